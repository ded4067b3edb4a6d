"""What a change of a unit means for the pages, and what a change of a page means for the others."""

from django.db.models import Q
from django.utils.translation import gettext as _

from foundation.addresses import FormerAddress
from foundation.languages import LANGUAGES
from foundation.trees.consequences import (
    ConsequenceGroup,
    ConsequenceLine,
    Effect,
    addresses_by_language,
    addresses_group,
    consequences_of,
    names_group,
    queryset_group,
)
from structure.changes import UnitChange

from .changes import PageChange
from .models import Page, PageEdition, Programme


@consequences_of(UnitChange)
def menu_entries(change, viewer):
    entries = Page.objects.filter(target_unit__in=change.touched).select_related("target_unit")
    title = _("Menu entries that link to it")
    if change.is_merger:
        what = _("They will link to a unit that has ended. Link them to the other unit.")
        yield queryset_group(title, what, entries, viewer.line, Effect.REVIEW)
    elif change.is_end:
        what = _("They will link to a unit that has ended. Remove them or change where they lead.")
        yield queryset_group(title, what, entries, viewer.line, Effect.REVIEW)
    elif change.names:
        what = _("They keep their labels. Check that the labels still match.")
        yield queryset_group(title, what, entries, viewer.line, Effect.REVIEW)
    else:
        what = _("They link to the same page as before.")
        yield queryset_group(title, what, entries, viewer.line, Effect.UNCHANGED)


@consequences_of(UnitChange)
def programmes(change, viewer):
    rows = Programme.objects.filter(responsible_unit__in=change.touched).select_related("responsible_unit")
    title = _("Programmes")
    if change.is_end:
        what = _("Their responsible unit will have ended. Choose another unit.")
        yield queryset_group(title, what, rows, viewer.line, Effect.REVIEW)
    elif change.names:
        yield queryset_group(title, _("They show the new name of the responsible unit."), rows, viewer.line)
    else:
        yield queryset_group(
            title, _("The responsible unit does not change."), rows, viewer.line, Effect.UNCHANGED
        )


@consequences_of(PageChange)
def own_address(change, viewer):
    page = change.page
    if change.is_move:
        top = _("top level")
        line = ConsequenceLine(
            str(page.parent or top), viewer.url(page.parent), becomes=str(change.parent or top)
        )
        yield ConsequenceGroup(_("Place in the page tree"), "", [line], 1)
    yield from names_group(change, page)
    if change.is_programme:
        if change.slug:
            yield addresses_group("pages:programme", [page.slug], [change.slug])
        else:
            what = _("A programme keeps its address when it moves.")
            found = addresses_by_language("pages:programme", page.slug)
            lines = [ConsequenceLine(found[code], language=code) for code in LANGUAGES]
            yield ConsequenceGroup(_("Addresses"), what, lines, len(lines), Effect.UNCHANGED)
    elif change.path != page.path:
        yield addresses_group("pages:page", [page.path], [change.path])
    taken = FormerAddress.objects.filter(kind="pages_page", address=change.path).exclude(object_id=page.pk)
    owners = Page.objects.filter(pk__in=taken.values("object_id"))
    what = _("Old links to that page will lead to this one.")
    yield queryset_group(
        _("Former address of another page"),
        what,
        owners,
        lambda row: ConsequenceLine(str(row)),
        Effect.REVIEW,
    )


@consequences_of(PageChange)
def pages_below(change, viewer):
    below = change.below.select_related("programme", "target_unit")
    before, after = change.page.path, change.path
    title = _("Pages below it")

    def line(page):
        becomes = (
            "" if hasattr(page, "programme") or before == after else f"{after}{page.path[len(before) :]}"
        )
        return ConsequenceLine(
            f"{page}", viewer.url(page), note=f"{page.path} → {becomes}" if becomes else page.path
        )

    if before != after:
        what = _(
            "Their addresses change too, in all languages. The old addresses redirect to the new "
            "ones. Programmes keep their addresses."
        )
        yield queryset_group(title, what, below, line)
    elif change.is_move:
        yield queryset_group(title, _("They move with it."), below, line)
    else:
        yield queryset_group(title, _("They do not move."), below, line, Effect.UNCHANGED)


@consequences_of(PageChange)
def menu(change, viewer):
    """Whether it is in the menu: the entries below a hidden entry are hidden too."""
    page, parent = change.page, change.parent_after
    if not page.in_menu:
        yield ConsequenceGroup(_("Menu"), _("The page is not in the menu."), [], 0, Effect.UNCHANGED)
    elif change.is_move and parent and not parent.in_menu:
        what = _(
            "The page and everything below it disappear from the menu, because the parent page is "
            "not in the menu."
        )
        yield ConsequenceGroup(_("Menu"), what, [viewer.line(parent)], 1, Effect.REVIEW)
    elif change.is_move:
        place = parent or _("the top level")
        what = _("Its menu entry and the entries below it move to: %(place)s.") % {"place": place}
        entries = change.below.filter(in_menu=True)
        yield queryset_group(_("Menu"), what, entries, viewer.line) or ConsequenceGroup(
            _("Menu"), what, [], 1
        )
    elif change.names:
        yield ConsequenceGroup(_("Menu"), _("The entry shows the new label."), [], 1)
    else:
        yield ConsequenceGroup(_("Menu"), _("The entry links to the new address."), [], 1, Effect.UNCHANGED)


@consequences_of(PageChange)
def texts_that_link(change, viewer):
    """Links in texts name the page, not its address, so they stay valid."""
    token = f'href="{{page:{change.page.code}}}"'
    bodies = Q()
    for language in LANGUAGES:
        bodies |= Q(**{f"body_{language}__contains": token})
    rows = PageEdition.objects.filter(bodies).select_related("document")
    what = _("Their links are updated automatically.")
    yield queryset_group(_("Texts that link to it"), what, rows, viewer.line, Effect.UNCHANGED)


@consequences_of(PageChange)
def rights(change, viewer):
    if change.is_programme:
        what = _("No permissions change, because those for a programme depend on its responsible unit.")
    else:
        what = _("No permissions change, because those for pages apply to the whole site.")
    yield ConsequenceGroup(_("Permissions"), what, [], 0, Effect.UNCHANGED)
