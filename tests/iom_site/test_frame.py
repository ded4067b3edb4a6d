import re

import pytest
from django.template import Context, Template

from pages.models import PageEdition
from tests.factories import make_page, make_programme, make_unit

pytestmark = pytest.mark.django_db


def html(client, address):
    return client.get(address).content.decode()


def alternates(words):
    return dict(re.findall(r'<link rel="alternate" hreflang="([a-z-]+)" href="([^"]+)">', words))


def switcher(words):
    links = words[words.index('<nav class="languages"') :]
    return dict(re.findall(r'<a href="([^"]+)" lang="([a-z]+)"', links[: links.index("</nav>")]))


@pytest.mark.parametrize(
    ("language", "direction"), [("fr", "ltr"), ("en", "ltr"), ("es", "ltr"), ("ar", "rtl")]
)
def test_a_page_says_its_language_and_direction(client, language, direction):
    assert f'<html lang="{language}" dir="{direction}">' in html(client, f"/{language}/")


def test_the_switcher_lands_on_the_same_object_and_keeps_the_query(client):
    make_unit(slug="cabinet")

    words = html(client, "/fr/structure/cabinet/?on=2022-01-01")

    assert switcher(words) == {
        "/fr/structure/cabinet/?on=2022-01-01": "fr",
        "/en/structure/cabinet/?on=2022-01-01": "en",
        "/es/estructura/cabinet/?on=2022-01-01": "es",
        "/ar/structure/cabinet/?on=2022-01-01": "ar",
    }


def test_a_query_cannot_break_out_of_the_switcher(client):
    words = html(client, '/fr/?x="><script>alert(1)</script>')

    assert "<script>" not in words


def test_the_address_of_a_page_is_the_public_one_without_its_query(client):
    words = html(client, "/es/estructura/?on=2022-01-01")

    assert '<link rel="canonical" href="http://testserver/es/estructura/">' in words
    assert '<meta property="og:url" content="http://testserver/es/estructura/">' in words


def test_every_language_is_announced_where_the_page_exists_in_it(client):
    assert alternates(html(client, "/en/structure/")) == {
        "fr": "http://testserver/fr/structure/",
        "en": "http://testserver/en/structure/",
        "es": "http://testserver/es/estructura/",
        "ar": "http://testserver/ar/structure/",
        "x-default": "http://testserver/fr/structure/",
    }


def test_a_language_without_text_is_not_announced_and_is_marked_in_the_switcher(client):
    programme = make_programme(slug="prog")
    PageEdition.objects.filter(document=programme.pk).update(
        title_fr="", body_fr="", title_es="Programa", body_es="<p>Texto.</p>"
    )

    words = html(client, "/fr/programmes/prog/")

    assert alternates(words) == {
        "es": "http://testserver/es/programas/prog/",
        "x-default": "http://testserver/es/programas/prog/",
    }
    missing = re.findall(r'<li class="is-missing"[^>]*>\s*<a [^>]*hreflang="([a-z]+)"', words)
    assert sorted(missing) == ["ar", "en", "fr"]


def test_the_title_ends_with_the_name_of_the_organisation(client):
    page = make_page(slug="page")
    PageEdition.objects.filter(document=page.pk).update(
        title_en="Who & <what>", summary_en='A "short" line.', body_en="<p>x</p>"
    )

    words = html(client, "/en/page/")

    assert "<title>Who &amp; &lt;what&gt; – IOM</title>" in words
    assert '<meta name="description" content="A &quot;short&quot; line.">' in words
    assert '<meta property="og:title" content="Who &amp; &lt;what&gt;">' in words


def test_the_menu_marks_where_the_reader_is(client):
    make_page(slug="here", in_menu=True)

    assert re.search(r'href="/fr/here/"\s+aria-current="page"', html(client, "/fr/here/"))
    assert 'aria-current="page"' not in html(client, "/fr/")


def test_nothing_is_asked_of_another_host(client):
    words = html(client, "/fr/")

    assert re.findall(r'(?:src|action)="(?:https?:)?//', words) == []
    assert re.findall(r"<script(?! src=\"/)|style=", words) == []


def test_a_day_in_the_past_can_be_left_and_changed(client):
    words = html(client, "/en/offices/?role=regional&on=2022-01-01&page=1")

    form = words[words.index('<form class="day__form"') :]
    form = form[: form.index("</form>")]
    assert 'name="role" value="regional"' in form
    assert 'value="2022-01-01"' in form
    assert 'name="page"' not in form
    assert '<a href="/en/offices/?role=regional">' in words


def test_a_day_before_the_structure_is_documented_says_so(client):
    words = html(client, "/en/structure/?on=2010-06-01")

    assert "day__undocumented" in words
    assert "1 January 2019" in words


def test_what_is_captured_is_printed_once_more_without_markup_around():
    template = Template("{% load frame %}{% capture x %}  a\n  {{ b }}{% endcapture %}[{{ x }}]")

    assert template.render(Context({"b": "<c>"})) == "[a &lt;c&gt;]"
