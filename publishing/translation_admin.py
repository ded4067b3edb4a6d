"""The screens of translations: the original on one side, the translation in progress on the other."""

from dataclasses import dataclass
from zlib import crc32

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import linebreaksbr
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.decorators import action, display

from foundation.desk.admin import ContentAdmin
from foundation.desk.checks import needs
from foundation.desk.forms import VersionedForm, VersionField
from foundation.history.log import LANGUAGE_NAMES
from foundation.languages import LANGUAGES, direction
from foundation.richtext.comparison import compare
from foundation.richtext.field import RichTextField
from foundation.richtext.merge import paragraphs
from foundation.rights import rights_of
from foundation.templatetags.desk import change_url

from .models import Edition
from .translations import (
    CHANGE_NOTE,
    LanguageState,
    make_ready,
    original_language,
    passages_behind,
    start_translation,
    statuses,
    texts_in,
    texts_of,
    translation_model,
)

STATE_COLOURS = {
    LanguageState.ORIGINAL: "default",
    LanguageState.MISSING: "default",
    LanguageState.IN_PROGRESS: "info",
    LanguageState.READY: "success",
    LanguageState.BEHIND: "warning",
}
NEEDED = ["title", "body"]  # without them, where the original has them, a language is not ready
READY = "ready"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the original; of one that changed, the ``pieces`` that lead from the former words."""

    words: str
    pieces: list
    is_rich: bool

    @property
    def markup(self):
        """The words as HTML. A plain text that looks like markup is escaped: nothing has sanitised it."""
        if self.is_rich:
            return mark_safe(self.words)  # noqa: S308 -- RichTextField sanitises whatever is stored
        return linebreaksbr(escape(self.words))


def original_paragraphs(field, words, behind):
    """The ``Paragraph``s of a text of the original, those that went included."""
    is_rich, behind = isinstance(field, RichTextField), [one for one in behind if one.name == field.name]
    changed = {passage.now: passage for passage in behind}
    deleted = [passage.before for passage in behind if not passage.now]
    found = []
    for words_now in filter(str.strip, paragraphs(words)):
        late = changed.get(words_now)
        found.append(Paragraph(words_now, compare(late.before, words_now) if late else [], is_rich))
    return [*found, *(Paragraph("", compare(before, ""), is_rich) for before in deleted)]


class TranslationForm(VersionedForm):
    """The words in progress; what is marked as ready says what the original said when it was opened."""

    original = VersionField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        edition, language = self.instance.edition, self.instance.language
        self.said = texts_in(edition, original_language(edition))
        self.initial["original"] = crc32(repr(sorted(self.said.items())).encode())
        marks = {"lang": language, "dir": direction(language), "data-language": language}
        for name in texts_of(type(edition)):
            if name in self.fields:
                self.fields[name].widget.attrs |= marks

    def full_clean(self):
        super().full_clean()
        if self.is_bound:  # shown with the original as it is now
            self.data = self.data.copy()
            self.data[self.add_prefix("original")] = str(self.initial["original"])

    def clean(self):
        cleaned = super().clean()
        if ready_button(self._meta.model) not in self.data:
            return cleaned
        for name in NEEDED:
            if self.said.get(name) and not cleaned.get(name):
                self.add_error(name, _("This field is required, because the original has a text here."))
        if cleaned.get("original") not in {None, self.initial["original"]}:
            words = _("The original changed while you were translating. Read it again before you continue.")
            self.add_error(None, words)
        return cleaned


class TranslationAdmin(ContentAdmin):
    """The translations of the editions of one model: each is opened from its edition."""

    form = TranslationForm
    resource_classes = []
    texts = ["title", "summary", "body", CHANGE_NOTE]
    change_form_template = "admin/translation_form.html"
    change_form_outer_before_template = "admin/includes/translation_banner.html"
    actions = []
    actions_submit_line = [READY]
    list_display = ["__str__", "state_label", "ready_at"]
    list_filter = ["is_in_progress", "language"]
    list_select_related = ["edition"]
    ordering = ["-is_in_progress", "-pk"]
    view_on_site = False

    @display(description=_("state"), label=STATE_COLOURS)
    def state_label(self, row):
        state = LanguageState.IN_PROGRESS if row.is_in_progress else LanguageState.READY
        return state, capfirst(state.label)

    def get_fieldsets(self, request, obj=None):
        names = self.texts
        if obj and obj.edition.change_kind == Edition.ChangeKind.FIRST:
            names = [name for name in names if name != CHANGE_NOTE]
        hidden = ["version", "original"] if obj and self.has_change_permission(request, obj) else []
        last = len(names) - 1
        return [
            (None, {"fields": [name, *hidden] if number == last else [name]})
            for number, name in enumerate(names)
        ]

    @action(description=_("Save and mark as up to date"))
    def ready(self, request, row):
        row = self.model._base_manager.select_related("edition__document").get(pk=row.pk)
        make_ready(row)
        words = _("The translation is up to date. Readers see it as soon as the edition is public.")
        self.message_user(request, words, messages.SUCCESS)

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        row = self.get_object(request, object_id) if object_id else None
        if row and not row.is_in_progress and request.method == "GET":
            return HttpResponseRedirect(edition_url(row.edition))
        return super().changeform_view(request, object_id, *args, **kwargs)

    def response_change(self, request, obj):
        if ready_button(self.model) in request.POST:
            return HttpResponseRedirect(edition_url(obj.edition))
        return super().response_change(request, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["show_save_and_add_another"] = False
        if obj:
            edition = obj.edition
            source = original_language(edition)
            behind = passages_behind(edition, obj)
            context |= {
                "edition_url": edition_url(edition),
                "source": source,
                "source_name": LANGUAGE_NAMES[source],
                "language_name": LANGUAGE_NAMES[obj.language],
                "behind_count": len(behind),
                "beside": [
                    (
                        fieldset,
                        original_paragraphs(
                            edition._meta.get_field(name), texts_in(edition, source)[name], behind
                        ),
                    )
                    for fieldset in context["adminform"]
                    for name in fieldset.fields[:1]
                ],
            }
        return super().render_change_form(request, context, add, change, form_url, obj)


def ready_button(model):
    """The name of the button that marks a translation as ready."""
    return f"{model._meta.app_label}_{model._meta.model_name}_{READY}"


def edition_url(edition):
    """The address of the edition's form, at its languages."""
    return change_url(edition) + "#languages"


@needs(before=ContentAdmin)
class Translatable:
    """For the screen of editions: the state of each language, and the way to its translation."""

    def get_urls(self):
        start = f"{self.opts.app_label}_{self.opts.model_name}_translate"
        view = self.admin_site.admin_view(self.translate_view)
        return [path("<int:pk>/translate/<str:language>/", view, name=start), *super().get_urls()]

    def get_object(self, request, object_id, from_field=None):
        """Prefetch the translations that the fields, tabs and banner read."""
        edition = super().get_object(request, object_id, from_field)
        if edition is not None:
            prefetch_related_objects([edition], "translations")
        return edition

    @method_decorator(require_POST)
    def translate_view(self, request, pk, language):
        edition = get_object_or_404(self.get_queryset(request), pk=pk)
        if language not in LANGUAGES or language == original_language(edition):
            raise Http404
        if not self.may_translate(request, edition, language):
            raise PermissionDenied
        return HttpResponseRedirect(change_url(start_translation(edition, language)))

    def may_translate(self, request, edition, language):
        model = translation_model(self.model)
        return rights_of(request.user).may("change", model, model(edition=edition, language=language))

    def get_readonly_fields(self, request, obj=None):
        """A language in progress is written on its own screen."""
        fields = super().get_readonly_fields(request, obj)
        if obj is None:
            return fields
        languages = [row.language for row in obj.translations.all() if row.is_in_progress]
        names = texts_of(self.model)
        return [*fields, *(f"{name}_{language}" for language in languages for name in names)]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["language_statuses"] = [
                {
                    "status": status,
                    "label": capfirst(status.state.label),
                    "dir": direction(status.language),
                    "url": self._translate_url(request, obj, status),
                }
                for status in statuses(obj)
            ]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _translate_url(self, request, edition, status):
        is_original = status.state == LanguageState.ORIGINAL
        if is_original or not self.may_translate(request, edition, status.language):
            return ""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_translate"
        return reverse(name, args=[edition.pk, status.language])
