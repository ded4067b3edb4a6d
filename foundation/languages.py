"""Translated texts, each with the language in which it was found."""

import re
from typing import Self

from django.conf import settings
from django.db.models import CharField, F, Func, Model, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_info

from foundation.richtext.field import RichTextField

LANGUAGES = [code for code, _name in settings.LANGUAGES]
IDENTIFYING_LANGUAGE = "en"  # of the names by which files know rows without a code
ARTICLE = "ال"  # the Arabic article is written as one word with the name and does not count in its order
NARROW_NBSP, NBSP = "\u202f", "\u00a0"


def direction(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def fallback_order(language: str | None = None) -> list[str]:
    """The languages in order of fallback for a reader of this one."""
    language = language or get_language() or settings.LANGUAGE_CODE
    return [language, *(code for code in settings.MODELTRANSLATION_FALLBACK_LANGUAGES if code != language)]


def columns(*fields: str) -> list[str]:
    """The names of the language columns of translated fields: ``title`` → ``title_fr``, ``title_en`` …"""
    return [f"{field}_{language}" for field in fields for language in LANGUAGES]


def language_of(column: str) -> str:
    """The language of a column of a translated field: ``title_fr`` → ``fr``."""
    return column.rpartition("_")[2]


def french_spacing(words: str) -> str:
    """Set no-break spaces before « : ; ? ! » and inside guillemets, outside of tags and entities."""
    words = re.sub(r"(?<=\S)[ \u00a0\u202f]+([;?!])(?![^<]*>)", NARROW_NBSP + r"\1", words)
    words = re.sub(r"(?<=\S)[ \u00a0\u202f]+([:»])(?![^<]*>)", NBSP + r"\1", words)
    return re.sub(r"«[ \u00a0\u202f]+", "«" + NBSP, words)


class Text(str):
    """A text and its language; a template marks it up with ``lang`` and ``dir`` if that is not the reader's.

    ``plain`` is the bare text for attributes and ``<title>``; ``is_fallback`` says that no
    translation into the reader's language exists.
    """

    tag = "span"
    language: str
    reader_language: str | None

    def __new__(cls, words: str, language: str, reader_language: str | None = None) -> Self:
        text = super().__new__(cls, french_spacing(words) if language == "fr" else words)
        text.language, text.reader_language = language, reader_language or get_language()
        return text

    @property
    def plain(self) -> str:
        return str(self)

    @property
    def dir(self) -> str:
        return direction(self.language)

    @property
    def is_fallback(self) -> bool:
        return bool(self) and self.language != self.reader_language

    def markup(self) -> str:
        return escape(str(self))

    def __html__(self) -> str:
        if not self.is_fallback:
            return self.markup()
        return format_html(
            '<{tag} lang="{language}" dir="{dir}">{words}</{tag}>',
            tag=self.tag,
            language=self.language,
            dir=self.dir,
            words=self.markup(),
        )


class RichText(Text):
    """A text with markup."""

    tag = "div"

    def markup(self) -> str:
        return mark_safe(str(self))  # noqa: S308 -- RichTextField sanitises whatever is stored


def text(instance: Model, field: str, language: str | None = None) -> Text:
    """The ``Text`` of a translated field in the reader's language, or in the first fallback that has it."""
    reader_language = language or get_language() or settings.LANGUAGE_CODE
    kind = RichText if isinstance(instance._meta.get_field(field), RichTextField) else Text
    for candidate in fallback_order(reader_language):
        if words := getattr(instance, f"{field}_{candidate}"):
            return kind(words, candidate, reader_language)
    return kind("", reader_language, reader_language)


def languages_with_text(instance: Model, field: str) -> list[str]:
    """The languages in which a translated field is not empty."""
    return [code for code in LANGUAGES if getattr(instance, f"{field}_{code}")]


def localized(field: str, language: str | None = None) -> Coalesce:
    """The database expression that reads a translated field as ``text()`` does (``office__name`` too)."""
    names = [NullIf(F(f"{field}_{code}"), Value("")) for code in fallback_order(language)]
    return Coalesce(*names, Value(""), output_field=CharField())


def identifying_name(field: str) -> Coalesce:
    """The name by which rows without a code are told apart: in English, else in the first language it has.

    Never null, as ``name_en`` may be: two rows without an English name are compared, too.
    """
    return localized(field, IDENTIFYING_LANGUAGE)


class Folded(Func):
    """Normalise words for comparison: single spaces, no accents, vowel signs, case or punctuation."""

    function = "unac"
    template = (
        r"regexp_replace(regexp_replace(' ' || lower(%(function)s(%(expressions)s)) || ' ',"
        r" '[\u064b-\u065f\u0670]', '', 'g'), '[[:space:][:punct:]–،]+', ' ', 'g')"
    )
    output_field = TextField()


class Replaced(Func):
    """SQL ``regexp_replace``."""

    function = "regexp_replace"
    output_field = TextField()


def alphabetical(field: str, language: str | None = None) -> Folded:
    """Order by a translated field in the alphabet of its language: Égypte under E, السنغال under س."""
    name = Replaced(localized(field, language), Value(f"^{ARTICLE}"), Value(""))
    return Folded(name)
