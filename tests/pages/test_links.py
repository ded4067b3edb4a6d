import pytest
from django.utils.translation import override

from foundation.languages import RichText
from pages.links import page_codes, with_resolved_links
from publishing.models import State
from tests.factories import make_page, make_programme, make_unit

pytestmark = pytest.mark.django_db


def body(words):
    return RichText(words, "fr", "fr")


def test_parts_of_the_site_are_linked_in_the_language_of_the_page():
    with override("es"):
        words = with_resolved_links(
            body('<p><a href="{offices}">Bureaux</a> <a href="{chart}">Structure</a></p>')
        )

    assert words == '<p><a href="/es/oficinas/">Bureaux</a> <a href="/es/estructura/">Structure</a></p>'


def test_pages_are_linked_by_their_code_wherever_they_lead():
    section = make_page(slug="section")
    make_page(section, code="standing", slug="new-slug")
    make_programme(code="prog", slug="the-programme")
    make_page(code="elsewhere", edition=False, target_unit=make_unit(slug="cabinet"))

    with override("en"):
        words = with_resolved_links(
            body(
                '<a href="{page:standing}">1</a> <a href="{page:prog}">2</a> <a href="{page:elsewhere}">3</a>'
            )
        )

    assert words == (
        '<a href="/en/section/new-slug/">1</a> <a href="/en/programmes/the-programme/">2</a>'
        ' <a href="/en/structure/cabinet/">3</a>'
    )


def test_a_link_to_what_is_not_published_leaves_its_words():
    make_page(code="draft", state=State.DRAFT)
    make_page(code="hidden-unit", edition=False, target_unit=make_unit(certainty="medium"))

    words = with_resolved_links(
        body(
            '<p><a href="{page:draft}">un</a>, <a rel="x" href="{page:hidden-unit}">deux</a>,'
            ' <a href="{page:none}">trois</a>, <a href="{nonsense}"><b>quatre</b></a></p>'
        )
    )

    assert words == "<p>un, deux, trois, <b>quatre</b></p>"


def test_other_links_and_attributes_stay_as_they_are():
    words = '<a href="https://example.org/?q={offices}">a</a> {offices}'

    assert with_resolved_links(body(words)) == words
    with override("fr"):
        linked = with_resolved_links(body('<a rel="noopener" href="{news}" title="t">b</a>'))
    assert linked == '<a rel="noopener" href="/fr/actualites/" title="t">b</a>'


def test_the_language_of_the_text_stays_known():
    text = with_resolved_links(RichText('<a href="{news}">x</a>', "fr", "ar"))

    assert (text.language, text.is_fallback, text.dir) == ("fr", True, "ltr")


def test_addresses_that_are_known_cost_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        words = with_resolved_links(
            body('<a href="{page:known}">x</a> <a href="{people}">y</a>'), {"known": "/fr/k/"}
        )

    assert words.startswith('<a href="/fr/k/">x</a>')


def test_the_codes_of_a_text_are_those_of_its_pages():
    assert page_codes('<a href="{page:a-b}">x</a> <a href="{news}">y</a> {page:c}') == {"a-b"}
