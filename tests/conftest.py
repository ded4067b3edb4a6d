import gc
import os

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, connections
from django.test import Client, TransactionTestCase, override_settings
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from iom_site.development import postgres
from tests import databases
from tests.browser import open_browser

hypothesis.settings.register_profile("any machine", deadline=None)  # on a busy one an example takes seconds
hypothesis.settings.load_profile("any machine")


def pytest_sessionstart(session):
    """Before any worker starts: ``--create-db`` has the templates built anew."""
    if session.config.getoption("create_db") and not hasattr(session.config, "workerinput"):
        start_server()
        with session.config.stash[blocking_manager_key].unblock():
            databases.drop_templates()


def pytest_collection_finish():
    """The modules and the tests stay until the end: looking through them again and again is of no use."""
    gc.collect()
    gc.freeze()


def start_server():
    """All workers share one."""
    if settings.EMBEDDED_POSTGRES:
        postgres.start()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """A database of this worker's own: pytest-django would run all migrations in each."""
    start_server()
    name = connection.creation._get_test_db_name()
    with django_db_blocker.unblock():
        databases.copy("migrated", name)
    with databases.connected_to(name), pytest.MonkeyPatch.context() as patch:
        with django_db_blocker.unblock():
            cleaner = databases.Cleaner()

        def clean(test):
            if not cleaner.clean():
                connection.close()
                databases.drop(name)
                databases.copy("migrated", name)

        patch.setattr(TransactionTestCase, "_fixture_teardown", clean)
        yield
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture(scope="module")
def shared_database(django_db_setup, django_db_blocker):
    """A database for the rows that all tests of a file ask. None of them may commit anything."""
    name = f"{connection.settings_dict['NAME']}_shared"
    with django_db_blocker.unblock():
        databases.copy("migrated", name)
    with databases.connected_to(name):
        yield
    with django_db_blocker.unblock():
        databases.drop(name)


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


@pytest.fixture(scope="module")
def chromium():
    """The browser of a file: to start it takes longer than most tests."""
    with pytest.MonkeyPatch.context() as patch:
        # Playwright runs a loop in this thread, in which Django opens other connections than outside.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with open_browser() as browser:
            yield browser
            connections.close_all()


@pytest.fixture
def new_context(chromium, live_server):
    """Makes contexts of the browser on the site of the test: for a user, logged in, or for a visitor."""
    contexts = []

    def new_context(user=None, **options):
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        if user:
            client = Client()
            client.force_login(user)
            session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
            context.add_cookies([session | {"url": live_server.url}])
        return context

    yield new_context
    for context in contexts:
        context.close()


@pytest.fixture
def open_tab(new_context):
    """Opens tabs; any error of a script, or in the console, fails the test."""
    errors = []

    def open_tab(user=None, **options):
        tab = new_context(user, **options).new_page()
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.on("console", lambda line: line.type == "error" and errors.append(line.text))
        return tab

    yield open_tab
    assert errors == []
