"""Links inside stored texts: ``href="{offices}"``, ``href="{page:what-we-do}"``.

A stored address would lose the reader's language and die with the next slug; a token is resolved on reading.
"""

import re

from django.urls import reverse

from .models import Page
from .navigation import address_of, linkable_pages

VIEWS = {
    "chart": Page.View.CHART,
    "offices": Page.View.OFFICES,
    "countries": Page.View.COUNTRIES,
    "find": Page.View.FINDER,
    "people": Page.View.PEOPLE,
    "news": Page.View.NEWS,
    "programmes": Page.View.PROGRAMMES,
    "data": "open_data",
}
LINK = re.compile(
    r"""<a (?P<before>[^>]*?)href="{(?P<token>[a-z0-9:_-]+)}"(?P<after>[^>]*)>(?P<words>.*?)</a>""", re.S
)


def page_codes(words):
    """The codes of the pages that a text links to."""
    tokens = (match["token"] for match in LINK.finditer(words))
    return {token.removeprefix("page:") for token in tokens if token.startswith("page:")}


def with_resolved_links(text, known=None):
    """The ``Text`` with its tokens resolved; a link to what is not published leaves its words.

    ``known`` maps codes of pages to addresses; one query finds those that are missing there.
    """
    known = known or {}
    addresses = {name: reverse(view) for name, view in VIEWS.items()}
    addresses |= {f"page:{code}": url for code, url in known.items()}
    if missing := page_codes(text) - set(known):
        found = linkable_pages().filter(code__in=missing)
        addresses |= {f"page:{page.code}": address_of(page) for page in found}
    return type(text)(resolve_links(text, addresses), text.language, text.reader_language)


def resolve_links(words, addresses):
    """A text with its tokens resolved by these addresses; a link to what has none leaves its words."""

    def resolve(match):
        if address := addresses.get(match["token"]):
            return f'<a {match["before"]}href="{address}"{match["after"]}>{match["words"]}</a>'
        return match["words"]

    return LINK.sub(resolve, words)
