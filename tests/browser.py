"""A real browser on the pages of the site: opening it, watching what it asks for, and looking at a page."""

from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

from tests.chromium import find_chromium

OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, off unless asked for
    "resultTypes": ["violations"],
    "preload": False,
}
CHECKS = Path(__file__).with_name("page_checks.js").read_text()

# What a reader may set without losing anything: WCAG 1.4.4 and 1.4.12
READERS_STYLES = {
    "text of 200 %": "html { font-size: 200% !important }",
    "spaced text": """
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }
    """,
}


def launch(playwright):
    """Start Chromium. Where there is none, the test fails with the sentence alone."""
    try:
        path = find_chromium()
    except FileNotFoundError as problem:
        pytest.fail(str(problem), pytrace=False)
    return playwright.chromium.launch(executable_path=path, args=OPTIONS)


@contextmanager
def open_browser():
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


class Watch:
    """What a tab complains of or asks other servers for, since it was last asked."""

    def __init__(self, tab, host):
        self.host, self.seen = host, []
        tab.on("pageerror", lambda error: self.note("script error", str(error)))
        tab.on("console", self.read)
        tab.on("request", self.follow)
        tab.on("response", self.answer)

    def note(self, rule, detail):
        self.seen.append((rule, detail))

    def read(self, line):
        # A page that answers 404, 400 or 410 on purpose is in the console too.
        if line.type == "error" and "the server responded with a status of 4" not in line.text:
            self.note("console error", line.text)

    def follow(self, request):
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.netloc != self.host:
            self.note("third party", request.url)

    def answer(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.note("missing file", f"{response.status} {response.url}")

    def take(self):
        seen, self.seen = self.seen, []
        return seen


def prepare(tab):
    """Bring axe and our own checks into the page that the tab shows; the page's policy does not see them."""
    tab.evaluate(AXE)
    tab.evaluate(CHECKS)


def axe(tab, part="html"):
    """What axe-core finds on the page, or in a part of it: (rule, element, detail) of each element."""
    result = tab.evaluate("([part, options]) => axe.run(part, options)", [part, AXE_OPTIONS])
    return [
        (f"axe {rule['id']}", node["html"][:160], (node.get("failureSummary") or rule["help"])[:300])
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def look(tab, check):
    """What one of our own checks finds on the page: (element, detail) of each element."""
    return [(found["element"], found["detail"]) for found in tab.evaluate(f"() => pageChecks.{check}()")]


def restyle(tab, css=""):
    tab.evaluate("css => pageChecks.restyle(css)", css)
