import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings

pytestmark = pytest.mark.django_db


@override_settings(VERSION="7.8.9")
def test_healthz_says_ok_and_the_version(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.content == b"ok 7.8.9\n"


def test_readyz_says_ready(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ready\n"


def test_healthz_needs_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/healthz")


def test_readyz_names_a_migration_that_is_missing(client):
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"migrations not applied: sessions.0001_initial\n"


def test_readyz_says_that_the_database_is_away():
    code = "from django.test import Client; r = Client().get('/readyz'); print(r.status_code, r.content)"
    environment = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}

    run = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {code}"],
        env=environment | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(settings.BASE_DIR)},
        capture_output=True,
        text=True,
    )

    assert run.stdout.strip() == "503 b'the database does not answer\\n'"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["www.example.org"])
def test_monitors_are_answered_whatever_the_host_and_scheme(path):
    response = Client(headers={"host": "10.0.0.7:8000"}).get(path)

    assert response.status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_answers_are_never_cached_and_set_no_cookie(client, path):
    response = client.get(path)

    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
