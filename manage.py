#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

# These touch no table: they need no server, and must work where none can start (building the image, for one).
WITHOUT_DATABASE = {"check_messages", "collectstatic", "help", "makemessages", "version"}


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iom_site.settings")
    from django.conf import settings

    try:
        embedded = settings.EMBEDDED_POSTGRES
    except ImproperlyConfigured as problem:
        sys.exit(str(problem))
    if embedded and len(sys.argv) > 1 and sys.argv[1] not in WITHOUT_DATABASE:
        from iom_site.development import postgres

        postgres.start()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
