"""Which kinds of things can have a reader’s words at all: those that cannot are not looked for."""

from foundation.search.vectors import RowsByWord, folded
from offices.models import Area, Country, OfficeRole
from offices.search import OFFICE_WORDS, kinds_named
from pages.models import Page, PageEdition
from pages.search import views_named
from structure.models import Appointment, OrgUnit, Person

SEARCHED = {  # the models of which one at least must have each word, for each kind of hit
    "country": {Country},
    "office": {OrgUnit, Country, OfficeRole, Area},
    "unit": {OrgUnit, Appointment},
    "person": {Person, Appointment},
    "programme": {PageEdition},
    "page": {PageEdition},
    "entry": {Page},
}
MODELS = sorted(set().union(*SEARCHED.values()), key=lambda model: model._meta.label)


def rows_by_word_for(search_terms):
    """The ``RowsByWord`` of a ``SearchTerms``, as it is and as offices and countries are looked for; one
    query."""
    return RowsByWord([*search_terms.parts(), *search_terms.without(OFFICE_WORDS).parts()], MODELS)


def possible_kinds(search_terms, rows_by_word):
    """The kinds of hits that are not ruled out."""
    parts = [part for words, part in search_terms.pairs() if not _is_told_by_kind(words)]
    return {
        kind for kind, models in SEARCHED.items() if all(rows_by_word.has_any(models, part) for part in parts)
    }


def _is_told_by_kind(words):
    """Whether words ask for a kind of thing rather than for what has them in its texts."""
    return folded(words) in OFFICE_WORDS or kinds_named(words) or views_named(words)
