"""The two questions a monitor asks. Neither depends on host name, scheme or language."""

from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse


class HealthMiddleware:
    """Answers /healthz and /readyz before anything else looks at the request."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.answers = {"/healthz": healthz, "/readyz": readyz}

    def __call__(self, request):
        answer = self.answers.get(request.path_info)
        return answer() if answer else self.get_response(request)


def healthz():
    """The process is alive, and this is its version."""
    return plain(f"ok {settings.VERSION}")


def readyz():
    """The database answers and has every migration of this version."""
    try:
        applied = MigrationRecorder(connection).applied_migrations()
    except DatabaseError:
        return plain("the database does not answer", status=503)
    missing = [f"{app}.{name}" for app, name in latest_migrations() if (app, name) not in applied]
    if missing:
        return plain(f"migrations not applied: {', '.join(missing)}", status=503)
    return plain("ready")


@cache
def latest_migrations():
    """The last migration of each app. The files do not change while the process lives."""
    return sorted(MigrationLoader(None).graph.leaf_nodes())


def plain(text, status=200):
    response = HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-store"
    return response
