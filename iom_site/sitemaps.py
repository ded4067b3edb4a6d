"""The map of the site for search engines: every page, in the languages in which it has text.

Sections are cut into files of a thousand objects: their four languages stay well below what a file may hold.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from news.models import ReleaseEdition
from offices.models import Country
from pages.models import Page, PageEdition
from publishing.editions import languages_of
from publishing.languages import LANGUAGES, columns, written_in
from structure.models import OrgUnit, Person

FILE_SIZE = 1000
VIEWS = ["home", *Page.View.values]
XML = "application/xml"


@dataclass
class Section:
    """A part of the map: its rows in a fixed order, and how to read the languages of one."""

    rows: Callable[[], QuerySet]
    languages: Callable[[object], list[str]]

    def count_files(self):
        return max(1, -(-self.rows().order_by().count() // FILE_SIZE))

    def file(self, number):
        return self.rows()[(number - 1) * FILE_SIZE : number * FILE_SIZE]


@dataclass
class Place:
    """An object of the map: the path of its page in each language that it has, and when it last changed."""

    paths: dict[str, str]
    changed_at: dt.datetime | None = None

    @property
    def default(self):
        """The path for readers of any other language: French where the page exists in it."""
        return self.paths.get(settings.LANGUAGE_CODE) or next(iter(self.paths.values()), None)


def units():
    """Units and offices: they share a table, and their address tells one from the other."""
    return OrgUnit.objects.published().only("slug", "kind", *columns("name")).order_by("pk")


def people():
    return Person.objects.published().only("slug", *columns("name")).order_by("pk")


def countries():
    return Country.objects.only("iso2", *columns("name")).order_by("pk")


def editions(model):
    """The live editions with what says in which languages each can be read, without the long texts."""
    bodies = {f"has_body_{code}": Q(**{f"body_{code}__gt": ""}) for code in LANGUAGES}
    rows = model.objects.published().annotate(**bodies).select_related("document")
    return rows.only("document", "publish_at", *columns("title"))


def pages():
    """Standing pages and programmes; an entry of the menu that leads elsewhere has no page of its own."""
    own = editions(PageEdition).filter(document__target_view="", document__target_unit=None)
    return own.select_related("document__programme").order_by("document")


def releases():
    return editions(ReleaseEdition).order_by("document")


named_in = partial(written_in, field="name")
readable_in = partial(languages_of, body="has_body")

SECTIONS = {
    "units": Section(units, named_in),
    "people": Section(people, named_in),
    "countries": Section(countries, named_in),
    "pages": Section(pages, readable_in),
    "releases": Section(releases, readable_in),
}


def index(request):
    """The list of the files."""
    files = [reverse("sitemap", args=["site"])]
    for name, section in SECTIONS.items():
        address = reverse("sitemap", args=[name])
        files += [address, *(f"{address}?file={number}" for number in range(2, section.count_files() + 1))]
    return render(request, "iom_site/sitemap_index.xml", {"files": files, "site_url": settings.SITE_URL}, XML)


def section(request, section):
    """One file of the map (``?file=2``)."""
    if section == "site":
        places = [Place(addresses(lambda view=view: reverse(view), LANGUAGES)) for view in VIEWS]
    elif section in SECTIONS:
        places = _places(SECTIONS[section], _file_number(request))
    else:
        raise Http404
    return render(request, "iom_site/sitemap.xml", {"places": places, "site_url": settings.SITE_URL}, XML)


def _file_number(request):
    words = request.GET.get("file", "1")
    if not re.fullmatch("[1-9][0-9]{0,5}", words):
        raise Http404
    return int(words)


def _places(section, number):
    rows = list(section.file(number))
    if not rows and number > 1:
        raise Http404
    return [
        Place(addresses(row.get_absolute_url, section.languages(row)), getattr(row, "publish_at", None))
        for row in rows
    ]


def addresses(address, languages):
    """What ``address`` answers in each of the languages."""
    paths = {}
    for language in languages:
        with override(language):
            paths[language] = address()
    return paths
