"""The home page, the errors, and the small files that machines ask for."""

import datetime as dt
import re

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .home import Home

SECURITY_LASTS = dt.timedelta(days=180)


def choose_language(request):
    """Redirect from ``/`` to the language of the reader's browser."""
    return redirect(reverse("home"))


def home(request):
    """The home page; ``?country=SN``, which its form sent once, leads to the country."""
    if code := request.GET.get("country"):
        if not re.fullmatch("[A-Za-z]{2}", code):
            raise BadRequest(_("“country” must be a two-letter country code, such as SN."))
        return redirect("offices:country", code.lower())
    return render(request, "iom_site/home.html", {"home": Home()})


def bad_request(request, exception):
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    return render(request, "400.html", {"error": 400, "reason": reason}, status=400)


def forbidden(request, exception):
    return render(request, "403.html", {"error": 403}, status=403)


def not_found(request, exception):
    return render(request, "404.html", {"error": 404}, status=404)


def server_error(request):
    """Needs neither the database nor the frame: one of the two may be what failed."""
    return render(request, "500.html", status=500)


def robots(request):
    context = {"site_url": settings.SITE_URL, "admin_path": settings.ADMIN_PATH}
    return render(request, "iom_site/robots.txt", context, content_type="text/plain")


def security(request):
    """The ``security.txt`` (RFC 9116). It is dated each day, so it never expires."""
    midnight = timezone.now().astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    context = {
        "site_url": settings.SITE_URL,
        "mail": settings.DEFAULT_FROM_EMAIL,
        "expires": (midnight + SECURITY_LASTS).isoformat().replace("+00:00", "Z"),
        "languages": ", ".join(code for code, _name in settings.LANGUAGES),
    }
    return render(request, "iom_site/security.txt", context, content_type="text/plain")


def favicon(request):
    """``/favicon.ico``, for browsers that ignore the link in the page."""
    return FileResponse((settings.BASE_DIR / "static/img/favicon.ico").open("rb"))
