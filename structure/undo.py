"""A move taken back: the unit stands where it stood, and its placements say what they said."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from mptt.exceptions import InvalidMove

from publishing.history import CHANGED, REMOVED, event_models, last_state, values_of

from .models import OrgUnit, Placement
from .placements import follow_placements
from .tree import move, tree_write


def undo_move(unit_pk, when):
    """Take back the move of a unit that the history has at this moment.

    Raises ``ValidationError`` when the unit or its placements were changed since.
    """
    with tree_write(OrgUnit):
        before, after = _step(OrgUnit, when, id=unit_pk)
        if before is None or after.pgh_label != CHANGED or before.parent_id == after.parent_id:
            raise ValidationError(_("There was no move at that moment."))
        if OrgUnit.objects.get(pk=unit_pk).parent_id != after.parent_id:
            raise ValidationError(_("It was moved again since: undo that move first."))
        if before.parent_id and not OrgUnit.objects.filter(pk=before.parent_id).exists():
            raise ValidationError(_("What it stood under is gone: bring that back first."))
        _take_back_placements(unit_pk, when)
        try:
            move(OrgUnit, unit_pk, before.parent_id)
        except InvalidMove:
            words = _("It cannot stand under itself or under what is below it.")
            raise ValidationError(words) from None
        follow_placements([unit_pk])


def _events(model, **where):
    return models.QuerySet(event_models()[model]).filter(**where).order_by("pgh_id")


def _step(model, when, **row):
    """The event of a row before a moment, and its last one at that moment."""
    events = list(_events(model, **row))
    at = [event for event in events if event.pgh_created_at == when]
    if not at:
        return None, None
    earlier = [event for event in events if event.pgh_id < at[0].pgh_id]
    return (earlier[-1] if earlier else None), at[-1]


def _take_back_placements(unit_pk, when):
    keys = set(_events(Placement, unit_id=unit_pk, pgh_created_at=when).values_list("id", flat=True))
    steps = {key: _step(Placement, when, id=key) for key in keys}
    for key, (_before, after) in steps.items():
        if _events(Placement, id=key).last().pgh_id != after.pgh_id:
            raise ValidationError(
                _("Its placements were changed since: correct them in the form of the unit.")
            )
    added = [key for key, (before, after) in steps.items() if before is None and after.pgh_label != REMOVED]
    Placement.objects.filter(pk__in=added).delete()
    for key, (before, after) in steps.items():
        if before is not None:
            _set_back(key, before, is_gone=after.pgh_label == REMOVED)


def _set_back(key, before, is_gone):
    placement = last_state(Placement, key) if is_gone else Placement.objects.get(pk=key)
    values = values_of(Placement, before)
    values.pop("version")
    for name, value in values.items():
        setattr(placement, name, value)
    placement.full_clean()
    placement._state.adding = is_gone
    placement.save(force_insert=is_gone)
