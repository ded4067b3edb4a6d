"""The shipped content as open data.

Without a mark for the database, as all tests of this folder: they run last, because the content stays loaded.
"""

import json

import pytest
from django.db import transaction

from tests.there_and_back import there_and_back


@pytest.fixture
def undone(shipped_content):
    """What a test does to the shipped content is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_the_shipped_content_comes_back_to_the_byte(undone, tmp_path):
    before, after = there_and_back(tmp_path, "--formats", "json")

    assert all(json.loads(content)["records"] for content in before.values())
    assert [name for name in before if before[name] != after[name]] == []
