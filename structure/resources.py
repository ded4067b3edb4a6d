from publishing.languages import columns
from publishing.resources import ContentResource, key

from .models import Appointment, ContactPoint, OrgUnit, Person, Placement, Succession
from .tree import tree_write


class TreeResource(ContentResource):
    """Rows of a tree: the lock is taken before the first row is read."""

    def import_data(self, *args, **kwargs):
        with tree_write(self._meta.model):
            return super().import_data(*args, **kwargs)


class OrgUnitResource(TreeResource):
    """Units without their place: a new one stands at the top until its placement is imported."""

    seat = key(OrgUnit, name="seat")

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


class PlacementResource(ContentResource):
    """Where units stood when; the tree follows to where they stand today."""

    unit = key(OrgUnit, name="unit")
    parent = key(OrgUnit, name="parent")

    class Meta:
        model = Placement
        import_id_fields = ["unit", "starts"]
        fields = ["unit", "parent", "starts", "ends", *columns("name"), "certainty", "source"]

    def import_data(self, *args, **kwargs):
        self.placed = []  # the units whose placement a row wrote, in the order of the rows
        with tree_write(OrgUnit):
            return super().import_data(*args, **kwargs)

    def after_save_instance(self, instance, row, **kwargs):
        self.placed.append(instance.unit_id)

    def after_import(self, dataset, result, **kwargs):
        super().after_import(dataset, result, **kwargs)
        follow_placements(dict.fromkeys(self.placed))


def follow_placements(unit_pks):
    """Move units to where their placement of today, or the last one, says. Needs the tree's lock."""
    current = set(Placement.objects.current().values_list("pk", flat=True))
    places = {}
    for placement in Placement.objects.filter(unit__in=unit_pks).order_by("pk"):
        rank = (placement.pk in current, placement.starts)
        if placement.unit_id not in places or rank > places[placement.unit_id][0]:
            places[placement.unit_id] = (rank, placement.parent_id)
    for unit_pk in unit_pks:
        unit, (_rank, parent_pk) = OrgUnit.objects.get(pk=unit_pk), places[unit_pk]
        if unit.parent_id != parent_pk:
            OrgUnit.objects.move_node(unit, parent_pk and OrgUnit.objects.get(pk=parent_pk), "last-child")


class SuccessionResource(ContentResource):
    predecessor = key(OrgUnit, name="predecessor")
    successor = key(OrgUnit, name="successor")

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
    person = key(Person, name="person")
    unit = key(OrgUnit, name="unit")

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
    unit = key(OrgUnit, name="unit")
    person = key(Person, name="person")

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
