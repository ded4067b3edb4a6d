"""The screens of trees: every write under the lock, moved by drag, by keyboard or by the field « under »."""

import re

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import display_for_field, label_for_field, lookup_field
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from mptt.admin import DraggableMPTTAdmin
from mptt.exceptions import InvalidMove

from publishing.admin import ContentAdmin
from publishing.forms import VersionedForm
from publishing.rights import OUTSIDE, rights_of

from .rights import may_move
from .tree import move, tree_write
from .tree_rows import RowWriter

POSITIONS = ["last-child", "left", "right"]


class NodeForm(VersionedForm):
    """The form of a node: its parent is moved to by the admin, under the lock, never written here."""

    def clean_parent(self):
        parent = self.cleaned_data.get("parent")
        unit = self.instance
        if parent and unit.pk:
            # read now, under the lock: another move may have come first
            above = type(parent)._tree_manager.get(pk=parent.pk).get_ancestors(include_self=True)
            if above.filter(pk=unit.pk).exists():
                raise ValidationError(_("It cannot stand under itself or under what is below it."))
        if self.user and self.is_move:
            stored = type(unit)._default_manager.get(pk=unit.pk)
            if not may_move(rights_of(self.user), stored, parent):
                raise ValidationError(OUTSIDE)
        return parent

    @property
    def is_move(self):
        """Whether the editor chose another parent for a node that exists."""
        return bool(self.instance.pk) and "parent" in self.changed_data


class TreeWrites:
    """For the screens of nodes: what writes holds the lock of the tree from before its first reading."""

    form = NodeForm
    autocomplete_fields = ["parent"]

    def writing(self):
        return tree_write(self.model)

    def get_actions(self, request):
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)  # bulk deletes bypass the tree, and take what is below along
        return actions

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Nodes are searched by name: mptt's dashes for each level would only be noise."""
        return super().formfield_for_foreignkey(
            db_field, request, **{"form_class": forms.ModelChoiceField} | kwargs
        )

    def save_model(self, request, obj, form, change):
        if form.is_move:
            new_parent = obj.parent_id
            obj.parent_id = form.initial["parent"]  # save() must not move it: move_node() does
            super().save_model(request, obj, form, change)
            self.move_node(request, obj.pk, new_parent, "last-child", form)
            obj.refresh_from_db()
        else:
            super().save_model(request, obj, form, change)

    def move_node(self, request, pk, target_pk, position, form=None):
        """Move a node under or beside another; models with more to keep do that here."""
        return move(self.model, pk, target_pk, position)


def _shown(field, value):
    if field is not None:
        return display_for_field(value, field, "")
    if isinstance(value, tuple):  # a state and its label
        return format_html('<span class="state state-{}">{}</span>', *value)
    return "" if value is None else value


class TreeAdmin(TreeWrites, DraggableMPTTAdmin, ContentAdmin):
    """A tree as one list of rows that are dragged, or moved up and down.

    ``list_display`` names the columns that follow the handle, the name and the arrows.
    """

    change_list_template = "admin/tree_list.html"
    list_display_links = None
    list_per_page = 5000
    expand_tree_by_default = True

    def get_ordering(self, request):
        return ["tree_id", "lft"]

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, extra_context)
        if changelist := getattr(response, "context_data", {}).get("cl"):
            names = [name for name in changelist.list_display if name != "action_checkbox"]
            response.context_data |= {
                "labels": [label_for_field(name, self.model, self) for name in names],
                "rows": self._rows(request, changelist, names),
            }
        return response

    def _movable(self, request, nodes):
        """The keys of the rows that get a handle: those whose parent this user may change."""
        rights, standing = rights_of(request.user), self.model.standing
        if standing.needs in rights.at(None).deeds:
            return {node.pk for node in nodes}
        rows = rights.within(self.model._default_manager.order_by(), standing.needs, standing.unit)
        own = set(rows.values_list("pk", flat=True))
        return {node.pk for node in nodes if node.parent_id in own}

    def _rows(self, request, changelist, names):
        movable, writer, known = self._movable(request, changelist.result_list), RowWriter(), {}
        return [
            writer.row(
                node,
                url=changelist.url_for_result(node),
                indent=node.level * self.mptt_level_indent,
                cells=[self._cell(node, name, known) for name in names],
                can_move=node.pk in movable,
            )
            for node in changelist.result_list
        ]

    def _cell(self, node, name, known):
        """What stands in a column; ``known`` keeps the words of a value, of which there are few."""
        field, _attribute, value = lookup_field(name, node, self)
        if (name, value) not in known:
            known[name, value] = _shown(field, value)
        return known[name, value]

    def _url_name(self, page):
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"

    def get_urls(self):
        move_url = path(
            "<int:pk>/move/<str:direction>/",
            self.admin_site.admin_view(self.move_view),
            name=self._url_name("move").removeprefix("admin:"),
        )
        return [move_url, *super().get_urls()]

    @method_decorator(require_POST)
    def move_view(self, request, pk, direction):
        return self._write(request, self._step, pk, direction)

    def _step(self, request, pk, direction):
        node = get_object_or_404(self.model._tree_manager, pk=pk)
        up = direction == "up"
        sibling = node.get_previous_sibling() if up else node.get_next_sibling()
        if sibling:
            self._move(request, pk, sibling.pk, "left" if up else "right")
        return HttpResponseRedirect(self.address_after_refusal(request))

    def address_after_refusal(self, request):
        """The address of an arrow answers POST alone: from there back to the row in the list."""
        arguments = request.resolver_match.kwargs
        if "direction" not in arguments:
            return super().address_after_refusal(request)
        return reverse(self._url_name("changelist")) + f"#row-{arguments['pk']}"

    def _move_node(self, request):
        """What the script of the drag sends."""
        position, keys = request.POST.get("position"), []
        for name in ["cut_item", "pasted_on"]:
            value = request.POST.get(name, "")
            keys += [int(value)] if re.fullmatch("[0-9]{1,18}", value) else []
        if position not in POSITIONS or len(keys) != 2:
            return HttpResponse("FAIL", status=400)
        return HttpResponse("OK" if self._move(request, *keys, position) else "FAIL")

    def _move(self, request, pk, target_pk, position):
        node = get_object_or_404(self.model._tree_manager, pk=pk)
        target = self.model._tree_manager.filter(pk=target_pk).first()
        parent = target if position == "last-child" or target is None else target.parent
        if not may_move(rights_of(request.user), node, parent):
            raise PermissionDenied
        try:
            self.move_node(request, pk, target_pk, position)
        except self.model.DoesNotExist:
            self.message_user(request, _("It was deleted meanwhile."), messages.ERROR)
        except InvalidMove:
            self.message_user(
                request, _("It cannot stand under itself or under what is below it."), messages.ERROR
            )
        except ValidationError as problem:
            self.message_user(request, " ".join(problem.messages), messages.ERROR)
        else:
            self.message_user(request, _("Moved: %(name)s") % {"name": node}, messages.SUCCESS)
            return True
        return False
