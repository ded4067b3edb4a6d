"""The save of a node: under the lock of its tree, confirmed when something follows, undone as a whole.

The steps are those of ``foundation.desk.saving``; here is what a node adds to them, in the same order.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from foundation.desk.admin import ContentAdmin
from foundation.desk.checks import needs
from foundation.desk.forms import VersionedForm
from foundation.desk.saving import Save
from foundation.history.snapshots import ChangePoint, parse_moment
from foundation.private import nodes_of, tree_model_of
from foundation.rights import NO_RIGHT_THERE, rights_of

from .confirmation import ConfirmsConsequences
from .rights import may_move
from .tree import move, tree_write
from .undo import transaction_moment, undo

INSIDE_ITSELF = _("It cannot be moved below itself or below one of its descendants.")


class NodeForm(VersionedForm):
    """The form of a node: its parent is moved to by the admin, under the lock, never written here."""

    def clean_parent(self):
        parent = self.cleaned_data.get("parent")
        unit = self.instance
        if parent and unit.pk:
            # read now, under the lock: another move may have come first
            above = nodes_of(type(parent)).get(pk=parent.pk).get_ancestors(include_self=True)
            if above.filter(pk=unit.pk).exists():
                raise ValidationError(INSIDE_ITSELF)
        if self.user and self.is_move:
            stored = type(unit)._default_manager.get(pk=unit.pk)
            if not may_move(rights_of(self.user), stored, parent):
                raise ValidationError(NO_RIGHT_THERE)
        return parent

    @property
    def is_move(self):
        """Whether the editor chose another parent for a node that exists."""
        return bool(self.instance.pk) and "parent" in self.changed_data


@needs(defined=["planned"])
class NodeAdmin(ConfirmsConsequences, ContentAdmin):
    """A screen of nodes, as a list (``TreeAdmin`` shows them as a tree)."""

    form = NodeForm
    autocomplete_fields = ["parent"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Nodes are searched by name: mptt's dashes for each level would only be noise."""
        return super().formfield_for_foreignkey(
            db_field, request, **{"form_class": forms.ModelChoiceField} | kwargs
        )

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)  # bulk deletes bypass the tree, and take what is below along
        return actions

    # ------------------------------------------------------------ saving

    def write_context(self):
        return tree_write(self.model)

    def planned(self, request, form):
        """The ``PlannedChange`` that a valid form is about to make; None when nothing follows from it."""
        raise NotImplementedError

    def save_model(self, request, obj, form, change):
        if change:
            self.require_confirmation(request, self.planned(request, form))
        if form.is_move:
            new_parent = obj.parent_id
            obj.parent_id = form.initial["parent"]  # save() must not move it: move_node() does
            super().save_model(request, obj, form, change)
            self.move_node(request, obj.pk, new_parent, "last-child", form)
            obj.refresh_from_db()
        else:
            super().save_model(request, obj, form, change)

    def move_node(self, request, pk, target_pk, position, form=None, **details):
        """Move a node under or beside another; models with more to keep do that here."""
        return move(tree_model_of(self.model), pk, target_pk, position)

    def response_change(self, request, obj):
        save = Save.of(request)
        if save.made:
            save.undo_button = self.undo_button(obj.pk)
        return super().response_change(request, obj)

    # ------------------------------------------------------------ undoing

    def get_urls(self):
        view = self.admin_site.admin_view(self.undo_view)
        name = self.history_url_name("undo")
        return [path("<int:pk>/history/undo/", view, name=name), *super().get_urls()]

    def undo_url(self, request, obj):
        """Where what was made of this node is undone, for those who may change it."""
        return self.history_url("undo", obj.pk) if self.has_change_permission(request, obj) else None

    def undo_button(self, pk):
        """What takes back what this transaction makes of a node."""
        return undo_button(self.history_url("undo", pk), when=ChangePoint(transaction_moment(), "").key)

    def message_with_undo(self, request, words, pk):
        Save.of(request).undo_button = self.undo_button(pk)
        self.message_user(request, words, messages.SUCCESS)

    @method_decorator(require_POST)
    def undo_view(self, request, pk):
        return self.write(request, self._undo, pk, back_to=self.history_url("history", pk))

    def _undo(self, request, pk):
        node = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, node):
            raise PermissionDenied
        try:
            when = parse_moment(request.POST.get("when", ""))
        except (ValueError, OverflowError):
            raise BadRequest(_("This version does not exist.")) from None
        undo(self.model, pk, when, request.user)
        node = self.model._default_manager.get(pk=pk)
        self.message_user(request, _("Undone: %(name)s") % {"name": node}, messages.SUCCESS)
        return HttpResponseRedirect(self.history_url("history", pk))


def undo_button(address, **values):
    """A button for a message: it belongs to the form that every page has below its messages."""
    ((name, value),) = values.items()
    markup = '<button type="submit" form="desk-undo" formaction="{}" name="{}" value="{}">{}</button>'
    return format_html(markup, address, name, value, _("Undo"))
