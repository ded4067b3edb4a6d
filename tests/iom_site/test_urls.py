import datetime as dt

import pytest
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.translation import override

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("es-MX,es;q=0.9", "es"),
        ("ar", "ar"),
        ("en-GB", "en"),
        ("de, fr;q=0.5", "fr"),
        ("de", "fr"),
        ("", "fr"),
    ],
)
def test_the_bare_address_leads_to_the_language_of_the_browser(client, wanted, language):
    response = client.get("/", headers={"accept-language": wanted})

    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert response.headers["Vary"] == "Accept-Language"
    assert response.cookies == {}


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("structure:chart", ["/fr/structure/", "/en/structure/", "/es/estructura/", "/ar/structure/"]),
        ("structure:people", ["/fr/personnes/", "/en/people/", "/es/personas/", "/ar/people/"]),
        ("offices:offices", ["/fr/bureaux/", "/en/offices/", "/es/oficinas/", "/ar/offices/"]),
        ("offices:countries", ["/fr/pays/", "/en/countries/", "/es/paises/", "/ar/countries/"]),
        ("news:releases", ["/fr/actualites/", "/en/news/", "/es/noticias/", "/ar/news/"]),
        ("news:atom", [f"/{p}/atom.xml" for p in ["fr/actualites", "en/news", "es/noticias", "ar/news"]]),
        ("news:rss", [f"/{p}/rss.xml" for p in ["fr/actualites", "en/news", "es/noticias", "ar/news"]]),
        ("pages:programmes", ["/fr/programmes/", "/en/programmes/", "/es/programas/", "/ar/programmes/"]),
    ],
)
def test_the_words_of_the_addresses_are_in_their_language(name, paths):
    for language, path in zip(["fr", "en", "es", "ar"], paths, strict=True):
        with override(language):
            assert reverse(name) == path
            assert resolve(path).view_name == name


def test_a_country_is_addressed_by_its_code():
    with override("fr"):
        assert reverse("offices:country", args=["sn"]) == "/fr/pays/sn/"


def test_robots_are_told_where_the_map_of_the_site_is(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in response.content.decode().splitlines()


def test_the_contact_for_security_never_expires(client):
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)

    expires = dt.datetime.fromisoformat(fields["Expires"])
    assert timezone.now() + dt.timedelta(30) < expires < timezone.now() + dt.timedelta(365)
    assert fields["Contact"] == "mailto:webmaster@testserver"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"


def test_browsers_find_the_icon(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 200
    assert b"".join(response.streaming_content)[:4] == b"\x00\x00\x01\x00"


@pytest.mark.parametrize(
    "path", ["/", "/robots.txt", "/.well-known/security.txt", "/favicon.ico", "/sitemap.xml", "/fr/", "/ar/"]
)
def test_no_visitor_is_given_a_cookie(client, path):
    response = client.get(path)

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
