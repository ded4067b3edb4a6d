"""Preview of an unpublished edition exactly as readers will see it.

A preview is the public page itself with a banner. Its pictures and files carry a *pass* in their addresses
(``?preview=…``): browsers fetch them, and neither a login nor a cookie is asked for.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language, override

from foundation.languages import LANGUAGES

from .editions import derived_state
from .preview_links import PreviewLink
from .uploads import address_query

PREVIEW_PARAMETER = "preview"
SALT = "publishing.preview_pass"
PASS_MAX_AGE = 3600  # seconds: how long the pictures of an editor's own preview can be fetched


@dataclass
class Preview:
    """A look at an edition that comes from ``with_state``: who may have it, where its languages are."""

    edition: object
    viewers: str
    addresses: dict[str, str] = field(default_factory=dict)
    link: PreviewLink | None = None
    is_framed: bool = False

    @property
    def state(self):
        return derived_state(self.edition)

    @property
    def is_live(self):
        return is_live(self.edition)

    @property
    def language(self):
        return get_language()

    @cached_property
    def query(self):
        """The query string that gives access to the files of this edition."""
        return "?" + urlencode({PREVIEW_PARAMETER: make_pass(self.edition, self.link)})

    @cached_property
    def live(self):
        """The edition that visitors read, or None."""
        return type(self.edition).objects.published().filter(document=self.edition.document_id).first()

    @contextmanager
    def opened(self):
        """While its page is rendered: the addresses of uploads carry the pass."""
        opened = address_query.set(self.query)
        try:
            with timezone.override(None):  # that of the public pages
                yield
        finally:
            address_query.reset(opened)


def is_live(edition):
    """Whether this edition is live."""
    return type(edition).objects.published().filter(pk=edition.pk).exists()


def make_pass(edition, link=None):
    """A signed text that opens the files of an edition: as long as the link does, or for an hour."""
    model = ContentType.objects.get_for_model(edition)
    return signing.dumps([model.pk, edition.pk, link.pk if link else 0], salt=SALT)


def edition_of_pass(request, model):
    """The key of the edition of this model that the pass in the address opens, or None."""
    try:
        kind, key, link = signing.loads(request.GET.get(PREVIEW_PARAMETER, ""), salt=SALT)
        if not link:
            signing.loads(request.GET[PREVIEW_PARAMETER], salt=SALT, max_age=PASS_MAX_AGE)
    except signing.BadSignature:
        return None
    if kind != ContentType.objects.get_for_model(model).pk:
        return None
    if link and not PreviewLink.objects.active().filter(pk=link).exists():
        return None
    return key


def keep_private(response):
    """Headers of what only few may see: nobody stores it, lists it, or learns its address from a link.

    Not for a page with a form: without a referrer browsers hide the origin too, and the form is refused.
    """
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def link_addresses(token):
    """The address of a preview link in each language."""
    addresses = {}
    for language in LANGUAGES:
        with override(language):
            addresses[language] = reverse("preview", args=[token])
    return addresses
