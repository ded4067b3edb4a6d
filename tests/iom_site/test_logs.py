import sys

import pytest

from iom_site.frame.logs import without_keys
from news.subscribing import confirming_token, managing_token
from news.subscriptions import Subscription
from tests.iom_site.test_settings import run

LINES = [
    '127.0.0.1 - - [22/Nov/2026:04:23:00 +0000] "GET /fr/bureaux/ HTTP/1.1" 200 5 "-" "Mozilla/5.0 (X11)"',
    "Not Found: /fr/communiques/la-cent-dixieme-session-du-conseil-de-l-organisation-2026/",
    "Not Found: /static/css/frame.0123456789abcdef0123456789abcdef.css",
    '"GET /ar/search/?q=%D8%A7%D9%84%D9%87%D8%AC%D8%B1%D8%A9%20%D8%A7%D9%84%D8%AF%D9%88 HTTP/1.1" 200',
    "the alert for subscription 3 was not sent: django.db.utils.OperationalError in …/news/alerts.py:204",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_without_a_key_stays_as_it_is(line):
    assert without_keys(line) == line


@pytest.mark.parametrize("make", [confirming_token, managing_token])
def test_no_key_of_a_subscriber_is_left(make):
    said, _dot, signature = (token := make(Subscription())).rpartition(".")

    assert signature in token
    assert without_keys(f"Bad Request: /fr/x/{token}/") == f"Bad Request: /fr/x/{said}.[key]/"


@pytest.mark.parametrize("name", ["gunicorn.access", "django.request"])
def test_neither_the_access_log_nor_the_log_of_the_site_has_a_key(name):
    token = managing_token(Subscription())
    code = f"""
import django, logging, runpy
django.setup()
logging.getLogger("gunicorn.access").addHandler(logging.StreamHandler())
runpy.run_path("docker/gunicorn.py")["on_starting"](None)
logging.getLogger({name!r}).warning("%(r)s", {{"r": "GET /fr/x/{token}/"}})
"""
    result = run([sys.executable, "-c", code], DJANGO_SETTINGS_MODULE="iom_site.settings")

    assert ".[key]/" in result.stderr
    assert token not in result.stderr
