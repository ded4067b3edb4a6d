"""The history of all changes. Triggers write it; this module registers the models and reads it."""

import datetime as dt
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

import pghistory
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.languages import fallback_order
from foundation.richtext.comparison import Piece, compare

from .versions import content_columns

ADDED, CHANGED, REMOVED = "insert", "update", "delete"
KIND_LABELS = {ADDED: _("added"), CHANGED: _("changed"), REMOVED: _("removed")}
PAGE_SIZE = 30  # events on a page of history
NAME_FIELDS = ["name", "title", "label", "words"]  # the first of these that an event has names its object
CODE_FIELDS = ["slug", "code", "measure", "kind"]
LANGUAGE_NAMES = dict(settings.LANGUAGES)


def track(model):
    """Record every insert, update and delete of the model's own content.

    Called in ``translation.py`` after the registration for translation, or the language columns would be
    missing. Left out: the tree's bookkeeping, generated columns, and the base column of translated fields.
    """
    own = {field.name for field in model._meta.local_concrete_fields}
    tracked = [*content_columns(model), *({"version"} & own)]
    name = model.__name__
    if model._meta.auto_created:
        model = _proxy(model)
    pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=tracked,
        model_name=f"{name}Event",
    )(model)
    return model


def _proxy(through):
    """A proxy for the rows of a many-to-many field: migrations see no trigger of an automatic model."""
    options = {"proxy": True, "app_label": through._meta.app_label, "default_permissions": ()}
    content = {"Meta": type("Meta", (), options), "__module__": through.__module__}
    proxy = type(f"{through.__name__}_Row", (through,), content)
    setattr(sys.modules[through.__module__], proxy.__name__, proxy)
    return proxy


@cache
def event_models():
    """The model of the events of each tracked model.

    Not ``model.pgh_event_model``: a model that inherits columns from another would take over its events.
    """
    return {
        event.pgh_tracked_model._meta.concrete_model: event
        for event in apps.get_models(include_auto_created=True)
        if issubclass(event, pghistory.models.Event) and event.pgh_tracked_model
    }


@dataclass(frozen=True)
class EventSource:
    """A table of events, and which of them belong to the history that is read."""

    model: type
    where: dict = field(default_factory=dict)

    @property
    def events(self):
        return models.QuerySet(event_models()[self.model]).filter(**self.where)


@dataclass(frozen=True)
class LastChange:
    """Who changed a row last, and when."""

    who: str
    when: dt.datetime


@dataclass(frozen=True)
class FieldChange:
    """A field of an event: its label, the language of a translated text, and what changed word by word."""

    label: str
    language: str
    pieces: list[Piece]
    name: str = ""

    @property
    def language_name(self):
        return LANGUAGE_NAMES.get(self.language, "")


@dataclass
class RowChange:
    """One event: what happened to one row."""

    kind: str
    model: type
    subject: str
    fields: list[FieldChange]
    key: int | None = None

    @property
    def is_move(self):
        """Whether a node of a tree was put under another."""
        moves_by = getattr(self.model, "moves_by", None)
        return self.kind == CHANGED and any(field.name == moves_by for field in self.fields)

    @property
    def kind_label(self):
        return KIND_LABELS[self.kind]


@dataclass
class ChangeSet:
    """What one save, import, command or statement changed at one time."""

    when: dt.datetime
    who: str
    origin: str
    changes: list[RowChange]
    why: str = ""
    was_confirmed: bool = False  # together with its consequences, and undone with them

    @property
    def key(self):
        """The moment, as an address names it."""
        return self.when.astimezone(dt.UTC).isoformat()

    @property
    def key_before(self):
        return (self.when.astimezone(dt.UTC) - dt.timedelta(microseconds=1)).isoformat()

    @property
    def is_move(self):
        return any(change.is_move for change in self.changes)

    @property
    def is_undoable(self):
        """Whether it can only be undone as a whole, not field by field."""
        return self.was_confirmed or self.is_move


def note_confirmed():
    """Say with the changes of this request that they were confirmed together: they are undone together."""
    pghistory.context(confirmed=True)


def note_reason(words):
    """Keep with the changes of this request why they are made, if its form says so."""
    if reason := words.replace("\0", "").strip()[:300]:
        pghistory.context(why=reason)


def own_tables(model):
    """The model and the parents from which it inherits columns, as far as they are tracked."""
    return [table for table in [model, *model._meta.get_parent_list()] if table in event_models()]


def sources_of(instance, inlines=()):
    """Where the history of an object is: its own tables, its many-to-many rows, and these inlines' rows.

    ``inlines`` are pairs of a model and the name of its foreign key to the object.
    """
    sources = []
    for model in own_tables(type(instance)):
        key = model._meta.pk.attname
        sources.append(EventSource(model, {key: instance.pk}))
    lines = [*inlines, *_many_to_many(type(instance))]
    for model, foreign_key in inlines:
        lines += [(through, f"{owner}__{foreign_key}") for through, owner in _many_to_many(model)]
    return [
        *sources,
        *(EventSource(model, {way: instance.pk}) for model, way in lines if model in event_models()),
    ]


def _many_to_many(model):
    """The automatic models of its many-to-many fields, with the name of the key that leads back to it."""
    return [
        (relation.remote_field.through, relation.m2m_field_name())
        for relation in model._meta.many_to_many
        if relation.remote_field.through._meta.auto_created
    ]


def last_change(instance):
    """The ``LastChange`` of an object's own columns, None when no event is known."""
    newest = None
    for source in _own_sources(instance):
        event = source.events.select_related("pgh_context").order_by("-pgh_id").first()
        if event and (newest is None or event.pgh_created_at > newest.pgh_created_at):
            newest = event
    if newest is None:
        return None
    user = (newest.pgh_context.metadata if newest.pgh_context else {}).get("user")
    return LastChange(user_names([user]).get(user, ""), newest.pgh_created_at)


def editors_since(instance, version):
    """The names of those who changed a row's own columns after it had this version."""
    if not str(version).isdecimal():
        return ""
    users = []
    for source in _own_sources(instance):
        if any(column.name == "version" for column in event_models()[source.model]._meta.concrete_fields):
            events = source.events.filter(version__gt=int(version), pgh_label=CHANGED).order_by("pgh_id")
            users += events.values_list("pgh_context__metadata__user", flat=True)
    names = user_names(users)
    return ", ".join(dict.fromkeys(names[user] for user in users if user in names))


def value_at(instance, name, version):
    """What a column held when the row had this version, as text; None when that is not known."""
    if not str(version).isdecimal():
        return None
    for source in _own_sources(instance):
        fields = {column.name for column in event_models()[source.model]._meta.concrete_fields}
        if {"version", name} <= fields:
            event = source.events.filter(version=int(version)).order_by("-pgh_id").first()
            return None if event is None else str(getattr(event, name))
    return None


def last_state(model, pk, **where):
    """A deleted row as it was when it was deleted, not stored; None when it is not known."""
    values = {}
    for table in own_tables(model):
        key = table._meta.pk.attname
        events = models.QuerySet(event_models()[table]).filter(**{key: pk})
        event = events.order_by("-pgh_id").first()
        if event is None or event.pgh_label != REMOVED:
            return None
        values |= values_of(table, event)
    if not values or any(values.get(name) != value for name, value in where.items()):
        return None
    values = {name: value for name, value in values.items() if not name.endswith("_ptr_id")}
    instance = model(**values)
    instance.pk = pk
    return instance


def values_of(model, event):
    """The columns of an event, by the names under which the model takes them."""
    names = {column.name for column in event_models()[model]._meta.concrete_fields}
    fields = [field for field in model._meta.local_concrete_fields if field.name in names]
    return {field.attname: getattr(event, field.attname) for field in fields}


def _own_sources(instance):
    return sources_of(instance)[: len(own_tables(type(instance)))]


def read(sources, page=1):
    """The ``ChangeSet``s of a page, newest first, and whether older ones follow."""
    keys = [
        source.events.annotate(pgh_source=Value(number)).values_list("pgh_created_at", "pgh_id", "pgh_source")
        for number, source in enumerate(sources)
    ]
    start = (page - 1) * PAGE_SIZE
    ordered = keys[0].union(*keys[1:], all=True).order_by("-pgh_created_at", "-pgh_id")
    found = list(ordered[start : start + PAGE_SIZE + 1])
    wanted = found[:PAGE_SIZE]
    pairs = _events_with_previous(sources, wanted)
    changesets = _changesets([pairs[number, key] for _when, key, number in wanted])
    return changesets, len(found) > PAGE_SIZE


def _events_with_previous(sources, wanted):
    """The (model, event, previous event of the same row) of each key."""
    ids = defaultdict(list)
    for _when, key, number in wanted:
        ids[number].append(key)
    pairs = {}
    for number, keys in ids.items():
        model = sources[number].model
        table = models.QuerySet(event_models()[model])
        row = model._meta.pk.attname
        earlier = table.filter(pgh_id__lt=OuterRef("pgh_id"), **{row: OuterRef(row)}).order_by("-pgh_id")
        events = (
            table.select_related("pgh_context")
            .annotate(pgh_previous=Subquery(earlier.values("pgh_id")[:1]))
            .in_bulk(keys)
        )
        previous = table.in_bulk([event.pgh_previous for event in events.values() if event.pgh_previous])
        for key, event in events.items():
            pairs[number, key] = (model, event, previous.get(event.pgh_previous))
    return pairs


def _changesets(pairs):
    users = user_names(metadata_of(event).get("user") for _model, event, _before in pairs)
    names = names_of_related(pairs)
    changesets = []
    for (when, _context), group in groupby(
        pairs, key=lambda pair: (pair[1].pgh_created_at, pair[1].pgh_context_id)
    ):
        group = list(group)
        metadata = metadata_of(group[0][1])
        changes = [change for pair in group if (change := _change(*pair, names))]
        if changes:
            who, why = users.get(metadata.get("user"), ""), metadata.get("why", "")
            was_confirmed = bool(metadata.get("confirmed"))
            changesets.append(ChangeSet(when, who, origin(metadata), changes, why, was_confirmed))
    return changesets


def metadata_of(event):
    return event.pgh_context.metadata if event.pgh_context else {}


def user_names(keys):
    """The names of the users with these keys."""
    found = get_user_model().objects.in_bulk({key for key in keys if key})
    return {key: user.get_full_name() or user.get_username() for key, user in found.items()}


def origin(metadata):
    """The origin of a change (admin, import, command …) in words."""
    if command := metadata.get("command"):
        return gettext("command: %(name)s") % {"name": command}
    url = metadata.get("url") or ""
    if metadata.get("restored"):
        return gettext("restore")
    if "/process_import/" in url or "/import/" in url:
        return gettext("import")
    if url:
        return gettext("form")
    return gettext("outside the site (shell or SQL)")


def _change(model, event, before, names):
    old = None if event.pgh_label == ADDED else before
    new = None if event.pgh_label == REMOVED else event
    if event.pgh_label == REMOVED:
        old = event
    return change_between(event.pgh_label, model, old, new, names)


def change_between(kind, model, old, new, names):
    """The ``RowChange`` from one event of a row to a later one; None when they say the same."""
    event, fields = new or old, []
    hidden_from_history = {"version", model._meta.pk.name, *getattr(model, "hidden_from_history", ())}
    for column in event_models()[model]._meta.concrete_fields:
        if column.name.startswith("pgh_") or column.name in hidden_from_history:
            continue
        was, becomes = (_shown(model, column, row, names) if row else "" for row in (old, new))
        if pieces := compare(was, becomes):
            tracked = model._meta.get_field(column.name)
            language = getattr(tracked, "language", "")
            fields.append(FieldChange(tracked.verbose_name, language, pieces, column.name))
    if not fields and kind == CHANGED:
        return None
    return RowChange(kind, model, title(event, names, model), fields, getattr(event, model._meta.pk.attname))


def title(event, names, model):
    """The name of an event's object: in the reader's language, else the rows it joins, else a code."""
    for name in [column for text in NAME_FIELDS for column in [*_in_order(text), text]]:
        if words := getattr(event, name, None):
            return words
    joined = [
        names.get((column.related_model, getattr(event, column.attname)), "")
        for column in event_models()[model]._meta.concrete_fields
        if column.is_relation and not column.name.startswith("pgh_")
    ]
    code = next((value for name in CODE_FIELDS if (value := getattr(event, name, None))), "")
    return " · ".join(filter(None, joined)) or code or str(getattr(event, model._meta.pk.attname))


def _in_order(text):
    return [f"{text}_{language}" for language in fallback_order()]


def _shown(model, column, row, names):
    value = getattr(row, column.attname)
    if value is None or value == "":
        return ""
    if column.is_relation:
        return names.get((column.related_model, value), f"#{value}")
    if column.choices:
        return str(dict(model._meta.get_field(column.name).flatchoices).get(value, value))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M %Z")
    return str(value)


def names_of_related(pairs):
    """The names of all rows that foreign keys of these events point at: one query per model."""
    keys = defaultdict(set)
    for model, event, before in pairs:
        for column in event_models()[model]._meta.concrete_fields:
            if column.is_relation and not column.name.startswith("pgh_"):
                rows = [event, before] if before else [event]
                keys[column.related_model] |= {getattr(row, column.attname) for row in rows}
    return {
        (model, row.pk): str(row)
        for model, wanted in keys.items()
        for row in model._base_manager.select_related().filter(pk__in=wanted - {None})
    }


@dataclass(frozen=True)
class RecentChange:
    """A line of the list of recent changes."""

    when: dt.datetime
    who: str
    origin: str
    kind: str
    model: type
    key: int
    title: str

    @property
    def kind_label(self):
        return KIND_LABELS[self.kind]


def recent(limit, may_see):
    """The newest changes of the tracked models that ``may_see(model)`` lets through, in two queries.

    A row appears once for each occasion.
    """
    tracked = [model for model in event_models() if not model._meta.auto_created and may_see(model)]
    if not tracked:
        return []
    newest = [
        models.QuerySet(event_models()[model])
        .annotate(
            pgh_source=Value(number),
            pgh_row=Cast(F(model._meta.pk.attname), models.BigIntegerField()),
            pgh_title=_title_in_sql(model),
            pgh_metadata=F("pgh_context__metadata"),
        )
        .order_by("-pgh_id")
        .values_list(
            "pgh_created_at", "pgh_id", "pgh_label", "pgh_source", "pgh_row", "pgh_title", "pgh_metadata"
        )[: limit * 2]
        for number, model in enumerate(tracked)
    ]
    rows = newest[0].union(*newest[1:], all=True).order_by("-pgh_created_at", "-pgh_id")[: limit * 2]
    lines, users = {}, user_names((row[-1] or {}).get("user") for row in rows)
    for when, _id, label, source, key, words, metadata in rows:
        metadata = metadata or {}
        lines.setdefault(
            (when, source, key),
            RecentChange(
                when,
                users.get(metadata.get("user"), ""),
                origin(metadata),
                label,
                tracked[source],
                key,
                words,
            ),
        )
    return list(lines.values())[:limit]


def _title_in_sql(model):
    fields = {field.name for field in event_models()[model]._meta.concrete_fields}
    names = [name for text in NAME_FIELDS for name in [*_in_order(text), text] if name in fields]
    names += [name for name in CODE_FIELDS if name in fields]
    words = [NullIf(Cast(F(name), CharField()), Value("")) for name in names]
    key = Cast(F(model._meta.pk.attname), CharField())
    return Coalesce(*words, key, Value(""), output_field=CharField())
