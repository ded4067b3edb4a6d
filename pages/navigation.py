"""Where pages lead and what a visitor finds beside them: the menu, the way up, the pages below."""

from dataclasses import dataclass, field

from django.db.models import Q

from publishing.languages import text
from publishing.models import SHOWN

from .models import Page

FOOTER = ["accessibility", "legal", "sources"]


@dataclass
class Entry:
    """A link to a page in a menu, with the entries below it."""

    page: Page
    url: str
    is_current: bool = False
    entries: list["Entry"] = field(default_factory=list)

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
    """The entries of the main menu and the links at the foot of every page."""

    entries: list[Entry]
    footer: list[Entry]


def leading_pages():
    """The pages a visitor may be led to, in the order of the tree, with what their links need."""
    return (
        Page.objects.published()
        .filter(Q(target_unit=None) | Q(target_unit__certainty__in=SHOWN))
        .select_related("target_unit", "programme")
        .order_by("tree_id", "lft")
    )


def address_of(page):
    """Where a link to this page leads; a programme has an address of its own kind."""
    return (getattr(page, "programme", None) or page).get_absolute_url()


def site_menu(path=""):
    """The ``Menu`` in one query; ``path`` is where the reader is."""
    pages = leading_pages().filter(Q(in_menu=True) | Q(code__in=FOOTER))
    entries, footer, known = [], {}, {}
    for page in pages:
        url = address_of(page)
        entry = Entry(page, url, is_current=url == path)
        if page.code in FOOTER:
            footer[page.code] = entry
        if not page.in_menu:
            continue
        if page.parent_id is None:
            entries.append(entry)
        elif page.parent_id in known:
            known[page.parent_id].entries.append(entry)
        else:
            continue  # what stands under a hidden entry is hidden with it
        known[page.pk] = entry
    return Menu(entries, [footer[code] for code in FOOTER if code in footer])
