import os
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.utils import translation

from iom_site import postgres


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
    """The shipped content, loaded once for the tests of a folder (tests/content), which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_content", stdout=StringIO())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # nobody else counts the rows of an open transaction
        yield
        transaction.set_rollback(True)
