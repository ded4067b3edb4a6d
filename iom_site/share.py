"""The picture that stands for the site where one of its pages is shared."""

import hashlib
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import etag, require_safe

from foundation.exchange.paper import emblem, typeset
from news.share import HEIGHT, POINTS_AN_INCH, WIDTH

A_DAY = 24 * 3600


@require_safe
@cache_control(public=True, max_age=A_DAY)
@etag(lambda request: f'"{hashlib.sha256(drawn(get_language())).hexdigest()[:32]}"')
def share(request):
    """The picture in the language of the address."""
    return HttpResponse(drawn(get_language()), content_type="image/png")


@cache  # four languages, some 40 KB each
def drawn(language):
    """The PNG in this language, the one of the moment."""
    words = {
        "name": _("International Organization for Migration"),
        "short": _("IOM"),
        "line": _("Its structure, its offices in the world and its news"),
        "host": urlsplit(settings.SITE_URL).hostname,
        "emblem": emblem(),
        "width": WIDTH,
        "height": HEIGHT,
    }
    return typeset("iom_site/share.typ", words, language=language, format="png", ppi=POINTS_AN_INCH)
