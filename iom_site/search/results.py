"""What is found for a reader's words, in one order over all kinds; what to try when nothing is.

The best names come first (countries, offices, units, people, programmes, pages), then the press releases with
the words in their titles, then everything else, the newest releases first. All of it is keys until a page of
it is read (``rows.py``), so that a search costs the same wherever in it the reader is.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from foundation.search.vectors import MAX_HITS, without_sequential_scans
from news.lists import has_list
from news.search import MAX_RELEASES, countries_of, found_releases, tiers
from offices.models import Office
from offices.search import country_hits, office_hits
from pages.models import Programme
from pages.search import entry_hits, page_hits, programme_hits
from structure.search import person_hits, unit_hits

from .parameters import RESULT_KINDS, SHOWN_AS
from .possible import SEARCHED, possible_kinds, rows_by_word_for
from .ranking import IN_THE_NAME, OWN_NAMES, Hit, TypedWords, closeness

PAGE_SIZE = 20
MAX_NAMES_FIRST = 8  # of the names that come before the releases with the words in their titles
ORDER = {kind: number for number, kind in enumerate(RESULT_KINDS)}


@dataclass(frozen=True)
class ResultKey:
    """A result that is not read yet."""

    kind: str
    key: int
    names: str = ""


class SearchResults:
    """The results for some words, narrowed as asked."""

    def __init__(self, parameters, search_terms):
        self.parameters, self.search_terms = parameters, search_terms
        self.line = TypedWords.of(
            search_terms.words if search_terms is not parameters.search_terms else parameters.line,
            search_terms,
        )

    def __bool__(self):
        return bool(self.named or self.releases)

    # ------------------------------------------------------------ of which kinds

    @cached_property
    def named(self):
        """Everything but releases, as ``Hit``s; two queries at most."""
        kinds = [kind for kind in SEARCHED if SHOWN_AS.get(kind, kind) in self.parameters.kinds]
        if not kinds or not self.sought:
            return []
        with without_sequential_scans():
            rows_by_word = rows_by_word_for(self.sought)
            possible = possible_kinds(self.sought, rows_by_word)
            rows = [self.hits_of(kind, rows_by_word) for kind in kinds if kind in possible]
            if not rows:
                return []
            found = [Hit(*row) for row in (rows[0].union(*rows[1:], all=True) if rows[1:] else rows[0])]
        places = {
            (hit.kind, hit.related_names if hit.kind == "entry" else hit.key): hit for hit in reversed(found)
        }
        return [*places.values()][::-1]  # several entries of the menu may lead to one part of the site

    @cached_property
    def sought(self):
        """The words by which names are found."""
        return (
            self.search_terms.as_prefix()
            if self.search_terms.is_vague
            else self.search_terms.without(OWN_NAMES)
        )

    def hits_of(self, kind, rows_by_word):
        """What is found of one kind, as a queryset of ``HIT``."""
        match kind:
            case "country":
                return country_hits(self.sought, rows_by_word, self.parameters.country)
            case "office":
                return office_hits(self.sought, rows_by_word, timezone.localdate(), self.parameters.country)
            case "unit":
                return unit_hits(self.sought, rows_by_word)
            case "person":
                return person_hits(self.sought, rows_by_word)
            case "programme":
                return programme_hits(self.sought, rows_by_word, self.parameters.country)
            case "page":
                return page_hits(self.sought, rows_by_word)
            case "entry":
                return entry_hits(self.sought, rows_by_word)

    @cached_property
    def releases(self):
        """(key, first day of its date) of the releases, newest first; one query."""
        if "release" not in self.parameters.kinds or not self.search_terms:
            return []
        return found_releases(self.search_terms, self.parameters.country, self.parameters.year)

    # ------------------------------------------------------------ in which order

    @cached_property
    def ranked(self):
        """(closeness, hit) of everything but releases, the nearest first."""
        return sorted(((closeness(hit, self.line), hit) for hit in self.named), key=self.order)

    def first(self, number):
        """The nearest of everything but releases."""
        return [_key(hit) for _near, hit in self.ranked[:number]]

    @cached_property
    def keys(self):
        """The ``ResultKey`` of every result."""
        ranked = self.ranked
        first = [hit for near, hit in ranked if near >= IN_THE_NAME][:MAX_NAMES_FIRST]
        others = [hit for _near, hit in ranked if hit not in first]
        titled, told = self._releases_by_title()
        named = [hit for hit in others if hit.tier > 1]
        rest = [hit for hit in others if hit.tier == 1]
        return [*map(_key, first), *titled, *map(_key, named), *told, *map(_key, rest)]

    @staticmethod
    def order(pair):
        """By nearness first; ``pair`` is (closeness, hit)."""
        near, hit = pair
        return (-near, hit.place, ORDER[SHOWN_AS.get(hit.kind, hit.kind)], hit.names)

    def _releases_by_title(self):
        """Those with all the words in the title, and the others; one query."""
        keys = [key for key, _day in self.releases[:MAX_RELEASES]]
        tier = tiers(keys, self.search_terms) if keys else {}
        titled = [key for key in keys if tier.get(key) == 2]
        others = [key for key in keys if tier.get(key) != 2]
        return [ResultKey("release", key) for key in titled], [ResultKey("release", key) for key in others]

    def page(self, number):
        """The keys of a page, counted from 1."""
        return self.keys[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]

    @property
    def pages(self):
        return -(-len(self.keys) // PAGE_SIZE)

    # ------------------------------------------------------------ how many

    @cached_property
    def kinds(self):
        """How many there are of each kind, as far as they were looked at."""
        counts = Counter(SHOWN_AS.get(hit.kind, hit.kind) for hit in self.named)
        counts["release"] = min(len(self.releases), MAX_RELEASES)
        return {kind: counts[kind] for kind in RESULT_KINDS if counts[kind]}

    @property
    def number(self):
        return len(self.keys)

    @property
    def is_cut(self):
        """Whether there are more than were looked at."""
        most = Counter(hit.kind for hit in self.named)
        return len(self.releases) > MAX_RELEASES or any(one >= MAX_HITS for one in most.values())

    @cached_property
    def years(self):
        """How many releases there are of each year that has a list, newest first."""
        days = [day for _key, day in self.releases[:MAX_RELEASES] if day]
        years = Counter(day.year for day in days if has_list(day.year))
        return dict(sorted(years.items(), reverse=True))

    @cached_property
    def countries(self):
        """How many results there are of each country (key); as many queries as there are kinds of them."""
        keys = {kind: [hit.key for hit in self.named if hit.kind == kind] for kind in RESULT_KINDS}
        counts = Counter(countries_of([key for key, _day in self.releases[:MAX_RELEASES]]))
        counts.update(keys["country"])
        counts.update(Office.objects.filter(pk__in=keys["office"]).values_list("country", flat=True))
        counts.update(
            Programme.countries.through.objects.filter(programme__editions__in=keys["programme"]).values_list(
                "country", flat=True
            )
        )
        return counts


def _key(hit):
    return ResultKey(hit.kind, hit.key, hit.names)
