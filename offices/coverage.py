"""Which offices serve a country on a day, for what, and why.

It follows from roles alone: a role serves the countries it names and those of its area. Where an office is
says nothing.
"""

import datetime as dt
import enum
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.facts.certainty import SHOWN_CERTAINTIES
from foundation.facts.dates import InForce
from foundation.languages import Text, alphabetical, text
from structure.models import ContactPoint, OrgUnit, Placement
from structure.record import UnitRecord, recorded_units

from .models import AreaCountry, Country, Office, OfficeRole

Kind: Any = OfficeRole.Kind  # Django has no type hints: mypy takes its choices for pairs
Reached = list[tuple[OrgUnit, list[ContactPoint]]]  # units with their contacts

# From the nearest to the farthest; kinds that are not named here come between these and headquarters.
NEAREST_FIRST = [Kind.COUNTRY, Kind.SUB_OFFICE, Kind.COORDINATION, Kind.REGIONAL, Kind.SPECIAL_ENVOY]
# what is printed with a role
ROLE_RELATIONS = ["office__country", "area", "host__office", "successor__office"]


def roles_on(day: dt.date) -> QuerySet:
    """The published roles in force on a day, of offices that were open then."""
    roles = OfficeRole.objects.published().on(day)
    roles = roles.alias(office_open=InForce(Value(""), "office__abolished")).filter(office_open__contains=day)
    if day >= timezone.localdate():
        roles = roles.exclude(office__status=Office.Status.CLOSED)
    return roles


class Reason(enum.Enum):
    """Why a role serves a country."""

    NAMED = "named"
    MEMBER = "member"
    LAST_RESORT = "last-resort"


@dataclass(frozen=True)
class ServingRole:
    """One office to contact, in one of its roles, and why."""

    role: OfficeRole
    reason: Reason
    is_our_reading: bool = False

    @property
    def office(self) -> Office:
        return self.role.office

    @property
    def is_named(self) -> bool:
        return self.reason is Reason.NAMED

    @property
    def is_member(self) -> bool:
        return self.reason is Reason.MEMBER

    @property
    def why(self) -> str:
        """The reason in words; those of a member are followed by the name of the area."""
        if self.is_named:
            return _("This office is responsible for this country.")
        if self.is_member:
            return _("The country is in the area that this office serves.")
        return _("Contact headquarters if no other office answers.")


@dataclass(frozen=True, eq=False)
class Answer:
    """An office to turn to for a country: the roles in which it serves it, and its contacts on the day.

    ``seated``: the units that sit in it and can be reached.
    """

    office: Office
    serving_roles: list[ServingRole]
    contacts: list[ContactPoint]
    seated: Reached

    @property
    def name(self) -> Text:
        return text(self.office, "name")

    @property
    def kind_names(self) -> list[str]:
        """Its kinds of roles, each named once."""
        return list(
            dict.fromkeys(serving_role.role.get_kind_display() for serving_role in self.serving_roles)
        )

    @property
    def is_headquarters(self) -> bool:
        return any(serving_role.role.kind == Kind.HEADQUARTERS for serving_role in self.serving_roles)


def reached_at(offices: list[int], day: dt.date) -> Reached:
    """Offices by their keys, and the units that sit in them, with their contacts; one query."""
    placed = Placement.objects.published().on(day).filter(unit=OuterRef("pk"))
    units = recorded_units().filter(Q(pk__in=offices) | Q(Exists(placed), seat__in=offices))
    return [(unit, UnitRecord(unit, day).contacts) for unit in units.order_by("code")]


class Coverage:
    """The offices that serve a country on a day, from the nearest to headquarters; one query.

    Their contacts take another, unless they are given (``reached``: what ``reached_at`` answers for these
    offices, and maybe others). The order is the same in every language.
    """

    def __init__(self, country: Country, day: dt.date, reached: Reached | None = None) -> None:
        self.country, self.day = country, day
        self._given = reached

    @cached_property
    def roles(self) -> list[OfficeRole]:
        """All published roles that serve the country or sit in it, whenever they held.

        With them headquarters, and the roles for donors: who serves the country may hold one besides.
        """
        named = OfficeRole.countries.through.objects.filter(country=self.country, officerole=OuterRef("pk"))
        memberships = AreaCountry.objects.filter(country=self.country, area=OuterRef("area"))
        roles = OfficeRole.objects.published()
        everywhere = [Kind.HEADQUARTERS, Kind.RESOURCE_MOBILISATION]
        near = roles.filter(Q(office__country=self.country) | Q(kind__in=everywhere))
        return list(
            (roles.covering(self.country) | near)
            .annotate(
                is_named=Exists(named),
                membership=Subquery(memberships.values("certainty")[:1]),
                holds=Exists(roles_on(self.day).filter(pk=OuterRef("pk"))),
            )
            .select_related(*ROLE_RELATIONS)
            .order_by(alphabetical("office__name"), "pk")
        )

    @cached_property
    def serving_roles(self) -> list[ServingRole]:
        """The offices to contact, in order; headquarters last, for every country."""
        serving = [
            serving_role for role in self.roles if role.holds and (serving_role := _serving_role(role))
        ]
        return sorted(serving, key=_nearest_first) + self.headquarters

    @cached_property
    def headquarters(self) -> list[ServingRole]:
        heads = [role for role in self.roles if role.holds and role.kind == Kind.HEADQUARTERS]
        return sorted([ServingRole(role, Reason.LAST_RESORT) for role in heads], key=_nearest_first)

    @cached_property
    def answers(self) -> list[Answer]:
        """An ``Answer`` for each office, the nearest first."""
        by_office: dict[Office, list[ServingRole]] = {}
        contacts = {unit.pk: contacts for unit, contacts in self._reached}
        for serving_role in self.serving_roles:
            by_office.setdefault(serving_role.office, []).append(serving_role)
        return [
            Answer(office, steps, contacts[office.pk], self._seated(office))
            for office, steps in by_office.items()
        ]

    @cached_property
    def _reached(self) -> Reached:
        return self._given or reached_at([office.pk for office in self.offices], self.day)

    def _seated(self, office: Office) -> Reached:
        return [
            (unit, contacts) for unit, contacts in self._reached if unit.seat_id == office.pk and contacts
        ]

    def holders(self, kind: str) -> set[int]:
        """The keys of the offices that hold a role of this kind, which need not serve the country."""
        return {role.office_id for role in self.roles if role.holds and role.kind == kind}

    @property
    def is_known(self) -> bool:
        """Whether the facts name an office for this country, headquarters aside."""
        return self.serving_roles != self.headquarters

    @property
    def has_country_office(self) -> bool:
        return any(serving_role.role.kind == Kind.COUNTRY for serving_role in self.serving_roles)

    @cached_property
    def before(self) -> list[ServingRole]:
        """The former steps of the country, the most recently ended first."""
        ended = [
            serving_role
            for role in self.roles
            if has_ended(role, self.day) and (serving_role := _serving_role(role))
        ]
        return sorted(ended, key=lambda serving_role: serving_role.role.ends, reverse=True)

    @cached_property
    def located(self) -> dict[Office, list[OfficeRole]]:
        """The roles that sit in the country and do not serve it, by office."""
        offices: dict[Office, list[OfficeRole]] = {}
        for role in self.roles:
            sits_here = role.office.country_id == self.country.pk and role.kind != Kind.HEADQUARTERS
            if role.holds and sits_here and not _serving_role(role):
                offices.setdefault(role.office, []).append(role)
        return offices

    @cached_property
    def offices(self) -> list[Office]:
        """The offices of all steps, without duplicates."""
        return list(dict.fromkeys(serving_role.office for serving_role in self.serving_roles))


def _serving_role(role: OfficeRole) -> ServingRole | None:
    """Why this role serves the country, or None when it does not."""
    if role.kind == Kind.HEADQUARTERS:
        return None  # it serves every country, as a last resort
    if role.is_named:
        return ServingRole(role, Reason.NAMED)
    if role.membership:
        return ServingRole(role, Reason.MEMBER, is_our_reading=role.membership not in SHOWN_CERTAINTIES)
    return None


def _nearest_first(serving_role: ServingRole) -> tuple[int, bool, str, str]:
    """A place in the order: what is our reading comes after what is published, equals by their codes."""
    role = serving_role.role
    distance = NEAREST_FIRST.index(role.kind) if role.kind in NEAREST_FIRST else len(NEAREST_FIRST)
    return distance, serving_role.is_our_reading, role.office.code, role.code


def has_ended(role: OfficeRole, day: dt.date) -> bool:
    """Whether a role (with ``holds``) had held before this day and held no longer."""
    return not role.holds and (role.period.lower is None or role.period.lower <= day)
