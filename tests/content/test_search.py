"""Real questions in four languages and what must come first: mistyped ones and halves of names among them."""

import csv
from pathlib import Path

import pytest
from django.utils.translation import override

from iom_site.search.asked import Asked
from iom_site.search.possible import SEARCHED, possible_kinds
from iom_site.search.results import Found
from iom_site.search.search import Search

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


def test_no_kind_is_ruled_out_that_has_the_words():
    wrong, ruled_out = {}, 0
    for one in QUESTIONS:
        with override(one["language"]):
            asked = Asked({"q": one["question"]})
            for wanted in [asked.wanted, asked.wanted.beginning(), asked.wanted.any()]:
                found = Found(asked, wanted)
                if found.sought:
                    impossible = {*SEARCHED} - possible_kinds(found.sought)
                    ruled_out += len(impossible)
                    wrong |= {(one["question"], kind): 1 for kind in impossible if found.hits_of(kind)}

    assert wrong == {}
    assert ruled_out > len(QUESTIONS)
