"""The paragraphs of a text, numbered so that one can be linked to."""

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.languages import RichText, direction
from foundation.richtext.field import tags_of

TAG = tags_of(["p", "table"])


def numbered(body):
    """The same ``RichText`` with ``id="p1"`` … on its paragraphs, each ending in a link to itself.

    The numbers are those of an edition: they count its paragraphs from the top, those in tables left out.
    """
    number, is_in_table = 0, False

    def mark(tag):
        nonlocal number, is_in_table
        is_end, element = bool(tag[1]), tag[2]
        if element == "table":
            is_in_table = not is_end
        elif not is_in_table and is_end:
            return f" {_link(number, body)}</p>"
        elif not is_in_table:
            number += 1
            return f'<p id="p{number}">'
        return tag[0]

    return RichText(TAG.sub(mark, body.plain), body.language, body.reader_language)


def _link(number, body):
    reader = get_language()  # whatever the language of the text
    other = format_html(' lang="{}" dir="{}"', reader, direction(reader)) if body.is_fallback else ""
    return format_html(
        '<a class="paragraph-link" href="#p{}" aria-label="{}"{}>¶</a>',
        number,
        _("Link to paragraph %(number)d") % {"number": number},
        other,
    )
