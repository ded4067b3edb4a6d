"""One-sentence descriptions of pages, for lists of results."""

from django import template
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from foundation.exchange.linked_data import description, excerpt
from foundation.languages import text

register = template.Library()


@register.simple_tag
def office_description(office, profile):
    """« OIM Dakar (Sénégal) : bureau régional. … », for lists of results."""
    names = {"city": text(office, "name").plain, "country": text(office.country, "name").plain}
    kinds = list(dict.fromkeys(role.get_kind_display() for role in profile.roles))
    if office.status == office.Status.CLOSED:
        return _("IOM %(city)s (%(country)s): this office is closed.") % names
    if not kinds:
        return _("IOM %(city)s (%(country)s): where the office is and how to reach it.") % names
    names["roles"] = ", ".join(map(str, kinds))
    return _("IOM %(city)s (%(country)s): %(roles)s. Which countries it serves and how to reach it.") % names


@register.simple_tag
def unit_description(unit, name):
    """The beginning of its mandate, or what its page tells."""
    if mandate := description(text(unit, "mandate")):
        return mandate
    return _(
        "%(name)s: its place in the structure of the organisation, who heads it and how to reach it."
    ) % {"name": name.plain}


@register.simple_tag
def person_description(person, appointments):
    """The posts held now, or that there were some."""
    name = text(person, "name").plain
    titles = [text(one, "title").plain for one in appointments.get("now", [])]
    return _("%(name)s: posts held at the International Organization for Migration, with their dates.") % {
        "name": ", ".join([name, *titles])
    }


@register.simple_tag
def country_description(country):
    """What the page of a country answers."""
    name = text(country, "name").plain
    return _("%(country)s: which offices serve this country, for what, and why.") % {"country": name}


@register.simple_tag
def release_description(release, summary, body):
    """Its summary, the beginning of its text, or what it is."""
    facts = [capfirst(release.document.get_kind_display()), text(release, "dateline"), release.date.display()]
    return excerpt(summary) or excerpt(body) or ", ".join(map(str, filter(None, facts)))
