"""The dated events in press releases, including the sessions of the Council."""

from django.db.models import F
from django.utils.translation import gettext as _

from foundation.exchange.icalendar import DAY_PATTERN, CalendarEvent, exact_day
from foundation.languages import text

from .lists import listed_releases

COUNCIL = "council"  # the theme of the releases about its sessions
MAX_EVENTS = 500  # the newest; a calendar program downloads all of them each time


def council_events(units=None):
    """The events of releases filed under the Council."""
    yield from _events(_releases(units).filter(themes__slug=COUNCIL), _("Sessions of the Council"))


def other_events(units=None):
    """The events of all other releases."""
    yield from _events(_releases(units).exclude(themes__slug=COUNCIL), _("Events"))


def _releases(units):
    releases = listed_releases().exclude(event_starts="").filter(event_starts__regex=DAY_PATTERN)
    if units is not None:
        releases = releases.filter(document__issued_by__in=units.values("pk"))
    return releases.order_by(F("event_starts").desc(), "-pk")


def _events(releases, category):
    for release in releases[:MAX_EVENTS]:
        title = text(release, "title")
        yield CalendarEvent(
            key=f"release-{release.document.code}",
            title=title,
            first=exact_day(release.event_starts),
            last=exact_day(release.event_ends),
            path=release.get_absolute_url(),
            changed_at=release.publish_at,
            revision=release.number - 1,
            categories=[category],
            description=text(release, "summary", title.language),
        )
