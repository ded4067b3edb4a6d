"""Pages drawn for paper and for pictures: PDF, SVG and PNG, set by Typst from ``templates/**/*.typ``.

A template reads the data it is given (``json(bytes(sys.inputs.data))``) and never any mark-up of ours, so no
word of an editor can become an instruction. Texts keep the language they ended up with: ``text_data()`` here,
``say()`` in the template.
"""

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import typst
from django.conf import settings
from django.utils.html import strip_tags

from foundation.languages import RichText, direction

TEMPLATES = settings.BASE_DIR / "templates"
FONTS = Path(__file__).parent / "fonts"

BLOCKS = {
    "p": "paragraph",
    "h2": "heading",
    "h3": "subheading",
    "li": "item",
    "blockquote": "quote",
}
EMPTY_CELL = {"runs": [], "is_head": False}  # a cell
INLINE_STYLES = {"strong": "strong", "em": "emph"}
# The other elements of a rich text: its reader knows each of them by name.
BREAKS_LINKS_LISTS_TABLES = {"br", "a", "ul", "ol", "table", "thead", "tbody", "tr", "th", "td"}


def typeset(template, data, *, language, format="pdf", ppi=None):
    """The bytes of ``templates/<template>`` filled with ``data`` (what ``json`` can write).

    ``format``: ``pdf`` (tagged), ``svg`` (of the first page) or ``png`` (at ``ppi`` dots an inch).
    ``language``: that of the whole. The same data give the same bytes. Raises ``typst.TypstError`` when the
    template is wrong.
    """
    data = {"lang": language, "dir": direction(language)} | data
    pages = typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format=format,
        ppi=ppi,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=0,
    )
    return pages[0] if isinstance(pages, list) else pages


def text_data(text):
    """A ``Text`` for a template's ``say()``: its words, and its language unless it is the reader's."""
    words = {"words": strip_tags(text) if isinstance(text, RichText) else text.plain}
    return words | ({"lang": text.language, "dir": text.dir} if text.is_fallback else {})


def blocks(text):
    """The paragraphs of a ``RichText``: a list of ``{"kind", "runs"}`` for a template's ``flow()``.

    ``kind`` is paragraph, heading, subheading, item (with ``number`` in an ordered list), quote, or table,
    which has ``columns`` (how many) and ``cells`` (``runs``, ``is_head``), row after row, instead of runs. A
    run has ``words``, and ``strong``, ``emph`` or ``href`` where they hold.
    """
    reader = _Reader()
    reader.feed(str(text))
    reader.close()
    return [block for block in reader.blocks if block.get("cells") or _has_words(block.get("runs", []))]


def _has_words(runs):
    return any(run["words"].strip() for run in runs)


class _Reader(HTMLParser):
    """Reads the sanitised HTML of ``RichTextField``, whose ``ELEMENTS`` are those above and no others."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks, self.marks, self.lists = [], [], []
        self.table, self.runs = None, None  # the table being read; where the words go

    def open(self, kind, **more):
        self.runs = []
        self.blocks.append({"kind": kind, "runs": self.runs} | more)

    def handle_starttag(self, tag, attrs):
        if tag in INLINE_STYLES:
            self.marks.append((tag, {INLINE_STYLES[tag]: True}))
        elif tag == "a":
            self.marks.append((tag, {"href": dict(attrs).get("href", "")}))
        elif tag == "br":
            self.handle_data("\n")
        elif tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "table":
            self.table = []
        elif self.table is not None:
            self.start_in_table(tag, dict(attrs))
        elif tag == "li" and self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
            self.open("item", number=self.lists[-1])
        elif tag == "p" and self.runs == [] and self.blocks[-1]["kind"] in {"item", "quote"}:
            pass  # the paragraph that an item of a list or a quotation opens with
        elif tag in BLOCKS:
            self.open(BLOCKS[tag])

    def start_in_table(self, tag, attrs):
        if tag == "tr":
            self.table.append([])
        elif tag in {"th", "td"} and self.table:
            self.runs = []
            cell = {"runs": self.runs, "is_head": tag == "th"}
            self.table[-1].append((cell, _span(attrs, "colspan"), _span(attrs, "rowspan")))
        elif tag == "p" and self.runs:  # a second paragraph of a cell
            self.handle_data("\n")

    def handle_endtag(self, tag):
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "table" and self.table is not None:
            self.blocks.append({"kind": "table"} | _laid_out(self.table))
            self.table = None
            self.open("paragraph")
        elif tag in {"p", "li", "blockquote"} and self.table is None:
            self.open("paragraph")
        elif self.marks and self.marks[-1][0] == tag:
            self.marks.pop()

    def handle_data(self, words):
        if self.runs is None:
            self.open("paragraph")
        run = {"words": words}
        for _tag, mark in self.marks:
            run |= mark
        self.runs.append(run)


def _span(attrs, name):
    """Over how many columns or rows a cell reaches."""
    number = attrs.get(name) or ""
    return max(1, int(number)) if re.fullmatch(r"[0-9]{1,2}", number) else 1


def _laid_out(rows):
    """The columns of a table and its cells; what a cell reaches over beside its own place is empty."""
    places = {}
    for y, row in enumerate(rows):
        x = 0
        for cell, width, height in row:
            while (x, y) in places:
                x += 1
            reach = {(x + right, y + down): EMPTY_CELL for right in range(width) for down in range(height)}
            places = reach | places | {(x, y): cell}
    columns = 1 + max((x for x, _y in places), default=-1)
    cells = [places.get((x, y), EMPTY_CELL) for y in range(len(rows)) for x in range(columns)]
    return {"columns": columns, "cells": cells}


@cache
def emblem():
    """The emblem of the site as text, for ``image(bytes(…))``."""
    return (settings.BASE_DIR / "static/img/favicon.svg").read_text()
