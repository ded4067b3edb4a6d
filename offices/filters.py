"""The filters of the list of offices, and the filtered list."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.core.exceptions import BadRequest
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from foundation.json_rows import json_rows
from foundation.languages import alphabetical, columns, text
from foundation.search.vectors import typed_line

from .coverage import roles_on
from .marks import shape_of
from .models import Area, AreaCountry, Country, Office, OfficeRole
from .names import matching

Kind = OfficeRole.Kind

ROLE_ORDER = list(Kind)  # in the order in which the roles of an office are printed
# long lists are read region by region, short ones at once
LISTED_BY_REGION = ["", Kind.COUNTRY, Kind.SUB_OFFICE]
SEARCHED_COLUMNS = [
    *columns("office__name", "office__country__name"),
    "office__other_names",
    "office__country__other_names",
]
COUNTRY_FIELDS = ["iso2", *columns("name")]  # the fields of a country that a list prints or links


def country_rows(countries, **more):
    """Countries as rows in another query; ``Country(**row)`` makes instances of them."""
    return json_rows(countries, COUNTRY_FIELDS, **more)


class OfficeFilters:
    """The role, country, region and words of the query. Raises ``BadRequest`` for unknown values."""

    def __init__(self, data):
        public = OfficeRole.objects.published().filter(area=OuterRef("pk"))
        self.areas = list(Area.objects.filter(Exists(public)).order_by(alphabetical("name"), "pk"))
        self.kind = data.get("role", "")
        if self.kind and self.kind not in Kind:
            raise BadRequest(_("“role” must be one of: %(values)s.") % {"values": ", ".join(Kind.values)})
        slug = data.get("region", "")
        self.country = read_country(data.get("country", "").upper())
        self.area = next((area for area in self.areas if area.slug == slug), None)
        if slug and not self.area:
            slugs = ", ".join(area.slug for area in self.areas)
            raise BadRequest(_("“region” must be one of: %(values)s.") % {"values": slugs})
        self.query = typed_line(data)

    @property
    def is_set(self):
        return bool(self.kind or self.country or self.area or self.query)

    @property
    def canonical_query(self):
        """The query string that identifies this list; a search is left out."""
        parts = {"role": self.kind, "country": self.country and self.country.iso2}
        parts["region"] = self.area and self.area.slug
        chosen = {name: value for name, value in parts.items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""

    def address(self, requested, view="offices:offices", **changes):
        """The list with these filters changed (``role=""`` takes one out), on the day asked about.

        Or another view of it: ``offices:map``.
        """
        parts = {"role": self.kind, "region": self.area and self.area.slug, "q": self.query}
        parts["country"] = self.country and self.country.iso2
        parts["on"] = requested.is_explicit and requested.day.isoformat()
        chosen = {name: value for name, value in (parts | changes).items() if value}
        return reverse(view) + (f"?{urlencode(chosen)}" if chosen else "")

    def narrow(self, roles):
        """All roles of the offices that answer the filters; the role asked for is left to the list."""
        if self.country:
            serving = roles.covering(self.country).values("office")
            roles = roles.filter(Q(office__country=self.country) | Q(office__in=serving))
        if self.area:
            roles = roles.filter(office__in=_serving_in(self.area, roles).values("office"))
        if self.query:
            roles = roles.filter(matching(self.query, *SEARCHED_COLUMNS))
        return roles


def read_country(code):
    """The country of ``?country=``, or None without it. Raises ``BadRequest`` when it is unknown."""
    country = Country.objects.filter(iso2=code).first() if re.fullmatch("[A-Z]{2}", code) else None
    if code and not country:
        raise BadRequest(_("“country” must be a two-letter country code, such as SN."))
    return country


def _serving_in(area, roles):
    """The roles for this area, and those that serve a country in it."""
    countries = AreaCountry.objects.filter(area=area).values("country")
    named = OfficeRole.countries.through.objects.filter(country__in=countries).values("officerole")
    areas = AreaCountry.objects.filter(country__in=countries).values("area")
    return roles.filter(Q(area=area) | Q(pk__in=named) | Q(area__in=areas))


@dataclass(frozen=True, eq=False)
class ListedOffice:
    """An office of the list with its roles on the day, and the role that its mark shows."""

    office: Office
    roles: list
    main: OfficeRole

    @cached_property
    def url(self):
        return self.office.get_absolute_url()

    @property
    def anchor(self):
        """The name of its row in the list."""
        return f"office-{self.office.slug}"

    @property
    def shape(self):
        return shape_of(self.main.kind)

    @cached_property
    def city(self):
        return text(self.office, "name")

    @property
    def label(self):
        """The label of its mark on the map."""
        return f"{self.city.plain} – {self.main.get_kind_display()}"

    @property
    def kinds(self):
        return {role.kind for role in self.roles}

    @property
    def region(self):
        """The key of the area of its own regional role, else of the region of a country that it names."""
        own = (role.area_id for role in self.roles if role.kind == Kind.REGIONAL)
        named = (role.region for role in self.roles if role.kind in LISTED_BY_REGION)
        return next(own, None) or next(named, None)


class OfficeList:
    """The offices with a role in force on a day that answer a reader's filters; one query."""

    def __init__(self, day, filters):
        self.filters = filters
        roles = _listed_roles(filters.narrow(roles_on(day)), day)
        offices = groupby(roles, key=lambda role: role.office)
        self.found = [_entry(office, held, filters.kind) for office, held in offices]
        self.entries = [entry for entry in self.found if not filters.kind or filters.kind in entry.kinds]

    @property
    def countries(self):
        """The number of countries with an office."""
        return len({entry.office.country_id for entry in self.entries})

    def kinds(self):
        """Each role with the number of offices that hold it, ignoring the role filter."""
        return [(kind, sum(kind in entry.kinds for entry in self.found)) for kind in ROLE_ORDER]

    @property
    def is_by_region(self):
        return self.filters.kind in LISTED_BY_REGION

    def groups(self):
        """(area, entries): region by region, first those that belong to none; short lists in one group."""
        if not self.is_by_region:
            return [(None, self.entries)]
        areas = [None, *self.filters.areas]
        groups = [(area, [e for e in self.entries if e.region == (area and area.pk)]) for area in areas]
        return [(area, entries) for area, entries in groups if entries]


def _entry(office, roles, asked_kind):
    roles = sorted(roles, key=lambda role: ROLE_ORDER.index(role.kind))
    for role in roles:
        role.details = _details(role)
    main = next((role for role in roles if role.kind == asked_kind), roles[0])
    return ListedOffice(office, roles, main)


def _details(role):
    """What is said of a role beside its kind: its area or purpose, and the countries it names.

    Not those of an office that serves the country where it is, and no other.
    """
    about = text(role.area, "name") if role.area else text(role, "purpose")
    countries = [Country(**row) for row in role.named_rows]
    if [country.iso2 for country in countries] == [role.office.country.iso2]:
        countries = []
    return [words for words in [about, *(text(country, "name") for country in countries)] if words]


def _listed_roles(roles, day):
    """With the countries each role names, and the region of these."""
    named = Country.objects.filter(roles=OuterRef("pk")).order_by(alphabetical("name"))
    regional = roles_on(day).filter(kind=Kind.REGIONAL, area__memberships__country__roles=OuterRef("pk"))
    return (
        roles.annotate(named_rows=country_rows(named), region=Subquery(regional.values("area")[:1]))
        .select_related("office__country", "area", "host__office")
        .defer(*columns("office__mandate", "host__office__mandate"))
        .order_by(alphabetical("office__name"), "office", "pk")
    )
