import re
from html import unescape
from io import BytesIO

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import timezone
from PIL import Image

from foundation.languages import LANGUAGES
from pages.models import PageEdition
from tests.factories import (
    make_appointment,
    make_area,
    make_country,
    make_office,
    make_page,
    make_person,
    make_programme,
    make_release,
    make_role,
    make_theme,
    make_unit,
)

pytestmark = pytest.mark.django_db


def html(client, address):
    return client.get(address).content.decode()


def test_a_page_comes_without_the_indentation_of_its_template_and_editors_words_as_written(client):
    words = "Une ligne\n    puis une autre."
    release = make_release(body_fr=f"<p>{words}</p>")

    page = html(client, release.get_absolute_url())

    assert words in page
    assert re.findall(r"^[ \t]+(?=<)", page, re.MULTILINE) == []


def test_a_text_of_several_lines_is_translated_without_its_indentation():
    """What is looked up at run time is what stands in the catalogue: the source has the indentation still."""
    texts = re.compile(r"{% blocktranslate\b(.*?)%}(.*?){% endblocktranslate", re.DOTALL)
    templates = [path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html")]
    several = [found for one in templates for found in texts.findall(one) if "\n" in found[1]]

    assert several
    assert [words for options, words in several if "trimmed" not in options] == []


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


def test_what_is_gone_says_so_in_each_language_and_what_is_nowhere_leads_home(client):
    edition = make_release(slug="faux")
    type(edition.document).objects.update(withdrawn_at=timezone.now())

    gone, nowhere = html(client, "/fr/actualites/faux/"), html(client, "/fr/actualites/rien/")

    assert switcher(gone)["/ar/news/faux/"] == "ar"
    assert switcher(nowhere) == {f"/{language}/": language for language in LANGUAGES}


def test_a_query_cannot_break_out_of_the_switcher(client):
    words = html(client, '/fr/?x="><script>alert(1)</script>')

    assert "<script>" not in words


def canonical(words):
    [address] = re.findall(r'<link rel="canonical" href="http://testserver([^"]+)">', words)
    assert f'<meta property="og:url" content="http://testserver{address}">' in words
    return unescape(address)


def is_left_out(words):
    """Whether search engines are asked to leave the page out."""
    return '<meta name="robots" content="noindex, follow">' in words


def test_the_address_of_a_page_is_the_public_one_without_what_it_was_not_asked_for(client):
    words = html(client, "/es/estructura/?from=newsletter&page=2")

    assert canonical(words) == "/es/estructura/"
    assert not is_left_out(words)


@pytest.mark.parametrize(
    "address",
    [
        "/es/estructura/?on=2022-01-01",
        "/fr/structure/cabinet/?on=2022-01-01",
        "/fr/bureaux/?role=regional&on=2022-01-01",
        "/fr/bureaux/?q=dakar",
        "/fr/pays/?q=a",
        "/fr/actualites/?q=conseil",
        "/fr/actualites/?before=2019-11-26.99",
    ],
)
def test_a_past_day_a_search_or_a_stretch_of_a_list_can_be_sent_on_and_is_not_indexed(client, address):
    make_unit(slug="cabinet")

    words = html(client, address)

    assert canonical(words) == address
    assert is_left_out(words)


def test_a_filtered_list_is_a_page_of_its_own_in_one_order_of_its_filters(client):
    make_role(make_office(), "regional", area=make_area(make_country("SN"), slug="west-africa"))

    offices = html(client, "/fr/bureaux/?region=west-africa&role=regional&x=1")
    news = html(client, "/en/news/?country=SN&year=2019")

    assert canonical(offices) == "/fr/bureaux/?role=regional&region=west-africa"
    assert canonical(news) == "/en/news/?year=2019&country=SN"
    assert not is_left_out(offices)
    assert not is_left_out(news)
    assert alternates(news)["ar"] == "http://testserver/ar/news/?year=2019&amp;country=SN"


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
    scripts = re.findall(r"<script([^>]*)>", words)
    ours = (' src="/', ' nonce="', ' type="application/ld+json"')
    assert scripts
    assert all(any(mark in one for mark in ours) for one in scripts)
    assert " style=" not in words


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

    assert "documented only from" in words
    assert "1 January 2019" in words


def test_what_is_captured_is_printed_once_more_without_markup_around():
    template = Template("{% load frame %}{% capture x %}  a\n  {{ b }}{% endcapture %}[{{ x }}]")

    assert template.render(Context({"b": "<c>"})) == "[a &lt;c&gt;]"


# ---------------------------------------------------------------- how a page is shared


def properties(words):
    """What Open Graph is told, each property with its values."""
    found = {}
    for name, value in re.findall(
        r'<meta (?:property|name)="((?:og|article|twitter):[^"]+)" content="([^"]*)">', words
    ):
        found.setdefault(name, []).append(unescape(value))
    return found


def test_every_page_can_be_shared_with_a_picture_and_its_languages(client):
    make_unit(slug="cabinet", name_en="Cabinet", mandate_en="<p>It <b>coordinates</b>.</p>")

    told = properties(html(client, "/en/structure/cabinet/"))

    assert told == {
        "og:site_name": ["International Organization for Migration"],
        "og:type": ["website"],
        "og:title": ["Cabinet"],
        "og:description": ["It coordinates."],
        "og:url": ["http://testserver/en/structure/cabinet/"],
        "og:locale": ["en_GB"],
        "og:locale:alternate": ["fr_FR"],
        "og:image": ["http://testserver/en/share.png"],
        "og:image:type": ["image/png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ["International Organization for Migration"],
        "twitter:card": ["summary_large_image"],
    }


def test_a_release_is_shared_as_an_article_with_its_own_picture(client):
    edition = make_release(slug="release", title_fr="Le Conseil", themes=[make_theme(name_fr="Conseil")])

    told = properties(html(client, "/fr/actualites/release/"))

    assert told["og:type"] == ["article"]
    assert told["article:published_time"] == ["2019-11-26"]
    assert told["article:section"] == ["Communiqué de presse"]
    assert told["article:tag"] == ["Conseil"]
    assert told["og:image"] == [f"http://testserver/fr/actualites/{edition.document.slug}/share.png"]
    assert told["og:image:alt"] == ["Le Conseil"]


def test_an_article_without_a_day_says_none(client):
    make_release(slug="release", date="2006/2008")

    told = properties(html(client, "/fr/actualites/release/"))

    assert not {"article:published_time", "article:modified_time"} & set(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_the_site_is_drawn_in_each_language_and_kept(client, language):
    response = client.get(f"/{language}/share.png")
    again = client.get(f"/{language}/share.png", headers={"if-none-match": response["ETag"]})

    picture = Image.open(BytesIO(response.content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert response["Content-Type"] == "image/png"
    assert "public" in response["Cache-Control"]
    assert again.status_code == 304
    assert client.post(f"/{language}/share.png").status_code == 405


def test_the_pictures_of_the_languages_differ(client):
    assert len({client.get(f"/{language}/share.png").content for language in LANGUAGES}) == 4


# ---------------------------------------------------------------- in a sentence, and feeds


def description(words):
    [found] = re.findall(r'<meta name="description" content="([^"]*)">', words)
    return unescape(found)


def test_the_pages_of_facts_say_in_a_sentence_what_they_hold(client):
    senegal = make_country("SN")
    office = make_office(slug="dakar", name_fr="Dakar", country=senegal)
    make_role(office, "regional")
    make_role(office, "country", countries=[senegal])
    make_role(office, "coordination", certainty="medium")
    make_office(slug="bare", name_fr="Thiès", country=senegal)
    make_office(slug="closed", name_fr="Mbour", country=senegal, status="closed")
    make_unit(slug="cabinet", name_fr="Cabinet", mandate_es="<p>Coordina.</p>")
    person = make_person(slug="person", name_fr="Awa Ba")
    make_appointment(person, title_fr="Directrice", starts="2023")

    said = {
        "/fr/bureaux/dakar/": "OIM Dakar (Sénégal)\u00a0: bureau régional, bureau de pays.",
        "/fr/bureaux/bare/": "OIM Thiès (Sénégal)\u00a0: où se trouve le bureau",
        "/fr/bureaux/closed/": "OIM Mbour (Sénégal)\u00a0: ce bureau est fermé.",
        "/fr/structure/cabinet/": "Cabinet\u00a0: ",
        "/es/estructura/cabinet/": "Coordina.",
        "/fr/personnes/person/": "Awa Ba, Directrice\u00a0: ",
        "/fr/pays/sn/": "Sénégal\u00a0: ",
    }

    assert {
        address: words
        for address, words in said.items()
        if not description(html(client, address)).startswith(words)
    } == {}


def test_a_release_without_a_summary_is_described_by_its_text_or_by_what_it_is(client):
    make_release(slug="text", body_fr="<h2>Titre</h2><p>Premier &amp; <strong>second</strong>.</p>")
    make_release(slug="bare", body_fr="", dateline_fr="Genève", date="2006-11")

    assert description(html(client, "/fr/actualites/text/")) == "Titre Premier & second."
    assert description(html(client, "/fr/actualites/bare/")) == "Communiqué de presse, Genève, novembre 2006"


def test_a_page_about_a_country_leads_to_the_feed_of_its_releases(client):
    country = make_country("SN")
    make_office(slug="dakar", country=country)
    make_release(countries=[country])

    for address in ["/fr/pays/sn/", "/fr/bureaux/dakar/"]:
        [(title, feed)] = re.findall(
            r'<link rel="alternate" type="application/atom\+xml" title="([^"]+)" href="([^"]+)">',
            html(client, address),
        )
        assert title == "Communiqués de presse · Sénégal"
        assert feed == "/fr/actualites/atom.xml?country=SN"
        assert client.get(feed).status_code == 200
