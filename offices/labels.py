"""Labels on a map: where the names of offices fit beside their marks."""

from typing import NamedTuple

LETTER, LINE = 7.4, 17  # pixels: the approximate width of a letter, and the height of a line
BESIDE = 11  # pixels from the middle of a mark to its name
AFTER, BEFORE = "start", "end"  # the name begins or ends at its mark: SVG's text-anchor


class LabelBox(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other):
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_inside(self, box):
        return self.left >= box.left and self.right <= box.left + box.width


def sides(points, names, box, pixels):
    """For each point whether its name stands after it, before it, or nowhere (""): no name hides anything.

    Points that come first choose first. ``pixels`` is the width of the map on the narrowest screen.
    """
    unit = box.width / pixels
    taken = [_frame(x - BESIDE * unit, y, 2 * BESIDE * unit, unit) for x, y in points]
    found = []
    for number, ((x, y), name) in enumerate(zip(points, names, strict=True)):
        width, beside = len(name) * LETTER * unit, BESIDE * unit
        wanted = {
            AFTER: _frame(x + beside, y, width, unit),
            BEFORE: _frame(x - beside - width, y, width, unit),
        }
        others = taken[:number] + taken[number + 1 :]
        free = [
            side
            for side, frame in wanted.items()
            if frame.is_inside(box) and not any(frame.overlaps(other) for other in others)
        ]
        found.append(free[0] if free else "")
        if free:
            taken.append(wanted[free[0]])
    return found


def _frame(left, middle, width, unit):
    return LabelBox(left, middle - LINE * unit / 2, left + width, middle + LINE * unit / 2)
