"""When rows were changed last, as their history tells."""

import datetime as dt
from collections import defaultdict

from django.db.models import Max, QuerySet

from .log import event_models

LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # before anything that a history can tell


class LastChanges:
    """The last change of each of these rows, read in one query for each model."""

    def __init__(self, rows):
        keys, self._moments = defaultdict(set), {}
        for row in filter(None, rows):
            for model in _tables(row):
                keys[model].add(row.pk)
        for model, wanted in keys.items():
            events = QuerySet(event_models()[model]).filter(pgh_obj__in=wanted).order_by()
            last = events.values_list("pgh_obj").annotate(Max("pgh_created_at"))
            self._moments |= {(model, key): at for key, at in last}

    def of(self, *rows):
        """The moment of the last change of any of these rows; long ago, when no history has any of them."""
        known = (self._moments.get((model, row.pk)) for row in filter(None, rows) for model in _tables(row))
        return max(filter(None, known), default=LONG_AGO)


def _tables(row):
    """The tracked models in whose tables the row is."""
    models = [row._meta.concrete_model, *row._meta.get_parent_list()]
    return [model for model in models if model in event_models()]
