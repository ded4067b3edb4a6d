from django.core.exceptions import ValidationError
from django.db.models import Field

from foundation.exchange.resources import ContentResource, content_fields
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

    class Meta:
        model = OrgUnit
        without = {"parent": "the tree follows the placements"}
        fields = content_fields(model, without=without)


class PlacementResource(TreeResource):
    """Placements of units. The tree is updated to today's placements."""

    change = UnitChange

    class Meta:
        model = Placement
        import_id_fields = ["unit", "starts"]
        fields = content_fields(model, first=["unit", "parent", "starts", "ends"])

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
    class Meta:
        model = Succession
        import_id_fields = ["predecessor", "successor"]
        fields = content_fields(model)


class PersonResource(ContentResource):
    class Meta:
        model = Person
        fields = content_fields(model, first=["code", "slug", *columns("name", "biography")])


class AppointmentResource(ContentResource):
    class Meta:
        model = Appointment
        fields = content_fields(model)


class ContactPointResource(ContentResource):
    class Meta:
        model = ContactPoint
        fields = content_fields(model)
