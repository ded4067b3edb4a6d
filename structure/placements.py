"""Where units stand, and since when: a move changes the tree and the placements together."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import OrgUnit, Placement
from .tree import move, tree_write


def move_unit(unit_pk, target_pk, position="last-child", *, on=None, correct=False):
    """Move a unit in the tree; when its parent changes, its placements follow.

    From the day ``on`` (today) a new placement is in force and the one before ends on the eve. With
    ``correct`` the unit has never stood where it did: the placement itself is corrected. Raises
    ``ValidationError`` when another placement stands in the way, ``mptt.exceptions.InvalidMove`` for a place
    under the unit itself.
    """
    on = on or timezone.localdate()
    if on > timezone.localdate():
        raise ValidationError(_("A move can be dated today or in the past, not ahead."), code="future")
    with tree_write(OrgUnit):
        old_parent = OrgUnit.objects.get(pk=unit_pk).parent_id
        unit = move(OrgUnit, unit_pk, target_pk, position)
        if unit.parent_id != old_parent:
            _follow(unit, old_parent, on, correct)
        return unit


def place_new(unit):
    """Give a unit its first placement, from the day it was established; without a start when not known."""
    if not unit.placements.exists():
        place = Placement(
            unit_id=unit.pk, parent_id=unit.parent_id, starts=unit.established, ends=unit.abolished
        )
        _save(place)


def _follow(unit, old_parent, on, correct):
    placements = unit.placements.select_for_update()
    current = placements.on(on).first()
    if correct:
        current = current or placements.order_by("-starts").first()
        if current is None:
            place_new(unit)
            return
    elif current is None and not placements.exists():
        # nothing was recorded: it stood where the tree says, since a day not known
        current = Placement.objects.create(unit_id=unit.pk, parent_id=old_parent)
    if correct or (current and current.period.lower == on):
        current.parent_id = unit.parent_id
        _save(current, ["parent"])
        return
    until = ""
    if current:
        until, current.ends = current.ends, _eve(on)
        _save(current, ["ends"])
    _save(Placement(unit_id=unit.pk, parent_id=unit.parent_id, starts=on.isoformat(), ends=until))


def _eve(day):
    return (day - dt.timedelta(days=1)).isoformat()


def _save(placement, update_fields=None):
    placement.full_clean()
    placement.save(update_fields=update_fields)
