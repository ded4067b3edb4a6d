"""The rules of the W3C feed validator, for every feed in every language."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from tests.factories import make_country, make_release, make_theme

pytestmark = pytest.mark.django_db

LANGUAGES = ["fr", "en", "es", "ar"]
FILTERS = [
    "",
    "?year=2019",
    "?country=LB",
    "?theme=council",
    "?q=a+b",
    "?year=2019&country=LB&theme=council&q=%C3%A9",
]
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}:[!-~]+")
LANGUAGE = re.compile(r"[a-z]{2}")
# RFC 822 with the year in four digits, as the validator asks
PRINTED_DATE = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}"
)


@pytest.fixture
def releases(db):
    """What a feed may hold, the awkward included."""
    filed = {"countries": [make_country("LB")], "themes": [make_theme(slug="council")]}
    today = timezone.localdate()
    for fields in [
        {"title_fr": "A & B <i>C</i>", "title_en": "E", "summary_fr": "é & <b>", "date": "2019-11-26"},
        {"title_fr": "", "title_ar": "أ ب é", "date": "2019-11"},
        {"title_fr": "a b é", "summary_en": "Only here", "date": "2019"},
        {"title_fr": "a b é", "date": ""},
        {"title_fr": "a b é", "date": today.isoformat()},
        {"title_fr": "a b é", "date": (today + dt.timedelta(days=3)).isoformat()},
    ]:
        make_release(**filed, **fields)


def fetch(client, name, language, query):
    with override(language):
        address = reverse(f"news:{name}") + query
    response = client.get(address)
    assert response.status_code == 200
    return response, ElementTree.fromstring(response.content)  # noqa: S314 -- ours


def is_absolute(address):
    return urlsplit(address).scheme in {"http", "https"} and bool(urlsplit(address).netloc)


def only(parent, name):
    """The text of the one element of this name."""
    [found] = parent.findall(name)
    return found.text


def moment(words):
    """A moment as RFC 3339 writes it, and not in the future."""
    found = dt.datetime.fromisoformat(words)
    assert found.tzinfo
    assert found <= timezone.now()
    return found


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_atom_keeps_the_rules(client, releases, language, query):
    response, feed = fetch(client, "atom", language, query)
    entries = feed.findall(f"{ATOM}entry")

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(f"{XML}lang") == language
    assert TAG_URI.fullmatch(only(feed, f"{ATOM}id"))
    assert only(feed, f"{ATOM}title").strip()
    assert only(feed.find(f"{ATOM}author"), f"{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver" + response.request["PATH_INFO"] + query
    assert all(map(is_absolute, links.values()))
    updated = moment(only(feed, f"{ATOM}updated"))
    assert updated == max((moment(only(entry, f"{ATOM}updated")) for entry in entries), default=updated)
    ids = [only(entry, f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    for entry in entries:
        assert TAG_URI.fullmatch(only(entry, f"{ATOM}id"))
        assert only(entry, f"{ATOM}title").strip()
        [link] = entry.findall(f"{ATOM}link")
        assert link.get("rel") == "alternate"
        assert is_absolute(link.get("href"))
        assert LANGUAGE.fullmatch(entry.get(f"{XML}lang", language))
        for published in entry.findall(f"{ATOM}published"):
            assert moment(published.text) <= moment(only(entry, f"{ATOM}updated"))


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_rss_keeps_the_rules(client, releases, language, query):
    response, rss = fetch(client, "rss", language, query)
    channel = rss.find("channel")
    items = channel.findall("item")

    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert rss.get("version") == "2.0"
    assert only(channel, "title").strip()
    assert only(channel, "description").strip()
    assert only(channel, "language") == language
    assert is_absolute(only(channel, "link"))
    [own] = channel.findall(f"{ATOM}link")
    assert own.get("rel") == "self"
    assert own.get("href") == "http://testserver" + response.request["PATH_INFO"] + query
    assert PRINTED_DATE.fullmatch(only(channel, "lastBuildDate"))
    identifiers = [only(item, "guid") for item in items]
    assert len(identifiers) == len(set(identifiers))
    for item in items:
        assert item.find("guid").get("isPermaLink") == "false"
        assert only(item, "title").strip()
        assert is_absolute(only(item, "link"))
        for date in item.findall("pubDate"):
            assert PRINTED_DATE.fullmatch(date.text)
            assert parsedate_to_datetime(date.text) <= timezone.now()


@pytest.mark.parametrize("name", ["atom", "rss"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_filter_has_a_feed_of_its_own_that_says_what_it_holds(client, releases, name, language):
    def title_and_identifier(query):
        _response, root = fetch(client, name, language, query)
        channel = root if name == "atom" else root.find("channel")
        return channel.findtext(f"{ATOM}title") or channel.findtext("title"), channel.findtext(f"{ATOM}id")

    found = [title_and_identifier(query) for query in FILTERS]

    assert len({title for title, _identifier in found}) == len(FILTERS)
    if name == "atom":
        assert len({identifier for _title, identifier in found}) == len(FILTERS)
    assert "2019" in found[1][0]
    assert "a b" in found[4][0]


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_an_empty_feed_is_valid_and_does_not_change(client, name):
    with override("fr"):
        first = client.get(reverse(f"news:{name}"))

    again = client.get(first.request["PATH_INFO"], headers={"if-none-match": first["ETag"]})

    assert (first.status_code, again.status_code) == (200, 304)


def test_a_page_of_releases_names_the_feeds_of_its_filter(client, releases):
    with override("ar"):
        page = client.get(reverse("news:releases") + "?country=LB").content.decode()

        for name in ["atom", "rss"]:
            kind = f'<link rel="alternate" type="application/{name}+xml"'
            assert re.search(f'{re.escape(kind)}[^>]*href="{reverse(f"news:{name}")}\\?country=LB"', page)
