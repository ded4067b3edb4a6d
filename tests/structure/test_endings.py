"""A unit ends or becomes part of another: asked, told, confirmed, written and undone as a whole."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from foundation.rights import Role
from foundation.trees.tree import check_tree
from structure.models import Appointment, OrgUnit, Placement, Succession
from tests.factories import (
    make_admin,
    make_appointment,
    make_country,
    make_editor,
    make_office,
    make_page,
    make_role,
    make_unit,
)
from tests.forms import form_data
from tests.structure.test_consequences import stored, told, undo_from_message, url

pytestmark = pytest.mark.django_db(transaction=True)  # one transaction is one moment
DAY = "2024-06-30"


@pytest.fixture
def desk(client):
    client.force_login(make_admin(username="amina"))
    return client


class World:
    """A department with two divisions and a mandate, beside another department."""

    def __init__(self):
        self.top = make_unit(name_fr="Direction")
        self.unit = make_unit(self.top, name_fr="Département", slug="departement")
        self.other = make_unit(self.top, name_fr="Autre")
        self.first, self.second = make_unit(self.unit), make_unit(self.unit)
        self.below = make_unit(self.first)
        self.ended = make_unit(self.unit, abolished="2010", placed=False)
        self.mandate = make_appointment(unit=self.unit, starts="2020")
        make_appointment(unit=self.first, starts="2021")


@pytest.fixture
def world():
    return World()


def ask(desk, unit, page, **typed):
    """The first answer to the form: what follows, or what is wrong."""
    address = url(unit, page)
    return desk.post(address, form_data(desk.get(address), **({"last_day": DAY, "_why": "Réforme"} | typed)))


def end(desk, unit, page, **typed):
    response = ask(desk, unit, page, **typed)
    assert response.context["form"].errors == {}
    return desk.post(url(unit, page), form_data(response))


def everything():
    """The rows that an ending can touch, as they are."""
    models = [OrgUnit, Placement, Appointment, Succession]
    return {model: list(model.objects.order_by("pk").values_list(*_columns(model))) for model in models}


def _columns(model):
    left_out = {"version", "lft", "rght", "tree_id", "level"}
    return [field.attname for field in model._meta.local_concrete_fields if field.name not in left_out]


# ---------------------------------------------------------------- abolition


def test_nothing_is_written_before_it_is_confirmed(desk, world):
    before = everything()

    page = ask(desk, world.unit, "abolish")

    assert told(page)[gettext("Units and offices below it")][0] == 2
    assert told(page)[gettext("Current appointments")] == (1, [str(world.mandate)])
    assert everything() == before


def test_the_units_below_move_up_and_the_mandates_end(desk, world):
    end(desk, world.unit, "abolish")

    unit = stored(world.unit)
    assert (unit.abolished, unit.placements.get().ends) == (DAY, DAY)
    assert stored(world.mandate).ends == DAY
    assert unit.successions.get().kind == Succession.Kind.CLOSED
    moved = world.first.placements.order_by("starts").values_list("parent", "starts", "ends")
    assert list(moved) == [(unit.pk, "", DAY), (world.top.pk, "2024-07-01", "")]
    assert stored(world.first).parent_id == world.top.pk
    assert stored(world.below).parent_id == world.first.pk
    assert stored(world.ended).parent_id == unit.pk
    assert check_tree(OrgUnit) == []


def test_the_units_below_move_under_another(desk, world):
    end(desk, world.unit, "abolish", children="to", target=world.other.pk)

    assert [stored(unit).parent_id for unit in [world.first, world.second]] == [world.other.pk] * 2


def test_the_units_below_end_with_it(desk, world):
    end(desk, world.unit, "abolish", children="along")

    ended = [stored(unit) for unit in [world.unit, world.first, world.second, world.below]]
    assert {unit.abolished for unit in ended} == {DAY}
    assert {place.ends for unit in ended for place in unit.placements.all()} == {DAY}
    assert {mandate.ends for mandate in Appointment.objects.all()} == {DAY}
    assert stored(world.ended).abolished == "2010"
    assert [unit.parent_id for unit in ended[1:]] == [world.unit.pk, world.unit.pk, world.first.pk]


@pytest.mark.parametrize("day", ["2024", "2024-06"])
def test_a_day_that_is_not_known_is_not_invented(desk, world, day):
    end(desk, world.unit, "abolish", last_day=day)

    moved = world.first.placements.order_by("starts").values_list("starts", "ends")
    assert [*moved] == [("", day), (day, "")]


def test_mandates_stay_when_they_are_to_stay(desk, world):
    data = form_data(desk.get(url(world.unit, "abolish")), last_day=DAY, _why="Réforme")
    data.pop("ends_mandates")
    page = desk.post(url(world.unit, "abolish"), data)

    assert told(page, "to_review")[gettext("Current appointments")][0] == 1
    desk.post(url(world.unit, "abolish"), form_data(page))
    assert (stored(world.unit).abolished, stored(world.mandate).ends) == (DAY, "")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"last_day": "demain"}, "last_day"),
        ({"last_day": ""}, "last_day"),
        ({"last_day": "2999-01-01"}, "last_day"),
        ({"last_day": "2019-01-01"}, "last_day"),  # before its head took office
        ({"_why": " "}, "_why"),
        ({"children": "to"}, "target"),
        ({"children": "to", "target": "below"}, "target"),
        ({"children": "to", "target": "999999"}, "target"),
        ({"children": "elsewhere"}, "children"),
    ],
)
def test_what_makes_no_sense_is_told_beside_its_field(desk, world, typed, field):
    if typed.get("target") == "below":
        typed = typed | {"target": world.below.pk}
    before = everything()

    page = ask(desk, world.unit, "abolish", **typed)

    assert list(page.context["form"].errors) == [field]
    assert everything() == before


def test_what_ended_already_does_not_end_again(desk, world):
    page = ask(desk, world.ended, "abolish")

    assert page.context["form"].non_field_errors()
    assert url(world.ended, "abolish") not in desk.get(url(world.ended, "change")).content.decode()
    assert url(world.unit, "abolish") in desk.get(url(world.unit, "change")).content.decode()


def test_other_choices_than_those_confirmed_are_told_again(desk, world):
    page = ask(desk, world.unit, "abolish")

    again = desk.post(url(world.unit, "abolish"), form_data(page, children="along"))

    assert told(again)[gettext("Units and offices below it")][0] == 3
    assert stored(world.unit).abolished == ""


@pytest.mark.parametrize("page", ["abolish", "merge"])
@pytest.mark.parametrize("children", ["up", "along", "to"])
def test_it_is_undone_as_a_whole(desk, world, page, children):
    before, order = everything(), list(OrgUnit.objects.order_by("tree_id", "lft"))
    typed = {"children": children, "target": world.other.pk}
    typed |= {"successor": world.other.pk} if page == "merge" else {}

    response = end(desk, world.unit, page, **typed)
    assert everything() != before
    undo_from_message(desk, response)

    assert everything() == before
    assert list(OrgUnit.objects.order_by("tree_id", "lft")) == order
    assert check_tree(OrgUnit) == []


def test_why_is_told_in_the_history_and_from_there_it_is_undone(desk, world):
    end(desk, world.unit, "abolish", _why="Résolution 1402")

    changeset = desk.get(url(world.unit, "history")).context["changesets"][0]
    assert (changeset.why, changeset.who, changeset.is_undoable) == ("Résolution 1402", "amina", True)
    of_the_child = desk.get(url(world.first, "history")).context["changesets"][0]
    assert of_the_child.why == "Résolution 1402"
    desk.post(url(world.unit, "undo"), {"when": changeset.key})
    assert stored(world.unit).abolished == ""


def test_what_was_changed_since_stands_in_the_way_of_undoing(desk, world):
    response = end(desk, world.unit, "abolish")
    Appointment.objects.filter(pk=world.mandate.pk).update(ends="2024-05")
    after = everything()

    undo_from_message(desk, response)

    assert everything() == after


def test_an_office_that_ends_leaves_countries_without_an_office(desk):
    office, other = make_office(placed=True), make_office(placed=True)
    make_role(office, countries=[make_country("SN"), make_country("KE")])
    make_role(other, countries=[make_country("KE")])
    make_page(edition=False, target_unit=office)

    page = ask(desk, office, "abolish")

    assert told(page)[gettext("Countries served")] == (2, ["Kenya", "Sénégal"])
    assert told(page, "to_review")[gettext("Countries left without an office")] == (1, ["Sénégal"])
    assert told(page, "to_review")[gettext("Menu entries that link to it")][0] == 1
    desk.post(url(office, "abolish"), form_data(page))
    assert stored(office).abolished == DAY


# ---------------------------------------------------------------- a merger


def test_a_merger_leads_on_and_takes_the_units_below_along(desk, world):
    page = ask(desk, world.unit, "merge", successor=world.other.pk)
    (below,) = [
        group
        for group in page.context["consequences"].changes
        if group.title == gettext("Units and offices below it")
    ]
    assert str(world.other) in below.what
    desk.post(url(world.unit, "merge"), form_data(page))

    succession = stored(world.unit).successions.get()
    assert (succession.kind, succession.successor, succession.date) == ("merged", stored(world.other), DAY)
    assert [stored(unit).parent_id for unit in [world.first, world.second]] == [world.other.pk] * 2
    public = Client().get(reverse("structure:unit", args=["departement"]))
    assert public.status_code == 200
    assert reverse("structure:unit", args=[world.other.slug]) in public.content.decode()
    assert check_tree(OrgUnit) == []


@pytest.mark.parametrize("successor", ["", "itself", "below", "ended"])
def test_a_unit_becomes_no_part_of_what_cannot_take_it(desk, world, successor):
    units = {"itself": world.unit, "below": world.below, "ended": world.ended}
    key = units[successor].pk if successor else ""

    page = ask(desk, world.unit, "merge", successor=key)

    assert list(page.context["form"].errors) == ["successor"]
    assert not Succession.objects.exists()


# ---------------------------------------------------------------- rights


def test_an_end_tells_the_rights_that_move_and_those_that_are_left_at_it(desk, world):
    left, winner = make_editor(Role.EDITOR, world.unit), make_editor(Role.EDITOR, world.other)

    page = ask(desk, world.unit, "merge", successor=world.other.pk)

    assert told(page)[gettext("Gain permissions")] == (1, [winner.username])
    assert told(page)[gettext("Lose permissions")] == (1, [left.username])
    assert told(page, "to_review")[gettext("Permissions")] == (1, [left.username])


@pytest.mark.parametrize("page", ["abolish", "merge"])
def test_who_keeps_other_units_sees_neither_page_nor_button(desk, world, page):
    other = Client()
    other.force_login(make_editor(Role.REGIONAL_EDITOR, world.other))
    data = form_data(desk.get(url(world.unit, page)), last_day=DAY, _why="x")

    assert other.get(url(world.unit, page)).status_code == 403
    assert other.post(url(world.unit, page), data).status_code == 403
    assert url(world.unit, page) not in other.get(url(world.unit, "change")).content.decode()


def test_a_translator_ends_no_unit(world):
    translator = Client()
    translator.force_login(make_editor(Role.TRANSLATOR, world.unit))

    assert translator.get(url(world.unit, "abolish")).status_code == 403


def test_the_units_below_go_only_where_the_editor_has_the_right(world):
    keeper = Client()
    keeper.force_login(make_editor(Role.REGIONAL_EDITOR, world.unit))
    before = everything()

    for typed in [{"children": "up"}, {"children": "to", "target": world.other.pk}]:
        page = ask(keeper, world.unit, "abolish", **typed)
        assert page.context["form"].non_field_errors()
        keeper.post(url(world.unit, "abolish"), form_data(page, _confirmed="x"))

    assert everything() == before
    assert end(keeper, world.unit, "abolish", children="along").status_code == 302


def test_who_lost_the_right_undoes_nothing(desk, world):
    response = end(desk, world.unit, "abolish")
    changeset = desk.get(url(world.unit, "history")).context["changesets"][0]
    other = Client()
    other.force_login(make_editor(Role.REGIONAL_EDITOR, world.unit))

    assert response.status_code == 302
    assert other.post(url(world.unit, "undo"), {"when": changeset.key}).status_code == 403
    assert stored(world.unit).abolished == DAY
