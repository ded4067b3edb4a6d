"""No word of what is not public is in any public output; each is where it is due once its moment has come."""

import re
import zlib
from collections import deque
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.core import mail
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from foundation.languages import LANGUAGES
from iom_site.calendar import EVENT_SOURCES as KINDS_OF_EVENTS
from iom_site.open_data.files import FILES
from iom_site.search.vocabulary import index_words
from iom_site.sitemaps import SECTIONS
from news.alerts import send_alerts
from news.subscriptions import Subscription
from tests.canary import (
    AFTER,
    BEFORE,
    DECIDED,
    DUE,
    HOUR,
    KINDS,
    NEVER,
    START,
    WORD,
    decide,
    free_texts,
    is_shown,
    make_site,
    published_models,
)
from tests.factories import make_subscription
from tests.test_every_url import LISTS, MACHINES, OTHERS, patterns

pytestmark = pytest.mark.django_db

ADDRESS = re.compile(r'\s(?:href|src|action)="([^"]+)"|<(?:loc|link)>([^<]+)<')
SOURCES = re.compile(r'srcset="([^"]+)"')
OF_NO_LANGUAGE = {"upload", "sitemap", "data_file"}
SEARCHES = ["search", "search_suggestions", "search_atom"]
OF_RELEASES = ["news:release", "news:paper", "news:share_image"]


@pytest.fixture
def site():
    site = make_site()
    index_words()  # what leaves or changes later stays among the words until they are counted again
    return site


# ---------------------------------------------------------------- the addresses


def addresses(site):
    """Every address of the site in the language of the moment, whether it leads to something or not."""
    for name in LISTS:
        yield reverse(name)
    for name, arguments in MACHINES.items():
        yield reverse(name, kwargs=arguments)
    yield from (reverse("sitemap", args=[section]) for section in ["site", *SECTIONS])
    for name, ends in ends_of(site).items():
        yield from (reverse(name, args=end if isinstance(end, list) else [end]) for end in ends)
    yield from (f"{reverse('news:releases')}?year={year}" for year in site.years.values())
    yield from (f"{reverse('calendar')}?kind={kind}" for kind in KINDS_OF_EVENTS)
    yield from (f"{reverse('offices:offices')}?q={word}" for word in [START, "Cabinet"])
    finder = [f"q={START}", "country=SN&need=press", "country=SN&need=donors&embed=1"]
    yield from (f"{reverse('offices:find')}?{query}" for query in finder)
    yield from (f"{reverse(name)}?q={START}" for name in SEARCHES)
    yield from (f"{reverse('search')}?q={word}x" for word in mistyped(site))
    yield "/no/such/page/"
    yield reverse("pages:page", args=["no/such/page"])


def mistyped(site):
    """Titles of releases, in the language of the moment, of which the search could guess what was meant."""
    titles, cases = {"edition.title", "translation.title"}, {"draft", "scheduled", "leaving", "translated"}
    return [
        word
        for word, one in site.origins.items()
        if one.field in titles and one.kind == "r" and one.case in cases and one.language == get_language()
    ]


def ends_of(site):
    """What the addresses of each kind end in: of all that is public, and of all that is not."""
    releases = [case for case in site.cases if case.kind == "r"]
    pictures = [(case.slug, case.edition.pictures.get()) for case in releases]
    files = [case.edition.attachments.get().file for case in releases]
    files += [picture.image for _slug, picture in pictures]
    files += [one for _slug, picture in pictures for one in picture.image.get_picture_files_list()]
    former = [word for word, origin in site.origins.items() if origin.field == "former.address"]
    return site.others | {
        **{name: [*(case.slug for case in releases), *former] for name in OF_RELEASES},
        "news:press_picture": [[slug, picture.pk, 800] for slug, picture in pictures],
        "upload": [file.name for file in files],
        "pages:page": ["section", *(f"section/{case.slug}" for case in site.cases if case.kind == "p")],
        "pages:programme": [case.slug for case in site.cases if case.kind == "g"],
        "preview": ["nonsense"],
        "data_file": [list(file) for file in FILES],
    }


def test_every_kind_of_address_is_looked_at(site):
    looked_at = {*LISTS, *MACHINES, *ends_of(site)}

    names = {name for name, _arguments in patterns() if name and not name.startswith("admin:")}

    assert names - looked_at == OTHERS - {"news:press_picture", "preview", "upload", None}


# ---------------------------------------------------------------- what they answer


def words_of(response):
    """What a reader, or a machine, finds in an answer: its headers, its content, the text of a PDF."""
    body = b"".join(response) if response.streaming else response.content
    if response.headers.get("Content-Type") == "application/pdf":
        body += text_of_pdf(body).encode()
    return "\n".join([*map(": ".join, response.items()), body.decode(errors="replace")])


def text_of_pdf(body):
    """The glyphs of a PDF read with the tables of all its fonts: more than is there, never less."""
    parts = []
    for part in re.findall(rb"stream\r?\n(.*?)endstream", body, re.S):
        try:  # as an object, because what follows the packed bytes does not matter to it
            parts.append(zlib.decompressobj().decompress(part).decode("latin-1"))
        except zlib.error:
            parts.append(part.decode("latin-1"))
    tables = [_letters(part) for part in parts if "begincmap" in part]
    lines = [_codes(line) for part in parts for line in re.findall(r"BT(.*?)ET", part, re.S)]
    return "\n".join(
        "".join(map(table.get, line)) for line in lines for table in tables if {*line} <= {*table}
    )


def _codes(line):
    """The codes of the glyphs that a line of a PDF draws, two bytes each."""
    escapes = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
    strings = "".join(re.findall(r"\(((?:[^()\\]|\\.)*)\)", line, re.S))
    drawn = re.sub(
        r"\\([0-7]{1,3}|.)",
        lambda found: chr(int(found[1], 8)) if found[1].isdigit() else escapes.get(found[1], found[1]),
        strings,
        flags=re.S,
    )
    return [drawn[at : at + 2].encode("latin-1").hex() for at in range(0, len(drawn), 2)]


def _letters(table):
    letters = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, letter in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            letters[code.lower()] = bytes.fromhex(letter).decode("utf-16-be", errors="replace")
    return letters


def links_in(words, address):
    """The addresses of our own that an answer names."""
    found = [unescape(one or other) for one, other in ADDRESS.findall(words)]
    found += [part.split()[0] for parts in SOURCES.findall(words) for part in unescape(parts).split(", ")]
    for link in found:
        link = urljoin(address, link.removeprefix(settings.SITE_URL)).partition("#")[0]
        is_ours = link.startswith("/") and not link.startswith(("//", settings.STATIC_URL, "/admin/"))
        if is_ours and is_worth_a_look(link):
            yield link


def is_worth_a_look(link):
    """Of the filters one at a time: together there is no end to them. A feed has what its list has."""
    path, _mark, query = link.partition("?")
    is_feed = path.endswith(("/atom.xml", "/rss.xml"))
    return not query or (query.count("=") == 1 and not is_feed)


class Walk:
    """Every address of the site and every one that their answers name, asked once: which words are where."""

    def __init__(self, client, site):
        self.client, self.status, self.words = client, {}, {}
        waiting = deque()
        for language in LANGUAGES:
            with override(language):
                waiting += addresses(site)
        while waiting:
            address = waiting.popleft()
            if address not in self.status:
                waiting += self.ask(address)

    def ask(self, address):
        response = self.client.get(address)
        words = words_of(response)
        self.status[address] = response.status_code
        said = set(WORD.findall(unquote(address).casefold()))  # whoever asks for a word may get it back
        self.words[address] = set(WORD.findall(words.casefold())) - said
        is_marked_up = "html" in response.headers["Content-Type"] or "xml" in response.headers["Content-Type"]
        return links_in(words, address) if is_marked_up else []

    def places(self):
        """Which words stand at the addresses of each name, in each language."""
        places = {}
        for address, words in self.words.items():
            name = name_of(address)
            language = "" if name in OF_NO_LANGUAGE else address.split("/")[1]
            places.setdefault((name, language), set()).update(words)
        return places


def name_of(address):
    path = urlsplit(address).path
    with override(path.split("/")[1] if path.split("/")[1] in LANGUAGES else None):
        try:
            return resolve(path).view_name
        except Resolver404:
            return None


def at(moment, site, monkeypatch):
    """Let this moment come. Nothing runs at the hour: the clock alone goes on."""
    if moment == BEFORE:
        return
    later = timezone.now() + 2 * HOUR
    monkeypatch.setattr(timezone, "now", lambda: later)
    if moment == DECIDED:
        decide(site)


MOMENTS = [BEFORE, AFTER, DECIDED]


@pytest.mark.parametrize("moment", MOMENTS, ids=["early", "due", "all"])
def test_each_word_is_where_it_is_due_and_nowhere_before(site, client, monkeypatch, moment):
    at(moment, site, monkeypatch)

    walk = Walk(client, site)

    assert leaks(site, walk, moment) == []
    assert doors(site, walk, moment) == []
    assert missing(site, walk, moment) == []


@pytest.mark.parametrize("moment", MOMENTS, ids=["early", "due", "all"])
def test_letters_say_what_readers_may_see_and_announce_it(site, monkeypatch, moment):
    readers = {language: make_subscription(language=language) for language in LANGUAGES}
    long_ago = timezone.now() - 24 * HOUR
    Subscription.objects.filter(since__isnull=False).update(since=long_ago)
    at(moment, site, monkeypatch)

    send_alerts()

    letters = {letter.to[0]: letter for letter in mail.outbox}
    said = {one: words_in_letter(letters[reader.email]) for one, reader in readers.items()}
    leaked = [
        (language, word)
        for language, words in said.items()
        for word in words
        if not any(is_shown(one, moment) for one in site.origins_of(word))
    ]
    titles = {
        word: one
        for word, one in site.origins.items()
        if one.kind == "r" and one.field == "edition.title" and is_shown(one, moment)
    }
    missing = [word for word, one in titles.items() if word not in said[one.language]]
    assert leaked == []
    assert {titles[word].case for word in missing} == {"silent"}


def words_in_letter(letter):
    """What stands in a letter, each part of it on its own saying the same."""
    html = letter.alternatives[0].content
    in_text, in_html = ({*WORD.findall(words.casefold())} for words in [letter.body, html])
    assert in_text == in_html
    return in_text | {*WORD.findall(letter.subject.casefold())}


def leaks(site, walk, moment):
    """The words that nobody may see yet, with the address that says them."""
    return [
        (address, word, site.origins.get(word))
        for address, words in walk.words.items()
        for word in words
        if not any(may_say(address, one, moment) for one in site.origins_of(word))
    ]


def may_say(address, origin, moment):
    return is_shown(origin, moment) or is_mark_of_what_left(origin, address)


def is_mark_of_what_left(origin, address):
    """A former address of what was public and was withdrawn leads to where it says so."""
    is_release = origin.field == "release.slug" and name_of(address) == "news:release"
    return is_release and origin.case in {"withdrawn", "leaving"}


def doors(site, walk, moment):
    """The addresses of what nobody may see yet that answer otherwise than « not found » or « gone »."""
    found = []
    for address, status in walk.status.items():
        names = [site.origins[word] for word in WORD.findall(unquote(urlsplit(address).path))]
        is_hidden = any(not is_shown(one, moment) and one.field != "former.address" for one in names)
        if status >= 500 or (is_hidden and status not in {404, 410}):
            found.append((status, address))
    return found


def missing(site, walk, moment):
    """The words that are due and do not stand where they must, with the place."""
    places = walk.places()
    due = {word: origin for word, origin in site.origins.items() if is_shown(origin, moment)}
    return [
        (name, language, origin)
        for word, origin in due.items()
        for name in DUE[origin.field].get(origin.kind, [])
        for language in ([origin.language] if origin.language else LANGUAGES)
        if word not in places.get((name, language if name not in OF_NO_LANGUAGE else ""), ())
    ]


# ---------------------------------------------------------------- searches, counts and choices


def without(words, response):
    """A page as it would be whatever was searched for: without the words and what changes each time."""
    html = response.content.decode().replace(words, "…")
    return re.sub(r'nonce="[^"]*"', "", html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_for_hidden_words_finds_what_a_search_for_nothing_finds(site, client, language):
    nothing = f"{START}ofnothing"
    hidden = [
        word
        for word, origin in site.origins.items()
        if not is_shown(origin, BEFORE) and origin.language in {language, ""} and origin.kind == "r"
    ]
    differing = []

    with override(language):
        lists = [reverse(name) for name in ["news:releases", "news:atom", "news:rss", "offices:offices"]]
        for address in lists:
            expected = without(nothing, client.get(address, {"q": nothing}))
            looked_for = [word for word in hidden if is_searched_for(site.origins[word])]
            differing += [
                (address, word)
                for word in looked_for
                if without(word, client.get(address, {"q": word})) != expected
            ]

    assert differing == []


def is_searched_for(origin):
    """What a search could look through; of the other fields, those of one case."""
    model, _dot, field = origin.field.partition(".")
    is_text = model in {"edition", "translation"} and field in {"title", "summary"}
    return is_text or origin.case == "draft"


def test_a_search_finds_each_word_that_is_public(site, client):
    public = [
        word
        for word, origin in site.origins.items()
        if is_shown(origin, BEFORE) and origin.kind == "r" and origin.field in {"edition.title"}
    ]

    found = {}
    for word in public:
        page = client.get(reverse("news:releases"), {"q": word}).context["page"]
        found[word] = len(page.releases)

    assert found == dict.fromkeys(public, 1)


def test_the_search_finds_each_word_that_is_public_and_no_other(site, client):
    fields = {("edition.title", "fr"), ("edition.summary", "es"), ("edition.body", "ar")}
    words = {word: one for word, one in site.origins.items() if (one.field, one.language) in fields}

    found = {word: client.get(reverse("search"), {"q": word}).context["search"] for word in words}

    number = {word: 0 if search.meant else search.found.number for word, search in found.items()}
    assert number == {word: int(is_shown(one, BEFORE)) for word, one in words.items()}


def test_the_years_themes_and_numbers_are_those_of_what_is_public(site, client):
    shown = ["live", "silent", "leaving", "translated"]

    response = client.get(reverse("news:releases"))

    html = response.content.decode()
    offered = {name for name, year in site.years.items() if f'value="{year}"' in html}
    filed = {site.origins[word].case for word in re.findall(f'value="({START}[a-z]+)"', html)}
    assert (offered, filed) == ({*shown}, {*shown})
    plain = ["replaced", "nextdraft", "nextreview", "nextdue"]  # of which another edition is public
    assert response.context["number"] == len(shown) + len(plain)


def test_every_text_of_what_is_published_has_its_word_and_its_place():
    models = {model: name for kind in KINDS.values() for model, name in kind.items()}

    known = {
        f"{models[model]}.{getattr(column, 'translated_field', column).name}"
        for model in models
        for column in free_texts(model)
    }

    assert published_models() - set(models) == set()
    assert known - {*DUE, *NEVER} == set()
