"""Which press releases a reader's words find: the newest first, looked for a few years at a time.

A common word stands in most releases, and to look at all of them would take seconds. Each vector therefore
says of which year it is, and the index is asked for the words of the newest year, then of the years before,
half as many again each time, until enough is found. What is counted and ranked is among these alone.
"""

from django.db.models import Case, Count, IntegerField, When
from django.db.models.expressions import RawSQL
from django.utils import timezone

from foundation.search.vectors import without_sequential_scans
from publishing.models import State

from .lists import FOUNDED
from .models import ReleaseEdition

MAX_RELEASES = 500  # found and counted; half as many again are checked for being public
RANKED = 200  # of the newest, those with the words in the title come first
LAST_YEAR = 2099  # the last year that a vector names

NEWEST = """
SELECT hit.id FROM unnest(%s::tsquery[]) WITH ORDINALITY AS part (years, place) CROSS JOIN LATERAL (
    SELECT id, date_from FROM news_releaseedition
    WHERE searched @@ (%s::tsquery && part.years) AND state = %s AND publish_at <= %s
    ORDER BY date_from DESC NULLS LAST, id DESC LIMIT %s
) AS hit ORDER BY part.place, hit.date_from DESC NULLS LAST, hit.id DESC LIMIT %s
"""


def year_query(years):
    """The part of a query that selects these years; None selects what has no date."""
    return " | ".join(f"'@{year or ''}'" for year in years)


def year_groups():
    """All years, newest first, in spans each half as long as those before it together."""
    this_year = timezone.localdate().year
    parts, year, length = [[*range(LAST_YEAR, this_year, -1)]], this_year, 1
    while year >= FOUNDED:
        parts.append([*range(year, max(year - length, FOUNDED - 1), -1)])
        year, length = year - length, max(1, (this_year - year + length) // 2)
    return [*parts, [None]]


def newest_keys(search_terms, year, most):
    """An expression: the keys of the newest editions that contain the words and are due."""
    parts = [year_query(years) for years in ([[year]] if year else year_groups())]
    parameters = [parts, search_terms.tsquery(), State.APPROVED, timezone.now(), most, most]
    return RawSQL(NEWEST, parameters)  # noqa: S611 -- the words are parameters


def found_releases(search_terms, country=None, year=None, most=MAX_RELEASES):
    """The releases found, newest first, ``most`` and one more: (key, first day of its date)."""
    releases = ReleaseEdition.objects.published()
    if country:  # few enough to read each
        query = f"({search_terms.tsquery()}) & ({year_query([year])})" if year else search_terms.tsquery()
        releases = releases.filter(countries=country, searched__matches=query)
    else:
        releases = releases.filter(pk__in=newest_keys(search_terms, year, most + most // 2))
    with without_sequential_scans():
        return list(releases.newest_first().values_list("pk", "date_from")[: most + 1])


def tiers(keys, search_terms):
    """A rank for the first of these editions: 2 with all words in the title, 1 in title and summary."""
    tier = Case(
        When(searched__matches=search_terms.tsquery("A"), then=2),
        When(searched__matches=search_terms.tsquery("AB"), then=1),
        default=0,
        output_field=IntegerField(),
    )
    with without_sequential_scans():
        return dict(ReleaseEdition.objects.filter(pk__in=keys[:RANKED]).values_list("pk", tier))


def countries_of(keys):
    """The number of these editions for each country (key), in descending order."""
    filed = ReleaseEdition.countries.through.objects.filter(releaseedition__in=keys)
    with without_sequential_scans():
        return dict(filed.values_list("country").annotate(number=Count("pk")).order_by("-number", "country"))
