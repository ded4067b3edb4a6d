"""The admin in a real browser: what an upgrade of Unfold, mptt or the editor could break without a word."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foundation.trees.tree import check_tree
from publishing.models import State
from structure.models import OrgUnit
from tests.factories import make_admin, make_contact_point, make_release, make_unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(open_tab):
    """A tab in which an administrator is logged in."""
    return open_tab(make_admin(), locale="fr-FR")


def edit(page, row):
    meta = row._meta
    page.goto(reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk]))


def test_a_row_that_is_dragged_under_another_is_confirmed_and_undone(page):
    old, new = make_unit(name_fr="Ancien"), make_unit(name_fr="Nouveau")
    unit = make_unit(old, name_fr="Division")
    page.goto(reverse("admin:structure_orgunit_changelist"))
    target = page.locator(f"#row-{new.pk} th").bounding_box()

    page.locator(f"#row-{unit.pk} .drag-handle").hover()
    page.mouse.down()
    page.mouse.move(target["x"] + 60, target["y"] + target["height"] / 2 - 4, steps=5)
    page.mouse.move(target["x"] + 60, target["y"] + target["height"] / 2, steps=5)
    with page.expect_navigation(url="**/move/?target=*"):
        page.mouse.up()
    expect(page.locator(".consequence").first).to_contain_text("Nouveau")
    assert OrgUnit.objects.get(pk=unit.pk).parent_id == old.pk
    with page.expect_navigation():
        page.locator(".consequences-buttons button").first.click()

    assert OrgUnit.objects.get(pk=unit.pk).parent_id == new.pk
    assert [place.parent_id for place in unit.placements.order_by("starts")] == [old.pk, new.pk]
    with page.expect_navigation():
        page.locator(".desk-message button").click()
    assert OrgUnit.objects.get(pk=unit.pk).parent_id == old.pk
    assert check_tree(OrgUnit) == []


def test_a_unit_is_abolished_by_keyboard_alone(page):
    unit = make_unit(name_fr="Division")
    page.goto(reverse("admin:structure_orgunit_abolish", args=[unit.pk]))

    page.locator("[name=last_day]").fill("2024-06-30")
    page.locator("[name=_why]").focus()
    page.keyboard.type("Réforme")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[name=target]")).to_be_hidden()
    page.locator(".consequences-buttons button").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert OrgUnit.objects.get(pk=unit.pk).abolished == "2024-06-30"
    page.locator(".desk-message button").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert OrgUnit.objects.get(pk=unit.pk).abolished == ""


def test_the_arrows_work_by_keyboard(page):
    parent = make_unit()
    first, second = make_unit(parent), make_unit(parent)
    page.goto(reverse("admin:structure_orgunit_changelist"))

    page.locator(f"#row-{second.pk} .move-buttons button").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert list(OrgUnit.objects.get(pk=parent.pk).get_children()) == [second, first]


def test_a_tree_is_collapsed_and_expanded(page):
    parent = make_unit()
    below = make_unit(parent)
    page.goto(reverse("admin:structure_orgunit_changelist"))
    collapse, expand = page.locator(".tree-tools a").nth(1), page.locator(".tree-tools a").nth(0)

    collapse.click()
    expect(page.locator(f"#row-{below.pk}")).to_be_hidden()
    expand.click()
    expect(page.locator(f"#row-{below.pk}")).to_be_visible()


def test_a_tab_shows_one_language_of_the_whole_form(page):
    unit = make_unit(name_en="Unit")
    make_contact_point(unit)
    edit(page, unit)

    page.get_by_role("tab", name="English").click()

    expect(page.locator("[name=name_en]")).to_be_visible()
    expect(page.locator("[name=name_fr]")).to_be_hidden()
    expect(page.locator("[name=contact_points-0-label_en]")).to_be_visible()
    expect(page.locator("[name=contact_points-0-label_fr]")).to_be_hidden()
    expect(page.locator("#placements-group .select2").first).to_be_visible()
    expect(page.get_by_role("tab", name=re.compile("Español"))).to_contain_text("vide")


def test_the_tabs_are_walked_by_the_arrow_keys(page):
    edit(page, make_unit())

    page.get_by_role("tab", name="Français").focus()
    page.keyboard.press("ArrowRight")

    expect(page.locator("[name=name_en]")).to_be_visible()


def test_the_editor_writes_rich_text_and_arabic_from_the_right(page):
    edition = make_release(state=State.DRAFT, body_fr="<p>Un texte.</p>")
    edit(page, edition)
    page.get_by_role("tab", name="العربي").click()

    arabic = page.locator("#texts-ar [contenteditable]")
    arabic.click()
    page.keyboard.type("بيان")
    assert arabic.evaluate("element => getComputedStyle(element).direction") == "rtl"
    with page.expect_navigation():
        page.locator("[name=_continue]").click()

    edition = type(edition).objects.get(pk=edition.pk)
    assert (edition.body_ar, edition.body_fr) == ("<p>بيان</p>", "<p>Un texte.</p>")


def test_a_stale_save_keeps_what_was_typed_beside_what_is_stored(page):
    unit = make_unit(name_fr="Ancien nom")
    edit(page, unit)
    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Nom d’une autre")

    page.fill("[name=name_fr]", "Mon nom")
    with page.expect_navigation():
        page.locator("[name=_continue]").click()

    expect(page.locator(".conflicts")).to_contain_text("Nom d’une autre")
    expect(page.locator("[name=name_fr]")).to_have_value("Mon nom")
    page.locator("[name=choice-name_fr][value=mine]").check()
    with page.expect_navigation():
        page.locator("[name=_continue]").click()
    with page.expect_navigation():
        page.locator(".consequences-buttons button").first.click()
    assert OrgUnit.objects.get(pk=unit.pk).name_fr == "Mon nom"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_preview_shows_windows_side_by_side_that_fit(page, width):
    edition = make_release(state=State.DRAFT, title_fr="Titre", title_ar="عنوان")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(reverse("admin:news_releaseedition_preview", args=[edition.pk]))

    for number, title in enumerate(["Titre", "عنوان", "Titre", "عنوان"]):
        frame = page.locator("iframe").nth(number)
        frame.scroll_into_view_if_needed()
        expect(frame.content_frame.locator("h1")).to_have_text(title)
        box, window = frame.bounding_box(), page.locator(".preview-frame__window").nth(number).bounding_box()
        assert box["width"] <= window["width"]
    phone, wide = (page.locator("iframe").nth(number) for number in [0, 2])
    assert phone.evaluate("frame => frame.contentWindow.innerWidth") == 390
    assert wide.evaluate("frame => frame.contentWindow.innerWidth") == 1280
    assert page.evaluate("document.documentElement.scrollWidth") <= width
