"""Every address of the site, in every language, as every kind of user: the status expected, nothing leaked.

The list is generated: an address that is added without a sample here fails the test.
"""

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.translation import override

from foundation.languages import LANGUAGES
from publishing.models import PreviewLink
from structure.models import OrgUnit
from tests.factories import make_admin
from tests.sample import CANARY, make_sample

pytestmark = pytest.mark.django_db

MACHINES = {
    "sitemap-index": {},
    "sitemap": {"section": "units"},
    "robots": {},
    "security": {},
    "favicon": {},
    "share": {},
    "service-worker": {},
    "manifest": {},
    "data_file": {"name": "units", "suffix": "json"},
    "search_suggestions": {},
    "offices:map": {},
    "search_atom": {},
}
LISTS = [
    "home",
    "open_data",
    "structure:chart",
    "structure:chart-pdf",
    "structure:chart-svg",
    "structure:people",
    "offices:offices",
    "offices:offline",
    "offices:countries",
    "offices:find",
    "news:releases",
    "news:atom",
    "news:rss",
    "pages:programmes",
    "news:subscribe",
    "calendar",
    "search",
]
OTHERS = {
    "root",
    "data",
    "set_language",
    "style",
    "news:press_picture",
    "preview",
    "upload",
    "time_zone",
    None,  # the admin's redirects
}
DATA = "/data/"  # files with all languages inside
FINDER_ASKED = ["?country=SN&need=press", f"?q={CANARY.lower()}", f"?q={CANARY.lower()}&embed=1", "?q=dakar"]
UNLINKED = {
    "news:share_image",  # named in the head of a page
    "news:confirm",  # these three are named in letters
    "news:subscription",
    "news:unsubscribe",
}


def patterns(resolver=None, namespace=""):
    """The full name of every address, with the names of its parameters."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, namespace + (f"{pattern.namespace}:" if pattern.namespace else ""))
        else:
            yield pattern.name and namespace + pattern.name, list(pattern.pattern.converters)


@pytest.fixture(scope="module")
def sample(shared_database, django_db_blocker):
    with django_db_blocker.unblock(), override(settings.LANGUAGE_CODE):
        return make_sample()


@pytest.fixture
def users(client):
    """A client for each kind of user."""
    staff = User.objects.create_user("staff", is_staff=True)
    clients = {"visitor": client, "staff": Client(), "superuser": Client()}
    clients["staff"].force_login(staff)
    clients["superuser"].force_login(make_admin())
    return clients


def content(response):
    content = b"".join(response) if response.streaming else response.content
    return content.decode(errors="replace")


def public_addresses(sample):
    """Every public address of the sample in the language of the moment, with the status it must answer."""
    for name in LISTS:
        yield reverse(name), 200
    for name, arguments in MACHINES.items():
        yield reverse(name, kwargs=arguments), 200
    for name, ends in sample.shown.items():
        yield from ((reverse(name, args=[end]), 200) for end in ends)
    for name, ends in sample.hidden.items():
        yield from ((reverse(name, args=[end]), 404) for end in ends)
    yield reverse("news:release", args=["withdrawn"]), 410
    yield reverse("news:press_picture", args=["release", 1, 800]), 404
    yield reverse("preview", args=["nonsense"]), 404
    yield reverse("preview", args=[sample.ended_preview]), 410
    yield reverse("preview", args=[sample.live_preview]), 302
    yield reverse("upload", args=["news/attachments/nothing.pdf"]), 404
    yield from ((address, 404) for address in sample.hidden_uploads)
    yield reverse("news:releases") + "?theme=nonsense", 400
    yield reverse("news:subscribe") + "?country=SN&theme=council&unit=cabinet", 200
    yield reverse("news:subscribe") + "?sent=1", 200
    yield reverse("news:subscribe") + "?unit=hidden-unit", 400
    yield reverse("calendar") + "?kind=mandates&unit=cabinet", 200
    yield reverse("calendar") + "?kind=nonsense", 400
    yield reverse("calendar") + "?unit=hidden-unit", 400
    yield reverse("pages:page", args=["who-we-are/direction"]), 302
    yield reverse("structure:unit", args=["old-cabinet"]), 301
    yield reverse("structure:chart") + "?on=2021-06-01", 200
    yield reverse("structure:chart") + "?on=nonsense", 400
    yield reverse("structure:chart-pdf") + "?on=nonsense", 400
    yield reverse("structure:chart-svg") + "?on=2001-01-01", 404
    yield reverse("offices:offices") + "?role=regional&on=2022-01-01", 200
    yield reverse("offices:offices") + "?role=nonsense", 400
    yield reverse("offices:offices") + f"?q={CANARY.lower()}", 200
    yield from ((reverse("offices:find") + query, 200) for query in FINDER_ASKED)
    yield reverse("offices:find") + "?country=XX", 400
    yield reverse("offices:find") + "?country=SN&need=nonsense", 400
    yield reverse("news:releases") + "?year=2019&country=SN&theme=council", 200
    yield reverse("news:releases") + "?year=nonsense", 400
    yield reverse("data"), 302
    yield reverse("data_file", args=["units", "json"]) + "?lang=nonsense", 400
    yield reverse("data_file", args=["nonsense", "json"]), 404
    for name in ["search", "search_suggestions", "search_atom"]:
        yield reverse(name) + f"?q={CANARY.lower()}", 200
        yield reverse(name) + "?q=dakar&kind=office&country=SN", 200
        yield reverse(name) + "?q=dakar&kind=nonsense", 400
    yield reverse("style"), 404  # only while DEBUG is on
    yield "/no/such/page/", 302  # looked for once more behind the language of the browser


def test_every_address_has_a_sample(sample):
    known = {*LISTS, *MACHINES, *OTHERS, *sample.shown}

    unknown = {name for name, _arguments in patterns() if name not in known}

    assert {name for name in unknown if not name.startswith("admin:")} == set()
    assert set(sample.shown) == set(sample.hidden)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("user", ["visitor", "staff", "superuser"])
def test_every_public_address_answers_as_it_must_and_leaks_nothing(sample, users, user, language):
    wrong, leaks, cookies = {}, [], []

    with override(language):
        addresses = list(public_addresses(sample))
    for address, expected in addresses:
        response = users[user].get(address, headers={"accept-language": language})
        if response.status_code != expected:
            wrong[address] = (response.status_code, expected)
        if CANARY in content(response) or "canari@" in content(response):
            leaks.append(address)
        if response.cookies:
            cookies.append(address)

    assert (wrong, leaks, cookies) == ({}, [], [])


# ---------------------------------------------------------------- the admin

STAFF_MAY = {
    "admin:index": 200,
    "admin:search": 200,
    "admin:login": 302,
    "admin:logout": 405,
    "admin:password_change": 200,
    "admin:password_change_done": 200,
    "admin:jsi18n": 200,
    "admin:app_list": 404,
    "admin:view_on_site": 302,
    "time_zone": 200,
}
SUPERUSER_MAY = STAFF_MAY | {"admin:app_list": 200, "admin:autocomplete": 403}  # asked for no field
BY_POST = (
    "_public_again",
    "_process_import",
    "_move",
    "_undo",
    "_new_edition",
    "_mark_as_seen",
    "_translate",
    "_preview_revoke",
    "_undelete",
)
WRITTEN_BY_THE_SITE = {
    f"admin:{model}_{action}"
    for model in ["foundation_contentload", "foundation_formeraddress", "publishing_previewlink"]
    for action in ["add", "delete"]
}
OPENED_FROM_THEIR_EDITION = {
    f"admin:{model}translation_{action}"
    for model in ["news_release", "pages_page"]
    for action in ["add", "delete", "import", "export"]
}
KEPT_BY_THE_SITE = {
    *WRITTEN_BY_THE_SITE,
    *OPENED_FROM_THEIR_EDITION,
    "admin:pages_pageedition_delete",  # editions are approved
    "admin:news_releaseedition_delete",
    "admin:structure_grant_import",  # grants are given one by one
    "admin:structure_grant_export",
}


def admin_addresses():
    """Every named address of the admin, with a row of each model."""
    models = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in admin.site._registry}
    unit = OrgUnit.objects.get(slug="cabinet")
    yield "time_zone", reverse("time_zone")  # each user's own page
    for name, parameters in patterns():
        if not name or not name.startswith("admin:"):
            continue
        values = {
            "app_label": "pages",
            "direction": "up",
            "content_type_id": ContentType.objects.get_for_model(unit).pk,
            "object_id": unit.pk,
            "language": "ar",
            "link": PreviewLink.objects.order_by("pk").first().pk,
        }
        key = "_".join(name.removeprefix("admin:").split("_")[:2])
        if key in models:
            row = models[key]._default_manager.order_by("pk").first()
            assert row, f"the sample has no {models[key]._meta.label}"
            values |= {"object_id": row.pk, "pk": row.pk, "id": row.pk}
        parameters = parameters or (["app_label"] if name == "admin:app_list" else [])
        query = (
            {"target": row.get_next_sibling().pk, "position": "left"} if name.endswith("_move_to") else None
        )
        arguments = {parameter: values[parameter] for parameter in parameters}
        yield name, reverse(name, kwargs=arguments, query=query)


def expected_of(user, name):
    """The statuses with which an address of the admin may answer this kind of user."""
    if user == "visitor":
        return {200} if name == "admin:login" else {302}
    if user == "staff":
        return {STAFF_MAY.get(name, 403)} | ({405} if name.endswith(BY_POST) else set())
    if name.endswith(BY_POST):
        return {405, 302}
    return {403} if name in KEPT_BY_THE_SITE else {SUPERUSER_MAY.get(name, 200)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("user", ["visitor", "staff", "superuser"])
def test_every_address_of_the_admin_answers_as_it_must(sample, users, user, language):
    wrong, leaks, cookies = {}, [], []

    for name, address in admin_addresses():
        response = users[user].get(address, headers={"accept-language": language})
        if response.status_code not in expected_of(user, name):
            wrong[name] = response.status_code
        if user != "superuser" and CANARY in content(response):
            leaks.append(name)
        if user == "visitor" and response.cookies and name != "admin:login":
            cookies.append(name)

    assert (wrong, leaks, cookies) == ({}, [], [])


# ---------------------------------------------------------------- the links


class Links(HTMLParser):
    """The links and forms of a page: (address, whether it announces another language)."""

    def __init__(self, html):
        super().__init__()
        self.found, self.anchors, self.doubles = [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if name := attributes.get("id"):
            (self.doubles.append if name in self.anchors else self.anchors.add)(name)
        address = attributes.get("href" if tag == "a" else "action" if tag == "form" else "")
        if address is not None:
            self.found.append((address, "hreflang" in attributes))


def crawl(client, start):
    """Every page that links lead to from this one: its links by address, and what is wrong."""
    pages, wrong, waiting = {}, [], [(start, "")]
    while waiting:
        address, origin = waiting.pop()
        if address in pages:
            continue
        response = client.get(address)
        if response.status_code != 200:
            wrong.append((response.status_code, address, origin))
        is_page = response.headers["Content-Type"].startswith("text/html")
        links = Links(content(response)) if is_page else Links("")
        pages[address] = links
        wrong += [("id twice", name, address) for name in links.doubles]
        for link, is_translation in links.found:
            target, anchor = urldefrag(urljoin(address, link))
            if urlsplit(target).scheme:
                continue  # tel:, mailto:, another site
            if anchor and target == address and anchor not in links.anchors:
                wrong.append(("no anchor", link, address))
            if not is_translation and not target.startswith((start, DATA)):
                wrong.append(("language lost", link, address))
            if target.startswith(start):
                waiting.append((target, address))
    return pages, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere_in_the_language_and_every_page_is_reached(sample, client, language):
    pages, wrong = crawl(client, f"/{language}/")

    assert wrong == []
    with override(language):
        linked = {name: ends for name, ends in sample.shown.items() if name not in UNLINKED}
        shown = {reverse(name, args=[end]) for name, ends in linked.items() for end in ends}
        lists = {reverse(name) for name in LISTS}
    assert (shown | lists) - set(pages) == set()
