from django.core.exceptions import BadRequest
from django.http import HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.desk.moments import zone_of

from .addresses import Moved


class BadInputMiddleware:
    """Refuse a NUL byte in the address (400): PostgreSQL can store none, and a look-up would fail."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest(_("The address contains a character that no address has."))


class MovedMiddleware:
    """Answer an old address with a permanent redirect that keeps the query string."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Moved):
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(exception.location + (f"?{query}" if query else ""))
        return None


class DeskZoneMiddleware:
    """Show and read the moments of the editors' desk in the time zone that the user has chosen."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith("/admin/") or not request.user.is_authenticated:
            return self.get_response(request)
        with timezone.override(zone_of(request.user)):
            return self.get_response(request)
