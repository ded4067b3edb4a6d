"""What is recorded about one unit: how it is reached, what it replaced, what took its place.

A unit's page has many kinds of facts and few queries: contacts and successions come as JSON columns of the
query that finds the unit, and become objects of their models again, for reading only.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from foundation.facts.certainty import shown
from foundation.history.versions import content_columns
from foundation.json_rows import json_rows
from foundation.languages import columns

from .lifetimes import had_ended
from .models import ContactPoint, OrgUnit, Person, Succession

UNIT = ["slug", "kind", *columns("name")]
PERSON = ["slug", *columns("name")]


def public_successions():
    """What became of units, where the unit and what took its place may be shown."""
    known = Q(successor=None) | shown("successor")
    return Succession.objects.published().filter(known, shown("predecessor"))


def recorded_units():
    """The units a visitor may see, each with its contacts and successions (see ``UnitRecord``)."""
    contacts = ContactPoint.objects.published().filter(unit=OuterRef("pk")).order_by("purpose", "pk")
    contacts = contacts.annotate(is_named=Exists(Person.objects.published().filter(pk=OuterRef("person"))))
    after = public_successions().filter(predecessor=OuterRef("pk")).order_by("date", "pk")
    before = public_successions().filter(successor=OuterRef("pk")).order_by("date", "pk")
    return (
        OrgUnit.objects.published()
        .select_related("seat")
        .annotate(
            contact_rows=_rows(contacts, "is_named", person=PERSON),
            successor_rows=_rows(after, successor=UNIT),
            predecessor_rows=_rows(before, predecessor=UNIT),
        )
    )


def _rows(queryset, *annotations, **related):
    """The rows as JSON objects: their own columns, the annotations, and these columns of related rows."""
    paths = [*content_columns(queryset.model), *annotations]
    paths += [f"{relation}__{column}" for relation, names in related.items() for column in names]
    return json_rows(queryset, paths)


def _from_json(model, row, relation):
    """The object that a JSON row describes, and the one behind this relation when it has one."""
    thing = _instance(model, row)
    if getattr(thing, f"{relation}_id"):
        related = model._meta.get_field(relation).related_model
        setattr(thing, relation, _instance(related, row, f"{relation}__"))
    return thing


def _instance(model, row, prefix=""):
    fields = [model._meta.get_field(name) for name in content_columns(model) if prefix + name in row]
    return model(**{field.attname: field.to_python(row[prefix + field.name]) for field in fields})


class UnitRecord:
    """The facts about a unit of ``recorded_units()`` as they look from a day.

    ``successors`` and ``predecessors`` are pairs: the succession, and the unit (None when it was closed).
    """

    def __init__(self, unit, day):
        self.seat = unit.seat if unit.seat and unit.seat.is_shown else None
        self.has_ended = had_ended(unit, timezone.localdate())
        self.had_ended = had_ended(unit, day)
        rows = [row if row["is_named"] else row | {"person": None} for row in unit.contact_rows]
        contacts = [_from_json(ContactPoint, row, "person") for row in rows]
        self.contacts = [one for one in contacts if one.is_in_force(day) and not self.had_ended]
        self.former_contacts = [one for one in contacts if one not in self.contacts]
        successions = [_from_json(Succession, row, "successor") for row in unit.successor_rows]
        predecessions = [_from_json(Succession, row, "predecessor") for row in unit.predecessor_rows]
        self.successors = [(one, one.successor) for one in successions]
        self.predecessors = [(one, one.predecessor) for one in predecessions]
