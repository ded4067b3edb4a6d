"""The organisational chart of a day, built from the placements in force."""

from collections import defaultdict
from dataclasses import dataclass, field
from math import ceil

from django.db.models.functions import JSONObject
from django.utils import timezone

from foundation.facts.certainty import shown
from foundation.languages import Text, columns, text

from .lifetimes import existed, had_ended
from .models import Appointment, OrgUnit, Placement
from .people import appointment_status, public_appointments

MAX_COLUMNS = 6  # more columns than this would be narrower than the names of units
LONG_TEXTS = ["unit__mandate", "parent__mandate"]
PARENT_FIELDS = [
    "slug",
    "kind",
    "certainty",
    "line",
    "established",
    "abolished",
    *columns("name", "short_name"),
]
DEFERRED_FIELDS = [
    "source",
    *(f"{unit}__{name}" for unit in ["unit", "parent"] for name in ["source", "other_names"]),
]


def public_placements():
    """The placements of units that visitors may see, with the unit and its parent (which may be hidden)."""
    placements = Placement.objects.published().filter(shown("unit"))
    placements = placements.select_related("unit", "parent")
    placements = placements.defer(*LONG_TEXTS, *columns(*LONG_TEXTS), *DEFERRED_FIELDS)
    return placements.order_by("unit__tree_id", "unit__lft")


def chart_of(day):
    """The ``Chart`` of a day, read in two queries."""
    holders = public_appointments().on(day).filter(unit__kind=OrgUnit.Kind.POST)
    return Chart(day, _placements_on(day), holders)


def _placements_on(day):
    """The placements of a day. Their parents are the units of other placements, made only once each.

    What a parent is like comes as a JSON column, and is read when it has no placement of its own.
    """
    placements = public_placements().select_related(None).select_related("unit").on(day)
    parent = JSONObject(**{name: f"parent__{name}" for name in PARENT_FIELDS})
    placements = list(placements.annotate(parent_row=parent))
    units = {placement.unit_id: placement.unit for placement in placements}
    for placement in placements:
        key = placement.parent_id
        if key and key not in units:
            units[key] = OrgUnit(pk=key, **placement.parent_row)
        placement.parent = units.get(key)
    return placements


def label_of(unit, placement=None, holders=()):
    """The ``Text`` that labels a unit: its only holder's title, its name at the time, or its name."""
    if unit.kind == OrgUnit.Kind.POST and len(holders) == 1:
        return text(holders[0], "title")
    return (placement and text(placement, "name")) or text(unit, "name")


def column_count(nodes):
    """In how many columns they are drawn: all in one row when they fit, else an even number for each row."""
    if len(nodes) <= MAX_COLUMNS:
        return len(nodes)
    rows = ceil(len(nodes) / MAX_COLUMNS)
    return min(MAX_COLUMNS, 2 * ceil(len(nodes) / rows / 2))


@dataclass(eq=False)
class ChartNode:
    """A unit at its position in a chart.

    Below a head, units of staff and those with nothing below them stand in a ``row``, the others head a
    column each.
    """

    unit: OrgUnit
    label: Text
    holders: list[Appointment]
    until: str = ""  # when the unit ended, if it no longer exists
    parent: "ChartNode | None" = None
    children: list["ChartNode"] = field(default_factory=list)
    offices_below: int = 0  # counted instead of being listed among the children

    @property
    def is_office(self):
        return self.unit.kind == OrgUnit.Kind.FIELD_OFFICE

    @property
    def is_staff(self):
        return self.unit.line == OrgUnit.Line.STAFF

    @property
    def is_body(self):
        return self.unit.kind == OrgUnit.Kind.GOVERNING_BODY

    @property
    def row(self):
        return [node for node in self.children if node.is_staff or not node.children]

    @property
    def columns(self):
        return [node for node in self.children if node.children and not node.is_staff]

    @property
    def row_width(self):
        """In how many columns the row is drawn: an even number, the line of the head passes between."""
        return 2 * ceil(column_count(self.row) / 2)

    @property
    def columns_width(self):
        return column_count(self.columns)

    @property
    def ancestors(self):
        """From the top down to the parent."""
        return [*self.parent.ancestors, self.parent] if self.parent else []

    def hang_under(self, parent):
        """Attach it to another node, or to none."""
        if self.parent:
            self.parent.children.remove(self)
        if parent:
            parent.children.append(self)
        self.parent = parent

    def below(self):
        """The node and all its descendants."""
        reached, waiting = [], [self]
        while waiting:
            node = waiting.pop()
            reached.append(node)
            waiting.extend(node.children)
        return reached


class Chart:
    """The structure on a given day.

    Made of placements in the order of the tree and of appointments; those of other days are left aside.
    ``top`` holds the governing bodies, then the other heads; ``unplaced`` those whose place is not
    documented; ``shown`` all that are drawn, in no order. Units are marked as ended when they are there no
    more today.
    """

    def __init__(self, day, placements, appointments):
        self.today = timezone.localdate()
        self.holders = defaultdict(list)
        for appointment in appointments:
            if appointment_status(appointment, day) == "now":
                self.holders[appointment.unit_id].append(appointment)
        placements = [one for one in placements if one.is_in_force(day) and not had_ended(one.unit, day)]
        self.nodes = {one.unit_id: self._node(one.unit, one) for one in placements}
        top = []
        for placement in placements:
            node, parent = self.nodes[placement.unit_id], placement.parent
            if parent and parent.pk not in self.nodes and parent.is_shown and existed(parent, day):
                self.nodes[parent.pk] = self._node(parent)  # it existed, but its own parent is unknown
            if parent:
                node.hang_under(self.nodes.get(parent.pk))
            else:
                top.append(node)
        self.top = sorted(top, key=lambda node: not node.is_body)
        self.unplaced = self._unplaced()
        for head in [*self.top, *self.unplaced]:
            _count_offices(head)
        self.shown = [node for head in [*self.top, *self.unplaced] for node in head.below()]

    def _node(self, unit, placement=None):
        holders = self.holders[unit.pk]
        until = unit.abolished if had_ended(unit, self.today) else ""
        return ChartNode(unit, label_of(unit, placement, holders), holders, until)

    def _unplaced(self):
        """The roots of the subtrees that are not below the top. Circles of units are broken."""
        seen = {node for head in self.top for node in head.below()}
        unplaced = [node for node in self.nodes.values() if not node.parent and node not in seen]
        seen.update(node for head in unplaced for node in head.below())
        for node in self.nodes.values():
            if node not in seen:
                node.hang_under(None)
                unplaced.append(node)
                seen.update(node.below())
        return unplaced

    @property
    def has_staff(self):
        return any(node.is_staff for node in self.shown)

    @property
    def has_ended_units(self):
        return any(node.until for node in self.shown)

    def label(self, unit):
        """The ``Text`` that labels the unit on the day, even if its parent is unknown."""
        node = self.nodes.get(unit.pk)
        return node.label if node else label_of(unit, holders=self.holders[unit.pk])


def _count_offices(node):
    """Count the offices below an office instead of listing them, except those with other units below."""
    for child in node.children:
        _count_offices(child)
    if node.is_office:
        folded = [child for child in node.children if child.is_office and not child.children]
        node.children = [child for child in node.children if child not in folded]
        node.offices_below = sum(1 + child.offices_below for child in folded)
