"""Every page of the site in every language through the Nu Html Checker: ``make html``.

Follows the links from the four home pages on the database of development, keeps each page in var/html,
and hands them to vnu.jar (a Java program; its path is the only argument). Also looks for words in a wrong
alphabet without a ``lang`` of their own, for links that lose the language, and for links that lead nowhere.
"""

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

# What needs the settings comes after them.
from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils.translation import override  # noqa: E402

FOLDER = settings.BASE_DIR / "var" / "html"
LANGUAGES = [code for code, _name in settings.LANGUAGES]
SKIPPED = re.compile(r"^/(admin|static|media|data)/|\.(xml|txt|ico|svg|pdf|png|vcf)$")
ARABIC = re.compile(r"[\u0600-\u06ff]")
WORDS = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
FILES = re.compile(r"[\w-]+\.(json|csv|geojson|jsonld)")
NAMES = re.compile(r"Atom|RSS|(Geo)?JSON(-LD)?|[\w.]+@[\w.]+|https?://\S+")  # written so in every language
COMBINED = re.compile(r"\?.*&")  # two filters at once: their pages are made as those of one


class Page(HTMLParser):
    """The links of a page, and its words with the language each is marked with."""

    VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}

    # A postal address is written as on an envelope, what stands in <bdi> is a name or an acronym, and code is
    # for machines.
    UNREAD = {"address", "bdi", "code", "pre", "script", "style"}

    def __init__(self, html):
        super().__init__()
        self.links, self.words, self.stack = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "a" and "href" in attributes:
            self.links.append((attributes["href"], attributes.get("hreflang")))
        if tag not in self.VOID:
            inherited = self.stack[-1][1] if self.stack else None
            self.stack.append((tag, attributes.get("lang", inherited)))

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, words):
        if self.stack and words.strip() and not self.UNREAD & {tag for tag, _language in self.stack}:
            self.words.append((self.stack[-1][1], words.strip()))


def in_wrong_alphabet(language, words):
    """Whether a text marked as Arabic has Latin words only, or one of another language has Arabic ones."""
    if language != "ar":
        return bool(ARABIC.search(words))
    return bool(WORDS.search(NAMES.sub("", FILES.sub("", words)))) and not ARABIC.search(words)


def prefilled():
    """The forms that many pages lead to, each with another choice made: they are checked as they are."""
    for language in LANGUAGES:
        with override(language):
            yield reverse("news:subscribe")


def crawl():
    """Every page that links lead to, by address: ``(status, html)``."""
    client, pages, faults = Client(SERVER_NAME="localhost"), {}, []
    forms = tuple(f"{address}?" for address in prefilled())
    waiting = [f"/{code}/" for code in LANGUAGES]
    origin = dict.fromkeys(waiting, "")
    while waiting:
        address = waiting.pop()
        response = client.get(address, follow=True)
        if response.status_code != 200:
            faults.append(f"{address}: {response.status_code}, linked from {origin[address]}")
            continue
        if "text/html" not in response["Content-Type"]:
            continue
        html = response.content.decode()
        page = Page(html)
        pages[address] = html
        language = address.split("/")[1]
        for word_language, words in page.words:
            if in_wrong_alphabet(word_language, words):
                faults.append(f"{address}: marked {word_language}: {words[:80]}")
        for href, hreflang in page.links:
            target = urldefrag(urljoin(address, href)).url
            if not target.startswith("/") or COMBINED.search(target) or SKIPPED.search(target.split("?")[0]):
                continue
            if target.startswith(forms):
                continue
            if target.split("/")[1] != (hreflang or language):
                faults.append(f"{address}: {target} loses the language")
            if target not in origin:
                origin[target] = address
                waiting.append(target)
    return pages, faults


def validate(pages, jar):
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for number, (address, html) in enumerate(sorted(pages.items())):
        name = re.sub(r"[^a-z0-9=-]+", "_", address.lower())[:120]
        (FOLDER / f"{number:05}{name}.html").write_text(html)
    checker = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--skip-non-html", str(FOLDER)],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    return [line.replace(f"file:{FOLDER}/", "") for line in checker.stderr.splitlines()]


def main(jar):
    pages, faults = crawl()
    messages = validate(pages, jar)
    sys.stdout.write("\n".join([*faults, *messages, ""]))
    sys.stdout.write(
        f"{len(pages)} pages: {len(faults)} faults in links and languages, {len(messages)} of the checker\n"
    )
    return bool(faults or messages)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
