import pytest
from django.template import Context, Template
from django.utils import timezone

from news.models import NamedPerson
from publishing.models import State
from tests.factories import make_country, make_person, make_release, make_theme, make_unit

pytestmark = pytest.mark.django_db


def render(arguments="", **context):
    return Template("{% load news %}{% latest_releases " + arguments + " %}").render(Context(context))


def test_nothing_is_printed_when_there_is_nothing():
    make_release(state=State.DRAFT)

    assert render().strip() == ""
    assert render("unit=unit", unit=make_unit()).strip() == ""


def test_the_newest_published_releases_are_shown_in_one_query(django_assert_num_queries):
    for year in range(2010, 2018):
        make_release(title_fr=f"De {year}", date=str(year))
    make_release(title_fr="SECRET", date="2018", certainty="medium")
    make_release(title_fr="SECRET", date="2018", withdrawn_at=timezone.now())

    with django_assert_num_queries(1):
        html = render("limit=3 heading=heading", heading="À la une")

    assert [year for year in range(2010, 2018) if f"De {year}" in html] == [2015, 2016, 2017]
    assert "<h2>À la une</h2>" in html
    assert "SECRET" not in html


def test_of_a_unit_are_those_of_the_published_units_below_it():
    unit = make_unit()
    make_release(title_fr="Du dessus", issued_by=unit)
    make_release(title_fr="Du dessous", issued_by=make_unit(unit))
    make_release(title_fr="SECRET", issued_by=make_unit(unit, certainty="medium"))
    make_release(title_fr="SECRET", issued_by=make_unit())
    unit.refresh_from_db()

    html = render("unit=unit", unit=unit)

    assert "Du dessus" in html
    assert "Du dessous" in html
    assert "SECRET" not in html


def test_of_a_country_a_theme_or_a_person_are_those_that_name_it():
    country, theme, person = make_country("LB"), make_theme(slug="council"), make_person()
    edition = make_release(title_fr="Voulu", countries=[country], themes=[theme])
    NamedPerson.objects.create(edition=edition, person=person)
    make_release(title_fr="SECRET")

    for about in [{"country": country}, {"theme": theme}, {"person": person}]:
        [name] = about
        html = render(f"{name}={name}", **about)

        assert "Voulu" in html
        assert "SECRET" not in html
    assert "?country=LB" in render("country=country", country=country)


def test_what_exists_in_another_language_only_is_marked():
    make_release(title_fr="", title_en="English only")

    html = render()

    assert '<span lang="en" dir="ltr">English only</span>' in html
    assert "Langue\xa0: anglais" in html
