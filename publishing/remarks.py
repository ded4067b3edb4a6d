"""Remarks of reviewers to the author of an edition."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.rights import AccessRule, Permission


class RemarkQuerySet(models.QuerySet):
    def of(self, edition):
        """Remarks on this edition, newest first."""
        return self.filter(**key_of(edition)).select_related("by")


class Remark(models.Model):
    """A reviewer's remark to the author of an edition, for example why it was sent back."""

    access_rule = AccessRule(Permission.ADMINISTER)
    # the history says it beside them
    hidden_from_history = {"content_type", "object_id", "words", "by", "at"}

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", verbose_name=_("kind"))
    object_id = models.BigIntegerField(_("edition"))
    words = models.TextField(_("remark"))
    sends_back = models.BooleanField(_("sent back"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        blank=True,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    at = models.DateTimeField(_("written at"), default=timezone.now)

    edition = GenericForeignKey()
    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        indexes = [models.Index(fields=["content_type", "object_id"], name="publishing_remark_of")]

    def __str__(self):
        return self.words


def key_of(edition):
    """The columns by which remarks name an edition."""
    return {"content_type": ContentType.objects.get_for_model(edition).pk, "object_id": edition.pk}


def remark_on(edition, words, by, *, sends_back=False):
    """Save a remark on an edition."""
    model = ContentType.objects.get_for_model(edition)
    return Remark.objects.create(
        content_type=model, object_id=edition.pk, words=words, by=by, sends_back=sends_back
    )


def last_remarks(editions):
    """The words with which each of these editions was last sent back, by (label of its model, key)."""
    if not editions:
        return {}
    models = ContentType.objects.get_for_models(*{type(edition) for edition in editions})
    found = {}
    for model, kind in models.items():
        keys = [edition.pk for edition in editions if isinstance(edition, model)]
        remarks = Remark.objects.filter(content_type=kind, object_id__in=keys, sends_back=True)
        found |= {(model._meta.label, remark.object_id): remark for remark in remarks.order_by("at", "pk")}
    return found
