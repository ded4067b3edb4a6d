"""The screens of trees: every write under the lock, moved by drag, by keyboard or by the field « under »."""

import re
from dataclasses import dataclass
from functools import cache, partial
from operator import attrgetter

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import display_for_field, label_for_field
from django.core.exceptions import BadRequest, FieldDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from mptt.admin import DraggableMPTTAdmin
from mptt.exceptions import InvalidMove

from foundation.desk.checks import needs
from foundation.desk.saving import Save
from foundation.private import nodes_of
from foundation.rights import rights_of

from .node_admin import INSIDE_ITSELF, NodeAdmin, undo_button
from .rights import may_move
from .rows import RowWriter

POSITIONS = ["last-child", "left", "right"]


@dataclass(frozen=True)
class MoveTarget:
    """Where a node is to stand: under another, or beside it."""

    node: object
    target: object
    position: str

    @property
    def parent(self):
        return self.target if self.position == "last-child" else self.target.parent

    @property
    def is_elsewhere(self):
        """Whether it is under another parent than today's."""
        return self.node.parent_id != getattr(self.parent, "pk", None)

    @property
    def is_under_itself(self):
        node, target = self.node, self.target
        return target.tree_id == node.tree_id and node.lft <= target.lft and target.rght <= node.rght


def _shown(field, value):
    if field is not None:
        return display_for_field(value, field, "")
    if isinstance(value, tuple):  # a state and its label
        return format_html('<span class="state state-{}">{}</span>', *value)
    return "" if value is None else value


@needs(defined=["planned_move"])
class TreeAdmin(NodeAdmin, DraggableMPTTAdmin):
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
        if request.POST.get("cmd") == "move_node":  # what the script of a drag sends
            return self.drag_view(request)
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
        rights, access_rule = rights_of(request.user), self.model.access_rule
        if access_rule.permission in rights.at(None).permissions:
            return {node.pk for node in nodes}
        rows = rights.within(self.model._default_manager.order_by(), access_rule.permission, access_rule.unit)
        own = set(rows.values_list("pk", flat=True))
        return {node.pk for node in nodes if node.parent_id in own}

    def _rows(self, request, changelist, names):
        movable, writer = self._movable(request, changelist.result_list), RowWriter()
        columns = [self._column(name) for name in names]
        return [
            writer.row(
                node,
                url=changelist.url_for_result(node),
                indent=node.level * self.mptt_level_indent,
                cells=[cell(node) for cell in columns],
                can_move=node.pk in movable,
            )
            for node in changelist.result_list
        ]

    def _column(self, name):
        """What tells what stands in a column for a node; each of its few values is drawn once."""
        try:
            field, read = self.opts.get_field(name), attrgetter(name)
        except FieldDoesNotExist:
            field, read = None, getattr(self, name)
        shown = cache(partial(_shown, field))
        return lambda node: shown(read(node))

    def _url_name(self, page):
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"

    def get_urls(self):
        return [
            path(
                "<int:pk>/move/<str:direction>/",
                self.admin_site.admin_view(self.move_view),
                name=self._url_name("move").removeprefix("admin:"),
            ),
            path(
                "<int:pk>/move/",
                self.admin_site.admin_view(self.move_to_view),
                name=self._url_name("move_to").removeprefix("admin:"),
            ),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def move_view(self, request, pk, direction):
        """An arrow: one place up or down among its siblings."""
        return self.write(request, self._step, pk, direction, back_to=self._row_url(pk))

    def _step(self, request, pk, direction):
        node = get_object_or_404(nodes_of(self.model), pk=pk)
        up = direction == "up"
        sibling = node.get_previous_sibling() if up else node.get_next_sibling()
        if sibling:
            self._move(request, MoveTarget(node, sibling, "left" if up else "right"))
        return HttpResponseRedirect(self._row_url(pk))

    def _row_url(self, pk):
        return reverse(self._url_name("changelist")) + f"#row-{pk}"

    # ------------------------------------------------------------ to another place

    def drag_view(self, request):
        """A drag: answered with OK, or with the page that tells what follows."""
        try:
            place = self._move_target(request.POST, request.POST.get("cut_item", ""), "pasted_on")
        except Http404:
            self.message_user(request, _("It has been deleted in the meantime."), messages.ERROR)
            return HttpResponse("FAIL")
        if place is None:
            return HttpResponse("FAIL", status=400)
        if not may_move(rights_of(request.user), place.node, place.parent):
            raise PermissionDenied
        if place.is_elsewhere and not self._is_in_the_way(request, place):
            return HttpResponse(self._move_to_url(place))
        return HttpResponse("OK" if not place.is_elsewhere and self._move(request, place) else "FAIL")

    def problem_of(self, place):
        """Why a node cannot stand there, empty when it can."""
        return INSIDE_ITSELF if place.is_under_itself else ""

    def _is_in_the_way(self, request, place):
        if problem := self.problem_of(place):
            self.message_user(request, problem, messages.ERROR)
        return bool(problem)

    def _move_target(self, data, pk, name="target"):
        """The ``MoveTarget`` that a request names; None when it names none, 404 for a node that is no
        more."""
        position, keys = data.get("position"), [str(pk), data.get(name, "")]
        if position not in POSITIONS or not all(re.fullmatch("[0-9]{1,18}", key) for key in keys):
            return None
        nodes = nodes_of(self.model)
        return MoveTarget(*(get_object_or_404(nodes, pk=key) for key in keys), position)

    def _move_to_url(self, place):
        address = reverse(self._url_name("move_to"), args=[place.node.pk])
        return f"{address}?target={place.target.pk}&position={place.position}"

    def move_to_view(self, request, pk):
        """To another place, which the address names: what follows from it, and the button that does it."""
        return self.write(request, self._move_to, pk, back_to=self._row_url(pk))

    def _move_to(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        place = self._move_target(request.GET, pk)
        if place is None:
            raise BadRequest(_("This page does not exist."))
        if not may_move(rights_of(request.user), place.node, place.parent):
            raise PermissionDenied
        save, is_sent = Save.of(request), request.method == "POST"
        if is_sent and not place.is_elsewhere:
            self._move(request, place)
            return HttpResponseRedirect(self._row_url(pk))
        if self._is_in_the_way(request, place):
            return HttpResponseRedirect(self._row_url(pk))
        form = self.move_form(request.POST if is_sent else None)
        change = self.planned_move(place, form)
        if is_sent and form.is_valid() and save.confirms(change):
            try:
                with transaction.atomic():
                    self.move_node(request, pk, place.target.pk, place.position, **form.cleaned_data)
            except ValidationError as problem:
                save.made.clear()
                form.add_error(None, problem.messages)
            else:
                self.message_with_undo(request, _("Moved: %(name)s.") % {"name": place.node}, pk)
                return HttpResponseRedirect(self._row_url(pk))
        context = {"form": form, "sent": [], "cancel_url": self._row_url(pk), "may_go_back": False}
        return self.confirmation_page(request, change, **context)

    def planned_move(self, place, form):
        """The ``PlannedChange`` that a move makes; ``form`` is that of ``move_form``."""
        raise NotImplementedError

    def move_form(self, data):
        """What is asked about a move besides the place."""
        return forms.Form(data)

    def _move(self, request, place):
        """Put a node in another place among its siblings: nothing else follows from it."""
        if not may_move(rights_of(request.user), place.node, place.parent):
            raise PermissionDenied
        before = self._place_of(place.node)
        try:
            self.move_node(request, place.node.pk, place.target.pk, place.position)
        except InvalidMove:
            self.message_user(request, INSIDE_ITSELF, messages.ERROR)
        except ValidationError as problem:
            self.message_user(request, " ".join(problem.messages), messages.ERROR)
        else:
            words = _("Moved: %(name)s. Only the order changed.") % {"name": place.node}
            if before:
                Save.of(request).undo_button = undo_button(self._move_to_url(before), order="before")
            self.message_user(request, words, messages.SUCCESS)
            return True
        return False

    def _place_of(self, node):
        """The place where a node stands, named by a sibling."""
        if follower := node.get_next_sibling():
            return MoveTarget(node, follower, "left")
        return MoveTarget(node, sibling, "right") if (sibling := node.get_previous_sibling()) else None
