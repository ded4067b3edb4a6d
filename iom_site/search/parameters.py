"""What a reader asks the search for: ``?q=…&kind=office&country=SN&year=2019&page=2``."""

import re
from functools import cached_property

from django.core.exceptions import BadRequest
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from foundation.languages import text
from foundation.search.vectors import parse_terms, typed_line
from news.lists import read_year
from offices.filters import read_country

RESULT_KINDS = {  # in the order in which they come among equals; the plural names them as filters
    "country": (gettext_lazy("Country"), gettext_lazy("Countries")),
    "office": (gettext_lazy("Office"), gettext_lazy("Offices")),
    "unit": (gettext_lazy("Unit"), gettext_lazy("Units")),
    "person": (gettext_lazy("Person"), gettext_lazy("People")),
    "programme": (gettext_lazy("Programme"), gettext_lazy("Programmes")),
    "page": (gettext_lazy("Page"), gettext_lazy("Pages")),
    "release": (gettext_lazy("Press release"), gettext_lazy("Press releases")),
}
SHOWN_AS = {"entry": "page"}  # an entry of the menu is a page to its reader
KINDS_WITH_COUNTRY = ["country", "office", "programme", "release"]  # the kinds that ``country`` narrows


class SearchParameters:
    """The words and filters of an address.

    Raises ``BadRequest`` for what is not written as it should be, ``Http404`` for a year that cannot be.
    """

    def __init__(self, parameters):
        self.line = typed_line(parameters)
        self.kind = parameters.get("kind", "")
        if self.kind and self.kind not in RESULT_KINDS:
            raise BadRequest(_("“kind” must be one of: %(values)s.") % {"values": ", ".join(RESULT_KINDS)})
        self.year = read_year(parameters.get("year", ""))
        self.page = _number(
            parameters.get("page", "") or "1", "[1-9][0-9]{0,2}", _("This page of the list does not exist.")
        )
        self.country_code = parameters.get("country", "").upper()
        if self.country_code and not re.fullmatch("[A-Z]{2}", self.country_code):
            raise BadRequest(_("“country” must be a two-letter country code, such as SN."))

    @cached_property
    def search_terms(self):
        """The words as the database reads them."""
        return parse_terms(self.line, get_language())

    @cached_property
    def country(self):
        return read_country(self.country_code)

    @property
    def kinds(self):
        """The kinds that can have what is asked for."""
        kinds = [self.kind] if self.kind else RESULT_KINDS
        if self.country_code:
            kinds = [kind for kind in kinds if kind in KINDS_WITH_COUNTRY]
        if self.year:
            kinds = [kind for kind in kinds if kind == "release"]
        return list(kinds)

    @property
    def filters(self):
        """The parameters that narrow, without the words: a dict of name and value."""
        filters = {"kind": self.kind, "country": self.country_code, "year": self.year}
        return {name: value for name, value in filters.items() if value}

    @property
    def query(self):
        """The address of this search without its page: ``?q=…&kind=office``."""
        return self.query_with()

    def query_with(self, **changes):
        """The same with other words or filters; what is empty is left out."""
        asked = {"q": self.line} | self.filters | changes
        asked = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(asked)}" if asked else ""

    @property
    def parts(self):
        """The filters in words, each with the query that is left when it is taken off."""
        names = {
            "kind": self.kind and RESULT_KINDS[self.kind][1],
            "country": self.country and text(self.country, "name"),
            "year": self.year,
        }
        for name in self.filters:
            yield {"name": names[name], "query_without": self.query_with(**{name: ""})}

    @property
    def label(self):
        """What is asked for in one line, for a title."""
        return " · ".join([self.line, *(str(part["name"]) for part in self.parts)]) if self.line else ""


def _number(words, pattern, message):
    if not words:
        return None
    if not re.fullmatch(pattern, words):
        raise BadRequest(message)
    return int(words)
