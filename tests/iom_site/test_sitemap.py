import datetime as dt
import re

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from foundation.history.log import event_models
from iom_site import sitemaps
from offices.models import Country, Office
from pages.models import Figure, PageEdition, Programme
from publishing.editions import languages_of
from publishing.models import State
from structure.models import Appointment, OrgUnit, Person, Placement
from tests.factories import (
    make_appointment,
    make_contact_point,
    make_country,
    make_office,
    make_page,
    make_person,
    make_programme,
    make_release,
    make_role,
    make_unit,
)

pytestmark = pytest.mark.django_db


def urls(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return re.findall(r"<loc>http://testserver([^<]+)</loc>", response.content.decode())


def files(client, section):
    """The files of a section of the map."""
    return [file for file in urls(client, "/sitemap.xml") if f"-{section}.xml" in file]


def dates(client, address):
    """The moment of the last change of each entry of a file that says it."""
    words = client.get(address).content.decode()
    pairs = re.findall(r"<loc>http://testserver([^<]+)</loc>\s*<lastmod>([^<]+)</lastmod>", words)
    return dict(pairs)


def every_date(client):
    """The moments of all files and pages of the map."""
    index = dates(client, "/sitemap.xml")
    return index | {page: moment for file in index for page, moment in dates(client, file).items()}


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
    tomorrow = timezone.now() + dt.timedelta(days=1)
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

    [file] = files(client, "releases")
    words = client.get(file).content.decode()

    assert urls(client, file) == ["/fr/actualites/statement/", "/es/noticias/statement/"]
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


def test_a_long_section_is_cut_into_files_of_which_a_new_release_changes_the_last(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "FILE_SIZE", 2)
    for number in range(5):
        make_release(slug=f"release-no-{number}", publish_at=timezone.now() - dt.timedelta(days=9))
    before = dates(client, "/sitemap.xml")

    make_release(slug="newest")
    after = dates(client, "/sitemap.xml")

    found = [url for file in files(client, "releases") for url in urls(client, file)]
    assert len(found) == len(set(found)) == 6
    assert max(len(urls(client, file)) for file in files(client, "releases")) == 2
    last = files(client, "releases")[-1]
    changed = {file for file in after if before.get(file) != after[file] and "releases" in file}
    assert changed == {last}


def test_the_site_without_anything_has_a_map(client):
    assert everything(client)[0] == "/fr/"
    assert urls(client, "/sitemap-releases.xml") == []


@pytest.mark.parametrize(
    "address",
    ["nothing.xml", "units.xml?file=2", "units.xml?file=0", "units.xml?file=x", "units.xml?file=" + "9" * 50],
)
def test_a_file_that_does_not_exist_is_not_found(client, address):
    assert client.get(f"/sitemap-{address}").status_code == 404


@pytest.mark.parametrize("many", [1, 6])
def test_the_map_takes_a_fixed_number_of_queries(client, django_assert_max_num_queries, many):
    for number in range(many):
        make_unit()
        make_office(country=make_country(f"A{chr(65 + number)}"))
        make_programme()
        make_page()
        make_release()

    with django_assert_max_num_queries(15):
        found = urls(client, "/sitemap.xml")
    for file in found:
        with django_assert_max_num_queries(15 if "site.xml" in file else 7):
            urls(client, file)


# ---------------------------------------------------------------- when a page changed last


def change(client, path):
    """When the map says that a page changed last, in French."""
    for file in urls(client, "/sitemap.xml"):
        if moment := dates(client, file).get(path):
            return dt.datetime.fromisoformat(moment)
    return None


def age(model, **where):
    """Let the history of these rows be nine days old."""
    triggers = "ALTER TABLE {} {} TRIGGER ALL"
    table = event_models()[model]._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(triggers.format(table, "DISABLE"))
        QuerySet(event_models()[model]).filter(**where).update(
            pgh_created_at=timezone.now() - dt.timedelta(days=9)
        )
        cursor.execute(triggers.format(table, "ENABLE"))


def is_recent(moment):
    return timezone.now() - moment < dt.timedelta(days=1)


def test_a_fact_changes_the_pages_on_which_it_stands(client):
    senegal, mali = make_country("SN"), make_country("ML")
    unit, other = make_unit(slug="unit"), make_unit(slug="other")
    office = make_office(slug="office", country=senegal)
    person = make_person(slug="person")
    for model in [OrgUnit, Office, Placement, Person, Country]:
        age(model)
    pages = ["/fr/structure/unit/", "/fr/bureaux/office/", "/fr/pays/ml/", "/fr/structure/"]
    assert [is_recent(change(client, page)) for page in pages] == [False] * 4

    make_contact_point(unit)
    make_role(office, countries=[mali])
    make_appointment(person, other)

    assert [is_recent(change(client, page)) for page in pages] == [True] * 4
    assert is_recent(change(client, "/fr/personnes/person/"))
    assert is_recent(change(client, "/fr/structure/other/"))
    assert not is_recent(change(client, "/fr/pays/sn/"))
    Office.objects.filter(pk=office.pk).update(geonames_id=2253354)
    assert is_recent(change(client, "/fr/bureaux/office/"))


def test_what_is_hidden_moves_no_date(client):
    hidden = {"certainty": "medium"}
    unit, country = make_unit(slug="unit"), make_country("SN")
    office = make_office(slug="office", country=country)
    person = make_person(slug="person")
    make_appointment(person, unit)
    for model in [OrgUnit, Office, Placement, Person, Country, Appointment]:
        age(model)
    before = timezone.now() - dt.timedelta(days=9)
    release = make_release(slug="release", publish_at=before)
    page = make_page(slug="page")
    PageEdition.objects.update(publish_at=before)
    moments = every_date(client)

    make_unit(unit, name_fr="Cachée", **hidden)
    make_office(country=country, **hidden)
    make_contact_point(unit, **hidden)
    make_role(office, countries=[country], **hidden)
    make_appointment(person, unit, **hidden)
    make_appointment(make_person(**hidden), unit)
    make_release(release=release.document, number=2, state=State.DRAFT)
    make_release(publish_at=timezone.now() + dt.timedelta(days=1))
    make_release(withdrawn_at=timezone.now())
    make_release(**hidden)
    PageEdition.objects.create(document=page, number=2, title_fr="Brouillon")
    make_programme(**hidden)

    assert every_date(client) == moments


def test_the_map_says_of_each_list_when_what_it_lists_changed(client):
    before, now = timezone.now() - dt.timedelta(days=9), timezone.now()
    make_release(publish_at=before)
    make_release(publish_at=now)

    lists = dates(client, "/sitemap-site.xml")

    assert dt.datetime.fromisoformat(lists["/fr/actualites/"]) == now
    assert dt.datetime.fromisoformat(lists["/fr/"]) == now
    assert "/fr/programmes/" not in lists


def test_a_new_figure_changes_the_page_of_its_programme(client):
    programme = make_programme(slug="joint")
    PageEdition.objects.update(publish_at=timezone.now() - dt.timedelta(days=9))
    age(Programme)
    assert not is_recent(change(client, "/fr/programmes/joint/"))

    Figure.objects.create(programme=programme, measure="laws", label_fr="lois", value=12)

    assert is_recent(change(client, "/fr/programmes/joint/"))
