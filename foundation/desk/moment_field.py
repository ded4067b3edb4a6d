"""A field for a moment: a day and a time in the zone of who writes, shown in other zones beside it."""

import datetime as dt
import json

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminDateWidget, UnfoldAdminSplitDateTimeWidget, UnfoldAdminTimeWidget

from .moments import (
    around_gap,
    clock_names,
    clocks,
    current_zone_name,
    moment_text,
    moments_showing,
    named_zone,
    offset_text,
    zone_city,
)

YEARS = range(1900, 2200)


class HiddenMoment(forms.HiddenInput):
    """The moment that an editor saw, whatever zone is chosen meanwhile."""

    def format_value(self, value):
        if isinstance(value, dt.datetime):
            return value.astimezone(dt.UTC).replace(microsecond=0).isoformat()
        return value


class MomentWidget(UnfoldAdminSplitDateTimeWidget):
    """Day and time; which of two moments, where the clocks show the time twice; and the zone, hidden.

    The zone is sent back: a time is meant as it was written, even if the writer chooses another zone since.
    """

    def __init__(self, attrs=None):
        parts = [
            UnfoldAdminDateWidget(attrs={"placeholder": _("Date"), "dir": "ltr"}),
            UnfoldAdminTimeWidget(attrs={"placeholder": _("Time"), "dir": "ltr"}),
            forms.HiddenInput(),
            forms.HiddenInput(),
        ]
        forms.MultiWidget.__init__(self, parts, attrs)

    class Media:
        js = ["admin/moment.js"]

    def decompress(self, value):
        name = current_zone_name()
        if not value:
            return [None, None, "", name]
        local = value.astimezone(named_zone(name))
        return [local.date(), local.time(), str(local.fold), name]

    def render(self, name, value, attrs=None, renderer=None):
        parts = value if isinstance(value, list) else self.decompress(value)
        more = render_to_string("admin/includes/moment.html", self._shown(name, *parts))
        return super().render(name, value, attrs, renderer) + more

    def _shown(self, name, day, time, which, zone_name):
        zone = named_zone(zone_name or current_zone_name())
        wall = _wall(day, time)
        found = moments_showing(wall, zone) if wall else []
        chosen = found[0] if len(found) == 1 else found[int(which)] if found and which in {"0", "1"} else None
        return {
            "name": name,
            "zone": zone.key,
            "place": zone_city(zone.key),
            "choices": [
                {"value": str(index), "words": _moment_choice(moment, zone), "is_chosen": moment == chosen}
                for index, moment in enumerate(found)
                if len(found) == 2
            ],
            "clocks": clocks(chosen, zone.key) if chosen else [],
            "zones": json.dumps([(key, str(zone_city(key))) for key in clock_names(zone.key)]),
        }


class MomentField(forms.Field):
    """A moment. A time that the clocks leap over is refused; of one that they show twice, it asks which."""

    widget = MomentWidget
    hidden_widget = HiddenMoment

    def clean(self, value):
        moment = self._moment(value)
        if moment is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return moment

    def has_changed(self, initial, data):
        try:
            return self._moment(initial) != self._moment(data)
        except ValidationError:
            return True

    def in_words(self, value):
        """What the field holds or was sent, in words."""
        try:
            moment = self._moment(value)
        except ValidationError:
            return " ".join(str(part) for part in value[:2])
        return moment_text(moment) if moment else ""

    def _moment(self, value):
        """The moment of a stored value, of a hidden one, or of the parts that were sent."""
        if not value:
            return None
        if isinstance(value, dt.datetime):
            return value.astimezone(dt.UTC).replace(microsecond=0)
        if isinstance(value, str):
            return _seen(value)
        day, time, which, zone_name = value
        if not day and not time:
            return None
        wall = _wall(day, time)
        if wall is None:
            raise ValidationError(_("Enter a date and a time."))
        return _resolve(wall, named_zone(zone_name or current_zone_name()), which)


def _seen(words):
    try:
        return dt.datetime.fromisoformat(words).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise ValidationError(_("Enter a date and a time.")) from None


def _wall(day, time):
    """The day and time typed, as a naive datetime; None if they are invalid."""
    try:
        wall = dt.datetime.combine(forms.DateField().clean(day), forms.TimeField().clean(time))
    except ValidationError:
        return None
    return wall if wall.year in YEARS else None


def _resolve(wall, zone, which):
    found, words = moments_showing(wall, zone), {"place": zone_city(zone.key), "time": f"{wall:%H:%M}"}
    if not found:
        before, after = around_gap(wall, zone)
        words |= {"before": f"{before:%H:%M}", "after": f"{after:%H:%M}"}
        problem = _(
            "In %(place)s, %(time)s does not exist on that day, because the clocks go forward. Choose "
            "%(before)s or %(after)s."
        )
        raise ValidationError(problem, code="gap", params=words)
    if len(found) == 1:
        return found[0]
    if which not in {"0", "1"}:
        problem = _(
            "In %(place)s, %(time)s occurs twice on that day, because the clocks go back. Choose one "
            "of the two."
        )
        raise ValidationError(problem, code="twice", params=words)
    return found[int(which)]


def _moment_choice(moment, zone):
    local = moment.astimezone(zone)
    return f"{local:%H:%M} {offset_text(local.utcoffset())}"
