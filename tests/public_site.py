"""The site as visitors meet it, for the checks that need a server: gunicorn, DEBUG off, files compressed."""

import os
import secrets
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings

from iom_site.development import postgres

LOG = settings.VAR / "checked-site.log"


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _environment(port):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "iom_site.settings",
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "DATABASE_URL": settings.DATABASE_URL or postgres.database_url(),
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "EMAIL_URL": f"filemail:///{settings.VAR / 'mail'}",
        "PORT": str(port),
    }


@contextmanager
def public_site():
    """The address of the site on the present database, served as in production until the block ends."""
    if settings.EMBEDDED_POSTGRES:
        postgres.start()
    port = _free_port()
    python, environment = sys.executable, _environment(port)
    collect = [python, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, env=environment, cwd=settings.BASE_DIR, check=True)
    serve = [python, "-m", "gunicorn", "--config", "docker/gunicorn.py", "--bind", f"127.0.0.1:{port}"]
    with LOG.open("w") as log:
        server = subprocess.Popen(
            [*serve, "iom_site.wsgi"], env=environment, cwd=settings.BASE_DIR, stdout=log, stderr=log
        )
        try:
            yield _answering(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()
            server.wait()


def _answering(address, server):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(f"{address}/readyz"):  # noqa: S310 - our own server
                return address
        except (URLError, ConnectionError):
            time.sleep(0.2)
    sys.exit(f"The site did not start: see {LOG}.")
