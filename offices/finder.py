"""The office to contact for a country and a need: the first one, the others, and a contact.

Who serves a country is told by ``offices.coverage``. Here a table says which of them answers first; nothing
else decides, so an office that does not serve a country never changes its answer.
"""

import enum
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from foundation.languages import Text, text
from structure.models import ContactPoint, OrgUnit

from .coverage import NEAREST_FIRST, Answer, Coverage, Kind, Reached
from .models import Country, OfficeRole

Need: Any = ContactPoint.Purpose  # as ``Kind``

# ---------------------------------------------------------------- who answers first


@dataclass(frozen=True)
class Rule:
    """Who answers a need first, of the offices that serve a country.

    ``order``: kinds of roles; those that are not named come after them, headquarters last. The nearest office
    with a contact for the very need goes before all of them (``contact_first``), and so does one that holds
    a role of the kind ``besides``, even for no country.
    """

    label: Promise
    order: list[str]
    reason: str  # why, for readers of this table and of the documentation
    contact_first: bool = False
    besides: str = ""


RULES = {
    Need.GENERAL: Rule(
        gettext_lazy("General question"),
        NEAREST_FIRST,
        "The nearest office knows the country best: its own office, if it has one.",
    ),
    Need.ASSISTANCE: Rule(
        gettext_lazy("Help for migrants"),
        NEAREST_FIRST,
        "Help is given where people are: in the country’s own office, then in one in a part of it.",
    ),
    Need.PRESS: Rule(
        pgettext_lazy("need", "Press"),
        [Kind.REGIONAL, Kind.COORDINATION, Kind.COUNTRY, Kind.SUB_OFFICE, Kind.SPECIAL_ENVOY],
        "A journalist needs a spokesperson: the nearest office with a press contact, even if it is "
        "headquarters. Where no office has one, the regional office speaks for its countries.",
        contact_first=True,
    ),
    Need.DONORS: Rule(
        gettext_lazy("Donors and partners"),
        [Kind.RESOURCE_MOBILISATION, Kind.COUNTRY, Kind.REGIONAL, Kind.COORDINATION, Kind.SUB_OFFICE],
        "The office that works with donors for the country, or serves it and works with donors too; then "
        "the office that runs the programmes there; then the regional one, which covers several.",
        besides=Kind.RESOURCE_MOBILISATION,
    ),
    Need.GOVERNMENT: Rule(
        gettext_lazy("Governments"),
        [
            Kind.COUNTRY,
            Kind.SPECIAL_LIAISON,
            Kind.UN_REPRESENTATION,
            Kind.REGIONAL,
            Kind.COORDINATION,
            Kind.SUB_OFFICE,
        ],
        "Authorities contact the office of their country, then one responsible for relations with "
        "governments, then the regional one; a sub-office does not speak for the organisation.",
    ),
}
NEEDS = {need: rule.label for need, rule in RULES.items()}
LIAISON = {Kind.SPECIAL_LIAISON, Kind.UN_REPRESENTATION}


class Cause(enum.Enum):
    """Why an office comes first; ``text`` is the reason for readers."""

    CONTACT = "has-contact"
    DONORS = "works-with-donors"
    COUNTRY = "country-office"
    LIAISON = "keeps-the-link"
    NEAREST = "nearest"
    REGION_SPEAKS = "region-speaks"
    NO_PRESS = "no-press-contact"
    LAST_RESORT = "last-resort"

    @property
    def text(self) -> str:
        return CAUSES[self] % {}


CAUSES = {
    Cause.CONTACT: gettext_lazy("It is the nearest office with a press contact."),
    Cause.DONORS: gettext_lazy("It serves the country and works with donors and partners."),
    Cause.COUNTRY: gettext_lazy("It is the country office."),
    Cause.LIAISON: gettext_lazy(
        "We have no confirmed country office for this country. This office liaises with governments."
    ),
    Cause.NEAREST: gettext_lazy(
        "We have no confirmed country office for this country. This is the nearest office that serves it."
    ),
    Cause.REGION_SPEAKS: gettext_lazy(
        "We know of no office here with a press contact. The regional office speaks for its countries."
    ),
    Cause.NO_PRESS: gettext_lazy("We know of no office here with a press contact. Ask this one first."),
    Cause.LAST_RESORT: gettext_lazy("We know of no office that serves this country. Contact headquarters."),
}


# ---------------------------------------------------------------- its contacts


class Basis(enum.Enum):
    """Whose contact is given: the office's own or another's, for this need or a general one."""

    OWN = "own"
    OTHER = "other"
    OWN_GENERAL = "own-general"
    OTHER_GENERAL = "other-general"


@dataclass(frozen=True)
class Reach:
    """The contacts for a need, whose they are, and what they stand in for."""

    answer: Answer  # the office
    unit: OrgUnit  # the office again, or a unit that sits in it
    contacts: list[ContactPoint]
    basis: Basis

    @property
    def is_own(self) -> bool:
        return self.basis in {Basis.OWN, Basis.OWN_GENERAL}

    @property
    def name(self) -> Text:
        return text(self.unit, "name")

    @property
    def note(self) -> str:
        """The note for readers about it, or ""."""
        if self.basis is Basis.OWN_GENERAL:
            return _(
                "We know of no contact for this question. These are the office’s general contact details."
            )
        if self.basis is Basis.OTHER:
            return _("We know of no contact for this question at this office. The next office has one:")
        if self.basis is Basis.OTHER_GENERAL:
            return f"{_('We do not know this office’s own contact details.')} {_('Contact instead:')}"
        return ""


def _points(answer: Answer, purpose: str) -> tuple[OrgUnit, list[ContactPoint]] | None:
    """The unit to turn to for a purpose, of an office or else of a unit that sits in it, and its contacts.

    The general contact of such a unit is about the unit alone.
    """
    units = [(answer.office, answer.contacts), *(answer.seated if purpose != Need.GENERAL else [])]
    for unit, contacts in units:
        if found := [one for one in contacts if one.purpose == purpose]:
            return unit, found
    return None


# ---------------------------------------------------------------- the answer


@dataclass(frozen=True, eq=False)
class Finding:
    """The answer of the finder: the chain of offices; the first is the one to contact."""

    need: str
    coverage: Coverage
    chain: list[Answer] = field(default_factory=list)
    sub_offices: list[Answer] = field(default_factory=list)
    cause: Cause | None = None

    @property
    def country(self) -> Country:
        return self.coverage.country

    @property
    def primary(self) -> Answer | None:
        """The office to contact, or None when the site has no headquarters."""
        return self.chain[0] if self.chain else None

    @property
    def others(self) -> list[Answer]:
        return self.chain[1:]

    @property
    def has_presence(self) -> bool:
        """Whether an office serves this country, or a part of it, by name."""
        kinds = {Kind.COUNTRY, Kind.SUB_OFFICE}
        return any(
            serving_role.role.kind in kinds for answer in self.chain for serving_role in answer.serving_roles
        )

    @cached_property
    def reach(self) -> Reach | None:
        """Today's contact, or None: the nearest for the need, else a general one."""
        for purpose in dict.fromkeys([self.need, Need.GENERAL]):
            for answer in self.chain:
                if found := _points(answer, purpose):
                    return Reach(answer, *found, self._basis(answer, purpose))
        return None

    def _basis(self, answer: Answer, purpose: str) -> Basis:
        own, fits = answer is self.primary, purpose == self.need != Need.GENERAL
        if own:
            return Basis.OWN if fits or self.need == Need.GENERAL else Basis.OWN_GENERAL
        return Basis.OTHER if fits else Basis.OTHER_GENERAL

    @cached_property
    def own_general(self) -> Reach | None:
        """The general contact of the first office when the given contact is another's, or None."""
        if not self.primary or not self.reach or self.reach.basis is not Basis.OTHER:
            return None
        found = _points(self.primary, Need.GENERAL)
        return Reach(self.primary, *found, Basis.OWN_GENERAL) if found else None

    @property
    def serving(self) -> list[Answer]:
        """The offices that serve it, without headquarters as a last resort."""
        return [one for one in self.chain if not _is_last_resort(one)]

    @property
    def sub_offices_after(self) -> int:
        """The number in the chain of the country office, with which the sub-offices are named."""
        kinds = [{serving_role.role.kind for serving_role in answer.serving_roles} for answer in self.chain]
        numbers = (number for number, held in enumerate(kinds, 1) if Kind.COUNTRY in held)
        return next(numbers, 0) if self.sub_offices else 0

    @property
    def roles(self) -> list[OfficeRole]:
        """Those of the chain, from the nearest office to headquarters, whatever the need."""
        nearest_first = [one for one in self.coverage.answers if one in self.chain]
        return [serving_role.role for answer in nearest_first for serving_role in answer.serving_roles]

    @property
    def chain_in_words(self) -> SafeString:
        """« bureau de pays : Bichkek ; bureau régional : Vienne », each name in its language."""
        between = pgettext("between the offices of a chain", "; ")
        return format_html_join(between, "{}", [(role_in_words(role),) for role in self.roles])

    @property
    def summary(self) -> str:
        """« Kirghizistan – bureau de pays : Bichkek ; … », without markup."""
        return f"{text(self.country, 'name').plain} – {unescape(strip_tags(self.chain_in_words))}"


def role_in_words(role: OfficeRole) -> SafeString:
    """« coordination (Asie centrale) : Astana »."""
    kind = role.get_kind_display()
    if role.kind == Kind.COORDINATION and role.area:
        kind = format_html("{} ({})", kind, text(role.area, "name"))
    words = _("%(role)s: %(city)s") % {"role": "{role}", "city": "{city}"}
    return format_html(words, role=kind, city=text(role.office, "name"))


class Finder:
    """The answers for a country as it is served today: two queries, however many needs are asked for.

    ``reached``: see ``Coverage``; who asks for many countries asks for the contacts once.
    """

    def __init__(self, country: Country, reached: Reached | None = None) -> None:
        self.coverage = Coverage(country, timezone.localdate(), reached)

    def find(self, need: str) -> Finding:
        """The ``Finding`` for a need."""
        rule, answers = RULES[need], self.coverage.answers
        sub_offices = [one for one in answers if self._is_below_another(one)]
        chain = sorted((one for one in answers if one not in sub_offices), key=lambda one: _place(rule, one))
        primary, cause = self._first(need, rule, chain)
        chain = [primary, *(one for one in chain if one is not primary)] if primary else []
        return Finding(need, self.coverage, chain, sub_offices, cause)

    def _is_below_another(self, answer: Answer) -> bool:
        """Whether it serves a part of a country that has a country office: it is named with that one."""
        kinds = {serving_role.role.kind for serving_role in answer.serving_roles}
        return kinds == {Kind.SUB_OFFICE} and self.coverage.has_country_office

    def _first(self, need: str, rule: Rule, chain: list[Answer]) -> tuple[Answer | None, Cause | None]:
        """(the office that answers first, why)."""
        if not chain:
            return None, None
        if rule.contact_first:
            nearest = [one for one in self.coverage.answers if one in chain and _points(one, need)]
            if nearest:
                return nearest[0], Cause.CONTACT
        if rule.besides:
            holders = self.coverage.holders(rule.besides)
            found = [one for one in chain if one.office.pk in holders and not _is_last_resort(one)]
            if found:
                return found[0], Cause.DONORS
        return chain[0], _cause(need, chain[0])


def _place(rule: Rule, answer: Answer) -> int:
    """A place in the order of a rule, by the best role of an office; equals stay nearest first."""
    last = len(rule.order)
    kinds = [serving_role.role.kind for serving_role in answer.serving_roles]
    places = [rule.order.index(kind) if kind in rule.order else last for kind in kinds]
    return (last + 1) if _is_last_resort(answer) else min(places)


def _is_last_resort(answer: Answer) -> bool:
    """Whether it is listed only because it is headquarters."""
    return all(serving_role.role.kind == Kind.HEADQUARTERS for serving_role in answer.serving_roles)


def _cause(need: str, answer: Answer) -> Cause:
    kinds = {serving_role.role.kind for serving_role in answer.serving_roles}
    if _is_last_resort(answer):
        return Cause.LAST_RESORT
    if need == Need.PRESS:
        return Cause.REGION_SPEAKS if Kind.REGIONAL in kinds else Cause.NO_PRESS
    if Kind.COUNTRY in kinds:
        return Cause.COUNTRY
    if need == Need.GOVERNMENT and kinds & LIAISON:
        return Cause.LIAISON
    return Cause.NEAREST
