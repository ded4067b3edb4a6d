"""Looking at one page after the other in a browser, and noting what is wrong."""

from collections import defaultdict
from itertools import count
from typing import NamedTuple
from urllib.parse import urlsplit

from tests import browser

SCHEMES = ["light", "dark"]
WIDTHS = [360, 768, 1280]
HEIGHT = 800
NARROW, ZOOMED, PHONE, WIDE = 320, 640, 360, 1280
SHOWN_PAGES = 3
OF_LAYOUT = ["sideways", "clipped", "overlapping"]


class Finding(NamedTuple):
    """Something wrong on a page, and how the page was looked at."""

    rule: str
    element: str
    detail: str
    page: str
    how: str


class PageInspector:
    """Looks at pages in one tab and gathers what is wrong."""

    def __init__(self, chromium, site, widths=WIDTHS, schemes=SCHEMES):
        self.site, self.widths, self.schemes = site, widths, schemes
        self.context = chromium.new_context(base_url=site, reduced_motion="reduce")
        self.plain = chromium.new_context(base_url=site, java_script_enabled=False)
        self.tab = self.context.new_page()
        self.watch = browser.Watch(self.tab, urlsplit(site).netloc)
        self.found = []

    def close(self):
        self.context.close()
        self.plain.close()

    def note(self, rule, element, detail, how):
        self.found.append(Finding(rule, element, detail, self.page.path, how))

    def inspect_quickly(self, page):
        """Open a page at the first width and in the first scheme, and note what is wrong at once."""
        self.page = page
        if self.open(self.widths[0]):
            self.axe(f"{self.widths[0]} px, {self.schemes[0]}")
            self.layout_at(self.widths[0])
            self.layout_at(NARROW)
            self.without_scripts()
            self.cookies()

    def inspect(self, page):
        """Open a page at each width and note all that is wrong."""
        self.page = page
        for width in self.widths:
            if not self.open(width):
                return
            for scheme in self.schemes:
                self.tab.emulate_media(color_scheme=scheme)
                self.axe(f"{width} px, {scheme}")
                self.ours(f"{width} px, {scheme}", "unseenFocus")
            self.layout(width)
            if self.tab.locator("main details, footer details").count():
                self.tab.evaluate("pageChecks.unfold()")
                self.axe(f"{width} px, {self.schemes[-1]}, unfolded")
                self.ours(f"{width} px, unfolded", *OF_LAYOUT)
            if self.page.name == "home":  # they are the same on every page
                self.layers(width)
        self.without_scripts()
        self.cookies()

    def cookies(self):
        if self.context.cookies():
            self.note("cookie", str(self.context.cookies()), "", "")
            self.context.clear_cookies()

    def open(self, width):
        """Load the page at a width; whether it answered as it must."""
        self.tab.set_viewport_size({"width": width, "height": HEIGHT})
        self.tab.emulate_media(color_scheme=self.schemes[0])
        response = self.tab.goto(self.page.path, wait_until="load")
        if response.status != self.page.status:
            self.note("status", f"{response.status} instead of {self.page.status}", "", "")
            self.watch.take()
            return False
        self.tab.wait_for_load_state("networkidle")
        browser.prepare(self.tab)
        for rule, detail in self.watch.take():
            self.note(rule, "", detail, f"{width} px")
        return True

    def axe(self, how, part="html"):
        for rule, element, detail in browser.axe(self.tab, part):
            self.note(rule, element, detail, how)

    def ours(self, how, *checks):
        for check in checks:
            for element, detail in browser.look(self.tab, check):
                self.note(check, element, detail, how)

    def layout(self, width):
        """The checks of the layout, at this width and under all that a reader may set."""
        self.layout_at(width)
        if other := {PHONE: NARROW, WIDE: ZOOMED}.get(width):
            self.layout_at(other)
            self.tab.set_viewport_size({"width": width, "height": HEIGHT})
            for name, css in browser.READERS_STYLES.items():
                browser.restyle(self.tab, css)
                self.ours(f"{width} px, {name}", *OF_LAYOUT)
            browser.restyle(self.tab)

    def layout_at(self, width):
        self.tab.set_viewport_size({"width": width, "height": HEIGHT})
        self.ours(f"{width} px", *OF_LAYOUT, *(["smallTargets"] if width == PHONE else []))

    def layers(self, width):
        """What lies over the page when it is open: the menu and its parts, one after the other."""
        for number in count():
            name = self.tab.evaluate("number => pageChecks.openLayer(number)", number)
            if name is None:
                return
            for scheme in self.schemes:
                self.tab.emulate_media(color_scheme=scheme)
                self.axe(f"{width} px, {scheme}, open: {name}", "[data-open-layer]")
            checks = ["sideways", "clipped", "unseenFocus", *(["smallTargets"] if width == PHONE else [])]
            self.ours(f"{width} px, open: {name}", *checks)

    def without_scripts(self):
        """Compare what the page says and leads to with and without JavaScript."""
        tab = self.plain.new_page()
        tab.goto(self.page.path)
        tab.evaluate(browser.CHECKS)
        plain, full = tab.evaluate("pageChecks.content()"), self.tab.evaluate("pageChecks.content()")
        tab.close()
        for link in sorted(set(full["links"]) - set(plain["links"])):
            self.note("only with JavaScript", link, "link", "")
        missing = [word for word in full["words"].split() if word not in plain["words"]]
        if missing:
            self.note("only with JavaScript", " ".join(missing)[:160], "words", "")


def report_lines(findings):
    """The findings in words: by rule and element, with how often and on which pages first."""
    groups = defaultdict(list)
    for finding in findings:
        groups[finding.rule, finding.element].append(finding)
    rule = None
    for (name, element), group in sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]))):
        if name != rule:
            rule = name
            yield f"\n{rule}"
        yield f"  {element}" + (f"  [{group[0].detail}]" if group[0].detail else "")
        paths = list(dict.fromkeys(f"{one.page} ({one.how})" if one.how else one.page for one in group))
        more = f" … {len(paths)} in all" if len(paths) > SHOWN_PAGES else ""
        yield f"    {', '.join(paths[:SHOWN_PAGES])}{more}"
