"""Which pages the checks in the browser look at: of each kind those that are hardest to lay out."""

from typing import NamedTuple

from django.db.models import Count, F, Q
from django.db.models.functions import Length
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.translation import override

from news.lists import ListPosition, listed_releases
from news.models import PressRelease
from offices.models import Area, Country, Office
from pages.models import PageEdition
from pages.programmes import listed_programmes
from structure.models import OrgUnit, Person

DAY = "2021-06-01"
UNDOCUMENTED_DAY = "1990-01-01"
NOWHERE = "zzyzx"  # a word of no page

# Addresses at which no page is: files for machines, pictures, paper. The rest must have an example.
ENDS_OF_DATA = (".xml", ".txt", ".js", ".json", ".csv", ".geojson", ".webmanifest", ".vcf", ".ics")
ENDS_OF_PICTURES = (".ico", ".png", ".svg", ".jpg")
ENDS_OF_FILES = (*ENDS_OF_DATA, *ENDS_OF_PICTURES, ".pdf")
FRAGMENTS = {"search_suggestions", "map"}
BEHIND_A_TOKEN = {"confirm", "subscription", "unsubscribe"}  # that only a letter has
OTHERS = {"root", "set_language", "style", "preview", "upload", "time_zone", "data", "data_file", None}
NO_PAGES = FRAGMENTS | BEHIND_A_TOKEN | OTHERS


class HardPage(NamedTuple):
    """A page to look at: the name of its address, why it is hard, where it is, what it must answer."""

    name: str
    why: str
    path: str
    status: int = 200


def hard_pages(language):
    """The pages to look at in a language; an example of which there is none in the content is left out."""
    with override(language):
        found = [*_lists(), *_units(), *_people(), *_offices(), *_countries(), *_releases(), *_pages()]
    return list({page.path: page for page in reversed(found)}.values())[::-1]


def kinds_without_example(pages):
    """The names of addresses that none of these pages has: a new kind of page joins the lists below."""
    return sorted(_names_of_pages(get_resolver()) - {page.name for page in pages})


def _names_of_pages(resolver, namespace=""):
    names = set()
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            if pattern.namespace != "admin":
                below = f"{pattern.namespace}:" if pattern.namespace else ""
                names |= _names_of_pages(pattern, namespace + below)
        elif pattern.name not in NO_PAGES and not str(pattern.pattern).endswith(ENDS_OF_FILES):
            names.add(namespace + pattern.name)
    return names


def _lists():
    yield HardPage("home", "home", reverse("home"))
    for name, why, query, status in [
        ("structure:chart", "today", "", 200),
        ("structure:chart", "past day", f"?on={DAY}", 200),
        ("structure:chart", "day before the documents", f"?on={UNDOCUMENTED_DAY}", 200),
        ("structure:chart", "no day", "?on=nonsense", 400),
        ("structure:people", "all", "", 200),
        ("offices:offices", "all", "", 200),
        ("offices:offices", "one role", "?role=regional", 200),
        ("offices:offices", "past day", f"?role=country&on={DAY}", 200),
        ("offices:offices", "nothing found", f"?q={NOWHERE}", 200),
        ("offices:offices", "no role", "?role=nonsense", 400),
        ("offices:countries", "all", "", 200),
        ("offices:find", "nothing asked", "", 200),
        ("offices:find", "an answer with sub-offices", "?country=NG&need=assistance", 200),
        ("offices:find", "served from elsewhere", "?country=FJ&need=press", 200),
        ("offices:find", "served by nobody", "?country=AD", 200),
        ("offices:find", "older name", "?q=nour-soultan", 200),
        ("offices:find", "several", "?q=republic", 200),
        ("offices:find", "near names", "?q=kirgistann", 200),
        ("offices:find", "nothing found", f"?q={NOWHERE}", 200),
        ("offices:find", "within another site", "?country=KG&embed=1", 200),
        ("offices:find", "no need", "?country=KG&need=nonsense", 400),
        ("offices:offline", "all", "", 200),
        ("news:releases", "all", "", 200),
        ("news:releases", "filtered", "?year=2019&country=LB", 200),
        ("news:releases", "nothing found", f"?q={NOWHERE}", 200),
        ("news:releases", "no year", "?year=nonsense", 400),
        ("news:subscribe", "all", "", 200),
        ("open_data", "all", "", 200),
        ("pages:programmes", "all", "", 200),
        ("search", "nothing asked", "", 200),
        ("search", "many results", "?q=migration", 200),
        ("search", "a former name", "?q=Nour-Soultan", 200),
        ("search", "mistyped, filtered", "?q=migrasion&kind=release", 200),
        ("search", "nothing found", f"?q={NOWHERE}&kind=unit", 200),
        ("search", "no kind", "?kind=nonsense", 400),
    ]:
        try:
            yield HardPage(name, why, reverse(name) + query, status)
        except NoReverseMatch:
            continue
    yield HardPage("error", "no such page", reverse("home") + "no/such/page/", 404)
    areas = Area.objects.annotate(number=Count("countries"))
    if area := areas.order_by("-number").first():
        yield HardPage(
            "offices:offices", "largest region", f"{reverse('offices:offices')}?region={area.slug}"
        )


def _chosen(name, rows):
    """A page for each way of choosing one: ``rows`` maps the reason to a queryset whose first row is it."""
    for why, chosen in rows.items():
        if row := chosen.first():
            yield HardPage(name, why, row.get_absolute_url())


def _longest(column):
    return Length(column).desc(nulls_last=True), "pk"


def _units():
    units = OrgUnit.objects.published().exclude(kind=OrgUnit.Kind.FIELD_OFFICE)
    yield from _chosen(
        "structure:unit",
        {
            "most below": units.order_by(F("lft") - F("rght"), "pk"),
            "longest name": units.order_by(*_longest("name_fr")),
            "longest mandate": units.order_by(*_longest("mandate_fr")),
            "deepest": units.order_by("-level", "pk"),
            "ended": units.exclude(abolished="").order_by(*_longest("name_fr")),
            "governing body": units.filter(kind=OrgUnit.Kind.GOVERNING_BODY),
            "most appointments": units.annotate(number=Count("appointments")).order_by("-number", "pk"),
            "no name in Arabic": units.filter(Q(name_ar="") | Q(name_ar=None)),
        },
    )


def _people():
    people = Person.objects.published()
    yield from _chosen(
        "structure:person",
        {
            "most releases": people.annotate(number=Count("namings")).order_by("-number", "pk"),
            "most posts": people.annotate(number=Count("appointments")).order_by("-number", "pk"),
            "longest name": people.order_by(*_longest("name_fr")),
        },
    )


def _offices():
    offices = Office.objects.published()
    rows = {
        "most below": offices.order_by(F("lft") - F("rght"), "pk"),
        "most roles": offices.annotate(number=Count("roles")).order_by("-number", "pk"),
        "longest name": offices.order_by(*_longest("name_fr")),
        "closed": offices.exclude(abolished="").order_by("pk"),
        "no contact": offices.filter(contact_points=None, abolished="").order_by("-pk"),
        "a contact": offices.filter(contact_points__isnull=False).order_by("pk"),
    }
    yield from _chosen("offices:office", rows)
    for why, chosen in rows.items():
        try:
            yield HardPage("offices:card", why, reverse("offices:card", args=[chosen.first().slug]))
        except (NoReverseMatch, AttributeError):
            continue


def _countries():
    countries = Country.objects.order_by("iso2")
    by_offices = countries.annotate(number=Count("offices")).order_by("-number", "iso2")
    yield from _chosen(
        "offices:country",
        {
            "most offices": by_offices,
            "longest name": countries.order_by(*_longest("name_fr")),
            "no office": by_offices.filter(number=0),
            "served by another": countries.filter(iso2="KG"),
        },
    )


def _releases():
    releases = listed_releases()
    number = releases.count()
    yield from _chosen(
        "news:release",
        {
            "newest": releases,
            "longest title": releases.order_by(*_longest("title_fr")),
            "longest text": releases.order_by(*_longest("body_fr")),
            "not in Arabic": releases.filter(Q(body_ar="") | Q(body_ar=None)),
            "no date": releases.filter(date_from=None),
            "corrected": releases.filter(number__gt=1),
            "most contacts": releases.annotate(calls=Count("press_contacts")).order_by("-calls", "pk"),
            "pictures": releases.filter(pictures__isnull=False),
        },
    )
    for why, place in {"page in the middle": number // 2, "last page": max(number - 2, 0)}.items():
        if row := releases[place:].first():
            yield HardPage("news:releases", why, f"{reverse('news:releases')}?before={ListPosition.of(row)}")
    live = {row.document_id for row in releases}
    gone = PressRelease.objects.filter(withdrawn_at__isnull=False).exclude(pk__in=live).first()
    if gone:
        yield HardPage("news:release", "withdrawn", gone.get_absolute_url(), 410)


def _pages():
    programmes = listed_programmes()
    pages = PageEdition.objects.published().filter(document__programme=None)
    yield from _chosen(
        "pages:programme",
        {
            "first": programmes,
            "most figures": programmes.annotate(facts=Count("document__programme__figures")).order_by(
                "-facts", "pk"
            ),
            "longest title": programmes.order_by(*_longest("title_fr")),
        },
    )
    yield from _chosen(
        "pages:page",
        {
            "longest text": pages.order_by(*_longest("body_fr")),
            "longest title": pages.order_by(*_longest("title_fr")),
            "not in Arabic": pages.filter(Q(body_ar="") | Q(body_ar=None)),
        },
    )
