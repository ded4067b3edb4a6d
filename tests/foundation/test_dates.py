import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from foundation.facts.dates import Dated, PartialDate, span, validate_partial_date
from structure.models import OrgUnit, Placement

days = st.dates(dt.date(1950, 1, 1), dt.date(2030, 12, 31))
partial_dates = st.one_of(
    st.just(""),
    days.map(lambda day: f"{day:%Y}"),
    days.map(lambda day: f"{day:%Y-%m}"),
    days.map(lambda day: f"{day:%Y-%m-%d}"),
    st.tuples(days, days).map(lambda pair: "/".join(f"{day:%Y-%m-%d}" for day in sorted(pair))),
)


class Fact:
    def __init__(self, starts, ends):
        self.starts, self.ends = starts, ends


def sql(expression, *values):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression}", values)
        return cursor.fetchone()[0]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2019-11-26", "26 novembre 2019"),
        ("2006-01-01", "1er janvier 2006"),
        ("2006-11", "novembre 2006"),
        ("2006", "2006"),
        ("2006/2008", "entre 2006 et 2008"),
        ("2006/2008-09-30", "entre 2006 et le 30 septembre 2008"),
        ("", ""),
    ],
)
def test_what_is_known_is_printed_in_french_and_nothing_more(written, words):
    with override("fr"):
        assert PartialDate(written).display() == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "26 November 2019"), ("es", "26 de noviembre de 2019"), ("ar", "26 نوفمبر 2019")],
)
def test_a_day_is_printed_as_each_language_does(language, words):
    with override(language):
        assert PartialDate("2019-11-26").display() == words


@pytest.mark.parametrize(
    "written",
    [
        "2019-13",
        "2019-02-30",
        "19",
        "2019-1",
        "2008/2006",
        "2019/",
        "hier",
        "2019-11-26T00",
        "9999",
        "2019/9999-12-31",
    ],
)
def test_what_is_no_date_is_refused(written):
    with pytest.raises(ValidationError):
        validate_partial_date(written)


@pytest.mark.parametrize("written", ["2019-02-30", "2019-13", "yesterday", "2020/2019"])
def test_no_form_and_no_file_stores_what_is_no_date(written):
    for model, name in [(OrgUnit, "established"), (Placement, "starts")]:
        with pytest.raises(ValidationError):
            model._meta.get_field(name).clean(written, None)


@given(partial_dates)
def test_every_partial_date_is_accepted_and_its_bounds_are_in_order(written):
    validate_partial_date(written)

    date = PartialDate(written)

    assert not date or date.earliest <= date.latest


@pytest.mark.django_db
def test_the_database_reads_the_bounds_as_python_does():
    @given(partial_dates)
    def agree(written):
        date = PartialDate(written)
        assert sql("first_day(%s)", written) == date.earliest
        assert sql("last_day(%s)", written) == date.latest

    agree()


@pytest.mark.django_db
def test_the_database_and_python_agree_on_what_is_in_force():
    @given(
        partial_dates.filter(lambda text: "/" not in text),
        partial_dates.filter(lambda text: "/" not in text),
        days,
    )
    def agree(starts, ends, day):
        held = sql(
            "NOT isempty(in_force(%s, %s)) AND in_force(%s, %s) @> %s::date", starts, ends, starts, ends, day
        )
        is_reversed = sql("isempty(in_force(%s, %s))", starts, ends)
        assert is_reversed or held == Dated.is_in_force(Fact(starts, ends), day)

    agree()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "ends", "day", "held"),
    [
        ("", "2024", "2023-12-31", True),
        ("", "2024", "2024-01-01", False),  # the change is taken at the beginning of the year
        ("2024", "", "2024-01-01", True),
        ("2018-10-01", "2023-09-30", "2023-09-30", True),  # a day at the end is the last day
        ("2018-10-01", "2023-09-30", "2023-10-01", False),
        ("2019", "2019", "2019-07-01", True),  # within one year it held until the end of it
        ("", "", "1900-01-01", True),
    ],
)
def test_a_year_at_either_end_is_taken_at_its_beginning(starts, ends, day, held):
    assert sql("in_force(%s, %s) @> %s::date", starts, ends, day) is held


@pytest.mark.parametrize(
    ("language", "first", "last", "words"),
    [
        ("fr", "2019-11-25", "2019-11-27", "25–27 novembre 2019"),
        ("fr", "2019-10-01", "2019-10-03", "1er–3 octobre 2019"),
        ("en", "2019-11-25", "2019-11-27", "25–27 November 2019"),
        ("es", "2019-11-25", "2019-11-27", "25–27 de noviembre de 2019"),
        ("fr", "2019-11-25", "2019-12-01", "25 novembre 2019 – 1er décembre 2019"),
        ("fr", "2019-11-25", "", "25 novembre 2019"),
        ("fr", "2019-11", "2019-12", "novembre 2019 – décembre 2019"),
        ("fr", "", "", ""),
    ],
)
def test_a_span_says_the_month_once(language, first, last, words):
    with override(language):
        assert span(first, last) == words
