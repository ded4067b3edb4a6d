"""What the frame of every page needs: its own address, the languages it exists in, the query it keeps."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override

from foundation.languages import LANGUAGES, direction

register = template.Library()

DEFAULT = settings.LANGUAGE_CODE
COMMENT = re.compile(r"/\*[\s\S]*?\*/|^\s*//.*$", re.MULTILINE)


@dataclass(frozen=True)
class LanguageLink:
    """A page in one of the languages."""

    code: str
    name: str
    path: str
    is_current: bool
    is_available: bool

    @property
    def dir(self):
        return direction(self.code)


class LanguageLinks(list):
    """The links of a page, in the order of the languages."""

    @property
    def missing(self):
        """Those to languages in which the page has no text of its own."""
        return [link for link in self if not link.is_available]


@register.simple_tag(takes_context=True)
def language_links(context):
    """The same page, or preview, in each language; on an error page, the home page in each language.

    What is gone says so in each language at its own address.

    A view that shows an object passes ``available_languages``, the codes of those in which it has text.
    """
    available = context.get("available_languages") or LANGUAGES
    preview = context.get("preview")
    match = context.request.resolver_match if context.get("error", 410) == 410 else None
    return LanguageLinks(
        LanguageLink(
            code,
            name,
            preview.addresses[code] if preview else address_in(code, match),
            code == get_language(),
            code in available,
        )
        for code, name in settings.LANGUAGES
    )


def address_in(language, match):
    with override(language):
        if match is None:
            return reverse("home")
        return reverse(match.view_name, args=match.args, kwargs=match.kwargs)


@register.simple_tag
def default_language(links):
    """The link for readers of any other language: French where the page exists in it."""
    available = [link for link in links if link.is_available]
    return next((link for link in available if link.code == DEFAULT), available[0])


@register.simple_tag
def site_url(path=""):
    """The full public address of a path."""
    return settings.SITE_URL + path


@register.simple_tag(takes_context=True)
def other_parameters(context, *names):
    """The parameters of the request except these, as (name, value) pairs for hidden fields."""
    query = context.request.GET
    return [(name, value) for name in query if name not in names for value in query.getlist(name)]


@register.simple_tag
def documented_since():
    """The first day of which the structure is documented."""
    return settings.STRUCTURE_DOCUMENTED_SINCE


@register.simple_tag
def site_version():
    """The version of the site that answers."""
    return settings.VERSION


@register.simple_tag(takes_context=True)
def inline_styles(context, *names):
    """``{% inline_styles "offices" "map" %}``: the rules that only some pages need, within the page itself.

    A file more to fetch would cost a slow line more time than these few kilobytes do.
    """
    rules = mark_safe("".join(source(f"css/{name}.css") for name in names))  # noqa: S308 -- our own files
    return format_html('<style nonce="{}">{}</style>', context.request.csp_nonce, rules)


@register.simple_tag(takes_context=True)
def inline_script(context, name):
    """``{% inline_script "chart" %}``: a small module within the page itself, for the same reason."""
    module = mark_safe(source(f"js/{name}.js"))  # noqa: S308 -- our own file
    return format_html('<script type="module" nonce="{}">{}</script>', context.request.csp_nonce, module)


@register.simple_tag(takes_context=True)
def deferred_script(context, name):
    """``{% deferred_script "map" %}``: a module fetched once the page is painted: no reader waits for it."""
    return format_html(
        '<script type="module" nonce="{}">'
        'new PerformanceObserver((_, seen) => (seen.disconnect(), import("{}")))'
        '.observe({{ type: "paint", buffered: true }});</script>',
        context.request.csp_nonce,
        static(f"js/{name}.js"),
    )


@register.simple_tag
def inline_svg(name):
    """``{% inline_svg "favicon" %}``: a small picture within the page itself."""
    return mark_safe(source(f"img/{name}.svg"))  # noqa: S308 -- our own file


@register.simple_tag
def svg_data_uri(name):
    """``{% svg_data_uri "favicon" %}``: the same picture as an address, where a page cannot hold it."""
    return "data:image/svg+xml," + quote(source(f"img/{name}.svg"), safe="/:=,")


def source(name):
    return _kept_source(name) if not settings.DEBUG else _read_source(name)


def _read_source(name):
    """A file of ours without its comments and indentation."""
    words = COMMENT.sub("", (settings.BASE_DIR / "static" / name).read_text())
    return re.sub(r"\s*\n\s*", "\n", words).strip()


_kept_source = cache(_read_source)


@register.tag
def capture(parser, token):
    """``{% capture name %}…{% endcapture %}``: what is between, under a name, to be printed twice."""
    _tag, name = token.split_contents()
    nodes = parser.parse(["endcapture"])
    parser.delete_first_token()
    return Capture(nodes, name)


class Capture(template.Node):
    def __init__(self, nodelist, name):
        self.nodelist, self.name = nodelist, name

    def render(self, context):
        words = re.sub(r"[ \t\r\n]+", " ", self.nodelist.render(context)).strip()  # no-break spaces stay
        context[self.name] = mark_safe(words)  # noqa: S308 -- rendered by the template, so escaped already
        return ""
