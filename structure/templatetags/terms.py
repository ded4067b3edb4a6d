"""Periods in words."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext

from foundation.facts.dates import PartialDate
from foundation.templatetags.texts import when

register = template.Library()


@register.filter
def term(fact, is_past=False):
    """``{{ appointment|term }}``: « 1 October 2018 – 30 September 2023 », « since 2021 », « until 2024 ».

    With ``is_past``, an unknown end is not taken for the present: « start: 2021 ».
    """
    starts, ends = PartialDate(fact.starts), PartialDate(fact.ends)
    if starts and ends:
        return when(starts) if starts == ends else format_html("{} – {}", when(starts), when(ends))
    if starts:
        return format_html(gettext("start: {date}") if is_past else _since(starts), date=when(starts))
    if ends:
        return format_html(_until(ends), date=when(ends))
    return gettext("dates not documented")


@register.filter
def until(date):
    """``{{ node.until|until }}``: « until 2024 »."""
    return format_html(_until(date), date=when(date))


@register.filter
def host_term(host, day):
    """``{{ host|host_term:requested.day }}``: that the role which hosts had ended by this day; else
    nothing."""
    if host.is_in_force(day):
        return ""
    words = gettext("the host’s role ended: {date}; the host since then is not documented")
    return format_html(words, date=when(host.ends))


def _since(date):
    """French and others join a day differently from a month or a year."""
    if date.precision == "day":
        return pgettext("a day", "since {date}")
    if date.precision == "between":
        return gettext("start: {date}")
    return pgettext("a month or a year", "since {date}")


def _until(date):
    if date.precision == "day":
        return pgettext("a day", "until {date}")
    if date.precision == "between":
        return gettext("end: {date}")
    return pgettext("a month or a year", "until {date}")
