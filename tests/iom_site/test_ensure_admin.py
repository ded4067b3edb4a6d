import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def ensure_admin():
    output = StringIO()
    call_command("ensure_admin", stdout=output)
    return output.getvalue()


def test_the_first_call_makes_an_administrator_and_shows_the_password(client):
    password = re.search(r"Password: (\S+)", ensure_admin())[1]

    assert client.login(username="admin", password=password)


def test_a_second_call_changes_and_shows_nothing():
    ensure_admin()

    assert ensure_admin() == ""
    assert get_user_model().objects.count() == 1


def test_a_site_with_an_administrator_is_left_alone():
    get_user_model().objects.create_superuser("head")

    assert ensure_admin() == ""
    assert get_user_model().objects.count() == 1
