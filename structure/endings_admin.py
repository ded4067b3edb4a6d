"""The screens that abolish a unit or merge it into another: form, consequences and confirmation."""

from functools import partial

from django import forms
from django.contrib.admin import site
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    UnfoldAdminRadioSelectWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanSwitchWidget,
)

from foundation.desk.saving import Save
from foundation.facts.dates import PartialDate, validate_partial_date
from foundation.rights import NO_RIGHT_THERE, rights_of

from .changes import UnitChange
from .endings import ALONG, INTO, TO, UP, Ending, end_unit
from .models import OrgUnit, Succession


def _unit_field(label, field, **options):
    """A choice of one unit, found by typing its name."""
    widget = AutocompleteSelect(field, site)
    return forms.ModelChoiceField(
        OrgUnit.objects.all(), label=label, required=False, widget=widget, **options
    )


class EndingForm(forms.Form):
    """The form that abolishes a unit."""

    last_day = forms.CharField(
        label=gettext_lazy("Last day"),
        max_length=21,
        validators=[validate_partial_date],
        widget=UnfoldAdminTextInputWidget(attrs={"dir": "ltr"}),
        help_text=gettext_lazy(
            "A day (2024-06-30), a month (2024-06) or a year (2024), as precisely as known."
        ),
    )
    children = forms.ChoiceField(label=gettext_lazy("Units below it"), widget=UnfoldAdminRadioSelectWidget)
    target = _unit_field(gettext_lazy("New parent of these units"), OrgUnit._meta.get_field("parent"))
    ends_mandates = forms.BooleanField(
        label=gettext_lazy("End current appointments on the same day"),
        required=False,
        initial=True,
        widget=UnfoldBooleanSwitchWidget,
    )
    CHILDREN = [
        (UP, gettext_lazy("move up one level")),
        (TO, gettext_lazy("move under the unit chosen below")),
        (ALONG, gettext_lazy("end with it")),
    ]

    def __init__(self, unit, user, data=None):
        super().__init__(data, initial={"last_day": timezone.localdate().isoformat()})
        self.unit, self.user = unit, user
        self.fields["children"].choices = self.CHILDREN
        self.fields["children"].initial = self.CHILDREN[0][0]
        self.fields["_why"] = forms.CharField(  # by this name every save tells its reason
            label=gettext_lazy("Reason"),
            max_length=300,
            widget=UnfoldAdminTextInputWidget(attrs={"autocomplete": "off"}),
            help_text=gettext_lazy("Kept in the history."),
        )

    def clean_last_day(self):
        return PartialDate(self.cleaned_data["last_day"].strip())

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("children") == TO and not cleaned.get("target") and "target" not in self.errors:
            self.add_error("target", _("Choose a unit."))
        if not self.errors:
            self._check_ending()
        return cleaned

    @property
    def ending(self):
        """The ``Ending`` that is described; only of a valid form."""
        cleaned = self.cleaned_data
        return Ending(
            self.unit,
            cleaned["last_day"],
            cleaned["children"],
            cleaned["target"] if cleaned["children"] == TO else None,
            cleaned.get("successor"),
            cleaned["ends_mandates"],
        )

    @property
    def change(self):
        """The same, for those who tell what it entails."""
        ending = self.ending
        return UnitChange(
            self.unit,
            last_day=ending.last_day,
            successor=ending.successor,
            children=ending.children,
            target=None if ending.children == ALONG else ending.new_parent,
            ends_mandates=ending.ends_mandates,
        )

    def _check_ending(self):
        """What makes no sense, what is not allowed and what stands in the way are told beside the fields."""
        ending = self.ending
        try:
            ending.check()
        except ValidationError as problem:
            self.add_error(None, problem)
            return
        if not ending.is_allowed(rights_of(self.user)):
            self.add_error(None, NO_RIGHT_THERE)
            return
        try:
            with transaction.atomic():
                end_unit(ending)
                transaction.set_rollback(True)
        except ValidationError as problem:
            self.add_error("last_day", problem.messages)


class MergerForm(EndingForm):
    """The form that merges a unit into another."""

    CHILDREN = [(INTO, gettext_lazy("move into the other unit")), *EndingForm.CHILDREN]
    successor = _unit_field(gettext_lazy("Merge into"), Succession._meta.get_field("successor"))
    field_order = ["successor", "last_day"]

    def clean_successor(self):
        if self.cleaned_data["successor"] is None:
            raise ValidationError(_("Choose a unit."))
        return self.cleaned_data["successor"]


def ending_urls(screen):
    """For a screen of units or offices: « Abolish… » and « Merge into… »."""
    forms_of = {"abolish": EndingForm, "merge": MergerForm}
    return [
        path(
            f"<int:pk>/{name}/",
            screen.admin_site.admin_view(partial(_ending_view, screen, form_class)),
            name=screen.history_url_name(name),
        )
        for name, form_class in forms_of.items()
    ]


def _ending_view(screen, form_class, request, pk):
    """The unit ends, or becomes part of another."""
    return screen.write(request, partial(_end, screen, form_class), pk, back_to=request.get_full_path())


def _end(screen, form_class, request, pk):
    node = get_object_or_404(screen.get_queryset(request), pk=pk)
    if not screen.may_change_all(request, node):
        raise PermissionDenied
    unit = OrgUnit.objects.select_related("parent").get(pk=pk)
    is_sent = request.method == "POST"
    form = form_class(unit, request.user, request.POST if is_sent else None)
    if not is_sent or not form.is_valid():
        return _ask_how(screen, request, form)
    change = form.change
    if not Save.of(request).confirms(change):
        return _ask_how(screen, request, form, change)
    end_unit(form.ending)
    words = _("Merged: %(name)s.") if change.is_merger else _("Abolished: %(name)s.")
    screen.message_with_undo(request, words % {"name": unit}, pk)
    return HttpResponseRedirect(screen.history_url("change", pk))


def _ask_how(screen, request, form, change=None):
    is_merger = isinstance(form, MergerForm)
    words = {"name": form.unit}
    title = (_("Merge into another unit: %(name)s") if is_merger else _("Abolish: %(name)s")) % words
    label = _("Merge unit") if is_merger else _("Abolish unit")
    context = {
        "title": title,
        "form": form,
        "confirm_label": label if change else _("Show what will change"),
        "cancel_url": screen.history_url("change", form.unit.pk),
        "may_go_back": False,
        "is_reason_asked": True,
        "sent": [],
    }
    return screen.confirmation_page(request, change, **context)
