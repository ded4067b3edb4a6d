"""The page between a change of a tree and its being made: what it entails, and the button to confirm."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from foundation.history.snapshots import ChangePoint, parse_moment

from .consequences import Viewer, consequences
from .imports import ConfirmsImport
from .undo import note_confirmed, transaction_moment, undo

NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "_confirmed", "_back", "_why"}


class ConfirmationRequired(Exception):
    """Raised where a change that was not confirmed is about to be made: nothing is written."""

    def __init__(self, change, told):
        super().__init__(change)
        self.change, self.consequences = change, told


class ConfirmsConsequences(ConfirmsImport):
    """For a screen whose saves can move, rename or end a node: that is confirmed on a page of its own."""

    def planned(self, request, form):
        """The ``Change`` that a valid form is about to make; None when nothing follows from it."""
        raise NotImplementedError

    def require_confirmation(self, request, change):
        """Let a change pass that was confirmed as it is; raise ``ConfirmationRequired`` for any other."""
        if change is None or getattr(request, "is_put_back", False):
            return
        if change.digest not in request.POST.getlist("_confirmed"):
            raise ConfirmationRequired(change, consequences(change, Viewer(request, self.admin_site)))
        note_confirmed()
        request.passed = [*passed(request), change.digest]

    def changeform_view(self, request, *args, **kwargs):
        request.is_put_back = "_restore" in request.POST  # it was looked at on the comparison
        if "_back" in request.POST:
            request.refusal = _("Nothing has been saved yet.")
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ConfirmationRequired as asked:
            return self.ask(request, asked)

    def ask(self, request, asked, **context):
        """The page that tells what a change entails; the form that was sent comes along, hidden."""
        sent = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_SENT_AGAIN
        ]
        context = {
            "title": asked.change and self.title_of(asked.change),
            "change": asked.change,
            "consequences": asked.consequences,
            "sent": [*sent, *(("_confirmed", digest) for digest in passed(request))],
            "why": request.POST.get("_why", ""),
            "was_asked": bool(asked.consequences)
            and {*request.POST.getlist("_confirmed")} > {*passed(request)},
            "may_go_back": True,
        } | context
        return self._page(request, "admin/structure/consequences.html", context)

    def title_of(self, change):
        """The change in a few words."""
        if change.is_end:
            return _("Abolish: %(name)s") % {"name": self.node_of(change)}
        words = {"name": self.node_of(change)}
        if change.is_move and change.is_rename:
            return _("Move and rename: %(name)s") % words
        return (_("Move: %(name)s") if change.is_move else _("Rename: %(name)s")) % words

    def node_of(self, change):
        return change.unit


class UndoViews:
    """For the screens of nodes: what was confirmed is undone as a whole, from its message or the history."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.undo_view)
        name = self.history_url_name("undo")
        return [path("<int:pk>/history/undo/", view, name=name), *super().get_urls()]

    def undo_url(self, request, obj):
        """Where what was made of this node is undone, for those who may change it."""
        return self.history_url("undo", obj.pk) if self.has_change_permission(request, obj) else None

    @method_decorator(require_POST)
    def undo_view(self, request, pk):
        request.after_refusal = self.history_url("history", pk)
        return self._write(request, self._undo, pk)

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
        return HttpResponseRedirect(request.after_refusal)

    def message_with_undo(self, request, words, pk):
        """The message about what was just written, with the button that takes it back."""
        button = undo_button(self.history_url("undo", pk), when=ChangePoint(transaction_moment(), "").key)
        self.message_user(request, format_html("{} {}", words, button), messages.SUCCESS)

    def message_user(self, request, message, *args, **kwargs):
        """The success of a confirmed save is told together with its undo."""
        pk = getattr(request, "undoable", None)
        if pk and args[:1] == (messages.SUCCESS,):
            request.undoable = None
            return self.message_with_undo(request, message, pk)
        return super().message_user(request, message, *args, **kwargs)

    def response_change(self, request, obj):
        if passed(request):
            request.undoable = obj.pk
        return super().response_change(request, obj)


def passed(request):
    """The changes that this request has made because they were confirmed."""
    return getattr(request, "passed", [])


def undo_button(address, **values):
    """A button for a message: it belongs to the form that every page has below its messages."""
    ((name, value),) = values.items()
    markup = '<button type="submit" form="desk-undo" formaction="{}" name="{}" value="{}">{}</button>'
    return format_html(markup, address, name, value, _("Undo"))
