"""Rows of another table carried along by a query as JSON: a page of many facts needs few queries."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject


def json_rows(queryset, names, **renamed):
    """The rows of a subquery as a list of dictionaries: these columns, and others under a name of their own.

    The rows become objects again by ``Model(**row)``; a column may be one of a related row (``unit__slug``).
    """
    # values(row=…) alone would let modeltranslation add every other column
    row = JSONObject(**{name: name for name in names}, **renamed)
    return ArraySubquery(queryset.annotate(json_row=row).values("json_row"))
