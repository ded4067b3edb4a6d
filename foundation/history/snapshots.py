"""An object as it was at a moment, with its rows: compared with another moment, or brought back."""

import datetime as dt
from dataclasses import dataclass

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from . import log as history
from .log import ADDED, CHANGED, REMOVED, event_models, last_state, own_tables, values_of

MAX_MOMENTS = 200  # offered for a comparison
INSTANT = dt.timedelta(microseconds=1)  # the resolution of timestamps in PostgreSQL


@dataclass(frozen=True)
class ChangePoint:
    """A moment at which something changed, and who changed it."""

    when: dt.datetime
    who: str

    @property
    def key(self):
        return self.when.astimezone(dt.UTC).isoformat()


def moments(sources):
    """The moments at which the object changed, newest first."""
    found = {}
    for source in sources:
        rows = source.events.order_by("-pgh_created_at").values_list(
            "pgh_created_at", "pgh_context__metadata__user"
        )
        found |= dict(rows[:MAX_MOMENTS])
    names = history.user_names(found.values())
    newest = sorted(found, reverse=True)[:MAX_MOMENTS]
    return [ChangePoint(when, names.get(found[when], "")) for when in newest]


def parse_moment(words):
    """Parse the moment in an address. Raise ``ValueError`` if it is not one."""
    when = dt.datetime.fromisoformat(words.replace(" ", "+"))
    if when.tzinfo is None or not 1900 < when.year < 3000:
        raise ValueError(words)
    return when


def rows_at(source, when=None):
    """The last event of each row up to a moment (None: now), without the rows deleted by then."""
    row = source.model._meta.pk.attname
    events = source.events if when is None else source.events.filter(pgh_created_at__lte=when)
    newest = events.select_related("pgh_context").order_by(row, "-pgh_id").distinct(row)
    return {getattr(event, row): event for event in newest if event.pgh_label != REMOVED}


def differences(sources, start, end=None):
    """The ``Change``s that lead from one moment to another."""
    pairs = []
    for source in sources:
        old, new = rows_at(source, start), rows_at(source, end)
        for key in sorted({*old, *new}):
            before, after = old.get(key), new.get(key)
            if before is None or after is None or before.pgh_id != after.pgh_id:
                pairs.append((source.model, before, after))
    names = history.names_of_related([(model, after or before, before) for model, before, after in pairs])
    found = []
    for model, before, after in pairs:
        kind = ADDED if before is None else REMOVED if after is None else CHANGED
        if change := history.change_between(kind, model, before, after, names):
            found.append(change)
    return found


def fingerprint(sources):
    """What tells whether the object or a row of it has changed since."""
    newest = [source.events.aggregate(last=models.Max("pgh_id"))["last"] or 0 for source in sources]
    return "-".join(map(str, newest))


# ---------------------------------------------------------------- back from deletion


def undelete(model, pk):
    """Insert a deleted object again, with what was deleted with it; also the remarks on what could not be.

    Raises ``ValidationError`` when it cannot be. Needs the lock of the tree, where it stands in one.
    """
    instance = last_state(model, pk)
    if instance is None:
        raise ValidationError(_("No change to it is recorded."))
    deletion = _deletion(model, pk)
    if missing := _missing(instance):
        raise ValidationError(
            _("It refers to objects that no longer exist: %(names)s.") % {"names": ", ".join(missing)}
        )
    with transaction.atomic():
        instance.full_clean()
        _insert(instance)
        remarks = _undelete_rows(model, pk, deletion)
    return instance, remarks


def _deletion(model, pk):
    table = own_tables(model)[0]
    events = models.QuerySet(event_models()[table]).filter(**{table._meta.pk.attname: pk})
    return events.order_by("-pgh_id").first()


def _insert(instance):
    instance._state.adding = True
    instance.save(force_insert=True)


def _missing(instance):
    """The names of the fields that point at rows that no longer exist.

    A link that the deletion of its target would have emptied is emptied.
    """
    missing = []
    for field in instance._meta.concrete_fields:
        key = getattr(instance, field.attname) if field.is_relation else None
        if key is None or field.remote_field.parent_link:
            continue
        if not field.related_model._base_manager.filter(pk=key).exists():
            if field.null and field.remote_field.on_delete is models.SET_NULL:
                setattr(instance, field.attname, None)
            else:
                missing.append(str(field.verbose_name))
    return missing


def _undelete_rows(model, pk, deletion):
    """Bring back what was deleted with an object, row after row, as long as it belongs to what is back."""
    back = {(table._meta.concrete_model, pk) for table in own_tables(model)}
    waiting, remarks = _deleted_together(deletion, back), []
    while due := [pair for pair in waiting if _belongs(*pair, back)]:
        for table, event in due:
            waiting.remove((table, event))
            row = table._meta.concrete_model(**values_of(table, event))
            back.add((table._meta.concrete_model, row.pk))
            try:
                if missing := _missing(row):
                    raise ValidationError(missing)
                with transaction.atomic():
                    _insert(row)
            except (ValidationError, IntegrityError):
                remarks.append(f"{table._meta.verbose_name} {row.pk}")
    return remarks


def _deleted_together(deletion, back):
    rows = []
    for table, events in event_models().items():
        together = models.QuerySet(events).filter(
            pgh_label=REMOVED, pgh_created_at=deletion.pgh_created_at, pgh_context=deletion.pgh_context_id
        )
        key = table._meta.pk.attname
        rows += [(table, event) for event in together if (table, getattr(event, key)) not in back]
    return rows


def _belongs(table, event, back):
    fields = [field for field in event_models()[table]._meta.concrete_fields if field.is_relation]
    return any(
        (field.related_model._meta.concrete_model, getattr(event, field.attname)) in back
        for field in fields
        if not field.name.startswith("pgh_")
    )


def note_restored(when):
    """Say with the changes of this request that they put back an earlier state."""
    pghistory.context(restored=when.isoformat())
