"""Drafts kept in the browser: a crash or an expired login loses no word."""

import re

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from news.models import ReleaseEdition, Theme
from publishing.models import State
from tests.factories import make_admin, make_country, make_release, make_theme

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('desk-draft:')).length"
OFFER = "#draft-offer"


@pytest.fixture
def page(new_context):
    """A tab in which an administrator is logged in; it fails the test on any error of a script."""
    errors = []
    tab = new_context(make_admin(username="amina", password="sesame"), locale="fr-FR").new_page()
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("dialog", lambda dialog: dialog.accept())  # « leave this page? »
    yield tab
    assert errors == []


def edit(page, row):
    meta = row._meta
    page.goto(reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk]))


def kept(page, count):
    page.wait_for_function(f"({KEPT})() === {count}")


def save(page):
    with page.expect_navigation():
        page.locator("[name=_continue]").click()


def test_what_was_typed_is_offered_after_a_crash_and_put_into_the_form(page):
    edition = make_release(state=State.DRAFT, body_fr="<p>Un texte.</p>", countries=[make_country("LB")])
    edition.press_contacts.create(name="Élise", email="e@example.org")
    edit(page, edition)
    page.fill("[name=title_fr]", "Mon titre")
    page.locator("#texts-fr [contenteditable]").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Et un mot.")
    page.fill("[name=press_contacts-0-name]", "Élise Dupont")
    kept(page, 1)

    edit(page, edition)
    expect(page.locator(OFFER)).to_be_visible()
    expect(page.locator("[name=title_fr]")).not_to_have_value("Mon titre")
    page.locator(f"{OFFER} summary").click()
    expect(page.locator(OFFER)).to_contain_text("Mon titre")
    page.locator("[data-draft=restore]").click()
    expect(page.locator("#texts-fr [contenteditable]")).to_contain_text("Et un mot.")
    save(page)

    edition = ReleaseEdition.objects.get(pk=edition.pk)
    assert (edition.title_fr, edition.body_fr) == ("Mon titre", "<p>Un texte. Et un mot.</p>")
    assert edition.press_contacts.get().name == "Élise Dupont"
    kept(page, 0)
    expect(page.locator(OFFER)).to_be_hidden()


def test_a_form_that_was_only_opened_keeps_nothing_and_changes_nothing(page):
    edition = make_release(
        state=State.DRAFT, body_fr="<p>Un <b>texte</b>.</p>\n<p>Deux.</p><ul><li>x</li></ul>"
    )
    edit(page, edition)
    page.wait_for_selector("#texts-fr [contenteditable]")
    page.locator("[name=title_fr]").click()
    page.wait_for_timeout(1200)

    kept(page, 0)
    save(page)
    assert ReleaseEdition.objects.get(pk=edition.pk).version == edition.version


def test_an_expired_login_loses_no_word(page):
    theme = make_theme(name_fr="Un")
    edit(page, theme)
    page.fill("[name=name_fr]", "Mes mots")
    Session.objects.all().delete()
    save(page)
    assert "login" in page.url
    page.fill("[name=username]", "amina")
    page.fill("[name=password]", "sesame")
    with page.expect_navigation():
        page.locator("[type=submit]").click()

    page.locator("[data-draft=restore]").click()
    save(page)

    assert Theme.objects.get(pk=theme.pk).name_fr == "Mes mots"
    kept(page, 0)


def test_a_draft_older_than_what_is_stored_overwrites_nothing_in_silence(page):
    theme = make_theme(name_fr="Un")
    edit(page, theme)
    page.fill("[name=name_fr]", "Mes mots")
    kept(page, 1)
    Theme.objects.filter(pk=theme.pk).update(name_fr="Leurs mots")

    edit(page, theme)
    expect(page.locator("[data-draft=older]")).to_be_visible()
    page.locator("[data-draft=restore]").click()
    save(page)

    expect(page.locator(".conflicts")).to_contain_text("Leurs")
    assert Theme.objects.get(pk=theme.pk).name_fr == "Leurs mots"
    page.locator("[name=choice-name_fr][value=mine]").check()
    save(page)
    assert Theme.objects.get(pk=theme.pk).name_fr == "Mes mots"
    kept(page, 0)


def test_a_new_row_with_the_rows_of_its_inlines_is_offered_again(page):
    page.goto(reverse("admin:news_releaseedition_add"))
    page.fill("[name=title_fr]", "Annonce")
    page.locator("#press_contacts-group a.add-row").click()
    page.fill("[name=press_contacts-0-name]", "Élise")
    page.fill("[name=press_contacts-0-email]", "e@example.org")
    kept(page, 1)

    page.goto(reverse("admin:news_releaseedition_add"))
    page.locator("[data-draft=restore]").click()
    expect(page.locator("[name=press_contacts-0-name]")).to_have_value("Élise")
    save(page)

    assert ReleaseEdition.objects.get().press_contacts.get().name == "Élise"
    kept(page, 0)


def test_a_discarded_draft_is_gone(page):
    theme = make_theme()
    edit(page, theme)
    page.fill("[name=name_fr]", "Mes mots")
    kept(page, 1)

    edit(page, theme)
    page.locator("[data-draft=discard]").click()

    kept(page, 0)


def test_drafts_are_forgotten_at_logout(page):
    theme = make_theme()
    edit(page, theme)
    page.fill("[name=name_fr]", "Mes mots")
    kept(page, 1)
    page.goto(reverse("admin:index"))

    with page.expect_navigation():
        page.evaluate("document.getElementById('logout-form').requestSubmit()")

    kept(page, 0)


def test_a_draft_is_kept_for_a_week_and_offered_to_its_writer_alone(page):
    theme = make_theme()
    edit(page, theme)
    page.fill("[name=name_fr]", "Mes mots")
    kept(page, 1)
    page.goto(reverse("admin:index"))  # a form that is open keeps its words fresh
    page.evaluate("""() => { for (const key of Object.keys(localStorage)) {
        if (!key.startsWith("desk-draft:")) continue;
        const draft = localStorage.getItem(key);
        localStorage.setItem(key.replace(/^desk-draft:[0-9]+/, "desk-draft:999999"), draft);
        const old = { ...JSON.parse(draft), at: Date.now() - 8 * 24 * 3600 * 1000 };
        localStorage.setItem(key, JSON.stringify(old));
    } }""")

    edit(page, theme)

    kept(page, 1)
    expect(page.locator(OFFER)).to_be_hidden()
    assert re.search("desk-draft:999999", page.evaluate("JSON.stringify(localStorage)"))
