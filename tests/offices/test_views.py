import re

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils.translation import override

from offices.models import AreaCountry, Office, OfficeRole
from structure.models import Placement
from tests.factories import (
    make_area,
    make_contact_point,
    make_country,
    make_office,
    make_programme,
    make_relation,
    make_release,
    make_role,
    make_unit,
)

pytestmark = pytest.mark.django_db

Kind = OfficeRole.Kind
AT_MOST = 6  # queries a page


def listed(client, **query):
    response = client.get(reverse("offices:offices"), query)
    assert response.status_code == 200
    return [entry.office.name_fr for entry in response.context["office_list"].entries]


def page(client, office, query=""):
    response = client.get(office.get_absolute_url() + query)
    assert response.status_code == 200
    return re.search(r"<main.*</main>", response.text, re.DOTALL).group()


# ------------------------------------------------------------------ the list


def test_the_list_has_the_offices_with_a_role_in_force_by_city(client):
    make_role(make_office(name_fr="Zagreb"))
    make_role(make_office(name_fr="Érevan"))
    make_role(make_office(name_fr="Dakar"))
    make_role(make_office(name_fr="Rôle fini"), ends="2020")
    make_role(make_office(name_fr="Rôle caché"), certainty="medium")
    make_role(make_office(name_fr="Ville cachée", certainty="medium"))
    make_role(make_office(name_fr="Fermé", status=Office.Status.CLOSED))
    make_office(name_fr="Sans rôle")

    assert listed(client) == ["Dakar", "Érevan", "Zagreb"]
    assert listed(client, on="2019-06-01") == ["Dakar", "Érevan", "Fermé", "Rôle fini", "Zagreb"]


def test_role_keeps_the_offices_that_hold_it_on_the_day(client):
    vienna = make_office(name_fr="Vienne")
    make_role(vienna, Kind.COUNTRY)
    make_role(vienna, Kind.REGIONAL, starts="2024")
    make_role(make_office(name_fr="Bruxelles"), Kind.REGIONAL, ends="2024")
    make_role(make_office(name_fr="Dakar"), Kind.COUNTRY)
    make_role(make_office(name_fr="Tunis"), Kind.REGIONAL, certainty="medium")

    assert listed(client, role="regional") == ["Vienne"]
    assert listed(client, role="regional", on="2022-01-01") == ["Bruxelles"]


def test_an_office_with_many_roles_is_listed_once(client):
    bangkok = make_office(name_fr="Bangkok")
    regional = make_role(bangkok, Kind.REGIONAL, title_fr="Bureau régional de Bangkok")
    make_role(bangkok, Kind.COORDINATION, host=regional)
    make_role(bangkok, Kind.COUNTRY)

    response = client.get(reverse("offices:offices"), {"role": "coordination"})

    assert listed(client, role="coordination") == ["Bangkok"]
    assert "Bureau régional de Bangkok" in response.text


def test_country_keeps_the_offices_that_serve_it_and_those_that_sit_in_it(client):
    austria, belgium = make_country("AT"), make_country("BE")
    make_role(
        make_office(name_fr="Bruxelles", country=belgium), Kind.REGIONAL, area=make_area(austria, belgium)
    )
    make_role(
        make_office(name_fr="Vienne", country=austria), Kind.REGIONAL, area=make_area(make_country("GE"))
    )
    make_role(make_office(name_fr="Dakar"), Kind.REGIONAL, area=make_area(make_country("SN")))
    make_role(make_office(name_fr="Caché"), countries=[austria], certainty="medium")

    assert listed(client, country="AT") == ["Bruxelles", "Vienne"]
    assert listed(client, country="at") == ["Bruxelles", "Vienne"]


def test_region_keeps_the_offices_of_the_area_and_those_that_serve_a_country_in_it(client):
    kazakhstan, kenya = make_country("KZ"), make_country("KE")
    area = make_area(slug="central-asia")
    AreaCountry.objects.create(area=area, country=kazakhstan, certainty="medium")
    make_role(make_office(name_fr="Astana"), Kind.COORDINATION, area=area)
    make_role(make_office(name_fr="Almaty"), Kind.SUB_OFFICE, countries=[kazakhstan])
    make_role(make_office(name_fr="Vienne"), Kind.REGIONAL, area=make_area(kazakhstan))
    make_role(make_office(name_fr="Nairobi"), Kind.REGIONAL, area=make_area(kenya))

    assert listed(client, region="central-asia") == ["Almaty", "Astana", "Vienne"]


@pytest.mark.parametrize("query", ["erevan", "Yerevan", "ՀԱՅԱՍՏԱՆ", "arménie", "Armenia erevan", "Érivan"])
def test_words_find_city_and_country_by_any_name(client, query):
    armenia = make_country("AM", name_fr="Arménie", name_en="Armenia", other_names="Հայաստան")
    make_role(make_office(name_fr="Erevan", name_en="Yerevan", other_names="Érivan", country=armenia))
    make_role(make_office(name_fr="Dakar"))

    assert listed(client, q=query) == ["Erevan"]


def test_filters_combine(client):
    kenya = make_country("KE")
    make_role(make_office(name_fr="Nairobi", country=kenya), Kind.REGIONAL, area=make_area(kenya))
    make_role(make_office(name_fr="Kisumu", country=kenya), Kind.SUB_OFFICE, countries=[kenya])

    assert listed(client, role="regional", country="KE", q="kenya") == ["Nairobi"]
    assert listed(client, role="regional", q="kisumu") == []


def test_each_role_is_counted_whichever_is_chosen(client):
    make_role(make_office(), Kind.REGIONAL)
    make_role(make_office(), Kind.COUNTRY)
    make_role(make_office(), Kind.COUNTRY, certainty="medium")

    response = client.get(reverse("offices:offices"), {"role": "regional"})
    counts = dict(response.context["office_list"].kinds())

    assert (counts[Kind.REGIONAL], counts[Kind.COUNTRY], counts[Kind.SUB_OFFICE]) == (1, 1, 0)


def test_offices_are_grouped_by_the_region_of_the_countries_they_serve(client):
    austria, georgia = make_country("AT"), make_country("GE")
    west = make_area(austria, name_fr="Ouest")
    east = make_area(georgia, name_fr="Est")
    vienna = make_office(name_fr="Vienne", country=austria)
    make_role(vienna, Kind.REGIONAL, area=east)
    make_role(make_office(name_fr="Bruxelles", country=make_country("BE")), Kind.REGIONAL, area=west)
    make_role(make_office(name_fr="Graz", country=austria), Kind.SUB_OFFICE, countries=[austria])
    make_role(make_office(name_fr="Genève"), Kind.HEADQUARTERS)

    office_list = client.get(reverse("offices:offices")).context["office_list"]
    groups = [(area, [entry.office.name_fr for entry in entries]) for area, entries in office_list.groups()]

    assert groups == [(None, ["Genève"]), (east, ["Vienne"]), (west, ["Bruxelles", "Graz"])]


def test_an_area_of_hidden_roles_only_cannot_be_chosen(client):
    make_role(kind=Kind.REGIONAL, area=make_area(slug="hidden", name_fr="Région cachée"), certainty="medium")

    assert "Région cachée" not in client.get(reverse("offices:offices")).text
    assert client.get(reverse("offices:offices"), {"region": "hidden"}).status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        *["role=ministry", "role=%00", "country=XX", "country=SENEGAL", "country=" + "x" * 5000],
        *["region=nowhere", "on=tomorrow", "on=9999-01-01", "q=" + "x" * 101, "q=%00"],
    ],
)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_cannot_be_asked_is_refused_in_the_language_of_the_reader(client, language, query):
    make_country("SN")

    with override(language):
        response = client.get(f"{reverse('offices:offices')}?{query}")

    assert response.status_code == 400
    assert f'<html lang="{language}"' in response.text


@pytest.mark.parametrize("query", ["'", "%", "\\", "<script>", "' OR 1=1 --", "a b " * 25, "\u202e", "🙂"])
def test_any_words_are_answered(client, query):
    make_role(make_office())

    response = client.get(reverse("offices:offices"), {"q": query})

    assert response.status_code == 200
    assert "<script>" not in response.text


def test_no_result_leads_back_to_all_offices_of_the_day(client):
    make_role(make_office())

    response = client.get(reverse("offices:offices"), {"q": "atlantis", "on": "2022-01-01"})

    assert f'href="{reverse("offices:offices")}?on=2022-01-01"' in response.text


def fill_list(number):
    for _number in range(number):
        country = make_country("KE")
        role = make_role(make_office(country=country), Kind.REGIONAL, area=make_area(country))
        make_role(make_office(), countries=[country], host=role)
        make_role(make_office(), Kind.COORDINATION, area=make_area(country), host=role)


@pytest.mark.parametrize("number", [1, 4])
@pytest.mark.parametrize("query", [{}, {"country": "KE"}, {"role": "regional"}, {"q": "ville"}])
def test_the_list_takes_few_queries(client, django_assert_max_num_queries, number, query):
    fill_list(number)

    with django_assert_max_num_queries(AT_MOST):
        listed(client, **query)


# ------------------------------------------------------------------ an office


def test_page_tells_the_roles_of_the_day_and_those_before(client):
    office = make_office(name_fr="Vienne")
    new = make_role(office, Kind.REGIONAL, title_fr="Bureau pour l’Europe", starts="2024")
    make_role(office, Kind.REGIONAL, title_fr="Bureau de Vienne", ends="2024", successor=new)
    make_role(office, Kind.COUNTRY, title_fr="Rôle caché", certainty="medium")

    now, then = page(client, office), page(client, office, "?on=2022-01-01")

    assert now.index("Bureau pour l’Europe") < now.index("Bureau de Vienne")
    assert "Bureau de Vienne" in then
    assert "Bureau pour l’Europe" not in then
    assert "caché" not in now + then


def test_page_lists_the_countries_served_and_marks_our_reading(client):
    fiji, tonga, kenya = make_country("FJ"), make_country("TO"), make_country("KE")
    area = make_area(fiji)
    AreaCountry.objects.create(area=area, country=tonga, certainty="medium")
    make_role(office := make_office(), Kind.COORDINATION, area=area, countries=[kenya])

    response = client.get(office.get_absolute_url())
    (role,) = response.context["profile"].roles

    assert [(one.country.iso2, one.is_our_reading) for one in role.served] == [
        ("KE", False),
        ("FJ", False),
        ("TO", True),
    ]
    assert fiji.get_absolute_url() in response.text


def test_page_says_that_the_status_was_not_checked(client):
    office = make_office(status=Office.Status.NOT_CHECKED)

    with override("en"):
        assert "Current status not checked" in page(client, office)


def test_page_of_a_closed_office_says_when_it_closed(client):
    office = make_office(status=Office.Status.CLOSED, abolished="2011-11-30")

    with override("en"):
        words = page(client, office)

    assert "This office is closed." in words
    assert '<time datetime="2011-11-30">' in words


def test_an_office_without_contact_offers_the_one_above_and_headquarters(client):
    above = make_office(name_fr="Paris", placed=True)
    office = make_office(parent=above, name_fr="Calais", placed=True)
    headquarters = make_office(name_fr="Genève")
    make_role(headquarters, Kind.HEADQUARTERS)
    make_contact_point(office, email="hidden@example.org", certainty="medium")
    make_contact_point(headquarters, email="hq@example.org")
    make_contact_point(headquarters, email="former@example.org", ends="2020")

    words = page(client, office)

    assert words.index(headquarters.get_absolute_url()) < words.index("mailto:hq@example.org")
    assert words.index("mailto:hq@example.org") < words.index(above.get_absolute_url())
    assert "hidden@example.org" not in words
    assert "former@example.org" not in words


def test_the_office_above_is_offered_first_when_it_can_be_reached(client):
    above = make_office(name_fr="Paris", placed=True)
    office = make_office(parent=above, name_fr="Calais", placed=True)
    headquarters = make_office(name_fr="Genève")
    make_role(headquarters, Kind.HEADQUARTERS)
    make_contact_point(headquarters, email="hq@example.org")
    make_contact_point(above, email="paris@example.org")

    words = page(client, office)

    assert words.index("paris@example.org") < words.index("hq@example.org")


def test_how_to_reach_it_comes_before_everything_else(client):
    make_role(office := make_office(), Kind.REGIONAL)
    make_contact_point(office, phone="+221338696200")

    words = page(client, office)

    assert words.index("tel:+221-33-869-62-00") < words.index('id="roles"') < words.index('id="day-on"')


def test_a_past_day_offers_no_number_to_dial_and_no_card(client):
    make_contact_point(office := make_office(), phone="+221338696200")

    words = page(client, office, "?on=2022-01-01")

    assert "+221 33 869 62 00" in words
    assert "tel:" not in words
    assert reverse("offices:card", args=[office.slug]) not in words


def test_each_role_is_explained_once_in_plain_words(client):
    make_role(office := make_office(), Kind.COUNTRY)

    with override("en"):
        words = page(client, office)

    assert words.count("Works with the authorities of the country") == 1


def test_an_office_with_a_contact_offers_it(client):
    office = make_office()
    make_role(make_office(name_fr="Genève"), Kind.HEADQUARTERS)
    make_contact_point(office, email="now@example.org", purpose="press")

    words = page(client, office)

    assert "mailto:now@example.org" in words
    assert "Genève" not in words


def test_former_contacts_of_the_units_seated_there_are_told_apart(client):
    office = make_office()
    unit = make_unit(seat=office, name_fr="Division dissoute", abolished="2024", placed=False)
    make_contact_point(unit, email="then@example.org", ends="2024")

    words = page(client, office)

    assert (
        words.index('<details class="fold">')
        < words.index("Division dissoute")
        < words.index("then@example.org")
    )
    assert "mailto:then@example.org" not in words


def test_page_lists_the_units_seated_there_and_the_offices_below_on_the_day(client):
    office = make_office(placed=True)
    make_unit(seat=office, name_fr="Division d’alors", placed=False)
    now = make_unit(seat=office, name_fr="Division", placed=False)
    Placement.objects.create(unit=now, starts="2020", name_fr="Division d’aujourd’hui")
    make_unit(seat=office, name_fr="Division cachée", certainty="medium")
    make_office(parent=office, name_fr="Thiès", placed=True)
    make_office(parent=office, name_fr="Bureau caché", certainty="medium", placed=True)
    make_office(parent=office, name_fr="Bureau aboli, ou caché", abolished="2018", placed=True)
    make_unit(seat=office, name_fr="Division abolie, ou cachée", abolished="2018")
    moved = make_office(parent=office, name_fr="Banjul")
    Placement.objects.create(unit=moved, parent=office, ends="2020")

    words, then = page(client, office), page(client, office, "?on=2019-06-01")

    assert "Division d’aujourd’hui" in words
    assert "Thiès" in words
    assert "Banjul" not in words
    assert "Banjul" in then
    assert "Division d’aujourd’hui" not in then
    assert "Division d’alors" not in words + then
    assert "cach" not in words + then


def test_page_lists_the_functions_and_the_roles_of_other_offices_that_it_hosts(client):
    buenos_aires, panama = make_office(name_fr="Buenos Aires"), make_office(name_fr="Panama")
    regional = make_role(buenos_aires, Kind.REGIONAL)
    make_role(buenos_aires, Kind.HOSTED_FUNCTION, purpose_fr="secrétariat technique", host=regional)
    make_role(panama, Kind.SPECIAL_ENVOY, title_fr="Bureau de l’Envoyé spécial", host=regional)
    make_role(panama, Kind.COUNTRY, title_fr="Rôle caché", host=regional, certainty="medium")
    hidden = make_role(buenos_aires, Kind.REGIONAL, certainty="medium")
    make_role(panama, Kind.COUNTRY, title_fr="Rôle de l’hôte caché", host=hidden)

    words = page(client, buenos_aires)

    assert "secrétariat technique" in words
    assert "Bureau de l’Envoyé spécial" in words
    assert "caché" not in words


def test_page_lists_relations_to_outside_bodies_by_kind(client):
    role = make_role(office := make_office(), Kind.REGIONAL)
    hidden = make_role(office, Kind.REGIONAL, certainty="medium")
    make_relation(role, kind="support", name_fr="Processus de Bali")
    make_relation(role, kind="cooperation", name_fr="CESAP", acronym="ESCAP")
    make_relation(hidden, kind="cooperation", name_fr="Organisme caché")

    response = client.get(office.get_absolute_url())
    relations = response.context["profile"].relations

    assert [[relation.name_fr for relation in same] for _kind, same in relations] == [
        ["CESAP"],
        ["Processus de Bali"],
    ]
    assert "Organisme caché" not in response.text


def test_the_position_is_written_with_a_point_in_every_language(client):
    office = make_office(latitude="-34.6131", longitude="-58.3772")

    for language in ["fr", "en", "es", "ar"]:
        with override(language):
            assert 'href="geo:-34.6131,-58.3772"' in page(client, office)


def test_page_lists_releases_and_programmes_of_the_country(client):
    kenya = make_country("KE")
    make_release(countries=[kenya], title_fr="Communiqué du Kenya")
    make_programme(title="Programme du Kenya").countries.add(kenya)

    words = page(client, make_office(country=kenya))

    assert "Communiqué du Kenya" in words
    assert "Programme du Kenya" in words


def fill_office(office, number):
    for _number in range(number):
        country = make_country("KE")
        role = make_role(office, Kind.REGIONAL, area=make_area(country), countries=[country])
        make_role(office, Kind.REGIONAL, ends="2020", successor=role)
        make_role(make_office(), Kind.SPECIAL_ENVOY, host=role)
        make_role(make_office(), Kind.HEADQUARTERS)
        make_relation(role)
        make_contact_point(make_unit(seat=office))
        make_contact_point(office)
        make_office(parent=office, placed=True)
        make_release(countries=[office.country])
        make_programme().countries.add(office.country)


@pytest.mark.parametrize("number", [1, 4])
def test_an_office_takes_few_queries(client, django_assert_max_num_queries, number):
    office = make_office(parent=make_office(), placed=True)
    fill_office(office, number)

    with django_assert_max_num_queries(AT_MOST):
        page(client, office)


# ------------------------------------------------------------------ on the pages of other apps


def test_the_regional_offices_of_today_take_one_query(django_assert_num_queries):
    for city in ["Vienne", "Dakar"]:
        make_role(make_office(name_fr=city), Kind.REGIONAL, area=make_area(name_fr=f"Région de {city}"))
    make_role(make_office(name_fr="Ville d’avant"), Kind.REGIONAL, ends="2020")
    make_role(make_office(name_fr="Ville cachée"), Kind.REGIONAL, certainty="medium")
    make_role(make_office(name_fr="Nairobi"), Kind.COUNTRY)

    tag = "{% load offices %}{% regional_offices as regional %}"
    include = "{% include 'offices/includes/regional_offices.html' with roles=regional.roles only %}"
    with django_assert_num_queries(1):
        words = Template(tag + include).render(Context())

    assert words.index("Dakar") < words.index("Région de Dakar") < words.index("Vienne")
    assert "Ville" not in words
    assert "Nairobi" not in words
