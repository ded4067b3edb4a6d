"""The ways to follow something: alerts by e-mail, and calendars."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from iom_site.calendar import CalendarFilter, kind_names
from news.letters import can_send_mail

register = template.Library()


@dataclass(frozen=True)
class CalendarLink:
    """A calendar: to be subscribed to by the calendar of a telephone, or fetched as a file."""

    label: str
    path: str

    @property
    def subscribed(self):
        """The address by which a browser hands it to the reader's calendar."""
        return "webcal://" + self.full.partition("://")[2]

    @property
    def full(self):
        return settings.SITE_URL + self.path


@register.simple_tag
def calendars():
    """A ``CalendarLink`` for each kind of events."""
    return [CalendarLink(label, CalendarFilter(kind).path) for kind, label in kind_names().items()]


@register.simple_tag
def whole_calendar():
    """The ``CalendarLink`` with the events of all kinds."""
    return CalendarLink("", CalendarFilter().path)


@register.simple_tag
def alerts_address(query):
    """The address of the e-mail subscription form for this; empty if the site sends no e-mail."""
    return reverse("news:subscribe") + query if can_send_mail() else ""


@register.inclusion_tag("includes/follow.html")
def follow(unit=None, country=None):
    """``{% follow unit=unit %}``: links to alerts about a unit or a country, and to the unit’s calendar."""
    asked = {"country": country and country.iso2, "unit": unit and unit.slug}
    query = urlencode({name: value for name, value in asked.items() if value})
    return {"alerts": alerts_address(f"?{query}"), "calendar": unit and CalendarFilter(unit=unit)}
