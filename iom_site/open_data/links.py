"""Where what a page shows can be had as open data."""

from urllib.parse import urlencode

from django.urls import reverse

LISTS = {
    "structure:chart": "units",
    "structure:people": "people",
    "offices:offices": "offices",
    "offices:countries": "countries",
    "news:releases": "releases",
    "pages:programmes": "programmes",
}
# Of the page of one object: the file, and the name under which the page has it.
OBJECTS = {
    "structure:unit": ("units", "unit"),
    "structure:person": ("people", "person"),
    "offices:office": ("offices", "office"),
    "offices:country": ("countries", "country"),
    "news:release": ("releases", "release"),
    "pages:programme": ("programmes", "file"),
}


def data_of(view, context):
    """The address of what the page of a view shows, or ""."""
    if name := LISTS.get(view):
        return reverse("data_file", args=[name, "json"])
    name, shown = OBJECTS.get(view, ("", ""))
    code = _code(context.get(shown)) if name else ""
    return reverse("data_file", args=[name, "json"]) + f"?{urlencode({'code': code})}" if code else ""


def _code(shown):
    """The permanent code of what a page shows: of a document or of a programme, that of its edition's."""
    shown = getattr(shown, "programme", None) or getattr(shown, "document", None) or shown
    return getattr(shown, "code", None) or getattr(shown, "iso2", "")
