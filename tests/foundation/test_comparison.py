"""Texts compared word by word."""

import pytest
from django.utils.translation import override

from foundation.richtext.comparison import compare


def kinds(before, after):
    return [(piece.kind, piece.text) for piece in compare(before, after)]


def test_equal_texts_have_nothing_to_show():
    assert compare("Un texte.", "Un texte.") == []


def test_a_changed_word_is_removed_and_added():
    assert kinds("L’OIM lance le programme", "L’OIM achève le programme") == [
        ("same", "L’OIM"),
        ("removed", "lance"),
        ("added", "achève"),
        ("same", "le programme"),
    ]


@pytest.mark.parametrize(("before", "after", "kind"), [("", "Nom", "added"), ("Nom", "", "removed")])
def test_a_text_that_comes_or_goes_is_one_piece(before, after, kind):
    assert kinds(before, after) == [(kind, "Nom")]


def test_a_missing_text_is_an_empty_one():
    assert kinds(None, "Nom") == [("added", "Nom")]


def test_tags_are_no_words():
    assert kinds("<p>Un <em>mot</em></p>", "<p>Un <em>mot</em> juste</p>") == [
        ("same", "Un"),
        ("same", "mot"),
        ("added", "juste"),
    ]


def test_a_change_of_style_alone_is_told():
    with override("en"):
        pieces = compare("<p>Un mot juste</p>", "<p>Un <strong>mot</strong> juste</p>")

    assert [(piece.kind, piece.text, piece.note) for piece in pieces] == [
        ("same", "Un", ""),
        ("restyled", "mot", "+ bold"),
        ("same", "juste", ""),
    ]


def test_another_target_of_a_link_is_told():
    pieces = compare('<p><a href="https://a.org">ici</a></p>', '<p><a href="https://b.org">ici</a></p>')

    assert [piece.kind for piece in pieces] == ["restyled"]
    assert "https://b.org" in pieces[0].note


def test_a_paragraph_that_was_added_is_one_piece():
    assert kinds("<p>Un.</p>", "<p>Un.</p><p>Deux mots.</p>") == [("same", "Un."), ("added", "\nDeux mots.")]


def test_a_sign_smaller_than_is_no_markup():
    assert kinds("a < b", "a < c") == [("same", "a <"), ("removed", "b"), ("added", "c")]


def test_long_unchanged_stretches_are_left_out():
    words = " ".join(f"mot{number}" for number in range(100))

    pieces = compare(f"{words} fin", f"{words} suite")

    assert [piece.kind for piece in pieces] == ["gap", "same", "removed", "added"]
    assert pieces[1].text.split()[0] == "mot88"
