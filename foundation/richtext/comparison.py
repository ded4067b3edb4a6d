"""What changed from one text to another, word by word: tags are no words, but a change of style is told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from .field import BLOCK_ELEMENTS, TAG

STYLES = {
    "strong": _("bold"),
    "em": _("italic"),
    "a": _("link"),
    "h2": _("heading"),
    "h3": _("subheading"),
    "li": _("list"),
    "blockquote": _("quotation"),
    "th": _("table heading"),
    "td": _("table"),
}
NEW_LINES = BLOCK_ELEMENTS - {"th", "td"} | {"br"}  # the cells of a row stand in one line
WORDS = re.compile(r"\n|[^\s]+")
CONTEXT = 12  # the words left standing on either side of a change


Styles = frozenset[tuple[str, str]]  # (tag, address of a link)


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is ``same``, ``added``, ``removed``, ``restyled`` or left out (``gap``)."""

    kind: str
    text: str
    note: str = ""


class _Words(HTMLParser):
    """The words of a text with markup, each with its styles."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.styles: list[Styles] = []
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NEW_LINES and self.words and self.words[-1] != "\n":
            self.handle_data("\n")
        if tag in STYLES:
            self.open.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index]
                return

    def handle_data(self, data: str) -> None:
        for word in WORDS.findall(data if data == "\n" else data.replace("\n", " ")):
            self.words.append(word)
            self.styles.append(frozenset(self.open))


def split(text: str) -> tuple[list[str], list[Styles]]:
    """The words of a text, and the styles of each."""
    if not TAG.search(text):
        words = WORDS.findall(text.replace("\r\n", "\n"))
        return words, [Styles()] * len(words)
    parser = _Words()
    parser.feed(text)
    parser.close()
    return parser.words, parser.styles


def compare(before: str | None, after: str | None) -> list[Piece]:
    """The ``Piece``s that lead from one text to the other; unchanged stretches are shortened."""
    old, old_styles = split(before or "")
    new, new_styles = split(after or "")
    pieces: list[Piece] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces += _same(new[b1:b2], old_styles[a1:a2], new_styles[b1:b2])
            continue
        if a2 > a1:
            pieces.append(Piece("removed", _join(old[a1:a2])))
        if b2 > b1:
            pieces.append(Piece("added", _join(new[b1:b2])))
    return _shorten(pieces)


def _join(words: list[str]) -> str:
    return re.sub(r" ?\n ?", "\n", " ".join(words))


def _same(words: list[str], before: list[Styles], after: list[Styles]) -> Iterator[Piece]:
    """Equal words, cut where their style changed."""
    pairs = zip(words, before, after, strict=True)
    for (old, new), run in groupby(pairs, key=lambda pair: pair[1:]):
        text = _join([word for word, _before, _after in run])
        yield Piece("restyled", text, _style_note(old, new)) if old != new else Piece("same", text)


def _style_note(old: Styles, new: Styles) -> str:
    marks = [("−", old - new), ("+", new - old)]
    return ", ".join(
        f"{sign} {STYLES[tag]}{f' {href}' if href else ''}"
        for sign, tags in marks
        for tag, href in sorted(tags)
    )


def _shorten(pieces: list[Piece]) -> list[Piece]:
    """Leave out the middle of long unchanged stretches; of a text without any change, everything."""
    if all(piece.kind == "same" for piece in pieces):
        return []
    short = []
    for index, piece in enumerate(pieces):
        words = WORDS.findall(piece.text) if piece.kind == "same" else []
        keep_start, keep_end = CONTEXT * (index > 0), CONTEXT * (index < len(pieces) - 1)
        if len(words) <= keep_start + keep_end:
            short.append(piece)
            continue
        if keep_start:
            short.append(Piece("same", _join(words[:keep_start])))
        short.append(Piece("gap", "…"))
        if keep_end:
            short.append(Piece("same", _join(words[-keep_end:])))
    return short
