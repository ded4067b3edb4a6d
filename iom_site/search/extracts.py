"""The words found, marked where they stand: in titles whole, in long texts a few lines around them.

The texts are given to PostgreSQL word by word, folded as the index folds them, and come back with the words
marked that the stemmers recognise; the marks are then set in the text as it was written. What is between is
escaped, so that a text can say whatever it likes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from django.db import connection
from django.utils.html import escape, strip_tags
from django.utils.safestring import mark_safe

from foundation.languages import RichText, direction
from foundation.search.vectors import ARABIC_MARKS, CONFIGS, FOLDS_ITSELF, folded

TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670])*")
START, STOP = "\ue000", "\ue001"  # of no script; they are taken out of the texts
BREAK = re.compile(r"</(?:p|li|h2|h3|td|th|blockquote)>|<br>")
OPTIONS = f"HighlightAll=true, StartSel={START}, StopSel={STOP}"
MAX_LETTERS = 3000  # letters of a text
LENGTH = 34  # words of an extract
BEFORE = 8  # of them before the first that is marked
NEAR_START = 14  # words: no need to leave out fewer


@dataclass(frozen=True)
class MarkedText:
    """A text with the places (start, end) of its words, and the numbers of the words that are marked."""

    text: str
    language: str
    words: tuple[tuple[int, int], ...]
    marks: frozenset[int]

    @property
    def dir(self):
        return direction(self.language)

    @property
    def html(self):
        """The whole text."""
        return self._html(0, len(self.words))

    def extract(self):
        """The lines of the text with most of the words, or its first lines."""
        first = self._best_start()
        last = min(first + LENGTH, len(self.words))
        return self._html(first, last)

    def _best_start(self):
        starts = [mark - BEFORE if mark > NEAR_START else 0 for mark in sorted(self.marks)]
        return max(starts, key=lambda start: (self._number(start), -start), default=0)

    def _number(self, start):
        """How many different words are marked from here on."""
        near = [self.words[mark] for mark in self.marks if start <= mark < start + LENGTH]
        return len({folded(self.text[begin:end])[:5] for begin, end in near})

    def _html(self, first, last):
        at = 0 if first == 0 else self.words[first][0]
        until = len(self.text) if last == len(self.words) else self.words[last - 1][1]
        parts = [] if first == 0 else [("", "… ")]
        for number in range(first, last):
            start, end = self.words[number]
            if number in self.marks:
                parts += [("", self.text[at:start]), ("mark", self.text[start:end])]
                at = end
        parts += [("", self.text[at:until])] + ([("", " …")] if until < len(self.text) else [])
        return _joined(parts)


def _joined(parts):
    return mark_safe(  # noqa: S308 -- escaped piece by piece
        "".join(f"<mark>{escape(text)}</mark>" if tag else escape(text) for tag, text in parts)
    )


def marked(texts, search_terms):
    """Each of these ``Text``s as ``MarkedText``; one query."""
    texts = [(bare(text), text.language) for text in texts]
    if not texts:
        return []
    places = [tuple(match.span() for match in TOKEN.finditer(text)) for text, _language in texts]
    lines = [
        " ".join(_folded(text[start:end], language) for start, end in words)
        for (text, language), words in zip(texts, places, strict=True)
    ]
    found = _highlighted(
        [CONFIGS[language] for _text, language in texts], lines, " | ".join(search_terms.parts())
    )
    return [
        MarkedText(text, language, words, _marks(line, len(words)))
        for (text, language), words, line in zip(texts, places, found, strict=True)
    ]


def bare(text):
    """The beginning of a text, without markup if it may have any."""
    if isinstance(text, RichText):
        text = unescape(strip_tags(BREAK.sub(" ", str(text))))
    return " ".join(text.replace(START, "").replace(STOP, "").split(" "))[:MAX_LETTERS].strip()


@lru_cache(20_000)
def _folded(word, language):
    return (ARABIC_MARKS.sub("", word) if CONFIGS[language] == FOLDS_ITSELF else folded(word)).replace(
        " ", ""
    )


def _highlighted(configs, lines, query):
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT ts_headline(config::regconfig, line, %s::tsquery, %s)
            FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS asked (config, line, place) ORDER BY place
            """,
            [query, OPTIONS, configs, lines],
        )
        return [line for (line,) in cursor]


def _marks(line, length):
    """The numbers of the words marked; none when the line came back with other words than it had."""
    words = line.split(" ") if line else []
    if len(words) != length:
        return frozenset()
    return frozenset(number for number, word in enumerate(words) if START in word)
