"""Moments in the time zones of people: what a clock shows somewhere, and when it shows it twice or never."""

import datetime as dt
import zoneinfo
from functools import cache

from babel.dates import get_timezone_location
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

CONTINENTS = {
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
}
HEADQUARTERS_ZONE, UTC = settings.TIME_ZONE, "UTC"


@cache
def zone_names():
    """The time zones that can be chosen, those named after a place, and UTC."""
    places = [
        name
        for name in zoneinfo.available_timezones()
        if name.partition("/")[0] in CONTINENTS and "/" in name
    ]
    return [UTC, *sorted(places)]


class DeskZone(zoneinfo.ZoneInfo):
    """A time zone whose moments say by how much they differ from UTC: an abbreviation says it to few.

    Each moment gets that difference for good. Django leaves the zone out where the clocks show a time twice,
    which is when it matters.
    """

    def fromutc(self, moment):
        local = super().fromutc(moment)
        return local.replace(tzinfo=dt.timezone(local.utcoffset(), offset_text(local.utcoffset())))


def zone_of(user):
    """The time zone in which a user reads and writes moments: the one chosen, else that of headquarters."""
    profile = getattr(user, "desk_profile", None)
    return named_zone(profile.time_zone if profile else HEADQUARTERS_ZONE)


def named_zone(name):
    """The time zone with this name, or that of headquarters if there is none."""
    return DeskZone(name if name in zone_names() else HEADQUARTERS_ZONE)


def current_zone_name():
    return timezone.get_current_timezone().key


def offset_text(offset):
    """``UTC+5:45``"""
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return UTC
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def zone_city(name):
    """The name of a time zone: its city, in the reader's language."""
    if name == HEADQUARTERS_ZONE == "Europe/Zurich":
        return _("Geneva")
    return get_timezone_location(name, locale=get_language(), return_city=True)


def moments_showing(wall, zone):
    """The moments at which a zone has this local time: one, or none or two when the clocks change."""
    found = []
    for moment in _guesses(wall, zone):
        if moment.astimezone(zone).replace(tzinfo=None) == wall and moment not in found:
            found.append(moment)
    return found


def around_gap(wall, zone):
    """The times before and after a leap of the clocks, for one that they leap over."""
    return sorted(moment.astimezone(zone) for moment in _guesses(wall, zone))


def _guesses(wall, zone):
    return [wall.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC) for fold in [0, 1]]


def clock_text(moment, name):
    """What calendar and clock show at a moment where this time zone holds."""
    local = moment.astimezone(zoneinfo.ZoneInfo(name))
    return date_format(local, get_format("DATETIME_FORMAT").removesuffix(" e"))


def clock_names(name):
    """The time zones in which a moment is shown: one's own, that of headquarters, and UTC."""
    return list(dict.fromkeys([name, HEADQUARTERS_ZONE, UTC]))


def clocks(moment, name=None):
    """A moment in those zones: pairs of a place and what its clocks show."""
    return [(zone_city(zone), clock_text(moment, zone)) for zone in clock_names(name or current_zone_name())]


def moment_text(moment):
    """A moment in those zones, in one line."""
    return " · ".join(f"{words} ({place})" for place, words in clocks(moment))
