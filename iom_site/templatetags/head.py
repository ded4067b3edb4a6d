"""The metadata in the head of a page: canonical address, structured data and sharing."""

from dataclasses import dataclass
from html import unescape

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import news.linked_data
import offices.linked_data
import pages.linked_data
import structure.linked_data
from foundation.exchange import linked_data as graph
from foundation.languages import text
from iom_site.open_data import page as open_data
from iom_site.open_data.links import data_of
from news.share import HEIGHT, WIDTH

register = template.Library()

LOCALES = {"en": "en_GB"}  # where it is not the language twice: fr_FR
# Parameters of a page that is worth sending to somebody and not worth finding: a day in the past, a search,
# a stretch of a list that shifts with every release.
NOT_INDEXED = ["on", "q", "after", "before"]


@register.simple_tag(takes_context=True)
def own_query(context):
    """The part of the address that says which page this is: what the view names, and what is passing."""
    requested = QueryDict(str(context.get("canonical_query", "")).lstrip("?"), mutable=True)
    for name in unindexed_parameters(context):
        requested.setdefault(name, context.request.GET[name])
    return f"?{requested.urlencode()}" if requested else ""


@register.simple_tag(takes_context=True)
def is_noindex(context):
    """Whether search engines should not index the page."""
    return bool(unindexed_parameters(context))


def unindexed_parameters(context):
    return [name for name in NOT_INDEXED if context.request.GET.get(name)]


@dataclass(frozen=True)
class NewsFeed:
    """A feed of releases to be found from a page."""

    title: str
    query: str


@register.simple_tag(takes_context=True)
def news_feed(context):
    """The ``NewsFeed`` of what a page lists of the news, or None; that of the news list is its own affair."""
    view = view_name(context)
    if view in {"home", "news:release"}:
        return NewsFeed(_("Press releases"), "")
    place = {"offices:country": context.get("country"), "offices:office": context.get("office")}.get(view)
    if not place:
        return None
    country = getattr(place, "country", place)
    name = text(country, "name").plain
    return NewsFeed(f"{_('Press releases')} · {name}", "?" + urlencode({"country": country.iso2}))


@register.simple_tag(takes_context=True)
def data_file(context):
    """The address of what a page shows as open data, or "": a whole file, or one record of it."""
    return data_of(view_name(context), context)


def view_name(context):
    """The name of the view that shows the page, "" for an error."""
    match = context.request.resolver_match
    return match.view_name if match and not context.get("error") else ""


# ---------------------------------------------------------------- things of schema.org


def home(context):
    words = unescape(context.get("page_description", ""))  # captured from the template, so escaped
    return [graph.whole_organisation(words), graph.site(get_language())]


LINKED_DATA = {
    "home": home,
    "open_data": open_data.linked_data,
    "structure:unit": structure.linked_data.unit,
    "structure:person": structure.linked_data.person,
    "offices:office": offices.linked_data.office,
    "offices:country": offices.linked_data.country,
    "news:release": news.linked_data.release,
    "pages:page": pages.linked_data.page,
    "pages:programme": pages.linked_data.programme,
}


@register.simple_tag(takes_context=True)
def linked_data(context):
    """The page as JSON-LD: what it shows, and the way to it; a day in the past shows no fact of today."""
    view = view_name(context)
    if not view:
        return ""
    requested = context.get("requested")
    describe = None if getattr(requested, "is_explicit", False) else LINKED_DATA.get(view)
    things = describe(context) if describe else []
    return graph.script([*things, *filter(None, [trail(context)])])


def trail(context):
    """The breadcrumbs of the page, itself included."""
    steps = context.get("breadcrumbs")
    if "file" in context:  # a programme
        steps = context["file"].breadcrumbs
    if steps is None:
        return None
    edition = context["file"].edition if "file" in context else context.get("edition")
    if edition and (not steps or steps[-1][1]):
        steps = [*steps, (text(edition, "title"), "")]
    return graph.breadcrumb_list(steps, context.request.path + own_query(context))


# ---------------------------------------------------------------- how a page is shared


@dataclass(frozen=True)
class Picture:
    """A picture that stands for a page where it is shared: its full address and its description."""

    address: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


@register.simple_tag(takes_context=True)
def share_picture(context):
    """That of the release shown, or that of the site in the reader's language."""
    if release := shown_release(context):
        address = reverse("news:share_image", args=[release.document.slug])
        return Picture(graph.full_url(address), context["title"].plain)
    return Picture(graph.full_url(reverse("share")), _("International Organization for Migration"))


def shown_release(context):
    """The edition when the page is that of a press release."""
    return context.get("release") if view_name(context) == "news:release" else None


@dataclass(frozen=True)
class Article:
    """The Open Graph facts of a press release; unknown ones are empty."""

    published: str
    modified: str
    section: str
    tags: list[str]


@register.simple_tag(takes_context=True)
def shared_article(context):
    """The ``Article`` of the release shown, or None."""
    edition = shown_release(context)
    if not edition:
        return None
    return Article(
        news.linked_data.published_on(edition),
        news.linked_data.changed_at(edition),
        capfirst(edition.document.get_kind_display()),
        [text(theme, "name").plain for theme in context["parts"].themes],
    )


@register.filter
def locale(code):
    """``"en"`` → ``en_GB``, as Open Graph writes languages."""
    return LOCALES.get(code, f"{code}_{code.upper()}")
