"""Structured data of a page: schema.org things as one JSON-LD graph.

Only facts that the page shows, from the objects that it shows them from. A thing has one ``@id`` in all
languages: its address in the default language, and a fragment that says what it is.
"""

import json
import re
from html import unescape

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override

from foundation.facts.dates import PartialDate
from foundation.languages import RichText

FOUNDED = "1951"
SAME_AS = [
    "https://www.iom.int/",
    "https://en.wikipedia.org/wiki/International_Organization_for_Migration",
]
LONGEST_DESCRIPTION = 300
END_OF_BLOCK = re.compile(r"</(?:p|h\d|li|t[dh]|blockquote)>|<br */?>")
UNSAFE = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&"}  # could end the element, or begin a comment


def script(things):
    """The element that holds these things; nothing when there are none."""
    if not things:
        return ""
    graph = {"@context": "https://schema.org", "@graph": things}
    words = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(UNSAFE)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(words))  # noqa: S308 -- escaped


def thing(kind, **facts):
    """A thing of this type with those of its facts that are known; ``id_`` is its ``@id``."""
    identity = facts.pop("id_", "")
    named = {"@id": identity} if identity else {}
    known = {name: fact for name, fact in facts.items() if fact not in ("", None, [], {})}
    return {"@type": kind} | named | known


def full_url(path):
    """The full public address of a path."""
    return settings.SITE_URL + path


def identity(instance, kind):
    """The ``@id`` of what an object with a page describes, the same in all languages."""
    with override(settings.LANGUAGE_CODE):
        return f"{full_url(instance.get_absolute_url())}#{kind}"


def site_identity(kind):
    """The ``@id`` of the organisation or of its site."""
    with override(settings.LANGUAGE_CODE):
        return f"{full_url(reverse('home'))}#{kind}"


def mention(kind, instance, name, fragment, **facts):
    """A thing that has a page of its own, named on another."""
    address = full_url(instance.get_absolute_url())
    return thing(kind, id_=identity(instance, fragment), name=str(name), url=address, **facts)


def organisation():
    """The organisation as others refer to it."""
    return thing(
        "GovernmentOrganization",
        id_=site_identity("organisation"),
        name=_("International Organization for Migration"),
        alternateName=_("IOM"),
        url=full_url(reverse("home")),
        logo=logo(),
    )


def whole_organisation(words):
    """The organisation on its own page, described in these words."""
    return organisation() | {"description": words, "foundingDate": FOUNDED, "sameAs": SAME_AS}


def logo():
    return thing("ImageObject", url=full_url(static("img/logo.png")), width=512, height=512)


def site(language):
    """The site itself, in this language."""
    return thing(
        "WebSite",
        id_=site_identity("site"),
        name=_("International Organization for Migration"),
        alternateName=_("IOM"),
        url=full_url(reverse("home")),
        inLanguage=language,
        publisher={"@id": site_identity("organisation")},
    )


def breadcrumb_list(steps, path):
    """The way to a page: (label, address) from the top down; a step without an address is the page itself."""
    steps = [(_("Home"), reverse("home")), *steps]
    items = [
        thing("ListItem", position=position, name=str(label), item=full_url(address or path))
        for position, (label, address) in enumerate(steps, start=1)
    ]
    return thing("BreadcrumbList", itemListElement=items) if len(items) > 1 else None


def iso_date(words):
    """A partial date in ISO 8601 (2019-11-26, 2019-11, 2019); nothing for one between two bounds."""
    known = PartialDate(words)
    return str(known) if known.precision in {"day", "month", "year"} else ""


def description(text):
    """The beginning of a ``Text``; nothing when it is in another language than the page."""
    return "" if text.is_fallback else excerpt(text)


def excerpt(text):
    """The first words of a ``Text`` without markup."""
    words = str(text)
    if isinstance(text, RichText):
        words = unescape(strip_tags(END_OF_BLOCK.sub(" ", words)))
    words = re.sub(r"[ \t\r\n]+", " ", words).strip()
    if len(words) <= LONGEST_DESCRIPTION:
        return words
    return words[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + "…"
