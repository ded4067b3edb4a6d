"""How the database looks for releases: never by reading all of them.

The statements are those that the pages sent, explained under the settings under which they were sent
(``no_whole_tables``): with ``enable_seqscan`` off PostgreSQL reads a whole table only where nothing else can
answer, so that a plan without it says that an index can.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from foundation.search.vectors import parse_terms
from news.models import PressRelease, ReleaseEdition
from news.search import found_releases, year_groups
from publishing.models import State
from tests.factories import make_country

pytestmark = pytest.mark.django_db

RELEASES = 600
WHOLE = re.compile(r"Seq Scan on (news_releaseedition|news_pressrelease)\b")


@pytest.fixture
def many():
    """Releases of fifty years; « migration » is in all of them, « rare » in a few, « vingtaine » in some."""
    now = timezone.now()
    releases = PressRelease.objects.bulk_create(
        PressRelease(code=f"many-{number}", slug=f"many-{number}") for number in range(RELEASES)
    )
    editions = ReleaseEdition.objects.bulk_create(
        ReleaseEdition(
            document=release,
            state=State.APPROVED,
            publish_at=now,
            title_fr=f"Migration {number}" + (" vingtaine" if number % 20 == 0 else ""),
            body_fr="<p>rare</p>" if number % 200 == 0 else "",
            date=f"{1975 + number % 50}-01-01" if number % 100 else "",
        )
        for number, release in enumerate(releases)
    )
    country = make_country("SN")
    through = ReleaseEdition.countries.through
    through.objects.bulk_create(
        through(releaseedition_id=edition.pk, country_id=country.pk) for edition in editions[::15]
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE news_releaseedition, news_pressrelease, news_releaseedition_countries")


def plans(queries):
    """The plan of each statement that reads releases, under the settings of its moment."""
    found, settings = [], []
    with connection.cursor() as cursor:
        for query in queries:
            sql = query["sql"]
            if sql.startswith("SET LOCAL"):
                settings = [] if "TO DEFAULT" in sql else [sql]
            elif sql.lstrip("( ").startswith("SELECT") and "news_" in sql:
                for setting in settings:
                    cursor.execute(setting)
                cursor.execute("EXPLAIN " + sql.replace("%", "%%"), [])
                found.append("\n".join(line for (line,) in cursor))
                for setting in settings:
                    cursor.execute(setting.replace("= off", "TO DEFAULT"))
    return found


def asked():
    """What is asked of each page: words in all releases, in some, in few and in none, and filters."""
    lines = ["rare", "vingtaine", "zzyzx", "migr", "migration rare", '"migration 7"']
    yield from ((name, {"q": "migration"}) for name in ["search", "search_suggestions", "search_atom"])
    yield from (("search", {"q": line}) for line in lines)
    for in_languages in [{"country": "SN"}, {"year": "2010"}, {"country": "SN", "year": "2010"}]:
        yield "search", {"q": "migration", **in_languages}


def test_no_search_reads_all_releases_and_the_newest_are_found(many, client):
    whole = []

    for name, parameters in asked():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name), parameters).status_code == 200
        found = plans(queries.captured_queries)
        whole += [(name, parameters, plan) for plan in found if WHOLE.search(plan)]
        assert found

    assert whole == []
    everything = parse_terms("migration", "fr")
    newest = list(ReleaseEdition.objects.newest_first().values_list("pk", "date_from"))
    assert found_releases(everything, most=40) == newest[:41]
    assert found_releases(everything, year=2010) == [one for one in newest if one[1] and one[1].year == 2010]
    assert len(found_releases(everything, most=RELEASES)) == RELEASES


def test_every_year_is_looked_at_once():
    years = [year for part in year_groups() for year in part]

    assert years == [*range(2099, 1950, -1), None]
