from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter
from unfold.views import ChangeList

from foundation.desk.admin import (
    CERTAINTY_FILTER,
    ContentAdmin,
    ContentInline,
    accent_insensitive,
    translated_search_fields,
)
from foundation.desk.checks import needs
from foundation.trees.admin import TreeAdmin
from foundation.trees.consequences import changed_names
from foundation.trees.node_admin import NodeAdmin, NodeForm
from publishing.edition_admin import EditionAdmin, ShowsEditions
from publishing.editions import with_state
from publishing.translation_admin import TranslationAdmin

from .changes import PageChange
from .models import Figure, Page, PageEdition, PageTranslation, Programme, ProgrammePartner
from .resources import (
    FigureResource,
    PageEditionResource,
    PageResource,
    ProgrammePartnerResource,
    ProgrammeResource,
)
from .views import preview_page

ADDRESS_FIELDSET = (_("Address and sources"), {"fields": ["slug", "code", "certainty", "source"]})


class PageForm(NodeForm):
    def clean(self):
        cleaned = super().clean()
        parent, slug = cleaned.get("parent"), cleaned.get("slug")
        path = f"{parent.path}/{slug}" if parent else slug
        if slug and Page.objects.filter(path=path).exclude(pk=self.instance.pk).exists():
            self.add_error("slug", ValidationError(_("Another page already has this address.")))
        return cleaned


@needs(before=NodeAdmin)
class PageAdminMixin(ShowsEditions):
    """Behaviour shared by the admin of pages and of programmes."""

    form = PageForm
    edition_model = PageEdition
    texts = ["label", "blurb"]
    withdrawal_template = "pages/includes/withdrawal.html"

    def get_queryset(self, request):
        editions = Prefetch("editions", with_state(PageEdition.objects.all()))
        return super().get_queryset(request).prefetch_related(editions)

    def planned(self, request, form):
        page = PageChange.nodes().get(pk=form.instance.pk)
        change = PageChange(
            page,
            names=changed_names(page, form, "label"),
            slug=form.cleaned_data["slug"] if "slug" in form.changed_data else "",
            is_move=form.is_move,
            parent=form.cleaned_data["parent"] if form.is_move else None,
        )
        return change if change.is_consequential else None

    def planned_move(self, place, form):
        return PageChange(PageChange.nodes().get(pk=place.node.pk), is_move=True, parent=place.parent)

    def problem_of(self, place):
        path = PageChange(place.node, is_move=True, parent=place.parent).path
        is_taken = Page.objects.filter(path=path).exclude(pk=place.node.pk).exists()
        return super().problem_of(place) or (_("Another page already has this address.") if is_taken else "")

    def node_of(self, change):
        return change.page

    def move_node(self, request, pk, target_pk, position, form=None):
        try:
            return super().move_node(request, pk, target_pk, position, form)
        except IntegrityError:
            raise ValidationError(_("Another page already has this address.")) from None


class PageChangeList(ChangeList):
    def url_for_result(self, result):
        """Programmes are in the same tree, but have their own admin."""
        if hasattr(result, "programme"):
            return reverse("admin:pages_programme_change", args=[result.pk])
        return super().url_for_result(result)


@admin.register(Page)
class PageAdmin(PageAdminMixin, TreeAdmin):
    resource_classes = [PageResource]
    fieldsets = [
        (None, {"fields": ["parent", "in_menu", "target_unit", "target_view"]}),
        ADDRESS_FIELDSET,
    ]
    autocomplete_fields = ["parent", "target_unit"]
    list_display = ["in_menu", "edition_link", "edition_state", "certainty_label"]
    list_select_related = ["programme", "target_unit"]
    list_filter = ["in_menu", CERTAINTY_FILTER]
    search_fields = [
        *translated_search_fields("label", "editions__title"),
        *accent_insensitive("path", "code"),
    ]

    def get_changelist(self, request, **kwargs):
        return PageChangeList

    def change_view(self, request, object_id, *args, **kwargs):
        if object_id.isdecimal() and Programme.objects.filter(pk=object_id).exists():
            return HttpResponseRedirect(reverse("admin:pages_programme_change", args=[object_id]))
        return super().change_view(request, object_id, *args, **kwargs)


class PartnerInline(ContentInline):
    model = ProgrammePartner
    fields = ["part", "name"]


class FigureInline(ContentInline):
    model = Figure
    fields = ["measure", "label", "qualifier", "value", "as_of", "source"]


@admin.register(Programme)
class ProgrammeAdmin(PageAdminMixin, NodeAdmin):
    resource_classes = [ProgrammeResource]
    fieldsets = [
        (None, {"fields": ["status", "phase", "budget", "starts", "ends", "responsible_unit", "countries"]}),
        (_("Place in the menu"), {"fields": ["parent", "in_menu"]}),
        ADDRESS_FIELDSET,
    ]
    autocomplete_fields = ["parent", "responsible_unit", "countries"]
    inlines = [PartnerInline, FigureInline]
    list_display = ["__str__", "status", "phase", "edition_link", "edition_state", "certainty_label"]
    list_filter = [
        ("status", ChoicesDropdownFilter),
        ("countries", AutocompleteSelectFilter),
        CERTAINTY_FILTER,
    ]
    search_fields = [
        *translated_search_fields("label", "editions__title"),
        *accent_insensitive("path", "code", "phase"),
    ]


@admin.register(PageEdition)
class PageEditionAdmin(EditionAdmin):
    show_preview = preview_page
    resource_classes = [PageEditionResource]
    texts = ["title", "summary", "body", "change_note"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "document",
                    "state_text",
                    "number",
                    "original_language",
                    "publish_at",
                    "change_kind",
                ]
            },
        ),
    ]
    autocomplete_fields = ["document"]
    list_display = ["__str__", "document", "number", "state_label", "publish_at"]
    search_fields = [*translated_search_fields("title", "summary"), *accent_insensitive("document__path")]

    def document_of(self, edition):
        return getattr(edition.document, "programme", edition.document)


@admin.register(ProgrammePartner)
class ProgrammePartnerAdmin(ContentAdmin):
    resource_classes = [ProgrammePartnerResource]
    fieldsets = [(None, {"fields": ["programme", "part"]})]
    autocomplete_fields = ["programme"]
    list_display = ["__str__", "part", "programme"]
    list_select_related = ["programme"]
    list_filter = [("part", ChoicesDropdownFilter)]
    search_fields = translated_search_fields("name", "programme__label")


@admin.register(Figure)
class FigureAdmin(ContentAdmin):
    resource_classes = [FigureResource]
    fieldsets = [(None, {"fields": ["programme", "measure", "qualifier", "value", "as_of", "source"]})]
    autocomplete_fields = ["programme"]
    list_display = ["__str__", "measure", "value", "as_of", "programme"]
    list_select_related = ["programme"]
    search_fields = [*translated_search_fields("label", "programme__label"), *accent_insensitive("measure")]


@admin.register(PageTranslation)
class PageTranslationAdmin(TranslationAdmin):
    list_select_related = ["edition__document__programme"]
    search_fields = translated_search_fields("edition__title")
