"""Moves in the tree, and the placements that follow them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from mptt.exceptions import InvalidMove

from foundation.trees.tree import check_tree, tree_write
from structure.models import OrgUnit, Placement
from structure.placements import add_first_placement, follow_placements, move_unit
from tests.factories import make_office, make_unit

pytestmark = pytest.mark.django_db


def places(unit):
    return list(unit.placements.order_by("starts").values_list("parent", "starts", "ends"))


def test_a_move_ends_the_placement_on_the_eve_and_opens_the_next():
    old, new = make_unit(), make_unit()
    unit = make_unit(old)

    moved = move_unit(unit.pk, new.pk, on=dt.date(2024, 3, 1))

    assert moved.parent_id == new.pk
    assert places(unit) == [(old.pk, "", "2024-02-29"), (new.pk, "2024-03-01", "")]
    assert check_tree(OrgUnit) == []


def test_a_move_without_a_day_is_of_today():
    old, new = make_unit(), make_unit()
    unit = make_unit(old)

    move_unit(unit.pk, new.pk)

    assert places(unit)[1] == (new.pk, timezone.localdate().isoformat(), "")


def test_a_correction_changes_the_placement_itself():
    old, new = make_unit(), make_unit()
    unit = make_unit(old)

    move_unit(unit.pk, new.pk, correct=True)

    assert places(unit) == [(new.pk, "", "")]


def test_two_moves_on_one_day_leave_one_placement():
    old, first, second = make_unit(), make_unit(), make_unit()
    unit = make_unit(old)

    move_unit(unit.pk, first.pk, on=dt.date(2024, 3, 1))
    move_unit(unit.pk, second.pk, on=dt.date(2024, 3, 1))

    assert places(unit) == [(old.pk, "", "2024-02-29"), (second.pk, "2024-03-01", "")]


def test_a_move_among_siblings_touches_no_placement():
    parent = make_unit()
    first, second = make_unit(parent), make_unit(parent)

    move_unit(second.pk, first.pk, "left")

    assert list(OrgUnit.objects.get(pk=parent.pk).get_children()) == [second, first]
    assert places(second) == [(parent.pk, "", "")]


def test_what_was_never_placed_stood_where_the_tree_said():
    old, new = make_unit(), make_unit()
    office = make_office(old)

    move_unit(office.pk, new.pk, on=dt.date(2024, 3, 1))

    assert places(office) == [(old.pk, "", "2024-02-29"), (new.pk, "2024-03-01", "")]


def test_a_limit_of_the_placement_stays_when_it_is_cut_in_two():
    old, new = make_unit(), make_unit()
    unit = make_unit(old, placed=False)
    Placement.objects.create(unit=unit, parent=old, starts="2020", ends="2026")

    move_unit(unit.pk, new.pk, on=dt.date(2024, 3, 1))

    assert places(unit) == [(old.pk, "2020", "2024-02-29"), (new.pk, "2024-03-01", "2026")]


def test_a_move_that_another_placement_forbids_changes_nothing():
    old, new = make_unit(), make_unit()
    unit = make_unit(old, placed=False)
    Placement.objects.create(unit=unit, parent=old, starts="2024-06-01")

    with pytest.raises(ValidationError):
        move_unit(unit.pk, new.pk, on=dt.date(2024, 3, 1))

    assert OrgUnit.objects.get(pk=unit.pk).parent_id == old.pk
    assert places(unit) == [(old.pk, "2024-06-01", "")]


def test_a_move_is_not_dated_ahead():
    unit, parent = make_unit(), make_unit()

    with pytest.raises(ValidationError):
        move_unit(unit.pk, parent.pk, on=timezone.localdate() + dt.timedelta(days=1))


def test_a_unit_cannot_move_under_what_is_below_it():
    unit = make_unit()
    below = make_unit(unit)

    with pytest.raises(InvalidMove):
        move_unit(unit.pk, below.pk)

    assert check_tree(OrgUnit) == []


def test_a_new_unit_is_placed_from_the_day_it_was_established():
    parent = make_unit()
    unit = make_unit(parent, placed=False, established="2022-05")

    add_first_placement(unit)
    add_first_placement(unit)

    assert places(unit) == [(parent.pk, "2022-05", "")]


@pytest.mark.parametrize("correct", [False, True])
def test_a_backdated_move_that_a_later_placement_undid_is_refused(correct):
    first, second, third = make_unit(), make_unit(), make_unit()
    unit = make_unit(second, placed=False)
    Placement.objects.create(unit=unit, parent=first, starts="2019", ends="2022")
    Placement.objects.create(unit=unit, parent=second, starts="2022")

    with pytest.raises(ValidationError):
        move_unit(unit.pk, third.pk, on=dt.date(2021, 6, 1), correct=correct)

    assert OrgUnit.objects.get(pk=unit.pk).parent_id == second.pk
    assert places(unit) == [(first.pk, "2019", "2022"), (second.pk, "2022", "")]


def test_a_placement_to_come_does_not_move_the_unit_yet():
    old, new = make_unit(), make_unit()
    unit = make_unit(old, placed=False)
    Placement.objects.create(unit=unit, parent=old, starts="2019", ends="2020")
    Placement.objects.create(unit=unit, parent=new, starts="2199")

    with tree_write(OrgUnit):
        follow_placements([unit.pk])

    assert OrgUnit.objects.get(pk=unit.pk).parent_id == old.pk
