import re

import pytest
from django.utils import timezone

from iom_site import sitemaps
from pages.models import PageEdition
from publishing.editions import languages_of
from publishing.models import State
from tests.factories import (
    make_appointment,
    make_country,
    make_office,
    make_page,
    make_person,
    make_programme,
    make_release,
    make_unit,
)

pytestmark = pytest.mark.django_db


def urls(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return re.findall(r"<loc>http://testserver([^<]+)</loc>", response.content.decode())


def everything(client):
    return [url for file in urls(client, "/sitemap.xml") for url in urls(client, file)]


def test_the_map_has_every_public_page_and_each_answers(client):
    make_unit(slug="unit", name_en="Unit")
    make_office(slug="office")
    make_appointment(make_person(slug="person"))
    make_country("SN", name_en="")
    make_page(make_page(slug="page"), slug="below")
    make_programme(slug="programme")
    make_release(slug="release")

    found = everything(client)

    assert {
        "/fr/",
        "/ar/",
        "/es/oficinas/",
        "/fr/structure/unit/",
        "/en/structure/unit/",
        "/fr/bureaux/office/",
        "/fr/personnes/person/",
        "/fr/pays/sn/",
        "/fr/page/below/",
        "/fr/programmes/programme/",
        "/fr/actualites/release/",
    } <= set(found)
    assert len(found) == len(set(found))
    assert {url: client.get(url).status_code for url in found if client.get(url).status_code != 200} == {}


def test_nothing_hidden_is_on_the_map(client):
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    make_unit(slug="hidden-unit", certainty="medium")
    make_office(slug="hidden-office", certainty="medium")
    make_person(slug="hidden-person")
    make_page(slug="hidden-page", state=State.DRAFT)
    make_page(slug="hidden-entry", edition=False, target_view="structure:chart")
    make_programme(slug="hidden-programme", certainty="medium")
    make_release(slug="hidden-draft", state=State.DRAFT)
    make_release(slug="hidden-scheduled", publish_at=tomorrow)
    make_release(slug="hidden-withdrawn", withdrawn_at=timezone.now())

    assert [url for url in everything(client) if "hidden" in url] == []


def test_a_page_is_on_the_map_only_in_the_languages_it_has(client):
    edition = make_release(
        slug="statement", title_es="Comunicado", body_es="<p>Texto.</p>", title_en="Title only"
    )

    words = client.get("/sitemap-releases.xml").content.decode()

    assert urls(client, "/sitemap-releases.xml") == ["/fr/actualites/statement/", "/es/noticias/statement/"]
    assert re.findall(r'hreflang="([a-z-]+)" href="http://testserver([^"]+)"', words)[:3] == [
        ("fr", "/fr/actualites/statement/"),
        ("es", "/es/noticias/statement/"),
        ("x-default", "/fr/actualites/statement/"),
    ]
    assert f"<lastmod>{timezone.localtime(edition.publish_at).isoformat()}</lastmod>" in words


@pytest.mark.parametrize(
    "texts",
    [
        {"title_fr": "T", "body_fr": "<p>x</p>"},
        {"title_fr": "T", "title_en": "T", "body_fr": "<p>x</p>"},
        {"title_fr": "T", "title_en": "T"},
        {"title_es": "T", "body_en": "<p>x</p>", "title_ar": "T"},
    ],
)
def test_the_map_and_the_pages_agree_on_the_languages_of_an_edition(texts):
    bare = {f"{field}_{code}": "" for field in ["title", "body"] for code in ["fr", "en", "es", "ar"]}
    release = make_release(**bare | texts)
    page = make_page()
    PageEdition.objects.filter(document=page.pk).update(**bare | texts)

    assert sitemaps.readable_in(sitemaps.releases().get()) == languages_of(release)
    assert sitemaps.readable_in(sitemaps.pages().get()) == languages_of(PageEdition.objects.get())


def test_the_map_and_the_page_agree_on_the_languages_of_an_office_and_of_a_country(client):
    country = make_country("KE", name_en="")
    office = make_office(name_es="Nairobi", country=country)

    for row, expected in [(office, ["fr", "es"]), (country, ["fr"])]:
        assert sitemaps.named_in(row) == expected
        assert client.get(row.get_absolute_url()).context["available_languages"] == expected


def test_a_long_section_is_cut_into_files(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "FILE_SIZE", 2)
    for number in range(5):
        make_release(slug=f"release-no-{number}")

    files = [file for file in urls(client, "/sitemap.xml") if "releases" in file]

    assert files == ["/sitemap-releases.xml", "/sitemap-releases.xml?file=2", "/sitemap-releases.xml?file=3"]
    assert [len(urls(client, file)) for file in files] == [2, 2, 1]


@pytest.mark.parametrize(
    "address",
    ["nothing.xml", "units.xml?file=2", "units.xml?file=0", "units.xml?file=x", "units.xml?file=" + "9" * 50],
)
def test_a_file_that_does_not_exist_is_not_found(client, address):
    assert client.get(f"/sitemap-{address}").status_code == 404


@pytest.mark.parametrize("many", [1, 6])
def test_the_map_takes_a_fixed_number_of_queries(client, django_assert_num_queries, many):
    for number in range(many):
        make_unit()
        make_office(country=make_country(f"A{chr(65 + number)}"))
        make_programme()
        make_page()
        make_release()

    with django_assert_num_queries(5):
        files = urls(client, "/sitemap.xml")
    for file in files:
        with django_assert_num_queries(0 if "site.xml" in file else 1):
            urls(client, file)
