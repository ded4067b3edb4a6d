"""What templates need to print translated texts, partial dates, numbers and telephones as they are."""

from babel import Locale
from babel.numbers import format_decimal
from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from foundation.facts.dates import PartialDate, span
from foundation.languages import text as localized_text

register = template.Library()


@register.filter
def text(instance, field):
    """``{{ unit|text:"name" }}``: in the reader's language, or in another and marked as such.

    ``{% with name=unit|text:"name" %}`` gives ``name.plain`` for attributes, ``name.is_fallback``,
    ``name.language`` and ``name.dir``.
    """
    return localized_text(instance, field)


@register.filter
def own_language(words):
    """``<title{{ title|own_language }}>``: the attributes of an element that holds this ``Text`` alone."""
    if not words.is_fallback:
        return ""
    return format_html(' lang="{}" dir="{}"', words.language, words.dir)


@register.filter
def when(date):
    """``{{ role.starts|when }}``: a partial date (or a ``date``) in words, and for machines if it can be."""
    date = PartialDate(date)
    if not date:
        return ""
    if date.precision == "between":
        return date.display()
    return format_html('<time datetime="{}">{}</time>', date, date.display())


@register.filter
def to(first, last):
    """``{{ release.event_starts|to:release.event_ends }}``: « 25–27 novembre 2019 »."""
    return span(first, last)


@register.filter
def digits(value):
    """``45000`` → « 45 000 »: digits grouped as the language does; anything else unchanged."""
    words = str(value)
    return format_decimal(int(words), locale=get_language()) if words.isdecimal() else value


@register.filter
def phone_link(number):
    """A telephone that can be dialled and does not flip in right-to-left text."""
    if not number:
        return ""
    return format_html('<a href="{}" dir="ltr">{}</a>', number.as_rfc3966, number.as_international)


@register.filter
def language_name(code):
    """``"en"`` → « anglais »: the name of a language in the reader's, as it is written within a sentence."""
    return Locale.parse(get_language()).languages[code]
