"""Whether a unit existed on a day, by its own dates."""

from dataclasses import dataclass

from foundation.facts.dates import Dated


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A period, cheaper to create than an unsaved row."""

    starts: str = ""
    ends: str = ""

    is_in_force = Dated.is_in_force


def existed(unit, day):
    """False before it was established and after it was abolished, where that is documented."""
    return Lifetime(unit.established, unit.abolished).is_in_force(day)


def had_ended(unit, day):
    """Whether it had been abolished by this day."""
    return bool(unit.abolished) and not Lifetime(ends=unit.abolished).is_in_force(day)
