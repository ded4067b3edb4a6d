"""What a record of the open data is made of: columns that say how they are read, told and loaded again.

A record is a plain dictionary with every column, None where nothing is known. All formats are written from
it, and it becomes rows of the import resources again. Nothing here depends on the language of a reader.
"""

import datetime as dt
import json
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import DateTimeField, DecimalField, F, IntegerField, Model, QuerySet, SlugField
from django.db.models.functions import Collate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from phonenumber_field.phonenumber import PhoneNumber

from foundation.facts.certainty import SHOWN_CERTAINTIES
from foundation.facts.dates import PartialDateField
from foundation.languages import LANGUAGES

BATCH = 500  # records read at once: so many are in memory, however many there are
PLACEHOLDER = "0-0"  # an end of an address that no object has

Record = dict[str, Any]  # what is known of one object, as JSON has it
WordsBy = dict[str, str]  # words by the code of their language


# ---------------------------------------------------------------- columns


@dataclass(frozen=True, kw_only=True)
class Column:
    """One value of a record.

    ``source`` is the path of an attribute or a function of the row (the column's own name when it is empty),
    ``tag`` its HXL hashtag, ``import_column`` the column of the import resource, ``values`` the codes of
    which it is one. What is ``derived`` is told and never loaded.
    """

    name: str
    description: str
    tag: str
    source: str | Callable[[Any], Any] = ""
    import_column: str = ""
    is_derived: bool = False
    values: tuple[str, ...] = ()

    shape = _("text")

    def read(self, row: Any) -> Any:
        """Its value as JSON knows it."""
        return json_value(self._sourced(row))

    def _sourced(self, row: Any) -> Any:
        """What the source gives for a row."""
        return self.source(row) if callable(self.source) else resolve_path(row, self.source or self.name)

    def headers(self, languages: Sequence[str]) -> list[tuple[str, str]]:
        """(header, HXL hashtag) of each of its columns in a table."""
        return [(self.name, self.tag)]

    def cells(self, value: Any, languages: Sequence[str]) -> list[Any]:
        """Its cells in a table, as many as it has heads."""
        return [value]

    def in_languages(self, value: Any, languages: Sequence[str]) -> Any:
        """The value with texts in these languages alone."""
        return value

    def accepts(self, value: Any) -> bool:
        """Whether a value from a file has its shape."""
        return value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))

    def import_cells(self, value: Any) -> dict[str, str]:
        """What a value means to the import resource: its columns and their cells."""
        return {self.import_column or self.name: "" if value is None else str(value)}


class Number(Column):
    shape = _("number")


class DateTime(Column):
    shape = _("date and time (ISO 8601)")


class EdtfDate(Column):
    shape = _("date (EDTF)")


class Code(Column):
    shape = _("code")


class TranslatedText(Column):
    """A text in the languages that it has, by their codes."""

    shape = _("text by language")

    def read(self, row: Any) -> WordsBy:
        if callable(self.source):
            return self.source(row)
        path = self.source or self.name
        found = {code: resolve_path(row, f"{path}_{code}") for code in LANGUAGES}
        return {code: words for code, words in found.items() if words}

    def headers(self, languages: Sequence[str]) -> list[tuple[str, str]]:
        return [(f"{self.name}_{code}", f"{self.tag}+i_{code}") for code in languages]

    def cells(self, value: Any, languages: Sequence[str]) -> list[Any]:
        return [value.get(code) for code in languages]

    def in_languages(self, value: Any, languages: Sequence[str]) -> Any:
        return {code: words for code, words in value.items() if code in languages}

    def accepts(self, value: Any) -> bool:
        return isinstance(value, dict) and all(isinstance(words, str) for words in value.values())

    def import_cells(self, value: Any) -> dict[str, str]:
        return {f"{self.import_column or self.name}_{code}": value.get(code) or "" for code in LANGUAGES}


class TextList(Column):
    """Several texts or codes."""

    shape = _("list of texts")

    def accepts(self, value: Any) -> bool:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)


class CodeList(TextList):
    """The codes of several objects, in the order of the alphabet."""

    shape = _("list of codes")

    def read(self, row: Any) -> list[str]:
        return sorted(self._sourced(row))

    def cells(self, value: Any, languages: Sequence[str]) -> list[Any]:
        return [" ".join(value)]

    def import_cells(self, value: Any) -> dict[str, str]:
        return {self.import_column or self.name: " ".join(value)}


class LineList(TextList):
    """Several texts that are stored one a line."""

    def read(self, row: Any) -> list[str]:
        lines = self._sourced(row).splitlines()
        return [line.strip() for line in lines if line.strip()]

    def cells(self, value: Any, languages: Sequence[str]) -> list[Any]:
        return ["; ".join(value)]

    def import_cells(self, value: Any) -> dict[str, str]:
        return {self.import_column or self.name: "\n".join(value)}


@dataclass(frozen=True, kw_only=True)
class NestedRecords(Column):
    """Records within a record, such as the placements of a unit; as tables they have files of their own.

    ``source`` gives their rows; they come in the order of the column ``by``, or else as the rows do.
    """

    columns: tuple[Column, ...]
    by: str = ""

    shape = _("list of records")

    def read(self, row: Any) -> list[Record]:
        found = [{one.name: one.read(part) for one in self.columns} for part in self._sourced(row)]
        return sorted(found, key=self._place) if self.by else found

    def accepts(self, value: Any) -> bool:
        return isinstance(value, list)

    def _place(self, record: Record) -> tuple[str, str]:
        return record[self.by] or "", json.dumps(record, sort_keys=True)

    def headers(self, languages: Sequence[str]) -> list[tuple[str, str]]:
        return []

    def cells(self, value: Any, languages: Sequence[str]) -> list[Any]:
        return []

    def in_languages(self, value: Any, languages: Sequence[str]) -> Any:
        return [in_languages(self.columns, record, languages) for record in value]

    def import_cells(self, value: Any) -> dict[str, str]:
        return {}  # rows of another resource


def resolve_path(row: Any, path: str) -> Any:
    """The attribute at the end of a path (``document.slug``); None where the way ends before."""
    for name in path.split("."):
        row = getattr(row, name, None) if row is not None else None
    return row


def json_value(value: Any) -> Any:
    """A value as JSON knows it; None for what is not known."""
    if value is None or value == "":
        return None
    if isinstance(value, PhoneNumber):
        return value.as_e164
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return str(value) if isinstance(value, str) else value


def code_if_shown(relation: str) -> Callable[[Any], str | None]:
    """Reads the code of a related object that visitors may see."""

    def read(row: Any) -> str | None:
        related = resolve_path(row, relation)
        return related.code if related and related.certainty in SHOWN_CERTAINTIES else None

    return read


def in_languages(columns: Iterable[Column], record: Record, languages: Sequence[str]) -> Record:
    """The record with texts in these languages alone."""
    return {column.name: column.in_languages(record[column.name], languages) for column in columns}


def import_cells(columns: Iterable[Column], record: Record) -> dict[str, str]:
    """A record as a row of an import resource: its own columns, those of ``columns`` that are loaded.

    Raises ``KeyError`` for a column that the record lacks.
    """
    row: dict[str, str] = {}
    for column in columns:
        if not column.is_derived:
            row |= column.import_cells(record[column.name])
    return row


# ---------------------------------------------------------------- columns that many kinds have


def field_column(model: type[Model], name: str, tag: str, description: str, *, source: str = "") -> Column:
    """The column of a plain field of a model: the field says what shape it has and which codes it takes."""
    model_field = model._meta.get_field(name)
    choices = tuple(code for code, _label in getattr(model_field, "flatchoices", ()) if code)
    return _column_class(model, model_field)(
        name=name, description=description, tag=tag, source=source, values=choices
    )


def _column_class(model: type[Model], model_field: Any) -> type[Column]:
    if hasattr(model, f"{model_field.name}_{LANGUAGES[0]}"):
        return TranslatedText
    if model_field.choices or isinstance(model_field, SlugField):
        return Code
    if isinstance(model_field, PartialDateField):
        return EdtfDate
    if isinstance(model_field, DateTimeField):
        return DateTime
    return Number if isinstance(model_field, IntegerField | DecimalField) else Column


def code_column(tag: str, **more: Any) -> Code:
    return Code(name="code", description=_("Permanent code of the record."), tag=tag, **more)


def slug_column(**more: Any) -> Code:
    words = _("Last part of the address of its page. It can change; old addresses redirect to the new one.")
    return Code(name="slug", description=words, tag="#meta+slug", **more)


def pages_column(addresses: Callable[[Any], WordsBy]) -> TranslatedText:
    """``addresses``: a function of the row that gives the address of its page by language."""
    return TranslatedText(
        name="pages",
        description=_("Address of its page, in each language in which it can be read."),
        tag="#meta+url",
        source=addresses,
        is_derived=True,
    )


def name_column(tag: str, **more: Any) -> TranslatedText:
    return TranslatedText(name="name", description=_("Name."), tag=tag, **more)


def other_names_column(tag: str) -> LineList:
    words = _("Former names and other spellings, in any language.")
    return LineList(name="other_names", description=words, tag=f"{tag}+alt")


def dated_columns(prefix: str = "") -> tuple[Column, ...]:
    """From when to when something held."""
    return (
        EdtfDate(
            name="starts",
            description=_("First day, month or year, or two bounds; empty when it is not documented."),
            tag="#date+start",
            source=f"{prefix}starts",
        ),
        EdtfDate(
            name="ends",
            description=_("Last day, or the month or year in which it ended; empty while it lasts."),
            tag="#date+end",
            source=f"{prefix}ends",
        ),
    )


def sourced_columns(prefix: str = "") -> tuple[Column, ...]:
    """How sure a fact is, and where it comes from."""
    return (
        Code(
            name="certainty",
            description=_("Certainty: stated by the organisation, or read on a public page."),
            tag="#meta+certainty",
            values=tuple(map(str, SHOWN_CERTAINTIES)),
            source=f"{prefix}certainty",
        ),
        Column(
            name="source",
            description=_("Source."),
            tag="#meta+source",
            source=f"{prefix}source",
        ),
    )


def edition_columns() -> tuple[Column, ...]:
    """Which edition of a document is public, and since when."""
    return (
        Number(
            name="edition",
            description=_("Number of the edition that is public now."),
            tag="#meta+edition",
            source="number",
            import_column="number",
        ),
        DateTime(
            name="published_at",
            description=_("When this edition was published here."),
            tag="#date+published",
            source="publish_at",
            import_column="publish_at",
        ),
        Code(
            name="original_language",
            description=_("Language of the original."),
            tag="#meta+lang",
            values=tuple(LANGUAGES),
        ),
    )


# ---------------------------------------------------------------- kinds


@dataclass(frozen=True, kw_only=True)
class RecordKind:
    """A kind of record, with a file of its own in each format.

    ``rows`` gives the rows that visitors may see, ``with_related`` adds what their columns read, ``prepare``
    what takes a query for many rows at once. ``key`` and ``order`` are columns of a row: what it is found
    again by, and its permanent code. ``thing`` makes an object of JSON-LD of a record.

    ``models`` are those whose changes can change a record; ``editions`` those that go live and are withdrawn
    by the clock alone. ``depends_on_today``: something in a record depends on today's date. ``tree`` is the
    model in whose tree the records have a place among their siblings, if they tell of it.
    """

    name: str
    title: str
    summary: str
    rows: Callable[[], QuerySet]
    columns: tuple[Column, ...]
    thing: Callable[[Record], Record]
    models: tuple[type[Model], ...]
    with_related: Callable[[QuerySet], QuerySet] = field(default=lambda rows: rows)
    prepare: Callable[[list[Any]], None] = field(default=lambda rows: None)
    key: str = "pk"
    order: str = "code"
    editions: tuple[type[Model], ...] = ()
    depends_on_today: bool = False
    tree: type[Model] | None = None
    has_coordinates: bool = False

    @property
    def parts(self) -> list[NestedRecords]:
        return [column for column in self.columns if isinstance(column, NestedRecords)]

    def batches(self, codes: Sequence[str] = ()) -> Iterable[list[Record]]:
        """The records, all or those with these codes, in the order of their codes, a few hundred at a time.

        The keys are read first, eight bytes each; each batch passes the gate once more.
        """
        rows = self.rows()
        if codes:
            rows = rows.filter(**{f"{self.order}__in": codes})
        ordered = rows.order_by(Collate(F(self.order), "C")).values_list(self.key, flat=True)
        keys = array("q", ordered.iterator(chunk_size=10_000))
        for start in range(0, len(keys), BATCH):
            yield self._read(keys[start : start + BATCH])

    def _read(self, keys: Sequence[int]) -> list[Record]:
        rows = self.with_related(self.rows()).filter(**{f"{self.key}__in": list(keys)}).order_by()
        by_key = {getattr(row, self.key): row for row in rows}
        found = [by_key[key] for key in keys if key in by_key]
        self.prepare(found)
        return [self.record(row) for row in found]

    def record(self, row: Any) -> Record:
        return {column.name: column.read(row) for column in self.columns}

    def column(self, name: str) -> Column:
        """The column of this name. Raises ``KeyError``."""
        return {column.name: column for column in self.columns}[name]


# ---------------------------------------------------------------- addresses


@cache
def _patterns(view: str) -> dict[str, list[str]]:
    """The path of a view in each language, cut where the end of the address goes."""
    patterns = {}
    for code in LANGUAGES:
        with override(code):
            patterns[code] = reverse(view, args=[PLACEHOLDER]).split(PLACEHOLDER)
    return patterns


def addresses(view: str, end: str, languages: Sequence[str] = LANGUAGES) -> WordsBy:
    """The full address of an object's page in these languages; no look-up for each of thousands."""
    patterns = _patterns(view)
    return {code: settings.SITE_URL + end.join(patterns[code]) for code in languages}


# ---------------------------------------------------------------- JSON-LD


def identity(kind: str, code: str | None) -> str | None:
    """The ``@id`` of what a record describes: ``data:unit-dg``."""
    return f"data:{kind}-{code}" if code else None


def thing(kind: str, code: str, types: str | list[str], record: Record, /, **facts: Any) -> Record:
    """An object of JSON-LD: what all records say of themselves, and those of the facts that are known."""
    shared = {
        "code": record.get("code"),
        "certainty": record.get("certainty"),
        "source": record.get("source"),
        "page": list(record.get("pages", {}).values()),
    }
    known_facts = {name: fact for name, fact in (shared | facts).items() if fact not in (None, "", [], {})}
    return {"@id": identity(kind, code), "@type": types} | known_facts


def node(types: str | list[str], /, **facts: Any) -> Record:
    """An object of JSON-LD within another."""
    return {"@type": types} | {name: fact for name, fact in facts.items() if fact not in (None, "", [], {})}
