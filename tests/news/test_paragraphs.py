import pytest
from django.utils.translation import override

from foundation.languages import RichText
from news.paragraphs import numbered
from tests.factories import make_release


def test_each_paragraph_has_a_number_and_a_link_to_itself():
    html = str(
        numbered(RichText("<h2>A</h2><p>Un.</p><ul><li><p>Deux.</p></li></ul><p>Trois.</p>", "fr", "fr"))
    )

    assert html.count("<p ") == html.count('class="paragraph-link"') == 3
    assert (
        '<p id="p1">Un. <a class="paragraph-link" href="#p1" aria-label="Lien vers le paragraphe 1">' in html
    )
    assert '<li><p id="p2">Deux. ' in html
    assert '<p id="p3">Trois. ' in html


def test_paragraphs_of_a_table_are_left_alone():
    table = "<table><tbody><tr><td><p>Case</p></td></tr></tbody></table>"

    html = str(numbered(RichText(f"<p>Un.</p>{table}<p>Deux.</p>", "fr", "fr")))

    assert table in html
    assert 'id="p2">Deux.' in html


def test_the_link_speaks_the_readers_language_within_another():
    with override("ar"):
        body = numbered(RichText("<p>Un.</p>", "fr", "ar"))

        assert 'lang="ar" dir="rtl">¶</a>' in body
        assert body.is_fallback
        assert body.__html__().startswith('<div lang="fr" dir="ltr">')


def test_words_are_not_taken_for_markup():
    html = str(numbered(RichText("<p>a &lt;p&gt; b &amp; c</p>", "fr", "fr")))

    assert "a &lt;p&gt; b &amp; c" in html


@pytest.mark.django_db
def test_the_page_shows_them_and_an_empty_body_has_none(client):
    edition = make_release(body_fr="<p>Un.</p><p>Deux.</p>")

    html = client.get(edition.get_absolute_url()).content.decode()

    assert 'id="p2"' in html
    assert (
        'class="paragraph-link"'
        not in client.get(make_release(body_fr="").get_absolute_url()).content.decode()
    )
