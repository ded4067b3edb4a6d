import re
from contextlib import nullcontext

from django import forms
from django.contrib import admin
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter

from foundation.desk.admin import (
    CERTAINTY_FILTER,
    ContentAdmin,
    ContentInline,
    accent_insensitive,
    narrow_by_primary_keys,
    translated_search_fields,
)
from foundation.desk.autocomplete import AutocompleteKey
from foundation.desk.checks import needs
from foundation.desk.forms import unique_slug
from foundation.facts.dates import PartialDate, is_partial_date
from foundation.languages import text
from foundation.rights import NO_RIGHT_THERE, Permission, rights_of
from foundation.search.vectors import without_sequential_scans
from publishing.edition_admin import EditionAdmin, ShowsEditions
from publishing.edition_form import EditionForm
from publishing.editions import with_state
from publishing.translation_admin import TranslationAdmin
from structure.models import OrgUnit

from .models import (
    Attachment,
    NamedPerson,
    Picture,
    PressContact,
    PressRelease,
    ReleaseEdition,
    ReleaseTranslation,
    Theme,
)
from .resources import ReleaseEditionResource, ReleaseResource, ThemeResource
from .views import preview_release


@admin.register(Theme)
class ThemeAdmin(ContentAdmin):
    resource_classes = [ThemeResource]
    fieldsets = [(None, {"fields": ["slug"]})]
    list_display = ["__str__", "slug"]
    search_fields = [*translated_search_fields("name"), *accent_insensitive("slug")]


@needs(before=ContentAdmin, defined=["edition_lookup"])
class SearchesEditions:
    """A list in which an editor finds press releases by the words or the day of their editions, and by its
    plain fields.

    ``edition_lookup`` is what the list shows of an edition: its key or its document. Each way is asked by
    itself, because only then each has its index.
    """

    edition_lookup = ""

    def changelist_view(self, request, *args, **kwargs):
        """The list; a search uses the index, however many editions contain the words."""
        with without_sequential_scans() if request.method == "GET" else nullcontext():
            return super().changelist_view(request, *args, **kwargs)

    def find(self, request, rows, words):
        if not words:
            return rows, False
        ways = [ReleaseEdition.objects.filter(searched__begins=words)]
        if is_partial_date(words):
            date = PartialDate(words)
            ways.append(ReleaseEdition.objects.filter(date_from__range=(date.earliest, date.latest)))
        keys = [way.order_by().values(self.edition_lookup) for way in ways]
        if re.search(r"[-\d]", words):  # found in addresses and codes, not in words
            every = self.model._base_manager.order_by()
            plain, _may_repeat = narrow_by_primary_keys(every, *super().find(request, every, words))
            keys.append(plain.values("pk"))
        keys = keys[0].union(*keys[1:]) if keys[1:] else keys[0]
        return rows.filter(pk__in=keys), False


@admin.register(PressRelease)
class PressReleaseAdmin(SearchesEditions, ShowsEditions, ContentAdmin):
    edition_model = ReleaseEdition
    texts = []  # the text is in its editions
    withdrawal_template = "news/includes/withdrawal.html"
    resource_classes = [ReleaseResource]
    fieldsets = [
        (None, {"fields": ["kind", "issued_by"]}),
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
    search_fields = ["slug__case_insensitive", "code__case_insensitive"]
    edition_lookup = "document"

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
    """The form of an edition; without a press release it makes one from its title and who issues it."""

    issued_by = forms.ModelChoiceField(
        label=_("Issued by"),
        queryset=OrgUnit.objects.all(),
        required=False,
        widget=AutocompleteKey(PressRelease._meta.get_field("issued_by"), admin.site),
        help_text=_("For a new press release, the unit or office that issues it."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["issued_by"]
        elif "document" in self.fields:
            self.fields["document"].required = False
            self.fields["document"].help_text = _("Leave empty to create a new press release.")

    def clean(self):
        cleaned = super().clean()
        if not self.instance.pk and not cleaned.get("document"):
            release = PressRelease(issued_by=cleaned.get("issued_by"))
            if not rights_of(self.user).may("add", PressRelease, release):
                self.add_error("issued_by", NO_RIGHT_THERE)
        return cleaned

    @property
    def access_fields(self):
        """Without a press release there is no place to check: the new one belongs to its issuer."""
        return super().access_fields - ({"document"} if not self.cleaned_data.get("document") else set())


@admin.register(ReleaseEdition)
class ReleaseEditionAdmin(SearchesEditions, EditionAdmin):
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
                    "state_text",
                    "number",
                    "original_language",
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
    copied_relations = ["press_contacts", "named_people", "pictures", "attachments"]
    list_display = ["__str__", "number", "state_label", "date", "publish_at"]
    list_filter = [*EditionAdmin.list_filter, ("themes", AutocompleteSelectFilter)]
    search_fields = ["document__slug__case_insensitive"]
    edition_lookup = "pk"
    ordering = ["-date_from", "-pk"]

    def get_fieldsets(self, request, obj=None):
        first, *others = super().get_fieldsets(request, obj)
        if obj is None:
            first[1]["fields"] = ["document", "issued_by", *first[1]["fields"][1:]]
        return [first, *others]

    def get_changeform_initial_data(self, request):
        """Preselect the unit of a user who writes for one unit only."""
        return {
            "issued_by": rights_of(request.user).only_unit(Permission.WRITE)
        } | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        if obj.document_id is None:
            slug = unique_slug(PressRelease, text(obj, "title", "fr").plain, "slug")
            obj.document = PressRelease.objects.create(
                slug=slug,
                code=unique_slug(PressRelease, slug),
                certainty="certain",
                issued_by=form.cleaned_data.get("issued_by"),
            )
        super().save_model(request, obj, form, change)


@admin.register(ReleaseTranslation)
class ReleaseTranslationAdmin(TranslationAdmin):
    texts = ["title", "summary", "dateline", "body", "change_note"]
    list_select_related = ["edition__document"]
    search_fields = translated_search_fields("edition__title")
