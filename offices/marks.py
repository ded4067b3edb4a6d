"""The marks of offices on maps: which shape a role has, and how marks keep out of each other's way."""

import math
from dataclasses import dataclass
from functools import lru_cache

from .models import OfficeRole
from .worldmap import Point

Kind = OfficeRole.Kind

SHAPES = {
    kind: kind.value
    for kind in [
        Kind.HEADQUARTERS,
        Kind.REGIONAL,
        Kind.COUNTRY,
        Kind.SUB_OFFICE,
        Kind.COORDINATION,
        Kind.SPECIAL_LIAISON,
    ]
}
ROUNDS, SLACK = 150, 1.02  # at most so many passes, each moving a little more than needed
RADII = {"headquarters": 10, "regional": 9.5}  # pixels, with the light edge around a mark
RADIUS = 6.5


def shape_of(kind):
    """The name of the mark that a role has on the map and in the lists."""
    return SHAPES.get(kind, "other")


@dataclass(frozen=True)
class Disc:
    """The room that a mark takes on a map, in units; one that is ``still`` makes way for its like only."""

    x: float
    y: float
    radius: float
    still: bool = False


@lru_cache(maxsize=64)
def spread(discs, box):
    """The middles of the discs (a tuple), moved no more than it takes for them not to overlap in the box."""
    places = [[disc.x, disc.y] for disc in discs]
    reach = 2 * max((disc.radius for disc in discs), default=0)
    for _round in range(ROUNDS):
        if not _push_apart(discs, places, reach):
            break
        for disc, place in zip(discs, places, strict=True):
            _keep_inside(place, disc.radius, box)
    return tuple(Point(*place) for place in places)


def _push_apart(discs, places, reach):
    """Move overlapping marks apart; return whether any overlapped."""
    order, moved = sorted(range(len(places)), key=lambda number: places[number][0]), False
    for at, first in enumerate(order):
        for second in order[at + 1 :]:
            if places[second][0] - places[first][0] >= reach:
                break
            moved |= _separate(discs, places, first, second)
    return moved


def _separate(discs, places, first, second):
    one, other = places[first], places[second]
    gap = discs[first].radius + discs[second].radius
    away = other[0] - one[0], other[1] - one[1]
    distance = math.hypot(*away)
    if distance >= gap:
        return False
    missing = gap - distance
    if distance < gap / 1000:  # the same place: each pair moves in another direction
        away, distance = (math.cos(first + second), math.sin(first + second)), 1
    share = 0.5 + (discs[first].still - discs[second].still) / 2  # the direction in which the second moves
    for axis in (0, 1):
        step = away[axis] * missing * SLACK / distance
        one[axis] -= step * (1 - share)
        other[axis] += step * share
    return True


def _keep_inside(place, margin, box):
    place[0] = min(max(place[0], box.left + margin), box.left + box.width - margin)
    place[1] = min(max(place[1], box.top + margin), box.top + box.height - margin)


def gather(points, gap):
    """Lists of numbers of points that share a mark, which stands on the first of them.

    Points that come first are kept in preference; each other point goes to the nearest of those. No two marks
    are nearer than ``gap``.
    """
    kept = {}
    for number, point in enumerate(points):
        if all(math.dist(point, points[other]) >= gap for other in kept):
            kept[number] = [number]
    for number, point in enumerate(points):
        if number not in kept:
            kept[min(kept, key=lambda other: math.dist(point, points[other]))].append(number)
    return list(kept.values())
