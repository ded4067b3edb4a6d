"""What a change of a unit means for the press releases that it issued."""

from django.utils.translation import gettext as _

from foundation.trees.consequences import Effect, consequences_of, queryset_group
from structure.changes import UnitChange

from .models import PressRelease


@consequences_of(UnitChange)
def releases(change, viewer):
    rows = PressRelease.objects.filter(issued_by__in=change.touched).order_by("-pk")
    title = _("Press releases")
    if change.is_end:
        what = _("They keep this unit as their issuer.")
        yield queryset_group(title, what, rows, viewer.line, Effect.UNCHANGED)
    elif change.is_move:
        what = _("They show the units above their issuer, which change with the move.")
        yield queryset_group(title, what, rows, viewer.line)
    elif change.names:
        yield queryset_group(title, _("They show the new name of their issuer."), rows, viewer.line)
    else:
        yield queryset_group(title, _("They do not change."), rows, viewer.line, Effect.UNCHANGED)
