from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter

from foundation.desk.admin import (
    CERTAINTY_FILTER,
    ContentAdmin,
    ContentInline,
    accent_insensitive,
    translated_search_fields,
)
from foundation.trees.node_admin import NodeAdmin
from structure.admin import (
    UNIT_SEARCH_FIELDS,
    AppointmentInline,
    ContactPointInline,
    PlacementInline,
    SuccessionInline,
    UnitAdminMixin,
    UnitForm,
)
from structure.models import OrgUnit

from .models import Area, AreaCountry, Country, Office, OfficeRole, OutsideRelation
from .resources import (
    AreaCountryResource,
    AreaResource,
    CountryResource,
    OfficeResource,
    OfficeRoleResource,
    OutsideRelationResource,
)


class AreaCountryInline(ContentInline):
    model = AreaCountry
    fields = ["country", "basis", "certainty", "source"]
    autocomplete_fields = ["country"]
    list_select_related = ["area", "country"]


class AreaOfCountryInline(AreaCountryInline):
    fields = ["area", "basis", "certainty", "source"]
    autocomplete_fields = ["area"]


class OfficeRoleInline(ContentInline):
    model = OfficeRole
    fields = [
        "kind",
        "title",
        "area",
        "countries",
        "purpose",
        "host",
        "successor",
        "starts",
        "ends",
        "certainty",
        "source",
    ]
    autocomplete_fields = ["area", "countries", "host", "successor"]
    list_select_related = ["office"]


class OutsideRelationInline(ContentInline):
    model = OutsideRelation
    fields = ["kind", "name", "acronym", "source"]


class OfficeForm(UnitForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.kind = OrgUnit.Kind.FIELD_OFFICE


@admin.register(Office)
class OfficeAdmin(UnitAdminMixin, NodeAdmin):
    form = OfficeForm
    resource_classes = [OfficeResource]
    fieldsets = [
        (None, {"fields": ["country", "latitude", "longitude", "geonames_id", "status"]}),
        (None, {"fields": ["established", "abolished"]}),
        UnitAdminMixin.PLACE_FIELDSET,
        (_("Address and sources"), {"fields": ["slug", "code", "other_names", "certainty", "source"]}),
    ]
    autocomplete_fields = ["parent", "country"]
    inlines = [OfficeRoleInline, ContactPointInline, PlacementInline, AppointmentInline, SuccessionInline]
    list_display = ["__str__", "country", "status", "established", "certainty_label"]
    list_select_related = ["country"]
    list_filter = [
        ("roles__kind", ChoicesDropdownFilter),
        ("status", ChoicesDropdownFilter),
        ("country", AutocompleteSelectFilter),
        CERTAINTY_FILTER,
    ]
    search_fields = [*UNIT_SEARCH_FIELDS, *translated_search_fields("country__name")]
    ordering = ["name_fr"]


@admin.register(Country)
class CountryAdmin(ContentAdmin):
    resource_classes = [CountryResource]
    fieldsets = [(None, {"fields": ["iso2", "iso3", "other_names"]})]
    inlines = [AreaOfCountryInline]
    list_display = ["__str__", "iso2", "iso3"]
    search_fields = [*translated_search_fields("name"), *accent_insensitive("other_names", "iso2", "iso3")]


@admin.register(Area)
class AreaAdmin(ContentAdmin):
    resource_classes = [AreaResource]
    fieldsets = [(None, {"fields": ["slug"]})]
    inlines = [AreaCountryInline]
    list_display = ["__str__", "slug"]
    search_fields = [*translated_search_fields("name"), *accent_insensitive("slug")]


@admin.register(AreaCountry)
class AreaCountryAdmin(ContentAdmin):
    resource_classes = [AreaCountryResource]
    fieldsets = [(None, {"fields": ["area", "country", "basis", "certainty", "source"]})]
    autocomplete_fields = ["area", "country"]
    list_display = ["country", "area", "certainty_label"]
    list_select_related = ["area", "country"]
    list_filter = [("area", AutocompleteSelectFilter), CERTAINTY_FILTER]
    search_fields = translated_search_fields("area__name", "country__name")


@admin.register(OfficeRole)
class OfficeRoleAdmin(ContentAdmin):
    resource_classes = [OfficeRoleResource]
    fieldsets = [
        (None, {"fields": ["office", "kind", "area", "countries", "host", "successor", "starts", "ends"]}),
        (_("Address and sources"), {"fields": ["code", "certainty", "source"]}),
    ]
    autocomplete_fields = ["office", "area", "countries", "host", "successor"]
    inlines = [OutsideRelationInline]
    list_display = ["office", "kind", "area", "starts", "ends", "certainty_label"]
    list_select_related = ["office", "area"]
    list_filter = [
        ("kind", ChoicesDropdownFilter),
        ("area", AutocompleteSelectFilter),
        CERTAINTY_FILTER,
    ]
    search_fields = [
        *translated_search_fields("title", "purpose", "office__name", "area__name"),
        *accent_insensitive("code"),
    ]


@admin.register(OutsideRelation)
class OutsideRelationAdmin(ContentAdmin):
    resource_classes = [OutsideRelationResource]
    fieldsets = [(None, {"fields": ["role", "kind", "acronym", "source"]})]
    autocomplete_fields = ["role"]
    list_display = ["__str__", "acronym", "role"]
    list_select_related = ["role__office"]
    list_filter = [("kind", ChoicesDropdownFilter)]
    search_fields = [*translated_search_fields("name"), *accent_insensitive("acronym")]
