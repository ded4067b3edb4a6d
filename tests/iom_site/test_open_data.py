import csv
import datetime as dt
import gzip
import io
import json
import re

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date, parse_http_date
from django.utils.translation import override

from foundation.exchange import open_data
from foundation.exchange.open_data import NestedRecords, TranslatedText
from foundation.history.log import event_models
from foundation.languages import LANGUAGES
from foundation.trees.tree import move
from iom_site.open_data.files import FILES, RECORD_KINDS
from iom_site.open_data.formats import TEXTS, cell
from news.models import NamedPerson, ReleaseEdition, Theme
from pages.models import Page
from publishing.models import State
from structure.models import OrgUnit, Placement, Succession
from structure.placements import order_siblings
from tests.factories import (
    make_appointment,
    make_area,
    make_contact_point,
    make_country,
    make_office,
    make_person,
    make_programme,
    make_release,
    make_role,
    make_theme,
    make_unit,
)
from tests.sample import CANARY, make_sample

pytestmark = pytest.mark.django_db

HIDDEN = {"certainty": "medium"}
HXL = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
NAMES = [f"{name}.{suffix}" for name, suffix in FILES]


def address(name):
    return reverse("data_file", args=name.split("."))


def body(response):
    return b"".join(response)


def fetch(client, name, **query):
    response = client.get(address(name), query)
    assert response.status_code == 200
    return body(response).decode()


def records(client, name="units", **query):
    return json.loads(fetch(client, f"{name}.json", **query))["records"]


def record(client, name, **query):
    (only,) = records(client, name, **query)
    return only


def table(client, name, **query):
    return list(csv.reader(io.StringIO(fetch(client, name, **query), newline="")))


# ---------------------------------------------------------------- what a record says


def test_a_unit_says_where_it_stood_when_and_where_it_stands_today(client):
    council = make_unit(code="council")
    words = {"short_name_en": "COS", "mandate_fr": "<p>Dirige.</p>"}
    cabinet = make_unit(council, code="cabinet", placed=False, **words)
    Placement.objects.create(
        unit=cabinet, parent=None, ends="2020-06", name_fr="Secrétariat", source="a report"
    )
    Placement.objects.create(unit=cabinet, parent=council, starts="2020-06", certainty="high")
    make_unit(council, code="another")

    told = record(client, "units", code="cabinet")

    assert (told["parent"], told["position"]) == ("council", 1)
    assert told["short_name"] == {"en": "COS"}
    assert told["mandate"] == {"fr": "<p>Dirige.</p>"}
    assert told["placements"] == [
        {
            "starts": None,
            "ends": "2020-06",
            "parent": None,
            "name": {"fr": "Secrétariat"},
            "certainty": "certain",
            "source": "a report",
        },
        {
            "starts": "2020-06",
            "ends": None,
            "parent": "council",
            "name": {},
            "certainty": "high",
            "source": None,
        },
    ]


def test_a_record_leads_to_its_page_in_each_language_that_it_has(client):
    unit = make_unit(slug="cabinet", name_fr="Cabinet", name_ar="المكتب")

    pages = record(client, "units")["pages"]

    assert pages == {"fr": f"http://testserver{unit.get_absolute_url()}", "ar": pages["ar"]}
    assert client.get(pages["ar"].removeprefix("http://testserver")).status_code == 200


def test_a_release_is_told_in_the_languages_that_are_ready(client):
    country, theme = make_country("SN"), make_theme(slug="council")
    person = make_person(code="someone")
    edition = make_release(
        slug="council",
        title_en="Council",
        countries=[country],
        themes=[theme],
        issued_by=make_unit(code="media"),
    )
    NamedPerson.objects.create(edition=edition, person=person, title_fr="Directrice")

    told = record(client, "releases")

    assert set(told["title"]) == {"fr", "en"}
    assert set(told["pages"]) == {"fr"}  # in English there is no text
    assert (told["date"], told["edition"], told["issued_by"]) == ("2019-11-26", 1, "media")
    assert (told["countries"], told["themes"]) == (["SN"], ["council"])
    assert told["people"] == [{"person": "someone", "title": {"fr": "Directrice"}}]
    assert dt.datetime.fromisoformat(told["published_at"]) == edition.publish_at


def test_a_change_is_told_when_it_was_announced(client):
    first = make_release()
    make_release(release=first.document, number=2, change_kind="minor", change_note_fr="Une virgule.")
    corrected = make_release()
    make_release(
        release=corrected.document, number=2, change_kind="correction", change_note_fr="Le chiffre est 12."
    )

    told = {one["code"]: (one["change_kind"], one["change_note"]) for one in records(client, "releases")}

    assert told[first.document.code] == (None, {})
    assert told[corrected.document.code] == ("correction", {"fr": "Le chiffre est 12."})


def test_links_in_the_text_of_a_programme_lead_somewhere(client):
    programme = make_programme()
    programme.editions.update(
        body_fr='<p><a href="{offices}">Bureaux</a>, <a href="{page:none}">rien</a>.</p>'
    )

    words = record(client, "programmes")["body"]["fr"]

    offices = reverse("offices:offices")
    assert words == f'<p><a href="http://testserver{offices}">Bureaux</a>, rien.</p>'


def test_every_value_of_a_coded_column_is_documented(client):
    make_sample()

    for kind in RECORD_KINDS:
        for told in records(client, kind.name):
            assert undocumented(kind.columns, told) == []


def undocumented(columns, told):
    wrong = [(one.name, told[one.name]) for one in columns if one.values and told[one.name] not in one.values]
    wrong = [pair for pair in wrong if pair[1] is not None]
    inner = [one for one in columns if isinstance(one, NestedRecords)]
    return wrong + [
        problem for one in inner for row in told[one.name] for problem in undocumented(one.columns, row)
    ]


# ---------------------------------------------------------------- what stays hidden


def test_nothing_hidden_is_in_any_file(client):
    make_sample()

    files = {name: fetch(client, name) for name in NAMES}

    for hidden in [CANARY, "canari@", "hidden"]:
        assert [name for name, words in files.items() if hidden in words] == []


def test_what_only_editors_read_is_in_no_file(client):
    secret = "Seulement pour la rédaction"
    country = make_country()
    area = make_area(country)
    area.memberships.update(basis=secret)
    make_role(make_office(), area=area)
    make_release(date_text=secret, countries=[country])
    person = make_person(nationality="PT", gender="f")
    make_appointment(person)

    files = {name: fetch(client, name) for name in NAMES}

    assert [name for name, words in files.items() if secret in words] == []
    assert [name for name, words in files.items() if "nationality" in words or "gender" in words] == []


def test_what_refers_to_something_hidden_does_not_name_it(client):
    hidden = make_unit(code="hidden", **HIDDEN)
    unit = make_unit(code="shown", placed=False, seat=make_office(code="hidden-seat", **HIDDEN))
    Placement.objects.create(unit=unit, parent=hidden)
    Succession.objects.create(predecessor=unit, successor=hidden)
    person = make_person(code="hidden-person", **HIDDEN)
    make_contact_point(unit, person=person)
    make_appointment(make_person(code="elsewhere"), hidden)
    role = make_role(make_office(code="open"), host=make_role(make_office(**HIDDEN), code="hidden-role"))
    make_release(issued_by=hidden)

    told = record(client, "units", code="shown")

    assert (told["placements"], told["successions"], told["seat"]) == ([], [], None)
    assert (told["parent"], told["position"]) == (None, None)  # where it stands is not public
    assert told["contacts"][0]["person"] is None
    assert records(client, "people") == []
    assert record(client, "roles", code=role.code)["host"] is None
    assert record(client, "releases")["issued_by"] is None


def test_of_people_without_a_page_nothing_is_told_but_their_names(client):
    words = {"biography_fr": "<p>Sera cheffe.</p>", "other_names": "Cheffe", "source": "Cheffe, p. 3"}
    named, held = make_person(code="named", **words), make_person(code="held", **words)
    make_appointment(named, **HIDDEN)
    make_appointment(held)
    edition = make_release()
    for person in [named, held]:
        NamedPerson.objects.create(edition=edition, person=person)

    told = record(client, "people", code="named")

    assert (told["name"], told["pages"], told["mandates"]) == ({"fr": named.name_fr}, {}, [])
    assert (told["biography"], told["other_names"], told["source"]) == ({}, [], None)
    for suffix in ["json", "csv", "jsonld"]:
        assert "heffe" not in fetch(client, f"people.{suffix}", code="named")
    assert record(client, "people", code="held")["biography"] == {"fr": "<p>Sera cheffe.</p>"}


def test_a_theme_is_told_of_once_a_release_has_it(client):
    theme = make_theme(slug="council")
    make_release(themes=[theme], state=State.DRAFT)
    assert records(client, "themes") == []

    make_release(themes=[theme])

    assert [one["code"] for one in records(client, "themes")] == ["council"]


# ---------------------------------------------------------------- the formats


def test_json_has_a_record_a_line_in_the_order_of_the_codes(client):
    for code in ["b-unit", "a-unit", "a-unit-2"]:
        make_unit(code=code)

    words = fetch(client, "units.json")

    lines = [line.strip(",") for line in words.splitlines() if line.startswith('{"code"')]
    assert [json.loads(line)["code"] for line in lines] == ["a-unit", "a-unit-2", "b-unit"]


def test_a_file_without_records_is_whole(client):
    for name in NAMES:
        words = fetch(client, name)
        if name.endswith("csv"):
            assert len(list(csv.reader(io.StringIO(words)))) == 2
        else:
            content = json.loads(words)
            assert [] in [content.get(key) for key in ["records", "features", "@graph"]]


def test_a_table_has_a_row_of_hxl_hashtags_and_rows_as_wide(client):
    make_sample()

    for name in [name for name in NAMES if name.endswith("csv")]:
        headers, tags, *rows = table(client, name)
        assert [tag for tag in tags if not HXL.fullmatch(tag)] == []
        assert {len(row) for row in rows} <= {len(headers)}
        assert len(set(headers)) == len(headers) == len(tags)


def test_a_table_says_what_json_says(client):
    make_office(
        code="dakar",
        name_fr='Dakar, « la "grande" »\nville',
        name_ar="داكار",
        other_names="Ndakaaru\nDacar",
        latitude="14.7",
    )

    headers, _tags, row = table(client, "offices.csv")

    told = dict(zip(headers, row, strict=True))
    assert told["name_fr"] == 'Dakar, « la "grande" »\nville'
    assert (told["name_ar"], told["name_en"]) == ("داكار", "")
    assert (told["other_names"], told["latitude"], told["country"]) == ("Ndakaaru; Dacar", "14.7", "SN")


def test_the_lines_of_a_table_end_as_rfc_4180_says(client):
    make_country()

    assert fetch(client, "countries.csv").count("\r\n") == 3


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1", "\r=1"])
def test_no_cell_is_run_as_a_formula(words):
    assert cell(words) == f"'{words}"


@pytest.mark.parametrize("words", ["+41 22 717 91 11", "+41227179111", "-17.4", "Dakar = Sénégal", "2019-11"])
def test_telephones_numbers_and_other_texts_are_as_they_are(words):
    assert cell(words) == words


def test_offices_are_points_with_the_longitude_first(client):
    make_office(code="dakar", latitude="14.7", longitude="-17.4")

    collection = json.loads(fetch(client, "offices.geojson"))

    (feature,) = collection["features"]
    assert (collection["type"], feature["type"], feature["id"]) == ("FeatureCollection", "Feature", "dakar")
    assert feature["geometry"] == {"type": "Point", "coordinates": [-17.4, 14.7]}
    assert feature["properties"]["country"] == "SN"


def things(value):
    """Every object of a JSON-LD document."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from things(inner)


def test_every_term_and_type_of_json_ld_is_in_its_context(client):
    make_sample()

    for kind in RECORD_KINDS:
        document = json.loads(fetch(client, f"{kind.name}.jsonld"))
        context, graph = document["@context"], document["@graph"]
        texts = {id(thing[term]) for thing in things(graph) for term in TEXTS if term in thing}
        nodes = [thing for thing in things(graph) if id(thing) not in texts]
        assert graph
        assert {key for thing in nodes for key in thing} <= {"@id", "@type", *context}
        named = [name for thing in nodes for name in names_in(thing)]
        prefixes = {name for name, term in context.items() if str(term).endswith(("#", "/"))}
        assert {name.partition(":")[0] for name in named} <= prefixes


def names_in(thing):
    """The compact names that an object has: its own, and those of its types."""
    types = thing.get("@type", [])
    return [*([types] if isinstance(types, str) else types), *filter(None, [thing.get("@id")])]


def test_a_unit_is_told_in_the_words_of_w3c_org(client):
    council = make_unit(code="council")
    make_unit(council, code="cabinet", name_en="Cabinet")

    graph = json.loads(fetch(client, "units.jsonld", code="cabinet"))["@graph"]

    (unit,) = graph
    assert (unit["@id"], unit["@type"]) == ("data:unit-cabinet", "org:OrganizationalUnit")
    assert unit["unitOf"] == "data:unit-council"
    assert unit["placement"][0]["organization"] == "data:unit-council"
    assert unit["name"]["en"] == "Cabinet"


# ---------------------------------------------------------------- what can be asked


def test_texts_can_be_had_in_some_languages_alone(client):
    make_unit(code="cabinet", name_fr="Cabinet", name_ar="المكتب")

    told = record(client, "units", lang="ar,en")
    headers = table(client, "units.csv", lang="ar")[0]

    assert (told["name"], list(told["pages"])) == ({"ar": "المكتب"}, ["ar"])
    assert [head for head in headers if head.startswith("name_")] == ["name_ar"]


def test_a_file_names_the_languages_that_it_has(client):
    for asked, named in [("", "fr, en, es, ar"), ("ar,fr", "fr, ar"), ("es", "es")]:
        assert client.get(address("units.csv"), {"lang": asked})["Content-Language"] == named


def test_records_can_be_had_by_their_codes(client):
    for code in ["SN", "KE", "AT"]:
        make_country(code)

    assert [one["code"] for one in records(client, "countries", code="SN,AT,XX")] == ["AT", "SN"]


def test_an_unknown_parameter_is_no_mistake(client):
    make_country()

    assert len(records(client, "countries", on="2019", callback="x")) == 1


@pytest.mark.parametrize(
    "query", [{"lang": "de"}, {"lang": "fr,xx"}, {"code": "a b"}, {"code": "a," * 200}, {"code": "\u202e"}]
)
def test_what_cannot_be_asked_is_refused_in_json_and_in_the_language_of_the_reader(client, query):
    response = client.get(address("units.json"), query, headers={"accept-language": "fr"})

    assert response.status_code == 400
    assert response["Access-Control-Allow-Origin"] == "*"
    assert f"« {next(iter(query))} »" in response.json()["error"].replace("\u00a0", " ").replace(
        "“", "« "
    ).replace("”", " »")


@pytest.mark.parametrize("query", ["code=%00", "lang=%00", f"code={'a' * 10000}", "code=%27%22%3B--"])
def test_hostile_questions_are_refused(client, query):
    assert client.get(f"{address('units.json')}?{query}").status_code == 400


@pytest.mark.parametrize("name", ["nothing.json", "units.xml", "countries.geojson", "units-none.csv"])
def test_a_file_that_does_not_exist_is_not_found_in_json(client, name):
    response = client.get(address(name))

    assert response.status_code == 404
    assert response["Access-Control-Allow-Origin"] == "*"
    assert set(response.json()) == {"error", "documentation"}


# ---------------------------------------------------------------- how it is answered


@pytest.mark.parametrize("name", ["units.json", "offices.csv", "offices.geojson", "people.jsonld"])
def test_any_origin_may_read_and_nothing_is_noted(client, name):
    response = client.get(address(name), headers={"origin": "https://example.org"})

    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in response["Access-Control-Expose-Headers"]
    assert response["Cache-Control"] == "public, no-cache"
    assert not response.cookies
    assert response.streaming


def test_a_browser_that_asks_first_is_told_what_it_may(client):
    response = client.options(address("units.json"), headers={"origin": "https://example.org"})

    assert (response.status_code, response.content) == (204, b"")
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_nothing_can_be_sent(client):
    assert client.post(address("units.json")).status_code == 405


def test_a_head_has_the_headers_and_reads_no_record(client):
    make_unit()
    got = client.get(address("units.json"))

    with CaptureQueriesContext(connection) as queries:
        head = client.head(address("units.json"))

    assert body(head) == b""
    for header in ["ETag", "Content-Type", "Cache-Control", "Access-Control-Allow-Origin"]:
        assert got[header]
        assert head[header] == got[header]
    assert len(queries) <= 3


def test_it_comes_compressed(client):
    make_unit(name_fr="Cabinet")

    response = client.get(address("units.json"), headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert "Cabinet" in gzip.decompress(body(response)).decode()


def test_the_answer_is_the_same_in_every_language(client):
    make_sample()

    files = [f"{kind.name}.json" for kind in RECORD_KINDS]
    answers = {
        language: [body(client.get(address(name), headers={"accept-language": language})) for name in files]
        for language in ["fr", "ar"]
    }

    assert answers["fr"] == answers["ar"]


# ---------------------------------------------------------------- what has not changed is not sent again


def mark(client, name="units.json", **query):
    return client.get(address(name), query)["ETag"]


def test_the_same_is_not_sent_twice(client):
    make_unit()
    etag = mark(client)

    response = client.get(address("units.json"), headers={"if-none-match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert (response["ETag"], response["Access-Control-Allow-Origin"]) == (etag, "*")


def test_each_file_and_question_has_a_mark_of_its_own(client):
    marks = [mark(client, name) for name in NAMES]
    marks += [
        mark(client, lang="fr"),
        mark(client, lang="ar"),
        mark(client, code="a"),
        mark(client, code="b"),
    ]

    assert len(set(marks)) == len(marks)


def test_it_is_not_sent_again_to_who_knows_the_last_change(client):
    make_unit()
    modified = parse_http_date(client.get(address("units.json"))["Last-Modified"])

    since = {"if-modified-since": http_date(modified + 2)}
    before = {"if-modified-since": http_date(modified - 60)}

    assert client.get(address("units.json"), headers=since).status_code == 304
    assert client.get(address("units.json"), headers=before).status_code == 200


CHANGES = {
    "units": lambda site: OrgUnit.objects.filter(pk=site.unit.pk).update(name_en="Renamed"),
    "offices": lambda site: site.office.contact_points.update(email="new@example.org"),
    "roles": lambda site: site.role.countries.clear(),
    "countries": lambda site: type(site.country).objects.update(name_es="País"),
    "areas": lambda site: site.area.memberships.all().delete(),
    "people": lambda site: site.appointment.delete(),
    "releases": lambda site: site.release.themes.clear(),
    "themes": lambda site: Theme.objects.update(name_en="Renamed"),
    "programmes": lambda site: site.programme.partners.all().delete(),
}


class Site:
    """Something of each kind."""

    def __init__(self):
        self.country, self.unit = make_country(), make_unit()
        self.area = make_area(self.country)
        self.office = make_office(country=self.country)
        make_contact_point(self.office)
        self.role = make_role(self.office, area=self.area, countries=[self.country])
        self.appointment = make_appointment(unit=self.unit)
        self.theme = make_theme()
        self.release = make_release(themes=[self.theme], countries=[self.country])
        self.programme = make_programme()
        self.programme.partners.create(part="funding", name_en="Donor")


@pytest.mark.parametrize("kind", [kind.name for kind in RECORD_KINDS])
def test_every_change_of_a_record_changes_the_mark(client, kind):
    site = Site()
    name = f"{kind}.json"
    before, words = mark(client, name), fetch(client, name)

    CHANGES[kind](site)

    assert fetch(client, name) != words
    assert mark(client, name) != before


@pytest.mark.parametrize("name", ["releases.json", "themes.json", "people.json"])
def test_the_clock_alone_publishes_and_withdraws(client, monkeypatch, name):
    now, hour = timezone.now(), dt.timedelta(hours=1)
    coming = make_release(publish_at=now + hour, themes=[make_theme()])
    NamedPerson.objects.create(edition=coming, person=make_person())
    leaving = make_release(withdrawn_at=now + 2 * hour, themes=[make_theme()])
    NamedPerson.objects.create(edition=leaving, person=make_person())
    seen = []

    for moment in [now, now + hour * 1.5, now + hour * 2.5]:
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        response = client.get(address(name))
        seen.append((body(response), response["ETag"], response["Last-Modified"]))

    for part in zip(*seen, strict=True):
        assert len(set(part)) == 3


def test_another_order_of_siblings_changes_the_mark(client):
    make_unit(code="a"), make_unit(code="b")
    make_office(code="c", placed=True), make_office(code="d", placed=True)
    first, second = make_programme(code="e"), make_programme(code="f")
    names = ["units.json", "offices.json", "programmes.json"]
    marks = {name: mark(client, name) for name in names}
    told = {name: fetch(client, name) for name in names}

    order_siblings(["d", "c", "b", "a"])
    move(Page, first.pk, second.pk, "right", remember=False)

    assert [name for name in names if fetch(client, name) == told[name]] == []
    assert [name for name in names if mark(client, name) == marks[name]] == []


def test_work_on_a_draft_changes_no_mark(client):
    release = make_release()
    draft = make_release(release=release.document, number=2, state=State.DRAFT)
    before = mark(client, "releases.json")

    ReleaseEdition.objects.filter(pk=draft.pk).update(title_fr="Autre")

    assert mark(client, "releases.json") == before


def test_a_change_that_was_long_in_coming_changes_the_mark(client):
    """The event of a long transaction can have a lower number than one that is there already."""
    unit = make_unit()
    events = QuerySet(event_models()[OrgUnit])
    last = events.order_by("-pgh_id").first()
    make_unit()
    late = events.get(pk=last.pk)
    events.filter(pk=last.pk).delete()
    before = mark(client)

    late.save(force_insert=True)

    assert unit.pk == late.id
    assert mark(client) != before


def test_a_change_in_the_same_second_is_not_hidden_by_its_date(client, monkeypatch):
    make_unit()
    moment = timezone.now().replace(microsecond=0)
    assert QuerySet(event_models()[OrgUnit]).update(pgh_created_at=moment)
    QuerySet(event_models()[Placement]).update(pgh_created_at=moment)
    monkeypatch.setattr(timezone, "now", lambda: moment + dt.timedelta(milliseconds=500))

    sent = parse_http_date(client.get(address("units.json"))["Last-Modified"])

    assert sent < moment.timestamp()


# ---------------------------------------------------------------- many records


QUERIES = {
    "units": 8,
    "offices": 8,
    "roles": 5,
    "countries": 3,
    "areas": 4,
    "people": 6,
    "releases": 9,
    "themes": 5,
    "programmes": 10,
}


def test_a_file_needs_as_many_queries_for_many_records_as_for_one(client):
    for code in ["AA", "AB", "AC"]:
        Site()
        make_country(code)
        for kind in RECORD_KINDS:
            with CaptureQueriesContext(connection) as queries:
                fetch(client, f"{kind.name}.json")
            assert (kind.name, len(queries)) == (kind.name, QUERIES[kind.name])


def test_records_are_read_a_few_at_a_time_each_time_through_the_gate(client, monkeypatch):
    monkeypatch.setattr(open_data, "BATCH", 2)
    releases = [make_release() for _number in range(5)]
    kind = next(kind for kind in RECORD_KINDS if kind.name == "releases")
    batches = kind.batches()
    first = next(batches)

    ReleaseEdition.objects.filter(pk=releases[3].pk).update(publish_at=timezone.now() + dt.timedelta(days=1))
    rest = list(batches)

    assert [len(batch) for batch in [first, *rest]] == [2, 1, 1]


# ---------------------------------------------------------------- what leads to it


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bare_address_leads_to_the_page_that_documents_it(client, language):
    response = client.get(reverse("data"), headers={"accept-language": language})

    with override(language):
        assert (response.status_code, response.url) == (302, reverse("open_data"))


def test_pages_lead_to_their_records(client):
    make_unit(slug="cabinet", code="cos")
    make_release(slug="council")

    unit = client.get(reverse("structure:unit", args=["cabinet"])).content.decode()
    news = client.get(reverse("news:releases")).content.decode()

    assert '<link rel="alternate" type="application/json" href="/data/units.json?code=cos">' in unit
    assert '<link rel="alternate" type="application/json" href="/data/releases.json">' in news


def test_every_text_column_is_told_in_all_languages():
    tables = [kind.columns for kind in RECORD_KINDS] + [
        part.columns for kind in RECORD_KINDS for part in kind.parts
    ]

    for columns in tables:
        for column in columns:
            if isinstance(column, TranslatedText):
                assert [head for head, _tag in column.headers(LANGUAGES)] == [
                    f"{column.name}_{language}" for language in LANGUAGES
                ]
