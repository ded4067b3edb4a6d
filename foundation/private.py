"""What Django, mptt and Unfold do not document, and we use: an upgrade may change it without a word.

Each has a test of its own in tests/foundation/test_private.py.
"""

from copy import copy

from django.contrib.admin import ModelAdmin
from django.forms.models import _get_foreign_key
from unfold.forms import PaginationInlineFormSet

# ---------------------------------------------------------------- mptt


def nodes_of(model):
    """The manager of the nodes of a tree, for a model that inherits its nodes, too."""
    return model._tree_manager


def set_nodes(model, manager):
    """Let mptt read nodes through this manager: its own came before the translated fields."""
    model._tree_manager = manager


def tree_model_of(model):
    """The model in whose table the tree stands: ``OrgUnit`` for an ``Office``."""
    return model._tree_manager.tree_model


# ---------------------------------------------------------------- forms


def typed_value(form, widget, html_name):
    """What was sent under a name, read as this widget reads it."""
    return form._widget_data_value(widget, html_name)


class RowsFormSet(PaginationInlineFormSet):
    """A formset of an inline that can look for its rows in other places than the table."""

    def existing_row(self, pk):
        """The stored row with this key, None when there is none."""
        return super()._existing_object(pk)

    def _existing_object(self, pk):
        return self.existing_row(pk)

    @property
    def key_name(self):
        """The name of the field that says which row a form is about."""
        return self._pk_field.name

    def set_rows(self, rows):
        """Let the admin pair these rows with the forms."""
        self._queryset = rows


# ---------------------------------------------------------------- the admin


def foreign_key_of(model, inline):
    """The name of the field by which the rows of an inline refer to the object."""
    return _get_foreign_key(model, inline.model, inline.fk_name).name


def formsets_as_shown(model_admin, request, obj):
    """The formsets of the inlines as they are shown, whatever the request has sent."""
    shown = copy(request)
    shown.method = "GET"
    formsets, _inlines = model_admin._create_formsets(shown, obj, change=True)
    return formsets


def registered_models(site):
    return list(site._registry)


def answers_missing_objects(screen):
    """Let ``object_is_missing(request, object_id)`` answer where Django finds nothing to change or delete."""

    def answer(self, request, opts, object_id):
        return self.object_is_missing(request, object_id)

    screen._get_obj_does_not_exist_redirect = answer
    return screen


def usual_answer_to_missing(model_admin, request, object_id):
    return ModelAdmin._get_obj_does_not_exist_redirect(model_admin, request, model_admin.opts, object_id)
