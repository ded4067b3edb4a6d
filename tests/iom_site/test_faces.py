"""The faces that pages are set in: what the style sheet says of them, and whether they have our letters."""

import re
from operator import attrgetter

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

SHEET = (settings.BASE_DIR / "static/css/site.css").read_text()
FONTS = settings.BASE_DIR / "static/fonts"
FACE = re.compile(
    r'@font-face \{\s*font-family: "(?P<family>[^"]+)";'
    r'.*?fonts/(?P<file>[^"]+)"'
    r".*?unicode-range: (?P<range>[^;]+);",
    re.DOTALL,
)
ROUND_TRIP = 10 * 1460 - 440  # bytes: TCP's first window, less our headers; docs/artwork/fonts.py keeps to it


def codes(unicode_range):
    for part in unicode_range.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def letters(family):
    faces = [face for face in FACE.finditer(SHEET) if face["family"] == family]
    return {chr(code) for face in faces for code in codes(face["range"])}


def our_words(language):
    for path in (settings.BASE_DIR / "locale" / language / "LC_MESSAGES").glob("*.po"):
        with path.open("rb") as file:
            for message in filter(attrgetter("id"), read_po(file)):
                yield from message.string if isinstance(message.string, tuple) else [message.string]


def test_every_face_is_a_file_and_every_file_a_face():
    assert {face["file"] for face in FACE.finditer(SHEET)} == {path.name for path in FONTS.glob("*.woff2")}
    assert SHEET.count("@font-face") == len(FACE.findall(SHEET))


@pytest.mark.parametrize("path", ["/fr/", "/en/", "/es/", "/ar/"])
def test_a_page_asks_early_for_small_faces_alone(client, db, path):
    preloads = re.findall(r'<link rel="preload" href="[^"]*fonts/([^"]+)"', client.get(path).text)
    assert 1 <= len(preloads) <= 2
    assert max((FONTS / name).stat().st_size for name in preloads) <= ROUND_TRIP


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_our_own_words_need_no_rare_face(language):
    """Arabic pages take figures and Latin letters from the system: one face to fetch."""
    first = letters("Noto Sans") | letters("Noto Sans Arabic")
    missing = {
        letter: words for words in our_words(language) for letter in set(words) - first if letter.isalnum()
    }
    assert missing == {}


def test_no_family_of_every_page_has_a_face_that_only_some_pages_need():
    """Browsers prepare each face of a family in each size, and the system's for one that is not there yet."""
    families = [face["family"] for face in FACE.finditer(SHEET) if face["family"] != "Noto Sans Rare"]
    assert len(families) == len(set(families))
