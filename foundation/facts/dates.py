"""Dates known to the day, the month, the year, or only between two bounds.

Stored as text in the notation of EDTF (ISO 8601-2, level 0): ``2019-11-26``, ``2006-11``, ``2006``,
``2006-01-01/2008-09-30``; the empty string when nothing is known.
"""

import calendar
import datetime as dt
import re
from typing import Any, Self

from babel.dates import format_date, format_skeleton
from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

SINGLE_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
EDTF_PATTERN = rf"^(?:{SINGLE_DATE}(?:/{SINGLE_DATE})?)?$"
YEAR_AND_MONTH = slice(len("2019-11"))  # the part of a day that names its month


def _first_day(part: str) -> dt.date:
    year, month, day = ([*map(int, part.split("-")), 1, 1])[:3]
    return dt.date(year, month, day)


def _last_day(part: str) -> dt.date:
    numbers = [*map(int, part.split("-"))]
    if len(numbers) == 3:
        return dt.date(*numbers)
    year, month = ([*numbers, 12])[:2]
    return dt.date(year, month, calendar.monthrange(year, month)[1])


class PartialDate(str):
    """A date as far as it is known; a plain string in storage, forms and files."""

    __slots__ = ()

    @property
    def bounds(self) -> tuple[str, str]:
        """The two ends as written: the same text twice unless the date lies between two bounds."""
        first, _slash, last = self.partition("/")
        return first, last or first

    @property
    def earliest(self) -> dt.date | None:
        """The first day it can have been, or None when nothing is known."""
        return _first_day(self.bounds[0]) if self else None

    @property
    def latest(self) -> dt.date | None:
        """The last day it can have been, or None when nothing is known."""
        return _last_day(self.bounds[1]) if self else None

    @property
    def precision(self) -> str:
        """``day``, ``month``, ``year``, ``between`` or ``unknown``."""
        if not self:
            return "unknown"
        return "between" if "/" in self else {4: "year", 7: "month", 10: "day"}[len(self)]

    def display(self) -> str:
        """What is known, in words of the reader's language: « 26 novembre 2019 », « entre 2006 et 2008 »."""
        if self.precision != "between":
            return _words(self) if self else ""
        article = {"fr": "le ", "es": "el "}.get(get_language(), "")
        first, last = ((article if len(part) == 10 else "") + _words(part) for part in self.bounds)
        return gettext("between %(first)s and %(last)s") % {"first": first, "last": last}


def _words(part: str) -> str:
    language = get_language()
    day, locale = _first_day(part), {"en": "en_GB"}.get(language, language)
    if len(part) == 4:
        return part
    if len(part) == 7:
        return format_skeleton("yMMMM", day, locale=locale)
    words = format_date(day, "long", locale=locale)
    return words.replace("1", _number(day), 1) if day.day == 1 else words


def _number(day: dt.date) -> str:
    return "1er" if get_language() == "fr" and day.day == 1 else str(day.day)


def span(first: str, last: str) -> str:
    """From one partial date to another in words; a month is said once: « 25–27 novembre 2019 »."""
    first, last = PartialDate(first), PartialDate(last or first)
    if first == last:
        return first.display()
    day = first.earliest
    if day and first.precision == last.precision == "day" and first[YEAR_AND_MONTH] == last[YEAR_AND_MONTH]:
        return f"{_number(day)}–{last.display()}"
    return f"{first.display()} – {last.display()}"


def validate_partial_date(value: str) -> None:
    """Raise ``ValidationError`` unless the text is a day, a month, a year or two bounds in order."""
    if not re.match(EDTF_PATTERN, value):
        raise ValidationError(
            _("Enter a day (2019-11-26), a month (2019-11), a year (2019) or a range (2006/2008-09)."),
            code="partial_date",
        )
    try:
        date = PartialDate(value)
        earliest, latest = date.earliest, date.latest
        if latest:
            latest + dt.timedelta(1)  # a period ends on the day after, which must exist too
    except (ValueError, OverflowError):
        raise ValidationError(_("This day does not exist."), code="partial_date") from None
    if earliest and latest and earliest > latest:
        raise ValidationError(_("The start of the range is after its end."), code="partial_date")


def is_partial_date(words: str) -> bool:
    """Whether something typed is a day, a month, a year or two bounds."""
    try:
        validate_partial_date(words)
    except ValidationError:
        return False
    return bool(words)


class PartialDateField(models.CharField):
    """A ``PartialDate`` column, compared byte by byte so that « 2019 » sorts before « 2019-11 »."""

    description = _("date known to the day, month or year, or within a range")

    default_validators = [validate_partial_date]  # not by __init__: CharField has made its list by then

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 21, "blank": True, "db_collation": "C"} | kwargs)

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> PartialDate | None:
        return value if value is None else PartialDate(value)

    def to_python(self, value: Any) -> PartialDate | None:
        value = super().to_python(value)
        return value if value is None else PartialDate(value.strip())


class InForce(Func):
    """SQL ``in_force(starts, ends)``: the days on which something held, as a ``daterange``.

    A year or month at either end means that the change happened during it and is taken at its
    beginning, so that what ends in 2024 is followed, not overlapped, by what begins in 2024.
    """

    function = "in_force"
    output_field = DateRangeField()


class DatedQuerySet(models.QuerySet):
    def on(self, day: dt.date) -> Self:
        """The rows in force on this day."""
        return self.filter(period__contains=day)

    def current(self) -> Self:
        return self.on(timezone.localdate())


class Dated(models.Model):
    """Something that held from one date to another, either end possibly unknown or open."""

    starts = PartialDateField(
        _("start"), help_text=_("A day, a month or a year. Leave empty if not documented.")
    )
    ends = PartialDateField(_("end"), help_text=_("The last day. Leave empty if ongoing or unknown."))
    period = models.GeneratedField(
        expression=InForce(F("starts"), F("ends")), output_field=DateRangeField(), db_persist=True
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(period__isempty=False),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                violation_error_message=_("The end is before the start."),
            )
        ]

    def is_in_force(self, day: dt.date) -> bool:
        """Whether it held on this day. The same rule is in the column ``period``."""
        starts, ends = PartialDate(self.starts), PartialDate(self.ends)
        start, change, last = starts.earliest, ends.earliest, ends.latest
        if start and start > day:
            return False
        if not change or not last:
            return True
        if ends.precision == "day":
            return day <= last
        until = change if not start or change > start else last + dt.timedelta(1)
        return day < until
