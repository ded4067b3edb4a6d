"""One search of a reader: what was found, and whether for other words than those that were typed."""

from functools import cached_property

from django.http import Http404
from django.utils.translation import get_language

from foundation.languages import alphabetical, text
from foundation.search.vectors import parse_terms
from offices.models import Country

from .parameters import KINDS_WITH_COUNTRY, RESULT_KINDS
from .results import PAGE_SIZE, SearchResults
from .rows import rows_of
from .spelling import guesses

MAX_COUNTRIES = 12  # offered as filters


class Search:
    """What is found for an ``Asked``: for its words; else for words that begin as the last one does; else for
    those that the reader may have meant (``meant`` says which); else for some of them (``is_partial``)."""

    def __init__(self, parameters):
        self.parameters = parameters
        self.meant, self.is_partial = "", False
        self.found = self._find()

    def _find(self):
        search_terms = self.parameters.search_terms
        found = SearchResults(self.parameters, search_terms)
        if found or not search_terms:
            return found
        if beginning := SearchResults(self.parameters, search_terms.as_prefix()):
            return beginning
        for line in guesses(search_terms.terms):
            if likely := SearchResults(self.parameters, parse_terms(line, get_language())):
                self.meant = line
                return likely
        if len(search_terms.terms) > 1 and (
            partly := SearchResults(self.parameters, search_terms.matching_any())
        ):
            self.is_partial = True
            return partly
        return found

    @property
    def is_empty(self):
        """Whether nothing was asked for that can be looked for."""
        return not self.parameters.search_terms

    @cached_property
    def rows(self):
        """The results of the page asked for. Raises ``Http404`` when there is no such page."""
        if self.parameters.page > max(1, self.found.pages):
            raise Http404
        return rows_of(self.found.page(self.parameters.page), self.found.search_terms, self.found.line)

    @property
    def start(self):
        """The number of the first result of the page."""
        return (self.parameters.page - 1) * PAGE_SIZE + 1

    @property
    def previous_page(self):
        """None for the first, whose address has no number."""
        return self.parameters.page - 1 if self.parameters.page > 2 else None

    @property
    def next_page(self):
        return self.parameters.page + 1

    # ------------------------------------------------------------ filters

    @property
    def kinds(self):
        """(name, number, query) of each kind of result, unless one was chosen."""
        if self.parameters.kind:
            return []
        return [
            (RESULT_KINDS[kind][1], number, self.parameters.query_with(kind=kind))
            for kind, number in self.found.kinds.items()
        ]

    @cached_property
    def countries(self):
        """The same of the countries with most results, by name."""
        if self.parameters.country_code or not {*KINDS_WITH_COUNTRY} & {*self.parameters.kinds}:
            return []
        numbers = dict(self.found.countries.most_common(MAX_COUNTRIES))
        countries = Country.objects.filter(pk__in=numbers).order_by(alphabetical("name"))
        return [
            (text(one, "name"), numbers[one.pk], self.parameters.query_with(country=one.iso2))
            for one in countries
        ]

    @property
    def years(self):
        """The same of the years of the releases."""
        if self.parameters.year:
            return []
        return [
            (year, number, self.parameters.query_with(year=year)) for year, number in self.found.years.items()
        ]
