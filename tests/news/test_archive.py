import datetime as dt

import pytest
from django.utils import timezone

from news.archive import years_for, years_of_few, years_of_many
from news.lists import ReleaseFilter, listed_releases
from news.models import ReleaseEdition
from publishing.models import State
from tests.factories import make_country, make_release, make_theme

pytestmark = pytest.mark.django_db

DATES = ["2019-11-26", "2019-11", "2019", "2019-01/2019-03", "2018-12/2019-01", "2006/2008-09-30", "2008", ""]


@pytest.mark.parametrize("years_of", [years_of_many, years_of_few])
def test_the_years_are_those_that_have_a_list(years_of, django_assert_num_queries):
    for date in DATES:
        make_release(date=date)

    with django_assert_num_queries(1):
        years = years_of(listed_releases())

    assert years == [2019, 2008]
    everything = ReleaseEdition.objects.published()
    assert years == [year for year in range(2029, 1999, -1) if everything.dated_in(year).exists()]


@pytest.mark.parametrize("years_of", [years_of_many, years_of_few])
def test_a_year_of_hidden_releases_only_is_not_named(years_of):
    now = timezone.now()
    make_release(date="2001", state=State.DRAFT)
    make_release(date="2002", publish_at=now + dt.timedelta(days=1))
    make_release(date="2003", withdrawn_at=now)
    make_release(date="2004", certainty="medium")
    document = make_release(date="2005").document
    make_release(release=document, number=2, date="2006")

    assert years_of(listed_releases()) == [2006]


def test_the_archive_is_of_the_country_and_theme_whatever_the_year_and_words():
    lebanon, council = make_country("LB"), make_theme(slug="council")
    make_release(date="2019", countries=[lebanon], themes=[council])
    make_release(date="2018", countries=[lebanon], themes=[council])
    make_release(date="2017", countries=[lebanon])
    make_release(date="2016", themes=[council])

    def years(**asked):
        return years_for(ReleaseFilter(asked))

    assert years() == years(q="x", year="2019") == [2019, 2018, 2017, 2016]
    assert years(country="LB") == [2019, 2018, 2017]
    assert years(country="LB", theme="council", year="2018", q="x") == [2019, 2018]
