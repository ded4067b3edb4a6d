"""The menu of the site: one query on every page, whatever the site holds."""

from django import template

from pages.navigation import site_menu

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context):
    """``{% menu as menu %}``: ``menu.entries`` for the head of the page, ``menu.footer`` for its foot.

    A view that prints a stored text passes ``linked_pages``, the codes of the pages it leads to: the
    same query then finds their addresses.
    """
    return site_menu(context.request.path, context.get("linked_pages", ()))
