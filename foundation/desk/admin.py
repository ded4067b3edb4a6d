"""The base classes of the admin's screens: languages, versions, search, certainty, history."""

import re
from functools import partial
from html import unescape

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.db.models import (
    CharField,
    DateTimeField,
    DecimalField,
    EmailField,
    IntegerField,
    SlugField,
    TextField,
)
from django.db.models.lookups import IContains
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from import_export.admin import ImportExportModelAdmin
from js_asset import Media
from phonenumber_field.modelfields import PhoneNumberField
from unfold.admin import ModelAdmin, StackedInline
from unfold.contrib.filters.admin import ChoicesDropdownFilter
from unfold.contrib.import_export.forms import ExportForm, ImportForm
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget

from foundation.facts.certainty import Certainty, Sourced
from foundation.facts.dates import PartialDateField
from foundation.history import log as history
from foundation.languages import LANGUAGES, columns, direction
from foundation.richtext.field import RichTextField
from foundation.rights import access_rule_of, rights_of

from .autocomplete import SearchesKeys
from .checks import needs
from .forms import (
    VersionedForm,
    VersionedFormSet,
    translated_fields,
    with_language_columns,
)
from .history_screens import HistoryViews
from .moment_field import MomentField, MomentWidget
from .saving import SavesContent, is_writing, locked

# Codes, numbers and dates are written from left to right whatever the language around them.
LEFT_TO_RIGHT = (DecimalField, EmailField, IntegerField, PartialDateField, PhoneNumberField, SlugField)
MAX_KEYS = 1000  # rows that a search found
CERTAINTY_FILTER = ("certainty", ChoicesDropdownFilter)
CERTAINTY_COLOURS = {Certainty.CERTAIN: "success", Certainty.HIGH: "info", Certainty.MEDIUM: "warning"}


@CharField.register_lookup
@TextField.register_lookup
class AccentInsensitive(IContains):
    """``name_fr__accent_insensitive="egypte"`` finds « Égypte »."""

    lookup_name = "accent_insensitive"

    column = "lower(unac({}::text))"

    def as_sql(self, compiler, connection):
        column, column_params = self.process_lhs(compiler, connection)
        words, words_params = self.process_rhs(compiler, connection)
        return f"{self.column.format(column)} LIKE lower(unac({words}))", (*column_params, *words_params)


@CharField.register_lookup
@TextField.register_lookup
class CaseInsensitive(AccentInsensitive):
    """The same in a column without accents, as addresses are: much faster."""

    lookup_name = "case_insensitive"
    column = "lower({}::text)"


def accent_insensitive(*fields):
    """Search fields in which accents and case do not count."""
    return [f"{field}__accent_insensitive" for field in fields]


def translated_search_fields(*fields):
    """The search fields of translated fields: all four languages."""
    return accent_insensitive(*columns(*fields))


class MarksLanguages:
    """Inputs of translated texts carry ``lang`` and ``dir``."""

    formfield_overrides = {
        TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 3})},
        DateTimeField: {"form_class": MomentField, "widget": MomentWidget},
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and (language := getattr(db_field, "language", None)):
            # data-language: the script that draws other widgets gives them a lang of the interface
            marks = {"lang": language, "dir": direction(language), "data-language": language}
            field.widget.attrs |= marks
        elif field and isinstance(db_field, LEFT_TO_RIGHT):
            field.widget.attrs["dir"] = "ltr"
        return field

    @property
    def readonly_preprocess_fields(self):
        """Rich text that can only be read is shown with its markup, in the direction of its language."""
        fields = self.model._meta.concrete_fields
        return {field.name: _shown(field) for field in fields if isinstance(field, RichTextField)}


def _shown(field):
    language = getattr(field, "language", LANGUAGES[0])

    def show(escaped):
        markup = mark_safe(unescape(escaped))  # noqa: S308 -- RichTextField sanitises whatever is stored
        return format_html(
            '<div class="prose" lang="{}" dir="{}">{}</div>', language, direction(language), markup
        )

    return show


@needs(before=admin.ModelAdmin)
class ChecksRights:
    """A screen that every user with a grant may view, and change as far as the user's rights allow."""

    def has_view_permission(self, request, obj=None):
        return rights_of(request.user).may("view", self.model, obj)

    def has_add_permission(self, request):
        return rights_of(request.user).may("add", self.model)

    def has_change_permission(self, request, obj=None):
        return rights_of(request.user).may("change", self.model, obj)

    def has_delete_permission(self, request, obj=None):
        return rights_of(request.user).may("delete", self.model, obj)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def may_change_all(self, request, obj=None):
        """Whether the user may change every field, not only the texts in some languages."""
        if not self.has_change_permission(request, obj):
            return False
        return obj is None or rights_of(request.user).translates_only(obj) is None


def readonly_columns(model, user, obj, names):
    """The fields of a screen that this user may not change: all but the texts in some languages.

    ``obj`` is the object of the screen; the rows of its inlines follow it.
    """
    languages = rights_of(user).translates_only(obj) if obj else None
    if languages is None:
        return []
    theirs = {f"{name}_{language}" for name in translated_fields(model) for language in languages}
    return [name for name in names if name not in {*theirs, "version"}]


class ContentInline(MarksLanguages, SearchesKeys, StackedInline):
    """Rows that belong to an object, edited with it; their languages follow the tab of the form."""

    form = VersionedForm
    formset = VersionedFormSet
    exclude = ["version"]  # the form declares it itself, hidden
    extra = 0
    list_select_related = ()
    show_change_link = True

    # -------------------------------------------- rights: those of the object

    def _owner(self):
        return self.admin_site.get_model_admin(self.parent_model)

    def has_view_permission(self, request, obj=None):
        return self._owner().has_view_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        owner = self._owner()
        return owner.has_change_permission(request, obj) if obj else owner.has_add_permission(request)

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj) and (
            obj is None or self._owner().may_change_all(request, obj)
        )

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        names = with_language_columns(self.model, self.fields)
        return [*fields, *readonly_columns(self.model, request.user, obj, names)]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        return formset

    # -------------------------------------------- fields

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and hasattr(db_field, "language"):
            field.label = f"{field.label} ({history.LANGUAGE_NAMES[db_field.language]})"
        return field

    def get_fieldsets(self, request, obj=None):
        names = with_language_columns(self.model, self.fields)
        return [
            (None, {"fields": [*names, "version"] if self.has_change_permission(request, obj) else names})
        ]

    def get_queryset(self, request):
        rows = _with_related(self, super().get_queryset(request))
        return locked(rows) if is_writing(request) else rows


def _with_related(screen, rows):
    """With the rows to which the rows of a screen or an inline refer; without arguments, Django takes all."""
    return rows.select_related(*screen.list_select_related) if screen.list_select_related else rows


def narrow_by_primary_keys(rows, found, may_repeat):
    """The matching rows, filtered by key if they are few, and whether there may be duplicates.

    A list asks for them three times, to count, to order and to show them, and each time every text is looked
    through.
    """
    keys = list(found.order_by().values_list("pk", flat=True)[: MAX_KEYS + 1])
    return (found, may_repeat) if len(keys) > MAX_KEYS else (rows.filter(pk__in=set(keys)), False)


class DeferredJoinPaginator(Paginator):
    """Pages of which the keys are asked first and the rows then: to sort thousands of rows with all their
    texts takes longer than both."""

    def page(self, number):
        page = super().page(number)
        keys = list(page.object_list.values_list("pk", flat=True))
        page.object_list = self.object_list.filter(pk__in=keys)
        return page


class ContentAdmin(
    ChecksRights, SavesContent, MarksLanguages, SearchesKeys, HistoryViews, ImportExportModelAdmin, ModelAdmin
):
    """A screen for content.

    ``fieldsets`` name the fields that are not translated; the translated ones follow in a tab per language.
    """

    form = VersionedForm
    import_form_class = ImportForm
    export_form_class = ExportForm
    resource_classes = []
    texts = None  # the translated fields in the order of the form; None: as the model has them
    exclude = ["version"]  # the form declares it itself, hidden
    list_per_page = 50
    paginator = DeferredJoinPaginator
    list_filter_submit = True
    show_full_result_count = False
    warn_unsaved_form = True
    change_form_template = "admin/content_form.html"
    actions = ["confirm"]

    # ------------------------------------------------------------ lists

    def get_queryset(self, request):
        return _with_related(self, super().get_queryset(request))

    @display(description=_("certainty"), ordering="certainty", label=CERTAINTY_COLOURS)
    def certainty_label(self, obj):
        return obj.certainty, Certainty(obj.certainty).label.partition(":")[0]

    @admin.action(description=_("Confirm (visible to readers)"), permissions=["change"])
    def confirm(self, request, queryset):
        # authors may not publish their own releases
        permission = access_rule_of(self.model).permission
        keys = self.allowed_rows(
            request, queryset, partial(rights_of(request.user).has_permission, permission)
        )
        rows = self.model._base_manager.filter(pk__in=keys, certainty=Certainty.MEDIUM)
        count = rows.update(certainty=Certainty.HIGH)
        words = ngettext("%(count)d row was confirmed.", "%(count)d rows were confirmed.", count)
        self.message_user(request, words % {"count": count}, messages.SUCCESS)

    def get_actions(self, request):
        actions = super().get_actions(request)
        if not issubclass(self.model, Sourced):
            actions.pop("confirm", None)
        if "delete_selected" in actions:
            _function, name, label = actions["delete_selected"]
            actions["delete_selected"] = (ContentAdmin.delete_allowed, name, label)
        return actions

    def delete_allowed(self, request, queryset):
        """Delete those of the chosen rows that this user may delete."""
        keys = self.allowed_rows(request, queryset, partial(self.has_delete_permission, request))
        page = delete_selected(self, request, queryset.filter(pk__in=keys)) if keys else None
        if page:
            page.context_data["asks_why"] = True
        return page

    def allowed_rows(self, request, queryset, may):
        """The keys of the rows for which ``may(row)`` is true; says how many are left alone."""
        path = (access_rule_of(self.model).unit or "").rpartition("__")[0]
        rows = list(queryset.select_related(path) if path else queryset)
        keys = [row.pk for row in rows if may(row)]
        if left := len(rows) - len(keys):
            words = ngettext(
                "%(count)d row was skipped, because you do not have permission there.",
                "%(count)d rows were skipped, because you do not have permission there.",
                left,
            )
            self.message_user(request, words % {"count": left}, messages.WARNING)
        return keys

    def find(self, request, rows, words):
        """The rows that match an editor's words, and whether there may be duplicates."""
        return super().get_search_results(request, rows, words)

    def get_search_results(self, request, queryset, search_term):
        """A field that sets the unit of a row offers only units for which this user has the permission."""
        rows, may_repeat = self.find(request, queryset, search_term)
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            asks = (request.GET.get("app_label", ""), request.GET.get("model_name", ""))
            # the view has checked that there is such a model
            access_rule = access_rule_of(apps.get_model(*asks))
            name, rights = request.GET.get("field_name"), rights_of(request.user)
            if name in access_rule.parent_fields:
                rows = rights.within(rows, access_rule.permission, access_rule_of(self.model).unit)
            elif name == access_rule.field:
                rows = rights.within(rows, access_rule.add_permission, access_rule.lookup_from_field)
        return narrow_by_primary_keys(queryset, rows, may_repeat) if search_term else (rows, may_repeat)

    def lookup_allowed(self, lookup, value, request=None):
        """Without regular expressions and periods: a wrong one would be an error of the database."""
        generated = {field.name for field in self.opts.concrete_fields if field.generated}
        if "regex" in lookup or lookup.partition("__")[0] in generated:
            return False
        return super().lookup_allowed(lookup, value, request)

    def has_import_permission(self, request):
        may_write = self.has_add_permission(request) and self.has_change_permission(request)
        return bool(self.resource_classes) and may_write

    def has_export_permission(self, request):
        return bool(self.resource_classes) and self.has_view_permission(request)

    def get_export_queryset(self, request):
        try:
            return super().get_export_queryset(request)
        except IncorrectLookupParameters:
            raise BadRequest(_("This page does not exist.")) from None

    # ------------------------------------------------------------ the form

    def get_fieldsets(self, request, obj=None):
        first, *others = [(name, dict(options)) for name, options in self.fieldsets]
        if obj and self.has_change_permission(request, obj):
            first[1]["fields"] = [*first[1]["fields"], "version"]
        names = translated_fields(self.model) if self.texts is None else self.texts
        tabs = [
            (language, {"classes": ["tab"], "fields": [f"{name}_{language}" for name in names]})
            for language in LANGUAGES
            if names
        ]
        return [first, *others, *tabs]

    def get_readonly_fields(self, request, obj=None):
        fields = list(super().get_readonly_fields(request, obj))
        has_code = any(field.name == "code" for field in self.model._meta.concrete_fields)
        if obj and has_code:
            fields.append("code")
        shown = flatten_fieldsets(self.get_fieldsets(request, obj))
        return list(dict.fromkeys([*fields, *readonly_columns(self.model, request.user, obj, shown)]))

    def get_changeform_initial_data(self, request):
        """What the address proposes for a new row, without keys that are none and without moments."""
        proposed = super().get_changeform_initial_data(request)
        fields = {field.name: field for field in self.opts.get_fields()}

        def is_usable(name, value):
            field, keys = fields.get(name), value if isinstance(value, list) else [value]
            if field and field.is_relation:
                return all(re.fullmatch("[0-9]{1,18}", key) for key in keys)
            return not isinstance(field, DateTimeField)

        return {name: value for name, value in proposed.items() if is_usable(name, value)}

    def render_change_form(self, request, context, *args, **kwargs):
        nonce = str(getattr(request, "csp_nonce", ""))  # for the import map of the prose editor
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        return super().render_change_form(request, context, *args, **kwargs)


class ReadOnlyAdmin(ChecksRights, ModelAdmin):
    """A read-only list that the site writes itself."""

    list_per_page = 50

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
