from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StructureConfig(AppConfig):
    name = "structure"
    verbose_name = _("Structure")

    def ready(self):
        from . import consequences  # noqa: F401 - it registers what a change means for the rows of this app
