"""The land on every map: the projection of places, and the part that a map shows.

The land is one picture (``static/img/land.svg``, drawn by ``docs/artwork/land.mjs``). A map is a ``Box`` cut
out of it. Marks are placed in percent of the box, so they keep their size in pixels at any width, without a
script.
"""

import math
from typing import NamedTuple

WIDTH, HEIGHT = 4000, 1733  # of the land, in units
EAST = 11  # degrees: the meridian in the middle
TOP = 8.668  # units: what lies north of the land is cut off
CLOSEST = 760  # units: the least width of a box
MARGIN = 0.12  # of a box: room around the outermost points


class Point(NamedTuple):
    """A place on the land, in units from its left and top."""

    x: float
    y: float


class Box(NamedTuple):
    """The part of the land that a map shows, in units."""

    left: float
    top: float
    width: float
    height: float

    def __str__(self):
        return " ".join(f"{number:.0f}" for number in self)

    @property
    def view(self):
        """The fragment that makes the picture of the land show this part (SVG 2, 16.5)."""
        return f"viewBox({','.join(str(self).split())})preserveAspectRatio(none)"

    def percent(self, point):
        """Where a point lies in the box, as ``("12.34%", "56.78%")``."""
        return (
            f"{(point.x - self.left) / self.width * 100:.2f}%",
            f"{(point.y - self.top) / self.height * 100:.2f}%",
        )


WORLD = Box(0, 0, WIDTH, HEIGHT)

# Equal Earth: B. Šavrič, T. Patterson, B. Jenny, Int. J. of Geographical Information Science 33 (2019).
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
ROOT = math.sqrt(3) / 2
SCALE = WIDTH * ROOT * A1 / (2 * math.pi)
EQUATOR = SCALE * 1.3173627591574133 - TOP


def project(latitude, longitude):
    """The ``Point`` of a place given in degrees."""
    angle = math.asin(ROOT * math.sin(math.radians(latitude)))
    square = angle * angle
    east = math.radians((float(longitude) - EAST + 180) % 360 - 180)
    slope = A1 + 3 * A2 * square + square**3 * (7 * A3 + 9 * A4 * square)
    north = angle * (A1 + A2 * square + square**3 * (A3 + A4 * square))
    return Point(WIDTH / 2 + SCALE * east * math.cos(angle) / (ROOT * slope), EQUATOR - SCALE * north)


def box_around(points, shape, least=CLOSEST):
    """The smallest box of this shape (width by height) with room around the points; the world for none."""
    if not points:
        return _shaped(WORLD, shape)
    left, right = min(point.x for point in points), max(point.x for point in points)
    top, bottom = min(point.y for point in points), max(point.y for point in points)
    width = max(right - left, (bottom - top) * shape) / (1 - 2 * MARGIN)
    width = min(max(width, least), WIDTH, HEIGHT * shape)
    height = width / shape
    return Box(
        min(max((left + right - width) / 2, 0), WIDTH - width),
        min(max((top + bottom - height) / 2, 0), HEIGHT - height),
        width,
        height,
    )


def _shaped(box, shape):
    """The box, taller if need be."""
    return Box(box.left, box.top - (box.width / shape - box.height) / 2, box.width, box.width / shape)
