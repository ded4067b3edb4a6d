"""The day a reader asks about: today, or ``?on=YYYY-MM-DD``."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import BadRequest
from django.utils import timezone
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class RequestedDay:
    """The day of a page, and whether the reader named it."""

    day: dt.date
    is_explicit: bool = False

    @property
    def query(self):
        """What to append to a link so that the day stays: ``?on=2022-01-01`` or nothing."""
        return f"?on={self.day.isoformat()}" if self.is_explicit else ""

    @property
    def is_past(self):
        return self.day < timezone.localdate()

    @property
    def is_documented(self):
        """False for a day before the structure is documented: a page says so instead of guessing."""
        return self.day >= settings.STRUCTURE_DOCUMENTED_SINCE


def requested_day(request):
    """The ``RequestedDay`` of a request. Raise ``BadRequest`` (400) if it is invalid or in the future."""
    words = request.GET.get("on", "")
    if not words:
        return RequestedDay(timezone.localdate())
    try:
        if len(words) != 10:
            raise ValueError
        day = dt.date.fromisoformat(words)
    except ValueError:
        raise BadRequest(_("“on” must be a date, such as 2022-01-31.")) from None
    if day > timezone.localdate():
        raise BadRequest(_("“on” must be today or a date in the past."))
    return RequestedDay(day, is_explicit=True)
