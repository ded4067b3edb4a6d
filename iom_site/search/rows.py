"""The results of a page, read: what is printed of each, with the words found marked in it."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import get_language

from foundation.languages import RichText, Text, fallback_order, text
from foundation.richtext.field import RichTextField
from foundation.search.vectors import without_sequential_scans
from news.lists import was_corrected
from news.models import ReleaseEdition
from offices.coverage import roles_on
from offices.models import Country, Office
from pages.models import PageEdition
from pages.navigation import menu_pages
from structure.lifetimes import had_ended
from structure.models import OrgUnit, Person
from structure.people import by_status, public_appointments

from .extracts import MarkedText, marked
from .parameters import RESULT_KINDS, SHOWN_AS
from .ranking import other_name


@dataclass
class ResultRow:
    """A result as it is printed.

    ``of`` is the object itself, ``code`` its permanent name, ``facts`` say what it is in a word or two,
    ``other_name`` is the name by which it was found when that is not its title, ``texts`` are those of which
    ``extract`` quotes one.
    """

    kind: str
    of: Model
    code: str
    title: Text
    address: str
    facts: list = field(default_factory=list)
    date: str = ""
    is_past: bool = False
    is_corrected: bool = False
    other_name: str = ""
    texts: list[Text] = field(default_factory=list)
    marked_title: MarkedText | None = None
    extract: MarkedText | None = None
    changed_at: dt.datetime | None = None

    @property
    def key(self):
        return self.of.pk

    @property
    def kind_name(self):
        return RESULT_KINDS[SHOWN_AS.get(self.kind, self.kind)][0]

    @property
    def is_extract_foreign(self):
        """Whether it is quoted in another language than the page's."""
        return self.extract.language != get_language()


def rows_of(keys, search_terms, line, *, with_extracts=True):
    """The ``ResultRow`` of each key, in their order: two queries at most for each kind, and three for the
    marks."""
    by_kind = defaultdict(list)
    for one in keys:
        by_kind[one.kind].append(one.key)
    found = {}
    for kind, numbers in by_kind.items():
        found |= {(kind, row.key): row for row in READERS[kind](numbers)}
    rows = [(one, found[one.kind, one.key]) for one in keys if (one.kind, one.key) in found]
    for one, row in rows:
        row.other_name = _in_its_language(row.of, other_name(one.names, row.title.plain, line))
    rows = [row for _one, row in rows]
    _mark(rows, search_terms, with_extracts=with_extracts)
    return rows


# ---------------------------------------------------------------- of each kind


def _countries(keys):
    for country in Country.objects.filter(pk__in=keys):
        yield ResultRow("country", country, country.iso2, text(country, "name"), country.get_absolute_url())


def _offices(keys):
    day, roles = timezone.localdate(), defaultdict(dict)
    for role in roles_on(day).filter(office__in=keys).order_by("pk"):
        roles[role.office_id][role.kind] = role.get_kind_display()
    for office in Office.objects.published().filter(pk__in=keys).select_related("country"):
        facts = [text(office.country, "name"), *list(roles[office.pk].values())[:2]]
        yield ResultRow(
            "office",
            office,
            office.code,
            text(office, "name"),
            office.get_absolute_url(),
            facts,
            is_past=office.status == Office.Status.CLOSED or had_ended(office, day),
            texts=_texts(office, "mandate"),
        )


def _units(keys):
    units = OrgUnit.objects.published().filter(pk__in=keys).select_related("parent")
    for unit in units:
        is_past = had_ended(unit, timezone.localdate())
        parent = unit.parent if unit.parent and unit.parent.is_shown and not is_past else None
        is_plain = unit.kind == OrgUnit.Kind.UNIT  # that it is a unit is said of all of them
        facts = [] if is_plain else [unit.get_kind_display()]
        if parent:
            facts.append(text(parent, "name"))
        yield ResultRow(
            "unit",
            unit,
            unit.code,
            text(unit, "name"),
            unit.get_absolute_url(),
            facts,
            is_past=is_past,
            texts=_texts(unit, "mandate"),
        )


def _people(keys):
    appointments = defaultdict(list)
    for one in public_appointments().filter(person__in=keys):
        appointments[one.person_id].append(one)
    for person in Person.objects.published().filter(pk__in=keys):
        groups = by_status(appointments[person.pk], timezone.localdate())
        held = groups.get("now") or groups.get("before") or groups.get("undated") or []
        yield ResultRow(
            "person",
            person,
            person.code,
            text(person, "name"),
            person.get_absolute_url(),
            [text(one, "title") for one in held[:1]],
            is_past=not groups.get("now"),
            texts=_texts(person, "biography"),
        )


def _editions(kind):
    def read(keys):
        editions = PageEdition.objects.published().filter(pk__in=keys)
        for edition in editions.select_related("document__programme"):
            yield ResultRow(
                kind,
                edition,
                edition.document.code,
                text(edition, "title"),
                edition.get_absolute_url(),
                texts=_texts(edition, "summary", "body"),
                changed_at=edition.publish_at,
            )

    return read


def _releases(keys):
    editions = ReleaseEdition.objects.published().filter(pk__in=keys).select_related("document").order_by()
    editions = editions.annotate(is_corrected=was_corrected())
    with without_sequential_scans():
        editions = list(editions)
    for edition in editions:
        yield ResultRow(
            "release",
            edition,
            edition.document.code,
            text(edition, "title"),
            edition.get_absolute_url(),
            date=edition.date,
            is_corrected=edition.is_corrected,
            texts=_texts(edition, "summary", "body"),
            changed_at=edition.publish_at,
        )


def _entries(keys):
    for page in menu_pages().filter(pk__in=keys):
        yield ResultRow(
            "entry",
            page,
            page.code,
            text(page, "label"),
            page.get_absolute_url(),
            texts=_texts(page, "blurb"),
        )


READERS = {
    "country": _countries,
    "office": _offices,
    "unit": _units,
    "person": _people,
    "programme": _editions("programme"),
    "page": _editions("page"),
    "entry": _entries,
    "release": _releases,
}


def _texts(row, *names):
    """Its texts in every language, those of the reader's first."""
    found = [(name, code, getattr(row, f"{name}_{code}")) for code in fallback_order() for name in names]
    return [_kind_of_text(row, name)(words, code) for name, code, words in found if words]


def _in_its_language(row, words):
    """A name of a row as ``Text``, unless it is one that belongs to no language."""
    for name in ["name", "short_name", "title", "label"]:
        for code in fallback_order():
            if words and getattr(row, f"{name}_{code}", None) == words:
                return Text(words, code)
    return words


def _kind_of_text(row, name):
    return RichText if isinstance(row._meta.get_field(name), RichTextField) else Text


# ---------------------------------------------------------------- the words found


def _mark(rows, search_terms, *, with_extracts):
    """Mark the words in the titles, and quote a text that has them, in the title's language if it can be."""
    for row, title in zip(rows, marked([row.title for row in rows], search_terms), strict=True):
        row.marked_title = title
    if with_extracts:
        _quote(rows, search_terms, is_own=True)
        _quote(
            [row for row in rows if not row.marked_title.marks and not _has_marks(row)],
            search_terms,
            is_own=False,
        )


def _quote(rows, search_terms, *, is_own):
    """Quote the first text with marks among those in the language of the title, or among the others."""
    asked = [
        (row, words)
        for row in rows
        for words in row.texts
        if (words.language == row.texts[0].language) is is_own
    ]
    found = marked([words for _row, words in asked], search_terms)
    for (row, _words), one in zip(asked, found, strict=True):
        if row.extract is None or (one.marks and not row.extract.marks):
            row.extract = one


def _has_marks(row):
    return row.extract is not None and bool(row.extract.marks)
