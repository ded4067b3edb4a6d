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
        what = _("They show the units above their issuer, which change with the move.")
        yield listed(title, what, rows, desk.line)
    elif change.names:
        yield listed(title, _("They show the new name of their issuer."), rows, desk.line)
    else:
        yield listed(title, _("They do not change."), rows, desk.line, Weight.STAY)
