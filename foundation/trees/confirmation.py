"""The page between a change of a tree and its being made: what it entails, and the button to confirm."""

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.desk.admin import ContentAdmin
from foundation.desk.checks import needs
from foundation.desk.saving import Save
from foundation.history.log import note_confirmed

from .consequences import Viewer, consequences
from .imports import MAX_SHOWN, ConfirmChangesForm, digests, in_numbers
from .tree import TreeNode

NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "_confirmed", "_back", "_why"}


@needs(before=ContentAdmin, defined=["node_of"])
class ConfirmsConsequences:
    """For a screen whose saves and imports can move, rename or end a node: that is confirmed first.

    A save is confirmed on a page of its own, an import on its preview.
    """

    confirm_form_class = ConfirmChangesForm

    # ------------------------------------------------------------ saves

    def require_confirmation(self, request, change):
        """Let a change pass that was confirmed as it is; for any other, stop the save and show the page."""
        save = Save.of(request)
        if change is None or save.is_restore or save.confirms(change):
            return
        save.stop_with(self.confirmation_page(request, change))

    def confirmation_page(self, request, change, **context):
        """The page that tells what a change entails; the form that was sent comes along, hidden.

        Without a change it asks what is to be changed (the ``form`` of the context).
        """
        save = Save.of(request)
        sent = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_SENT_AGAIN
        ]
        context = {
            "title": change and self.title_of(change),
            "change": change,
            "consequences": change and consequences(change, Viewer(request, self.admin_site)),
            "sent": [*sent, *(("_confirmed", digest) for digest in save.made)],
            "why": save.why,
            "was_asked": bool(change) and save.confirmed > {*save.made},
            "may_go_back": True,
        } | context
        return self.desk_page(request, "admin/trees/consequences.html", context)

    def title_of(self, change):
        """The change in a few words."""
        if change.is_end:
            return _("Abolish: %(name)s") % {"name": self.node_of(change)}
        words = {"name": self.node_of(change)}
        if change.is_move and change.is_rename:
            return _("Move and rename: %(name)s") % words
        return (_("Move: %(name)s") if change.is_move else _("Rename: %(name)s")) % words

    def node_of(self, change):
        """The node of which a change is planned."""
        raise NotImplementedError

    # ------------------------------------------------------------ imports

    def import_action(self, request, **kwargs):
        back_to = request.get_full_path()
        return self.write(request, self._preview_import, back_to=back_to, **kwargs)

    def _preview_import(self, request, **kwargs):
        page = super().import_action(request, **kwargs)
        if form := page.context_data.get("confirm_form"):
            changes = page.context_data["result"].changes
            form.initial["confirmed"] = digests(changes)
            page.context_data["planned"] = self._planned_import(request, changes)
        return page

    def process_dataset(self, dataset, form, request, **kwargs):
        """Stops with the preview when the import makes a change that was not shown before."""
        save = Save.of(request)
        save.confirmed = {*form.cleaned_data["confirmed"].split()}
        if save.confirmed:
            note_confirmed()
        with transaction.atomic():
            result = super().process_dataset(dataset, form, request, **kwargs)
            is_shown = {change.digest for change in result.changes} <= save.confirmed
            if not is_shown:
                transaction.set_rollback(True)
        if not is_shown:
            save.stop_with(self._next_preview(request, form, result))
        return result

    def process_result(self, result, request):
        """After the usual message, what became of the tree, with its undo."""
        response = super().process_result(result, request)
        if result.changes:
            words = _("Changes in the tree: %(changes)s") % {"changes": in_numbers(result.changes)}
            if result.totals["new"] and issubclass(self.model, TreeNode):  # what was added is not undone
                self.message_user(request, words, messages.SUCCESS)
            else:
                node = self.node_of(result.changes[0])
                self.undoes_imports(node).message_with_undo(request, words, node.pk)
        return response

    def undoes_imports(self, node):
        """The screen that undoes what an import made of a node."""
        return self

    def _planned_import(self, request, changes):
        viewer = Viewer(request, self.admin_site)
        return {
            "numbers": in_numbers(changes),
            "consequences": [
                (self.title_of(change), consequences(change, viewer)) for change in changes[:MAX_SHOWN]
            ],
            "more": len(changes[MAX_SHOWN:]),
        }

    def _next_preview(self, request, form, result):
        initial = form.cleaned_data | {"confirmed": digests(result.changes)}
        context = {
            "title": _("Import"),
            "result": result,
            "confirm_form": self.confirm_form_class(initial=initial),
            "planned": self._planned_import(request, result.changes),
            "was_asked": True,
            "why": Save.of(request).why,
        }
        return self.desk_page(request, self.import_template_name, context)
