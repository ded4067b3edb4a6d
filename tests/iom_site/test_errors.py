import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from iom_site import urls as site_urls
from tests.factories import make_page

LANGUAGES = {"fr": "ltr", "en": "ltr", "es": "ltr", "ar": "rtl"}


def fails(request):
    raise RuntimeError


class Failing:
    """The site with a page that fails."""

    urlpatterns = [path("fr/fails/", fails), path("ar/fails/", fails), *site_urls.urlpatterns]
    handler400, handler403 = site_urls.handler400, site_urls.handler403
    handler404, handler500 = site_urls.handler404, site_urls.handler500


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_address_answers_in_its_language_and_leads_on(client, language):
    response = client.get(f"/{language}/no/such/page/")

    words = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}" dir="{LANGUAGES[language]}">' in words
    assert '<meta name="robots" content="noindex">' in words
    for name in ["countries", "offices", "news"]:
        assert f'<a href="{site_address(name, language)}">' in words


def site_address(name, language):
    words = {
        "countries": {"fr": "pays", "es": "paises"},
        "offices": {"fr": "bureaux", "es": "oficinas"},
        "news": {"fr": "actualites", "es": "noticias"},
    }
    return f"/{language}/{words[name].get(language, name)}/"


@pytest.mark.django_db
def test_the_switcher_of_an_error_leads_home(client):
    words = client.get("/fr/structure/no-such-unit/?on=2022-01-01").content.decode()

    assert 'href="/es/" lang="es"' in words
    assert "canonical" not in words


@pytest.mark.django_db
def test_a_bad_request_says_what_is_wrong(client):
    response = client.get("/en/?country=nowhere")

    words = response.content.decode()
    assert response.status_code == 400
    assert "“country” must be a two-letter country code, such as SN." in words
    assert '<a href="/en/">' in words


@pytest.mark.django_db
def test_the_reason_of_an_internal_refusal_is_not_told(client):
    response = client.get("/en/", headers={"host": "evil example"})

    assert response.status_code == 400
    assert "evil" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/fr/?a=%00", "/ar/offices/?role=%00", "/fr/a%00b/", "/fr/structure/%00/"]
)
def test_a_nul_byte_is_refused(client, address):
    assert client.get(address).status_code in {400, 404}


@pytest.mark.django_db
def test_errors_have_the_menu(client):
    make_page(in_menu=True, slug="about", label_en="About")

    assert '<a class="menu__link" href="/en/about/"' in client.get("/en/nothing/").content.decode()


@override_settings(ROOT_URLCONF=Failing)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_failure_answers_in_the_language_without_the_database(language):
    """Without the mark of a database, a query would fail this test."""
    response = Client(raise_request_exception=False).get(f"/{language}/fails/")

    words = response.content.decode()
    assert response.status_code == 500
    assert f'<html lang="{language}" dir="{LANGUAGES[language]}">' in words
    assert f'href="/{language}/"' in words
    assert isinstance(response, HttpResponse)
