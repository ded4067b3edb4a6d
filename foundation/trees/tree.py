"""The one locked path to a tree.

Whoever writes to a tree takes its lock first and reads afterwards (``with tree_write(OrgUnit): …``);
a trigger makes the database refuse everyone else. Without the lock, eight concurrent writers corrupted the
tree in every trial; with it, in none (docs/decisions/0002-one-locked-path-to-a-tree.md).
"""

import zlib
from contextlib import contextmanager

import pghistory
import pgtrigger
from django.db import connection, models, transaction
from django.db.models import Deferrable, F, Q
from django.utils.translation import gettext_lazy as _
from mptt.managers import TreeManager
from mptt.models import MPTTModel, TreeForeignKey
from mptt.querysets import TreeQuerySet  # noqa: F401 -- the models of a tree take it from here

from foundation.private import nodes_of, tree_model_of

NAMESPACE = 5637  # the first key of the two-key advisory locks that guard trees
LOCK_TIMEOUT = "10s"


def lock_key(table):
    """The second key of a tree's lock (signed 32 bits), the same in Python and in the trigger."""
    return zlib.crc32(table.encode()) >> 1


def guard_tree(table):
    """A trigger that refuses a write to the tree's columns by a session that does not hold its lock."""
    return pgtrigger.Trigger(
        name="guard_tree",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert
        | pgtrigger.Delete
        | pgtrigger.UpdateOf("lft", "rght", "tree_id", "level", "parent_id"),
        func=f"""
            IF NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
                AND granted AND classid = {NAMESPACE} AND objid = {lock_key(table)} AND objsubid = 2) THEN
                RAISE EXCEPTION 'write to % without the lock of its tree', TG_TABLE_NAME
                    USING ERRCODE = '55000';
            END IF;
            RETURN NULL;
        """,  # noqa: S608 -- the table's name comes from our own models
    )


@contextmanager
def tree_write(model):
    """A transaction that holds the lock of the model's tree. Read nodes inside it, never before.

    Raises ``OperationalError`` when the lock is not free within ten seconds.
    """
    table = tree_model_of(model)._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [NAMESPACE, lock_key(table)])
        yield


def tree_manager(queryset_class):
    """A manager of nodes with the methods of this queryset."""
    return TreeManager.from_queryset(queryset_class)()


class TreeNode(MPTTModel):
    """A node of a tree that is only written under its lock. Siblings have the order of the tree."""

    parent = TreeForeignKey(
        "self", models.PROTECT, blank=True, null=True, related_name="children", verbose_name=_("parent")
    )

    not_content = ("lft", "rght", "tree_id", "level")  # derived from the parent, which editors see
    moves_by = "parent"  # the field by which a history knows a move

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["tree_id", "lft"],
                name="%(app_label)s_%(class)s_lft_once",
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_(
                    "The tree would be damaged: two nodes would have the same position."
                ),
            ),
            models.UniqueConstraint(
                fields=["tree_id", "rght"],
                name="%(app_label)s_%(class)s_rght_once",
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_(
                    "The tree would be damaged: two nodes would have the same position."
                ),
            ),
            models.CheckConstraint(
                condition=Q(lft__gte=1, rght__gt=F("lft")),
                name="%(app_label)s_%(class)s_lft_before_rght",
                violation_error_message=_("The tree would be damaged: a node would end before it starts."),
            ),
        ]
        indexes = [models.Index(fields=["tree_id", "lft"], name="%(app_label)s_%(class)s_tree")]


def sibling_key(model, pk):
    """The key under which a change records the sibling beside which a node was before the move."""
    return f"stood-{tree_model_of(model)._meta.db_table}-{pk}"


def move(model, pk, target_pk, position="last-child", *, remember=True):
    """Move a node under or beside another (None: to the roots); both are read under the lock.

    The history keeps which sibling followed it, so that it can go back there (``remember``; an import moves
    too many for that).
    Raises ``mptt.exceptions.InvalidMove`` when a node would stand under itself.
    """
    with tree_write(model):
        nodes = nodes_of(model)
        node = nodes.get(pk=pk)
        if remember:
            follower = node.get_next_sibling()
            pghistory.context(**{sibling_key(model, pk): follower and follower.pk})
        nodes.move_node(node, nodes.get(pk=target_pk) if target_pk else None, position)
        return nodes.get(pk=pk)


def check_tree(model):
    """The faults of the model's tree: a list of sentences, empty if there are none."""
    rows = (
        nodes_of(model)
        .order_by("tree_id", "lft")
        .values_list("pk", "parent_id", "tree_id", "lft", "rght", "level")
    )
    problems, path, last = [], [], (None, 0)
    for pk, parent, tree, lft, rght, level in rows:
        while path and (path[-1][1] != tree or path[-1][2] < lft):
            path.pop()
        expected = last[1] + 1 if tree == last[0] else 1
        if tree != last[0] and path:
            problems.append(f"{pk}: tree {tree} begins inside another")
        if lft < expected:
            problems.append(f"{pk}: lft {lft} before {expected}")
        if parent != (path[-1][0] if path else None):
            problems.append(f"{pk}: parent {parent}, but it stands under {path[-1][0] if path else None}")
        if level != len(path):
            problems.append(f"{pk}: level {level} instead of {len(path)}")
        if path and rght >= path[-1][2]:
            problems.append(f"{pk}: reaches beyond its parent")
        if rght <= lft or (rght - lft) % 2 == 0:
            problems.append(f"{pk}: lft {lft}, rght {rght}")
        path.append((pk, tree, rght))
        last = (tree, lft)
    return problems
