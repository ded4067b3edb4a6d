"""Dated events of offices: they open and close, and their roles begin and end."""

from django.utils.translation import gettext as _

from foundation.exchange.icalendar import CalendarEvent, exact_days, known_to_the_day
from foundation.history.last_changes import LastChanges
from foundation.languages import text
from structure.events import of_units

from .models import Office, OfficeRole


def office_events(units=None):
    """The events of offices, of all of them or of those among these units (a queryset)."""
    offices = Office.objects.published().filter(known_to_the_day("established", "abolished"))
    offices = list(of_units(units, offices.select_related("country"), "pk"))
    changes = LastChanges(offices)
    for office in offices:
        words = {"established": _("Opened: %(office)s"), "abolished": _("Closed: %(office)s")}
        for end, day in exact_days(office, "established", "abolished"):
            yield CalendarEvent(
                key=f"office-{office.code}-{end}",
                title=words[end] % {"office": _named(office)},
                first=day,
                path=office.get_absolute_url(),
                changed_at=changes.of(office),
                revision=office.version - 1,
                categories=[_("Offices")],
                **_place(office),
            )


def role_events(units=None):
    """The events of the roles of offices."""
    roles = OfficeRole.objects.published().filter(known_to_the_day("starts", "ends"))
    roles = roles.select_related("office__country", "area")
    roles = list(of_units(units, roles, "office"))
    changes = LastChanges(row for role in roles for row in (role, role.office))
    for role in roles:
        names = {"office": _named(role.office), "role": _role(role)}
        words = {
            "starts": _("%(office)s: %(role)s, from this day on") % names,
            "ends": _("%(office)s: %(role)s, until this day") % names,
        }
        for end, day in exact_days(role, "starts", "ends"):
            yield CalendarEvent(
                key=f"role-{role.code}-{end}",
                title=words[end],
                first=day,
                path=role.office.get_absolute_url(),
                changed_at=changes.of(role, role.office),
                revision=role.version - 1,
                categories=[_("Offices")],
                description=text(role, "title"),
                **_place(role.office),
            )


def _role(role):
    kind = role.get_kind_display()
    return f"{kind} ({text(role.area, 'name')})" if role.area else str(kind)


def _named(office):
    names = {"city": text(office, "name"), "country": text(office.country, "name")}
    return _("IOM %(city)s (%(country)s)") % names


def _place(office):
    words = f"{text(office, 'name')}, {text(office.country, 'name')}"
    return {"place": words, "position": (office.latitude, office.longitude)}
