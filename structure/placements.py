"""Moves of units: each changes the tree and the placements together."""

import datetime as dt
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from mptt.exceptions import InvalidMove

from foundation.facts.dates import PartialDate
from foundation.rights import NO_RIGHT_THERE, rights_of
from foundation.trees.rights import may_move
from foundation.trees.tree import move, tree_write
from foundation.trees.undo import follows_undone_moves

from .models import OrgUnit, Placement

MAX_REMEMBERED = 100  # moves whose former places are kept: each statement of an import repeats them


def move_unit(unit_pk, target_pk, position="last-child", *, on=None, correct=False):
    """Move a unit in the tree; when its parent changes, its placements follow.

    From the day ``on`` (today) a new placement is in force and the one before ends on the eve. With
    ``correct`` the unit has never stood where it did: the placement itself is corrected. Raises
    ``ValidationError`` when another placement stands in the way, ``mptt.exceptions.InvalidMove`` for a place
    under the unit itself.
    """
    on = on or timezone.localdate()
    if on > timezone.localdate():
        raise ValidationError(_("The day of a move cannot be in the future."), code="future")
    with tree_write(OrgUnit):
        old_parent = OrgUnit.objects.get(pk=unit_pk).parent_id
        unit = move(OrgUnit, unit_pk, target_pk, position)
        if unit.parent_id != old_parent:
            _follow(unit, old_parent, on, correct)
            if _current_parents([unit.pk])[unit.pk] != unit.parent_id:  # another placement is in force since
                raise ValidationError(_("This unit already has a placement during this period."))
        return unit


def move_between(unit_pk, parent_pk, until, since):
    """Move a unit: end its placement at one partial date and begin the next at another."""
    with tree_write(OrgUnit):
        unit = move(OrgUnit, unit_pk, parent_pk)
        end_placement(unit, until)
        _save(Placement(unit_id=unit_pk, parent_id=parent_pk, starts=since))
        return unit


def end_placement(unit, last_day):
    """End the placement in force, or the last one if it is still open."""
    placement = unit.placements.current().first() or unit.placements.filter(ends="").last()
    if placement:
        placement.ends = last_day
        _save(placement, ["ends"])


@follows_undone_moves(OrgUnit)
def follow_placements(unit_pks, user=None):
    """Move units under the parent of today's placement, or of the last one. Needs the tree's lock.

    Of few of them the history keeps where they stood among their siblings. Raises ``ValidationError`` when
    one would stand under itself, or where the user (None: the site) has no right to put it.
    """
    are_few = len(unit_pks) <= MAX_REMEMBERED
    for unit_pk, parent_pk in _current_parents(unit_pks).items():
        unit = OrgUnit.objects.get(pk=unit_pk)
        if unit.parent_id != parent_pk:
            parent = OrgUnit.objects.get(pk=parent_pk) if parent_pk else None
            if user and not may_move(rights_of(user), unit, parent):
                raise ValidationError(NO_RIGHT_THERE)
            try:
                move(OrgUnit, unit_pk, parent_pk, remember=are_few)
            except InvalidMove:
                words = _("It cannot be moved below itself or below one of its descendants.")
                raise ValidationError(words) from None


def order_siblings(codes):
    """Order the units with these codes, which are siblings, as listed."""
    with tree_write(OrgUnit):
        keys = dict(OrgUnit.objects.filter(code__in=codes).values_list("code", "pk"))
        wanted = [keys[code] for code in codes if code in keys]
        standing = OrgUnit.objects.filter(pk__in=wanted).order_by("tree_id", "lft")
        if list(standing.values_list("pk", flat=True)) == wanted:
            return
        for before, unit in pairwise(wanted):
            move(OrgUnit, unit, before, "right", remember=False)


def current_parent(unit):
    """The parent of a unit by its placement of today, else by the last one; None: the top."""
    parent = _current_parents([unit.pk]).get(unit.pk, unit.parent_id)
    return OrgUnit.objects.filter(pk=parent).first() if parent else None


def _current_parents(unit_pks):
    """The parent of each unit by its placement of today, else by the last; what is to come counts least."""
    today = timezone.localdate()

    def rank(placement):
        starts = PartialDate(placement.starts)
        is_to_come = bool(starts) and starts.earliest > today
        return placement.is_in_force(today), not is_to_come, starts

    placements = sorted(Placement.objects.filter(unit__in=unit_pks), key=rank)
    places = {placement.unit_id: placement.parent_id for placement in placements}
    return {unit_pk: places[unit_pk] for unit_pk in unit_pks if unit_pk in places}


def add_first_placement(unit):
    """Give a unit its first placement, from the day it was established, or with no start if unknown."""
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
            add_first_placement(unit)
            return
    elif current is None and not placements.exists():
        # no placement was recorded: use the parent in the tree, with no start date
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
