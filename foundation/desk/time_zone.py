"""The page on which a user of the admin chooses a time zone."""

from itertools import groupby

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget

from .moments import HEADQUARTERS_ZONE, clocks, zone_city, zone_names, zone_of
from .profile import DeskProfile


def zone_choices():
    """The time zones by continent, that of headquarters and UTC before all."""
    first = [(HEADQUARTERS_ZONE, f"{HEADQUARTERS_ZONE} ({zone_city(HEADQUARTERS_ZONE)})"), ("UTC", "UTC")]
    others = [name for name in zone_names() if name not in dict(first)]
    areas = groupby(others, key=lambda name: name.partition("/")[0])
    return [*first, *((area, [(name, name.replace("_", " ")) for name in names]) for area, names in areas)]


class TimeZoneForm(forms.Form):
    """Where one works."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zone_choices,
        widget=UnfoldAdminSelectWidget,
        help_text=_("All dates and times in the admin use this time zone."),
    )


def choose_time_zone(request):
    """Show and keep the time zone of this user."""
    zone = zone_of(request.user)
    form = TimeZoneForm(request.POST or None, initial={"time_zone": zone.key})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["time_zone"]
        DeskProfile.objects.update_or_create(user=request.user, defaults={"time_zone": chosen})
        words = _("Your time zone is now %(place)s.") % {"place": zone_city(chosen)}
        messages.success(request, words)
        return HttpResponseRedirect(reverse("time_zone"))
    context = admin.site.each_context(request) | {
        "title": _("Your time zone"),
        "form": form,
        "zone": zone.key,
        "clocks": clocks(timezone.now(), zone.key),
    }
    return TemplateResponse(request, "admin/time_zone.html", context)


class DeskZoneMiddleware:
    """Show and read the moments of the editors' desk in the time zone that the user has chosen."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(settings.ADMIN_PATH) or not request.user.is_authenticated:
            return self.get_response(request)
        with timezone.override(zone_of(request.user)):
            return self.get_response(request)
