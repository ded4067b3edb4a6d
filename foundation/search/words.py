"""The words of what is published, in each language, to guess what a mistyped one was meant to be."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.rights import AccessRule, Permission


class Word(models.Model):
    """A word of the published texts. The table is written anew from time to time; nothing refers to it."""

    access_rule = AccessRule(Permission.ADMINISTER)

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    word = models.CharField(_("word"), max_length=40)
    folded = models.CharField(max_length=60, db_collation="C")  # as it is compared
    number = models.PositiveIntegerField()  # of the texts that have it

    class Meta:
        ordering = ["language", "word"]
        verbose_name = _("word")
        verbose_name_plural = _("words")
        constraints = [
            models.UniqueConstraint(fields=["language", "word"], name="foundation_word_once"),
        ]
        indexes = [models.Index(fields=["folded"], name="foundation_word_folded")]

    def __str__(self):
        return self.word
