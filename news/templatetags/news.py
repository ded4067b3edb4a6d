"""Press releases on the pages of the apps below."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from news.lists import listed_releases
from structure.models import OrgUnit

register = template.Library()


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
