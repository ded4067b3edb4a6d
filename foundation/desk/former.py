"""The form that an editor would send to put back former values: it is checked and saved like any other."""

from django.http import QueryDict

from foundation.history import log as history
from foundation.history import snapshots as states
from foundation.private import formsets_as_shown

from .forms import VersionField, put_value


def rows_of_inlines(model_admin, request, obj):
    """The models of the inlines in which this user may change, add and delete rows."""
    return {
        inline.model
        for inline in model_admin.get_inline_instances(request, obj)
        if inline.has_change_permission(request, obj)
    }


def former_data(model_admin, request, obj, when, chosen):
    """The data of the form of the object as it is now, with what was chosen as it was then.

    ``chosen`` are ``field:name`` and ``row:app.model:key``.
    """
    data = QueryDict(mutable=True)
    fields = {words.removeprefix("field:") for words in chosen if words.startswith("field:")}
    rows = {tuple(words.split(":")[1:]) for words in chosen if words.startswith("row:")}
    form = model_admin.get_form(request, obj, change=True)(instance=obj)
    former = {name: value for name, value in _former_fields(obj, when).items() if name in fields}
    _fill(data, form, {name: former[name] for name in former if name not in model_admin.not_restorable})
    for formset in formsets_as_shown(model_admin, request, obj):
        _fill_rows(data, formset, when, rows)
    return data


def _former_fields(obj, when):
    """What each field of an object held then: its columns, and the rows of its many-to-many fields."""
    values = {}
    for source in history.sources_of(obj):
        event = states.rows_at(source, when).get(obj.pk) if source.model in _own(obj) else None
        if event:
            columns = history.event_models()[source.model]._meta.concrete_fields
            values |= {c.name: getattr(event, c.attname) for c in columns if not c.name.startswith("pgh_")}
    for relation in obj._meta.many_to_many:
        through = relation.remote_field.through
        if through in history.event_models():
            source = history.EventSource(through, {relation.m2m_field_name(): obj.pk})
            key = f"{relation.m2m_reverse_field_name()}_id"
            values[relation.name] = [getattr(event, key) for event in states.rows_at(source, when).values()]
    return values


def _own(obj):
    return history.own_tables(type(obj))


def _fill(data, form, former):
    for name, field in form.fields.items():
        bound = form[name]
        now = form.get_initial_for_field(field, name)
        if not isinstance(field, VersionField) and field.show_hidden_initial:
            put_value(data, field.hidden_widget(), bound.html_initial_name, field.prepare_value(now))
        put_value(data, field.widget, bound.html_name, field.prepare_value(former.get(name, now)))


def _fill_rows(data, formset, when, wanted):
    """The rows of an inline as they were: changed ones, those deleted since, without those added since."""
    label = formset.model._meta.label_lower
    keys = {int(key) for model, key in wanted if model == label and key.isdecimal()}
    for form in formset.initial_forms:
        former, is_added = {}, False
        if form.instance.pk in keys:
            former = _former_fields(form.instance, when)
            is_added = not former.keys() - {relation.name for relation in form.instance._meta.many_to_many}
        _fill(data, form, former if not is_added else {})
        if is_added:
            data[form.add_prefix("DELETE")] = "on"
    count = len(formset.initial_forms)
    for key in sorted(keys - {form.instance.pk for form in formset.initial_forms}):
        row = history.last_state(formset.model, key)
        if row is not None:
            count += _fill_gone(data, formset, count, row, _former_fields(row, when))
    prefix = formset.prefix
    for name in ["TOTAL_FORMS", "INITIAL_FORMS"]:
        data[f"{prefix}-{name}"] = str(count)
    data[f"{prefix}-MIN_NUM_FORMS"], data[f"{prefix}-MAX_NUM_FORMS"] = "0", "1000"


def _fill_gone(data, formset, index, row, former):
    """A row that was deleted since: chosen to be kept, as if its editor insisted."""
    form = formset.form(instance=row, prefix=formset.add_prefix(index))
    _fill(data, form, former)
    data[form.add_prefix("id")] = str(row.pk)
    data[form.add_prefix(formset.fk.name)] = str(formset.instance.pk)
    name = form.add_prefix("DELETE")
    data[f"conflict-{name}"], data[f"choice-{name}"] = "1", "mine"
    return 1
