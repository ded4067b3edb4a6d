"""Days of the organisation as a file that calendars subscribe to: iCalendar (RFC 5545, RFC 7986).

Only what is known to the day becomes an event: a calendar can show nothing else, and no day is made up for
what is known to the month or the year.
"""

import datetime as dt
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language

from foundation.facts.dates import PartialDate

from .content_lines import escape_text, fold

A_DAY = dt.timedelta(days=1)
DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
REFRESH = "PT12H"  # how often a calendar should ask anew
PRODUCT_ID = "-//International Organization for Migration//Calendar//EN"


def known_to_the_day(*fields):
    """A condition: one of these partial dates is a day."""
    condition = Q()
    for name in fields:
        condition |= Q(**{f"{name}__regex": DAY_PATTERN})
    return condition


def exact_day(date):
    """The day (``date``) that a partial date is, or None when it is not known to the day."""
    date = PartialDate(date)
    return date.earliest if date.precision == "day" else None


@dataclass(frozen=True)
class CalendarEvent:
    """An all-day event on one day or several.

    ``key`` is permanent; ``revision`` counts the changes of its row, ``changed_at`` is the last one's moment.
    ``title`` and ``description`` say by themselves, as ``Text``, when they are not in the reader's language.
    """

    key: str
    title: str
    first: dt.date
    path: str
    changed_at: dt.datetime
    last: dt.date | None = None
    revision: int = 0
    categories: list[str] = field(default_factory=list)
    description: str = ""
    place: str = ""
    position: tuple | None = None

    def lines(self):
        """(name with its parameters, value) of each property."""
        changed = utc_timestamp(self.changed_at)
        after = max(self.last or self.first, self.first) + A_DAY  # an end is the day after the last
        lines = [
            ("BEGIN", "VEVENT"),
            ("UID", f"{self.key}-{get_language()}@{_host()}"),
            ("DTSTAMP", changed),
            ("LAST-MODIFIED", changed),
            ("SEQUENCE", str(self.revision)),
            ("DTSTART;VALUE=DATE", f"{self.first:%Y%m%d}"),
            ("DTEND;VALUE=DATE", f"{after:%Y%m%d}"),
            ("SUMMARY" + _language(self.title), escape_text(self.title)),
        ]
        if self.description:
            lines.append(("DESCRIPTION" + _language(self.description), escape_text(self.description)))
        if self.place:
            lines.append(("LOCATION" + _language(self.place), escape_text(self.place)))
        if self.position:
            lines.append(("GEO", "{};{}".format(*self.position)))
        if self.categories:
            categories = ",".join(map(escape_text, self.categories))
            lines.append((f"CATEGORIES;LANGUAGE={get_language()}", categories))
        return [
            *lines,
            ("URL", settings.SITE_URL + self.path),
            ("CLASS", "PUBLIC"),
            ("TRANSP", "TRANSPARENT"),  # nobody is busy because of it
            ("END", "VEVENT"),
        ]


@dataclass(frozen=True)
class Calendar:
    """A calendar with its name, its own address and the page that it is about."""

    name: str
    description: str
    path: str
    page: str
    events: list[CalendarEvent]

    def __str__(self):
        """The file, its lines ended by CRLF; the same bytes as long as nothing in it changes."""
        language, source = get_language(), settings.SITE_URL + self.path
        lines = [
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", PRODUCT_ID),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
            ("UID", f"{self.path.strip('/').replace('/', '-')}@{_host()}"),
            (f"NAME;LANGUAGE={language}", escape_text(self.name)),
            (f"DESCRIPTION;LANGUAGE={language}", escape_text(self.description)),
            # for the calendars that know no RFC 7986
            ("X-WR-CALNAME", escape_text(self.name)),
            ("X-WR-CALDESC", escape_text(self.description)),
            ("SOURCE;VALUE=URI", source),
            ("URL", settings.SITE_URL + self.page),
            ("REFRESH-INTERVAL;VALUE=DURATION", REFRESH),
            ("X-PUBLISHED-TTL", REFRESH),
        ]
        if self.events:
            lines.append(("LAST-MODIFIED", utc_timestamp(max(event.changed_at for event in self.events))))
        for event in sorted(self.events, key=lambda one: (one.first, one.key), reverse=True):
            lines += event.lines()
        lines.append(("END", "VCALENDAR"))
        return "".join(fold(f"{name}:{value}") for name, value in lines)


def utc_timestamp(at):
    """A moment in UTC as the format writes it."""
    return f"{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def exact_days(row, *fields):
    """(name of the field, its day) of those partial dates of a row that are known to the day."""
    days = [(name, exact_day(getattr(row, name))) for name in fields]
    return [(name, day) for name, day in days if day]


def _language(words):
    return f";LANGUAGE={getattr(words, 'language', get_language())}"


def _host():
    return urlsplit(settings.SITE_URL).hostname
