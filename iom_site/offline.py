"""The service worker and the manifest, with which browsers keep the offices offline."""

from django.conf import settings
from django.http import FileResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, override


def service_worker(request):
    """The service worker, at the root so that it controls every page. ``no-cache`` lets fixes arrive."""
    file = (settings.BASE_DIR / "static/js/worker.js").open("rb")
    return FileResponse(
        file, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )


def manifest(request):
    """The name and the icon under which a telephone keeps the site (W3C Web Application Manifest)."""
    with override(settings.LANGUAGE_CODE):
        content = {
            "name": gettext("International Organization for Migration"),
            "short_name": gettext("IOM"),
            "lang": settings.LANGUAGE_CODE,
            "id": "/",
            "start_url": reverse("root"),
            "scope": "/",
            "display": "minimal-ui",
            "background_color": "#ffffff",
            "theme_color": "#0033a0",
            "icons": [{"src": static("img/favicon.svg"), "type": "image/svg+xml", "sizes": "any"}],
        }
    return JsonResponse(content, content_type="application/manifest+json")
