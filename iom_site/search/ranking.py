"""How near a name is to what a reader typed."""

from dataclasses import dataclass
from typing import Self

from foundation.search.vectors import SearchTerms, folded, split_words
from offices.search import OFFICE_WORDS
from offices.search import labels_of as labels_of_role
from pages.search import labels_of as labels_of_view

# The organisation itself: on its own site it tells nothing from anything.
OWN_NAMES = frozenset(map(folded, ["OIM", "IOM", "المنظمة"]))

EXACT, BEGINS, WORDS, NAMED, BESIDE, SOMEWHERE = 100, 80, 60, 40, 90, 10
IN_THE_NAME = 60  # from here on what a reader wants is very likely this
HINTED = 50  # for an office, when the reader wrote « bureau »


@dataclass(frozen=True)
class TypedWords:
    """A reader's words as they are compared with names: as typed, and without those that tell nothing."""

    readings: tuple[tuple[str, ...], ...]
    is_hint_of_office: bool = False

    @classmethod
    def of(cls, line: str, search_terms: SearchTerms) -> Self:
        every = tuple(map(folded, split_words(line)))
        telling = tuple(word for term in search_terms.terms for word in map(folded, split_words(term.words)))
        named = tuple(word for word in telling if word not in OWN_NAMES) or telling
        bare = tuple(word for word in named if word not in OFFICE_WORDS) or named
        readings = {every, telling, named, bare}
        if search_terms.is_any:
            readings |= {(word,) for word in bare}
        return cls(tuple(readings - {()}), is_hint_of_office=bare != named)


@dataclass(frozen=True)
class Hit:
    """Something found: its kind and key, its names, those of what it belongs to, and how it was found.

    ``tier`` is 3 when the words stand in its name, 2 in its other names or its summary, 1 in its text;
    ``place`` says how late it comes among equals.
    """

    kind: str
    key: int
    names: str
    related_names: str
    tier: int
    place: int


def closeness(hit: Hit, line: TypedWords) -> float:
    """How near a hit is to the reader's ``TypedWords``, from 0 on."""
    near = _nearest(hit.names, line)
    if not near and hit.related_names:
        near = BESIDE * _nearest(_with_labels(hit.related_names), line) / EXACT
    if not near:
        near = {3: NAMED, 2: NAMED / 2}.get(hit.tier, SOMEWHERE)
    if hit.kind == "office" and line.is_hint_of_office:
        near += HINTED + (IN_THE_NAME if near < IN_THE_NAME else 0)
    return near


def _with_labels(names: str) -> str:
    """The kinds of an office's roles, and the parts of the site, by what they are called."""
    found = [labels_of_role(name) or labels_of_view(name) or [name] for name in names.split("\n")]
    return "\n".join(label for labels in found for label in labels)


def _nearest(names: str, line: TypedWords) -> float:
    own = [[folded(word) for word in split_words(name)] for name in names.split("\n")]
    return max((_nearness(name, words) for name in own if name for words in line.readings), default=0)


def _nearness(name: list[str], words: tuple[str, ...]) -> float:
    """0 unless every word begins a word of the name, in whatever order; « divoire » is « d’Ivoire »."""
    whole, asked = "".join(name), "".join(words)
    if whole == asked:
        return EXACT
    if whole.startswith(asked):
        return BEGINS + 10 * len(words) / len(name)
    if all(any(word.startswith(one) for word in name) for one in words):
        return WORDS + 10 * min(1, len(words) / len(name))
    return 0


def other_name(names: str, title: str, line: TypedWords) -> str:
    """Of the names of a hit, a line each, the one by which it was found; "" when that is its title."""
    if _nearest(title, line):
        return ""
    near, name = max(((_nearest(name, line), name) for name in names.split("\n")), default=(0, ""))
    return name if near else ""
