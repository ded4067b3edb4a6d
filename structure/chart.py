"""The organisational chart of a day, built from the placements in force."""

from collections import defaultdict
from dataclasses import dataclass, field

from publishing.languages import Text, columns, text
from publishing.models import SHOWN

from .lifetimes import existed, had_ended
from .models import Appointment, OrgUnit, Placement
from .people import public_appointments, standing

FOLDED_FROM = 3  # the depth from which branches are folded, the heads being at 0
LONG_TEXTS = ["unit__mandate", "parent__mandate"]


def public_placements():
    """The placements of units a visitor may see, with the unit and its parent (who may not be shown)."""
    placements = Placement.objects.published().filter(unit__certainty__in=SHOWN)
    placements = placements.select_related("unit", "parent").defer(*LONG_TEXTS, *columns(*LONG_TEXTS))
    return placements.order_by("unit__tree_id", "unit__lft")


def chart_of(day):
    """The ``Chart`` of a day, read in two queries."""
    holders = public_appointments().on(day).filter(unit__kind=OrgUnit.Kind.POST)
    return Chart(day, public_placements().on(day), holders)


def label_of(unit, placement=None, holders=()):
    """The ``Text`` by which a unit goes: its one holder's title, its name at the time, or its name."""
    if unit.kind == OrgUnit.Kind.POST and len(holders) == 1:
        return text(holders[0], "title")
    return (placement and text(placement, "name")) or text(unit, "name")


@dataclass(eq=False)
class Node:
    """A unit where it stands in a chart."""

    unit: OrgUnit
    label: Text
    holders: list[Appointment]
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    offices_below: int = 0  # counted instead of being listed among the children

    @property
    def is_office(self):
        return self.unit.kind == OrgUnit.Kind.FIELD_OFFICE

    @property
    def is_folded(self):
        """Whether what is below it unfolds on demand."""
        return len(self.ancestors) >= FOLDED_FROM

    @property
    def ancestors(self):
        """From the top down to the parent."""
        return [*self.parent.ancestors, self.parent] if self.parent else []

    def place(self, parent):
        """Hang it under another node, or under none."""
        if self.parent:
            self.parent.children.remove(self)
        if parent:
            parent.children.append(self)
        self.parent = parent

    def below(self):
        """The node and all that hang on it."""
        reached, waiting = [], [self]
        while waiting:
            node = waiting.pop()
            reached.append(node)
            waiting.extend(node.children)
        return reached


class Chart:
    """The structure as it stood on a day.

    Made of placements in the order of the tree and of appointments; those of other days are left aside.
    ``top`` holds the governing bodies, then the other heads; ``stray`` those whose place is not documented.
    """

    def __init__(self, day, placements, appointments):
        self.holders = defaultdict(list)
        for appointment in appointments:
            if standing(appointment, day) == "now":
                self.holders[appointment.unit_id].append(appointment)
        placements = [one for one in placements if one.is_in_force(day) and not had_ended(one.unit, day)]
        self.nodes = {one.unit_id: self._node(one.unit, one) for one in placements}
        top = []
        for placement in placements:
            node, parent = self.nodes[placement.unit_id], placement.parent
            if parent and parent.pk not in self.nodes and parent.is_shown and existed(parent, day):
                self.nodes[parent.pk] = self._node(parent)  # it existed, but nobody knows where
            if parent:
                node.place(self.nodes.get(parent.pk))
            else:
                top.append(node)
        self.top = sorted(top, key=lambda node: node.unit.kind != OrgUnit.Kind.GOVERNING_BODY)
        self.stray = self._stray()
        for head in [*self.top, *self.stray]:
            _count_offices(head)

    def _node(self, unit, placement=None):
        holders = self.holders[unit.pk]
        return Node(unit, label_of(unit, placement, holders), holders)

    def _stray(self):
        """The heads of what does not hang on the top; units that stand in a circle are cut loose."""
        seen = {node for head in self.top for node in head.below()}
        stray = [node for node in self.nodes.values() if not node.parent and node not in seen]
        seen.update(node for head in stray for node in head.below())
        for node in self.nodes.values():
            if node not in seen:
                node.place(None)
                stray.append(node)
                seen.update(node.below())
        return stray

    def label(self, unit):
        """The ``Text`` by which the unit went on the day, even when its place is not known."""
        node = self.nodes.get(unit.pk)
        return node.label if node else label_of(unit, holders=self.holders[unit.pk])


def _count_offices(node):
    """Count the offices below an office instead of listing them, unless something else stands below one."""
    for child in node.children:
        _count_offices(child)
    if node.is_office:
        folded = [child for child in node.children if child.is_office and not child.children]
        node.children = [child for child in node.children if child not in folded]
        node.offices_below = sum(1 + child.offices_below for child in folded)
