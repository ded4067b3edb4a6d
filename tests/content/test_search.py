"""Real questions in four languages and what must come first: mistyped ones and halves of names among them."""

import csv
from pathlib import Path

from django.utils.translation import override

from foundation.search import vectors as search
from iom_site.search.parameters import SearchParameters
from iom_site.search.possible import SEARCHED, possible_kinds, rows_by_word_for
from iom_site.search.results import SearchResults
from iom_site.search.search import Search

with (Path(__file__).parent / "search_questions.csv").open(newline="") as file:
    QUESTIONS = list(csv.DictReader(file))


def first_for(question, language):
    """The kind and code of the first result."""
    with override(language):
        rows = Search(SearchParameters({"q": question})).rows
    return f"{rows[0].kind} {rows[0].code}" if rows else "nothing"


def test_every_question_finds_what_was_meant_first():
    found = {
        (one["language"], one["question"]): first_for(one["question"], one["language"]) for one in QUESTIONS
    }

    expected = {(one["language"], one["question"]): one["first"] for one in QUESTIONS}
    assert {question: first for question, first in found.items() if first != expected[question]} == {}
    assert len(QUESTIONS) >= 60


def readings(one):
    """The ``SearchResults`` of a question for its words as typed, as the beginning of some, and for any of
    them."""
    with override(one["language"]):
        asked = SearchParameters({"q": one["question"]})
        found = [
            SearchResults(asked, each)
            for each in [
                asked.search_terms,
                asked.search_terms.as_prefix(),
                asked.search_terms.matching_any(),
            ]
        ]
        yield from (each for each in found if each.sought)


def test_no_kind_is_ruled_out_that_has_the_words():
    wrong, ruled_out = [], 0
    for one in QUESTIONS:
        for found in readings(one):
            having = rows_by_word_for(found.sought)
            impossible = {*SEARCHED} - possible_kinds(found.sought, having)
            ruled_out += len(impossible)
            wrong += [(one["question"], kind) for kind in impossible if found.hits_of(kind, having)]

    assert wrong == []
    assert ruled_out > len(QUESTIONS)


def test_the_same_is_found_whether_few_rows_have_a_word_or_many(monkeypatch):
    """Few keys are written into the query, many are left to a subquery."""
    by_keys = [found.named for one in QUESTIONS for found in readings(one)]
    monkeypatch.setattr(search, "MAX_KEYS", 0)
    by_subqueries = [found.named for one in QUESTIONS for found in readings(one)]

    assert [sorted(hits, key=str) for hits in by_keys] == [sorted(hits, key=str) for hits in by_subqueries]
    assert sum(bool(hits) for hits in by_keys) > len(QUESTIONS)
