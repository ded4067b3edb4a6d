"""Everything known about one office on a day, in two queries."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.db.models import Exists, OuterRef, Q

from foundation.facts.certainty import SHOWN_CERTAINTIES
from foundation.json_rows import json_rows
from foundation.languages import alphabetical, columns
from structure.chart import label_of
from structure.models import OrgUnit, Placement
from structure.record import UnitRecord, recorded_units

from .coverage import ROLE_RELATIONS, has_ended, roles_on
from .duties import DUTIES
from .filters import COUNTRY_FIELDS, ROLE_ORDER, country_rows
from .models import Country, OfficeRole, OutsideRelation

Kind = OfficeRole.Kind

RELATION = ["kind", "acronym", *columns("name")]
PLACE = ["parent_id", *columns("name")]
RELATIONS = OutsideRelation.Kind.values


@dataclass(frozen=True)
class Served:
    """A country that a role serves, and whether that is only our reading of its area."""

    country: Country
    is_our_reading: bool = False


class Profile:
    """An office on a day: its roles, what it stands under, what sits in it, how to reach it."""

    def __init__(self, office, day):
        self.office, self.day = office, day

    # -------------------------------------------------------------- roles

    @cached_property
    def _roles_around(self):
        """Every published role of the office, those it hosts for others, and headquarters."""
        named = Country.objects.filter(roles=OuterRef("pk")).order_by(alphabetical("name"))
        members = Country.objects.filter(memberships__area=OuterRef("area")).order_by(alphabetical("name"))
        relations = OutsideRelation.objects.filter(role=OuterRef("pk")).order_by(alphabetical("name"))
        around = Q(office=self.office) | Q(host__office=self.office) | Q(kind=Kind.HEADQUARTERS)
        roles = (
            OfficeRole.objects.published()
            .filter(around)
            .annotate(
                holds=Exists(roles_on(self.day).filter(pk=OuterRef("pk"))),
                named_rows=country_rows(named),
                member_rows=country_rows(members, certainty="memberships__certainty"),
                relation_rows=json_rows(relations, RELATION),
            )
            .select_related(*ROLE_RELATIONS)
            .order_by(alphabetical("office__name"), "pk")
        )
        return sorted(roles, key=lambda role: ROLE_ORDER.index(role.kind))

    @cached_property
    def _own_roles(self):
        return [role for role in self._roles_around if role.office_id == self.office.pk]

    @cached_property
    def roles(self):
        """In force on the day, hosted functions apart, each with the countries it serves."""
        roles = [role for role in self._own_roles if role.holds and role.kind != Kind.HOSTED_FUNCTION]
        for role in roles:
            role.served = _served(role)
            role.duty = DUTIES.get(role.kind, "")
            role.is_our_reading = any(one.is_our_reading for one in role.served)
        return roles

    @property
    def kind_names(self):
        """Its kinds of roles, each named once."""
        return list(dict.fromkeys(role.get_kind_display() for role in self.roles))

    @cached_property
    def former_roles(self):
        return [role for role in self._own_roles if has_ended(role, self.day)]

    @cached_property
    def functions(self):
        """The functions it hosts: its own, and the roles of other offices that it hosts or administers."""
        own = [role for role in self._own_roles if role.holds and role.kind == Kind.HOSTED_FUNCTION]
        return own + [role for role in self._roles_around if role.holds and self._is_guest(role)]

    def _is_guest(self, role):
        is_hosted_here = role.host and role.host.is_shown and role.host.office_id == self.office.pk
        return is_hosted_here and role.office_id != self.office.pk

    @cached_property
    def relations(self):
        """(kind, relations) to bodies outside, of the roles in force."""
        rows = [row for role in self._own_roles if role.holds for row in role.relation_rows]
        found = sorted((OutsideRelation(**row) for row in rows), key=lambda one: RELATIONS.index(one.kind))
        return [(label, list(same)) for label, same in groupby(found, lambda one: one.get_kind_display())]

    # -------------------------------------------------------------- structure

    @cached_property
    def _units_around(self):
        """The office, what stands over or under it on the day, what sits or sat in it, and headquarters."""
        headquarters = roles_on(self.day).filter(kind=Kind.HEADQUARTERS)
        places = Placement.objects.published().on(self.day)
        around = (
            Q(pk=self.office.pk)
            | Q(seat=self.office.pk)
            | Q(pk__in=headquarters.values("office"))
            | Q(pk__in=places.filter(parent=self.office.pk).values("unit"))
            | Q(pk__in=places.filter(unit=self.office.pk).values("parent"))
        )
        place = places.filter(unit=OuterRef("pk"))
        units = recorded_units().filter(around).annotate(place_rows=json_rows(place, PLACE))
        return [Neighbour(unit, self.day) for unit in units.order_by(alphabetical("name"), "pk")]

    @cached_property
    def _itself(self):
        return next(one for one in self._units_around if one.unit.pk == self.office.pk)

    @property
    def record(self):
        """The contacts of the office, present and former."""
        return self._itself.record

    @cached_property
    def above(self):
        """Its parent on the day, or None."""
        parent = self._itself.parent_id
        return next((one for one in self._units_around if parent and one.unit.pk == parent), None)

    @cached_property
    def turn_to(self):
        """Whom to turn to instead: the office above it and headquarters, first who can be reached."""
        heads = [role for role in self._roles_around if role.holds and role.kind == Kind.HEADQUARTERS]
        heads = {role.office_id for role in heads}
        is_office = self.above and self.above.unit.kind == OrgUnit.Kind.FIELD_OFFICE
        keys = {*heads, self.above.unit.pk if is_office else None} - {self.office.pk}
        others = [one for one in self._units_around if one.unit.pk in keys and not one.record.had_ended]
        for one in others:
            one.is_headquarters = one.unit.pk in heads
        return sorted(others, key=lambda one: (not one.record.contacts, one is not self.above))

    @cached_property
    def below(self):
        """Its children on the day."""
        below = [one for one in self._units_around if one.parent_id == self.office.pk]
        return [one for one in below if not one.record.had_ended]

    @cached_property
    def seated(self):
        """The units that sit in it, offices aside, and stand somewhere in the structure on the day."""
        return [one for one in self._guests if one.place and not one.record.had_ended]

    @cached_property
    def seated_contacts(self):
        """(unit, contact points) by which units that sit in it can be reached on the day."""
        return [(one, one.record.contacts) for one in self._guests if one.place and one.record.contacts]

    @cached_property
    def former_contacts(self):
        """(unit, contact points) of units that sit or sat in it, by which they were reached once."""
        return [(one, one.record.former_contacts) for one in self._guests if one.record.former_contacts]

    @property
    def has_former_contacts(self):
        return bool(self.record.former_contacts or self.former_contacts)

    @property
    def _guests(self):
        return [one for one in self._units_around if one.unit.seat_id == self.office.pk]


class Neighbour:
    """A unit around an office, as it stood on the day: its ``label`` is its name then."""

    is_headquarters = False

    def __init__(self, unit, day):
        self.unit, self.record = unit, UnitRecord(unit, day)
        self.place = next((Placement(**row) for row in unit.place_rows), None)
        self.label = label_of(unit, self.place)

    @property
    def parent_id(self):
        return self.place and self.place.parent_id


def _served(role):
    """The countries that a role serves: those it names, and those of its area."""
    named = [Served(_country(row)) for row in role.named_rows]
    codes = {one.country.iso2 for one in named}
    members = [row for row in role.member_rows if row["iso2"] not in codes]
    return named + [Served(_country(row), row["certainty"] not in SHOWN_CERTAINTIES) for row in members]


def _country(row):
    return Country(**{name: row[name] for name in COUNTRY_FIELDS})
