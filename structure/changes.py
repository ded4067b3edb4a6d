"""What is about to be made of a unit, told before it is made (see foundation.trees.consequences)."""

from dataclasses import dataclass

from foundation.trees.consequences import PlannedChange

from .models import OrgUnit


@dataclass(frozen=True)
class UnitChange(PlannedChange):
    """What is about to be made of a unit: moved, renamed, ended, merged, or several of them at once."""

    name_field = "name"
    unit: OrgUnit  # as it is stored
    names: tuple = ()
    slug: str = ""  # the new one
    is_move: bool = False
    parent: OrgUnit | None = None  # the new one
    when: str = ""  # from which day it stands there; empty: today
    is_correction: bool = False
    last_day: str = ""
    successor: OrgUnit | None = None
    children: str = ""  # what happens to the units below: "", up, along, to
    target: OrgUnit | None = None  # under which they come
    ends_mandates: bool = False

    @classmethod
    def nodes(cls):
        return OrgUnit.objects.select_related("parent")

    @classmethod
    def between(cls, before, after):
        parent = after.parent if after.parent_id != before.parent_id else None
        last_day = after.abolished if after.abolished != before.abolished else ""
        return super().between(before, after, parent=parent, last_day=last_day)

    @property
    def parts(self):
        keys = [getattr(row, "pk", None) for row in [self.unit, self.parent, self.successor, self.target]]
        before = [self.unit.slug, self.unit.parent_id, self.unit.abolished]
        words = [self.slug, self.is_move, self.last_day, self.children, self.ends_mandates]
        return [keys, before, [*map(str, words)], self.names]

    @property
    def is_merger(self):
        return self.successor is not None

    @property
    def is_end(self):
        return bool(self.last_day)

    @property
    def below(self):
        """The units and offices under it, without itself."""
        return OrgUnit.objects.under(self.unit).exclude(pk=self.unit.pk)

    @property
    def has_children(self):
        """Whether units that go on stand directly under it."""
        return OrgUnit.objects.filter(parent=self.unit.pk, abolished="").exists()

    @property
    def touched(self):
        """The keys of the units whose own facts it concerns: with all below when they go along."""
        if self.is_move or self.children == "along":
            return OrgUnit.objects.under(self.unit).order_by().values("pk")
        return OrgUnit.objects.filter(pk=self.unit.pk).order_by().values("pk")


def moved_by_placement(unit, parent):
    """The ``UnitChange`` of a unit that comes under another because its placements say so."""
    current = unit.placements.current().first()
    return UnitChange(
        unit,
        is_move=True,
        parent=parent,
        when=current.starts if current else "",
        is_correction=bool(current and not current.starts),  # it has always stood there
    )
