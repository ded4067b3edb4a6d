"""The tree of units in the admin: moved by form, drag and arrows, always with its placements."""

import pytest
from django.db import OperationalError
from django.urls import reverse
from psycopg.errors import LockNotAvailable

from foundation.trees.tree import check_tree
from structure.models import OrgUnit
from tests.factories import make_admin, make_contact_point, make_office, make_unit
from tests.forms import drag_and_confirm, form_data, form_errors, post_and_confirm

pytestmark = pytest.mark.django_db
LIST = "admin:structure_orgunit_changelist"


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


def change_url(unit):
    return reverse("admin:structure_orgunit_change", args=[unit.pk])


def drag(desk, unit, onto, position="last-child"):
    return drag_and_confirm(desk, reverse(LIST), unit, onto, position)


def places(unit):
    return list(unit.placements.order_by("starts").values_list("parent", "starts", "ends"))


def test_a_new_unit_is_placed_under_the_parent_that_was_chosen(desk):
    parent = make_unit()
    address = reverse("admin:structure_orgunit_add")
    typed = {"name_fr": "Division neuve", "kind": "division", "parent": parent.pk, "established": "2023"}

    response = desk.post(address, form_data(desk.get(address), **typed))

    assert form_errors(response) == []
    unit = OrgUnit.objects.get(name_fr="Division neuve")
    assert (unit.parent_id, unit.slug, unit.code) == (parent.pk, "division-neuve", "division-neuve")
    assert places(unit) == [(parent.pk, "2023", "")]
    assert check_tree(OrgUnit) == []


def test_another_parent_in_the_form_moves_the_unit_from_that_day(desk):
    old, new = make_unit(), make_unit()
    unit = make_unit(old)
    make_unit(unit)

    data = form_data(desk.get(change_url(unit)), parent=new.pk, moved_on="2024-03-01", name_fr="Nouveau nom")
    response = post_and_confirm(desk, change_url(unit), data)

    assert form_errors(response) == []
    unit = OrgUnit.objects.get(pk=unit.pk)
    assert (unit.parent_id, unit.name_fr) == (new.pk, "Nouveau nom")
    assert places(unit) == [(old.pk, "", "2024-02-29"), (new.pk, "2024-03-01", "")]
    assert check_tree(OrgUnit) == []


def test_another_parent_in_the_form_can_correct_a_mistake(desk):
    old, new = make_unit(), make_unit()
    unit = make_unit(old)

    post_and_confirm(
        desk, change_url(unit), form_data(desk.get(change_url(unit)), parent=new.pk, is_correction="on")
    )

    assert places(unit) == [(new.pk, "", "")]


def test_a_move_that_is_impossible_is_told_in_the_form(desk):
    old, new = make_unit(), make_unit()
    unit = make_unit(old, placed=False)
    unit.placements.create(parent=old, starts="2024-06-01")

    response = desk.post(
        change_url(unit), form_data(desk.get(change_url(unit)), parent=new.pk, moved_on="2024-03-01")
    )

    assert "parent" in response.context["adminform"].form.errors
    assert OrgUnit.objects.get(pk=unit.pk).parent_id == old.pk


def test_a_unit_is_not_put_under_what_is_below_it(desk):
    unit = make_unit()
    below = make_unit(unit)

    response = desk.post(change_url(unit), form_data(desk.get(change_url(unit)), parent=below.pk))

    assert "parent" in response.context["adminform"].form.errors
    assert check_tree(OrgUnit) == []


def test_a_placement_of_today_edited_in_the_form_moves_the_unit(desk):
    old, new = make_unit(), make_unit()
    unit = make_unit(old)

    typed = form_data(desk.get(change_url(unit)), **{"placements-0-parent": new.pk})
    page = desk.post(change_url(unit), typed)
    assert page.context["consequences"].changes
    assert OrgUnit.objects.get(pk=unit.pk).parent_id == old.pk
    desk.post(change_url(unit), form_data(page))

    assert OrgUnit.objects.get(pk=unit.pk).parent_id == new.pk
    assert check_tree(OrgUnit) == []


def test_a_unit_goes_back_to_where_it_stood_when_its_last_placement_is_deleted(desk):
    old, new = make_unit(), make_unit()
    unit = make_unit(old)
    drag(desk, unit, new)
    last = unit.placements.get(parent=new)

    desk.post(reverse("admin:structure_placement_delete", args=[last.pk]), {"post": "yes"})

    assert OrgUnit.objects.get(pk=unit.pk).parent_id == old.pk
    assert check_tree(OrgUnit) == []


def test_a_drag_moves_the_unit_and_writes_its_placements(desk):
    old, new = make_unit(), make_unit()
    unit = make_unit(old)

    response = drag(desk, unit, new)

    assert response.content.decode().startswith(reverse("admin:structure_orgunit_move_to", args=[unit.pk]))
    assert OrgUnit.objects.get(pk=unit.pk).parent_id == new.pk
    assert [place[0] for place in places(unit)] == [old.pk, new.pk]


def test_a_drag_under_itself_is_refused(desk):
    unit = make_unit()
    below = make_unit(unit)

    assert drag(desk, unit, below).content == b"FAIL"
    assert check_tree(OrgUnit) == []


@pytest.mark.parametrize("wrong", [{"position": "above"}, {"cut_item": "x"}, {"pasted_on": ""}])
def test_a_drag_that_makes_no_sense_is_refused(desk, wrong):
    unit, other = make_unit(), make_unit()
    data = {"cmd": "move_node", "position": "left", "cut_item": unit.pk, "pasted_on": other.pk}

    assert desk.post(reverse(LIST), data | wrong).status_code == 400


def test_the_arrows_move_a_unit_among_its_siblings(desk):
    parent = make_unit()
    first, second = make_unit(parent), make_unit(parent)

    desk.post(reverse("admin:structure_orgunit_move", args=[second.pk, "up"]))

    assert list(OrgUnit.objects.get(pk=parent.pk).get_children()) == [second, first]
    desk.post(reverse("admin:structure_orgunit_move", args=[second.pk, "down"]))
    assert list(OrgUnit.objects.get(pk=parent.pk).get_children()) == [first, second]


def test_the_arrows_need_a_post(desk):
    unit = make_unit()

    assert desk.get(reverse("admin:structure_orgunit_move", args=[unit.pk, "up"])).status_code == 405


def test_a_unit_with_units_below_it_is_not_deleted(desk):
    unit = make_unit()
    make_unit(unit)

    response = desk.post(reverse("admin:structure_orgunit_delete", args=[unit.pk]), {"post": "yes"})

    assert response.status_code == 200
    assert OrgUnit.objects.filter(pk=unit.pk).exists()
    assert check_tree(OrgUnit) == []


def test_a_unit_without_anything_below_it_is_deleted(desk):
    parent = make_unit()
    unit = make_unit(parent)
    make_contact_point(unit)

    desk.post(reverse("admin:structure_orgunit_delete", args=[unit.pk]), {"post": "yes"})

    assert not OrgUnit.objects.filter(pk=unit.pk).exists()
    assert check_tree(OrgUnit) == []


def test_trees_have_no_bulk_delete(desk):
    unit = make_unit()

    desk.post(reverse(LIST), {"action": "delete_selected", "_selected_action": [unit.pk], "post": "yes"})

    assert OrgUnit.objects.filter(pk=unit.pk).exists()


def test_offices_stand_in_the_tree_and_are_edited_as_offices(desk):
    office = make_office()
    as_office = reverse("admin:offices_office_change", args=[office.pk])

    assert as_office in desk.get(reverse(LIST)).content.decode()
    assert desk.get(change_url(office)).url == as_office


def test_the_list_of_a_large_tree_takes_a_fixed_number_of_queries(desk, django_assert_max_num_queries):
    root = make_unit()
    desk.get(reverse(LIST))
    for _ in range(10):
        make_unit(root)

    with django_assert_max_num_queries(6):
        desk.get(reverse(LIST))


def test_a_placement_under_what_is_below_the_unit_is_refused(desk):
    unit = make_unit()
    below = make_unit(unit)
    address = reverse("admin:structure_placement_change", args=[unit.placements.get().pk])

    response = desk.post(address, form_data(desk.get(address), parent=below.pk))

    assert form_data(response)["parent"] == [str(below.pk)]
    assert OrgUnit.objects.get(pk=unit.pk).parent_id is None
    assert places(unit) == [(None, "", "")]
    assert check_tree(OrgUnit) == []


def test_a_unit_that_ends_before_it_starts_is_refused(desk):
    address = reverse("admin:structure_orgunit_add")
    typed = {"name_fr": "Division", "kind": "division", "established": "2023", "abolished": "2020"}

    response = desk.post(address, form_data(desk.get(address), **typed))

    assert "abolished" in response.context["adminform"].form.errors
    assert not OrgUnit.objects.exists()


def test_an_arrow_that_finds_the_tree_locked_says_so(desk, monkeypatch):
    first = make_unit()
    second = make_unit()

    def busy(model):
        raise OperationalError from LockNotAvailable()

    monkeypatch.setattr("foundation.trees.node_admin.tree_write", busy)
    response = desk.post(reverse("admin:structure_orgunit_move", args=[second.pk, "up"]))

    assert response.status_code == 302
    assert response.url.startswith(reverse(LIST))
    assert list(OrgUnit.objects.order_by("tree_id")) == [first, second]
