from django.core.management.commands import migrate

from foundation.search.remaking import Autodetector


class Command(migrate.Command):
    """Django's command; it looks for changes as ``makemigrations`` does."""

    autodetector = Autodetector
