"""The form of everything an editor changes: it notices a stale save, and never loses what was typed."""

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
from unfold.forms import PaginationInlineFormSet

from .history import LANGUAGE_NAMES, last_change
from .languages import columns, preference
from .rights import OUTSIDE, rights_of

EMPTY = [None, "", [], ()]


def translated(model):
    """The names of the model's translated fields."""
    fields = model._meta.concrete_fields
    return list(dict.fromkeys(field.translated_field.name for field in fields if hasattr(field, "language")))


def is_language_empty(instance, language):
    """Whether nothing at all is written in this language."""
    return not any(getattr(instance, f"{name}_{language}") for name in translated(type(instance)))


def with_languages(model, names):
    """The field names, each translated one replaced by those of its languages."""
    own = set(translated(model))
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
    """A field that someone else changed meanwhile: what is stored now, beside what this editor has typed."""

    label: str
    language: str
    stored: str
    typed: str
    is_kept: bool  # True: the form keeps what was typed; False: it now shows what is stored


class VersionedForm(forms.ModelForm):
    """A form with the version it was opened with, and in hidden inputs the values that the editor saw.

    A save is stale when the row has another version by now, or another value in a field. It is refused:
    the fields that this editor changed keep what was typed, the others take what is stored, ``conflicts``
    puts the two side by side, and the next save is a new decision.
    """

    version = VersionField()
    user = None  # who fills it in; the admin says it

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflicts, self.is_refused = [], False
        for name in {"code", "slug"} & self.fields.keys():
            if not self.instance.pk:
                self.fields[name].required = False
                self.fields[name].help_text = _("Leave it empty to have it made from the name.")
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            if not self.is_bound or self._says_what_was_seen:
                for name in self._watched:
                    self.fields[name].show_hidden_initial = True

    @property
    def _watched(self):
        return [
            name
            for name, field in self.fields.items()
            if not isinstance(field, forms.FileField | VersionField)
        ]

    @property
    def _says_what_was_seen(self):
        start = f"initial-{self.prefix}-" if self.prefix else "initial-"
        return any(name.startswith(start) for name in self.data)

    @property
    def is_stale(self):
        """Whether the row is no longer what this form was opened with."""
        opened = self.data.get(self.add_prefix("version"))
        if not self.instance.pk or not opened:
            return False
        return opened != str(self.initial["version"]) or any(map(self._changed_by_others, self._watched))

    @property
    def must_refuse(self):
        """A row of an inline that this editor left alone is not saved: there is nothing to refuse."""
        return self.is_stale and (not self.prefix or bool(self.changed_data))

    def clean(self):
        cleaned = super().clean()
        self.is_refused = self.must_refuse
        if self.is_refused:
            self._take_stock()
            self.add_error(None, ValidationError(stale_message(self.instance), code="stale"))
        self._require_a_language()
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if self.user:
            self._require_rights()

    def _require_rights(self):
        """Refuse what would put the row where this user has no right; an inline’s rows follow its parent."""
        for name in rights_of(self.user).misplaced(self.instance, self.changed_data):
            if name in self.placed_fields and name not in self.errors:
                self.add_error(name, OUTSIDE)

    @property
    def placed_fields(self):
        """The fields that may say where the row stands: not the link of an inline to its parent."""
        fields = self.fields.items()
        return {name for name, field in fields if not isinstance(field, InlineForeignKeyField)}

    def _require_a_language(self):
        for field in self._meta.model._meta.get_fields():
            names = columns(field.name)
            is_text = set(names) <= self.fields.keys()
            if is_text and not field.blank and all(self.cleaned_data.get(name) in EMPTY for name in names):
                self.add_error(names[0], _("Fill this in, in one language at least."))

    def _seen(self, name):
        field = self.fields[name]
        return self._widget_data_value(field.hidden_widget(), self[name].html_initial_name)

    def _stored(self, name):
        return self.get_initial_for_field(self.fields[name], name)

    def _changed_by_others(self, name):
        if not self.fields[name].show_hidden_initial:
            return False
        return not _same(self.fields[name], self._stored(name), self._seen(name))

    def _take_stock(self):
        """Note the conflicts, refresh what this editor left alone, and start again from what is stored."""
        knows = self._says_what_was_seen
        data = self.data.copy()
        for name in self._watched:
            bound, field, stored = self[name], self.fields[name], self._stored(name)
            is_mine = name in self.changed_data
            differs = not _same(field, stored, bound.data)
            if differs and (not knows or self._changed_by_others(name)):
                language = LANGUAGE_NAMES.get(field.widget.attrs.get("lang"), "")
                stored_words, typed_words = _words(field, stored), _words(field, bound.data)
                self.conflicts.append(Conflict(bound.label, language, stored_words, typed_words, is_mine))
            if not is_mine:
                _put(data, field.widget, bound.html_name, field.prepare_value(stored))
            if knows:
                _put(data, field.hidden_widget(), bound.html_initial_name, field.prepare_value(stored))
        data[self.add_prefix("version")] = str(self.initial["version"])
        self.data = data


class VersionedFormSet(PaginationInlineFormSet):
    """Rows of an inline; one that someone else changed meanwhile is not deleted unseen."""

    def save_new(self, form, commit=True):
        setattr(form.instance, self.fk.name, self.instance)
        fill_addresses(form.instance)
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        form.save(commit=False)
        if commit:
            save_changes(form)
            form.save_m2m()
        return form.instance

    def clean(self):
        super().clean()
        for form in self.deleted_forms:
            if form.is_refused:
                raise ValidationError(stale_message(form.instance), code="stale")


def stale_message(instance):
    """Who changed the row, and when, as far as the history knows."""
    change = last_change(instance)
    when = date_format(localtime(change.when), "DATETIME_FORMAT") if change else "?"
    if change and change.who:
        words = _(
            "%(who)s changed this on %(when)s, after you had opened it. Nothing is saved yet: "
            "compare, then save again."
        )
        return words % {"who": change.who, "when": when}
    words = _(
        "This was changed on %(when)s, after you had opened it. Nothing is saved yet: "
        "compare, then save again."
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


def fill_addresses(instance):
    """Make the slug and the code of a new row where the editor left them empty."""
    fields = {field.name for field in instance._meta.concrete_fields}
    for name in ["slug", "code"]:
        if name in fields and not getattr(instance, name):
            setattr(instance, name, free_slug(type(instance), _address_words(instance), name))


def _address_words(instance):
    if getattr(instance, "slug", ""):
        return instance.slug
    for text in ["name", "title", "label"]:
        for name in [f"{text}_{language}" for language in preference("fr")]:
            if words := getattr(instance, name, ""):
                return words
    owner = next(
        (own for name in ["unit", "office", "person"] if (own := getattr(instance, name, None))), None
    )
    kind = getattr(instance, "purpose", "") or getattr(instance, "kind", "")
    return f"{getattr(owner, 'code', '')} {kind}"


def free_slug(model, words, field="code"):
    """A slug made of these words that no row of the model has yet: « dakar », « dakar-2 » …"""
    length = model._meta.get_field(field).max_length - 5
    start = slugify(words)[:length].strip("-") or model._meta.model_name
    taken = set(model._base_manager.filter(**{f"{field}__startswith": start}).values_list(field, flat=True))
    candidates = [start, *(f"{start}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


def _plain(value):
    """A text as browsers send it, so that line ends and blanks around it are no difference."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _same(field, stored, sent):
    stored, sent = _plain(stored), _plain(sent)
    return stored == sent or not field.has_changed(stored, sent)


def _words(field, value):
    """A value of the field in the words of the form."""
    if value in EMPTY:
        return "—"
    if isinstance(field, forms.ModelChoiceField):
        keys = value if isinstance(value, list | tuple) else [value]
        chosen = field.queryset.filter(pk__in=[getattr(key, "pk", key) for key in keys])
        return ", ".join(map(str, chosen)) or "—"
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    if isinstance(value, list | tuple):
        return " ".join(str(part) for part in value if part)
    return str(value)


def _put(data, widget, name, value):
    """Write a value where the widget will read it."""
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    if isinstance(widget, forms.MultiWidget):
        for suffix, part, piece in zip(
            widget.widgets_names, widget.widgets, widget.decompress(value), strict=True
        ):
            _put(data, part, name + suffix, piece)
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
