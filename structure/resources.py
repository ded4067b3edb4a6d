from django.core.exceptions import ValidationError
from django.db.models import Field

from foundation.exchange.resources import ContentResource, code_field
from foundation.languages import columns
from foundation.trees.resources import TreeResource

from .changes import UnitChange, moved_by_placement
from .models import Appointment, ContactPoint, OrgUnit, Person, Placement, Succession
from .placements import follow_placements


def check_kind(unit, *, must_be_office):
    """Refuse a file that would make an office of a unit, or a unit of an office."""
    if (unit.kind == OrgUnit.Kind.FIELD_OFFICE) != must_be_office:
        message = Field.default_error_messages["invalid_choice"]
        raise ValidationError({"kind": ValidationError(message, params={"value": unit.kind})})


class OrgUnitResource(TreeResource):
    """Units without their parent: a new one is at the top until its placement is imported."""

    change = UnitChange

    def before_save_instance(self, instance, row, **kwargs):
        """An office has a place on earth besides: its file is another."""
        offices = OrgUnit.objects.filter(kind=OrgUnit.Kind.FIELD_OFFICE)
        must_be_office = offices.filter(pk=instance.pk).exists()
        check_kind(instance, must_be_office=must_be_office)

    seat = code_field(OrgUnit, name="seat")

    class Meta:
        model = OrgUnit
        fields = [
            "code",
            "slug",
            "kind",
            *columns("name", "short_name", "mandate"),
            "other_names",
            "line",
            "seat",
            "established",
            "abolished",
            "certainty",
            "source",
        ]


class PlacementResource(TreeResource):
    """Placements of units. The tree is updated to today's placements."""

    change = UnitChange

    unit = code_field(OrgUnit, name="unit")
    parent = code_field(OrgUnit, name="parent")

    class Meta:
        model = Placement
        import_id_fields = ["unit", "starts"]
        fields = ["unit", "parent", "starts", "ends", *columns("name"), "certainty", "source"]

    def import_data(self, *args, **kwargs):
        self.placed = []  # the units whose placement a row wrote, in the order of the rows
        return super().import_data(*args, **kwargs)

    def after_save_instance(self, instance, row, **kwargs):
        self.placed.append(instance.unit_id)

    def after_import(self, dataset, result, **kwargs):
        follow_placements(dict.fromkeys(self.placed), self.user)
        super().after_import(dataset, result, **kwargs)

    def change_between(self, before, after):
        if before.parent_id == after.parent_id:
            return super().change_between(before, after)
        return moved_by_placement(before, after.parent)


class SuccessionResource(ContentResource):
    predecessor = code_field(OrgUnit, name="predecessor")
    successor = code_field(OrgUnit, name="successor")

    class Meta:
        model = Succession
        import_id_fields = ["predecessor", "successor"]
        fields = ["predecessor", "successor", "kind", "date", "certainty", "source"]


class PersonResource(ContentResource):
    class Meta:
        model = Person
        fields = [
            "code",
            "slug",
            *columns("name", "biography"),
            "other_names",
            "gender",
            "nationality",
            "certainty",
            "source",
        ]


class AppointmentResource(ContentResource):
    person = code_field(Person, name="person")
    unit = code_field(OrgUnit, name="unit")

    class Meta:
        model = Appointment
        fields = [
            "code",
            "person",
            "unit",
            *columns("title"),
            "rank",
            "starts",
            "ends",
            "certainty",
            "source",
        ]


class ContactPointResource(ContentResource):
    unit = code_field(OrgUnit, name="unit")
    person = code_field(Person, name="person")

    class Meta:
        model = ContactPoint
        fields = [
            "code",
            "unit",
            "purpose",
            "person",
            *columns("label"),
            "address",
            "phone_printed",
            "phone",
            "fax_printed",
            "fax",
            "email",
            "starts",
            "ends",
            "certainty",
            "source",
        ]
