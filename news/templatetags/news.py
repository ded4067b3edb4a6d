"""Press releases on the pages of the apps below, and what their own pages print."""

from pathlib import PurePath
from urllib.parse import quote

from django import template
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode

from news import paragraphs, press_pictures
from news.lists import listed_releases
from structure.models import OrgUnit

register = template.Library()

register.filter("numbered", paragraphs.numbered)
register.filter("press_sizes", press_pictures.press_sizes)


@register.inclusion_tag("news/includes/latest_releases.html")
def latest_releases(unit=None, country=None, person=None, theme=None, limit=5, heading=None):
    """``{% latest_releases unit=unit %}``: the newest releases about something, or nothing at all; one query.

    Of a unit: what it issued, or any published unit or office below it.
    """
    releases, address = listed_releases(), reverse("news:releases")
    if unit:
        releases = releases.filter(document__issued_by__in=OrgUnit.objects.published().under(unit))
    if person:
        releases = releases.filter(named_people__person=person)
    if country:
        releases = releases.filter(countries=country)
        address += "?" + urlencode({"country": country.iso2})
    if theme:
        releases = releases.filter(themes=theme)
        address += "?" + urlencode({"theme": theme.slug})
    more = "" if unit or person or (country and theme) else address
    return {"releases": list(releases[:limit]), "heading": heading, "more": more}


@register.simple_tag
def press_address(size, release):
    """``{% press_address size release %}``: where a ``PressSize`` of a picture of the release is."""
    return size.address(release)


@register.simple_tag
def letter(release, title):
    """``{% letter release title %}``: an address that opens an e-mail with the title and the address."""
    lines = [title.plain, settings.SITE_URL + release.get_absolute_url()]
    body = quote("\r\n".join(lines))
    return f"mailto:?subject={quote(title.plain)}&body={body}"


@register.simple_tag
def file_facts(file):
    """``{% file_facts attachment.file %}``: « PDF · 640,0 Kio », or the kind alone when the file is away."""
    kind = format_html("<bdi>{}</bdi>", PurePath(file.name).suffix.lstrip(".").upper().replace("JPG", "JPEG"))
    try:
        return format_html("{} · {}", kind, filesizeformat(file.size))
    except OSError:
        return kind
