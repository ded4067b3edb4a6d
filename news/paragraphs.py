"""The paragraphs of a text, numbered so that one can be linked to."""

import re

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.languages import RichText, direction

TABLE = re.compile(r"(<table\b.*?</table>)", re.DOTALL)
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


def numbered(body):
    """The same ``RichText`` with ``id="p1"`` … on its paragraphs, each ending in a link to itself.

    The numbers are those of an edition: they count its paragraphs from the top, those in tables left out.
    """
    number = 0

    def mark(paragraph):
        nonlocal number
        number += 1
        return f'<p id="p{number}">{paragraph[1]} {_link(number, body)}</p>'

    parts = TABLE.split(body.plain)
    parts[::2] = [PARAGRAPH.sub(mark, part) for part in parts[::2]]
    return RichText("".join(parts), body.language, body.reader_language)


def _link(number, body):
    reader = get_language()  # whatever the language of the text
    other = format_html(' lang="{}" dir="{}"', reader, direction(reader)) if body.is_fallback else ""
    return format_html(
        '<a class="paragraph-link" href="#p{}" aria-label="{}"{}>¶</a>',
        number,
        _("Link to paragraph %(number)d") % {"number": number},
        other,
    )
