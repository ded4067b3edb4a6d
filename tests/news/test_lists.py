import datetime as dt

import pytest
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from news.lists import (
    PAGE_SIZE,
    ListPosition,
    ReleaseFilter,
    first_page,
    limited_count,
    listed_releases,
    newer_page,
    older_page,
)
from publishing.models import State
from tests.factories import make_country, make_release, make_theme

pytestmark = pytest.mark.django_db


def walk(releases):
    """Every page from the first to the last."""
    pages = [first_page(releases)]
    while pages[-1].older:
        pages.append(older_page(releases, ListPosition.read(str(pages[-1].older))))
    return pages


@pytest.fixture
def mixed(db):
    """Two pages and a half of dated releases, many of one day, and more undated ones than a page holds."""
    for number in range(PAGE_SIZE * 2 + 5):
        make_release(date="2019-11-26" if number % 2 else f"20{10 + number % 7}")
    for _number in range(PAGE_SIZE + 2):
        make_release(date="")


def test_turning_the_pages_shows_each_release_once_in_order(mixed):
    everything = list(listed_releases())

    pages = walk(listed_releases())

    assert [release for page in pages for release in page.releases] == everything
    assert [len(page.releases) for page in pages] == [20, 20, 20, 7]


def test_turning_back_shows_the_same_pages(mixed):
    pages = walk(listed_releases())

    back = [newer_page(listed_releases(), page.newer) for page in pages[1:]]

    assert [page and page.releases for page in back] == [None, *(page.releases for page in pages[1:-1])]


def test_a_page_reads_as_many_rows_wherever_it_is(mixed, django_assert_max_num_queries):
    last = walk(listed_releases())[-2].older

    with django_assert_max_num_queries(1):
        first_page(listed_releases())
    with django_assert_max_num_queries(1):
        older_page(listed_releases(), last)


@pytest.mark.parametrize(
    "words", ["", "x", "2019-02-30.1", "2019-11-26", "2019-11-26.-1", "undated.1e9", "undated." + "9" * 30]
)
def test_a_place_that_is_none_is_refused(words):
    with pytest.raises(BadRequest):
        ListPosition.read(words)


def test_words_are_found_without_accents_in_every_language():
    release = make_release(
        title_fr="L’Égypte à l’œuvre", title_en="Cairo", summary_es="Año nuevo", title_ar="مصر"
    )
    make_release(title_fr="Autre chose")

    for words in ["egypte", "ÉGYPTE oeuvre", "l'œuvre", "cairo", "ano", "مصر"]:
        assert list(ReleaseFilter({"q": words}).narrow(listed_releases())) == [release]


def test_the_beginning_of_a_word_is_enough_and_its_text_is_looked_through():
    release = make_release(title_fr="Titre", body_en="<p>A shipwreck off the coast</p>")
    make_release(title_fr="Autre chose")

    for words in ["ti", "shipwr", "coast shipwrecks"]:
        assert list(ReleaseFilter({"q": words}).narrow(listed_releases())) == [release]


def test_signs_that_are_no_words_find_nothing():
    make_release(title_fr="100 % _a\\b")

    for words in ["%", "_", "\\", "& | !", "<->", ":*"]:
        assert list(ReleaseFilter({"q": words}).narrow(listed_releases())) == []


def test_the_query_keeps_what_was_asked_and_nothing_else():
    parameters = {"year": "2019", "country": "lb", "q": " a  b ", "before": "x", "utm": "y"}

    assert ReleaseFilter(parameters).query == "?year=2019&country=LB&q=a+b"


def test_this_year_may_be_asked_for_before_its_first_release():
    assert ReleaseFilter({"year": str(timezone.localdate().year)}).year == timezone.localdate().year


def test_they_are_counted_as_far_as_a_thousand(django_assert_num_queries):
    for _number in range(3):
        make_release()
    make_release(certainty="medium")

    with django_assert_num_queries(1):
        assert limited_count(listed_releases()) == 3
    assert limited_count(listed_releases().none()) == 0


def test_what_was_asked_can_be_taken_off_part_by_part():
    make_country("LB"), make_release(themes=[make_theme(slug="council", name_fr="Conseil")])
    asked = ReleaseFilter({"year": "2019", "country": "LB", "theme": "council", "q": "mot"})

    parts = {str(part["name"]): part["query_without"] for part in asked.parts}

    assert parts == {
        "2019": "?country=LB&theme=council&q=mot",
        "Liban": "?year=2019&theme=council&q=mot",
        "Conseil": "?year=2019&country=LB&q=mot",
        "mot": "?year=2019&country=LB&theme=council",
    }
    assert list(ReleaseFilter({}).parts) == []


@pytest.mark.parametrize(
    ("fields", "is_known"),
    [
        ({}, True),
        ({"withdrawn_at": timezone.now()}, True),
        ({"withdrawn_at": timezone.now() - dt.timedelta(days=9)}, False),  # before anybody read it
        ({"state": State.DRAFT}, False),
        ({"publish_at": timezone.now() + dt.timedelta(days=1)}, False),
        ({"certainty": "medium"}, False),
        (None, False),
    ],
)
@pytest.mark.parametrize("name", ["news:releases", "news:atom", "news:rss"])
def test_a_theme_is_known_once_readers_saw_a_release_of_it(client, name, fields, is_known):
    theme = make_theme(slug="merger", name_fr="Fusion")
    if fields is not None:
        fields = {"publish_at": timezone.now() - dt.timedelta(hours=1)} | fields
        make_release(themes=[theme], **fields)

    response = client.get(reverse(name), {"theme": "merger"})

    assert response.status_code == (200 if is_known else 400)
    assert is_known or "Fusion" not in response.content.decode()


def test_countries_to_choose_from_are_in_the_order_of_letters_without_the_arabic_article():
    for iso2, name in {"TN": "تونس", "JO": "الأردن", "BR": "البرازيل", "DE": "ألمانيا"}.items():
        make_release(countries=[make_country(iso2, name_ar=name)])

    with override("ar"):
        countries = ReleaseFilter(QueryDict()).countries

    assert [country.iso2 for country in countries] == ["JO", "DE", "BR", "TN"]
