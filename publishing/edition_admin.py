"""The screens of editions: the open one is edited, approved ones are read-only."""

from django.contrib import messages
from django.contrib.admin import VERTICAL
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_fsm import can_proceed
from unfold.contrib.filters.admin import ChoicesDropdownFilter
from unfold.decorators import action, display

from foundation.desk.admin import ContentAdmin
from foundation.desk.checks import needs
from foundation.history.log import EventSource
from foundation.history.snapshots import ChangePoint
from foundation.rights import Permission, rights_of

from .edition_form import EditionForm
from .editions import (
    DerivedState,
    derived_state,
    next_number,
    open_new_edition,
    replaces_approved,
    with_state,
)
from .models import Remark, State
from .preview_admin import PreviewViews
from .remarks import key_of, remark_on
from .rights import may_transition
from .schedule import publication_message
from .translation_admin import Translatable
from .translations import carry_progress_over
from .withdrawal import withdrawal_of, withdrawal_urls

SIGNATURE_FIELDS = ["submitted_by", "submitted_at", "approved_by", "approved_at", "approved_alone"]
STATE_COLOURS = {
    DerivedState.DRAFT: "warning",
    DerivedState.REVIEW: "info",
    DerivedState.SCHEDULED: "primary",
    DerivedState.LIVE: "success",
    DerivedState.REPLACED: "default",
    DerivedState.WITHDRAWN: "danger",
}


def admin_url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


class EditionAdmin(Translatable, PreviewViews, ContentAdmin):
    """The editions of documents. ``copied_relations`` are the related rows that a new edition takes along."""

    form = EditionForm
    copied_relations = []
    change_form_template = "admin/edition_form.html"
    change_form_outer_before_template = "admin/includes/edition_banner.html"
    actions_submit_line = ["approve", "publish_alone", "send_back", "submit"]
    list_filter = [("state", ChoicesDropdownFilter), ("change_kind", ChoicesDropdownFilter)]
    readonly_fields = ["state_text", "number"]
    radio_fields = {"change_kind": VERTICAL}
    view_on_site = False

    def get_queryset(self, request):
        return with_state(super().get_queryset(request))

    @display(description=_("state"), ordering="state", label=STATE_COLOURS)
    def state_label(self, edition):
        state = derived_state(edition) if edition.pk else DerivedState.DRAFT
        return state, capfirst(state.label)

    @display(description=_("state"))
    def state_text(self, edition):
        return self.state_label(edition)[1]

    def get_readonly_fields(self, request, obj=None):
        """An edition stays with its document."""
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "document"] if obj else fields

    def get_fieldsets(self, request, obj=None):
        """Ask for the kind of change and the note to readers from the second edition on."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj and replaces_approved(obj):
            return fieldsets
        return [
            (
                name,
                options
                | {"fields": [field for field in options["fields"] if not field.startswith("change_")]},
            )
            for name, options in fieldsets
        ]

    def document_of(self, edition):
        """The document, as the kind of thing that it is edited as."""
        return edition.document

    def history_sources(self, request, obj):
        """Its history tells what was remarked, too."""
        return [*super().history_sources(request, obj), EventSource(Remark, key_of(obj))]

    # ------------------------------------------------------------ what is allowed

    def has_transition_permission(self, request, edition, transition):
        return may_transition(request.user, transition, edition)

    def get_actions_submit_line(self, request, object_id):
        edition = self.get_object(request, object_id) if object_id else None
        return [
            button
            for button in super().get_actions_submit_line(request, object_id)
            if edition and self._may_transition(request, edition, button.method.original_function_name)
        ]

    def _may_transition(self, request, edition, transition):
        return can_proceed(getattr(edition, transition)) and self.has_transition_permission(
            request, edition, transition
        )

    # ------------------------------------------------------------ transitions

    @action(description=_("Save and submit for review"))
    def submit(self, request, edition):
        self._transition(request, edition, "submit", _("Submitted for review."))

    @action(description=_("Save and send back"))
    def send_back(self, request, edition):
        self._transition(request, edition, "send_back", _("Sent back as a draft."))

    @action(description=_("Save and approve"))
    def approve(self, request, edition):
        self._transition(request, edition, "approve", publication_message(edition))

    @action(description=_("Save and publish without review"))
    def publish_alone(self, request, edition):
        words = _("Another person is asked to review it afterwards.")
        self._transition(request, edition, "publish_alone", f"{publication_message(edition)} {words}")

    def _transition(self, request, edition, transition, words):
        if not self._may_transition(request, edition, transition):
            raise PermissionDenied
        getattr(edition, transition)(by=request.user)
        edition.save(update_fields=["state", "publish_at", *SIGNATURE_FIELDS])
        if not edition.is_open:
            carry_progress_over(edition)
        self.message_user(request, words, messages.SUCCESS)

    # ------------------------------------------------------------ saving

    def save_model(self, request, obj, form, change):
        if not change:
            obj.number = next_number(self.model._base_manager.filter(document=obj.document_id))
            obj.created_by = request.user
            if replaces_approved(obj):
                obj.change_kind = ""
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        if words := form.cleaned_data.get("remark"):
            remark_on(form.instance, words, request.user, sends_back=form.was_pressed("send_back"))
        super().save_related(request, form, formsets, change)

    def get_urls(self):
        start, wrap = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("<int:pk>/new-edition/", wrap(self.new_edition_view), name=f"{start}_new_edition"),
            path("<int:pk>/look-at/", wrap(self.mark_as_seen_view), name=f"{start}_mark_as_seen"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def new_edition_view(self, request, pk):
        edition = get_object_or_404(self.get_queryset(request), pk=pk)
        if not rights_of(request.user).may("add", self.model, edition):
            raise PermissionDenied
        try:
            new = open_new_edition(edition, request.user, self.copied_relations)
        except ValidationError as problem:
            self.message_user(request, problem.message, messages.ERROR)
            return HttpResponseRedirect(admin_url(self.model, "change", pk))
        return HttpResponseRedirect(admin_url(self.model, "change", new.pk))

    @method_decorator(require_POST)
    def mark_as_seen_view(self, request, pk):
        """Note that a second person has looked at what was published alone."""
        edition = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_transition_permission(request, edition, "mark_as_seen"):
            raise PermissionDenied
        edition.mark_as_seen(request.user)
        edition.save(update_fields=["seen_by", "seen_at"])
        self.message_user(request, _("Your review has been recorded."), messages.SUCCESS)
        return HttpResponseRedirect(admin_url(self.model, "change", pk))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["show_save_and_add_another"] = False  # five buttons would push the others off the edge
        if obj:
            document = self.document_of(obj)
            siblings = self.model._base_manager.filter(document=obj.document_id)
            context |= {
                "editions": with_state(siblings).order_by("-number"),
                "open_edition": siblings.exclude(pk=obj.pk).exclude(state=State.APPROVED).first(),
                "may_open_new": rights_of(request.user).may("add", self.model, obj),
                "new_edition_url": admin_url(self.model, "new_edition", obj.pk),
                "may_mark_as_seen": self.has_transition_permission(request, obj, "mark_as_seen"),
                "mark_as_seen_url": admin_url(self.model, "mark_as_seen", obj.pk),
                "document_url": admin_url(type(document), "change", document.pk),
                "withdrawal": withdrawal_of(request.user, document),
                "remarks": Remark.objects.of(obj),
                "since_submitted": self.since_submitted(request, obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def since_submitted(self, request, edition):
        """What the banner says of the changes since an edition was submitted; None when it never was."""
        start = edition.submitted_at
        if start is None:
            return None
        sources = super().history_sources(request, edition)
        is_changed = any(source.events.filter(pgh_created_at__gt=start).exists() for source in sources)
        moments = {"from": ChangePoint(start, "").key}
        if not edition.is_open:
            moments["to"] = ChangePoint(edition.approved_at, "").key
        return {
            "is_changed": is_changed,
            "is_own": request.user.pk in {edition.submitted_by_id, edition.created_by_id},
            "url": f"{self.history_url('compare', edition.pk)}?{urlencode(moments)}",
        }


@needs(before=ContentAdmin, defined=["edition_model", "withdrawal_template"])
class ShowsEditions:
    """For the screen of a document: a column and a banner that lead to the edition to work on.

    ``edition_model`` has its editions, ``withdrawal_template`` is what readers find when it is withdrawn.
    """

    edition_model = None
    withdrawal_template = None
    change_form_outer_before_template = "admin/includes/document_banner.html"

    def get_urls(self):
        return [*withdrawal_urls(self), *super().get_urls()]

    def current_edition(self, document):
        """The open edition, else the newest."""
        editions = sorted(document.editions.all(), key=lambda edition: (edition.is_open, edition.number))
        return editions[-1] if editions else None

    @display(description=_("edition"))
    def edition_link(self, document):
        edition = self.current_edition(document)
        if edition is None:
            url = f"{admin_url(self.edition_model, 'add')}?document={document.pk}"
            return format_html('<a href="{}">{}</a>', url, _("Write"))
        return format_html(
            '<a href="{}">{}</a>', admin_url(self.edition_model, "change", edition.pk), edition
        )

    @display(description=_("state"), label=STATE_COLOURS)
    def edition_state(self, document):
        edition = self.current_edition(document)
        if edition is None:
            return None
        state = derived_state(edition)
        return state, capfirst(state.label)

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        if self._may_publish(request, obj):
            return fields
        return list(dict.fromkeys([*fields, "certainty"]))

    def _may_publish(self, request, document):
        """Whether the user may approve the editions of a document."""
        rights = rights_of(request.user)
        return Permission.APPROVE in rights.granted(self.model, document).permissions

    def _may_write(self, request, document):
        edition = self.edition_model(document_id=document.pk)
        return rights_of(request.user).may("add", self.edition_model, edition)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            editions = self.edition_model._base_manager.filter(document=obj.pk)
            context |= {
                "editions": with_state(editions).order_by("-number"),
                "edition_add_url": f"{admin_url(self.edition_model, 'add')}?document={obj.pk}",
                "may_write": self._may_write(request, obj),
                "withdrawal": withdrawal_of(request.user, obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)
