"""The search page, and the suggestions that its box shows while a reader types."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.search.vectors import no_whole_tables

from .asked import Asked
from .search import Search
from .suggestions import Suggestions


@require_safe
def search(request):
    """What is found for ``?q=``; without it, the box and what there is to look through."""
    asked = Asked(request.GET)
    with no_whole_tables():
        found = Search(asked)
        context = {
            "asked": asked,
            "search": found,
            "found_query": asked.query_with(q=found.meant or asked.line),
            "rows": found.rows,
            "breadcrumbs": [(_("Search the site"), None)],
            "canonical_query": asked.query if asked.line else "",
        }
        return render(request, "iom_site/search.html", context)


@require_safe
def suggestions(request):
    """A list of links for the box, as a fragment; empty when nothing begins like what was typed."""
    asked = Asked(request.GET)
    context = {"asked": asked, "found": Suggestions(asked)}
    with no_whole_tables():
        response = render(request, "iom_site/includes/suggestions.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
