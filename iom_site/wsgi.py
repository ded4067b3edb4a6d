"""The WSGI application that gunicorn serves."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "iom_site.settings")

try:
    embedded = settings.EMBEDDED_POSTGRES
except ImproperlyConfigured as problem:
    sys.stderr.write(f"{problem}\n")
    sys.exit(3)  # by this number gunicorn knows that starting another worker is no use
if embedded:
    from .development import postgres

    postgres.start()

application = get_wsgi_application()
