import pytest
from django.urls import reverse
from django.utils.translation import override

from structure.models import OrgUnit, Placement, Succession
from tests.factories import (
    make_appointment,
    make_contact_point,
    make_office,
    make_person,
    make_programme,
    make_release,
    make_unit,
)

pytestmark = pytest.mark.django_db

LANGUAGES = ["fr", "en", "es", "ar"]


def place(unit, parent=None, **fields):
    return Placement.objects.create(unit=unit, parent=parent, **fields)


def succeed(predecessor, successor, **fields):
    return Succession.objects.create(predecessor=predecessor, successor=successor, **fields)


def names(nodes):
    return [node.label for node in nodes]


def test_a_unit_that_is_not_published_has_no_page(client):
    unit = make_unit(certainty="medium")

    assert client.get(unit.get_absolute_url()).status_code == 404


def test_page_tells_what_the_unit_is(client):
    unit = make_unit(name_fr="Division", short_name_fr="DIV", mandate_fr="<p>Elle agit.</p>")

    page = client.get(unit.get_absolute_url()).text

    assert "<h1>Division</h1>" in page
    assert "DIV" in page
    assert "<p>Elle agit.</p>" in page


def test_a_mandate_in_another_language_is_marked(client):
    unit = make_unit()
    OrgUnit.objects.filter(pk=unit.pk).update(mandate_en="<p>It acts.</p>")

    page = client.get(unit.get_absolute_url()).text

    assert '<div lang="en" dir="ltr"><p>It acts.</p></div>' in page


def test_page_shows_name_place_and_units_below_of_the_day(client):
    old, new = make_unit(name_fr="Ancien cabinet"), make_unit(name_fr="Nouveau bureau")
    unit = make_unit(parent=new, name_fr="Partenariats", placed=False)
    place(unit, old, name_fr="Relations", ends="2021-12-31")
    place(unit, new, starts="2022-01-01")
    place(make_unit(name_fr="Division des donateurs", placed=False), unit, ends="2021-12-31")
    place(make_unit(parent=unit, name_fr="Secteur privé", placed=False), unit, starts="2022-01-01")

    then = client.get(unit.get_absolute_url() + "?on=2021-06-01").context
    today = client.get(unit.get_absolute_url()).context

    assert (then["name"], names(then["node"].ancestors)) == ("Relations", ["Ancien cabinet"])
    assert names(then["node"].children) == ["Division des donateurs"]
    assert (today["name"], names(today["node"].ancestors)) == ("Partenariats", ["Nouveau bureau"])
    assert names(today["node"].children) == ["Secteur privé"]


def test_page_keeps_the_day_in_its_links(client):
    parent = make_unit(kind=OrgUnit.Kind.POST)
    unit = make_unit(parent=parent)
    child = make_unit(parent=unit)
    person = make_person()
    make_appointment(person, unit, starts="2020")

    page = client.get(unit.get_absolute_url() + "?on=2021-06-01").text

    for linked in [parent, child, person]:
        assert f'href="{linked.get_absolute_url()}?on=2021-06-01"' in page
    assert f'{reverse("structure:chart")}?on=2021-06-01#unit-{unit.slug}"' in page


def test_page_of_a_day_before_the_structure_is_documented_shows_no_place(client):
    parent = make_unit()
    unit = make_unit(parent=parent)
    make_unit(parent=unit)

    response = client.get(unit.get_absolute_url() + "?on=2010-01-01")

    assert response.context["node"] is None


def test_page_lists_every_name_and_place_once_it_changed(client):
    old, new = make_unit(name_fr="Ancien"), make_unit(name_fr="Nouveau")
    hidden = make_unit(certainty="medium", name_fr="Secret")
    unit = make_unit(parent=new, name_fr="Nom", placed=False)
    place(unit, hidden, ends="2012")
    place(unit, old, name_fr="Nom d’alors", starts="2012", ends="2020")
    place(unit, new, starts="2020", certainty="certain")

    response = client.get(unit.get_absolute_url())

    assert [label for label, _placement in response.context["places"]] == ["Nom", "Nom d’alors", "Nom"]
    assert "Secret" not in response.text


def test_page_has_no_table_for_a_unit_that_never_changed(client):
    unit = make_unit()

    assert client.get(unit.get_absolute_url()).context["places"] == []


def test_page_has_no_table_for_a_post_that_changed_its_holder_and_not_its_place(client):
    above = make_unit()
    post = make_unit(parent=above, kind=OrgUnit.Kind.POST, placed=False)
    place(post, above, name_fr="Directeur", ends="2020")
    place(post, above, starts="2020")

    assert client.get(post.get_absolute_url()).context["places"] == []


def test_people_are_told_apart_by_the_day(client):
    post = make_unit(kind=OrgUnit.Kind.POST)
    first = make_appointment(unit=post, starts="2008", ends="2018-09-30")
    second = make_appointment(unit=post, starts="2018-10-01", ends="2023-09-30")
    third = make_appointment(unit=post, starts="2023-10-01")
    undated = make_appointment(unit=post)

    then = client.get(post.get_absolute_url() + "?on=2019-11-26").context["people"]
    today = client.get(post.get_absolute_url()).context["people"]

    assert then == {"later": [third], "now": [second], "before": [first], "undated": [undated]}
    assert today == {"now": [third], "before": [second, first], "undated": [undated]}


def test_a_mandate_left_open_ended_with_its_unit(client):
    post = make_unit(kind=OrgUnit.Kind.POST, abolished="2023")
    appointment = make_appointment(unit=post, starts="2021")

    assert client.get(post.get_absolute_url()).context["people"] == {"before": [appointment]}


def test_an_abolished_unit_says_so_and_points_on(client):
    unit = make_unit(abolished="2023")
    successor = make_unit(name_fr="Héritière")
    succeed(unit, successor, date="2023")

    response = client.get(unit.get_absolute_url())

    assert response.context["record"].has_ended
    assert response.context["node"] is None
    assert f'href="{successor.get_absolute_url()}">Héritière</a>' in response.text


def test_a_unit_names_what_it_replaced(client):
    former, unit = make_unit(name_fr="Devancière", abolished="2023"), make_unit()
    succeed(former, unit)

    record = client.get(unit.get_absolute_url()).context["record"]

    assert [other.get_absolute_url() for _succession, other in record.predecessors] == [
        former.get_absolute_url()
    ]
    assert record.successors == []


def test_a_unit_that_was_closed_has_no_successor(client):
    unit = make_unit(abolished="2023")
    succeed(unit, None, kind="closed", date="2023")

    [(succession, other)] = client.get(unit.get_absolute_url()).context["record"].successors

    assert (succession.kind, succession.date, other) == ("closed", "2023", None)


def test_a_contact_in_force_can_be_called(client):
    unit = make_unit()
    person = make_person(name_fr="Porte-parole")
    make_appointment(person, unit)
    make_contact_point(unit, phone="+41227179111", email="a@example.org", label_fr="Accueil", person=person)

    page = client.get(unit.get_absolute_url()).text

    assert 'href="tel:+41-22-717-91-11"' in page
    assert 'href="mailto:a@example.org"' in page
    assert "Accueil" in page
    assert "Porte-parole" in page


@pytest.mark.parametrize(
    ("unit_fields", "contact_fields", "query"),
    [
        ({}, {"ends": "2020"}, ""),
        ({"abolished": "2023"}, {}, ""),
        ({}, {}, "?on=2021-06-01"),
    ],
)
def test_a_contact_of_the_past_is_no_link(client, unit_fields, contact_fields, query):
    unit = make_unit(**unit_fields)
    make_contact_point(unit, phone="+41227179111", email="a@example.org", **contact_fields)

    page = client.get(unit.get_absolute_url() + query).text

    assert "a@example.org" in page
    assert "+41 22 717 91 11" in page
    assert "mailto:" not in page
    assert "tel:" not in page


def test_a_unit_without_contact_sends_to_the_office_where_it_sits(client):
    office = make_office(name_fr="Genève")

    there = client.get(make_unit(seat=office).get_absolute_url()).text
    ended = client.get(make_unit(seat=office, abolished="2023").get_absolute_url()).text

    assert f'href="{office.get_absolute_url()}#contact">Genève</a>' in there
    assert "Aucune coordonnée" in there
    assert 'id="contact"' not in ended


def test_page_draws_the_place_of_the_unit_from_the_top_down(client):
    head = make_unit(name_fr="Tête")
    parent = make_unit(head, name_fr="Département")
    unit = make_unit(parent, name_fr="Division")
    make_unit(unit, name_fr="Section", line="staff")
    make_unit(parent, name_fr="Voisine")

    page = client.get(unit.get_absolute_url()).text
    place = page[page.index("chart--place") :]

    positions = [place.index(f">{name}<") for name in ["Tête", "Département", "Division", "Section"]]
    assert positions == sorted(positions)
    assert "chart__unit--staff" in place
    assert "Voisine" not in page


def test_page_names_who_is_in_office_first(client):
    unit = make_unit()
    make_appointment(make_person(name_fr="Titulaire"), unit, title_fr="Cheffe", starts="2020")
    make_appointment(make_person(name_fr="Prédécesseur"), unit, starts="2010", ends="2019")

    page = client.get(unit.get_absolute_url()).text
    facts = page[page.index('<dl class="facts">') :].partition("</dl>")[0]

    assert "Titulaire" in facts
    assert "Cheffe" in facts
    assert "Prédécesseur" not in facts


def test_page_links_the_office_where_the_unit_sits(client):
    office, hidden = make_office(name_fr="Genève"), make_office(name_fr="Secret", certainty="medium")

    there = client.get(make_unit(seat=office).get_absolute_url()).text
    nowhere = client.get(make_unit(seat=hidden).get_absolute_url()).text

    assert f'href="{office.get_absolute_url()}">Genève</a>' in there
    assert "Secret" not in nowhere


def test_page_shows_releases_of_the_unit_and_below_it_and_its_programmes(client):
    unit = make_unit()
    below = make_unit(parent=unit)
    make_release(issued_by=below, title_fr="Communiqué d’en bas")
    make_programme(responsible_unit=unit, title="Programme suivi")

    page = client.get(unit.get_absolute_url()).text

    assert "Communiqué d’en bas" in page
    assert "Programme suivi" in page


def test_page_leaks_nothing_uncertain(client):
    hidden = make_unit(name_fr="Secret A", certainty="medium")
    unit = make_unit(placed=False)
    place(unit, hidden, name_fr="Secret B", certainty="medium")
    make_unit(parent=unit, name_fr="Secret C", certainty="medium")
    place(make_unit(name_fr="Secret D", placed=False), unit, certainty="medium")
    make_appointment(make_person(name_fr="Secret E"), unit, starts="2020", certainty="medium")
    make_appointment(make_person(name_fr="Secret F", certainty="medium"), unit, starts="2020")
    make_contact_point(unit, label_fr="Secret G", certainty="medium")
    make_contact_point(unit, person=make_person(name_fr="Secret H"))  # holds no published post
    succeed(unit, make_unit(name_fr="Secret I"), certainty="medium")
    succeed(unit, hidden)
    succeed(make_unit(name_fr="Secret J"), unit, certainty="medium")
    succeed(make_unit(name_fr="Secret K", certainty="medium"), unit)

    assert "Secret" not in client.get(unit.get_absolute_url()).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_opens_in_every_language(client, language):
    unit = make_full_unit(1)

    with override(language):
        response = client.get(unit.get_absolute_url())

    assert response.status_code == 200


def make_full_unit(rows):
    """A unit with so many of everything."""
    unit = make_unit(parent=make_unit(), seat=make_office(), mandate_fr="<p>Texte.</p>")
    for _number in range(rows):
        post = make_unit(parent=unit, kind=OrgUnit.Kind.POST)
        make_appointment(unit=post, starts="2020")
        appointment = make_appointment(unit=unit, starts="2020")
        make_contact_point(unit, person=appointment.person)
        make_contact_point(unit, ends="2020")
        succeed(unit, make_unit())
        succeed(make_unit(), unit)
        make_release(issued_by=post)
        make_programme(responsible_unit=unit)
    return unit


@pytest.mark.parametrize("rows", [1, 4])
def test_page_makes_six_queries(client, django_assert_num_queries, rows):
    unit = make_full_unit(rows)

    # The menu; the unit with its contacts and successions; placements; appointments; programmes; releases.
    with django_assert_num_queries(6):
        client.get(unit.get_absolute_url())
