"""The page that documents the open data: its files, an example of each that runs, and every field."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, F, Min, Value
from django.db.models.functions import Collate
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from foundation.exchange import linked_data as graph
from foundation.exchange.open_data import NestedRecords, RecordKind
from foundation.languages import LANGUAGES
from pages.navigation import address_of, linkable_pages

from .files import RECORD_KINDS, files_of
from .formats import File

TERMS, SOURCES = "legal", "sources"  # the standing pages that say what holds for all of the site
BEST_KNOWN = {  # records that make a good example, when they are there
    "units": "dg",
    "offices": "dakar-sn",
    "countries": "SN",
    "releases": "conseil-110",
}


@dataclass(frozen=True)
class Field:
    """A line of the table of fields: of a record, or of a part of it."""

    name: str
    shape: str
    tag: str
    description: str
    values: tuple


@dataclass(frozen=True)
class Example:
    """A file asked for one record: its address, and what the answer must hold."""

    file: File
    code: str

    @property
    def address(self):
        return f"{self.file.path}?{urlencode({'code': self.code})}"


class Dataset:
    """A kind of records as the page tells of it."""

    def __init__(self, kind: RecordKind, number, first_code):
        self.kind, self.number, self.first_code = kind, number, first_code

    @cached_property
    def examples(self):
        """One of each of its files, whole and for one record; empty as long as there is no record."""
        return [Example(file, self.first_code) for file in files_of(self.kind)] if self.number else []

    @property
    def files(self):
        return files_of(self.kind)

    @property
    def fields(self):
        for column in self.kind.columns:
            yield _field(column)
            if isinstance(column, NestedRecords):
                yield from (_field(one, f"{column.name}[].") for one in column.columns)


def _field(column, prefix=""):
    return Field(prefix + column.name, column.shape, _tag(column), column.description, column.values)


def _tag(column):
    """The HXL hashtag of a column, or of the first one that it becomes in a table."""
    headers = column.headers(LANGUAGES)
    return headers[0][1] if headers else ""


class Catalogue:
    """All kinds with the number of their records; one query for all of them, one for the codes to show."""

    @cached_property
    def datasets(self):
        numbers, codes = {}, {}
        for name, number, first in _counted():
            numbers[name], codes[name] = number, first
        codes |= _best_known()
        return [Dataset(kind, numbers.get(kind.name, 0), codes.get(kind.name, "")) for kind in RECORD_KINDS]

    @cached_property
    def pages(self):
        """The addresses of the standing pages that say what holds for all of the site, by code."""
        pages = linkable_pages().filter(code__in=[TERMS, SOURCES])
        return {page.code: address_of(page) for page in pages}


def _counted():
    first, *others = [
        kind.rows()
        .order_by()
        .annotate(of_kind=Value(kind.name))
        .values("of_kind")
        .annotate(number=Count("pk"), first=Min(Collate(F(kind.order), "C")))
        .values_list("of_kind", "number", "first")
        for kind in RECORD_KINDS
    ]
    return first.union(*others, all=True)


def _best_known():
    """The codes of the good examples that visitors may see."""
    found = [
        kind.rows()
        .filter(**{kind.order: BEST_KNOWN[kind.name]})
        .order_by()
        .annotate(of_kind=Value(kind.name), example=F(kind.order))
        .values_list("of_kind", "example")
        for kind in RECORD_KINDS
        if kind.name in BEST_KNOWN
    ]
    return dict(found[0].union(*found[1:], all=True))


def open_data(request):
    """The page; what it prints of each file comes from what the file is written with."""
    context = {
        "catalogue": Catalogue(),
        "site_url": settings.SITE_URL,
        "breadcrumbs": [(_("Open data"), "")],
    }
    return render(request, "iom_site/open_data.html", context)


def linked_data(context):
    """The page as a catalogue of data sets (schema.org), each with its files."""
    catalogue, page = context["catalogue"], graph.full_url(reverse("open_data"))
    terms = catalogue.pages.get(TERMS)
    return [
        graph.thing(
            "DataCatalog",
            id_=f"{graph.full_url('/data/')}#catalogue",
            name=_("Open data"),
            url=page,
            publisher=graph.organisation(),
            dataset=[_dataset(one, page, terms) for one in catalogue.datasets],
        )
    ]


def _dataset(dataset, page, terms):
    kind = dataset.kind
    return graph.thing(
        "Dataset",
        id_=f"{graph.full_url('/data/')}#{kind.name}",
        name=str(kind.title),
        description=str(kind.summary),
        url=f"{page}#{kind.name}",
        inLanguage=LANGUAGES,
        isAccessibleForFree=True,
        license=terms and graph.full_url(terms),
        creator={"@id": graph.site_identity("organisation")},
        distribution=[
            graph.thing(
                "DataDownload",
                encodingFormat=file.media_type.partition(";")[0],
                contentUrl=graph.full_url(file.path),
                name=f"{file.name}.{file.suffix}",
            )
            for file in dataset.files
        ],
    )
