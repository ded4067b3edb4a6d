from django.core.management.commands import makemigrations

from foundation.search.remaking import Autodetector


class Command(makemigrations.Command):
    """Django's command, which also knows how a searched column changes."""

    autodetector = Autodetector
