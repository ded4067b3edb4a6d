"""Dated events of the structure: appointments begin and end; units are created, moved, renamed and ended."""

from django.utils.translation import gettext as _

from foundation.exchange.icalendar import CalendarEvent, exact_day, exact_days, known_to_the_day
from foundation.facts.certainty import shown
from foundation.facts.dates import PartialDate
from foundation.history.last_changes import LastChanges
from foundation.languages import text

from .chart import public_placements
from .models import OrgUnit
from .people import public_appointments
from .record import public_successions


def mandate_events(units=None):
    """The events of appointments, of all units or of these (a queryset)."""
    appointments = public_appointments().filter(known_to_the_day("starts", "ends"), shown("unit"))
    appointments = list(of_units(units, appointments, "unit"))
    changes = LastChanges(row for one in appointments for row in (one, one.person, one.unit))
    for appointment in appointments:
        names = {"person": text(appointment.person, "name"), "title": text(appointment, "title")}
        words = {
            "starts": _("Takes office: %(person)s, %(title)s") % names,
            "ends": _("Leaves office: %(person)s, %(title)s") % names,
        }
        is_post = appointment.unit.kind == OrgUnit.Kind.POST  # the title says it all
        for end, day in exact_days(appointment, "starts", "ends"):
            yield CalendarEvent(
                key=f"appointment-{appointment.code}-{end}",
                title=words[end],
                first=day,
                path=appointment.person.get_absolute_url(),
                changed_at=changes.of(appointment, appointment.person, appointment.unit),
                revision=appointment.version - 1,
                categories=[_("Terms of office")],
                description="" if is_post else text(appointment.unit, "name"),
            )


def structure_events(units=None):
    """The events of units that are no offices, and of what followed them: created, moved, ended, replaced."""
    yield from _lives(units)
    yield from _moves(units)


def _lives(units):
    ended = OrgUnit.objects.published().filter(known_to_the_day("established", "abolished"))
    ended = list(of_units(units, ended.exclude(kind=OrgUnit.Kind.FIELD_OFFICE), "pk"))
    successions = public_successions().select_related("predecessor", "successor").order_by("pk")
    successions = list(of_units(units, successions, "predecessor"))
    changes = LastChanges([*ended, *successions])
    for unit in ended:
        followed = [one for one in successions if one.predecessor_id == unit.pk]
        words = {"established": _("Created: %(unit)s"), "abolished": _("Ended: %(unit)s")}
        for end, day in exact_days(unit, "established", "abolished"):
            yield CalendarEvent(
                key=f"unit-{unit.code}-{end}",
                title=words[end] % {"unit": text(unit, "name")},
                first=day,
                path=unit.get_absolute_url(),
                changed_at=changes.of(unit, *(followed if end == "abolished" else [])),
                revision=unit.version - 1,
                categories=[_("Structure")],
                description="\n".join(map(_became, followed)) if end == "abolished" else "",
            )
    told = {unit.pk for unit in ended if exact_day(unit.abolished)}
    for one in successions:
        day = exact_day(one.date)
        if day and one.predecessor_id not in told:
            yield CalendarEvent(
                key=f"succession-{one.pk}",
                title=_("%(unit)s: %(became)s")
                % {"unit": text(one.predecessor, "name"), "became": _became(one)},
                first=day,
                path=one.predecessor.get_absolute_url(),
                changed_at=changes.of(one),
                revision=one.version - 1,
                categories=[_("Structure")],
            )


def _became(succession):
    """« fusionné → Département des opérations », or « fermé »."""
    kind = succession.get_kind_display()
    return f"{kind} → {text(succession.successor, 'name')}" if succession.successor else str(kind)


def _moves(units):
    """From its second placement on a unit has moved, or has got another name."""
    moved = public_placements().filter(known_to_the_day("starts")).values("unit")
    placements = list(of_units(units, public_placements().filter(unit__in=moved), "unit"))
    changes = LastChanges(placements)
    before = {}
    for placement in sorted(placements, key=lambda one: (one.unit_id, PartialDate(one.starts), one.pk)):
        last, before[placement.unit_id] = before.get(placement.unit_id), placement
        day = exact_day(placement.starts)
        if not day or last is None or placement.starts == placement.unit.established:
            continue
        title = _moved(placement, last)
        if title is None:
            continue
        yield CalendarEvent(
            key=f"placement-{placement.pk}",
            title=title,
            first=day,
            path=placement.unit.get_absolute_url(),
            changed_at=changes.of(placement),
            revision=placement.version - 1,
            categories=[_("Structure")],
        )


def _moved(placement, before):
    """What a placement changed, in words; None when what it changed is hidden."""
    unit, parent = placement.unit, placement.parent
    name = text(placement, "name") or text(unit, "name")
    if placement.parent_id == before.parent_id:
        former = text(before, "name") or text(unit, "name")
        if former == name:
            return None
        return _("New name: %(former)s → %(unit)s") % {"former": former, "unit": name}
    if parent is None:
        return _("%(unit)s: now at the top of the structure") % {"unit": name}
    if not parent.is_shown:
        return _("%(unit)s: moved within the structure") % {"unit": name}
    return _("%(unit)s: now under %(parent)s") % {"unit": name, "parent": text(parent, "name")}


def of_units(units, rows, lookup):
    """The rows that belong by this relation to these units (a queryset); without units all of them."""
    return rows if units is None else rows.filter(**{f"{lookup}__in": units.values("pk")})
