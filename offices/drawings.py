"""The maps of the offices, as templates draw them.

The page of offices has two drawings of the same offices; the width of the screen chooses one. The wide one
has a mark for each office, and marks that would touch are moved apart. The narrow one has marks a thumb can
hit: the offices of a region share a mark with their number, which leads to the map of the region.
The wide one of the world is as long as the rest of the page; a script fetches it when the page stands
(``WorldMap.wide_address``), and the narrow one is shown until then.

Every mark is a link to what the list below the map also has. So the many marks of the wide drawing are no tab
stops: the list is the way by keyboard, and ``static/js/map.js`` adds one tab stop from which arrow keys go
from mark to mark.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from foundation.languages import text

from .filters import ROLE_ORDER
from .labels import sides
from .marks import RADII, RADIUS, Disc, gather, shape_of, spread
from .worldmap import HEIGHT, WIDTH, WORLD, Box, Point, box_around, project

WORLD_SHAPE, CLOSE_SHAPE = WIDTH / HEIGHT, 4 / 3  # width by height
WIDE, NARROW = 880, 320  # pixels: the least width of each drawing on a screen
MIN_MARK_DISTANCE = 44  # pixels between the middles of two marks of the narrow drawing
MAX_UNTIED_SHIFT = 7  # pixels: a mark moved farther than this gets a line to its place
MAX_NAMED_MARKS = 20  # marks on a map of the world that have names beside them
MAX_CITIES_IN_NAME = 6  # cities in the name of a shared mark
SURROUNDINGS = 900  # units: the least width of a small map


def point_of(office):
    return project(float(office.latitude), float(office.longitude))


@dataclass(frozen=True)
class Mark:
    """A link on a map: an office, or several that share a mark with their number."""

    url: str
    label: str
    shape: str
    at: tuple
    entries: list
    place: tuple = ()  # its true place, when it was moved
    side: str = ""  # the side of its name, when there is room

    @property
    def number(self):
        return len(self.entries)


@dataclass(frozen=True)
class Drawing:
    """A map for one width of screen."""

    box: Box
    marks: list

    @property
    def moved(self):
        """The marks that were moved away from their office."""
        return [mark for mark in self.marks if mark.place]


def _less_important_first(entry):
    """A sort key: headquarters and regional offices are drawn over the others."""
    return -ROLE_ORDER.index(entry.main.kind), entry.office.slug


def _disc(entry, place, unit):
    return Disc(*place, RADII.get(entry.shape, RADIUS) * unit, still=entry.shape in RADII)


class WorldMap:
    """The two drawings of the offices that a page lists, of the world or of the selected place."""

    def __init__(self, office_list, requested):
        self.entries = sorted(office_list.entries, key=_less_important_first)
        self.filters, self.requested = office_list.filters, requested
        self.points = {entry: point_of(entry.office) for entry in office_list.found}

    @property
    def is_close(self):
        """Whether it shows less than the world."""
        filters = self.filters
        return bool(self.points and (filters.area or filters.country or filters.query))

    def _box(self, shape):
        return box_around(list(self.points.values()), shape) if self.is_close else WORLD

    @cached_property
    def wide_address(self):
        """The URL of the wide drawing; empty when it is small enough to be part of the page."""
        if self.is_close or len(self.entries) <= MAX_NAMED_MARKS:
            return ""
        return self.filters.address(self.requested, "offices:map")

    @property
    def wide(self):
        box = self._box(WORLD_SHAPE)
        unit = box.width / WIDE
        discs = tuple(_disc(entry, self.points[entry], unit) for entry in self.entries)
        return self._drawing(box, WIDE, [[entry] for entry in self.entries], spread(discs, box))

    @property
    def narrow(self):
        box = self._box(CLOSE_SHAPE)
        gap = MIN_MARK_DISTANCE * box.width / NARROW
        entries = self.entries[::-1]
        groups = self._near_each_other(entries, gap)
        if self.is_close or all(len(group) == 1 for group in groups):
            middles = [self.points[group[0]] for group in groups]
        else:
            groups = self._by_region(entries, gap)
            middles = spread(tuple(self._group_disc(group, gap / 2) for group in groups), box)
        return self._drawing(box, NARROW, groups[::-1], middles[::-1])

    def _drawing(self, box, pixels, groups, middles):
        """With the marks of these groups at these points; the last are drawn over the first."""
        names = [group[0].city.plain if len(group) == 1 else "" for group in groups]
        where = [""] * len(groups)
        if self.is_close or len(groups) <= MAX_NAMED_MARKS:
            where = sides(middles[::-1], names[::-1], box, pixels)[::-1]
        far = MAX_UNTIED_SHIFT * box.width / pixels
        marks = [self._mark(*one, box, far) for one in zip(groups, middles, where, strict=True)]
        return Drawing(box, marks)

    def _near_each_other(self, entries, gap):
        numbers = gather([self.points[entry] for entry in entries], gap)
        return [[entries[number] for number in group] for group in numbers]

    def _by_region(self, entries, gap):
        """One group a region; offices outside the regions with those near them."""
        regions = {}
        for entry in entries:
            regions.setdefault(entry.region, []).append(entry)
        return self._near_each_other(regions.pop(None, []), gap) + list(regions.values())

    def _group_disc(self, group, radius):
        points = [self.points[entry] for entry in group]
        middle = Point(*(sum(numbers) / len(group) for numbers in zip(*points, strict=True)))
        return Disc(*middle, radius)

    def _mark(self, group, at, side, box, far):
        if len(group) > 1:
            return Mark(*self._lead(group), "group", box.percent(at), group)
        entry = group[0]
        place = self.points[entry]
        true_place = box.percent(place) if math.dist(at, place) > far else ()
        url = entry.url + self.requested.query
        return Mark(url, entry.label, entry.shape, box.percent(at), group, true_place, side)

    def _area_of(self, entry):
        return next((area for area in self.filters.areas if area.pk == entry.region), None)

    def _lead(self, group):
        """Where a shared mark leads (a region, a country, or the row of its first office), and its name."""
        first = group[0]
        area = self._area_of(first)
        if area and area != self.filters.area and not self.is_close:
            return self.filters.address(self.requested, region=area.slug), str(area)
        cities = ", ".join(entry.city.plain for entry in group[:MAX_CITIES_IN_NAME])
        if len({entry.office.country_id for entry in group}) == 1 and not self.filters.country:
            return self.filters.address(self.requested, country=first.office.country.iso2), cities
        return f"#{first.anchor}", cities


@dataclass(frozen=True)
class Pin:
    """An office on a small map, and the side of its name."""

    city: str
    shape: str
    at: tuple
    side: str


class SmallMap:
    """A picture of where offices are, with their surroundings: (office, kind of role or "") pairs."""

    is_world = False

    def __init__(self, places):
        roles = {}  # each office once, in its first role
        for office, kind in places:
            roles.setdefault(office, kind)
        places = dict(reversed(roles.items()))  # the first is drawn last, over the others
        points = [point_of(office) for office in places]
        names = [text(office, "name").plain for office in places]
        self.box = self._box(points)
        where = sides(points[::-1], names[::-1], self.box, NARROW)[::-1]
        self.pins = [
            Pin(name, shape_of(kind), self.box.percent(point), side)
            for name, kind, point, side in zip(names, places.values(), points, where, strict=True)
        ]

    def _box(self, points):
        return box_around(points, CLOSE_SHAPE, SURROUNDINGS)

    @property
    def cities(self):
        return ", ".join(pin.city for pin in reversed(self.pins))


class SmallWorld(SmallMap):
    """The same on the whole world."""

    is_world = True

    def _box(self, points):
        return WORLD
