"""Whether a unit existed on a day, by the dates of its own."""

from .models import Placement


def existed(unit, day):
    """False before it was established and after it was abolished, where that is documented."""
    return Placement(starts=unit.established, ends=unit.abolished).is_in_force(day)


def had_ended(unit, day):
    """Whether it had been abolished by this day."""
    return bool(unit.abolished) and not Placement(ends=unit.abolished).is_in_force(day)
