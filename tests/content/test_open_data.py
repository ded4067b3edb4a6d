"""The shipped content as open data."""

import json

from tests.there_and_back import there_and_back


def test_the_shipped_content_comes_back_to_the_byte(tmp_path):
    before, after = there_and_back(tmp_path, "--formats", "json")

    assert all(json.loads(content)["records"] for content in before.values())
    assert [name for name in before if before[name] != after[name]] == []
