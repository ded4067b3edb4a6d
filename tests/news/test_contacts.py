import datetime as dt

import pytest
from django.utils import timezone

from news.contacts import contact_today
from offices.models import Office, OfficeRole
from tests.factories import (
    make_appointment,
    make_contact_point,
    make_office,
    make_person,
    make_release,
    make_role,
    make_unit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def headquarters(db):
    office = make_office(name_fr="Genève")
    make_role(office, OfficeRole.Kind.HEADQUARTERS)
    return office


def test_the_issuing_unit_answers_before_headquarters_and_the_press_before_the_rest(headquarters):
    unit, other = make_unit(), make_unit()
    release = make_release(issued_by=unit)
    make_contact_point(other, purpose="press")

    assert contact_today(release) is None
    general = make_contact_point(headquarters)
    assert contact_today(release) == general
    press = make_contact_point(headquarters, purpose="press")
    assert contact_today(release) == press
    own = make_contact_point(unit)
    assert contact_today(release) == own
    own_press = make_contact_point(unit, purpose="press")
    assert contact_today(release) == own_press
    assert contact_today(make_release()) == press


@pytest.mark.parametrize(
    "hidden",
    [
        {"certainty": "medium"},
        {"ends": "2020"},
        {"starts": "2999"},
        {"purpose": "donors"},
        {"email": "", "address": "Rue"},
    ],
)
def test_what_is_not_public_in_force_and_for_the_press_is_no_contact(headquarters, hidden):
    make_contact_point(headquarters, **hidden)

    assert contact_today(make_release()) is None


@pytest.mark.parametrize(
    "hidden", [{"certainty": "medium"}, {"status": Office.Status.CLOSED}, {"abolished": "2020"}]
)
def test_a_unit_that_is_hidden_closed_or_abolished_has_no_contact(headquarters, hidden):
    office = make_office(**hidden)
    make_contact_point(office)
    general = make_contact_point(headquarters)

    assert contact_today(make_release(issued_by=office)) == general


def test_a_person_is_named_who_is_known_well_enough(client, headquarters):
    make_contact_point(headquarters, person=make_person(name_fr="SECRET"))
    release = make_release(date=(timezone.localdate() - dt.timedelta(days=1)).isoformat())

    assert "SECRET" not in client.get(release.get_absolute_url()).content.decode()

    make_contact_point(
        headquarters, purpose="press", person=make_appointment(make_person(name_fr="Amina")).person
    )
    html = client.get(release.get_absolute_url()).content.decode()
    assert "Amina" in html
    assert headquarters.get_absolute_url() in html


def test_it_takes_one_query(headquarters, django_assert_num_queries):
    release = make_release(issued_by=make_unit())
    make_contact_point(headquarters, person=make_person())

    with django_assert_num_queries(1):
        contact = contact_today(release)
        assert contact.unit.name_fr == "Genève"
        assert contact.is_named is False
