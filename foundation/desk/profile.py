"""The settings of each user of the admin: the time zone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DeskProfile(models.Model):
    """A user's settings in the admin. Without a profile, the time zone is that of headquarters."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="desk_profile", verbose_name=_("user")
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default=settings.TIME_ZONE)

    class Meta:
        verbose_name = _("admin settings")
        verbose_name_plural = _("admin settings")

    def __str__(self):
        return self.time_zone
