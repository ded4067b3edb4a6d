"""What a change of a unit means for the pages, and what a change of a page means for the others."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from foundation.addresses import FormerAddress
from foundation.languages import LANGUAGES
from foundation.trees.consequences import (
    Change,
    Group,
    Line,
    Weight,
    addresses_group,
    in_each_language,
    listed,
    names_group,
    tells,
)
from structure.changes import UnitChange

from .models import Page, PageEdition, Programme


@tells(UnitChange)
def menu_entries(change, desk):
    entries = Page.objects.filter(target_unit__in=change.touched).select_related("target_unit")
    title = _("Menu entries that link to it")
    if change.is_merger:
        what = _("They will link to a unit that has ended. Link them to the other unit.")
        yield listed(title, what, entries, desk.line, Weight.LOOK)
    elif change.is_end:
        what = _("They will link to a unit that has ended. Remove them or change where they lead.")
        yield listed(title, what, entries, desk.line, Weight.LOOK)
    elif change.names:
        what = _("They keep their labels. Check that the labels still match.")
        yield listed(title, what, entries, desk.line, Weight.LOOK)
    else:
        what = _("They link to the same page as before.")
        yield listed(title, what, entries, desk.line, Weight.STAY)


@tells(UnitChange)
def programmes(change, desk):
    rows = Programme.objects.filter(responsible_unit__in=change.touched).select_related("responsible_unit")
    title = _("Programmes")
    if change.is_end:
        what = _("Their responsible unit will have ended. Choose another unit.")
        yield listed(title, what, rows, desk.line, Weight.LOOK)
    elif change.names:
        yield listed(title, _("They show the new name of the responsible unit."), rows, desk.line)
    else:
        yield listed(title, _("The responsible unit does not change."), rows, desk.line, Weight.STAY)


@dataclass(frozen=True)
class PageChange(Change):
    """What is about to be made of a page of the tree: moved, renamed, given another address."""

    called = "label"
    page: Page  # as it is stored
    names: tuple = ()
    slug: str = ""  # the new one
    is_move: bool = False
    parent: Page | None = None  # the new one; or the same, when that gets another address besides

    @property
    def parts(self):
        before = [self.page.path, self.page.parent_id]
        return [self.page.pk, before, self.slug, self.is_move, getattr(self.parent, "code", None), self.names]

    @classmethod
    def nodes(cls):
        return Page.objects.select_related("parent", "programme", "target_unit")

    @classmethod
    def between(cls, before, after):
        return super().between(before, after, parent=after.parent)

    @property
    def parent_after(self):
        return self.parent if self.is_move else self.parent or self.page.parent

    @property
    def path(self):
        """The address that it will have."""
        slug, parent = self.slug or self.page.slug, self.parent_after
        return f"{parent.path}/{slug}" if parent else slug

    @property
    def is_programme(self):
        return hasattr(self.page, "programme")

    @property
    def below(self):
        page = self.page
        return Page.objects.filter(tree_id=page.tree_id, lft__gt=page.lft, rght__lt=page.rght)


@tells(PageChange)
def own_address(change, desk):
    page = change.page
    if change.is_move:
        top = _("top level")
        line = Line(str(page.parent or top), desk.url(page.parent), becomes=str(change.parent or top))
        yield Group(_("Place in the page tree"), "", [line], 1)
    yield from names_group(change, page)
    if change.is_programme:
        if change.slug:
            yield addresses_group("pages:programme", [page.slug], [change.slug])
        else:
            what = _("A programme keeps its address when it moves.")
            found = in_each_language("pages:programme", page.slug)
            lines = [Line(found[code], language=code) for code in LANGUAGES]
            yield Group(_("Addresses"), what, lines, len(lines), Weight.STAY)
    elif change.path != page.path:
        yield addresses_group("pages:page", [page.path], [change.path])
    taken = FormerAddress.objects.filter(kind="pages_page", address=change.path).exclude(object_id=page.pk)
    owners = Page.objects.filter(pk__in=taken.values("object_id"))
    what = _("Old links to that page will lead to this one.")
    yield listed(_("Former address of another page"), what, owners, lambda row: Line(str(row)), Weight.LOOK)


@tells(PageChange)
def pages_below(change, desk):
    below = change.below.select_related("programme", "target_unit")
    before, after = change.page.path, change.path
    title = _("Pages below it")

    def line(page):
        becomes = (
            "" if hasattr(page, "programme") or before == after else f"{after}{page.path[len(before) :]}"
        )
        return Line(f"{page}", desk.url(page), note=f"{page.path} → {becomes}" if becomes else page.path)

    if before != after:
        what = _(
            "Their addresses change too, in all languages. The old addresses redirect to the new "
            "ones. Programmes keep their addresses."
        )
        yield listed(title, what, below, line)
    elif change.is_move:
        yield listed(title, _("They move with it."), below, line)
    else:
        yield listed(title, _("They do not move."), below, line, Weight.STAY)


@tells(PageChange)
def menu(change, desk):
    """Where it is found in the menu: what stands under an entry that is hidden is hidden with it."""
    page, parent = change.page, change.parent_after
    if not page.in_menu:
        yield Group(_("Menu"), _("The page is not in the menu."), [], 0, Weight.STAY)
    elif change.is_move and parent and not parent.in_menu:
        what = _(
            "The page and everything below it disappear from the menu, because the parent page is "
            "not in the menu."
        )
        yield Group(_("Menu"), what, [desk.line(parent)], 1, Weight.LOOK)
    elif change.is_move:
        place = parent or _("the top level")
        what = _("Its menu entry and the entries below it move to: %(place)s.") % {"place": place}
        entries = change.below.filter(in_menu=True)
        yield listed(_("Menu"), what, entries, desk.line) or Group(_("Menu"), what, [], 1)
    elif change.names:
        yield Group(_("Menu"), _("The entry shows the new label."), [], 1)
    else:
        yield Group(_("Menu"), _("The entry links to the new address."), [], 1, Weight.STAY)


@tells(PageChange)
def texts_that_link(change, desk):
    """Links in texts name the page, not its address: they follow by themselves."""
    token = f'href="{{page:{change.page.code}}}"'
    bodies = Q()
    for language in LANGUAGES:
        bodies |= Q(**{f"body_{language}__contains": token})
    rows = PageEdition.objects.filter(bodies).select_related("document")
    what = _("Their links are updated automatically.")
    yield listed(_("Texts that link to it"), what, rows, desk.line, Weight.STAY)


@tells(PageChange)
def rights(change, desk):
    if change.is_programme:
        what = _("No permissions change, because those for a programme depend on its responsible unit.")
    else:
        what = _("No permissions change, because those for pages apply to the whole site.")
    yield Group(_("Permissions"), what, [], 0, Weight.STAY)
