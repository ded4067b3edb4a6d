"""Benchmark of each kind of public page and each list of the admin on the current database."""

import gzip
import statistics
import time
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import Count, F
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import override

from foundation.languages import text
from news.lists import ListPosition, listed_releases
from news.models import PressRelease
from offices.models import Country, Office
from pages.navigation import linkable_pages
from pages.programmes import listed_programmes
from structure.models import OrgUnit, Person

from . import bench_desk

HOST = "localhost"
PUBLIC = {  # as a public site, whatever the host name and scheme of this one
    "DEBUG": False,
    "ALLOWED_HOSTS": [HOST],
    "SECURE_SSL_REDIRECT": False,
    "WHITENOISE_AUTOREFRESH": True,  # or it would read all static files first
}
PAST = "2022-01-01"


@dataclass(frozen=True)
class Measurement:
    """The measurement of one kind of page: times in milliseconds, sizes in bytes."""

    page: str
    address: str
    queries: int
    sql: float
    median: float
    p95: float
    size: int
    gzipped: int


class UnexpectedStatus(Exception):
    """A page that could not be measured, because it did not answer 200."""


def rows():
    """How large the database is."""
    models = {"releases": PressRelease, "units": OrgUnit, "offices": Office}
    return {name: model.objects.count() for name, model in models.items()}


def pages():
    """The address of one page of each kind, the heaviest we can name; None where there is nothing to show."""
    news = reverse("news:releases")
    releases = listed_releases()
    middle = releases[releases.count() // 2 :].first()
    codes = releases.exclude(countries=None).values_list("countries__iso2")
    code = codes.annotate(number=Count("pk")).order_by("-number", "countries__iso2").first()
    country = Country.objects.filter(iso2=code[0] if code else "").first() or Country.objects.first()
    asked = {"country": country and country.iso2}
    return {
        "home": reverse("home"),
        **_structure(),
        **_offices(country),
        "news, first page": news,
        "news, page in the middle": middle and f"{news}?before={ListPosition.of(middle)}",
        "news of a country": country and f"{news}?{urlencode(asked)}",
        "news of a country and year": middle
        and middle.date_from
        and f"{news}?{urlencode(asked | {'year': middle.date_from.year})}",
        "news with a word": middle and f"{news}?{urlencode({'q': text(middle, 'title').split()[-1]})}",
        "news with a word found nowhere": f"{news}?{urlencode({'q': bench_desk.NOWHERE})}",
        "press release": middle and middle.get_absolute_url(),
        **_pages(),
        "atom feed": reverse("news:atom"),
        **_searches(middle, country),
        "sitemap, list of files": reverse("sitemap-index"),
        "sitemap, units": reverse("sitemap", args=["units"]),
        "sitemap, releases": reverse("sitemap", args=["releases"]),
    }


def _structure():
    chart = reverse("structure:chart")
    units = OrgUnit.objects.published().exclude(kind=OrgUnit.Kind.FIELD_OFFICE)
    people = Person.objects.published().annotate(number=Count("namings"))
    return {
        "chart of today": chart,
        "chart of a past day": f"{chart}?on={PAST}",
        "unit": _address(units.order_by(F("lft") - F("rght"), "pk")),
        "people": reverse("structure:people"),
        "person": _address(people.order_by("-number", "pk")),
    }


def _offices(country):
    offices, countries = reverse("offices:offices"), reverse("offices:countries")
    return {
        "offices": offices,
        "offices of a kind": f"{offices}?role=country",
        "offices of a country": country and f"{offices}?country={country.iso2}",
        "offices with a word": f"{offices}?q=a",
        "offices of a past day": f"{offices}?on={PAST}",
        "office": _address(Office.objects.published().order_by(F("lft") - F("rght"), "pk")),
        "countries": countries,
        "country": country and country.get_absolute_url(),
    }


def _pages():
    standing = linkable_pages().filter(target_unit=None, target_view="", programme=None)
    return {
        "programmes": reverse("pages:programmes"),
        "programme": _address(listed_programmes()),
        "standing page": _address(standing),
    }


def _searches(release, country):
    """A word of many releases and one of none, a name, and what a reader is still typing."""
    page, suggestions = reverse("search"), reverse("search_suggestions")
    common = release and text(release, "title").split()[-1]
    name = country and text(country, "name").plain
    asked = {
        "search, a common word": (page, common),
        "search, a name": (page, name),
        "search, a word found nowhere": (page, bench_desk.NOWHERE),
        "suggestions, a common word": (suggestions, common and common[:4]),
        "suggestions, a name": (suggestions, name and name[:4]),
    }
    return {
        what: words and f"{address}?{urlencode({'q': words})}" for what, (address, words) in asked.items()
    }


def _address(rows):
    row = rows.first()
    return row and row.get_absolute_url()


def measure(repeat):
    """The ``Measurement`` of each kind of page in turn, None for a kind of which there is none to show.

    The lists of the editors' desk come last, as two kinds of editors see them.
    """
    with override_settings(**PUBLIC), override(settings.LANGUAGE_CODE):
        client = Client(SERVER_NAME=HOST, HTTP_ACCEPT_ENCODING="gzip")
        for page, address in pages().items():
            yield page, _figures(client, page, address, repeat) if address else None
        with bench_desk.editors() as editors:
            for who, user in editors.items():
                client.force_login(user)
                for page, address in bench_desk.lists(user):
                    yield f"{who}: {page}", _figures(client, f"{who}: {page}", address, repeat)


def _figures(client, page, address, repeat):
    response = client.get(address)  # the first one also compiles the templates
    if response.status_code != 200:
        raise UnexpectedStatus(f"{page}: {address} answered {response.status_code} instead of 200.")
    queries = _queries(client, address)
    times = [_time(client, address) for _ in range(repeat)]
    is_gzipped = response.headers.get("Content-Encoding") == "gzip"
    return Measurement(
        page=page,
        address=address,
        queries=len(queries),
        sql=1000 * sum(float(query["time"]) for query in queries),
        median=statistics.median(times),
        p95=p95(times),
        size=len(gzip.decompress(response.content) if is_gzipped else response.content),
        gzipped=len(response.content),
    )


def p95(times):
    """The 95th percentile of these times."""
    return sorted(times)[-(-len(times) * 95 // 100) - 1]


def _queries(client, address):
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return list(queries)


def _time(client, address):
    start = time.perf_counter()
    client.get(address)
    return 1000 * (time.perf_counter() - start)
