import json
from io import StringIO

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db.models import QuerySet

from foundation.history.log import event_models
from iom_site.development import bench
from structure.models import Grant
from tests.sample import make_sample

pytestmark = pytest.mark.django_db

KINDS = [
    "home",
    "chart of today",
    "chart of a past day",
    "unit",
    "people",
    "person",
    "offices",
    "offices of a kind",
    "offices of a country",
    "offices with a word",
    "offices of a past day",
    "office",
    "countries",
    "country",
    "news, first page",
    "news, page in the middle",
    "news of a country",
    "news of a country and year",
    "news with a word",
    "news with a word found nowhere",
    "press release",
    "programmes",
    "programme",
    "standing page",
    "atom feed",
    "search, a common word",
    "search, a name",
    "search, a word found nowhere",
    "suggestions, a common word",
    "suggestions, a name",
    "sitemap, list of files",
    "sitemap, units",
    "sitemap, releases",
]


def run(**options):
    output = StringIO()
    call_command("bench", repeat=2, stdout=output, **options)
    return output.getvalue().splitlines()


def test_every_kind_of_page_is_measured(tmp_path):
    make_sample()

    size, _head, *lines = run(json=tmp_path / "figures.json")

    assert size == "6 releases, 8 units, 3 offices"
    kinds = [line[:44].strip() for line in lines]
    assert kinds[: len(KINDS)] == KINDS
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert [page["page"] for page in figures["pages"]] == kinds
    assert figures["rows"] == {"releases": 6, "units": 8, "offices": 3}
    most = {"programme": 7, "sitemap, list of files": 15, "sitemap, units": 7}  # by each kind of history
    most |= {kind: 36 for kind in KINDS if kind.startswith(("search", "suggestions"))}  # all kinds of content
    most |= dict.fromkeys(kinds[len(KINDS) :], 14)
    wrong = [page for page in figures["pages"] if not 1 <= page["queries"] <= most.get(page["page"], 6)]
    assert wrong == []
    assert [page["page"] for page in figures["pages"] if not page["gzipped"] <= page["size"]] == []
    assert [page["page"] for page in figures["pages"] if not 0 < page["median"] <= page["p95"]] == []


def test_an_empty_site_is_measured_as_far_as_it_goes():
    _size, _head, *lines = run()

    assert [line[:44].strip() for line in lines][: len(KINDS)] == KINDS
    assert "none" in next(line for line in lines if line.startswith("press release"))


def test_every_list_of_the_desk_is_measured_as_two_kinds_of_editors_see_it():
    make_sample()
    users, events = User.objects.count(), QuerySet(event_models()[Grant]).count()

    measured = [page for page, _figures in bench.measure(repeat=1)][len(KINDS) :]

    lists = {name.partition(",")[0] for name in measured}
    models = {model.__name__ for model in admin.site._registry}
    assert lists == {f"administrator: {name}" for name in models} | {
        f"regional editor: {name}" for name in models - {"User"}
    }
    assert "regional editor: PressRelease, no word" in measured
    assert (User.objects.count(), QuerySet(event_models()[Grant]).count()) == (users, events)


def test_the_site_is_measured_as_a_public_one(settings):
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["www.example.org"]
    settings.SECURE_SSL_REDIRECT = True

    figures = dict(bench.measure(repeat=1))

    assert figures["home"].size > 0
    assert settings.DEBUG


def test_searches_of_a_file_are_measured_in_the_database(tmp_path):
    make_sample()
    file = tmp_path / "searches.csv"
    file.write_text("language,question\nfr,migration\nar,الهجرة\n")

    _size, *lines = run(searches=file)

    assert [line.partition(",")[0] for line in lines] == [
        "search: 2 searches",
        "search_suggestions: 2 searches",
    ]
    assert all("median" in line and "% below" in line for line in lines)


def test_a_file_without_searches_is_refused_in_a_sentence(tmp_path):
    file = tmp_path / "searches.csv"
    file.write_text("words\nmigration\n")

    with pytest.raises(CommandError, match=r"searches\.csv cannot be read as searches"):
        run(searches=file)
