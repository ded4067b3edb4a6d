import csv
import io
import json
import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from foundation.languages import LANGUAGES
from iom_site.open_data.files import FILES, RECORD_KINDS
from offices.models import Office
from tests.factories import make_page, make_release, make_unit
from tests.sample import make_sample

pytestmark = pytest.mark.django_db

EXAMPLE = re.compile(r'class="example__address" href="([^"]+)" type="([^"]+)"')


@pytest.fixture
def page(client):
    make_sample()
    return client.get(reverse("open_data")).content.decode()


def test_every_example_answers_what_the_page_says(client, page):
    examples = [(unescape(address), unescape(kind)) for address, kind in EXAMPLE.findall(page)]

    assert len(examples) == len(FILES)
    for address, media_type in examples:
        response = client.get(address)
        words, code = b"".join(response).decode(), address.partition("code=")[2]
        assert (response.status_code, response["Content-Type"]) == (200, media_type)
        assert codes_in(words, media_type) <= {code}
        if "-" not in address.partition("?")[0]:  # a part can have no row
            assert codes_in(words, media_type) == {code}


def codes_in(words, media_type):
    """The codes of the records that an answer tells of."""
    if media_type.startswith("text/csv"):
        return {row[0] for row in list(csv.reader(io.StringIO(words, newline="")))[2:]}
    content = json.loads(words)
    found = content.get("records") or content.get("features") or content.get("@graph")
    return {one.get("code") or one["id"] for one in found}


def test_no_value_is_named_after_a_file_of_ours(page):
    assert f'<code dir="ltr">{Office.Status.LISTED}</code>' in page
    assert "seed" not in page


def test_it_names_every_file_and_every_field(page):
    for name, suffix in FILES:
        assert f'href="/data/{name}.{suffix}"' in page
    for kind in RECORD_KINDS:
        for column in kind.columns:
            assert f'<code dir="ltr">{column.name}</code>' in page
        for part in kind.parts:
            for column in part.columns:
                assert f'<code dir="ltr">{part.name}[].{column.name}</code>' in page


def test_it_tells_how_many_records_there_are(client, page):
    for kind in RECORD_KINDS:
        content = json.loads(b"".join(client.get(reverse("data_file", args=[kind.name, "json"]))))
        shown = re.search(rf'href="#{kind.name}">[^<]*<span class="soft">(\d+)</span>', page)
        assert int(shown[1]) == len(content["records"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_there_in_every_language_and_on_an_empty_site(client, language):
    with override(language):
        response = client.get(reverse("open_data"))

    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()
    assert not EXAMPLE.findall(response.content.decode())


def test_it_needs_as_many_queries_whatever_the_site_holds(client):
    counted = []
    for _number in range(2):
        make_release(issued_by=make_unit())
        make_page()
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("open_data"))
        counted.append(len(queries))

    assert counted[0] == counted[1] <= 5


def test_it_names_the_terms_when_there_is_a_page_of_them(client):
    make_unit()
    make_page(code="legal", slug="legal")

    page = client.get(reverse("open_data")).content.decode()

    assert page.count(f'href="{reverse("pages:page", args=["legal"])}"') >= 1


def test_machines_find_a_catalogue_of_data_sets_with_their_files(page):
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)

    catalogue = next(one for one in json.loads(script)["@graph"] if one["@type"] == "DataCatalog")

    assert [one["@type"] for one in catalogue["dataset"]] == ["Dataset"] * len(RECORD_KINDS)
    downloads = [file for one in catalogue["dataset"] for file in one["distribution"]]
    assert {file["contentUrl"] for file in downloads} == {
        f"http://testserver/data/{name}.{suffix}" for name, suffix in FILES
    }
    assert all(re.fullmatch(r"[a-z]+/[a-z+]+", file["encodingFormat"]) for file in downloads)


def test_the_footer_of_every_page_leads_to_it(client):
    page = client.get(reverse("home")).content.decode()

    assert f'<a href="{reverse("open_data")}">' in page
