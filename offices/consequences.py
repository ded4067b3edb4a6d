"""What a change of a unit means for the offices, their roles and the countries that they serve."""

from django.db.models import Q
from django.utils.translation import gettext as _

from foundation.languages import alphabetical
from foundation.trees.consequences import Weight, listed, tells
from structure.changes import UnitChange

from .models import AreaCountry, Country, OfficeRole


def current_roles():
    return OfficeRole.objects.published().current().filter(office__abolished="")


def served_by(roles):
    """The countries that these roles serve: by name, or through their areas."""
    named = OfficeRole.countries.through.objects.filter(officerole__in=roles.values("pk"))
    members = AreaCountry.objects.filter(area__in=roles.exclude(area=None).values("area"))
    return Q(pk__in=named.values("country")) | Q(pk__in=members.values("country"))


@tells(UnitChange)
def roles(change, desk):
    rows = current_roles().filter(office__in=change.touched).select_related("office", "area")
    title = _("Roles of offices")
    if change.is_end:
        yield listed(title, _("They will not be in force after its last day."), rows, desk.line)
    elif change.names:
        yield listed(title, _("They show the new name of the office."), rows, desk.line)
    else:
        yield listed(title, _("They do not change."), rows, desk.line, Weight.STAY)


@tells(UnitChange)
def coverage(change, desk):
    """The countries served, and those that nobody serves any more but headquarters."""
    ours = current_roles().filter(office__in=change.touched).exclude(kind=OfficeRole.Kind.HEADQUARTERS)
    countries = Country.objects.filter(served_by(ours)).order_by(alphabetical("name"))
    title = _("Countries served")
    if not change.is_end:
        what = _("They do not change, because coverage depends on roles, not on the structure.")
        yield listed(title, what, countries, desk.line, Weight.STAY)
        return
    others = current_roles().exclude(office__in=change.touched).exclude(kind=OfficeRole.Kind.HEADQUARTERS)
    what = _("They will no longer be served from here.")
    yield listed(title, what, countries, desk.line)
    what = _("No other office except headquarters will serve them.")
    left = countries.exclude(served_by(others))
    yield listed(_("Countries left without an office"), what, left, desk.line, Weight.LOOK)


@tells(UnitChange)
def hosted_roles(change, desk):
    if not change.is_end:
        return
    guests = OfficeRole.objects.current().filter(host__office__in=change.touched)
    guests = guests.exclude(office__in=change.touched).select_related("office")
    what = _("They are hosted here. Choose another host.")
    yield listed(_("Roles hosted here"), what, guests, desk.line, Weight.LOOK)
