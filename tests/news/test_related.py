import datetime as dt

import pytest
from django.utils import timezone
from django.utils.translation import override

from news.parts import countries_of, parts_of, releases_with_parts
from news.related import CANDIDATES_PER_SIDE, MAX_RELATED, related_to
from publishing.models import State
from tests.factories import make_country, make_release, make_theme, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(db):
    """What the release of these tests is filed under."""
    return {"countries": [make_country("SN"), make_country("KE")], "themes": [make_theme()]}


def related(edition):
    release = releases_with_parts().get(pk=edition.pk)
    return [other.title_fr for other in related_to(release, countries_of(release), parts_of(release).themes)]


def test_what_shares_most_comes_first(filed):
    unit, [senegal, kenya], [theme] = make_unit(), filed["countries"], filed["themes"]
    edition = make_release(issued_by=unit, **filed)
    make_release(title_fr="un thème", themes=[theme])
    make_release(title_fr="l’unité", issued_by=unit)
    make_release(title_fr="un pays et le thème", countries=[senegal], themes=[theme])
    make_release(title_fr="deux pays", countries=[senegal, kenya])
    make_release(title_fr="rien", countries=[make_country("LB")], themes=[make_theme()])

    assert related(edition) == ["deux pays", "un pays et le thème", "un thème", "l’unité"]


def test_of_two_alike_the_readers_language_then_the_nearer_in_time_comes_first(filed):
    edition = make_release(date="2019-11-26", **filed)
    make_release(title_fr="loin", date="2010", **filed)
    make_release(title_fr="", title_en="near, in English", date="2019-11-25", **filed)
    make_release(title_fr="près", date="2019-12", **filed)

    assert related(edition) == ["près", "loin", ""]
    with override("en"):
        assert related(edition)[0] == ""


def test_at_most_four_and_never_itself(filed):
    document = make_release(**filed).document
    edition = make_release(release=document, number=2, **filed)
    for _number in range(MAX_RELATED + 2):
        make_release(**filed)

    assert len(related(edition)) == MAX_RELATED
    assert edition.title_fr not in related(edition)


def test_what_is_not_published_is_not_related(filed):
    now, day = timezone.now(), dt.timedelta(days=1)
    edition = make_release(**filed)
    make_release(state=State.DRAFT, **filed)
    make_release(publish_at=now + day, **filed)
    make_release(withdrawn_at=now, **filed)
    make_release(certainty="medium", **filed)
    replaced = make_release(**filed)
    make_release(release=replaced.document, number=2, title_fr="autre chose maintenant")

    assert related(edition) == []


def test_a_release_filed_under_nothing_has_none(filed):
    make_release(**filed)

    assert related(make_release()) == []


def test_a_release_without_a_date_goes_with_the_newest_and_with_no_dated_one(filed):
    undated = make_release(date="", **filed)
    for year in range(2000, 2000 + CANDIDATES_PER_SIDE + 2):
        dated = make_release(title_fr=str(year), date=str(year), **filed)

    assert sorted(related(undated)) == ["2004", "2005", "2006", "2007"]
    assert undated.title_fr not in related(dated)


@pytest.mark.parametrize("count", [1, 30])
def test_it_takes_one_query(filed, django_assert_num_queries, count):
    edition = make_release(issued_by=make_unit(), **filed)
    for _number in range(count):
        make_release(issued_by=edition.document.issued_by, **filed)
    release = releases_with_parts().get(pk=edition.pk)
    parts = parts_of(release)

    with django_assert_num_queries(1):
        related_to(release, parts.countries, parts.themes)
