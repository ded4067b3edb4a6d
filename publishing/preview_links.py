"""Preview links, which show an edition to people without an account, and their visits."""

import datetime as dt
import hashlib
import re
import secrets

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.rights import AccessRule, Permission

DURATIONS = [1, 3, 7, 14]  # how long a link may last
VISITS_KEPT_FOR = dt.timedelta(days=90)  # then a visit is forgotten
ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|externalhit|whatsapp|telegram|skype|curl|python", re.I)
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


class PreviewLinkQuerySet(models.QuerySet):
    def active(self):
        """Links that are still valid."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def of(self, edition):
        """Links to this edition."""
        model = ContentType.objects.get_for_model(edition)
        return self.filter(content_type=model, object_id=edition.pk)


class PreviewLink(models.Model):
    """Access to one edition for a limited time. Only the digest of its token is stored."""

    access_rule = AccessRule(Permission.ADMINISTER)

    digest = models.CharField(_("digest of the secret"), max_length=64, unique=True, editable=False)
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name=_("kind"))
    object_id = models.BigIntegerField(_("edition"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    note = models.CharField(_("recipient"), max_length=120, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        blank=True,
        null=True,
        related_name="+",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), blank=True, null=True)

    edition = GenericForeignKey()
    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        indexes = [models.Index(fields=["content_type", "object_id"], name="publishing_previewlink_of")]

    def __str__(self):
        return self.note or f"{self.created_at:%Y-%m-%d %H:%M}"

    @property
    def is_active(self):
        return self.revoked_at is None and self.expires_at > timezone.now()

    def revoke(self):
        """Revoke the link now."""
        self.revoked_at = self.revoked_at or timezone.now()
        self.save(update_fields=["revoked_at"])


class PreviewVisit(models.Model):
    """A visit to a link: its moment and kind of browser, without IP address or other personal data."""

    link = models.ForeignKey(
        PreviewLink, models.CASCADE, related_name="visits", verbose_name=_("preview link")
    )
    at = models.DateTimeField(_("visited at"), default=timezone.now)
    browser = models.CharField(_("browser"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("visit")
        verbose_name_plural = _("visits")

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"


def make_link(edition, user, *, days, language, note=""):
    """Create a ``PreviewLink``; return it with its token, which is not stored."""
    PreviewVisit.objects.filter(at__lt=timezone.now() - VISITS_KEPT_FOR).delete()
    token = _signer().sign(secrets.token_urlsafe(18))
    link = PreviewLink.objects.create(
        digest=_digest(token),
        edition=edition,
        language=language,
        note=note,
        created_by=user,
        expires_at=timezone.now() + dt.timedelta(days=days),
    )
    return link, token


def find_link(token):
    """The link of a token, whether it still opens or not, or None; a forged token asks no database."""
    try:
        _signer().unsign(token)
    except BadSignature:
        return None
    return PreviewLink.objects.filter(digest=_digest(token)).select_related("content_type").first()


def note_visit(link, user_agent, language):
    """Record a visit to the link."""
    PreviewVisit.objects.create(link=link, browser=browser_family(user_agent), language=language)


def browser_family(user_agent):
    """« Firefox, Android », no version and no model, or « robot »: chats look at the links sent in them."""
    if not user_agent or ROBOT.search(user_agent):
        return "robot"
    named = [
        next((name for mark, name in known.items() if mark in user_agent), "")
        for known in (BROWSERS, SYSTEMS)
    ]
    return ", ".join(filter(None, named)) or "?"


def _signer():
    return Signer(sep=".", salt="publishing.preview_link")


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()
