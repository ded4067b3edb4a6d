"""What one save did, taken back as a whole: rows, names, addresses, ends, placements, moves."""

from dataclasses import dataclass

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, models
from django.utils.translation import gettext as _
from mptt.exceptions import InvalidMove

from foundation.desk.forms import translated_fields
from foundation.history.log import CHANGED, REMOVED, event_models, last_state, metadata_of, values_of
from foundation.private import nodes_of, tree_model_of
from foundation.rights import rights_of

from .rights import may_move
from .tree import TreeNode, move, sibling_key, tree_write

CHANGED_SINCE = _(
    "This cannot be undone, because part of it has changed since. Compare the versions "
    "and restore what is still correct."
)


FOLLOWERS = {}  # what else must say where a node stands, by its model


def follows_undone_moves(model):
    """Register a function that takes the keys of nodes that an undo has moved back."""

    def register(function):
        FOLLOWERS[model] = function
        return function

    return register


@dataclass
class UndoStep:
    """What an occasion made of one row: the last event before it, the last one of it."""

    model: type
    key: int
    before: object
    after: object

    @property
    def is_new(self):
        return self.before is None

    @property
    def was_deleted(self):
        return self.after.pgh_label == REMOVED

    @property
    def values(self):
        """The former values of what an editor can change; what follows from it, follows again."""
        editable = {field.attname for field in self.model._meta.local_concrete_fields if field.editable}
        former, now = values_of(self.model, self.before), values_of(self.model, self.after)
        return {
            name: value
            for name, value in former.items()
            if name in editable and (self.was_deleted or value != now[name])
        }

    @property
    def is_node(self):
        """Whether the row is a node, in the table that has the tree."""
        return issubclass(self.model, TreeNode) and self.model is tree_model_of(self.model)

    @property
    def is_move(self):
        return "parent_id" in self.values


def transaction_moment():
    """The moment under which the history keeps what this transaction writes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT transaction_timestamp()")
        return cursor.fetchone()[0]


def undo(node_model, pk, when, user=None):
    """Take back what the save at this moment made of this node, and of everything else at the same time.

    Raises ``ValidationError`` when something of it was changed since, ``PermissionDenied`` when the user
    (None: the site) has no right to one of the rows.
    """
    with tree_write(node_model):
        context = _context(node_model, pk, when)
        steps = [step for step in _steps(when, context) if step.is_new or step.was_deleted or step.values]
        if not steps:
            raise ValidationError(_("There was no such change at that time."))
        _check(steps, user)
        metadata = metadata_of(context)
        pghistory.context(undone=when.isoformat())
        _take_back([step for step in steps if not step.is_node])
        for step in reversed(steps):  # the last that left stands before those that left earlier
            if step.is_node:
                _set_node(step, metadata, user)
        for model, follow in FOLLOWERS.items():
            follow([step.key for step in steps if step.model is model and step.is_move])


def _events(model, **where):
    return models.QuerySet(event_models()[model]).filter(**where).order_by("pgh_id")


def _context(model, pk, when):
    """The context in which a node changed at a moment; an event of it."""
    tables = [model, *model._meta.get_parent_list()]
    for table in [table for table in tables if table in event_models()]:
        found = _events(table, pgh_created_at=when, **{table._meta.pk.attname: pk})
        if event := found.select_related("pgh_context").last():
            return event
    raise ValidationError(_("There was no such change at that time."))


def _steps(when, context):
    """Everything that the save changed, in whatever table."""
    steps = []
    for model in event_models():
        key = model._meta.pk.attname
        events = list(_events(model, pgh_created_at=when, pgh_context=context.pgh_context_id))
        for row in dict.fromkeys(getattr(event, key) for event in events):
            at = [event for event in events if getattr(event, key) == row]
            before = _events(model, pgh_id__lt=at[0].pgh_id, **{key: row}).last()
            if at[0].pgh_label == CHANGED and before is None:
                raise ValidationError(_("The previous version is not recorded."))
            if before is None and at[-1].pgh_label == REMOVED:
                continue
            steps.append(UndoStep(model, row, before, at[-1]))
    return steps


def _check(steps, user):
    """Nothing of it was touched since, and the user has the right to every row."""
    for step in steps:
        key = step.model._meta.pk.attname
        if _events(step.model, **{key: step.key}).last().pgh_id != step.after.pgh_id:
            raise ValidationError(CHANGED_SINCE)
        if step.is_node and (step.is_new or step.was_deleted):
            raise ValidationError(_("An addition or deletion cannot be undone here. Use the list instead."))
        row = last_state(step.model, step.key) if step.was_deleted else _stored(step)
        if user and hasattr(row, "access_rule") and not _may_set_back(rights_of(user), row, step):
            raise PermissionDenied


def _may_set_back(rights, row, step):
    """Whoever may change a row may; a translator, what is of one of his languages alone."""
    if step.is_new or step.was_deleted or rights.may_change_all(row):
        return rights.may_change_all(row)
    languages = rights.translates_only(row) if rights.may("change", type(row), row) else []
    own = {f"{name}_{language}" for name in translated_fields(type(row)) for language in languages}
    return {*step.values} <= own


def _stored(step):
    return step.model._base_manager.get(pk=step.key)


def _take_back(steps):
    """Rows that are no nodes: the added ones go first, so that none is in the way of the former ones."""
    for step in steps:
        if step.is_new:
            _stored(step).delete()
    for step in steps:
        if not step.is_new:
            row = last_state(step.model, step.key) if step.was_deleted else _stored(step)
            _set(row, step)


def _set(row, step):
    for name, value in step.values.items():
        setattr(row, name, value)
    row.full_clean()
    row._state.adding = step.was_deleted
    fields = None if step.was_deleted else [_field(step.model, name) for name in step.values]
    row.save(force_insert=step.was_deleted, update_fields=fields)


def _field(model, attname):
    return next(field.name for field in model._meta.local_concrete_fields if field.attname == attname)


def _set_node(step, metadata, user):
    """A node gets its former columns, and its former place among its former siblings."""
    values = step.values
    is_move = "parent_id" in values
    parent = values.pop("parent_id", None)
    node = _stored(step)
    if values:
        for name, value in values.items():
            setattr(node, name, value)
        node.full_clean()
        node.save(update_fields=[_field(step.model, name) for name in values])
    if is_move:
        _move_back(step.model, step.key, parent, metadata, user)


def _move_back(model, pk, parent_pk, metadata, user):
    nodes = nodes_of(model)
    parent = nodes.filter(pk=parent_pk).first() if parent_pk else None
    if parent_pk and parent is None:
        raise ValidationError(_("Its former parent has been deleted. Restore the parent first."))
    if user and not may_move(rights_of(user), nodes.get(pk=pk), parent):
        raise PermissionDenied
    next_pk = metadata.get(sibling_key(model, pk))
    beside = nodes.filter(pk=next_pk, parent=parent_pk).first() if next_pk else None
    try:
        move(model, pk, *((beside.pk, "left") if beside else (parent_pk, "last-child")))
    except InvalidMove:
        words = _("It cannot be moved below itself or below one of its descendants.")
        raise ValidationError(words) from None
