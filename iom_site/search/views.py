"""The search page, and the suggestions that its box shows while a reader types."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.search.vectors import without_sequential_scans

from .parameters import SearchParameters
from .search import Search
from .suggestions import Suggestions


@require_safe
def search(request):
    """What is found for ``?q=``; without it, the box and what there is to look through."""
    parameters = SearchParameters(request.GET)
    with without_sequential_scans():
        found = Search(parameters)
        context = {
            "parameters": parameters,
            "search": found,
            "found_query": parameters.query_with(q=found.meant or parameters.line),
            "rows": found.rows,
            "breadcrumbs": [(_("Search the site"), None)],
            "canonical_query": parameters.query if parameters.line else "",
        }
        return render(request, "iom_site/search.html", context)


@require_safe
def suggestions(request):
    """A list of links for the box, as a fragment; empty when nothing begins like what was typed."""
    parameters = SearchParameters(request.GET)
    context = {"parameters": parameters, "found": Suggestions(parameters)}
    with without_sequential_scans():
        response = render(request, "iom_site/includes/suggestions.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
