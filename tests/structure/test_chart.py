import datetime as dt

import pytest
from django.urls import reverse
from django.utils.translation import override

from structure.chart import Chart, chart_of, column_count, label_of, public_placements
from structure.models import OrgUnit, Placement
from tests.factories import make_appointment, make_office, make_person, make_unit

pytestmark = pytest.mark.django_db

DAY = dt.date(2021, 6, 1)
LANGUAGES = ["fr", "en", "es", "ar"]


def place(unit, parent=None, **fields):
    return Placement.objects.create(unit=unit, parent=parent, **fields)


def outline(nodes):
    """The names of a chart as nested lists: a node without children is its name."""
    return [[node.label, outline(node.children)] if node.children else node.label for node in nodes]


def test_units_stand_where_they_were_placed_on_the_day():
    old, new = make_unit(name_fr="Ancien"), make_unit(name_fr="Nouveau")
    moved = make_unit(parent=new, name_fr="Unité", placed=False)
    place(moved, old, ends="2021-12-31")
    place(moved, new, starts="2022-01-01")

    assert outline(chart_of(DAY).top) == [["Ancien", ["Unité"]], "Nouveau"]
    assert outline(chart_of(dt.date(2022, 6, 1)).top) == ["Ancien", ["Nouveau", ["Unité"]]]


def test_governing_bodies_come_first():
    make_unit(kind=OrgUnit.Kind.POST, name_fr="Direction")
    make_unit(kind=OrgUnit.Kind.GOVERNING_BODY, name_fr="Conseil")

    assert outline(chart_of(DAY).top) == ["Conseil", "Direction"]


def test_siblings_have_the_order_of_the_tree():
    head = make_unit(name_fr="Tête")
    make_unit(parent=head, name_fr="Zone")
    make_unit(parent=head, name_fr="Antenne")

    assert outline(chart_of(DAY).top) == [["Tête", ["Zone", "Antenne"]]]


def test_chart_shows_published_placements_of_published_units_only():
    make_unit(name_fr="Certaine")
    make_unit(name_fr="Probable", certainty="medium")
    place(make_unit(name_fr="Placée peut-être", placed=False), certainty="medium")
    make_unit(name_fr="Sans place", placed=False)

    chart = chart_of(DAY)

    assert outline(chart.top) == ["Certaine"]
    assert chart.unplaced == []


def test_a_unit_below_one_that_is_not_published_is_shown_apart_and_does_not_name_it():
    hidden = make_unit(name_fr="Cachée", certainty="medium")
    make_unit(parent=hidden, name_fr="Visible")

    chart = chart_of(DAY)

    assert chart.top == []
    assert outline(chart.unplaced) == ["Visible"]


def test_a_unit_below_one_whose_own_place_is_not_known_is_shown_apart_with_it():
    group = make_unit(name_fr="Groupe", placed=False)
    place(group, certainty="medium", name_fr="Groupe incertain")
    make_unit(parent=group, name_fr="Unité")

    assert outline(chart_of(DAY).unplaced) == [["Groupe", ["Unité"]]]


def test_a_unit_below_one_that_was_abolished_is_shown_apart_without_it():
    gone = make_unit(name_fr="Abolie", placed=False, abolished="2020")
    make_unit(parent=gone, name_fr="Unité")

    assert outline(chart_of(DAY).unplaced) == ["Unité"]


def test_an_abolished_unit_is_not_on_the_chart_even_when_its_placement_was_left_open():
    make_unit(name_fr="Abolie", abolished="2020-03-31")

    assert chart_of(DAY).nodes == {}
    assert outline(chart_of(dt.date(2020, 3, 31)).top) == ["Abolie"]


def test_units_that_stand_in_a_circle_are_not_lost():
    first = make_unit(name_fr="Une", placed=False)
    second = make_unit(parent=first, name_fr="Deux")
    place(first, second)

    assert outline(chart_of(DAY).unplaced) == [["Une", ["Deux"]]]


def test_offices_below_an_office_are_counted():
    group = make_unit(kind=OrgUnit.Kind.GROUP, name_fr="Bureaux")
    regional = make_office(parent=group, placed=True, name_fr="Dakar")
    country = make_office(parent=regional, placed=True, name_fr="Praia")
    make_office(parent=country, placed=True)
    make_office(parent=regional, placed=True, certainty="medium")

    chart = chart_of(DAY)

    assert outline(chart.top) == [["Bureaux", ["Dakar"]]]
    assert chart.nodes[regional.pk].offices_below == 2


def test_a_unit_below_an_office_is_listed_with_the_offices_above_it():
    regional = make_office(placed=True, name_fr="Dakar")
    country = make_office(parent=regional, placed=True, name_fr="Praia")
    make_unit(parent=country, name_fr="Unité")

    assert outline(chart_of(DAY).top) == [["Dakar", [["Praia", ["Unité"]]]]]


def test_a_unit_goes_by_its_name_at_the_time():
    unit = make_unit(name_fr="Nom", placed=False)
    placement = place(unit, name_fr="Nom d’alors")

    assert label_of(unit, placement) == "Nom d’alors"
    assert label_of(unit) == "Nom"


def test_a_post_goes_by_the_title_of_its_holder():
    post = make_unit(kind=OrgUnit.Kind.POST, name_fr="Directrice générale")
    make_appointment(unit=post, title_fr="Directeur général", starts="2018-10-01", ends="2023-09-30")
    make_appointment(unit=post, title_fr="Directrice générale", starts="2023-10-01")

    assert chart_of(dt.date(2019, 11, 26)).label(post) == "Directeur général"
    assert chart_of(dt.date(2024, 1, 1)).label(post) == "Directrice générale"


def test_a_post_with_two_holders_goes_by_its_name():
    post = make_unit(kind=OrgUnit.Kind.POST, name_fr="Directions adjointes")
    make_appointment(unit=post, starts="2018")
    make_appointment(unit=post, starts="2019")

    assert chart_of(DAY).label(post) == "Directions adjointes"


def test_a_unit_does_not_go_by_the_title_of_its_head():
    unit = make_unit(name_fr="Unité")
    make_appointment(unit=unit, starts="2018")

    assert chart_of(DAY).label(unit) == "Unité"


@pytest.mark.parametrize(
    "hidden",
    [
        {"certainty": "medium"},
        {"starts": "", "ends": ""},  # nobody knows when
    ],
)
def test_an_appointment_that_is_not_sure_gives_no_title(hidden):
    post = make_unit(kind=OrgUnit.Kind.POST, name_fr="Poste")
    make_appointment(unit=post, **{"title_fr": "Titre", "starts": "2018"} | hidden)

    assert chart_of(DAY).label(post) == "Poste"


def test_a_person_who_is_not_sure_gives_no_title():
    post = make_unit(kind=OrgUnit.Kind.POST, name_fr="Poste")
    make_appointment(make_person(certainty="medium"), post, title_fr="Titre", starts="2018")

    assert chart_of(DAY).label(post) == "Poste"


def test_a_label_knows_its_language():
    unit = make_unit(name_fr="Unité", name_en="Unit")

    with override("ar"):
        label = label_of(unit)

    assert (label, label.language, label.is_fallback) == ("Unité", "fr", True)


def test_placements_of_other_days_are_left_aside():
    unit = make_unit(placed=False)
    place(unit, ends="2020")

    assert Chart(DAY, public_placements(), []).nodes == {}


def test_staff_and_units_with_nothing_below_stand_in_a_row_the_others_head_columns():
    head = make_unit()
    department = make_unit(head, name_fr="Département")
    make_unit(department, name_fr="Unité")
    make_unit(head, name_fr="Médiation")
    audit = make_unit(head, name_fr="Audit", line="staff")
    make_unit(audit)

    [node] = chart_of(DAY).top

    assert [one.label for one in node.row] == ["Médiation", "Audit"]
    assert [one.label for one in node.columns] == ["Département"]
    assert (node.row_width, node.columns_width) == (2, 1)


@pytest.mark.parametrize(
    ("units", "columns"), [(0, 0), (1, 1), (5, 5), (6, 6), (7, 4), (8, 4), (9, 6), (12, 6), (13, 6), (40, 6)]
)
def test_units_stand_abreast_in_one_row_or_in_rows_of_an_even_number(units, columns):
    assert column_count(range(units)) == columns


def test_units_that_ended_since_are_marked():
    make_unit(abolished="2023")
    make_unit()

    then, today = chart_of(DAY), chart_of(dt.date(2025, 1, 1))

    assert [node.until for node in then.top] == ["2023", ""]
    assert (then.has_ended_units, today.has_ended_units) == (True, False)


def test_page_marks_staff_and_what_ended_and_explains_the_marks(client):
    make_unit(line="staff")
    make_unit(abolished="2023")

    then = client.get("/fr/structure/?on=2021-06-01").text
    today = client.get("/fr/structure/").text

    assert "chart__unit--staff" in today
    assert "fonction d’appui" in today
    assert "n’existe plus aujourd’hui" not in today
    assert "n’existe plus aujourd’hui" in then
    assert 'jusqu’en <time datetime="2023">2023</time>' in then


def test_page_without_marks_has_no_legend(client):
    make_unit()

    assert 'class="chart-legend' not in client.get("/fr/structure/").text


def test_page_offers_the_files_of_the_day_unless_there_is_nothing_to_draw(client):
    empty = client.get("/fr/structure/").text
    make_unit()
    then = client.get("/fr/structure/?on=2021-06-01").text

    assert "chart.pdf" not in empty
    assert 'href="/fr/structure/chart.pdf?on=2021-06-01"' in then
    assert 'href="/fr/structure/chart.svg?on=2021-06-01"' in then


def test_page_shows_the_chart_of_the_day_and_keeps_the_day_in_its_links(client):
    unit = make_unit(placed=False, name_fr="Unité ancienne")
    place(unit, ends="2022")

    today = client.get("/fr/structure/")
    then = client.get("/fr/structure/?on=2021-06-01")

    assert "Unité ancienne" not in today.text
    assert f'href="{unit.get_absolute_url()}?on=2021-06-01"' in then.text


def test_page_names_the_holder_of_the_day(client):
    post = make_unit(kind=OrgUnit.Kind.POST)
    man, woman = make_person(name_fr="António Vitorino"), make_person(name_fr="Amy Pope")
    make_appointment(man, post, title_fr="Directeur général", starts="2018-10-01", ends="2023-09-30")
    make_appointment(woman, post, title_fr="Directrice générale", starts="2023-10-01")

    then = client.get("/fr/structure/?on=2019-11-26").text
    today = client.get("/fr/structure/").text

    assert "António Vitorino" in then
    assert "Directeur général<" in then
    assert "Amy Pope" not in then
    assert "Amy Pope" in today
    assert "Directrice générale<" in today
    assert "António Vitorino" not in today


def test_page_of_a_day_before_the_structure_is_documented_shows_no_chart(client):
    make_unit(name_fr="Unité de toujours")

    response = client.get("/fr/structure/?on=2018-12-31")

    assert response.status_code == 200
    assert response.context["chart"] is None
    assert "Unité de toujours" not in response.text


def test_page_leaks_nothing_uncertain(client):
    hidden = make_unit(name_fr="Secret A", certainty="medium")
    make_unit(parent=hidden)
    post = make_unit(kind=OrgUnit.Kind.POST)
    make_appointment(make_person(name_fr="Secret B"), post, starts="2020", certainty="medium")
    make_appointment(make_person(name_fr="Secret C", certainty="medium"), post, starts="2020")
    place(make_unit(name_fr="Secret D", placed=False), certainty="medium")

    assert "Secret" not in client.get("/fr/structure/").text


@pytest.mark.parametrize("words", ["2021-13-01", "hier", "2999-01-01", "9" * 5000])
def test_page_refuses_what_is_no_day_it_can_show(client, words):
    assert client.get("/fr/structure/", {"on": words}).status_code == 400


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_opens_empty_and_full_in_every_language(client, language):
    with override(language):
        address = reverse("structure:chart")

    empty = client.get(address)
    make_unit(kind=OrgUnit.Kind.POST)
    full = client.get(address)

    assert (empty.status_code, full.status_code) == (200, 200)
    assert f'lang="{language}"' in full.text


@pytest.mark.parametrize("rows", [1, 5])
def test_page_makes_three_queries(client, django_assert_num_queries, rows):
    head = make_unit()
    for _number in range(rows):
        post = make_unit(parent=head, kind=OrgUnit.Kind.POST)
        make_appointment(unit=post, starts="2020")
        make_office(parent=post, placed=True)

    with django_assert_num_queries(3):  # the menu, the placements, the appointments
        client.get("/fr/structure/?on=2021-06-01")
