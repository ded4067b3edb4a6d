"""The public pages in a real browser, one of each kind. ``make axe`` looks at many more, and more closely."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_country, make_page
from tests.hard_pages import hard_pages, kinds_without_example
from tests.looker import PHONE, WIDE, PageInspector, report_lines
from tests.sample import make_sample

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIEWS = {"fr": (PHONE, "light"), "ar": (WIDE, "dark")}


@pytest.fixture
def site(live_server):
    """The address of a site that is still empty."""
    return live_server.url


@pytest.fixture
def make_looker(chromium, site):
    lookers = []

    def make_looker(**options):
        lookers.append(PageInspector(chromium, site, **options))
        return lookers[-1]

    yield make_looker
    for looker in lookers:
        looker.close()


@pytest.fixture
def menu():
    """A menu with one part."""
    make_page(make_page(slug="part", in_menu=True), slug="page", in_menu=True)


def one_of_each_kind(language):
    """The first example of each kind of page, and of each kind of error."""
    pages = reversed(hard_pages(language))
    return {page.name if page.status == 200 else page.status: page for page in pages}.values()


@pytest.mark.parametrize("language", VIEWS)
def test_a_page_of_each_kind_has_no_finding(make_looker, language):
    make_sample()
    width, scheme = VIEWS[language]
    looker = make_looker(widths=[width], schemes=[scheme])
    pages = one_of_each_kind(language)

    for page in pages:
        looker.inspect_quickly(page)

    assert "\n".join(report_lines(looker.found)) == ""
    assert kinds_without_example(pages) == []


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_the_tab_key_reaches_everything_in_the_order_of_the_page(make_looker, menu, width):
    looker = make_looker()
    looker.page = hard_pages("fr")[0]
    looker.open(width)
    expected = looker.tab.evaluate("pageChecks.tabStops()")

    reached = []
    for _stop in expected:
        looker.tab.keyboard.press("Tab")
        reached.append(looker.tab.evaluate("pageChecks.focused()"))

    assert reached == expected
    assert expected[0].startswith("a.skip-link")


def test_the_menu_of_a_phone_is_opened_and_closed_by_keyboard(open_tab, site, menu):
    tab = open_tab(viewport={"width": PHONE, "height": 800})
    tab.goto(f"{site}/fr/")
    entries = tab.locator("#menu")
    expect(entries).to_be_hidden()

    tab.locator("[popovertarget=menu]").first.focus()
    tab.keyboard.press("Enter")
    expect(entries).to_be_visible()
    tab.keyboard.press("Escape")

    expect(entries).to_be_hidden()


def test_a_part_of_the_wide_menu_is_opened_and_closed_by_keyboard(open_tab, site, menu):
    tab = open_tab(viewport={"width": WIDE, "height": 800})
    tab.goto(f"{site}/fr/", wait_until="networkidle")  # the script is a file of its own
    part = tab.locator("header summary").first

    part.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("header details[open]")).to_have_count(1)
    tab.keyboard.press("Escape")

    expect(tab.locator("header details[open]")).to_have_count(0)
    expect(part).to_be_focused()


def test_the_menu_works_without_scripts(open_tab, site, menu):
    tab = open_tab(java_script_enabled=False, viewport={"width": PHONE, "height": 800})
    tab.goto(f"{site}/fr/")

    tab.locator("[popovertarget=menu]").first.click()

    expect(tab.locator("#menu")).to_be_visible()


def test_suggestions_are_read_out_and_followed_by_keyboard_even_from_a_late_script(open_tab, site, menu):
    make_country("KG", name_fr="Kirghizistan")
    make_country("KE", name_fr="Kenya")
    tab = open_tab(viewport={"width": WIDE, "height": 800})
    held = []
    tab.route("**/js/suggestions.js", lambda route: held.append(route))
    tab.goto(f"{site}/fr/")
    box = tab.locator("#search-box")

    with tab.expect_request("**/js/suggestions.js"):
        box.focus()
    tab.keyboard.type("kir")
    expect(tab.locator("[role=option]")).to_have_count(0)
    with tab.expect_response("**?q=kir*"):
        held[0].continue_()

    expect(tab.locator(".search-box [role=status]")).to_have_text("1 suggestion")
    expect(box).to_have_attribute("aria-expanded", "true")
    tab.keyboard.press("Escape")
    expect(tab.locator("#suggestions")).to_be_hidden()
    tab.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(f"{site}/fr/pays/kg/")


def test_suggestions_for_words_that_the_reader_has_continued_are_given_up(open_tab, site, menu):
    make_country("KG", name_fr="Kirghizistan")
    tab = open_tab(viewport={"width": WIDE, "height": 800})
    tab.route(lambda address: address.endswith("?q=ki"), lambda route: None)  # no answer yet
    tab.goto(f"{site}/fr/")

    tab.locator("#search-box").focus()
    with tab.expect_request(lambda request: request.url.endswith("?q=ki")):
        tab.keyboard.type("ki")
    with tab.expect_event("requestfailed", lambda request: request.url.endswith("?q=ki")):
        tab.keyboard.type("r")

    expect(tab.locator(".search-box [role=status]")).to_have_text("1 suggestion")
