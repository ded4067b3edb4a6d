"""Links between pages: the menu, the breadcrumbs, the pages below."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from foundation.facts.certainty import shown
from foundation.languages import text

from .models import Page, PageEdition

FOOTER = ["accessibility", "legal", "sources"]


def linkable_pages():
    """The pages that visitors may open, in the order of the tree, with what their links need."""
    return (
        Page.objects.published()
        .filter(Q(target_unit=None) | shown("target_unit"))
        .select_related("target_unit", "programme")
        .order_by("tree_id", "lft")
    )


def menu_pages():
    """The pages that ``site_menu`` shows: the entries below a hidden entry are hidden too."""
    entries = linkable_pages().filter(in_menu=True)
    above = Page.objects.filter(
        tree_id=OuterRef("tree_id"), lft__lt=OuterRef("lft"), rght__gt=OuterRef("rght")
    )
    return entries.exclude(Exists(above.exclude(pk__in=entries.order_by().values("pk"))))


def withdrawn_pages():
    """The pages that were public and no longer are."""
    once = PageEdition.objects.once_public().filter(document=OuterRef("pk"))
    withdrawn = Page.objects.filter(Exists(once), withdrawn_at__lte=timezone.now())
    return withdrawn.filter(target_unit=None, target_view="").select_related("programme")


def address_of(page):
    """The address that a link to this page has; a programme has its own kind of address."""
    return (getattr(page, "programme", None) or page).get_absolute_url()


@dataclass
class MenuEntry:
    """A link in a menu, with the entries below it."""

    page: Page
    url: str
    is_current: bool = False
    entries: list["MenuEntry"] = field(default_factory=list)

    @property
    def label(self):
        return text(self.page, "label")

    @property
    def blurb(self):
        return text(self.page, "blurb")

    @property
    def is_open(self):
        """Whether the reader is on this page or on one below it."""
        return self.is_current or any(entry.is_open for entry in self.entries)


@dataclass
class Menu:
    """The main menu, the links in the footer, and the addresses of all these pages by code."""

    entries: list[MenuEntry]
    footer: list[MenuEntry]
    addresses: dict[str, str]


def site_menu(path="", linked=()):
    """The ``Menu`` in one query.

    ``path`` is where the reader is; ``linked`` are the codes of pages whose addresses are needed besides.
    """
    addresses, footer, entries, known = {}, {}, [], {}
    for page in linkable_pages().filter(Q(in_menu=True) | Q(code__in={*FOOTER, *linked})):
        url = addresses[page.code] = address_of(page)
        entry = MenuEntry(page, url, is_current=url == path)
        if page.code in FOOTER:
            footer[page.code] = entry
        # The entries below a hidden entry are hidden too.
        if page.in_menu and (page.parent_id is None or page.parent_id in known):
            siblings = known[page.parent_id].entries if page.parent_id else entries
            siblings.append(entry)
            known[page.pk] = entry
    return Menu(entries, [footer[code] for code in FOOTER if code in footer], addresses)


def breadcrumbs_of(page, neighbours):
    """The breadcrumbs of a page: (label, address) of the pages above it."""
    return [
        (text(other, "label"), address_of(other))
        for other in neighbours
        if other.tree_id == page.tree_id and other.lft < page.lft and other.rght > page.rght
    ]


def neighbours(page):
    """The published pages above a page and directly below it; one query."""
    above = Q(tree_id=page.tree_id, lft__lt=page.lft, rght__gt=page.rght)
    return list(linkable_pages().filter(above | Q(parent=page.pk)))


def live_editions():
    """The live editions, with their pages or programmes."""
    return PageEdition.objects.published().select_related("document__programme__responsible_unit")
