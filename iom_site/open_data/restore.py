"""The way back in: the JSON files of the open data fill an empty site, through the import resources.

What the files do not have (drafts, what is hidden, pictures, the menu, the history) does not come back. One
row that is refused keeps everything out.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

import tablib
from django.db import transaction

from foundation.exchange.open_data import Column, landed
from news import open_data as news
from news import resources as news_resources
from news.models import PressRelease, Theme
from offices import open_data as offices
from offices import resources as office_resources
from offices.models import Area, Country
from pages import open_data as pages
from pages import resources as page_resources
from pages.models import Page
from structure import open_data as structure
from structure import resources as structure_resources
from structure.models import OrgUnit, Person
from structure.placements import put_in_order

from .files import KINDS

MUST_BE_EMPTY = [Country, Area, OrgUnit, Person, Page, Theme, PressRelease]


class Refused(Exception):
    """Nothing was loaded; ``reasons`` are sentences that name the file, the record and why."""

    def __init__(self, reasons):
        super().__init__(f"{len(reasons)} rows were refused.")
        self.reasons = reasons


@dataclass(frozen=True)
class Row:
    """A row of an import resource, and the record that it was made of."""

    file: str
    code: str
    cells: dict


# ---------------------------------------------------------------- from records to rows

Records = dict[str, list[dict]]
Rows = Iterable[Row]


def own(kind, columns=None, also=()) -> Callable[[Records], Rows]:
    """Each record as one row: these of its columns, or all that are loaded; ``also`` is the same in each."""

    def rows(records):
        for record in records[kind.name]:
            cells = dict(also) | landed(columns or kind.columns, record)
            yield Row(_file(kind), record["code"], cells)

    return rows


def parts(kind, name, owner, *, of="code") -> Callable[[Records], Rows]:
    """The records within each record as rows; their column ``owner`` says to what they belong."""
    part = kind.column(name)

    def rows(records):
        for record in records[kind.name]:
            for one in record[name]:
                yield Row(
                    _file(kind), record["code"], {owner: _owner(record, of)} | landed(part.columns, one)
                )

    return rows


def _owner(record, of):
    return record["code"] if of == "code" else f"{record['code']}#{record['edition']}"


def _file(kind):
    return f"{kind.name}.json"


def both(*makers) -> Callable[[Records], Rows]:
    """The rows of several files."""
    return lambda records: [row for make in makers for row in make(records)]


def without(make, *names) -> Callable[[Records], Rows]:
    """The rows with these cells empty: what they refer to is not there yet."""
    return lambda records: [
        Row(row.file, row.code, row.cells | dict.fromkeys(names, "")) for row in make(records)
    ]


def those_with(make, *names) -> Callable[[Records], Rows]:
    """The rows that have something in one of these cells."""
    return lambda records: [row for row in make(records) if any(row.cells[name] for name in names)]


def except_words(kind, words, *more) -> list[Column]:
    """The columns of a document itself, without those of its edition."""
    return [one for one in kind.columns if one.name not in {*words, *more}]


def words_of(kind, words) -> Callable[[Records], Rows]:
    """The editions of documents: these columns of each record."""
    columns = [one for one in kind.columns if one.name in words]

    def rows(records):
        for record in records[kind.name]:
            yield Row(_file(kind), record["code"], {"document": record["code"]} | landed(columns, record))

    return rows


def in_order(make, kind) -> Callable[[Records], Rows]:
    """The rows of a tree as siblings stand."""
    return lambda records: make(
        records | {kind.name: sorted(records[kind.name], key=lambda one: one["position"] or 0)}
    )


# ---------------------------------------------------------------- the steps


@dataclass(frozen=True)
class Step:
    """Rows that one resource takes in, and what is done when they are in."""

    resource: type
    rows: Callable[[Records], Rows]
    afterwards: Callable[[Records], None] = field(default=lambda records: None)


def stand_as_drawn(records):
    """Siblings stand in the order of the chart: units and offices together."""
    placed = [one for name in ["units", "offices"] for one in records[name] if one["position"]]
    above = sorted({one["parent"] or "" for one in placed})
    for parent in above:
        siblings = [one for one in placed if (one["parent"] or "") == parent]
        put_in_order([one["code"] for one in sorted(siblings, key=lambda one: one["position"])])


ROLES = own(offices.ROLES)
PROGRAMMES = in_order(own(pages.PROGRAMMES, except_words(pages.PROGRAMMES, pages.WORDS)), pages.PROGRAMMES)
UNITS, OFFICES, RELEASES = structure.UNITS, offices.OFFICES, news.RELEASES

# In the order in which they refer to each other; what refers to its own kind comes twice.
STEPS = [
    Step(office_resources.CountryResource, own(offices.COUNTRIES)),
    Step(office_resources.AreaResource, own(offices.AREAS)),
    Step(office_resources.AreaCountryResource, parts(offices.AREAS, "countries", "area")),
    Step(office_resources.OfficeResource, own(OFFICES, also={"kind": OrgUnit.Kind.FIELD_OFFICE})),
    Step(structure_resources.OrgUnitResource, own(UNITS)),
    Step(
        structure_resources.PlacementResource,
        both(parts(UNITS, "placements", "unit"), parts(OFFICES, "placements", "unit")),
        stand_as_drawn,
    ),
    Step(
        structure_resources.SuccessionResource,
        both(
            parts(UNITS, "successions", "predecessor"),
            parts(OFFICES, "successions", "predecessor"),
        ),
    ),
    Step(structure_resources.PersonResource, own(news.PEOPLE)),
    Step(structure_resources.AppointmentResource, parts(news.PEOPLE, "mandates", "person")),
    Step(
        structure_resources.ContactPointResource,
        both(parts(UNITS, "contacts", "unit"), parts(OFFICES, "contacts", "unit")),
    ),
    Step(office_resources.OfficeRoleResource, without(ROLES, "host", "successor")),
    Step(office_resources.OfficeRoleResource, those_with(ROLES, "host", "successor")),
    Step(office_resources.OutsideRelationResource, parts(offices.ROLES, "relations", "role")),
    Step(page_resources.ProgrammeResource, without(PROGRAMMES, "parent")),
    Step(page_resources.ProgrammeResource, those_with(PROGRAMMES, "parent")),
    Step(page_resources.PublishedPageEditionResource, words_of(pages.PROGRAMMES, pages.WORDS)),
    Step(page_resources.ProgrammePartnerResource, parts(pages.PROGRAMMES, "partners", "programme")),
    Step(page_resources.FigureResource, parts(pages.PROGRAMMES, "figures", "programme")),
    Step(news_resources.ThemeResource, own(news.THEMES)),
    Step(news_resources.ReleaseResource, own(RELEASES, except_words(RELEASES, news.WORDS))),
    Step(news_resources.PublishedReleaseEditionResource, words_of(RELEASES, news.WORDS)),
    Step(news_resources.NamedPersonResource, parts(RELEASES, "people", "edition", of="edition")),
    Step(news_resources.PressContactResource, parts(RELEASES, "contacts", "edition", of="edition")),
]


# ---------------------------------------------------------------- what is done


def read_files(folder):
    """The records of all kinds, by the name of the kind. Raises ``Refused`` for what is not such a file."""
    reasons, records = [], {}
    for kind in KINDS:
        try:
            records[kind.name] = _read(folder / _file(kind), kind)
        except (OSError, ValueError) as problem:
            reasons.append(f"{_file(kind)}: {problem}")
    if reasons:
        raise Refused(reasons)
    return records


def _read(path, kind):
    """Raises ``ValueError`` when the file does not hold records of this kind with all their columns."""
    content = json.loads(path.read_text(encoding="utf-8"))
    records = content.get("records") if isinstance(content, dict) else None
    if not isinstance(records, list) or content.get("kind") != kind.name:
        raise ValueError(f"this is not a file of {kind.name}")
    for number, record in enumerate(records, start=1):
        _check(record, kind.columns, f"record {number}")
    return records


def _check(record, columns, where):
    if not isinstance(record, dict):
        raise ValueError(f"{where}: this is not a record")
    if missing := [column.name for column in columns if column.name not in record]:
        raise ValueError(f"{where}: {', '.join(missing)}: missing")
    for column in columns:
        if not column.takes(record[column.name]):
            raise ValueError(f"{where}: {column.name}: expected {column.shape}")
        for one in record[column.name] if hasattr(column, "columns") else []:
            _check(one, column.columns, f"{where}: {column.name}")


@transaction.atomic
def restore(records, say):
    """Fill an empty site with these records; ``say`` is told how far it is.

    Raises ``Refused`` when the site is not empty, or with every row that a resource refuses.
    """
    if full := [model._meta.verbose_name_plural for model in MUST_BE_EMPTY if model._base_manager.exists()]:
        raise Refused([f"This site already has content: {', '.join(map(str, full))}."])
    for step in STEPS:
        rows = list(step.rows(records))
        take_in(step.resource, rows)
        step.afterwards(records)
        say(f"{step.resource.__name__.removesuffix('Resource')}: {len(rows)}")


def take_in(resource, rows):
    """Give rows to a resource. Raises ``Refused`` with the reason of each that it does not take."""
    if not rows:
        return
    dataset = tablib.Dataset(headers=list(rows[0].cells))
    dataset.extend([list(row.cells.values()) for row in rows])
    result = resource(is_restoring=True).import_data(dataset, collect_failed_rows=False)
    refused = [f"all rows: {error.error}" for error in result.base_errors]
    refusal = partial(_refusal, rows)
    refused += [refusal(number, [error.error for error in errors]) for number, errors in result.row_errors()]
    refused += [refusal(row.number, row.error.messages) for row in result.invalid_rows]
    if refused:
        raise Refused(refused)


def _refusal(rows, number, reasons):
    row = rows[number - 1]
    return f"{row.file}: {row.code}: {'; '.join(map(str, reasons))}"
