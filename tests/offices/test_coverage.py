import datetime as dt

import pytest
from django.utils import timezone

from offices.coverage import Coverage, Reason, roles_on
from offices.models import AreaCountry, Office, OfficeRole
from tests.factories import make_area, make_country, make_office, make_role

pytestmark = pytest.mark.django_db

Kind = OfficeRole.Kind
TODAY = timezone.localdate()
IN_2022 = dt.date(2022, 1, 1)


def asked(country, day=TODAY):
    return [(step.role, step.reason) for step in Coverage(country, day).serving_roles]


def test_a_country_role_serves_the_country_it_names():
    senegal, gambia = make_country("SN"), make_country("GM")
    role = make_role(make_office(country=senegal), Kind.COUNTRY, countries=[gambia])

    assert asked(gambia) == [(role, Reason.NAMED)]
    assert asked(senegal) == []


def test_a_role_with_an_area_serves_the_countries_of_the_area():
    kenya = make_country("KE")
    role = make_role(kind=Kind.REGIONAL, area=make_area(kenya))

    assert asked(kenya) == [(role, Reason.MEMBER)]


def test_the_country_of_an_office_is_not_served_for_being_its_place():
    austria, georgia = make_country("AT"), make_country("GE")
    vienna = make_office(country=austria)
    role = make_role(vienna, Kind.REGIONAL, area=make_area(georgia))

    coverage = Coverage(austria, TODAY)

    assert coverage.serving_roles == []
    assert coverage.located == {vienna: [role]}


def test_steps_go_from_the_nearest_to_headquarters():
    country = make_country("NP")
    area = make_area(country)
    headquarters = make_role(kind=Kind.HEADQUARTERS)
    sub_office = make_role(kind=Kind.SUB_OFFICE, countries=[country])
    regional = make_role(kind=Kind.REGIONAL, area=area)
    liaison = make_role(kind=Kind.SPECIAL_LIAISON, area=area)
    envoy = make_role(kind=Kind.SPECIAL_ENVOY, countries=[country])
    coordination = make_role(kind=Kind.COORDINATION, area=area)
    country_role = make_role(kind=Kind.COUNTRY, countries=[country])

    steps = [step.role for step in Coverage(country, TODAY).serving_roles]

    assert steps == [country_role, sub_office, coordination, regional, envoy, liaison, headquarters]


def test_headquarters_is_offered_where_nothing_is_known():
    headquarters = make_role(kind=Kind.HEADQUARTERS)
    make_role(kind=Kind.REGIONAL, area=make_area(make_country("FR")))

    coverage = Coverage(make_country("AD"), TODAY)

    assert [(step.role, step.reason) for step in coverage.serving_roles] == [
        (headquarters, Reason.LAST_RESORT)
    ]
    assert not coverage.is_known


def test_a_membership_of_medium_certainty_is_marked_as_our_reading():
    fiji, area = make_country("FJ"), make_area()
    AreaCountry.objects.create(area=area, country=fiji, certainty="medium")
    make_role(kind=Kind.COORDINATION, area=area)
    make_role(kind=Kind.REGIONAL, area=make_area(fiji))

    steps = Coverage(fiji, TODAY).serving_roles

    assert [step.is_our_reading for step in steps] == [True, False]


def test_roles_and_offices_of_medium_certainty_serve_nobody():
    country = make_country("BB")
    make_role(kind=Kind.COUNTRY, countries=[country], certainty="medium")
    make_role(make_office(certainty="medium", country=country), Kind.COUNTRY, countries=[country])
    make_role(make_office(country=country), Kind.ADMINISTRATIVE_CENTRE, certainty="medium")

    coverage = Coverage(country, TODAY)

    assert (coverage.serving_roles, coverage.before, coverage.located) == ([], [], {})


def test_the_region_of_a_country_changes_with_the_day():
    austria = make_country("AT")
    vienna, brussels = make_office(country=austria), make_office(country=make_country("BE"))
    new = make_role(vienna, Kind.REGIONAL, area=make_area(austria), starts="2024")
    old = make_role(brussels, Kind.REGIONAL, area=make_area(austria), ends="2024", successor=new)

    then, now = Coverage(austria, IN_2022), Coverage(austria, TODAY)

    assert [step.role for step in then.serving_roles] == [old]
    assert then.before == []
    assert [step.role for step in now.serving_roles] == [new]
    assert [step.role for step in now.before] == [old]


def test_headquarters_is_not_said_to_serve_its_own_country_by_name():
    switzerland = make_country("CH")
    headquarters = make_role(make_office(country=switzerland), Kind.HEADQUARTERS, countries=[switzerland])

    coverage = Coverage(switzerland, TODAY)

    assert [(step.role, step.reason) for step in coverage.serving_roles] == [
        (headquarters, Reason.LAST_RESORT)
    ]
    assert coverage.located == {}


def test_coverage_takes_one_query(django_assert_num_queries):
    country = make_country("NP")
    for _number in range(3):
        make_role(make_office(country=country), Kind.COUNTRY, countries=[country])
        make_role(kind=Kind.REGIONAL, area=make_area(country), host=make_role(kind=Kind.REGIONAL))
    coverage = Coverage(country, TODAY)

    with django_assert_num_queries(1):
        assert len([step.office.country for step in coverage.serving_roles]) == 6
        assert coverage.before == []
        assert coverage.located == {}


def test_no_role_is_in_force_at_an_office_that_was_abolished():
    role = make_role(make_office(abolished="2011-11-30"))

    assert list(roles_on(dt.date(2011, 11, 30))) == [role]
    assert list(roles_on(dt.date(2011, 12, 1))) == []


def test_an_office_closed_at_a_day_not_known_has_roles_in_the_past_only():
    role = make_role(make_office(status=Office.Status.CLOSED))

    assert list(roles_on(IN_2022)) == [role]
    assert list(roles_on(TODAY)) == []
