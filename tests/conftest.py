import os
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.utils import translation

from iom_site.development import postgres

OURS = {"foundation", "publishing", "structure", "offices", "pages", "news"}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Runs before the test database is made: its server must be there. All workers share one."""
    if settings.EMBEDDED_POSTGRES:
        postgres.start()


@pytest.fixture(scope="session", autouse=True)
def media(tmp_path_factory):
    """Files that tests upload go to a folder that pytest clears."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def french():
    """Each test starts in the default language: a request of the one before leaves its own behind."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


def pytest_sessionfinish(session):
    """On CI a skipped test is a failed run: what is missing there must be installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="package")
def shipped_content(django_db_setup, django_db_blocker):
    """The shipped content, loaded once for the tests of a folder (tests/content), which only read it.

    It begins in new files, which the end takes away whole: rows that other tests took back slow down its
    load, and its own would slow down theirs.
    """
    with django_db_blocker.unblock(), transaction.atomic(), connection.cursor() as cursor:
        tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
        ours = [table for table in tables if table.partition("_")[0] in OURS]
        cursor.execute(f"TRUNCATE {', '.join(ours)} CASCADE")
        call_command("load_content", stdout=StringIO())
        cursor.execute("ANALYZE")  # nobody else counts the rows of an open transaction
        yield
        transaction.set_rollback(True)
