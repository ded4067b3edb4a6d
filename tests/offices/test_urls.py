import pytest
from django.urls import reverse
from django.utils.translation import override

from offices.models import OfficeRole
from tests.factories import make_area, make_country, make_office, make_role, make_unit

pytestmark = pytest.mark.django_db

LANGUAGES = ["fr", "en", "es", "ar"]
Kind = OfficeRole.Kind


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "?on=2022-01-01"])
def test_every_page_answers_in_every_language(client, language, query):
    country = make_country("KE")
    make_role(make_office(country=country, slug="nairobi"), Kind.REGIONAL, area=make_area(country))
    make_role(kind=Kind.HEADQUARTERS)

    with override(language):
        addresses = [
            reverse("offices:offices"),
            reverse("offices:office", args=["nairobi"]),
            reverse("offices:countries"),
            reverse("offices:country", args=["ke"]),
        ]

    for address in addresses:
        response = client.get(address + query)
        assert response.status_code == 200
        assert f'<html lang="{language}"' in response.text


def test_the_path_words_are_those_of_the_language():
    paths = []
    for language in LANGUAGES:
        with override(language):
            paths.append((reverse("offices:offices"), reverse("offices:country", args=["sn"])))

    assert paths == [
        ("/fr/bureaux/", "/fr/pays/sn/"),
        ("/en/offices/", "/en/countries/sn/"),
        ("/es/oficinas/", "/es/paises/sn/"),
        ("/ar/offices/", "/ar/countries/sn/"),
    ]


def test_a_former_address_of_an_office_leads_to_its_new_one(client):
    office = make_office(slug="nour-soultan-kz")
    office.slug = "astana-kz"
    office.save(update_fields=["slug"])

    response = client.get(reverse("offices:office", args=["nour-soultan-kz"]) + "?on=2022-01-01")

    assert response.status_code == 301
    assert response["Location"] == office.get_absolute_url() + "?on=2022-01-01"


def test_an_office_that_is_not_published_has_no_page(client):
    office = make_office(certainty="medium")

    assert client.get(office.get_absolute_url()).status_code == 404


def test_a_unit_that_is_no_office_has_no_page_among_the_offices(client):
    unit = make_unit()

    assert client.get(reverse("offices:office", args=[unit.slug])).status_code == 404


def test_a_code_in_capitals_leads_to_the_country(client):
    country = make_country("SN")

    response = client.get(reverse("offices:country", args=["SN"]) + "?on=2022-01-01")

    assert response.status_code == 301
    assert response["Location"] == country.get_absolute_url() + "?on=2022-01-01"


@pytest.mark.parametrize("code", ["xx", "senegal", "s", "0"])
def test_what_is_no_code_of_a_country_is_not_found(client, code):
    make_country("SN")

    assert client.get(reverse("offices:country", args=[code])).status_code == 404
