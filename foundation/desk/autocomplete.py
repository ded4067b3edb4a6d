"""Fields whose rows are searched for: what was sent and is no key is refused, and not looked for."""

import re

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


class DrawsKeys:
    """Django looks up what was sent to draw it again, which for a word instead of a key would be an error."""

    def optgroups(self, name, value, attr=None):
        keys = [key for key in value if re.fullmatch("[0-9]{1,18}", str(key))]
        return super().optgroups(name, keys, attr)


class AutocompleteKey(DrawsKeys, AutocompleteSelect):
    """One row, searched for."""


class AutocompleteKeys(DrawsKeys, AutocompleteSelectMultiple):
    """Several rows, searched for."""


class SearchesKeys:
    """The fields of ``autocomplete_fields`` draw nothing but keys."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs |= self._searched(AutocompleteKey, db_field, request, kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs |= self._searched(AutocompleteKeys, db_field, request, kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _searched(self, widget, db_field, request, kwargs):
        if "widget" in kwargs or db_field.name not in self.get_autocomplete_fields(request):
            return {}
        return {"widget": widget(db_field, self.admin_site, using=kwargs.get("using"))}
