"""What an import tells of the nodes that it moves, renames or ends, and the form that confirms it."""

from django import forms
from django.utils.translation import ngettext
from import_export.forms import ConfirmImportForm

MAX_SHOWN = 20  # changes of one import whose consequences are read; the others are counted


class ConfirmChangesForm(ConfirmImportForm):
    """What confirms an import, with the digests of the changes that were shown."""

    confirmed = forms.CharField(widget=forms.HiddenInput, required=False)


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
