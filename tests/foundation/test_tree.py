"""The tree stays sound: one lock for all writers, a trigger against the others."""

import random
import threading
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.db.utils import OperationalError
from mptt.exceptions import InvalidMove

from foundation.trees.tree import check_tree, tree_write
from structure.models import OrgUnit, Placement
from structure.placements import add_first_placement, move_unit
from tests.factories import make_unit

WRITERS, WRITES = 8, 50


def grow(seed):
    """Some units, of which one stands below another."""
    choose = random.Random(seed)  # noqa: S311 -- no secret, but the same run each time
    units = [make_unit() for _ in range(4)]
    for _ in range(20):
        units.append(make_unit(choose.choice(units)))
    return units


def write_at_random(seed, problems):
    choose = random.Random(seed)  # noqa: S311 -- no secret, but the same run each time
    try:
        for number in range(WRITES):
            keys = list(OrgUnit.objects.values_list("pk", flat=True))
            target = choose.choice([*keys, None])
            if choose.random() < 0.3:
                with tree_write(OrgUnit):
                    parent = OrgUnit.objects.get(pk=target) if target else None
                    code = f"unit-{seed}-{number}"
                    unit = OrgUnit(parent=parent, code=code, slug=code, kind="unit", name_fr=code)
                    unit.save()
                    add_first_placement(unit)
            else:
                position = choose.choice(["first-child", "last-child", "left", "right"])
                with suppress(InvalidMove):  # under itself: refused, as it should be
                    move_unit(choose.choice(keys), target, position if target else "last-child")
    except Exception as problem:  # a thread cannot fail the test by itself
        problems.append(problem)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_leave_the_tree_sound():
    grow(seed=1)
    problems = []
    writers = [threading.Thread(target=write_at_random, args=[seed, problems]) for seed in range(WRITERS)]

    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert problems == []
    assert check_tree(OrgUnit) == []
    assert OrgUnit.objects.count() > 24
    today = dict(Placement.objects.current().values_list("unit", "parent"))
    assert today == dict(OrgUnit.objects.values_list("pk", "parent"))


@pytest.mark.django_db(transaction=True)  # a lock lasts as long as its transaction
@pytest.mark.parametrize(
    "write",
    [
        lambda unit: OrgUnit.objects.filter(pk=unit.pk).update(parent=None),
        lambda unit: OrgUnit.objects.filter(pk=unit.pk).delete(),
        lambda unit: OrgUnit(code="x", slug="x", kind="unit", name_fr="X").save(),
        lambda unit: OrgUnit.objects.move_node(unit, None),
        lambda unit: connection.cursor().execute("update structure_orgunit set lft = lft + 1"),
    ],
    ids=["update", "delete", "save", "move", "SQL"],
)
def test_a_write_without_the_lock_is_refused(write):
    make_unit()  # another root, so that there is somewhere to move
    unit = make_unit(make_unit(), placed=False)

    with pytest.raises(OperationalError, match="without the lock"), transaction.atomic():
        write(unit)


@pytest.mark.django_db(transaction=True)
def test_a_write_that_touches_no_column_of_the_tree_needs_no_lock():
    unit = make_unit()

    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Autre nom")

    assert OrgUnit.objects.get(pk=unit.pk).name_fr == "Autre nom"


@pytest.mark.django_db
def test_the_check_names_what_is_wrong():
    parent = make_unit()
    child = make_unit(parent)

    with tree_write(OrgUnit):
        OrgUnit.objects.filter(pk=child.pk).update(level=5)

    assert check_tree(OrgUnit) == [f"{child.pk}: level 5 instead of 1"]
