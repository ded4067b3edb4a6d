"""Lists of press releases: their rows, filters and pagination."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import BadRequest
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.languages import alphabetical, columns, text
from foundation.search.vectors import parse_terms, typed_line
from offices.models import Country
from publishing.changes import CORRECTION

from .models import ReleaseEdition, Theme

PAGE_SIZE = 20
FOUNDED = 1951  # no release is older than the organisation
COUNT_LIMIT = 1000


def listed_releases():
    """The live editions with what a list prints of them, newest first; their long bodies are not read."""
    return _as_listed(ReleaseEdition.objects.published()).newest_first()


def _as_listed(releases):
    releases = releases.annotate(is_corrected=was_corrected())
    return releases.select_related("document").defer("body", *columns("body"))


def was_corrected():
    """An expression: whether a live edition, or an earlier one that was public, corrected the release."""
    changes = ReleaseEdition.objects.due().filter(document=OuterRef("document"), change_kind=CORRECTION)
    return Exists(changes.filter(number__lte=OuterRef("number")))


def matching_words(releases, words):
    """Those that contain every word, in any language, ignoring accents; the last word is a prefix."""
    search_terms = parse_terms(words, get_language()).as_prefix()
    return releases.filter(searched__matches=search_terms.tsquery())


def limited_count(releases):
    """The number of rows, counted up to ``COUNT_LIMIT``; one more stands for any larger number."""
    return releases.order_by()[: COUNT_LIMIT + 1].count()


def _choices(model, field, also):
    """The rows of a model under which a published release is filed, and ``also`` these."""
    filed = ReleaseEdition.objects.published().filter(**{field: OuterRef("pk")})
    return list(model.objects.filter(Q(Exists(filed)) | also).order_by(alphabetical("name")))


def _was_filed(field):
    """Whether a release filed there was ever public."""
    return Q(Exists(ReleaseEdition.objects.once_public().filter(**{field: OuterRef("pk")})))


class ReleaseFilter:
    """The filters of a list of releases: ``?year=2019&country=LB&theme=council&q=…``.

    Raises ``BadRequest`` for what is not written as it should be or names nothing, ``Http404`` for a year
    that has no list.
    """

    def __init__(self, parameters):
        self.year = read_year(parameters.get("year", ""))
        self.country_code = parameters.get("country", "").upper()
        self.theme_slug = parameters.get("theme", "")
        self.words = typed_line(parameters)

    @cached_property
    def countries(self):
        """The countries to choose from, in alphabetical order."""
        return _choices(Country, "countries", also=Q(iso2=self.country_code))

    @cached_property
    def themes(self):
        """The themes to choose from, in the order of the reader's alphabet.

        The name of one that no reader has seen yet can tell what is being prepared.
        """
        return _choices(Theme, "themes", also=Q(slug=self.theme_slug) & _was_filed("themes"))

    @cached_property
    def country(self):
        if not self.country_code:
            return None
        chosen = next((row for row in self.countries if row.iso2 == self.country_code), None)
        if not chosen:
            raise BadRequest(_("“country” must be a two-letter country code, such as SN."))
        return chosen

    @cached_property
    def theme(self):
        if not self.theme_slug:
            return None
        chosen = next((row for row in self.themes if row.slug == self.theme_slug), None)
        if not chosen:
            raise BadRequest(
                _("“theme” must be one of: %(values)s.")
                % {"values": ", ".join(row.slug for row in self.themes)}
            )
        return chosen

    def filed(self, releases):
        """Those of the requested country and theme, of any year and with any words: the archive."""
        if self.country:
            releases = releases.filter(countries=self.country)
        if self.theme:
            releases = releases.filter(themes=self.theme)
        return releases

    def narrow(self, releases):
        """Those that match the filters."""
        releases = self.filed(releases)
        if self.words:
            releases = matching_words(releases, self.words)
        if self.year:  # redundant, but lets PostgreSQL use the index on the first day
            releases = releases.dated_in(self.year).filter(date_from__year=self.year)
        return releases

    @property
    def asked(self):
        """The filter parameters: a dict of names and values."""
        parameters = {
            "year": self.year,
            "country": self.country_code,
            "theme": self.theme_slug,
            "q": self.words,
        }
        return {name: value for name, value in parameters.items() if value}

    @property
    def query(self):
        """What to append to an address so that the filter stays: ``?year=2019&country=LB`` or nothing."""
        return _query(self.asked)

    @property
    def alerts_query(self):
        """The part of the query that e-mail alerts support."""
        return _query({name: value for name, value in self.asked.items() if name in {"country", "theme"}})

    @property
    def parts(self):
        """Each active filter as text, with the query that remains when it is removed."""
        names = {
            "year": self.year,
            "country": self.country and text(self.country, "name"),
            "theme": self.theme and text(self.theme, "name"),
            "q": self.words,
        }
        for asked in self.asked:
            others = {name: value for name, value in self.asked.items() if name != asked}
            yield {"name": names[asked], "is_words": asked == "q", "query_without": _query(others)}

    @property
    def label(self):
        """The active filters in one line without markup, for a title; empty when there are none."""
        return " · ".join(str(part["name"]) for part in self.parts)


def _query(parameters):
    return f"?{urlencode(parameters)}" if parameters else ""


def has_list(year):
    """Whether this year can have a list: not a mistyped or future one."""
    return FOUNDED <= year <= timezone.localdate().year


def read_year(words):
    """The year of ``?year=``, None when it is not given.

    Raises ``BadRequest`` for what is none, ``Http404`` for one that has no list.
    """
    if not words:
        return None
    if not re.fullmatch(r"[0-9]{4}", words):
        raise BadRequest(_("“year” must be a year, such as 2019."))
    if not has_list(int(words)):
        raise Http404
    return int(words)


@dataclass(frozen=True)
class ListPosition:
    """A place in the list, newest first: the first day of a release's date (None: undated) and its number."""

    day: dt.date | None
    number: int

    @classmethod
    def of(cls, release):
        return cls(release.date_from, release.pk)

    @classmethod
    def read(cls, words):
        """The place in a query parameter. Raises ``BadRequest`` when it is invalid."""
        try:
            day, number = re.fullmatch(r"(undated|[0-9]{4}-[0-9]{2}-[0-9]{2})\.([0-9]{1,18})", words).groups()
            return cls(None if day == "undated" else dt.date.fromisoformat(day), int(number))
        except (AttributeError, ValueError):
            raise BadRequest(_("This page of the list does not exist.")) from None

    def __str__(self):
        return f"{self.day or 'undated'}.{self.number}"

    def is_newer_than(self, release):
        return (self.day or dt.date.min, self.number) > (release.date_from or dt.date.min, release.pk)

    def older(self, releases):
        """What follows this place, in parts that each read one range of the index."""
        undated = releases.filter(date_from=None)
        if self.day is None:
            return [undated.filter(pk__lt=self.number)]
        same_or_earlier = releases.filter(date_from__lte=self.day)  # lets PostgreSQL use the index
        return [same_or_earlier.filter(Q(date_from__lt=self.day) | Q(pk__lt=self.number)), undated]

    def newer(self, releases):
        """What precedes this place, nearest first, in the same kind of parts."""
        releases = releases.reverse()
        dated = releases.filter(date_from__isnull=False)
        if self.day is None:
            return [releases.filter(date_from=None, pk__gt=self.number), dated]
        same_or_later = releases.filter(date_from__gte=self.day)
        return [same_or_later.filter(Q(date_from__gt=self.day) | Q(pk__gt=self.number))]


@dataclass(frozen=True)
class ListPage:
    """A page of the list, with the places where the adjacent pages start (None if there is none)."""

    releases: list
    newer: ListPosition | None = None
    older: ListPosition | None = None

    @property
    def dated(self):
        return [release for release in self.releases if release.date]

    @property
    def undated(self):
        return [release for release in self.releases if not release.date]


def first_page(releases):
    return _page(_take([releases]), has_newer=False)


def older_page(releases, place):
    """The page of what is older than this place."""
    return _page(_take(place.older(releases)), has_newer=True)


def newer_page(releases, place):
    """The page of what is just newer than this place; None when that is the first page."""
    found = _take(place.newer(releases), is_reversed=True)
    if len(found) <= PAGE_SIZE:
        return None
    page = found[PAGE_SIZE - 1 :: -1]
    return ListPage(page, newer=ListPosition.of(page[0]), older=ListPosition.of(page[-1]))


def _take(parts, *, is_reversed=False):
    """One row more than a page holds, to know whether another page follows; always one query."""
    numbers = [part[: PAGE_SIZE + 1].values("pk") for part in parts]
    found = _as_listed(ReleaseEdition.objects.filter(pk__in=numbers[0].union(*numbers[1:], all=True)))
    found = found.newest_first()
    return list((found.reverse() if is_reversed else found)[: PAGE_SIZE + 1])


def _page(found, *, has_newer):
    page, goes_on = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    return ListPage(
        page,
        newer=ListPosition.of(page[0]) if has_newer and page else None,
        older=ListPosition.of(page[-1]) if goes_on else None,
    )
