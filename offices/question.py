"""A question to the finder: a country or words, and a need; with its answer."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from foundation.languages import text
from foundation.search.vectors import typed_line

from .coverage import Answer
from .finder import NEEDS, Finder, Finding, Need
from .models import Country, Office
from .places import PlaceChoice, PlaceMatches, Places

NOTHING_ASKED, FOUND, SEVERAL, NOT_FOUND = "nothing-asked", "found", "several", "not-found"


class Question:
    """``?country=KG&need=press`` or ``?q=Astana``; ``?embed=1`` for a page within a page of another site.

    Raises ``BadRequest`` for a need or a code that does not exist, and for too many words.
    """

    def __init__(self, data: Mapping[str, str]) -> None:
        self.places = Places()
        self.need = data.get("need") or Need.GENERAL
        if self.need not in NEEDS:
            raise BadRequest(_("“need” must be one of: %(values)s.") % {"values": ", ".join(NEEDS)})
        code, self.words = data.get("country", ""), typed_line(data)
        self.chosen = self.places.country(code) if code else None
        if code and not self.chosen:
            raise BadRequest(_("“country” must be a two-letter country code, such as SN."))
        self.is_embedded = data.get("embed") == "1"

    @cached_property
    def found(self) -> PlaceMatches:
        """The places that the words mean."""
        return self.places.look_up(self.words) if self.words else PlaceMatches()

    @cached_property
    def country(self) -> Country | None:
        """The country meant, or None.

        Of a country and words together the words count, unless they leave the country as one possibility:
        then it was chosen because of them.
        """
        found = self.found
        if self.chosen and (not found.countries or self.chosen in found.countries):
            return self.chosen
        return found.one.country if found.one else None

    @property
    def choice(self) -> PlaceChoice | None:
        """The place that the words named, when it is in the country meant."""
        one = self.found.one
        return one if one and one.country == self.country else None

    @property
    def state(self) -> str:
        if self.country:
            return FOUND
        if not self.words:
            return NOTHING_ASKED
        return SEVERAL if self.found.choices else NOT_FOUND

    @cached_property
    def finding(self) -> Finding | None:
        """The ``Finding``, or None when no country is known."""
        return Finder(self.country).find(self.need) if self.country else None

    @cached_property
    def city(self) -> Office | None:
        """The ``Office`` in the city that was typed, or None."""
        return self.choice.office if self.choice else None

    @property
    def city_answer(self) -> Answer | None:
        """How the office of that city serves the country, when it does and is not the first to answer."""
        if not self.city or not self.finding:
            return None
        answers = [*self.finding.others, *self.finding.sub_offices]
        return next((one for one in answers if one.office == self.city), None)

    @property
    def needs(self) -> list[tuple[str, str, str, bool]]:
        """(need, words, address, whether it is the one asked for)."""
        return [(need, label, self.address(need=need), need == self.need) for need, label in NEEDS.items()]

    @property
    def canonical_query(self) -> str:
        """The part of the address that says which answer this is."""
        return self._query({}) if self.country and not self.words else ""

    def address(self, *, is_embedded: bool | None = None, **changes: Any) -> str:
        """The permanent address of the answer in the reader's language, or of another."""
        is_embedded = self.is_embedded if is_embedded is None else is_embedded
        return reverse("offices:find") + self._query(changes | ({"embed": 1} if is_embedded else {}))

    @property
    def own_address(self) -> str:
        """The permanent address of the answer, within no other page."""
        return self.address(is_embedded=False)

    @property
    def embedded_address(self) -> str:
        return self.address(is_embedded=True)

    def _query(self, changes: dict[str, Any]) -> str:
        parts = {"country": self.country and self.country.iso2, "need": self.need} | changes
        if parts["need"] == Need.GENERAL:
            del parts["need"]
        chosen = {name: value for name, value in parts.items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""

    def choices(self, choices: list[PlaceChoice]) -> list[tuple[PlaceChoice, str]]:
        """Places to choose from, with their addresses."""
        return [(choice, self.address(country=choice.country.iso2)) for choice in choices]

    @property
    def several(self) -> list[tuple[PlaceChoice, str]]:
        return self.choices(self.found.choices)

    @property
    def near(self) -> list[tuple[PlaceChoice, str]]:
        return self.choices(self.found.near)

    @property
    def breadcrumbs(self) -> list[tuple[str, str]]:
        label = _("Find an office")
        if not self.country:
            return [(label, "")]
        return [(label, reverse("offices:find")), (text(self.country, "name"), "")]
