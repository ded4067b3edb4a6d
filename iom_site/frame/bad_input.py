"""Requests that are refused before they reach a view."""

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _


class BadInputMiddleware:
    """Refuse a NUL byte in the address (400): PostgreSQL can store none, and a look-up would fail."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest(_("The address contains an invalid character."))
