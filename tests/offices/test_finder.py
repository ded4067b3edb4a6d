import pytest
from django.db import transaction
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offices.finder import CAUSES, NEEDS, RULES, Basis, Cause, Finder, Need
from offices.models import AreaCountry, OfficeRole
from structure.models import Placement
from tests.factories import make_area, make_contact_point, make_country, make_office, make_role, make_unit

pytestmark = pytest.mark.django_db

Kind = OfficeRole.Kind


class World:
    """A country served by its own office, by a coordination, by a region and by headquarters."""

    def __init__(self):
        self.country, self.other = make_country("KG"), make_country("FR")
        self.area = make_area(self.country)
        self.own, self.coordination = make_office(code="bishkek"), make_office(code="astana")
        self.regional, self.headquarters = make_office(code="vienna"), make_office(code="geneva")
        make_role(self.own, Kind.COUNTRY, countries=[self.country])
        make_role(self.coordination, Kind.COORDINATION, area=self.area)
        make_role(self.regional, Kind.REGIONAL, area=self.area)
        make_role(self.headquarters, Kind.HEADQUARTERS)

    def find(self, need):
        return Finder(self.country).find(need)

    def first(self, need):
        found = self.find(need)
        return found.primary.office.code, found.cause

    def chain(self, need):
        return [answer.office.code for answer in self.find(need).chain]


@pytest.fixture
def world():
    return World()


# ---------------------------------------------------------------- who answers first


def test_the_office_of_the_country_answers_first_and_the_chain_goes_on_to_headquarters(world):
    for need in [Need.GENERAL, Need.ASSISTANCE]:
        assert world.chain(need) == ["bishkek", "astana", "vienna", "geneva"]
    assert world.first(Need.GENERAL) == ("bishkek", Cause.COUNTRY)


def test_the_press_turns_to_the_nearest_office_with_a_contact_for_it(world):
    make_contact_point(world.own)
    make_contact_point(world.regional, purpose=Need.PRESS)
    make_contact_point(world.headquarters, purpose=Need.PRESS)

    assert world.first(Need.PRESS) == ("vienna", Cause.CONTACT)


def test_headquarters_with_a_contact_for_the_press_answers_before_an_office_without(world):
    make_contact_point(world.own)
    make_contact_point(world.headquarters, purpose=Need.PRESS)

    assert world.first(Need.PRESS) == ("geneva", Cause.CONTACT)
    assert world.chain(Need.PRESS) == ["geneva", "vienna", "astana", "bishkek"]


def test_where_no_office_has_a_contact_for_the_press_the_region_speaks(world):
    assert world.first(Need.PRESS) == ("vienna", Cause.REGION_SPEAKS)


def test_donors_turn_to_who_mobilises_resources_for_the_country(world):
    make_role(make_office(code="tokyo"), Kind.RESOURCE_MOBILISATION, area=world.area)

    assert world.first(Need.DONORS) == ("tokyo", Cause.DONORS)


def test_donors_turn_to_an_office_that_serves_the_country_and_mobilises_resources_besides(world):
    make_role(world.regional, Kind.RESOURCE_MOBILISATION)
    make_role(make_office(country=world.country), Kind.RESOURCE_MOBILISATION)  # sits there, serves nobody

    assert world.first(Need.DONORS) == ("vienna", Cause.DONORS)


def test_donors_turn_to_the_country_office_where_nobody_mobilises_resources(world):
    assert world.first(Need.DONORS) == ("bishkek", Cause.COUNTRY)


def test_headquarters_that_mobilises_resources_stays_the_last(world):
    make_role(world.headquarters, Kind.RESOURCE_MOBILISATION)

    assert world.first(Need.DONORS) == ("bishkek", Cause.COUNTRY)


def test_governments_turn_to_the_liaison_where_there_is_no_country_office(world):
    liaison = make_role(make_office(code="addis"), Kind.SPECIAL_LIAISON, area=world.area)
    with_office = world.first(Need.GOVERNMENT)
    OfficeRole.objects.filter(kind=Kind.COUNTRY).delete()
    without = world.first(Need.GOVERNMENT)
    liaison.delete()

    assert with_office == ("bishkek", Cause.COUNTRY)
    assert without == ("addis", Cause.LIAISON)
    assert world.first(Need.GOVERNMENT) == ("vienna", Cause.NEAREST)


def test_a_country_that_nobody_serves_is_answered_by_headquarters(world):
    for need in NEEDS:
        found = Finder(world.other).find(need)

        assert (found.primary.office.code, found.cause) == ("geneva", Cause.LAST_RESORT)
        assert (found.has_presence, found.serving) == (False, [])


def test_a_country_without_an_office_of_its_own_is_answered_by_who_covers_it(world):
    OfficeRole.objects.filter(kind=Kind.COUNTRY).delete()

    found = world.find(Need.GENERAL)

    assert (found.primary.office.code, found.cause) == ("astana", Cause.NEAREST)
    assert [one.office.code for one in found.serving] == ["astana", "vienna"]
    assert not found.has_presence


def test_a_site_without_headquarters_answers_nothing_where_nobody_serves():
    found = Finder(make_country("AD")).find(Need.GENERAL)

    assert (found.primary, found.cause, found.reach) == (None, None, None)


def test_sub_offices_are_named_with_the_country_office_and_stand_in_for_it_where_there_is_none(world):
    make_role(make_office(code="osh"), Kind.SUB_OFFICE, countries=[world.country])

    found = world.find(Need.GENERAL)
    with_office = found.sub_offices[0].office.code, found.sub_offices_after
    OfficeRole.objects.filter(kind=Kind.COUNTRY).delete()

    assert with_office == ("osh", 1)
    assert world.first(Need.ASSISTANCE) == ("osh", Cause.NEAREST)
    assert world.find(Need.GENERAL).has_presence


def test_what_is_our_reading_comes_after_what_is_published(world):
    area = make_area()
    AreaCountry.objects.create(area=area, country=world.country, certainty="medium")
    make_role(make_office(code="aaa"), Kind.COORDINATION, area=area)

    assert world.chain(Need.GENERAL)[1:3] == ["astana", "aaa"]


def test_the_first_is_the_same_in_every_language(world):
    OfficeRole.objects.filter(kind=Kind.COUNTRY).delete()
    for code, french, english in [("b-city", "Alpha", "Zulu"), ("a-city", "Zulu", "Alpha")]:
        office = make_office(code=code, name_fr=french, name_en=english)
        make_role(office, Kind.SUB_OFFICE, countries=[world.country])

    firsts = []
    for language in ["fr", "en", "es", "ar"]:
        with override(language):
            firsts.append(world.first(Need.GENERAL)[0])

    assert firsts == ["a-city"] * 4


@pytest.mark.parametrize("hidden", [{"certainty": "medium"}, {"starts": "2999"}, {"ends": "2001"}])
def test_a_role_that_is_not_public_or_not_in_force_answers_nobody(world, hidden):
    make_role(make_office(), Kind.RESOURCE_MOBILISATION, area=world.area, **hidden)
    make_role(world.regional, Kind.RESOURCE_MOBILISATION, **hidden)

    assert world.first(Need.DONORS) == ("bishkek", Cause.COUNTRY)


def test_every_need_has_its_rule_and_every_cause_its_words():
    assert list(RULES) == [Need.GENERAL, Need.ASSISTANCE, Need.PRESS, Need.DONORS, Need.GOVERNMENT]
    assert set(CAUSES) == set(Cause)


# ---------------------------------------------------------------- the contact


def reached(world, need):
    reach = world.find(need).reach
    return reach and (reach.answer.office.code, reach.basis, [one.email for one in reach.contacts])


def test_the_contact_for_the_need_is_given_first(world):
    make_contact_point(world.own, email="general@example.org")
    make_contact_point(world.own, email="help@example.org", purpose=Need.ASSISTANCE)
    make_contact_point(world.regional, email="region@example.org", purpose=Need.ASSISTANCE)

    assert reached(world, Need.ASSISTANCE) == ("bishkek", Basis.OWN, ["help@example.org"])
    assert reached(world, Need.GENERAL) == ("bishkek", Basis.OWN, ["general@example.org"])


def test_else_that_of_the_next_office_with_the_general_one_of_the_first(world):
    make_contact_point(world.own, email="general@example.org")
    make_contact_point(world.regional, email="region@example.org", purpose=Need.ASSISTANCE)

    found = world.find(Need.ASSISTANCE)

    assert reached(world, Need.ASSISTANCE) == ("vienna", Basis.OTHER, ["region@example.org"])
    assert [one.email for one in found.own_general.contacts] == ["general@example.org"]
    assert "suivant" in found.reach.note or "next" in found.reach.note


def test_else_the_general_one_of_the_first(world):
    make_contact_point(world.own, email="general@example.org")
    make_contact_point(world.headquarters, email="hq@example.org")

    assert reached(world, Need.GOVERNMENT) == ("bishkek", Basis.OWN_GENERAL, ["general@example.org"])
    assert world.find(Need.GOVERNMENT).own_general is None


def test_else_that_of_headquarters(world):
    make_contact_point(world.headquarters, email="hq@example.org")

    assert reached(world, Need.GENERAL) == ("geneva", Basis.OTHER_GENERAL, ["hq@example.org"])
    assert reached(world, Need.DONORS) == ("geneva", Basis.OTHER_GENERAL, ["hq@example.org"])


def test_where_there_is_none_nothing_is_invented(world):
    make_contact_point(world.own, purpose=Need.PRESS)

    assert reached(world, Need.GENERAL) is None


def test_a_unit_that_sits_in_an_office_answers_for_its_own_need_only(world):
    unit = make_unit(code="media", seat=world.headquarters)
    make_contact_point(unit, purpose=Need.PRESS, email="press@example.org")
    make_contact_point(unit, email="about-the-unit@example.org")

    found = world.find(Need.PRESS)

    assert (found.primary.office.code, found.cause) == ("geneva", Cause.CONTACT)
    assert (found.reach.unit.code, found.reach.basis) == ("media", Basis.OWN)
    assert reached(world, Need.GENERAL) is None


@pytest.mark.parametrize(
    "hidden",
    [{"certainty": "medium"}, {"starts": "2999"}, {"ends": "2001-01-01"}],
    ids=["unsure", "later", "ended"],
)
def test_a_contact_that_is_not_public_or_not_in_force_is_none(world, hidden):
    make_contact_point(world.own, purpose=Need.PRESS, **hidden)
    make_contact_point(make_unit(seat=world.own, certainty="medium"), purpose=Need.PRESS)
    make_contact_point(make_unit(seat=world.own, placed=False), purpose=Need.PRESS)
    ended = make_unit(seat=world.own, abolished="2020")
    make_contact_point(ended, purpose=Need.PRESS)
    Placement.objects.filter(unit=ended).update(ends="2020")

    assert world.first(Need.PRESS) == ("vienna", Cause.REGION_SPEAKS)
    assert reached(world, Need.PRESS) is None


# ---------------------------------------------------------------- what serves no country changes nothing

ROLES = st.lists(
    st.tuples(
        st.sampled_from([kind for kind in Kind if kind != Kind.HEADQUARTERS]),
        st.sampled_from(["nowhere", "other-country", "other-area"]),
        st.sampled_from(list(Need)),
        st.booleans(),
    ),
    min_size=1,
    max_size=4,
)


def told(country):
    """All that the finder says of a country, for every need."""
    finder = Finder(country)
    found = [finder.find(need) for need in NEEDS]
    return [
        (
            one.cause,
            [(answer.office.code, [step.role.code for step in answer.serving_roles]) for answer in one.chain],
            one.reach and (one.reach.unit.code, one.reach.basis, [point.pk for point in one.reach.contacts]),
        )
        for one in found
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(roles=ROLES, is_served=st.booleans())
def test_an_office_that_does_not_serve_the_country_never_changes_its_answer(world, roles, is_served):
    country = world.country if is_served else world.other
    before = told(country)

    with transaction.atomic():
        elsewhere = make_country("ZW")
        area = make_area(elsewhere)
        for number, (kind, where, purpose, sits_in_country) in enumerate(roles):
            office = make_office(code=f"a{number}", country=country if sits_in_country else elsewhere)
            make_role(
                office,
                kind,
                code=f"a-role{number}",
                countries=[elsewhere] if where == "other-country" else [],
                area=area if where == "other-area" else None,
            )
            make_contact_point(office, purpose=purpose)
        after = told(country)
        transaction.set_rollback(True)

    assert after == before


# ---------------------------------------------------------------- how much it asks for


@pytest.mark.parametrize("number", [1, 3])
def test_every_need_of_a_country_takes_two_queries(world, django_assert_num_queries, number):
    for _number in range(number):
        office = make_office()
        make_role(office, Kind.SUB_OFFICE, countries=[world.country])
        make_contact_point(office, purpose=Need.PRESS)
        make_contact_point(make_unit(seat=office), purpose=Need.PRESS)
        make_contact_point(world.headquarters)
    finder = Finder(world.country)

    with django_assert_num_queries(2):
        for need in NEEDS:
            found = finder.find(need)
            assert found.summary
            assert found.reach
