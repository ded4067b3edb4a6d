import json
import re
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from structure.chart import chart_of
from structure.models import OrgUnit, Placement
from structure.poster import Poster
from tests.factories import make_appointment, make_office, make_person, make_unit

pytestmark = pytest.mark.django_db

LANGUAGES = ["fr", "en", "es", "ar"]
LONG = "Département de la coordination pour la paix, le développement et la prévention des crises prolongées"
A3 = (1190.55, 841.89)  # points


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def poster(format="pdf"):
    today = timezone.localdate()
    return Poster(chart_of(today), today, "https://www.example.org/fr/structure/", format)


def names_on(data):
    """Every name that the template is given, in its order."""
    if isinstance(data, list):
        return [name for one in data for name in names_on(one)]
    if isinstance(data, dict):
        own = [data["name"]["words"]] if "name" in data else []
        return own + [name for key, one in data.items() if key != "name" for name in names_on(one)]
    return []


def sheets(pdf):
    """The width and height of each page of a PDF, in points."""
    assert pdf.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(width), float(height)) for width, height in boxes]


def make_organisation(departments, units, **names):
    """A body, a head, four offices beside and departments with units, as on a real chart."""
    make_unit(kind=OrgUnit.Kind.GOVERNING_BODY, **names)
    head = make_unit(kind=OrgUnit.Kind.POST, **names)
    make_appointment(unit=head, starts="2020", title_fr=LONG)
    for _number in range(4):
        make_unit(head, line="staff", **names)
    for _department in range(departments):
        department = make_unit(head, **names)
        for _unit in range(units):
            make_unit(department, **names)


def test_every_unit_of_the_chart_is_drawn_once():
    body = make_unit(kind=OrgUnit.Kind.GOVERNING_BODY, name_fr="Conseil")
    head = make_unit(name_fr="Tête")
    department = make_unit(head, name_fr="Département")
    make_unit(department, name_fr="Unité")
    make_unit(head, name_fr="Inspection", line="staff")
    Placement.objects.filter(unit=body).update(ends="")
    make_unit(make_unit(name_fr="Cachée", certainty="medium"), name_fr="Perdue")

    assert names_on(poster().data) == ["Conseil", "Tête", "Inspection", "Département", "Unité", "Perdue"]


def test_nothing_uncertain_is_drawn():
    hidden = make_unit(name_fr="Secret A", certainty="medium")
    make_unit(hidden)
    head = make_unit(kind=OrgUnit.Kind.POST)
    make_appointment(make_person(name_fr="Secret B"), head, starts="2020", certainty="medium")
    make_appointment(make_person(name_fr="Secret C", certainty="medium"), head, starts="2020")
    Placement.objects.create(unit=make_unit(name_fr="Secret D", placed=False), certainty="medium")
    make_office(make_office(placed=True), placed=True, name_fr="Secret E", certainty="medium")

    words = json.dumps(poster().data)

    assert "Secret" not in words
    assert "below" not in {key for one in poster().data["heads"] for key in one}


def test_marks_are_those_of_the_page():
    head = make_unit(name_fr="Tête")
    make_unit(head, line="staff")
    make_office(make_office(head, placed=True), placed=True)

    [drawn] = poster().data["heads"]

    assert drawn["row"][0]["staff"]
    assert drawn["row"][1]["offices"] == "1 bureau rattaché"
    assert poster().data["legend"] == {"line": "ligne hiérarchique", "staff": "fonction d’appui"}


def test_a_text_in_another_language_says_so():
    make_unit(name_fr="Unité")

    with override("ar"):
        [drawn] = poster().data["heads"]

    assert drawn["name"] == {"words": "Unité", "lang": "fr", "dir": "ltr"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_of_usual_size_is_one_sheet_of_a3(language):
    make_organisation(departments=5, units=7, name_fr="Bureau des affaires juridiques", name_ar="مكتب الشؤون")

    with override(language):
        [sheet] = sheets(poster().typeset(keep=False))

    assert sheet == pytest.approx(A3, abs=0.1)


@pytest.mark.parametrize(("departments", "units"), [(12, 7), (3, 31)])
def test_a_hundred_units_with_very_long_names_are_one_sheet(departments, units):
    make_organisation(departments, units, name_fr=LONG, short_name_fr="DCPDPCP")

    assert len(sheets(poster().typeset(keep=False))) == 1


def test_a_drawing_is_well_formed_and_has_a_title():
    make_unit(name_fr="Unité & cie")

    drawing = ElementTree.fromstring(poster("svg").typeset(keep=False))  # noqa: S314 -- our own drawing

    assert drawing.attrib["role"] == "img"
    assert drawing[0].text.startswith("Organigramme – Situation au ")


@pytest.mark.parametrize(("name", "kind"), [("chart-pdf", "application/pdf"), ("chart-svg", "image/svg+xml")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_is_served_in_every_language(client, language, name, kind):
    make_unit()

    with override(language):
        response = client.get(reverse(f"structure:{name}"))

    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert response["Content-Language"] == language


def test_a_sheet_that_has_not_changed_is_not_sent_again(client):
    unit = make_unit(name_fr="Avant")
    first = client.get("/fr/structure/chart.pdf")

    again = client.get("/fr/structure/chart.pdf", headers={"if-none-match": first["ETag"]})
    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Après")
    changed = client.get("/fr/structure/chart.pdf", headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert changed.content != first.content


def test_a_sheet_of_a_past_day_shows_that_day(client):
    unit = make_unit(placed=False, name_fr="Unité ancienne", abolished="2022")
    Placement.objects.create(unit=unit, ends="2022")
    make_unit(name_fr="Unité")

    then = client.get("/fr/structure/chart.svg?on=2021-06-01")
    today = client.get("/fr/structure/chart.svg")

    assert "Situation au 1er juin 2021" in then.text
    assert then.headers["ETag"] != today.headers["ETag"]
    assert "2021-06-01" in then["Content-Disposition"]


@pytest.mark.parametrize("query", ["?on=2010-01-01", "?on=2020-01-01"])
def test_there_is_no_sheet_of_a_day_of_which_nothing_is_documented(client, query):
    make_unit(placed=False)

    assert client.get("/fr/structure/chart.pdf" + query).status_code == 404


@pytest.mark.parametrize("words", ["2021-13-01", "hier", "2999-01-01", "9" * 5000])
def test_a_sheet_of_what_is_no_day_is_refused(client, words):
    make_unit()

    assert client.get("/fr/structure/chart.pdf", {"on": words}).status_code == 400


@pytest.mark.parametrize("rows", [1, 5])
def test_a_sheet_makes_two_queries(client, django_assert_num_queries, rows):
    head = make_unit()
    for _number in range(rows):
        make_appointment(unit=make_unit(head, kind=OrgUnit.Kind.POST), starts="2020")

    with django_assert_num_queries(2):  # the placements, the appointments
        client.get("/fr/structure/chart.pdf")
