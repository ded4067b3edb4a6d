"""Real questions in four languages and what must come first: mistyped ones and halves of names among them."""

import csv
from pathlib import Path

import pytest
from django.utils.translation import override

from iom_site.search.asked import Asked
from iom_site.search.results import Found
from iom_site.search.search import Search
from publishing import search

pytestmark = pytest.mark.usefixtures("shipped_content")

with (Path(__file__).parent / "search_questions.csv").open(newline="") as file:
    QUESTIONS = list(csv.DictReader(file))


def first_for(question, language):
    """The kind and code of the first result."""
    with override(language):
        rows = Search(Asked({"q": question})).rows
    return f"{rows[0].kind} {rows[0].code}" if rows else "nothing"


def test_every_question_finds_what_was_meant_first():
    found = {
        (one["language"], one["question"]): first_for(one["question"], one["language"]) for one in QUESTIONS
    }

    expected = {(one["language"], one["question"]): one["first"] for one in QUESTIONS}
    assert {question: first for question, first in found.items() if first != expected[question]} == {}
    assert len(QUESTIONS) >= 60


def named_for(question, language):
    """What is found by name, for the words as typed, as the beginning of some, and for any of them."""
    with override(language):
        asked = Asked({"q": question})
        readings = [asked.wanted, asked.wanted.beginning(), asked.wanted.any()]
        return [sorted(Found(asked, wanted).named, key=str) for wanted in readings]


def test_the_same_is_found_whether_a_part_has_few_rows_or_many(monkeypatch):
    """Few keys are written into the query, many are left to a subquery."""
    by_keys = [named_for(one["question"], one["language"]) for one in QUESTIONS]
    monkeypatch.setattr(search, "FEW", 0)
    by_subqueries = [named_for(one["question"], one["language"]) for one in QUESTIONS]

    assert by_keys == by_subqueries
    assert sum(bool(found) for readings in by_keys for found in readings) > len(QUESTIONS)
