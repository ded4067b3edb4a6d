"""The calendar of the organisation as a file to follow: the Council, mandates, reorganisations, events."""

from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from foundation.exchange.icalendar import Calendar
from foundation.languages import text
from news.events import council_events, other_events
from offices.events import office_events, role_events
from structure.events import mandate_events, structure_events
from structure.models import OrgUnit

EVENT_SOURCES = {
    "council": [council_events],
    "events": [other_events],
    "mandates": [mandate_events],
    "structure": [structure_events, office_events, role_events],
}


@dataclass(frozen=True)
class CalendarFilter:
    """What a calendar is about: a kind of events (all when empty), of a unit and everything under it."""

    kind: str = ""
    unit: OrgUnit | None = None

    @classmethod
    def of(cls, data):
        """Raises ``BadRequest`` for a kind or a unit that does not exist."""
        kind, slug = data.get("kind", ""), data.get("unit", "")
        if kind and kind not in EVENT_SOURCES:
            raise BadRequest(_("“kind” must be one of: %(values)s.") % {"values": ", ".join(EVENT_SOURCES)})
        unit = OrgUnit.objects.published().filter(slug=slug).first() if slug else None
        if slug and not unit:
            raise BadRequest(
                _("“unit” must be the last part of the address of a unit or office, such as dakar.")
            )
        return cls(kind, unit)

    @property
    def name(self):
        organisation = _("International Organization for Migration")
        about = [kind_names()[self.kind]] if self.kind else []
        return " · ".join([*about, *([text(self.unit, "name").plain] if self.unit else []), organisation])

    @property
    def path(self):
        asked = {"kind": self.kind, "unit": self.unit and self.unit.slug}
        query = urlencode({name: value for name, value in asked.items() if value})
        return reverse("calendar") + (f"?{query}" if query else "")

    @property
    def page(self):
        return self.unit.get_absolute_url() if self.unit else reverse("home")

    def events(self):
        units = OrgUnit.objects.published().under(self.unit) if self.unit else None
        sources = (
            EVENT_SOURCES[self.kind]
            if self.kind
            else [one for some in EVENT_SOURCES.values() for one in some]
        )
        return [event for source in sources for event in source(units)]


def kind_names():
    """The kinds of events in the reader's words, in the order in which they are offered."""
    return {
        "council": _("Sessions of the Council"),
        "events": _("Other events"),
        "mandates": _("Terms of office"),
        "structure": _("Structure and offices"),
    }


@require_safe
@conditional_page
def calendar(request):
    """The calendar as a file, the same in each language but for its words; 304 while nothing changes."""
    asked = CalendarFilter.of(request.GET)
    words = _("It contains only dates known to the day. The others are on the pages of this site.")
    file = str(Calendar(asked.name, words, asked.path, asked.page, asked.events()))
    disposition = 'inline; filename="iom-calendar.ics"'
    return HttpResponse(file, "text/calendar; charset=utf-8", headers={"Content-Disposition": disposition})
