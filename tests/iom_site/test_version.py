import re

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import reverse

from tests.factories import make_admin


@pytest.mark.django_db
@override_settings(VERSION="7.8.9")
def test_the_desk_says_the_version_at_its_foot(client):
    client.force_login(make_admin())

    page = client.get(reverse("admin:index")).content.decode()

    assert re.search(r'<footer class="desk-footer">Version 7\.8\.9</footer>', page)


def test_the_changes_begin_with_the_version():
    changes = (settings.BASE_DIR / "CHANGELOG.md").read_text()

    assert re.findall(r"^## (.+)$", changes, re.MULTILINE)[0] == settings.VERSION


def test_the_image_holds_the_file_that_says_the_version():
    left_out = (settings.BASE_DIR / ".dockerignore").read_text().split()

    assert "pyproject.toml" not in left_out
