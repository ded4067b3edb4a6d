import datetime as dt

import pytest
from django.utils import timezone

from offices.models import Office, OfficeRole
from pages.models import Figure, PageEdition
from tests.factories import make_area, make_country, make_office, make_page, make_release, make_role

pytestmark = pytest.mark.django_db

REGIONAL = OfficeRole.Kind.REGIONAL


def html(client, language="fr"):
    response = client.get(f"/{language}/")
    assert response.status_code == 200
    return response.content.decode()


def test_home_says_what_the_organisation_is(client):
    page = make_page(code="who-we-are", slug="who-we-are")
    PageEdition.objects.filter(document=page.pk).update(
        title_fr="Qui sommes-nous", summary_fr="Une organisation."
    )

    words = html(client)

    assert "Une organisation." in words
    assert 'href="/fr/who-we-are/">Qui sommes-nous</a>' in words


def test_home_shows_the_three_newest_releases(client):
    for year in range(2014, 2020):
        make_release(title_fr=f"Communiqué de {year}", date=str(year))
    make_release(title_fr="Brouillon", state="draft")
    make_release(title_fr="Demain", publish_at=timezone.now() + dt.timedelta(days=1))
    make_release(title_fr="Retiré", withdrawn_at=timezone.now())

    words = html(client)

    assert [year for year in range(2014, 2020) if f"Communiqué de {year}" in words] == [2017, 2018, 2019]
    assert words.index("Communiqué de 2019") < words.index("Communiqué de 2018")
    for hidden in ["Brouillon", "Demain", "Retiré"]:
        assert hidden not in words


def test_each_key_figure_is_the_most_recent_one_with_its_date(client):
    for value, as_of in [(173, "2019-11-26"), (175, "2023-10"), (122, "2007-11")]:
        Figure.objects.create(measure="member_states", label_fr="États membres", value=value, as_of=as_of)
    Figure.objects.create(
        measure="staff", label_fr="membres du personnel", value=19000, qualifier="nearly", as_of="2023-05"
    )
    Figure.objects.create(measure="other", label_fr="autre mesure", value=7, as_of="2024")

    response = client.get("/fr/")

    assert [figure.value for figure in response.context["home"].figures()] == [175, 19000]
    words = response.content.decode()
    assert '<time datetime="2023-10">octobre 2023</time>' in words
    assert "19\u202f000" in words
    assert "autre mesure" not in words


def test_home_names_the_regional_offices_of_today(client):
    area = make_area(name_fr="Afrique de l’Ouest")
    make_role(make_office(name_fr="Dakar", slug="dakar"), REGIONAL, area=area)
    make_role(make_office(name_fr="Ancienne"), REGIONAL, ends="2020")
    make_role(make_office(name_fr="Incertaine"), REGIONAL, certainty="medium")
    make_role(make_office(name_fr="Cachée", certainty="medium"), REGIONAL)
    make_role(make_office(name_fr="Fermée", status=Office.Status.CLOSED), REGIONAL)
    make_role(make_office(name_fr="Abolie", abolished="2020"), REGIONAL)
    make_role(make_office(name_fr="Nationale"), OfficeRole.Kind.COUNTRY)

    words = html(client)

    assert '<a href="/fr/bureaux/dakar/">Dakar</a>' in words
    assert "Afrique de l’Ouest" in words
    for hidden in ["Ancienne", "Incertaine", "Cachée", "Fermée", "Abolie", "Nationale"]:
        assert hidden not in words


def test_a_reader_finds_a_country_from_home(client):
    make_country("SN")
    make_country("EG")
    make_country("FJ", name_fr="Fidji")

    words = html(client)
    found = client.get("/es/?country=SN")

    assert words.index("Égypte</option>") < words.index("Fidji</option>") < words.index("Sénégal</option>")
    assert (found.status_code, found.headers["Location"]) == (302, "/es/paises/sn/")


@pytest.mark.parametrize("code", ["S", "SEN", "s;", "%C3%A9a", "x" * 5000])
def test_a_country_code_that_is_none_is_refused(client, code):
    assert client.get(f"/fr/?country={code}").status_code == 400


@pytest.mark.parametrize("many", [1, 9])
def test_home_takes_few_queries(client, django_assert_max_num_queries, many):
    make_page(code="who-we-are", in_menu=True)
    for number in range(many):
        make_page(in_menu=True)
        make_release(countries=[make_country(f"A{chr(65 + number)}")])
        make_role(make_office(), REGIONAL, area=make_area())
        Figure.objects.create(measure="staff", label_fr="personnel", value=number, as_of=f"200{number}")

    with django_assert_max_num_queries(6):
        html(client)


def test_home_of_an_empty_site_answers_in_every_language(client):
    for language in ["fr", "en", "es", "ar"]:
        assert "<h1>" in html(client, language)
