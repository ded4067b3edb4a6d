"""The years of which there are releases: none is counted, so that a page costs the same however many."""

from django.contrib.postgres.fields import DateRangeField
from django.db import connection
from django.db.models import DateField, ExpressionWrapper, F, Func, Value
from django.db.models.functions import ExtractYear
from django.utils import timezone

from .lists import FOUNDED, listed_releases

# of the year being read, and of the next one
NEW_YEAR = Func(template="make_date(asked.year, 1, 1)", output_field=DateField())
NEXT_NEW_YEAR = Func(template="make_date(asked.year + 1, 1, 1)", output_field=DateField())
YEAR = Func(NEW_YEAR, NEXT_NEW_YEAR, function="daterange", output_field=DateRangeField())


def years_for(filters):
    """The years of the country and theme of a ``ReleaseFilter``, newest first; one query."""
    if filters.country or filters.theme:
        return years_of_few(filters.filed(listed_releases()))
    return years_of_many(listed_releases())


def years_of_many(releases):
    """The years known to have releases (as in ``dated_in``); it looks for one release in each."""
    one = releases.order_by().filter(
        date_from__gte=NEW_YEAR, date_from__lt=NEXT_NEW_YEAR, dates__contained_by=YEAR
    )
    found, parameters = one.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(  # LATERAL: PostgreSQL would join an EXISTS to the whole table
            f"""
            SELECT asked.year FROM generate_series(%s, %s) AS asked (year)
            CROSS JOIN LATERAL ({found} LIMIT 1) AS found ORDER BY asked.year DESC
            """,  # noqa: S608 -- the reader's values are parameters
            [FOUNDED, timezone.localdate().year, *parameters],
        )
        return [year for (year,) in cursor]


def years_of_few(releases):
    """The same for a small set, such as the releases of a country: it reads each one."""
    last_day = ExpressionWrapper(F("dates__endswith") - Value(1), output_field=DateField())
    years = releases.annotate(year=ExtractYear("date_from"), until=ExtractYear(last_day))
    return list(years.filter(year=F("until")).order_by("-year").values_list("year", flat=True).distinct())
