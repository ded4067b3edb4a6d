"""The chart in a real browser: folds, addresses that point into them, and what stays without the script."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture
def chart():
    head = make_unit(name_fr="Tête")
    department = make_unit(head, name_fr="Département")
    division = make_unit(department, name_fr="Division")
    make_unit(division, name_fr="Section", slug="section")


def unit(tab, name):
    return tab.get_by_role("link", name=name)


def test_a_phone_shows_branches_folded_and_unfolds_them_one_by_one(open_tab, chart):
    tab = open_tab(viewport=PHONE)
    tab.goto("/fr/structure/")

    expect(unit(tab, "Département")).to_be_visible()
    expect(unit(tab, "Division")).to_be_hidden()
    tab.locator(".chart__fold > summary").first.press("Enter")

    expect(unit(tab, "Division")).to_be_visible()
    expect(unit(tab, "Section")).to_be_hidden()


def test_a_wide_screen_shows_everything_with_and_without_the_script(open_tab, chart):
    for scripts in [True, False]:
        tab = open_tab(viewport=WIDE, java_script_enabled=scripts)
        tab.goto("/fr/structure/")

        expect(unit(tab, "Section")).to_be_visible()


def test_all_folds_open_and_close_at_once(open_tab, chart):
    tab = open_tab(viewport=PHONE)
    tab.goto("/fr/structure/")

    tab.get_by_role("button", name="Tout déplier").click()
    expect(unit(tab, "Section")).to_be_visible()
    tab.get_by_role("button", name="Tout replier").click()

    expect(unit(tab, "Division")).to_be_hidden()


def test_an_address_that_points_to_a_unit_unfolds_what_is_above_it(open_tab, chart):
    tab = open_tab(viewport=PHONE)
    tab.goto("/fr/structure/#unit-section")

    expect(unit(tab, "Section")).to_be_in_viewport()


def test_without_the_script_nothing_is_offered_that_does_not_work(open_tab, chart):
    tab = open_tab(viewport=PHONE, java_script_enabled=False)
    tab.goto("/fr/structure/")

    expect(tab.locator("[data-folds]").first).to_be_hidden()
    tab.locator(".chart__fold > summary").first.click()
    expect(unit(tab, "Division")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280, 1920])
def test_no_width_needs_scrolling_sideways(open_tab, width):
    head = make_unit(name_fr="Tête")
    for _number in range(7):
        parent = make_unit(head, name_fr="Département de la coordination pour la paix et le développement")
        for _depth in range(4):
            parent = make_unit(parent, name_fr="Anticonstitutionnellementsubdivisionnaire")
    tab = open_tab(viewport={"width": width, "height": 800})
    tab.goto("/fr/structure/")

    tab.get_by_role("button", name="Tout déplier").click()

    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_whole_chart_is_printed_on_one_sheet(open_tab, chart):
    tab = open_tab(viewport=PHONE)
    tab.goto("/fr/structure/")

    tab.emulate_media(media="print")

    expect(unit(tab, "Section")).to_be_visible()
