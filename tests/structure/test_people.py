import datetime as dt

import pytest
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import override

from structure.models import OrgUnit
from structure.people import appointment_status
from structure.templatetags.terms import term
from tests.factories import make_appointment, make_person, make_release, make_unit

pytestmark = pytest.mark.django_db

DAY = dt.date(2019, 11, 26)
LANGUAGES = ["fr", "en", "es", "ar"]


def people(client, query=""):
    with override("fr"):
        return client.get(reverse("structure:people") + query)


def page_of(client, person, query=""):
    with override("fr"):
        return client.get(person.get_absolute_url() + query)


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2018-10-01", "2023-09-30", "now"),
        ("2018", "", "now"),
        ("", "2023", "now"),
        ("2008", "2018", "before"),
        ("", "2018", "before"),
        ("2021-09", "", "later"),
        ("", "", "undated"),
    ],
)
def test_standing_is_seen_from_the_day(starts, ends, expected):
    assert appointment_status(make_appointment(starts=starts, ends=ends), DAY) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "is_past", "expected"),
    [
        ("2018", "2023", False, "2018 – 2023"),
        ("2018", "2018", False, "2018"),
        ("2021-09", "", False, "since September 2021"),
        ("2021", "", True, "start: 2021"),
        ("", "2023", False, "until 2023"),
        ("", "", False, "dates not documented"),
    ],
)
def test_term_says_what_is_known(starts, ends, is_past, expected):
    appointment = make_appointment(starts=starts, ends=ends)

    with override("en"):
        words = term(appointment, is_past)

    assert strip_tags(words) == expected


def test_list_shows_who_is_in_office_then_the_heads_by_number(client):
    head, deputy = make_unit(kind=OrgUnit.Kind.POST), make_unit(kind=OrgUnit.Kind.POST)
    second = make_appointment(unit=head, rank=2, starts="2018-10-01", ends="2023-09-30")
    first = make_appointment(unit=head, rank=1, starts="2008", ends="2018-09-30")
    assistant = make_appointment(unit=deputy, starts="2021-09")
    third = make_appointment(unit=head, rank=3, starts="2023-10-01")
    other = make_appointment(unit=deputy, starts="2015", ends="2020")

    register = people(client).context["register"]

    assert register.current == [third, assistant]
    assert register.heads == [first, second, third]
    assert register.others == [other]


def test_list_is_that_of_the_day_asked_for(client):
    post = make_unit(kind=OrgUnit.Kind.POST)
    then = make_appointment(unit=post, rank=1, starts="2018-10-01", ends="2023-09-30")
    make_appointment(unit=post, rank=2, starts="2023-10-01")

    response = people(client, "?on=2019-11-26")

    assert response.context["register"].current == [then]
    assert response.context["register"].heads == [then]
    assert f'href="{then.person.get_absolute_url()}?on=2019-11-26"' in response.text


def test_a_person_with_two_posts_is_listed_where_each_belongs(client):
    person = make_person()
    make_appointment(person, starts="2015", ends="2018")
    current = make_appointment(person, starts="2018")

    register = people(client).context["register"]

    assert (register.current, register.others) == ([current], [])


def test_page_shows_name_biography_and_posts(client):
    person = make_person(name_fr="Amy Pope", biography_fr="<p>Elle dirige.</p>")
    post = make_unit(kind=OrgUnit.Kind.POST)
    make_appointment(person, post, title_fr="Directrice générale", starts="2023-10-01")

    page = page_of(client, person).text

    assert "<h1>Amy Pope</h1>" in page
    assert "<p>Elle dirige.</p>" in page
    assert f'href="{post.get_absolute_url()}">Directrice générale</a>' in page


def test_page_opens_with_the_post_held_on_the_day(client):
    person = make_person()
    make_appointment(person, title_fr="Adjointe", starts="2010", ends="2018")
    make_appointment(person, title_fr="Directrice", starts="2019")

    then, today = page_of(client, person, "?on=2015-01-01").text, page_of(client, person).text

    assert '<p class="lead">Adjointe</p>' in then
    assert '<p class="lead">Directrice</p>' in today


def test_page_does_not_lead_to_a_unit_that_is_not_published(client):
    person = make_person()
    unit = make_unit(name_fr="Secret", certainty="medium")
    make_appointment(person, unit, title_fr="Cheffe", starts="2020")

    page = page_of(client, person).text

    assert "Cheffe" in page
    assert "Secret" not in page
    assert unit.get_absolute_url() not in page


def test_a_person_who_is_not_published_has_no_page_and_is_not_listed(client):
    doubtful = make_person(name_fr="Secret A", certainty="medium")
    make_appointment(doubtful, starts="2020")
    unproven = make_person(name_fr="Secret B")
    make_appointment(unproven, starts="2020", certainty="medium")
    outsider = make_person(name_fr="Secret C")

    page = people(client).text

    assert "Secret" not in page
    assert [page_of(client, one).status_code for one in [doubtful, unproven, outsider]] == [404, 404, 404]


def test_a_doubtful_post_of_a_known_person_stays_hidden(client):
    person = make_person()
    make_appointment(person, title_fr="Directrice", starts="2020")
    make_appointment(person, title_fr="Secret", starts="2015", ends="2020", certainty="medium")

    assert "Secret" not in page_of(client, person).text
    assert "Secret" not in people(client).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_open_in_every_language(client, language):
    person = make_appointment(starts="2020").person

    with override(language):
        statuses = [
            client.get(reverse("structure:people")).status_code,
            client.get(person.get_absolute_url()).status_code,
        ]

    assert statuses == [200, 200]


@pytest.mark.parametrize("rows", [1, 4])
def test_list_makes_three_queries(client, django_assert_num_queries, rows):
    for _number in range(rows):
        make_appointment(starts="2020")
        make_appointment(starts="2010", ends="2015", rank=1)

    with django_assert_num_queries(3):  # the menu, the people, their appointments
        people(client)


@pytest.mark.parametrize("rows", [1, 4])
def test_page_makes_four_queries(client, django_assert_num_queries, rows):
    person = make_person()
    for _number in range(rows):
        make_appointment(person, starts="2020")
        make_release()

    with django_assert_num_queries(4):  # the menu, the person, the appointments, the releases
        page_of(client, person)
