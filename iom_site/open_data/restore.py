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

from foundation.exchange.open_data import Column, import_cells
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
from structure.placements import order_siblings

from .files import RECORD_KINDS

MUST_BE_EMPTY = [Country, Area, OrgUnit, Person, Page, Theme, PressRelease]


class RestoreError(Exception):
    """Nothing was loaded; ``reasons`` are sentences that name the file, the record and why."""

    def __init__(self, reasons):
        super().__init__(f"{len(reasons)} rows were refused.")
        self.reasons = reasons


@dataclass(frozen=True)
class ImportRow:
    """A row of an import resource, and the record that it was made of."""

    file: str
    code: str
    cells: dict


# ---------------------------------------------------------------- from records to rows

Records = dict[str, list[dict]]
ImportRows = Iterable[ImportRow]


def record_rows(kind, columns=None, also=()) -> Callable[[Records], ImportRows]:
    """Each record as one row: these of its columns, or all that are loaded; ``also`` is the same in each."""

    def rows(records):
        for record in records[kind.name]:
            cells = dict(also) | import_cells(columns or kind.columns, record)
            yield ImportRow(_file(kind), record["code"], cells)

    return rows


def nested_rows(kind, name, owner, *, of="code") -> Callable[[Records], ImportRows]:
    """The records within each record as rows; their column ``owner`` says to what they belong."""
    part = kind.column(name)

    def rows(records):
        for record in records[kind.name]:
            for one in record[name]:
                yield ImportRow(
                    _file(kind), record["code"], {owner: _owner(record, of)} | import_cells(part.columns, one)
                )

    return rows


def _owner(record, of):
    return record["code"] if of == "code" else f"{record['code']}#{record['edition']}"


def _file(kind):
    return f"{kind.name}.json"


def all_rows(*makers) -> Callable[[Records], ImportRows]:
    """The rows of several files."""
    return lambda records: [row for make in makers for row in make(records)]


def with_empty(make, *names) -> Callable[[Records], ImportRows]:
    """The rows with these cells empty: what they refer to is not there yet."""
    return lambda records: [
        ImportRow(row.file, row.code, row.cells | dict.fromkeys(names, "")) for row in make(records)
    ]


def rows_with(make, *names) -> Callable[[Records], ImportRows]:
    """The rows that have something in one of these cells."""
    return lambda records: [row for row in make(records) if any(row.cells[name] for name in names)]


def document_columns(kind, words, *more) -> list[Column]:
    """The columns of a document itself, without those of its edition."""
    return [one for one in kind.columns if one.name not in {*words, *more}]


def edition_rows(kind, words) -> Callable[[Records], ImportRows]:
    """The editions of documents: these columns of each record."""
    columns = [one for one in kind.columns if one.name in words]

    def rows(records):
        for record in records[kind.name]:
            yield ImportRow(
                _file(kind), record["code"], {"document": record["code"]} | import_cells(columns, record)
            )

    return rows


def in_sibling_order(make, kind) -> Callable[[Records], ImportRows]:
    """The rows of a tree as siblings stand."""
    return lambda records: make(
        records | {kind.name: sorted(records[kind.name], key=lambda one: one["position"] or 0)}
    )


# ---------------------------------------------------------------- the steps


@dataclass(frozen=True)
class RestoreStep:
    """Rows that one resource takes in, and what is done when they are in."""

    resource: type
    rows: Callable[[Records], ImportRows]
    afterwards: Callable[[Records], None] = field(default=lambda records: None)


def restore_sibling_order(records):
    """Siblings stand in the order of the chart: units and offices together."""
    placed = [one for name in ["units", "offices"] for one in records[name] if one["position"]]
    above = sorted({one["parent"] or "" for one in placed})
    for parent in above:
        siblings = [one for one in placed if (one["parent"] or "") == parent]
        order_siblings([one["code"] for one in sorted(siblings, key=lambda one: one["position"])])


ROLES = record_rows(offices.ROLES)
PROGRAMMES = in_sibling_order(
    record_rows(pages.PROGRAMMES, document_columns(pages.PROGRAMMES, pages.EDITION_COLUMNS)), pages.PROGRAMMES
)
UNITS, OFFICES, RELEASES = structure.UNITS, offices.OFFICES, news.RELEASES

# In the order in which they refer to each other; what refers to its own kind comes twice.
STEPS = [
    RestoreStep(office_resources.CountryResource, record_rows(offices.COUNTRIES)),
    RestoreStep(office_resources.AreaResource, record_rows(offices.AREAS)),
    RestoreStep(office_resources.AreaCountryResource, nested_rows(offices.AREAS, "countries", "area")),
    RestoreStep(
        office_resources.OfficeResource, record_rows(OFFICES, also={"kind": OrgUnit.Kind.FIELD_OFFICE})
    ),
    RestoreStep(structure_resources.OrgUnitResource, record_rows(UNITS)),
    RestoreStep(
        structure_resources.PlacementResource,
        all_rows(nested_rows(UNITS, "placements", "unit"), nested_rows(OFFICES, "placements", "unit")),
        restore_sibling_order,
    ),
    RestoreStep(
        structure_resources.SuccessionResource,
        all_rows(
            nested_rows(UNITS, "successions", "predecessor"),
            nested_rows(OFFICES, "successions", "predecessor"),
        ),
    ),
    RestoreStep(structure_resources.PersonResource, record_rows(news.PEOPLE)),
    RestoreStep(structure_resources.AppointmentResource, nested_rows(news.PEOPLE, "mandates", "person")),
    RestoreStep(
        structure_resources.ContactPointResource,
        all_rows(nested_rows(UNITS, "contacts", "unit"), nested_rows(OFFICES, "contacts", "unit")),
    ),
    RestoreStep(office_resources.OfficeRoleResource, with_empty(ROLES, "host", "successor")),
    RestoreStep(office_resources.OfficeRoleResource, rows_with(ROLES, "host", "successor")),
    RestoreStep(office_resources.OutsideRelationResource, nested_rows(offices.ROLES, "relations", "role")),
    RestoreStep(page_resources.ProgrammeResource, with_empty(PROGRAMMES, "parent")),
    RestoreStep(page_resources.ProgrammeResource, rows_with(PROGRAMMES, "parent")),
    RestoreStep(
        page_resources.PublishedPageEditionResource, edition_rows(pages.PROGRAMMES, pages.EDITION_COLUMNS)
    ),
    RestoreStep(
        page_resources.ProgrammePartnerResource, nested_rows(pages.PROGRAMMES, "partners", "programme")
    ),
    RestoreStep(page_resources.FigureResource, nested_rows(pages.PROGRAMMES, "figures", "programme")),
    RestoreStep(news_resources.ThemeResource, record_rows(news.THEMES)),
    RestoreStep(
        news_resources.ReleaseResource,
        record_rows(RELEASES, document_columns(RELEASES, news.EDITION_COLUMNS)),
    ),
    RestoreStep(news_resources.PublishedReleaseEditionResource, edition_rows(RELEASES, news.EDITION_COLUMNS)),
    RestoreStep(news_resources.NamedPersonResource, nested_rows(RELEASES, "people", "edition", of="edition")),
    RestoreStep(
        news_resources.PressContactResource, nested_rows(RELEASES, "contacts", "edition", of="edition")
    ),
]


# ---------------------------------------------------------------- what is done


def read_files(folder):
    """The records of all kinds, by the name of the kind. Raises ``RestoreError`` for what is not such a
    file."""
    reasons, records = [], {}
    for kind in RECORD_KINDS:
        try:
            records[kind.name] = _read(folder / _file(kind), kind)
        except (OSError, ValueError) as problem:
            reasons.append(f"{_file(kind)}: {problem}")
    if reasons:
        raise RestoreError(reasons)
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
        if not column.accepts(record[column.name]):
            raise ValueError(f"{where}: {column.name}: expected {column.shape}")
        for one in record[column.name] if hasattr(column, "columns") else []:
            _check(one, column.columns, f"{where}: {column.name}")


@transaction.atomic
def restore(records, say):
    """Fill an empty site with these records; ``say`` is told how far it is.

    Raises ``RestoreError`` when the site is not empty, or with every row that a resource refuses.
    """
    if full := [model._meta.verbose_name_plural for model in MUST_BE_EMPTY if model._base_manager.exists()]:
        raise RestoreError([f"This site already has content: {', '.join(map(str, full))}."])
    for step in STEPS:
        rows = list(step.rows(records))
        import_rows(step.resource, rows)
        step.afterwards(records)
        say(f"{step.resource.__name__.removesuffix('Resource')}: {len(rows)}")


def import_rows(resource, rows):
    """Give rows to a resource. Raises ``RestoreError`` with the reason of each that it does not take."""
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
        raise RestoreError(refused)


def _refusal(rows, number, reasons):
    row = rows[number - 1]
    return f"{row.file}: {row.code}: {'; '.join(map(str, reasons))}"
