"""What a reader who is still typing may want: a few names, the newest releases with the words as title."""

from functools import cached_property

from news.search import found_releases, tiers

from .ranking import SOMEWHERE, closeness
from .results import ResultKey, SearchResults
from .rows import rows_of

MAX_NAMES, MAX_RELEASES = 6, 2
MAX_LOOKED_AT = 40  # of the newest releases with the words anywhere
MIN_LENGTH = 2  # letters


class Suggestions:
    """Those for an ``Asked``, of which the last word may go on."""

    def __init__(self, parameters):
        self.parameters, self.search_terms = parameters, parameters.search_terms.as_prefix()

    @cached_property
    def rows(self):
        if len(self.parameters.line) < MIN_LENGTH or not self.search_terms:
            return []
        found = SearchResults(self.parameters, self.search_terms)
        return rows_of(
            [*self._names(found), *self._releases()], self.search_terms, found.line, with_extracts=False
        )

    def _names(self, found):
        near = [(closeness(hit, found.line), hit) for hit in found.named]
        near = sorted((pair for pair in near if pair[0] > SOMEWHERE), key=found.order)
        return [ResultKey(hit.kind, hit.key, hit.names) for _near, hit in near[:MAX_NAMES]]

    def _releases(self):
        if "release" not in self.parameters.kinds:
            return []
        keys = [key for key, _day in found_releases(self.search_terms, most=MAX_LOOKED_AT)]
        titled = tiers(keys, self.search_terms) if keys else {}
        return [ResultKey("release", key) for key in keys if titled.get(key) == 2][:MAX_RELEASES]
