"""What a change of a unit means for the press releases that it issued."""

from django.utils.translation import gettext as _

from foundation.trees.consequences import Weight, listed, tells
from structure.changes import UnitChange

from .models import PressRelease


@tells(UnitChange)
def releases(change, desk):
    rows = PressRelease.objects.filter(issued_by__in=change.touched).order_by("-pk")
    title = _("Press releases")
    if change.is_end:
        what = _("They keep this unit as their issuer.")
        yield listed(title, what, rows, desk.line, Weight.STAY)
    elif change.is_move:
        what = _("They are shown with the units above it: from now on with the new ones.")
        yield listed(title, what, rows, desk.line)
    elif change.names:
        yield listed(title, _("Their issuer is shown under its new name."), rows, desk.line)
    else:
        yield listed(title, _("They stay as they are."), rows, desk.line, Weight.STAY)
