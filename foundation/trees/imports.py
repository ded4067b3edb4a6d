"""The preview of an import that moves, renames or ends nodes: what follows, and the button to confirm."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from import_export.forms import ConfirmImportForm

from .consequences import Viewer, consequences
from .tree import TreeNode
from .undo import note_confirmed

MAX_SHOWN = 20  # changes of one import whose consequences are read; the others are counted


class ConfirmChangesForm(ConfirmImportForm):
    """What confirms an import, with the digests of the changes that were shown."""

    confirmed = forms.CharField(widget=forms.HiddenInput, required=False)


class ConfirmationOutdated(Exception):
    """Raised where a confirmed import would make a change that was not shown: nothing is written."""

    def __init__(self, page):
        super().__init__(page)
        self.page = page


class ConfirmsImport:
    """For a screen whose imports can move, rename or end nodes: the preview tells what follows."""

    confirm_form_class = ConfirmChangesForm

    def import_action(self, request, **kwargs):
        return self._write(request, self._look_at_import, **kwargs)

    def _look_at_import(self, request, **kwargs):
        page = super().import_action(request, **kwargs)
        if form := page.context_data.get("confirm_form"):
            changes = page.context_data["result"].changes
            form.initial["confirmed"] = digests(changes)
            page.context_data["planned"] = self._planned_import(request, changes)
        return page

    def process_import(self, request, **kwargs):
        try:
            return super().process_import(request, **kwargs)
        except ConfirmationOutdated as asked:
            return asked.page

    def process_dataset(self, dataset, form, request, **kwargs):
        confirmed = form.cleaned_data["confirmed"].split()
        if confirmed:
            note_confirmed()
        with transaction.atomic():
            result = super().process_dataset(dataset, form, request, **kwargs)
            is_shown = {change.digest for change in result.changes} <= {*confirmed}
            if not is_shown:
                transaction.set_rollback(True)
        if not is_shown:
            raise ConfirmationOutdated(self._ask_again(request, form, result))
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

    def _ask_again(self, request, form, result):
        initial = form.cleaned_data | {"confirmed": digests(result.changes)}
        context = {
            "title": _("Import"),
            "result": result,
            "confirm_form": self.confirm_form_class(initial=initial),
            "planned": self._planned_import(request, result.changes),
            "was_asked": True,
            "why": request.POST.get("_why", ""),
        }
        return self._page(request, self.import_template_name, context)


def digests(changes):
    return " ".join(change.digest for change in changes)


def in_numbers(changes):
    """How many nodes get another name or address, move and end, in words."""
    renames = sum(change.is_rename for change in changes)
    moves = sum(change.is_move for change in changes)
    ends = sum(change.is_end for change in changes)
    words = [
        (renames, ngettext("%(count)d new name or address", "%(count)d new names or addresses", renames)),
        (moves, ngettext("%(count)d move", "%(count)d moves", moves)),
        (ends, ngettext("%(count)d unit ends", "%(count)d units end", ends)),
    ]
    return " · ".join(phrase % {"count": count} for count, phrase in words if count)
