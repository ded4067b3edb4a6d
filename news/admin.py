from django.contrib import admin
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter

from publishing.admin import CERTAINTY_FILTER, ContentAdmin, ContentInline, accent_blind, search_in
from publishing.edition_admin import EditionAdmin, EditionForm, EditionsColumn
from publishing.editions import with_state
from publishing.forms import free_slug
from publishing.languages import text

from .models import Attachment, NamedPerson, Picture, PressContact, PressRelease, ReleaseEdition, Theme
from .resources import ReleaseEditionResource, ReleaseResource, ThemeResource
from .views import preview_release


@admin.register(Theme)
class ThemeAdmin(ContentAdmin):
    resource_classes = [ThemeResource]
    fieldsets = [(None, {"fields": ["slug"]})]
    list_display = ["__str__", "slug"]
    search_fields = [*search_in("name"), *accent_blind("slug")]


@admin.register(PressRelease)
class PressReleaseAdmin(EditionsColumn, ContentAdmin):
    edition_model = ReleaseEdition
    resource_classes = [ReleaseResource]
    fieldsets = [
        (None, {"fields": ["kind", "issued_by", "withdrawn_at"]}),
        (_("Address and sources"), {"fields": ["slug", "code", "certainty", "source"]}),
    ]
    autocomplete_fields = ["issued_by"]
    list_display = ["slug", "edition_link", "edition_state", "kind", "issued_by", "certainty_label"]
    list_select_related = ["issued_by"]
    list_filter = [
        ("editions__state", ChoicesDropdownFilter),
        ("kind", ChoicesDropdownFilter),
        ("issued_by", AutocompleteSelectFilter),
        CERTAINTY_FILTER,
    ]
    search_fields = [*search_in("editions__title"), *accent_blind("slug", "code")]

    def get_queryset(self, request):
        editions = Prefetch("editions", with_state(ReleaseEdition.objects.all()))
        return super().get_queryset(request).prefetch_related(editions)


class PressContactInline(ContentInline):
    model = PressContact
    fields = ["name", "person", "label", "phone", "phone_printed", "email"]
    autocomplete_fields = ["person"]
    list_select_related = ["person"]


class NamedPersonInline(ContentInline):
    model = NamedPerson
    fields = ["person", "title"]
    autocomplete_fields = ["person"]
    list_select_related = ["person"]


class PictureInline(ContentInline):
    model = Picture
    fields = ["image", "alt", "is_decorative", "caption", "credit"]


class AttachmentInline(ContentInline):
    model = Attachment
    fields = ["file", "title", "language"]


class ReleaseEditionForm(EditionForm):
    """The form of an edition; without a press release it makes one from its title."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "document" in self.fields and not self.instance.pk:
            self.fields["document"].required = False
            self.fields["document"].help_text = _("Leave it empty for a new press release.")


@admin.register(ReleaseEdition)
class ReleaseEditionAdmin(EditionAdmin):
    form = ReleaseEditionForm
    show_preview = preview_release
    resource_classes = [ReleaseEditionResource]
    texts = ["title", "summary", "dateline", "body", "change_note"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "document",
                    "state_words",
                    "number",
                    "date",
                    "publish_at",
                    "change_kind",
                    "countries",
                    "themes",
                ]
            },
        ),
        (_("Event and original"), {"fields": ["event_starts", "event_ends", "date_text"]}),
    ]
    autocomplete_fields = ["document", "countries", "themes"]
    inlines = [PressContactInline, NamedPersonInline, PictureInline, AttachmentInline]
    belongings = ["press_contacts", "named_people", "pictures", "attachments"]
    list_display = ["__str__", "number", "state_label", "date", "publish_at"]
    list_filter = [*EditionAdmin.list_filter, ("themes", AutocompleteSelectFilter)]
    search_fields = [*search_in("title", "summary"), *accent_blind("document__slug", "date")]
    ordering = ["-date_from", "-pk"]

    def save_model(self, request, obj, form, change):
        if obj.document_id is None:
            slug = free_slug(PressRelease, text(obj, "title", "fr").plain, "slug")
            obj.document = PressRelease.objects.create(
                slug=slug, code=free_slug(PressRelease, slug), certainty="certain"
            )
        super().save_model(request, obj, form, change)
