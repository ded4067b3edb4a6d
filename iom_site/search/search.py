"""One search of a reader: what was found, and whether for other words than those that were typed."""

from functools import cached_property

from django.http import Http404
from django.utils.translation import get_language

from foundation.languages import alphabetical, text
from foundation.search.vectors import read
from offices.models import Country

from .asked import KINDS, OF_COUNTRIES
from .results import PAGE_SIZE, Found
from .rows import rows_of
from .spelling import guesses

MOST_COUNTRIES = 12  # offered as filters


class Search:
    """What is found for an ``Asked``: for its words; else for words that begin as the last one does; else for
    those that the reader may have meant (``meant`` says which); else for some of them (``is_partial``)."""

    def __init__(self, asked):
        self.asked = asked
        self.meant, self.is_partial = "", False
        self.found = self._find()

    def _find(self):
        wanted = self.asked.wanted
        found = Found(self.asked, wanted)
        if found or not wanted:
            return found
        if beginning := Found(self.asked, wanted.beginning()):
            return beginning
        for line in guesses(wanted.terms):
            if likely := Found(self.asked, read(line, get_language())):
                self.meant = line
                return likely
        if len(wanted.terms) > 1 and (partly := Found(self.asked, wanted.any())):
            self.is_partial = True
            return partly
        return found

    @property
    def is_empty(self):
        """Whether nothing was asked for that can be looked for."""
        return not self.asked.wanted

    @cached_property
    def rows(self):
        """The results of the page asked for. Raises ``Http404`` when there is no such page."""
        if self.asked.page > max(1, self.found.pages):
            raise Http404
        return rows_of(self.found.page(self.asked.page), self.found.wanted, self.found.line)

    @property
    def start(self):
        """The number of the first result of the page."""
        return (self.asked.page - 1) * PAGE_SIZE + 1

    @property
    def previous_page(self):
        """None for the first, whose address has no number."""
        return self.asked.page - 1 if self.asked.page > 2 else None

    @property
    def next_page(self):
        return self.asked.page + 1

    # ------------------------------------------------------------ filters

    @property
    def kinds(self):
        """(name, number, query) of each kind of result, unless one was chosen."""
        if self.asked.kind:
            return []
        return [
            (KINDS[kind][1], number, self.asked.query_with(kind=kind))
            for kind, number in self.found.kinds.items()
        ]

    @cached_property
    def countries(self):
        """The same of the countries with most results, by name."""
        if self.asked.country_code or not {*OF_COUNTRIES} & {*self.asked.kinds}:
            return []
        numbers = dict(self.found.countries.most_common(MOST_COUNTRIES))
        countries = Country.objects.filter(pk__in=numbers).order_by(alphabetical("name"))
        return [
            (text(one, "name"), numbers[one.pk], self.asked.query_with(country=one.iso2)) for one in countries
        ]

    @property
    def years(self):
        """The same of the years of the releases."""
        if self.asked.year:
            return []
        return [(year, number, self.asked.query_with(year=year)) for year, number in self.found.years.items()]
