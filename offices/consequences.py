"""What a change of a unit means for the offices, their roles and the countries that they serve."""

from django.db.models import Q
from django.utils.translation import gettext as _

from foundation.languages import alphabetical
from foundation.trees.consequences import Effect, consequences_of, queryset_group
from structure.changes import UnitChange

from .models import AreaCountry, Country, OfficeRole


def current_roles():
    return OfficeRole.objects.published().current().filter(office__abolished="")


def served_by(roles):
    """The countries that these roles serve, by name or through their areas."""
    named = OfficeRole.countries.through.objects.filter(officerole__in=roles.values("pk"))
    members = AreaCountry.objects.filter(area__in=roles.exclude(area=None).values("area"))
    return Q(pk__in=named.values("country")) | Q(pk__in=members.values("country"))


@consequences_of(UnitChange)
def roles(change, viewer):
    rows = current_roles().filter(office__in=change.touched).select_related("office", "area")
    title = _("Roles of offices")
    if change.is_end:
        yield queryset_group(title, _("They will not be in force after its last day."), rows, viewer.line)
    elif change.names:
        yield queryset_group(title, _("They show the new name of the office."), rows, viewer.line)
    else:
        yield queryset_group(title, _("They do not change."), rows, viewer.line, Effect.UNCHANGED)


@consequences_of(UnitChange)
def coverage(change, viewer):
    """The countries served, and those that only headquarters will still serve."""
    ours = current_roles().filter(office__in=change.touched).exclude(kind=OfficeRole.Kind.HEADQUARTERS)
    countries = Country.objects.filter(served_by(ours)).order_by(alphabetical("name"))
    title = _("Countries served")
    if not change.is_end:
        what = _("They do not change, because coverage depends on roles, not on the structure.")
        yield queryset_group(title, what, countries, viewer.line, Effect.UNCHANGED)
        return
    others = current_roles().exclude(office__in=change.touched).exclude(kind=OfficeRole.Kind.HEADQUARTERS)
    what = _("They will no longer be served from here.")
    yield queryset_group(title, what, countries, viewer.line)
    what = _("No other office except headquarters will serve them.")
    left = countries.exclude(served_by(others))
    yield queryset_group(_("Countries left without an office"), what, left, viewer.line, Effect.REVIEW)


@consequences_of(UnitChange)
def hosted_roles(change, viewer):
    if not change.is_end:
        return
    guests = OfficeRole.objects.current().filter(host__office__in=change.touched)
    guests = guests.exclude(office__in=change.touched).select_related("office")
    what = _("They are hosted here. Choose another host.")
    yield queryset_group(_("Roles hosted here"), what, guests, viewer.line, Effect.REVIEW)
