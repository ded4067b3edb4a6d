"""The end of a unit, or its merger into another: its dates, placements, people and the units below it."""

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.facts.dates import PartialDate
from foundation.trees.rights import may_move
from foundation.trees.tree import tree_write

from .lifetimes import had_ended
from .models import Appointment, OrgUnit, Succession
from .placements import end_placement, move_between

UP, ALONG, INTO, TO = "up", "along", "into", "to"


@dataclass(frozen=True)
class Ending:
    """The end of a unit: its last day, the unit it becomes part of, and what happens to what it has."""

    unit: OrgUnit
    last_day: str
    children: str = UP
    target: OrgUnit | None = None  # where the units below come, when it is told
    successor: OrgUnit | None = None
    ends_mandates: bool = True

    @property
    def new_parent(self):
        """The new parent of the units below; None: the top."""
        return {INTO: self.successor, TO: self.target}.get(self.children, self.unit.parent)

    @property
    def moving(self):
        """The units directly under it that go on elsewhere."""
        if self.children == ALONG:
            return OrgUnit.objects.none()
        return OrgUnit.objects.filter(parent=self.unit.pk, abolished="")

    @property
    def ending(self):
        """The units that end with it, itself among them."""
        if self.children == ALONG:
            return OrgUnit.objects.under(self.unit).filter(abolished="")
        return OrgUnit.objects.filter(pk=self.unit.pk)

    def check(self):
        """Raise ``ValidationError``, by field, if the values contradict each other."""
        problems = {}
        today, day = timezone.localdate(), PartialDate(self.last_day)
        if had_ended(self.unit, today) or self.unit.abolished:
            problems["__all__"] = _("This unit has already ended.")
        if day.earliest > today:
            problems["last_day"] = _("The last day cannot be in the future.")
        elif self.unit.established and PartialDate(self.unit.established).earliest > day.latest:
            problems["last_day"] = _("The end is before the start.")
        below = OrgUnit.objects.under(self.unit)
        for name, other in [("target", self.target), ("successor", self.successor)]:
            if other is None:
                continue
            if below.filter(pk=other.pk).exists():
                problems[name] = _("Choose a unit other than this one and the units below it.")
            elif had_ended(other, day.latest):
                problems[name] = _("That unit has already ended.")
        if problems:
            raise ValidationError(problems)

    def is_allowed(self, rights):
        """Whether a user may write all of it: every unit that ends, and both ends of every move."""
        whole = list(self.ending)
        if not all(rights.may_change_all(unit) for unit in whole):
            return False
        return all(may_move(rights, unit, self.new_parent) for unit in self.moving)


def end_unit(ending):
    """Write an ``Ending``: all of it or, with ``ValidationError``, nothing."""
    with tree_write(OrgUnit):
        ending.check()
        day = ending.last_day
        for pk in list(ending.moving.values_list("pk", flat=True)):
            move_between(pk, getattr(ending.new_parent, "pk", None), day, following(day))
        for unit in list(ending.ending):
            _end(unit, day, ending.ends_mandates)
        kind = Succession.Kind.MERGED if ending.successor else Succession.Kind.CLOSED
        succession = Succession(predecessor=ending.unit, successor=ending.successor, kind=kind, date=day)
        succession.full_clean()
        succession.save()


def following(day):
    """The partial date on which begins what follows something that ended then.

    The day after a last day; within a month or a year both have the same notation, and do not overlap.
    """
    date = PartialDate(day)
    return (date.latest + dt.timedelta(1)).isoformat() if date.precision == "day" else str(day)


def _end(unit, day, ends_mandates):
    unit = OrgUnit.objects.get(pk=unit.pk)  # its place in the tree may be another by now
    unit.abolished = day
    unit.full_clean()
    unit.save(update_fields=["abolished"])
    end_placement(unit, day)
    if ends_mandates:
        for mandate in Appointment.objects.current().filter(unit=unit.pk):
            mandate.ends = day
            mandate.full_clean()
            mandate.save(update_fields=["ends"])
