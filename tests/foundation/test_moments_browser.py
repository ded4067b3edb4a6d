"""A moment in a real browser: the other zones follow what is typed; the browser's zone is only proposed."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foundation.desk.profile import DeskProfile
from publishing.models import State
from tests.factories import make_admin, make_release

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def user():
    return make_admin()


@pytest.fixture
def page(open_tab, user):
    """A tab in Kathmandu of an administrator."""
    return open_tab(user, locale="fr-FR", timezone_id="Asia/Kathmandu")


def test_the_clocks_follow_what_is_typed(page):
    edition = make_release(state=State.DRAFT)
    page.goto(reverse("admin:news_releaseedition_change", args=[edition.pk]))
    clocks = page.locator("[data-moment=publish_at] [data-moment-clocks]")

    page.fill("[name=publish_at_0]", "01/07/2027")
    page.fill("[name=publish_at_1]", "14:00")
    expect(clocks).to_contain_text("1 juillet 2027 14:00")
    expect(clocks).to_contain_text("1 juillet 2027 12:00")
    page.fill("[name=publish_at_0]", "28/03/2027")
    page.fill("[name=publish_at_1]", "02:30")
    expect(clocks).not_to_contain_text("2027")
    page.fill("[name=publish_at_0]", "31/10/2027")
    expect(clocks).not_to_contain_text("2027")
    with page.expect_navigation():
        page.locator("[name=_continue]").click()
    page.locator("[name=publish_at_2][value='1']").check()
    expect(clocks).to_contain_text("31 octobre 2027 01:30")
    with page.expect_navigation():
        page.locator("[name=_continue]").click()

    assert f"{type(edition).objects.get(pk=edition.pk).publish_at:%d %H:%M}" == "31 01:30"


def test_the_zone_of_the_browser_is_proposed_and_never_taken_silently(page, user):
    page.goto(reverse("time_zone"))
    expect(page.locator("[data-browser-zone]")).to_contain_text("Asia/Kat")
    assert not DeskProfile.objects.exists()

    page.locator("[data-browser-zone] button").click()
    with page.expect_navigation():
        page.locator("button[type=submit].desk-button").click()

    expect(page.locator("[data-browser-zone]")).to_be_hidden()
    assert DeskProfile.objects.get(user=user).time_zone in {"Asia/Kathmandu", "Asia/Katmandu"}
