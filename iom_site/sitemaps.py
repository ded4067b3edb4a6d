"""The map of the site for search engines: every page, in the languages in which it has text.

A file holds the objects of a stretch of keys: their four languages stay well below what a file may hold, and
a new object changes the last file alone. When a page changed last is said by its live edition and by the
history of the facts that it shows; what is hidden moves no date.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.db.models import BigIntegerField, ExpressionWrapper, F, Max, Q, QuerySet
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from foundation.facts.certainty import shown
from foundation.history.log import event_models
from foundation.languages import LANGUAGES, columns, languages_with_text
from news.models import ReleaseEdition
from offices.models import Country, Office, OfficeRole
from pages.models import Figure, PageEdition, Programme, ProgrammePartner
from publishing.editions import languages_of
from structure.models import Appointment, ContactPoint, OrgUnit, Person, Placement

FILE_SIZE = 1000
XML = "application/xml"


# ---------------------------------------------------------------- when pages changed


@dataclass
class FactChanges:
    """The changes of a model's rows that stand on pages of a kind.

    ``page`` leads from an event to the page; ``is_shown`` says when a visitor sees the row.
    """

    model: type
    page: str = "pgh_obj"
    is_shown: Q = field(default_factory=Q)

    def of(self, keys):
        """(key of the page, moment) of each change, of these pages."""
        events = QuerySet(event_models()[self.model]).filter(self.is_shown, **{f"{self.page}__in": keys})
        return events.order_by().annotate(key=F(self.page), moment=F("pgh_created_at"))


@dataclass
class EditionChanges:
    """The publications of documents that are public; faster than to look for each live edition."""

    model: type

    def of(self, keys):
        """(key of the document, moment) of each publication; ``keys`` adds nothing to the conditions here."""
        due = self.model.objects.due().filter(shown("document"))
        due = due.exclude(document__withdrawn_at__lte=timezone.now())
        return due.order_by().annotate(key=F("document"), moment=F("publish_at"))


SURE = shown("pgh_obj")
WITH_SURE_PERSON = SURE & shown("pgh_obj__person")


# ---------------------------------------------------------------- what is on the map


@dataclass
class Section:
    """A part of the map: its rows, how to read the languages of one, and what tells when they changed.

    ``key`` is the column by which the rows are cut into files.
    """

    rows: Callable[[], QuerySet]
    languages: Callable[[object], list[str]]
    changes: list
    key: str = "pk"

    def files(self):
        """The numbers of its files, each with the moment of its last change."""
        number = ExpressionWrapper(F("key") / FILE_SIZE + 1, output_field=BigIntegerField())
        return dict(sorted(self._last(self.rows(), number, self.changes).items()))

    def file(self, number):
        """(row, moment of its last change) of each row of a file."""
        start = (number - 1) * FILE_SIZE
        stretch = {f"{self.key}__gte": start, f"{self.key}__lt": start + FILE_SIZE}
        rows = self.rows().filter(**stretch).order_by(self.key)
        history = [one for one in self.changes if isinstance(one, FactChanges)]
        changed = self._last(rows, F("key"), history)
        return [(row, _latest([_published(row), changed.get(getattr(row, self.key))])) for row in rows]

    def _last(self, rows, group, changes):
        last = {}
        for one in changes:
            moments = one.of(rows.order_by().values(self.key)).annotate(group=group).values_list("group")
            for number, moment in moments.annotate(last=Max("moment")):
                last[number] = _latest([moment, last.get(number)])
        return last


def _published(row):
    return getattr(row, "publish_at", None)


def _latest(moments: Iterable):
    return max(filter(None, moments), default=None)


@dataclass
class SitemapEntry:
    """An object of the map: the path of its page in each language that it has, and when it last changed."""

    paths: dict[str, str]
    changed_at: dt.datetime | None = None

    @property
    def default(self):
        """The path for readers of any other language: French where the page exists in it."""
        return self.paths.get(settings.LANGUAGE_CODE) or next(iter(self.paths.values()), None)


def units():
    """Units and offices: they share a table, and their address tells one from the other."""
    return OrgUnit.objects.published().only("slug", "kind", *columns("name"))


def people():
    return Person.objects.published().only("slug", *columns("name"))


def countries():
    return Country.objects.only("iso2", *columns("name"))


def editions(model):
    """The live editions with what says in which languages each can be read, without the long texts."""
    bodies = {f"has_body_{code}": Q(**{f"body_{code}__gt": ""}) for code in LANGUAGES}
    rows = model.objects.published().annotate(**bodies).select_related("document")
    return rows.only("document", "publish_at", *columns("title"))


def pages():
    """Standing pages and programmes; an entry of the menu that leads elsewhere has no page of its own."""
    own = editions(PageEdition).filter(document__target_view="", document__target_unit=None)
    return own.select_related("document__programme")


def releases():
    return editions(ReleaseEdition)


named_in = partial(languages_with_text, field="name")
readable_in = partial(languages_of, body="has_body")

SECTIONS = {
    "units": Section(
        units,
        named_in,
        [
            FactChanges(OrgUnit),
            FactChanges(Office),
            FactChanges(Placement, "pgh_obj__unit", SURE),
            FactChanges(Appointment, "pgh_obj__unit", WITH_SURE_PERSON),
            FactChanges(ContactPoint, "pgh_obj__unit", SURE),
            FactChanges(OfficeRole, "pgh_obj__office", SURE),
        ],
    ),
    "people": Section(
        people, named_in, [FactChanges(Person), FactChanges(Appointment, "pgh_obj__person", SURE)]
    ),
    "countries": Section(
        countries,
        named_in,
        [
            FactChanges(Country),
            FactChanges(OfficeRole, "pgh_obj__countries", SURE & shown("pgh_obj__office")),
        ],
    ),
    "pages": Section(
        pages,
        readable_in,
        [
            EditionChanges(PageEdition),
            FactChanges(Programme),
            FactChanges(ProgrammePartner, "pgh_obj__programme"),
            FactChanges(Figure, "pgh_obj__programme"),
        ],
        key="document_id",
    ),
    "releases": Section(releases, readable_in, [EditionChanges(ReleaseEdition)], key="document_id"),
}

LISTS = {  # the pages that list what is in sections
    "home": list(SECTIONS),
    "structure:chart": ["units"],
    "structure:people": ["people"],
    "offices:offices": ["units"],
    "offices:countries": ["countries"],
    "offices:find": ["units", "countries"],
    "news:releases": ["releases"],
    "news:subscribe": [],
    "pages:programmes": ["pages"],
    "open_data": list(SECTIONS),
    "search": [],
}


# ---------------------------------------------------------------- the files


def index(request):
    """The list of the files, each with the moment of its last change."""
    files = {name: section.files() for name, section in SECTIONS.items()}
    listed = [(reverse("sitemap", args=["site"]), _latest(map(_last_of, files.values())))]
    for name, numbers in files.items():
        address = reverse("sitemap", args=[name])
        listed += [
            (address + (f"?file={number}" if number > 1 else ""), moment)
            for number, moment in numbers.items()
        ]
    return render(
        request, "iom_site/sitemap_index.xml", {"files": listed, "site_url": settings.SITE_URL}, XML
    )


def section(request, section):
    """One file of the map (``?file=2``)."""
    if section == "site":
        places = _lists()
    elif section in SECTIONS:
        places = _places(SECTIONS[section], _file_number(request))
    else:
        raise Http404
    return render(request, "iom_site/sitemap.xml", {"places": places, "site_url": settings.SITE_URL}, XML)


def _last_of(files):
    return _latest(files.values())


def _lists():
    last = {name: _last_of(section.files()) for name, section in SECTIONS.items()}
    return [
        SitemapEntry(addresses(partial(reverse, view), LANGUAGES), _latest(last[name] for name in names))
        for view, names in LISTS.items()
    ]


def _file_number(request):
    words = request.GET.get("file", "1")
    if not re.fullmatch("[1-9][0-9]{0,5}", words):
        raise Http404
    return int(words)


def _places(section, number):
    rows = section.file(number)
    if not rows and number > 1:
        raise Http404
    return [
        SitemapEntry(addresses(row.get_absolute_url, section.languages(row)), changed_at)
        for row, changed_at in rows
    ]


def addresses(address, languages):
    """What ``address`` answers in each of the languages."""
    paths = {}
    for language in languages:
        with override(language):
            paths[language] = address()
    return paths
