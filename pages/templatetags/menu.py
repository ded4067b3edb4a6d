"""The menu of the site: one query on every page, whatever the site holds."""

from django import template

from pages.navigation import site_menu

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context):
    """``{% menu as menu %}``: ``menu.entries`` for the head of the page, ``menu.footer`` for its foot."""
    return site_menu(context.request.path)
