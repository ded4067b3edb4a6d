"""The tests of this folder ask the shipped content: one copy for all, which each leaves as it was."""

import pytest
from django.db import connection

from tests import databases


@pytest.fixture(scope="session")
def content_database(django_db_setup, django_db_blocker):
    name = f"{connection.settings_dict['NAME']}_content"
    with django_db_blocker.unblock():
        databases.copy("content", name)
    yield name
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture(scope="module", autouse=True)
def shipped_content(content_database):
    with databases.connected_to(content_database):
        yield


@pytest.fixture(autouse=True)
def taken_back(db):
    """What a test changes, the end of its transaction takes back."""
