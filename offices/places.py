"""The countries meant by words that a reader types: a country, a territory, a city, an older name.

The names are few (some thousands), so they are read at each request and compared here. The cities are those
of public offices. The great cities that have none lead to their country too: the names of time zones in CLDR,
which Babel brings. They are never printed, so that nobody takes them for offices.
"""

import re
from dataclasses import dataclass, field
from functools import cache, cached_property

from babel import Locale
from babel.core import get_global
from django.db.models import Exists, OuterRef
from rapidfuzz import fuzz, process

from foundation.languages import ARTICLE, LANGUAGES, alphabetical
from foundation.search.vectors import folded

from .models import Country, Office, OfficeRole

MAX_CHOICES = 12  # choices shown; when there are more, the reader types on
MIN_SIMILARITY = 72  # the similarity in per cent from which a name is proposed
MAX_PROPOSALS = 5
# in addition to those of every search
LETTER_REPLACEMENTS = str.maketrans({"đ": "d", "ʽ": "", "ʿ": "", "ʾ": ""})


def comparable(words):
    """Words as names of places are compared: folded, without punctuation and articles."""
    found = re.sub(r"[\W_]+", " ", folded(words).translate(LETTER_REPLACEMENTS)).split()
    return " ".join(word.removeprefix(ARTICLE) or word for word in found)


@dataclass(frozen=True)
class Name:
    """A name of a country or of a city in it, as it is compared."""

    folded: str
    country: Country
    office: Office | None = None
    printed: str = ""  # when it is another name than the one that is shown
    is_own: bool = False  # the name of a country in one of our languages

    @property
    def is_older(self):
        """Whether it is another name of a country."""
        return bool(self.printed and not self.office)


@dataclass(frozen=True)
class PlaceChoice:
    """A country that the words may mean, and the name that matched."""

    name: Name

    @property
    def country(self):
        return self.name.country

    @property
    def office(self):
        return self.name.office

    @property
    def other_name(self):
        """An older name or another spelling by which it was found, or ""."""
        return self.name.printed


@dataclass
class PlaceMatches:
    """The result for the words: one place, several to choose from, or similar names."""

    one: PlaceChoice | None = None
    choices: list[PlaceChoice] = field(default_factory=list)
    near: list[PlaceChoice] = field(default_factory=list)
    are_more: bool = False

    @property
    def countries(self):
        return {choice.country for choice in [*filter(None, [self.one]), *self.choices]}


class Places:
    """The names by which countries are found; ``countries`` in the order of the reader's letters.

    One query for the countries, one more for the offices once words are looked up.
    """

    @cached_property
    def countries(self):
        return list(Country.objects.order_by(alphabetical("name"), "pk"))

    def country(self, code):
        """The country with this code of two letters, or None."""
        return next((one for one in self.countries if one.iso2 == code.upper()), None)

    @cached_property
    def names(self):
        by_key = {country.pk: country for country in self.countries}
        roles = OfficeRole.objects.published().filter(office=OuterRef("pk"))
        offices = Office.objects.published().filter(Exists(roles)).order_by("code")
        names = [name for country in self.countries for name in _names_of_country(country)]
        for office in offices:
            names += _names_of_office(office, by_key[office.country_id])
        return [name for name in names if name.folded]

    @cached_property
    def cities(self):
        """Large cities of the countries, with or without an office."""
        by_code = {country.iso2: country for country in self.countries}
        return [Name(city, by_code[code]) for city, code in great_cities() if code in by_code]

    def look_up(self, words):
        """The ``PlaceMatches`` of what a reader typed; it never guesses among several."""
        asked = comparable(words)
        if not asked:
            return PlaceMatches()
        if country := self._by_code(words.strip()):
            return PlaceMatches(one=PlaceChoice(Name(asked, country, is_own=True)))
        choices = _one_for_each(self._meant(asked))
        if len(choices) == 1:
            return PlaceMatches(one=choices[0])
        if choices:
            return PlaceMatches(choices=choices[:MAX_CHOICES], are_more=len(choices) > MAX_CHOICES)
        return PlaceMatches(near=self._near(asked))

    def _meant(self, asked):
        """The names that are these words, with the countries that have them in theirs; else those begun."""
        every = [*self.names, *self.cities]
        if exact := [name for name in every if name.folded == asked]:
            return [
                *exact,
                *(name for name in self.names if name.is_own and f" {asked} " in f" {name.folded} "),
            ]
        begun = [name for name in self.names if _begins(name.folded, asked)]
        return begun or [name for name in self.cities if _begins(name.folded, asked)]

    def _by_code(self, words):
        codes = {code: one for one in self.countries for code in (one.iso2, one.iso3)}
        return codes.get(words.upper()) if words.isascii() else None

    def _near(self, asked):
        """Those with a similar spelling, the nearest first (normalised Indel distance of rapidfuzz)."""
        names = [name.folded for name in self.names]
        near = process.extract(
            asked, names, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=4 * MAX_PROPOSALS
        )
        return _one_for_each([self.names[number] for _words, _score, number in near])[:MAX_PROPOSALS]


def _begins(name, asked):
    """Whether each word that is asked for begins another word of the name."""
    words = name.split()
    for word in asked.split():
        found = next((one for one in words if one.startswith(word)), None)
        if found is None:
            return False
        words.remove(found)
    return True


def _one_for_each(names):
    """A ``PlaceChoice`` for each country: the country itself, or the one city of it that has such a name."""
    by_country = {}
    for name in names:
        by_country.setdefault(name.country, []).append(name)
    return [PlaceChoice(_best(country, same)) for country, same in by_country.items()]


def _best(country, names):
    of_country = [name for name in names if name.is_own] or [name for name in names if name.is_older]
    of_city = [name for name in names if name.office]
    if not of_country and len({name.office for name in of_city}) == 1:
        return of_city[0]
    return of_country[0] if of_country else Name(names[0].folded, country)


def _names_of_country(country):
    own = dict.fromkeys(filter(None, (getattr(country, f"name_{code}") for code in LANGUAGES)))
    yield from (Name(comparable(words), country, is_own=True) for words in own)
    for words in country.other_names.splitlines():
        yield Name(comparable(words), country, printed=words)


def _names_of_office(office, country):
    own = dict.fromkeys(filter(None, (getattr(office, f"name_{code}") for code in LANGUAGES)))
    yield from (Name(comparable(words), country, office) for words in own)
    for words in office.other_names.splitlines():
        yield Name(comparable(words), country, office, printed=words)


@cache
def great_cities():
    """(folded name, code of the country) of the cities after which CLDR names time zones."""
    territories, plain = get_global("zone_territories"), {}
    for zone in territories:
        plain[zone] = zone.rpartition("/")[2].replace("_", " ")
    found = {}
    for language in LANGUAGES:
        names = Locale.parse(language).time_zones
        for zone, code in territories.items():
            found[comparable(names.get(zone, {}).get("city") or plain[zone]), code] = True
    return list(found)
