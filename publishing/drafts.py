"""What the server tells the browser about the drafts that it keeps (static/admin/draft.js)."""

import re

from django.conf import settings

COOKIE = "desk_saved"


def forget(request, response):
    """The words are saved: let the browser drop the draft that it kept of them."""
    draft = request.POST.get("_draft", "")
    if re.fullmatch("[a-z0-9-]{1,64}", draft):
        response.set_cookie(
            COOKIE, draft, max_age=3600, path="/admin/", samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
        )
    return response
