"""How long the database takes for a list of searches: the pages of results, and their suggestions."""

import csv
import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.translation import override

from .bench import HOST, PUBLIC, UnexpectedStatus, p95

LIMITS = {"search": 60, "search_suggestions": 30}  # milliseconds, for 95 of 100


@dataclass(frozen=True)
class SearchTimes:
    """Of one kind of page, in milliseconds of the database, for each search."""

    name: str
    times: list

    @property
    def share(self):
        """How many of a hundred stay below the limit."""
        return 100 * sum(one < LIMITS[self.name] for one in self.times) / len(self.times)

    @property
    def median(self):
        return statistics.median(self.times)

    @property
    def p95(self):
        return p95(self.times)


def read_searches(path):
    """(language, words) of each line of a CSV file with the columns ``language`` and ``question``."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["language"], row["question"]) for row in csv.DictReader(file)]


def measure(searches):
    """The ``SearchTimes`` of all these searches, each made twice: the second time counts.

    Raises ``UnexpectedStatus`` when a page does not answer 200.
    """
    client = Client(SERVER_NAME=HOST)
    with override_settings(**PUBLIC):
        for name in LIMITS:
            yield SearchTimes(name, [_time(client, name, *search) for search in searches])


def _time(client, name, language, words):
    with override(language):
        address = reverse(name)
    spent = []
    for _attempt in range(2):
        spent.clear()
        with connection.execute_wrapper(_Clock(spent)):
            answer = client.get(address, {"q": words})
        if answer.status_code != 200:
            raise UnexpectedStatus(f"{address}?q={words}: {answer.status_code}")
    return 1000 * sum(spent)


@dataclass(frozen=True)
class _Clock:
    """Notes how long each query takes: Django's own log of queries knows whole milliseconds alone."""

    spent: list

    def __call__(self, execute, *arguments):
        start = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            self.spent.append(time.perf_counter() - start)
