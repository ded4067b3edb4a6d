"""The preview picture of a press release on social networks, one for each language."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.exchange.paper import emblem, text_data, typeset
from foundation.languages import text

from .parts import countries_of

WIDTH, HEIGHT = 1200, 630  # pixels, the size that social networks ask for
POINTS_AN_INCH = 72  # a point in the template is a pixel
MAX_COUNTRIES = 3


def share_image(release):
    """A PNG with the title of an edition of ``whole_releases``, its date and its countries."""
    countries = countries_of(release)
    words = {
        "name": _("International Organization for Migration"),
        "short": _("IOM"),
        "host": urlsplit(settings.SITE_URL).hostname,
        "emblem": emblem(),
        "width": WIDTH,
        "height": HEIGHT,
        "title": text_data(text(release, "title")),
        "date": release.date.display(),
        "countries": [text_data(text(country, "name")) for country in countries[:MAX_COUNTRIES]],
        "more": len(countries) > MAX_COUNTRIES,
    }
    return typeset("news/paper/share.typ", words, language=get_language(), format="png", ppi=POINTS_AN_INCH)
