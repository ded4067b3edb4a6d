"""Forms that merge the changes of other users and never lose what was typed."""

from dataclasses import dataclass

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import ImageField
from django.forms.models import InlineForeignKeyField
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from foundation.history.log import LANGUAGE_NAMES, editors_since, last_change, last_state, value_at
from foundation.languages import columns, direction, fallback_order
from foundation.private import RowsFormSet, typed_value
from foundation.richtext.comparison import compare
from foundation.richtext.merge import merge_paragraphs
from foundation.rights import NO_RIGHT_THERE, rights_of

from .moment_field import MomentField

EMPTY_VALUES = [None, "", [], ()]
NOT_CONTENT = {"id", "DELETE", "moved_on", "is_correction", "remark"}  # keys, and how to save


def translated_fields(model):
    """The names of the model's translated fields."""
    fields = model._meta.concrete_fields
    return list(dict.fromkeys(field.translated_field.name for field in fields if hasattr(field, "language")))


def is_language_empty(instance, language):
    """Whether all fields of this language are empty."""
    return not any(getattr(instance, f"{name}_{language}") for name in translated_fields(type(instance)))


def with_language_columns(model, names):
    """The field names, each translated one replaced by those of its languages."""
    own = set(translated_fields(model))
    return [column for name in names for column in (columns(name) if name in own else [name])]


class VersionField(forms.IntegerField):
    """The version that a form was opened with, hidden; never a change by itself."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False)

    def has_changed(self, initial, data):
        return False


@dataclass(frozen=True)
class Conflict:
    """A field, or a row, that two people changed: what is stored now and what this editor wants.

    ``choice`` is empty until the editor has chosen ``mine`` or ``theirs``.
    """

    name: str
    label: str
    language: str
    stored: str
    typed: str
    choice: str = ""
    is_row: bool = False

    @property
    def language_name(self):
        name = LANGUAGE_NAMES.get(self.language, "")
        return "" if name in str(self.label) else name

    @property
    def direction(self):
        return direction(self.language) if self.language else ""

    @property
    def pieces(self):
        return [] if self.is_row else compare(self.stored, self.typed)

    @property
    def theirs(self):
        return [piece for piece in self.pieces if piece.kind != "added"]

    @property
    def mine(self):
        return [piece for piece in self.pieces if piece.kind != "removed"]


class VersionedForm(forms.ModelForm):
    """A form with the version it was opened with, and in hidden inputs the values that the editor saw.

    What others stored meanwhile is taken in before anything is checked (``merged_labels`` names the fields).
    Where both changed a field the save is refused: ``conflicts`` puts the two side by side, and the editor
    chooses one of them. A choice holds for what was stored when it was made: if that changes, it is asked
    again.
    """

    version = VersionField()
    user = None  # who fills it in; the admin says it
    refusal = ""  # why the database has just refused this very save

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflicts, self.merged_labels, self.was_deleted = (
            [],
            [],
            getattr(self.instance, "was_deleted", False),
        )
        self.others = ""
        for name in {"code", "slug"} & self.fields.keys():
            if not self.instance.pk:
                self.fields[name].required = False
                self.fields[name].help_text = _("Leave empty to generate it from the name.")
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            if not self.is_bound or self._has_seen_values:
                self._render_seen_values()

    def _render_seen_values(self):
        for name in self._compared_fields:
            self.fields[name].show_hidden_initial = True

    @property
    def _compared_fields(self):
        return [
            name
            for name, field in self.fields.items()
            if not isinstance(field, forms.FileField | VersionField) and name not in NOT_CONTENT
        ]

    @property
    def _has_seen_values(self):
        start = f"initial-{self.prefix}-" if self.prefix else "initial-"
        return any(name.startswith(start) for name in self.data)

    @property
    def is_stale(self):
        """Whether the row has changed since this form was opened."""
        opened = self.data.get(self.add_prefix("version"))
        if not self.instance.pk or not opened:
            return False
        return opened != str(self.initial["version"]) or any(
            map(self._changed_by_others, self._compared_fields)
        )

    @property
    def is_refused(self):
        """Whether the editor must resolve a conflict first."""
        return any(not conflict.choice for conflict in self.conflicts)

    def full_clean(self):
        """Merge first, so that what is checked is what will be stored; what was typed stays in the form."""
        if not self.is_bound:
            return super().full_clean()
        self._merge()
        super().full_clean()
        if self.user and not (self.empty_permitted and not self.has_changed()):
            self._require_rights()
        self.has_changed()  # before the data is that of the form again
        self.data = self._shown
        return None

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        if self.is_refused:
            self.add_error(None, ValidationError(stale_message(self.instance), code="stale"))
        self._require_a_language()
        return cleaned

    def _require_rights(self):
        """Refuse what would put the row where this user has no right; an inline’s rows follow its parent."""
        for name in rights_of(self.user).misplaced(self.instance, self.changed_data):
            if name in self.access_fields and name not in self.errors:
                self.add_error(name, NO_RIGHT_THERE)

    @property
    def access_fields(self):
        """The fields that may say where the row stands: not the link of an inline to its parent."""
        fields = self.fields.items()
        return {name for name, field in fields if not isinstance(field, InlineForeignKeyField)}

    def _require_a_language(self):
        for field in self._meta.model._meta.get_fields():
            names = columns(field.name)
            is_text = set(names) <= self.fields.keys()
            if (
                is_text
                and not field.blank
                and all(self.cleaned_data.get(name) in EMPTY_VALUES for name in names)
            ):
                self.add_error(names[0], _("Enter this in at least one language."))

    # ------------------------------------------------------------ merging

    def _merge(self):
        """Work out what is stored when both the changes of others and those of this editor count."""
        self._shown = self.data
        is_stale, was_asked = self.is_stale, self._was_asked()
        if not (is_stale or was_asked or self.was_deleted):
            return
        self.data, self._shown = self.data.copy(), self.data.copy()
        mine, knows = set(self.changed_data), self._has_seen_values
        if is_stale:
            self.others = editors_since(self.instance, self.data.get(self.add_prefix("version")))
        if self.was_deleted or (
            self._is_deleted and (was_asked or (is_stale and self._others_changed(knows)))
        ):
            self._merge_deleted_row(mine)
        elif not self._is_deleted:
            for name in self._compared_fields:
                self._merge_field(name, name in mine, knows)
            self._merge_files(is_stale)
        for data in [self.data, self._shown]:
            data[self.add_prefix("version")] = str(self.initial["version"])
        if not knows:
            self._render_seen_values()
        self.__dict__.pop("changed_data", None)  # by now it is counted from what is stored
        if self.was_deleted:
            self.changed_data = self._compared_fields if self._choice("DELETE") == "mine" else []

    @property
    def _is_deleted(self):
        return bool(self.prefix) and bool(self.data.get(self.add_prefix("DELETE")))

    def _others_changed(self, knows):
        return not knows or any(map(self._changed_by_others, self._compared_fields))

    def _merge_field(self, name, is_mine, knows):
        field, html_name = self.fields[name], self[name].html_name
        stored, typed = self._stored(name), self[name].data
        by_others = self._changed_by_others(name) if knows else is_mine
        was_asked = f"conflict-{html_name}" in self.data
        merged = self._merged_text(name, stored, typed) if by_others and is_mine else None
        self._put_seen(name, stored)
        if _same(field, stored, typed) or not (by_others or was_asked):
            return
        if by_others and not is_mine:
            self._put(name, stored)
            self.merged_labels.append(self._label(name))
        elif merged is not None:
            self._put(name, merged)
            self.merged_labels.append(self._label(name))
        else:
            choice = "" if by_others else self._choice(name)
            self.conflicts.append(
                Conflict(
                    html_name,
                    self[name].label,
                    self._language(name),
                    _display_value(field, stored),
                    _display_value(field, typed),
                    choice,
                )
            )
            if choice == "theirs":
                put_value(self.data, field.widget, html_name, field.prepare_value(stored))

    def _merged_text(self, name, stored, typed):
        seen = self._seen(name) if self.fields[name].show_hidden_initial else None
        texts = [_normalized(text) for text in [seen, typed, stored]]
        if all(isinstance(text, str) for text in texts):
            return merge_paragraphs(*texts)
        return None

    def _merge_deleted_row(self, mine):
        """A row that one deleted and the other changed is kept or deleted as this editor says."""
        name = self.add_prefix("DELETE")
        choice = self._choice("DELETE") if f"conflict-{name}" in self.data else ""
        if self.was_deleted and (self._is_deleted or not (mine or choice)):
            if not self._is_deleted:
                self.merged_labels.append(_("%(row)s (deleted)") % {"row": self.instance})
            return
        deleted, changed = str(_("the row was deleted")), str(_("the row was changed"))
        stored, typed = (deleted, changed) if self.was_deleted else (changed, deleted)
        self.conflicts.append(Conflict(name, str(self.instance), "", stored, typed, choice, is_row=True))
        if self.was_deleted:
            return
        for field in self._compared_fields:
            self._put_seen(field, self._stored(field))
        if choice == "theirs":
            self.data.pop(name, None)
            for field in self._compared_fields:
                self._put(field, self._stored(field))

    def _merge_files(self, is_stale):
        """If two people replace the same file, the second gets an error and must choose the file again."""
        opened = self.data.get(self.add_prefix("version"))
        for name, field in self.fields.items():
            if is_stale and isinstance(field, forms.FileField) and name in self.changed_data:
                before = value_at(self.instance, name, opened)
                if before is not None and before != str(getattr(self.instance, name)):
                    stored = str(getattr(self.instance, name))
                    self.conflicts.append(
                        Conflict("", self[name].label, "", stored, str(_("choose your file again")), "")
                    )

    def _was_asked(self):
        start = f"conflict-{self.prefix}-" if self.prefix else "conflict-"
        return any(name.startswith(start) for name in self.data)

    def _choice(self, name):
        choice = self.data.get(f"choice-{self.add_prefix(name)}", "")
        return choice if choice in {"mine", "theirs"} else ""

    def _put(self, name, value):
        """Let a field have this value, in what is checked and in what is shown."""
        field = self.fields[name]
        for data in [self.data, self._shown]:
            put_value(data, field.widget, self[name].html_name, field.prepare_value(value))

    def _put_seen(self, name, value):
        field = self.fields[name]
        for data in [self.data, self._shown]:
            put_value(data, field.hidden_widget(), self[name].html_initial_name, field.prepare_value(value))

    def _language(self, name):
        return self.fields[name].widget.attrs.get("lang", "") if name in self.fields else ""

    def _label(self, name):
        label, language = str(self[name].label), LANGUAGE_NAMES.get(self._language(name), "")
        return f"{label} ({language})" if language and language not in label else label

    def _seen(self, name):
        field = self.fields[name]
        return typed_value(self, field.hidden_widget(), self[name].html_initial_name)

    def _stored(self, name):
        return self.get_initial_for_field(self.fields[name], name)

    def _changed_by_others(self, name):
        if not self.fields[name].show_hidden_initial:
            return False
        return not _same(self.fields[name], self._stored(name), self._seen(name))


class DeletedRowField(forms.IntegerField):
    """The key of a row that somebody else has deleted since."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


class VersionedFormSet(RowsFormSet):
    """Rows of an inline, merged like the form; one that someone deleted meanwhile is not forgotten."""

    def existing_row(self, pk):
        found = super().existing_row(pk)
        if found is None and isinstance(pk, int):
            found = last_state(self.model, pk, **{self.fk.attname: self.instance.pk})
            if found is not None:
                found.was_deleted, found._state.adding = True, False
        return found

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if getattr(form, "was_deleted", False):
            form.fields[self.key_name] = DeletedRowField(initial=form.instance.pk)

    def full_clean(self):
        super().full_clean()
        if self.is_bound:  # the screen pairs the rows with the forms: those of others, and gone ones, too
            self.set_rows([form.instance for form in self.initial_forms])

    def save_new(self, form, commit=True):
        setattr(form.instance, self.fk.name, self.instance)
        fill_slug_and_code(form.instance)
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        form.save(commit=False)
        if commit:
            if form.was_deleted:
                reinsert(form.instance)
            else:
                save_changes(form)
            form.save_m2m()
        return form.instance

    def clean(self):
        super().clean()
        for form in self.deleted_forms:
            if form.is_refused:
                raise ValidationError(stale_message(form.instance), code="stale")


def reinsert(instance):
    """Insert a deleted row again with its former key."""
    instance._state.adding = True
    instance.save(force_insert=True)


def merge_message(all_forms):
    """What a save took in from others, in one line; empty when nothing."""
    merged = [form for form in all_forms if getattr(form, "merged_labels", [])]
    if not merged:
        return ""
    who = ", ".join(dict.fromkeys(form.others for form in merged if form.others))
    fields = ", ".join(label for form in merged for label in form.merged_labels)
    if who:
        return _("Saved and merged with changes by %(who)s: %(fields)s.") % {
            "who": who,
            "fields": fields,
        }
    return _("Saved and merged with other changes: %(fields)s.") % {"fields": fields}


def stale_message(instance):
    """Who changed the row, and when, according to the history."""
    change = last_change(instance)
    when = date_format(localtime(change.when), "DATETIME_FORMAT") if change else "?"
    if change and change.who:
        words = _(
            "%(who)s changed the same content on %(when)s, after you opened this form. Nothing has "
            "been saved yet. Resolve the conflicts, then save again."
        )
        return words % {"who": change.who, "when": when}
    words = _(
        "The same content was changed on %(when)s, after you opened this form. Nothing has been saved "
        "yet. Resolve the conflicts, then save again."
    )
    return words % {"when": when}


def save_changes(form):
    """Write the columns that this form changed, and no others."""
    fields = [field for field in form.instance._meta.concrete_fields if field.name in form.changed_data]
    names = {field.name for field in fields} - {"version"}
    for field in fields:
        if isinstance(field, ImageField):
            names |= {field.width_field, field.height_field} - {None}
    if names:
        form.instance.save(update_fields=names)


def fill_slug_and_code(instance):
    """Make the slug and the code of a new row where the editor left them empty."""
    fields = {field.name for field in instance._meta.concrete_fields}
    for name in ["slug", "code"]:
        if name in fields and not getattr(instance, name):
            setattr(instance, name, unique_slug(type(instance), _slug_source(instance), name))


def _slug_source(instance):
    if getattr(instance, "slug", ""):
        return instance.slug
    for text in ["name", "title", "label"]:
        for name in [f"{text}_{language}" for language in fallback_order("fr")]:
            if words := getattr(instance, name, ""):
                return words
    owner = next(
        (own for name in ["unit", "office", "person"] if (own := getattr(instance, name, None))), None
    )
    kind = getattr(instance, "purpose", "") or getattr(instance, "kind", "")
    return f"{getattr(owner, 'code', '')} {kind}"


def unique_slug(model, words, field="code"):
    """A slug made of these words that no row of the model has yet: « dakar », « dakar-2 » …"""
    length = model._meta.get_field(field).max_length - 5
    start = slugify(words)[:length].strip("-") or model._meta.model_name
    taken = set(model._base_manager.filter(**{f"{field}__startswith": start}).values_list(field, flat=True))
    candidates = [start, *(f"{start}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


def _normalized(value):
    """A text as browsers send it, so that line ends and blanks around it are no difference."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _same(field, stored, sent):
    stored, sent = _normalized(stored), _normalized(sent)
    return stored == sent or not field.has_changed(stored, sent)


def _display_value(field, value):
    """A value of the field in the words of the form."""
    if value in EMPTY_VALUES:
        return "—"
    if isinstance(field, MomentField):
        return field.in_words(value) or "—"
    if isinstance(field, forms.ModelChoiceField):
        keys = value if isinstance(value, list | tuple) else [value]
        chosen = field.queryset.filter(pk__in=[getattr(key, "pk", key) for key in keys])
        return ", ".join(map(str, chosen)) or "—"
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    if isinstance(value, list | tuple):
        return " ".join(str(part) for part in value if part)
    return str(value)


def put_value(data, widget, name, value):
    """Write a value where the widget will read it."""
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    if isinstance(widget, forms.MultiWidget):
        for suffix, part, piece in zip(
            widget.widgets_names, widget.widgets, widget.decompress(value), strict=True
        ):
            put_value(data, part, name + suffix, piece)
    elif isinstance(widget, forms.SelectMultiple | forms.MultipleHiddenInput):
        data.setlist(name, [str(key) for key in value or []])
    elif isinstance(widget, forms.CheckboxInput):
        data.pop(name, None)
        if value:
            data[name] = "on"
    else:
        shown = widget.format_value(value)
        shown = shown[0] if isinstance(shown, list) else shown
        data[name] = "" if shown is None else str(shown)
