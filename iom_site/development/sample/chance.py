"""What all parts of the sample share: the codes of its rows, and choices that are the same each time."""

import random

PREFIX = "sample-"
SEED = 1951


class Chance(random.Random):
    """A source of choices; the same ones each time."""

    def __init__(self):
        super().__init__(SEED)

    def pick(self, weights):
        """One of the keys, as often as its weight says."""
        return self.choices([*weights], [*weights.values()])[0]

    def happens(self, per_cent):
        return self.random() * 100 < per_cent


def number_of(row):
    """What its code ends in."""
    return row.code.rpartition("-")[2]


def of_sample(model):
    return model.objects.filter(code__startswith=PREFIX)
