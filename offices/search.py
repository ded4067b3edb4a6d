"""The offices and countries that a search finds."""

from collections import defaultdict
from functools import cache

from django.db.models import Case, IntegerField, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils.translation import override

from foundation.languages import LANGUAGES, columns
from foundation.search.vectors import folded, hits, lines, lines_of, split_words
from structure.models import OrgUnit

from .coverage import roles_on
from .models import Area, Country, Office, OfficeRole

# Words that mean an office, but not which one.
OFFICE_WORDS = (
    "bureau bureaux antenne office offices branch mission oficina oficinas مكتب مكاتب المكتب المكاتب"
)
OFFICE_WORDS = frozenset(map(folded, OFFICE_WORDS.split()))
FIRST, SECOND, LAST = 0, 1, 2  # among equals: whole offices, then sub-offices and the like, then former ones
SHORTEST_KIND = 4  # the least letters of a word that names a kind of role
MINOR = [OfficeRole.Kind.SUB_OFFICE, OfficeRole.Kind.HOSTED_FUNCTION]


def office_hits(search_terms, rows_by_word, day, country=None):
    """Offices by their names, and by those of their country, their roles and the areas of these."""
    rows = Office.objects.published()
    if country:
        rows = rows.filter(country=country)
    for words, part in search_terms.without(OFFICE_WORDS).pairs():
        roles = OfficeRole.objects.published().filter(
            Q(pk__in=rows_by_word.rows(OfficeRole, part))
            | Q(area__in=rows_by_word.rows(Area, part))
            | Q(kind__in=kinds_named(words))
        )
        rows = rows.filter(
            Q(pk__in=rows_by_word.rows(OrgUnit, part))
            | Q(country__in=rows_by_word.rows(Country, part))
            | Q(pk__in=roles.values("office"))
        )
    held = roles_on(day).filter(office=OuterRef("pk"))
    weight = Case(When(kind__in=MINOR, then=SECOND), default=FIRST, output_field=IntegerField())
    place = Coalesce(Subquery(held.order_by(weight).values_list(weight)[:1]), LAST)
    names = [*columns("name", "short_name"), "other_names"]
    related_names = lines(*columns("country__name"), "country__other_names", lines_of(held, "kind"))
    return hits(rows, search_terms, "office", names=names, related_names=related_names, place=place)


def kinds_named(words):
    """The kinds of roles that one of these words names, in any language: siège, regional."""
    return sorted({kind for word in words.split() for kind in _kinds_by_word().get(folded(word), [])})


@cache
def labels_of(kind):
    """The names of a kind of role in each language; empty for any other word."""
    labels = []
    for language in LANGUAGES if kind in OfficeRole.Kind.values else []:
        with override(language):
            labels.append(str(OfficeRole.Kind(kind).label))
    return labels


@cache
def _kinds_by_word():
    kinds = defaultdict(set)
    for kind in OfficeRole.Kind.values:
        for word in {folded(word) for label in labels_of(kind) for word in split_words(label)} - OFFICE_WORDS:
            if len(word) >= SHORTEST_KIND:
                kinds[word].add(kind)
    return kinds


def country_hits(search_terms, rows_by_word, country=None):
    """Countries by their names and other names."""
    rows = rows_by_word.having_all(Country.objects.all(), search_terms.without(OFFICE_WORDS).parts())
    if country:
        rows = rows.filter(pk=country.pk)
    return hits(rows, search_terms, "country", names=[*columns("name"), "other_names"])
