"""The form of an edition, with the checks before it is submitted or published."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget

from foundation.desk.forms import VersionedForm
from foundation.languages import LANGUAGES

from .editions import replaces_approved
from .models import Edition, State
from .rights import may_transition
from .translations import nearest_language, statuses

ChangeKind = Edition.ChangeKind
OFFERED_KINDS = [ChangeKind.MINOR, ChangeKind.UPDATE, ChangeKind.CORRECTION]
NOTE_REQUIRED = {
    ChangeKind.UPDATE: _("Tell readers what is new."),
    ChangeKind.CORRECTION: _("Tell readers what was wrong: the fact, the name or the figure."),
}


class EditionForm(VersionedForm):
    """The form of an edition: only one of a document is prepared at a time.

    Who sends it back says why; what is submitted or approved says what kind of change it is to what
    readers know, unless it is the first.
    """

    remark = forms.CharField(
        label=_("Remark for the author"),
        required=False,
        max_length=5000,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("Required to send the edition back. It is kept with your name."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_stored = self.instance.pk and self.user
        if not (is_stored and may_transition(self.user, "send_back", self.instance)):
            del self.fields["remark"]
        if "change_kind" in self.fields:
            self._offer_kinds()
        if "publish_at" in self.fields:
            self.fields["publish_at"].help_text = _("Leave empty to publish on approval.")

    @cached_property
    def language_states(self):
        """The ``LanguageState`` of each language of a stored edition, by its code."""
        found = statuses(self.instance) if self.instance.pk else []
        return {status.language: status.state for status in found}

    def _offer_kinds(self):
        """No kind is chosen until somebody chooses it."""
        field = self.fields["change_kind"]
        field.choices = [(kind.value, kind.label) for kind in OFFERED_KINDS]
        field.help_text = _("Required to submit or approve the edition.")
        if self.initial.get("change_kind") == ChangeKind.FIRST:
            self.initial["change_kind"] = ""

    def clean_document(self):
        document = self.cleaned_data["document"]
        if document and not self.instance.pk and document.editions.exclude(state=State.APPROVED).exists():
            raise ValidationError(_("This document already has an edition in preparation."))
        return document

    def clean(self):
        cleaned = super().clean()
        if self.was_pressed("send_back"):
            self._require_remark()
        if self.was_pressed("submit", "approve", "publish_alone") and self._replaces_approved():
            self._require_kind()
        return cleaned

    def was_pressed(self, *transitions):
        """Whether it was submitted with the button of one of these transitions."""
        start = f"{self.instance._meta.app_label}_{self.instance._meta.model_name}"
        return any(f"{start}_{transition}" in self.data for transition in transitions)

    def _replaces_approved(self):
        if not self.instance.pk:
            document = self.cleaned_data.get("document")
            return bool(document) and document.editions.exists()
        return replaces_approved(self.instance)

    def _require_remark(self):
        if "remark" in self.fields and not self.cleaned_data.get("remark"):
            self._add_focused_error("remark", _("Say what the author should change."))

    def _require_kind(self):
        if self.errors.get("change_kind"):
            return
        kind = self.cleaned_data.get("change_kind")
        if kind not in OFFERED_KINDS:
            self._add_focused_error("change_kind", _("Choose the kind of change."))
        elif kind in NOTE_REQUIRED:
            note = f"change_note_{self._original_language()}"
            if not self.cleaned_data.get(note):
                self._add_focused_error(note, NOTE_REQUIRED[kind])

    def _original_language(self):
        """That of the edition as it will be saved, as ``translations.original_language`` finds it."""
        first = self.cleaned_data.get("original_language") or self.instance.original_language
        return nearest_language(first, [code for code in LANGUAGES if self.cleaned_data.get(f"title_{code}")])

    def _add_focused_error(self, name, words):
        """An error beside the field, to which the page scrolls."""
        field = self.fields.get(name)
        self.add_error(name if field else None, words)
        if field:
            field.widget.attrs["autofocus"] = True
