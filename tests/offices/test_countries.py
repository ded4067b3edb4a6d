import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from offices.models import AreaCountry, OfficeRole
from tests.factories import (
    make_appointment,
    make_area,
    make_contact_point,
    make_country,
    make_office,
    make_person,
    make_programme,
    make_release,
    make_role,
)

pytestmark = pytest.mark.django_db

Kind = OfficeRole.Kind
AT_MOST = 6  # queries a page


def page(client, country, query=""):
    response = client.get(country.get_absolute_url() + query)
    assert response.status_code == 200
    return response


def main(response):
    return re.search(r"<main.*</main>", response.text, re.DOTALL).group()


def test_the_list_is_arranged_by_letter(client):
    for iso2, name in {"EG": "Égypte", "ES": "Espagne", "DK": "Danemark", "ZM": "Zambie"}.items():
        make_country(iso2, name_fr=name)

    letters = client.get(reverse("offices:countries")).context["letters"]

    assert [(letter, [country.iso2 for country in same]) for letter, same in letters] == [
        ("D", ["DK"]),
        ("E", ["EG", "ES"]),
        ("Z", ["ZM"]),
    ]


def test_the_arabic_list_has_arabic_letters(client):
    make_country("BR", name_ar="البرازيل")
    make_country("JO", name_ar="الأردن")

    with override("ar"):
        letters = client.get(reverse("offices:countries")).context["letters"]

    assert [letter for letter, _same in letters] == ["ا", "ب"]


@pytest.mark.parametrize("query", ["sn", "SNX", "senegal", "Sénégal"])
def test_words_that_fit_one_country_lead_to_it(client, query):
    country = make_country("SN")
    make_country("KE")

    response = client.get(reverse("offices:countries"), {"q": query, "on": "2022-01-01"})

    assert response.status_code == 302
    assert response["Location"] == country.get_absolute_url() + "?on=2022-01-01"


def test_words_that_fit_several_countries_list_them(client):
    make_country("CG", name_fr="Congo")
    make_country("CD", name_fr="République démocratique du Congo")
    make_country("SN")

    response = client.get(reverse("offices:countries"), {"q": "congo"})

    assert [letter for letter, _same in response.context["letters"]] == ["C", "R"]
    assert response.context["number"] == 2


@pytest.mark.parametrize("query", ["'", "%", "\\", "<script>", "' OR 1=1 --", "a b " * 25, "\u202e", "🙂"])
def test_any_words_are_answered(client, query):
    make_country("SN")

    response = client.get(reverse("offices:countries"), {"q": query})

    assert response.status_code == 200
    assert "<script>" not in response.text


@pytest.mark.parametrize("query", ["q=" + "x" * 101, "q=%00", "on=2022-13-01"])
def test_what_cannot_be_asked_is_refused(client, query):
    assert client.get(f"{reverse('offices:countries')}?{query}").status_code == 400


def test_the_list_takes_few_queries(client, django_assert_max_num_queries):
    for code in ["SN", "KE", "AT", "EG"]:
        make_country(code)

    with django_assert_max_num_queries(AT_MOST):
        client.get(reverse("offices:countries"))


def test_a_country_says_who_serves_it_and_why(client):
    kenya = make_country("KE")
    nairobi = make_office(country=kenya, name_fr="Nairobi")
    make_role(
        nairobi, Kind.REGIONAL, area=make_area(kenya, name_fr="Afrique de l’Est"), title_fr="Bureau régional"
    )
    make_role(make_office(name_fr="Genève"), Kind.HEADQUARTERS)
    make_role(make_office(name_fr="Bureau caché"), Kind.COUNTRY, countries=[kenya], certainty="medium")
    make_role(make_office(name_fr="Ville cachée", certainty="medium"), Kind.COUNTRY, countries=[kenya])

    response = page(client, kenya)

    assert [answer.office.name for answer in response.context["answers"]] == ["Nairobi", "Genève"]
    assert "Afrique de l’Est" in main(response)
    assert "caché" not in main(response)


def test_a_country_nobody_is_known_to_serve_is_offered_headquarters(client):
    andorra = make_country("AD", name_fr="Andorre")
    make_role(make_office(name_fr="Genève"), Kind.HEADQUARTERS)

    with override("en"):
        words = main(page(client, andorra))

    assert "We know of no office that serves this country." in words
    assert "Genève" in words


def test_an_office_that_serves_it_twice_is_one_answer(client):
    country = make_country("SN")
    make_role(dakar := make_office(name_fr="Dakar"), Kind.COUNTRY, countries=[country])
    make_role(dakar, Kind.REGIONAL, area=make_area(country))

    (answer,) = page(client, country).context["answers"]

    assert [step.role.kind for step in answer.serving_roles] == [Kind.COUNTRY, Kind.REGIONAL]


def test_an_office_without_contact_comes_with_the_contact_of_who_can_be_reached(client):
    country = make_country("SN")
    make_role(make_office(name_fr="Dakar"), Kind.COUNTRY, countries=[country])
    make_role(geneva := make_office(name_fr="Genève"), Kind.HEADQUARTERS)
    make_contact_point(geneva, phone="+41227179111")

    words = main(page(client, country))

    assert words.index("Dakar") < words.index("tel:+41-22-717-91-11") < words.index('id="others"')
    assert words.count("tel:+41-22-717-91-11") == 1


def test_our_reading_of_an_area_is_marked(client):
    fiji, tonga, area = make_country("FJ"), make_country("TO"), make_area()
    AreaCountry.objects.create(area=area, country=fiji, certainty="medium")
    AreaCountry.objects.create(area=area, country=tonga)
    make_role(kind=Kind.COORDINATION, area=area)

    with override("en"):
        readings = ["Our interpretation" in main(page(client, country)) for country in (fiji, tonga)]

    assert readings == [True, False]


def test_an_office_that_only_sits_in_the_country_is_told_apart(client):
    austria = make_country("AT")
    vienna = make_office(country=austria, name_fr="Vienne")
    make_role(vienna, Kind.REGIONAL, area=make_area(make_country("GE")))

    with override("en"):
        response = page(client, austria)

    assert response.context["answers"] == []
    assert "An office does not always serve the country in which it is located" in main(response)
    assert "Vienne" in main(response)


def test_the_region_before_is_shown_with_what_it_merged_into(client):
    country = make_country("BB")
    panama, san_jose = make_office(name_fr="Panama"), make_office(name_fr="San José")
    new = make_role(
        panama, Kind.REGIONAL, area=make_area(country), title_fr="Bureau des Amériques", starts="2024"
    )
    make_role(san_jose, Kind.REGIONAL, area=make_area(country), ends="2024", successor=new)

    now, then = main(page(client, country)), main(page(client, country, "?on=2022-01-01"))

    assert (
        now.index("Panama") < now.index("San José") < now.index("Bureau des Amériques", now.index("San José"))
    )
    assert "Bureau des Amériques" not in then


@pytest.mark.parametrize("hidden", [{"certainty": "medium"}, {"office": "medium"}])
@pytest.mark.parametrize("relation", ["host", "successor"])
def test_a_related_role_that_may_not_be_shown_is_not_named(client, relation, hidden):
    country = make_country("BB")
    office = make_office(name_fr="Ville cachée", certainty=hidden.get("office", "certain"))
    related = make_role(
        office, Kind.REGIONAL, title_fr="Rôle caché", certainty=hidden.get("certainty", "certain")
    )
    ends = "2020" if relation == "successor" else ""
    make_role(kind=Kind.REGIONAL, area=make_area(country), ends=ends, **{relation: related})

    words = main(page(client, country))

    assert "caché" not in words


def test_contacts_in_force_are_shown_and_others_are_not(client):
    country = make_country("KE")
    office = make_office()
    make_role(office, countries=[country])
    make_contact_point(office, email="now@example.org")
    make_contact_point(office, email="then@example.org", ends="2020-01-01")
    make_contact_point(office, email="hidden@example.org", certainty="medium")
    hidden = make_person(name_fr="Personne cachée")
    make_appointment(hidden, certainty="medium")
    make_contact_point(office, email="of@example.org", person=hidden)

    words = main(page(client, country))

    assert "now@example.org" in words
    assert "of@example.org" in words
    assert "then@example.org" not in words
    assert "hidden@example.org" not in words
    assert "cachée" not in words


def test_links_keep_the_day(client):
    country = make_country("KE")
    make_role(make_office(), Kind.REGIONAL, area=make_area(country))

    words = main(page(client, country, "?on=2022-01-01"))
    words = re.sub(r"<aside.*</aside>", "", words, flags=re.DOTALL)  # which leads back to today
    links = re.findall(r'<a [^>]*href="(/fr/(?:bureaux|pays)/[^"]*)"', words)

    assert links
    assert [link for link in links if "on=2022-01-01" not in link] == []


def fill(country, number):
    for _number in range(number):
        office = make_office(country=country)
        make_role(office, countries=[country], host=make_role(make_office()))
        make_role(office, Kind.ADMINISTRATIVE_CENTRE)
        make_role(
            kind=Kind.REGIONAL, area=make_area(country), ends="2020", successor=make_role(kind=Kind.REGIONAL)
        )
        make_role(kind=Kind.REGIONAL, area=make_area(country))
        make_role(kind=Kind.HEADQUARTERS)
        make_contact_point(office, person=make_appointment().person)
        make_release(countries=[country])
        make_programme().countries.add(country)


@pytest.mark.parametrize("number", [1, 4])
def test_a_country_takes_few_queries(client, django_assert_max_num_queries, number):
    country = make_country("KE")
    fill(country, number)

    with django_assert_max_num_queries(AT_MOST):
        page(client, country)
