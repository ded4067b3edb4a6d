"""Which offices and countries a reader's words find."""

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.fields import IntegerField

from publishing.languages import columns
from publishing.search import folded, hits, lines

from .coverage import roles_on
from .models import Country, Office, OfficeRole

# Words that ask for an office without saying which.
OFFICE_WORDS = (
    "bureau bureaux antenne office offices branch mission oficina oficinas مكتب مكاتب المكتب المكاتب"
)
OFFICE_WORDS = frozenset(map(folded, OFFICE_WORDS.split()))
FIRST, SECOND, LAST = 0, 1, 2  # among equals: whole offices, then sub-offices and the like, then former ones
MINOR = [OfficeRole.Kind.SUB_OFFICE, OfficeRole.Kind.HOSTED_FUNCTION]


def office_hits(wanted, day, country=None):
    """Offices by their names, and by those of their country, their roles and the areas of these."""
    rows = Office.objects.published()
    if country:
        rows = rows.filter(country=country)
    for part in wanted.without(OFFICE_WORDS).parts():
        roles = OfficeRole.objects.published().filter(
            Q(searched__matches=part) | Q(area__searched__matches=part)
        )
        rows = rows.filter(
            Q(searched__matches=part) | Q(country__searched__matches=part) | Q(pk__in=roles.values("office"))
        )
    held = roles_on(day).filter(office=OuterRef("pk"))
    place = Case(
        When(Exists(held.exclude(kind__in=MINOR)), then=FIRST),
        When(Exists(held), then=SECOND),
        default=Value(LAST),
        output_field=IntegerField(),
    )
    names = [*columns("name", "short_name"), "other_names"]
    return hits(rows, wanted, "office", names=names, beside=_country_names(), place=place)


def _country_names():
    return lines(*columns("country__name"), "country__other_names")


def country_hits(wanted, country=None):
    """Countries by their names and other names."""
    rows = Country.objects.filter(searched__matches=wanted.without(OFFICE_WORDS).tsquery())
    if country:
        rows = rows.filter(pk=country.pk)
    return hits(rows, wanted, "country", names=[*columns("name"), "other_names"])
