"""The organisational chart of a day as a PDF or SVG file, with the same data as the page."""

import hashlib
import json
from functools import cache, cached_property
from io import BytesIO

import segno
from django.core.cache import cache as memory
from django.utils.html import escape, strip_tags
from django.utils.translation import get_language, gettext, ngettext

from foundation.exchange.paper import TEMPLATES, emblem, text_data, typeset
from foundation.languages import text
from foundation.templatetags.texts import digits, when
from structure.templatetags.terms import until

TEMPLATE = "structure/paper/chart.typ"
CONTENT_TYPES = {"pdf": "application/pdf", "svg": "image/svg+xml"}


class Poster:
    """A ``Chart`` on one sheet in the reader's language, with the address of the page it stands on."""

    def __init__(self, chart, day, address, format):
        self.chart, self.day, self.address, self.format = chart, day, address, format
        self.language = get_language()
        self.content_type = CONTENT_TYPES[format]
        self.filename = f"chart-{day.isoformat()}-{self.language}.{format}"

    @cached_property
    def data(self):
        """What the template draws, in words of the reader's language."""
        day = strip_tags(when(self.day.isoformat()))
        return {
            "organisation": gettext("International Organization for Migration"),
            "emblem": emblem(),
            "title": gettext("Organisational chart"),
            "situation": gettext("As of %(day)s") % {"day": day},
            "address": self.address,
            "code": qr_code(self.address),
            "heads": [_head(node) for node in self.chart.top],
            "unplaced": [_head(node) for node in self.chart.unplaced],
            "unplaced_title": gettext("Place in the structure not documented"),
            "legend": _legend(self.chart),
        }

    @cached_property
    def fingerprint(self):
        """The entity tag: it changes with the data, the language, the format and the template."""
        words = json.dumps([self.data, self.language, self.format, _templates()], sort_keys=True)
        return f'"{hashlib.sha256(words.encode()).hexdigest()[:32]}"'

    def typeset(self, *, keep):
        """The bytes of the sheet. ``keep``: cache them, one sheet for each language and format."""
        name = f"chart-poster-{self.language}-{self.format}"
        kept = memory.get(name) if keep else None
        if kept and kept[0] == self.fingerprint:
            return kept[1]
        sheet = typeset(TEMPLATE, self.data, language=self.language, format=self.format)
        if self.format == "svg":
            sheet = _titled(sheet, f"{self.data['title']} – {self.data['situation']}")
        if keep:
            memory.set(name, (self.fingerprint, sheet), timeout=None)
        return sheet


def _titled(svg, title):
    """The drawing with a title, which says what it is where nobody sees it."""
    head, end, rest = svg.partition(b">")
    return head + b' role="img"' + end + f"<title>{escape(title)}</title>".encode() + rest


def qr_code(address):
    """The QR code of an address, as SVG."""
    svg = BytesIO()
    segno.make(address, error="m").save(svg, kind="svg", border=0, xmldecl=False)
    return svg.getvalue().decode()


@cache
def _templates():
    return [(TEMPLATES / name).read_text() for name in [TEMPLATE, "paper/common.typ"]]


def _legend(chart):
    staff = {"line": gettext("line"), "staff": gettext("staff")} if chart.has_staff else {}
    return staff | ({"ended": gettext("grey: no longer exists today")} if chart.has_ended_units else {})


def _head(node):
    return _box(node) | {
        "is_body": node.is_body,
        "row": [_branch(one) for one in node.row],
        "row_width": node.row_width,
        "columns": [_branch(one) for one in node.columns],
        "columns_width": node.columns_width,
    }


def _branch(node):
    return _box(node) | {"below": [_branch(one) for one in node.children]}


def _box(node):
    """What is written on one unit."""
    box = {
        "name": text_data(node.label),
        "short": text_data(text(node.unit, "short_name")),
        "staff": node.is_staff,
    }
    box["holders"] = [text_data(text(one.person, "name")) for one in node.holders]
    if node.until:
        box["until"] = strip_tags(until(node.until))
    if count := node.offices_below:
        words = ngettext("%(number)s office below", "%(number)s offices below", count)
        box["offices"] = words % {"number": digits(count)}
    return box
