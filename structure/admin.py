from itertools import groupby

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import ChoicesDropdownFilter
from unfold.views import ChangeList
from unfold.widgets import UnfoldAdminSingleDateWidget, UnfoldBooleanSwitchWidget

from foundation.desk.admin import (
    CERTAINTY_FILTER,
    ContentAdmin,
    ContentInline,
    accent_insensitive,
    translated_search_fields,
)
from foundation.desk.checks import needs
from foundation.languages import columns
from foundation.rights import PERMISSIONS, Permission, Role
from foundation.trees.admin import TreeAdmin
from foundation.trees.confirmation import ConfirmsConsequences
from foundation.trees.consequences import changed_names
from foundation.trees.node_admin import NodeAdmin, NodeForm
from foundation.trees.tree import tree_write

from .changes import UnitChange, moved_by_placement
from .endings_admin import ending_urls
from .models import Appointment, ContactPoint, Grant, OrgUnit, Person, Placement, Succession
from .placements import add_first_placement, current_parent, follow_placements, move_unit
from .resources import (
    AppointmentResource,
    ContactPointResource,
    OrgUnitResource,
    PersonResource,
    PlacementResource,
    SuccessionResource,
)
from .rights import grants_at

MOVE_FIELDS = ["moved_on", "is_correction"]
UNIT_SEARCH_FIELDS = [
    *translated_search_fields("name", "short_name"),
    *accent_insensitive("other_names", "code", "slug"),
]


class PlacementInline(ContentInline):
    model = Placement
    fk_name = "unit"
    fields = ["parent", "starts", "ends", "name", "certainty", "source"]
    autocomplete_fields = ["parent"]
    list_select_related = ["unit", "parent"]


class ContactPointInline(ContentInline):
    model = ContactPoint
    fields = [
        "purpose",
        "person",
        "label",
        "address",
        "phone",
        "phone_printed",
        "fax",
        "fax_printed",
        "email",
        "starts",
        "ends",
        "certainty",
        "source",
    ]
    autocomplete_fields = ["person"]
    list_select_related = ["unit", "person"]


class AppointmentInline(ContentInline):
    model = Appointment
    autocomplete_fields = ["person", "unit"]
    list_select_related = ["unit", "person"]

    def get_fields(self, request, obj=None):
        return self.fields

    @property
    def fields(self):
        other = "unit" if self.parent_model is Person else "person"
        return [other, "title", "rank", "starts", "ends", "certainty", "source"]


class SuccessionInline(ContentInline):
    model = Succession
    fk_name = "predecessor"
    verbose_name = _("what became of it")
    verbose_name_plural = _("what became of it")
    fields = ["kind", "successor", "date", "certainty", "source"]
    autocomplete_fields = ["successor"]
    list_select_related = ["predecessor", "successor"]


class MoveForm(forms.Form):
    """The form that confirms the move of a unit dragged in the tree."""

    moved_on = forms.DateField(
        label=_("Moved on"),
        required=False,
        widget=UnfoldAdminSingleDateWidget,
        help_text=_("The day of the move. Leave empty for today."),
    )
    is_correction = forms.BooleanField(
        label=_("This corrects a mistake"),
        required=False,
        widget=UnfoldBooleanSwitchWidget,
        help_text=_("The unit was never there. The placement is corrected, and no move is recorded."),
    )


class UnitForm(NodeForm):
    """The form of a unit. A new parent needs a start date or is marked as the correction of a mistake."""

    moved_on = forms.DateField(
        label=_("Moved on"),
        required=False,
        widget=UnfoldAdminSingleDateWidget,
        help_text=_("If you choose another parent, the day of the move. Leave empty for today."),
    )
    is_correction = forms.BooleanField(
        label=_("This corrects a mistake"),
        required=False,
        widget=UnfoldBooleanSwitchWidget,
        help_text=_("The unit was never there. The placement is corrected, and no move is recorded."),
    )

    def clean(self):
        cleaned = super().clean()
        if self.is_move and "parent" in cleaned and not self.errors:
            self._dry_run()
        return cleaned

    def move(self, position="last-child"):
        parent = self.cleaned_data["parent"]
        return move_unit(
            self.instance.pk,
            parent and parent.pk,
            position,
            on=self.cleaned_data.get("moved_on"),
            correct=self.cleaned_data.get("is_correction", False),
        )

    def _dry_run(self):
        """Try the move and take it back, so that what stands in its way is told in the form."""
        try:
            with transaction.atomic():
                self.move()
                transaction.set_rollback(True)
        except ValidationError as problem:
            self.add_error("parent", problem.messages)


class UnitChangeList(ChangeList):
    def get_queryset(self, request, exclude_parameters=None):
        """Without the long texts: the whole tree is on one page."""
        return (
            super().get_queryset(request, exclude_parameters).defer(*columns("mandate"), "mandate", "source")
        )

    def url_for_result(self, result):
        """Offices stand in the same tree, and are edited as offices."""
        is_office = result.kind == OrgUnit.Kind.FIELD_OFFICE
        start, end = self._addresses["offices_office" if is_office else "structure_orgunit"]
        return f"{start}{result.pk}{end}"

    @cached_property
    def _addresses(self):
        """What stands before and after the key in the addresses of the forms."""
        names = ["offices_office", "structure_orgunit"]
        return {name: reverse(f"admin:{name}_change", args=["KEY"]).split("KEY") for name in names}


@needs(before=NodeAdmin)
class UnitAdminMixin:
    """What the screens of units and offices share: their moves are dated, their placements follow."""

    form = UnitForm
    change_form_outer_before_template = "admin/includes/unit_banner.html"
    not_restorable = ["parent", *MOVE_FIELDS]  # the placements are put back, the tree follows them
    PLACE_FIELDSET = (_("Place in the structure"), {"fields": ["parent", *MOVE_FIELDS]})

    def get_urls(self):
        return [*ending_urls(self), *super().get_urls()]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not self.may_change_all(request, obj):
            for _name, options in fieldsets:
                options["fields"] = [name for name in options["fields"] if name not in MOVE_FIELDS]
        return fieldsets

    def move_node(self, request, pk, target_pk, position, form=None, moved_on=None, is_correction=False):
        if form:
            return form.move(position)
        return move_unit(pk, target_pk, position, on=moved_on, correct=is_correction)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and not obj.abolished and self.may_change_all(request, obj):
            context["abolish_url"] = self.history_url("abolish", obj.pk)
            context["merge_url"] = self.history_url("merge", obj.pk)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def move_form(self, data):
        return MoveForm(data)

    def planned_move(self, place, form):
        details = form.cleaned_data if form.is_bound and form.is_valid() else {}
        when = details.get("moved_on")
        return UnitChange(
            place.node,
            is_move=True,
            parent=place.parent,
            when=when.isoformat() if when else "",
            is_correction=bool(details.get("is_correction")),
        )

    def planned(self, request, form):
        unit = UnitChange.nodes().get(pk=form.instance.pk)
        cleaned, changed = form.cleaned_data, {*form.changed_data}
        when = cleaned.get("moved_on") if form.is_move else None
        change = UnitChange(
            unit,
            names=changed_names(unit, form, "name"),
            slug=cleaned["slug"] if "slug" in changed else "",
            is_move=form.is_move,
            parent=cleaned["parent"] if form.is_move else None,
            when=when.isoformat() if when else "",
            is_correction=form.is_move and bool(cleaned.get("is_correction")),
            last_day=cleaned["abolished"] if "abolished" in changed else "",
        )
        return change if change.is_consequential else None

    def node_of(self, change):
        return change.unit

    def after_undelete(self, back):
        if back.placements.exists():
            follow_placements([back.pk])

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        unit = OrgUnit.objects.get(pk=form.instance.pk)
        if not change:
            add_first_placement(unit)
        elif not form.is_move and _placements_changed(formsets):
            self.require_confirmation(request, planned_by_placements(unit))
            follow_placements([unit.pk], request.user)


def planned_by_placements(unit):
    """The move that follows from the placements of a unit as they are now; None when none does."""
    parent = current_parent(unit)
    return None if parent == unit.parent else moved_by_placement(unit, parent)


def _placements_changed(formsets):
    return any(formset.model is Placement and formset.has_changed() for formset in formsets)


@admin.register(OrgUnit)
class OrgUnitAdmin(UnitAdminMixin, TreeAdmin):
    resource_classes = [OrgUnitResource]
    fieldsets = [
        (None, {"fields": ["kind", "line", "seat", "established", "abolished"]}),
        UnitAdminMixin.PLACE_FIELDSET,
        (_("Address and sources"), {"fields": ["slug", "code", "other_names", "certainty", "source"]}),
    ]
    autocomplete_fields = ["parent", "seat"]
    inlines = [PlacementInline, SuccessionInline, AppointmentInline, ContactPointInline]
    list_display = ["kind", "abolished", "certainty_label"]
    list_filter = [("kind", ChoicesDropdownFilter), ("line", ChoicesDropdownFilter), CERTAINTY_FILTER]
    search_fields = UNIT_SEARCH_FIELDS

    def get_changelist(self, request, **kwargs):
        return UnitChangeList

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if db_field.name == "kind":
            field.choices = [choice for choice in field.choices if choice[0] != OrgUnit.Kind.FIELD_OFFICE]
        return field

    def change_view(self, request, object_id, *args, **kwargs):
        unit = OrgUnit.objects.filter(pk=object_id).first() if object_id.isdecimal() else None
        if unit and unit.kind == OrgUnit.Kind.FIELD_OFFICE:
            return HttpResponseRedirect(reverse("admin:offices_office_change", args=[unit.pk]))
        return super().change_view(request, object_id, *args, **kwargs)


@admin.register(Placement)
class PlacementAdmin(ConfirmsConsequences, ContentAdmin):
    resource_classes = [PlacementResource]
    fieldsets = [(None, {"fields": ["unit", "parent", "starts", "ends", "certainty", "source"]})]
    autocomplete_fields = ["unit", "parent"]
    list_display = ["unit", "parent", "starts", "ends", "certainty_label"]
    list_select_related = ["unit", "parent"]
    list_filter = [CERTAINTY_FILTER]
    search_fields = translated_search_fields("unit__name", "parent__name", "name")
    ordering = ["unit", "starts"]

    def write_context(self):
        return tree_write(OrgUnit)

    def node_of(self, change):
        return change.unit

    def undoes_imports(self, node):
        return self.admin_site.get_model_admin(OrgUnit)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        units = {form.instance.unit_id, form.initial.get("unit")} - {
            None
        }  # it may be another's placement now
        for unit in UnitChange.nodes().filter(pk__in=units):
            self.require_confirmation(request, planned_by_placements(unit))
        follow_placements(units, request.user)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        follow_placements([obj.unit_id], request.user)

    def delete_queryset(self, request, queryset):
        for placement in queryset:
            self.delete_model(request, placement)


@admin.register(Succession)
class SuccessionAdmin(ContentAdmin):
    resource_classes = [SuccessionResource]
    fieldsets = [(None, {"fields": ["predecessor", "kind", "successor", "date", "certainty", "source"]})]
    autocomplete_fields = ["predecessor", "successor"]
    list_display = ["predecessor", "kind", "successor", "date", "certainty_label"]
    list_select_related = ["predecessor", "successor"]
    list_filter = [("kind", ChoicesDropdownFilter), CERTAINTY_FILTER]
    search_fields = translated_search_fields("predecessor__name", "successor__name")


@admin.register(Person)
class PersonAdmin(ContentAdmin):
    resource_classes = [PersonResource]
    fieldsets = [
        (None, {"fields": ["gender", "nationality", "other_names"]}),
        (_("Address and sources"), {"fields": ["slug", "code", "certainty", "source"]}),
    ]
    inlines = [AppointmentInline]
    list_display = ["__str__", "nationality", "certainty_label"]
    list_filter = [("gender", ChoicesDropdownFilter), CERTAINTY_FILTER]
    search_fields = [*translated_search_fields("name"), *accent_insensitive("other_names", "code")]


@admin.register(Appointment)
class AppointmentAdmin(ContentAdmin):
    resource_classes = [AppointmentResource]
    fieldsets = [
        (None, {"fields": ["person", "unit", "rank", "starts", "ends"]}),
        (_("Address and sources"), {"fields": ["code", "certainty", "source"]}),
    ]
    autocomplete_fields = ["person", "unit"]
    list_display = ["person", "unit", "starts", "ends", "certainty_label"]
    list_select_related = ["person", "unit"]
    list_filter = [CERTAINTY_FILTER]
    search_fields = [*translated_search_fields("title", "person__name", "unit__name"), "code"]


@admin.register(ContactPoint)
class ContactPointAdmin(ContentAdmin):
    resource_classes = [ContactPointResource]
    fieldsets = [
        (None, {"fields": ["unit", "purpose", "person", "address", "phone", "phone_printed", "fax"]}),
        (None, {"fields": ["fax_printed", "email", "starts", "ends"]}),
        (_("Address and sources"), {"fields": ["code", "certainty", "source"]}),
    ]
    autocomplete_fields = ["unit", "person"]
    list_display = ["unit", "purpose", "phone", "email", "starts", "ends", "certainty_label"]
    list_select_related = ["unit", "person"]
    list_filter = [("purpose", ChoicesDropdownFilter), CERTAINTY_FILTER]
    search_fields = [
        *translated_search_fields("label", "unit__name"),
        *accent_insensitive("address", "email", "phone", "phone_printed", "code"),
    ]


class GrantInline(ContentInline):
    """The grants of a user, on the user's own screen."""

    model = Grant
    fields = ["role", "unit", "language", "can_publish_alone"]
    autocomplete_fields = ["unit"]
    list_select_related = ["user", "unit"]


@admin.register(Grant)
class GrantAdmin(ContentAdmin):
    """The grants: a list, and a page for one unit or user."""

    fieldsets = [(None, {"fields": ["user", "role", "unit", "language", "can_publish_alone"]})]
    autocomplete_fields = ["user", "unit"]
    list_display = ["user", "role", "unit", "language", "can_publish_alone"]
    list_select_related = ["user", "unit"]
    list_filter = [("role", ChoicesDropdownFilter), "can_publish_alone"]
    search_fields = [
        *translated_search_fields("unit__name"),
        *accent_insensitive("user__username", "user__first_name", "user__last_name"),
    ]

    def save_model(self, request, obj, form, change):
        """Save the grant and give its user access to the admin."""
        super().save_model(request, obj, form, change)
        allow_desk_login(obj.user)

    def get_urls(self):
        view = self.admin_site.admin_view(self.who_view)
        return [path("who/", view, name="structure_grant_who"), *super().get_urls()]

    def who_view(self, request):
        """Who can do what where: ``?unit=`` at a unit, ``?user=`` by a user, neither: everywhere."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        users = get_user_model().objects
        unit, user = _requested_row(request, "unit", OrgUnit.objects), _requested_row(request, "user", users)
        if unit:
            grants, title = grants_at(unit), _("Who can do what: %(name)s") % {"name": unit}
        else:
            grants, title = Grant.objects.select_related("user", "unit"), _("Who can do what")
        if user:
            grants, title = grants.filter(user=user), _("What %(name)s can do") % {"name": user}
        context = self.admin_site.each_context(request) | {
            "title": title,
            "opts": self.opts,
            "roles": _by_role(grants),
            "superusers": users.filter(
                is_superuser=True, is_active=True, **({"pk": user.pk} if user else {})
            ),
            "may_grant": self.has_add_permission(request),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/who_can.html", context)


def allow_desk_login(user):
    """Give a user access to the admin."""
    if not user.is_staff:
        user.is_staff = True
        user.save(update_fields=["is_staff"])


def _requested_row(request, name, rows):
    """The row whose key is in the address, or None."""
    key = request.GET.get(name, "")
    if not key:
        return None
    if not key.isascii() or not key.isdigit() or len(key) > 18:
        raise BadRequest(_("This page does not exist."))
    return get_object_or_404(rows, pk=key)


def _by_role(grants):
    """The grants in the order of the roles: each role, what it allows in words, and its grants."""
    order = list(Role)
    ordered = sorted(
        grants, key=lambda grant: (order.index(grant.role), str(grant.unit or ""), str(grant.user))
    )
    return [
        {
            "label": Role(role).label,
            "permissions": [permission.label for permission in Permission if permission in PERMISSIONS[role]],
            "grants": list(group),
        }
        for role, group in groupby(ordered, key=lambda grant: grant.role)
    ]
