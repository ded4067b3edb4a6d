"""Programmes, figures and stored texts on the pages of all apps."""

from django import template

from pages.links import with_resolved_links
from pages.programmes import listed_programmes, programme_tree

register = template.Library()


@register.simple_tag(takes_context=True)
def linked(context, text):
    """``{% linked unit.mandate_text %}``: a stored text with its links resolved."""
    menu = context.get("menu")
    return with_resolved_links(text, menu.addresses if menu else None)


@register.inclusion_tag("pages/includes/programmes_of.html")
def programmes_of(country=None, unit=None, heading=None):
    """``{% programmes_of country=country %}``: the programmes of a country or unit, or nothing; one query."""
    programmes = listed_programmes()
    if country:
        programmes = programmes.filter(document__programme__countries=country)
    if unit:
        programmes = programmes.filter(document__programme__responsible_unit=unit)
    return {"branches": programme_tree(programmes), "heading": heading}
