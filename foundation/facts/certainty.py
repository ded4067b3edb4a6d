"""How certain a fact is: what is only probable stays hidden until an editor confirms it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Certainty(models.TextChoices):
    CERTAIN = "certain", _("certain: stated by the organisation")
    HIGH = "high", _("high: inferred from a public page")
    MEDIUM = "medium", _("medium: to be confirmed before publication")


SHOWN_CERTAINTIES = [Certainty.CERTAIN, Certainty.HIGH]


def shown(path=""):
    """Return a ``Q``: the row at this path (itself if empty) is certain enough for visitors."""
    return models.Q(**{f"{path}__certainty__in" if path else "certainty__in": SHOWN_CERTAINTIES})


class SourcedQuerySet(models.QuerySet):
    def published(self):
        """Facts that visitors may see: certain enough, or confirmed by an editor."""
        return self.filter(shown())


class Sourced(models.Model):
    """A fact with its source; what is only probable stays hidden until an editor confirms it."""

    certainty = models.CharField(
        _("certainty"),
        max_length=10,
        choices=Certainty,
        default=Certainty.CERTAIN,
        help_text=_("Readers see only facts marked as certain or high."),
    )
    source = models.TextField(_("source"), blank=True)

    class Meta:
        abstract = True

    @property
    def is_shown(self):
        return self.certainty in SHOWN_CERTAINTIES
