"""What a reader who is still typing may want: a few names, the newest releases with the words as title."""

from functools import cached_property

from news.search import found_releases, tiers

from .ranking import SOMEWHERE, closeness
from .results import Found, Key
from .rows import rows_of

MOST_NAMES, MOST_RELEASES = 6, 2
LOOKED_AT = 40  # of the newest releases with the words anywhere
SHORTEST = 2  # letters


class Suggestions:
    """Those for an ``Asked``, of which the last word may go on."""

    def __init__(self, asked):
        self.asked, self.wanted = asked, asked.wanted.beginning()

    @cached_property
    def rows(self):
        if len(self.asked.line) < SHORTEST or not self.wanted:
            return []
        found = Found(self.asked, self.wanted)
        return rows_of([*self._names(found), *self._releases()], self.wanted, found.line, with_extracts=False)

    def _names(self, found):
        near = [(closeness(hit, found.line), hit) for hit in found.named]
        near = sorted((pair for pair in near if pair[0] > SOMEWHERE), key=found.order)
        return [Key(hit.kind, hit.key, hit.names) for _near, hit in near[:MOST_NAMES]]

    def _releases(self):
        if "release" not in self.asked.kinds:
            return []
        keys = [key for key, _day in found_releases(self.wanted, most=LOOKED_AT)]
        titled = tiers(keys, self.wanted) if keys else {}
        return [Key("release", key) for key in keys if titled.get(key) == 2][:MOST_RELEASES]
