"""What the server tells the browser about the drafts that it keeps (static/admin/draft.js)."""

import re

from django.conf import settings

COOKIE = "desk_saved"


def draft_name(data):
    """The name of the draft that the browser sent, or an empty string."""
    draft = data.get("_draft", "")
    return draft if re.fullmatch("[a-z0-9-]{1,64}", draft) else ""


def forget(draft, response):
    """Tell the browser to delete its draft, because the text is saved."""
    if draft:
        response.set_cookie(
            COOKIE,
            draft,
            max_age=3600,
            path=settings.ADMIN_PATH,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response
