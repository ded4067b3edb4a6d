"""Fields whose rows are searched for: what was sent and is no key is refused, and not looked for."""

import re
from functools import cache

from django.contrib.admin.widgets import AutocompleteMixin


class RefusesNonKeys:
    """Django looks up what was sent to draw it again, which for a word instead of a key would be an error."""

    def optgroups(self, name, value, attr=None):
        keys = [key for key in value if re.fullmatch("[0-9]{1,18}", str(key))]
        return super().optgroups(name, keys, attr)


@cache
def _with_keys_only(widget):
    return type(widget.__name__, (RefusesNonKeys, widget), {})


def refuse_non_keys(field):
    """Let the widget of a form field, if it is such a one, draw nothing but keys."""
    widget = getattr(field.widget, "widget", field.widget)  # Django puts another around it, with links
    if isinstance(widget, AutocompleteMixin) and not isinstance(widget, RefusesNonKeys):
        widget.__class__ = _with_keys_only(type(widget))
    return field
