"""Which offices there are and whom they serve, on the shipped content."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from offices.coverage import Coverage
from offices.models import Country, OfficeRole

TODAY = timezone.localdate()
IN_2022 = dt.date(2022, 1, 1)
GENEVA = ("headquarters", "Genève")


def listed(query):
    response = Client().get(f"/fr/bureaux/?{query}")
    assert response.status_code == 200
    return [entry.office.name_fr for entry in response.context["office_list"].entries]


def serving(iso2, day=TODAY):
    steps = Coverage(Country.objects.get(iso2=iso2), day).serving_roles
    return [(step.role.kind, step.office.name_fr) for step in steps]


def readings(iso2):
    return [
        step.office.name_fr
        for step in Coverage(Country.objects.get(iso2=iso2), TODAY).serving_roles
        if step.is_our_reading
    ]


def test_the_nine_regional_offices_of_2022():
    assert listed("role=regional&on=2022-01-01") == [
        "Bangkok",
        "Bruxelles",
        "Buenos Aires",
        "Dakar",
        "Le Caire",
        "Nairobi",
        "Pretoria",
        "San José",
        "Vienne",
    ]


def test_the_regional_offices_of_today_are_those_whose_role_has_not_ended():
    published = OfficeRole.objects.published().filter(kind="regional", ends="")

    found = listed("role=regional")

    assert found == ["Bangkok", "Dakar", "Le Caire", "Nairobi", "Panama", "Pretoria", "Vienne"]
    assert set(found) == {role.office.name_fr for role in published}


def test_the_offices_that_mobilise_resources():
    assert [city.split(",")[0] for city in listed("role=resource-mobilisation")] == [
        "Berlin",
        "Helsinki",
        "Londres",
        "Tokyo",
        "Washington",
    ]


def test_the_offices_that_coordinate():
    assert listed("role=coordination") == ["Astana", "Bangkok", "Beijing", "Canberra", "Georgetown", "Rome"]


def test_the_coordination_of_bangkok_is_hosted_by_its_regional_office():
    role = OfficeRole.objects.get(kind="coordination", office__name_fr="Bangkok")

    assert role.host.office == role.office
    assert role.host.kind == "regional"


@pytest.mark.parametrize(
    ("iso2", "then", "now"),
    [
        (
            "KZ",
            [("country", "Astana"), ("coordination", "Astana"), ("regional", "Vienne")],
            [("country", "Astana"), ("coordination", "Astana"), ("regional", "Vienne")],
        ),
        ("FJ", *2 * [[("coordination", "Canberra"), ("regional", "Bangkok")]]),
        ("NP", *2 * [[("country", "Katmandou"), ("coordination", "Bangkok"), ("regional", "Bangkok")]]),
        (
            "BB",
            [("coordination", "Georgetown"), ("regional", "San José")],
            [("coordination", "Georgetown"), ("regional", "Panama")],
        ),
        ("JP", *2 * [[("country", "Tokyo"), ("regional", "Bangkok")]]),
        ("ET", *2 * [[("country", "Addis-Abeba"), ("regional", "Nairobi")]]),
        (
            "CH",
            [("country", "Berne"), ("regional", "Bruxelles")],
            [("country", "Berne"), ("regional", "Vienne")],
        ),
        (
            "AT",
            [("country", "Vienne"), ("regional", "Bruxelles")],
            [("country", "Vienne"), ("regional", "Vienne")],
        ),
        ("TZ", *2 * [[("regional", "Nairobi")]]),
        (
            "VE",
            [("regional", "Buenos Aires"), ("special-envoy", "Panama")],
            [("regional", "Panama"), ("special-envoy", "Panama")],
        ),
        *((iso2, [], []) for iso2 in ["AD", "MC", "SM", "VA"]),
    ],
)
def test_who_serves_a_country_then_and_now(iso2, then, now):
    assert serving(iso2, IN_2022) == [*then, GENEVA]
    assert serving(iso2) == [*now, GENEVA]


def test_the_vienna_regional_office_of_2022_sat_in_austria_without_serving_it():
    located = Coverage(Country.objects.get(iso2="AT"), IN_2022).located

    assert "regional" in {role.kind for roles in located.values() for role in roles}


@pytest.mark.parametrize(("iso2", "city"), [("FJ", "Canberra"), ("NP", "Bangkok"), ("BB", "Georgetown")])
def test_lists_that_the_organisation_does_not_publish_are_our_reading(iso2, city):
    assert readings(iso2) == [city]


@pytest.mark.parametrize("iso2", ["KZ", "JP", "TZ", "AT"])
def test_lists_that_are_published_are_not_our_reading(iso2):
    assert readings(iso2) == []


@pytest.mark.parametrize("city", ["Nour-Soultan", "nur-sultan", "Astana"])
def test_a_city_is_found_by_its_former_name(city):
    assert listed(f"q={city}") == ["Astana"]


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
def test_no_country_and_no_office_takes_more_than_six_queries(django_assert_max_num_queries, language):
    client = Client()
    words = {"fr": ("bureaux", "pays"), "es": ("oficinas", "paises")}
    offices, countries = words.get(language, ("offices", "countries"))

    for address in [
        *(f"/{language}/{offices}/{slug}" for slug in ["", "geneva-ch/", "bangkok-th/", "calais-fr/"]),
        *(f"/{language}/{countries}/{code}" for code in ["", "kz/", "ve/", "ng/", "ad/"]),
    ]:
        with django_assert_max_num_queries(6):
            assert client.get(address).status_code == 200
