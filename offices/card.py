"""The pocket card of an office: its contacts on a page small enough for any phone and connection."""

from functools import cached_property
from urllib.parse import quote

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext

from foundation.languages import direction, text

from .models import Office
from .profile import Profile

MAX_LENGTH = 160  # characters of a text message
LTR_MARK = "\u200e"  # keeps the plus sign before the number inside Arabic words
RTL_MARK = "\u200f"  # lets a line that begins with Latin letters run as the Arabic ones do
PLAIN_SIGNS = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "’": "'"}
)  # each exists in the GSM alphabet of text messages


class Card:
    """The content of the pocket card of an office; ``profile`` is the office as of today."""

    def __init__(self, office, profile=None):
        self.office, self.profile = office, profile or Profile(office, timezone.localdate())

    @property
    def is_closed(self):
        return self.office.status == Office.Status.CLOSED or self.profile.record.had_ended

    @cached_property
    def contacts(self):
        """Its own contacts."""
        return self.profile.record.contacts

    @cached_property
    def other(self):
        """The ``Neighbour`` to contact instead when it has no contact of its own, or None."""
        reachable = [one for one in self.profile.turn_to if one.record.contacts]
        return None if self.contacts else next(iter(reachable), None)

    @cached_property
    def reached_by(self):
        """The contacts that the card shows: its own, or those of that neighbour."""
        return self.contacts or (self.other.record.contacts if self.other else [])

    @property
    def path(self):
        return reverse("offices:card", args=[self.office.slug])

    @property
    def url(self):
        """Its absolute URL, for the QR code and the text."""
        return settings.SITE_URL + self.path

    @property
    def qr_code(self):
        """The address as an SVG picture (ISO/IEC 18004): black on white in both schemes, with its margin."""
        code = segno.make(self.url, error="m", micro=False)
        svg = code.svg_inline(dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)
        # Without styles it would fill the page.
        svg = svg.replace("<svg ", '<svg width="164" height="164" ', 1)
        return mark_safe(svg)  # noqa: S308 -- drawn from the address alone, in which a slug has no mark-up

    @property
    def text(self):
        """Name, telephone, e-mail and address in at most 160 characters, to share."""
        phone = next((one.phone.as_e164 for one in self.reached_by if one.phone), "")
        email = next((one.email for one in self.reached_by if one.email), "")
        via = self.other and _organisation(text(self.other.unit, "name").plain)
        return short_text(
            _organisation(text(self.office, "name").plain),
            country=text(self.office.country, "name").plain,
            via=gettext("Contact: %(name)s") % {"name": via} if via else "",
            phone=LTR_MARK + phone if phone and direction(get_language()) == "rtl" else phone,
            email=email,
            url=self.url,
        )

    @property
    def sms_link(self):
        """A link to the phone's messages with the text (RFC 5724, with a body that phones accept)."""
        return f"sms:?&body={quote(self.text)}"


def _organisation(city):
    mark = RTL_MARK if direction(get_language()) == "rtl" else ""
    return f"{mark}{gettext('IOM')} {city}"


def short_text(name, *, country="", via="", phone="", email="", url=""):
    """The fullest of these wordings that has at most 160 characters; no number or address is ever cut.

    Each part has a line of its own, so that right-to-left and left-to-right do not mix. The country goes
    first, then the e-mail, then words of the name. Typographic spaces and apostrophes become
    plain ones: with them a message would need twice the parts.
    """
    wordings = [
        [f"{name} ({country})" if country else name, via, phone, email, url],
        [name, via, phone, email, url],
        [name, via, phone, url],
        *([" ".join(name.split()[:words]), phone, url] for words in range(len(name.split()), -1, -1)),
        [phone, url],
        [url or phone],
        [phone],
    ]
    found = ("\n".join(filter(None, words)).translate(PLAIN_SIGNS) for words in wordings)
    return next((words for words in found if len(words) <= MAX_LENGTH), "")
