"""The consequences in the structure when a unit is moved, renamed, ended or merged."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.addresses import FormerAddress
from foundation.facts.dates import PartialDate
from foundation.trees.consequences import (
    ConsequenceGroup,
    ConsequenceLine,
    Effect,
    addresses_group,
    consequences_of,
    names_group,
    queryset_group,
)

from .changes import UnitChange
from .models import Appointment, ContactPoint, Grant, OrgUnit, Placement, Succession
from .rights import above_and_at


@consequences_of(UnitChange)
def own_facts(change, viewer):
    """Its place, its end, its names and its addresses."""
    unit = change.unit
    if change.is_move:
        yield _place(change, viewer)
    if change.is_end:
        yield _end(change, viewer)
    yield from names_group(change, unit)
    is_office = unit.kind == OrgUnit.Kind.FIELD_OFFICE
    address = "offices:office" if is_office else "structure:unit"
    if change.slug:
        yield addresses_group(address, [unit.slug], [change.slug])
        yield _taken_over(change)
    else:
        lines = addresses_group(address, [unit.slug], [unit.slug]).lines
        lines = [ConsequenceLine(line.words, language=line.language) for line in lines]
        what = _("Its page remains and shows that the unit has ended.") if change.is_end else ""
        yield ConsequenceGroup(_("Addresses"), what, lines, len(lines), Effect.UNCHANGED)


def _place(change, viewer):
    old, top = change.unit.parent, _("top level of the structure")
    line = ConsequenceLine(str(old or top), viewer.url(old), becomes=str(change.parent or top))
    if change.is_correction:
        what = _("The unit was never there, so charts of past days change too.")
    else:
        day = PartialDate(change.when) if change.when else PartialDate(timezone.localdate().isoformat())
        what = _("From %(day)s. Charts of earlier days do not change.") % {"day": day.display()}
    return ConsequenceGroup(_("Place in the structure"), what, [line], 1)


def _end(change, viewer):
    lines = [ConsequenceLine(_("ended: %(day)s") % {"day": PartialDate(change.last_day).display()})]
    what = _("It is removed from the chart after that day and remains on earlier charts.")
    if change.is_merger:
        other = change.successor
        lines.append(ConsequenceLine(_("merged: %(unit)s") % {"unit": other}, viewer.url(other)))
        what = _("Its page remains, shows when the unit ended and links to its successor.")
    return ConsequenceGroup(_("End"), what, lines, 1)


def _taken_over(change):
    former = FormerAddress.objects.filter(kind="structure_orgunit", address=change.slug)
    owners = OrgUnit.objects.filter(pk__in=former.exclude(object_id=change.unit.pk).values("object_id"))
    what = _("Old links to that page will lead to this unit.")
    title = _("Former address of another page")
    return queryset_group(title, what, owners, lambda unit: ConsequenceLine(str(unit)), Effect.REVIEW)


@consequences_of(UnitChange)
def names_of_the_past(change, viewer):
    if not change.names:
        return
    placements = Placement.objects.filter(unit=change.unit.pk).exclude(name_fr__gt="")
    what = _(
        "They show the new name too. To keep the old name there, enter it in the “name at the time” of "
        "the placement."
    )
    yield queryset_group(
        _("Charts of past days"), what, placements.select_related("parent"), _stay, Effect.REVIEW
    )


def _stay(placement):
    since, until = (PartialDate(day).display() or "…" for day in [placement.starts, placement.ends])
    return ConsequenceLine(f"{since} – {until}", note=str(placement.parent or ""))


@consequences_of(UnitChange)
def units_below(change, viewer):
    below = change.below
    if change.is_move:
        yield queryset_group(_("Units and offices below it"), _("They move with it."), below, viewer.line)
    elif change.is_end and change.children == "along":
        alive = below.filter(abolished="")
        yield queryset_group(
            _("Units and offices below it"), _("They end on the same day."), alive, viewer.line
        )
    elif change.is_end and change.children:
        children = OrgUnit.objects.filter(parent=change.unit.pk, abolished="")
        place = change.target or _("the top level of the structure")
        what = _("They move, with everything below them, to: %(unit)s.") % {"unit": place}
        yield queryset_group(_("Units and offices below it"), what, children, viewer.line)
    elif change.is_end:
        what = _("They remain below a unit that has ended. Move them first, or use “Abolish…”.")
        alive = below.filter(abolished="")
        yield queryset_group(_("Units and offices below it"), what, alive, viewer.line, Effect.REVIEW)
    else:
        what = _("They do not move.")
        yield queryset_group(_("Units and offices below it"), what, below, viewer.line, Effect.UNCHANGED)


@consequences_of(UnitChange)
def people(change, viewer):
    mandates = Appointment.objects.current().filter(unit__in=change.touched).select_related("person", "unit")
    title = _("Current appointments")
    if change.is_end and change.ends_mandates:
        yield queryset_group(title, _("They end on the same day."), mandates, viewer.line)
    elif change.is_end:
        yield queryset_group(
            title, _("They do not end. End them one by one."), mandates, viewer.line, Effect.REVIEW
        )
    else:
        yield queryset_group(title, _("They do not change."), mandates, viewer.line, Effect.UNCHANGED)


@consequences_of(UnitChange)
def contacts(change, viewer):
    points = ContactPoint.objects.current().filter(unit__in=change.touched).select_related("unit")
    title = _("Contacts")
    if change.is_end:
        what = _("After its last day they are shown as former contacts and no longer offered.")
        yield queryset_group(title, what, points, viewer.line)
    else:
        yield queryset_group(title, _("They do not change."), points, viewer.line, Effect.UNCHANGED)


@consequences_of(UnitChange)
def ties(change, viewer):
    """Units that point at one that ends: former ones that lead to it, guests in its premises."""
    if not change.is_end:
        return
    before = Succession.objects.filter(successor=change.unit.pk).select_related("predecessor")
    what = _("Their pages still link to this one.")
    yield queryset_group(
        _("Former units that link here"),
        what,
        before,
        lambda row: viewer.line(row.predecessor),
        Effect.UNCHANGED,
    )
    guests = OrgUnit.objects.filter(seat=change.unit.pk, abolished="")
    what = _("They are located here. Choose another location.")
    yield queryset_group(_("Units located here"), what, guests, viewer.line, Effect.REVIEW)


# ---------------------------------------------------------------- rights


@consequences_of(UnitChange)
def rights(change, viewer):
    """Who gains and who loses rights over what moves, and which rights are left at a unit that ends."""
    if change.is_end:
        yield _rights_left(change, viewer)
    if change.is_move:
        own = _grants_at(change.unit.pk, only=True)
        yield from _shift(
            change.unit.parent_id, change.parent, _("for it and everything below it"), own, viewer
        )
    elif change.is_end and change.children not in {"", "along"} and change.has_children:
        yield from _shift(change.unit.pk, change.target, _("for the units that move"), {}, viewer)


def _shift(old_pk, new, about, own, viewer):
    """What is given at the new place and not at the old one, and the reverse; ``own`` goes along."""
    before, after = _grants_at(old_pk) | own, _grants_at(getattr(new, "pk", None)) | own
    gained = [grant for key, grant in after.items() if key not in before]
    lost = [grant for key, grant in before.items() if key not in after]
    for title, found in [(_("Gain permissions"), gained), (_("Lose permissions"), lost)]:
        if found:
            yield ConsequenceGroup(title, about, [_holder(grant, viewer) for grant in found], len(found))
    if not gained and not lost:
        yield ConsequenceGroup(
            _("Permissions"), _("No permissions change."), [], len(before), Effect.UNCHANGED
        )


def _grants_at(unit_pk, only=False):
    """The grants that reach a unit, each once, by what it allows to whom."""
    places = Grant.objects.filter(user__is_active=True).select_related("user", "unit").order_by("pk")
    if only:
        places = places.filter(unit=unit_pk)
    else:
        places = places.filter(Q(unit=None) | Q(unit__in=above_and_at(unit_pk)))
    return {_key(grant): grant for grant in places}


def _key(grant):
    return grant.user_id, grant.role, grant.language, grant.can_publish_alone


def _holder(grant, viewer):
    words = grant.user.get_full_name() or grant.user.get_username()
    role = ", ".join(filter(None, [grant.get_role_display(), grant.get_language_display()]))
    return ConsequenceLine(
        words, viewer.url(grant), note=f"{role} · {grant.unit or _('the whole organisation')}"
    )


def _rights_left(change, viewer):
    grants = Grant.objects.filter(unit__in=change.touched).select_related("user", "unit")
    what = _("They apply to a unit that ends. Remove these roles or assign them elsewhere.")
    return queryset_group(_("Permissions"), what, grants, lambda one: _holder(one, viewer), Effect.REVIEW)
