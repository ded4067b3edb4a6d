"""Who holds which post on a given day."""

from collections import defaultdict

from foundation.facts.certainty import shown
from foundation.facts.dates import PartialDate
from foundation.languages import columns

from .lifetimes import had_ended
from .models import Appointment

LONG_TEXTS = ["person__biography", "unit__mandate"]


def public_appointments():
    """The appointments a visitor may see, of people who may be shown, with the person and the unit."""
    appointments = Appointment.objects.published().filter(shown("person"))
    return appointments.select_related("person", "unit").defer(*LONG_TEXTS, *columns(*LONG_TEXTS))


def appointment_status(appointment, day):
    """``now``, ``before``, ``later`` or ``undated``: where an appointment lies, seen from this day."""
    if not appointment.starts and not appointment.ends:
        return "undated"
    if appointment.is_in_force(day):
        return "before" if had_ended(appointment.unit, day) else "now"
    starts = PartialDate(appointment.starts)
    return "later" if starts and starts.earliest > day else "before"


def by_status(appointments, day):
    """The appointments of each ``access_rule``, the newest first."""
    groups = defaultdict(list)
    for appointment in sorted(appointments, key=lambda one: (one.starts, one.pk), reverse=True):
        groups[appointment_status(appointment, day)].append(appointment)
    return dict(groups)


class PeopleRegister:
    """People with a post, as they stood on a day.

    ``current`` holds the appointments in force in the order of the tree, ``heads`` those of the Directors
    General so far by number, ``others`` the last appointments of everybody else who held a post by then.
    """

    def __init__(self, people, day):
        self.current, self.heads, self.others = [], [], []
        for person in people:
            groups = by_status(person.appointments.all(), day)
            past = groups.get("before", []) + groups.get("undated", [])
            heads = [one for one in past if one.rank]
            now = groups.get("now", [])
            self.current += now
            self.heads += heads + [one for one in now if one.rank]
            if past and not heads and not now:
                self.others.append(past[0])
        self.current.sort(key=lambda one: (one.unit.tree_id, one.unit.lft, one.starts))
        self.heads.sort(key=lambda one: one.rank)
