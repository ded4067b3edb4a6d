"""The desk as someone new uses it: the way from the first screen to the end, by mouse or by keys alone.

``docs/quality.md`` has the numbers of clicks and keys; ``make test ARGS="-k desk_trial -n 0 -o log_cli=1
--log-cli-level=INFO"`` prints them.
"""

import datetime as dt
import logging
from dataclasses import dataclass

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from foundation.rights import Role
from news.models import ReleaseEdition
from publishing.models import Edition, State
from structure.models import OrgUnit
from tests.factories import make_editor, make_release, make_unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

logger = logging.getLogger(__name__)

FARTHEST = 120  # keys to the next thing to do: whoever needs more has no way
NEXT_WEEK = timezone.localdate() + dt.timedelta(days=7)


@dataclass
class Mouse:
    """Clicks on what is seen, and types."""

    tab: Page
    deeds: int = 0

    def reach(self, target: Locator):
        target.click()
        self.deeds += 1

    def press(self, target: Locator):
        with self.tab.expect_navigation():
            self.reach(target)

    choose = reach

    def pick(self, buttons: Locator, value):
        """One of several of which only one can be chosen."""
        self.reach(self.tab.locator(f"[name={buttons.first.get_attribute('name')}][value={value}]"))


class Keys(Mouse):
    """Goes with Tab to what has the focus next, and presses Enter or Space there."""

    def reach(self, target: Locator):
        skip = self.tab.locator(".skip-link")
        is_beyond = target.evaluate("one => document.getElementById('content').contains(one)")
        for _step in range(FARTHEST):
            if is_beyond and skip.evaluate("one => one === document.activeElement"):
                self.tab.keyboard.press("Enter")
                self.deeds += 1
            if target.evaluate("one => one === document.activeElement"):
                return
            self.tab.keyboard.press("Tab")
            self.deeds += 1
        raise AssertionError(f"{target} is out of reach")

    def press(self, target: Locator):
        self.reach(target)
        with self.tab.expect_navigation():
            self.tab.keyboard.press("Enter")
        self.deeds += 1

    def choose(self, target: Locator):
        self.reach(target)
        self.tab.keyboard.press("Space")
        self.deeds += 1

    def pick(self, buttons: Locator, value):
        self.choose(buttons.first)
        while self.tab.evaluate("() => document.activeElement.value") != value:
            self.tab.keyboard.press("ArrowDown")
            self.deeds += 1


@pytest.fixture(
    params=[(Mouse, 1280), (Mouse, 390), (Keys, 1280), (Keys, 390)], ids=lambda p: f"{p[0].__name__}-{p[1]}"
)
def desk(request, new_context):
    """What opens the first screen of the desk for a user, in a window of this width."""
    kind, width = request.param

    def open_desk(user):
        tab = new_context(user, locale="fr-FR", viewport={"width": width, "height": 800}).new_page()
        tab.goto(reverse("admin:index"))
        return kind(tab)

    return open_desk


def fill(hand, target, words):
    hand.reach(target)
    hand.tab.keyboard.press("ControlOrMeta+a")
    hand.tab.keyboard.type(words)


def told(request, what, hand):
    logger.info("%s, %s: %s", request.node.callspec.id, what, hand.deeds)


def test_a_release_is_written_read_and_scheduled(desk, request):
    unit = make_unit(name_fr="Médias")
    author, editor = make_editor(Role.AUTHOR, unit), make_editor(Role.EDITOR, unit)

    hand = desk(author)
    tab = hand.tab
    hand.press(tab.get_by_role("link", name="Rédiger un communiqué"))
    fill(hand, tab.locator("[name=title_fr]"), "Retour de cent migrants")
    fill(hand, tab.locator(".field-body_fr [contenteditable]"), "Cent migrants sont rentrés.")
    hand.press(tab.locator("[name=_continue]"))
    hand.press(tab.get_by_role("button", name="Enregistrer et soumettre à relecture"))
    told(request, "write and submit", hand)
    hand = desk(editor)
    tab = hand.tab
    hand.press(tab.get_by_role("link", name="Retour de cent migrants").first)
    fill(hand, tab.locator("[name=publish_at_0]"), f"{NEXT_WEEK:%d/%m/%Y}")
    fill(hand, tab.locator("[name=publish_at_1]"), "09:00")
    hand.press(tab.get_by_role("button", name="Enregistrer et approuver"))
    told(request, "read and schedule", hand)

    edition = ReleaseEdition.objects.get()
    assert (edition.state, edition.document.issued_by) == (State.APPROVED, unit)
    assert timezone.localdate(edition.publish_at) == NEXT_WEEK


def test_a_figure_is_corrected_after_publication(desk, request):
    unit = make_unit(name_fr="Médias")
    author, editor = make_editor(Role.AUTHOR, unit), make_editor(Role.EDITOR, unit)
    live = make_release(title_fr="Retour", body_fr="<p>Cent migrants.</p>", issued_by=unit)

    hand = desk(author)
    tab = hand.tab
    tab.goto(reverse("admin:news_releaseedition_change", args=[live.pk]))
    hand.press(tab.get_by_role("button", name="Nouvelle édition"))
    hand.pick(tab.locator("[name=change_kind]"), "correction")
    fill(hand, tab.locator(".field-body_fr [contenteditable]"), "Cent dix migrants.")
    fill(hand, tab.locator("[name=change_note_fr]"), "Le nombre était faux.")
    hand.press(tab.get_by_role("button", name="Enregistrer et soumettre à relecture"))
    told(request, "correct", hand)
    hand = desk(editor)
    hand.press(hand.tab.get_by_role("link", name="Retour").first)
    hand.press(hand.tab.get_by_role("button", name="Enregistrer et approuver"))
    told(request, "approve the correction", hand)

    now = ReleaseEdition.objects.published().get()
    assert (now.number, now.change_kind) == (2, Edition.ChangeKind.CORRECTION)
    assert now.body_fr == "<p>Cent dix migrants.</p>"


def test_a_unit_is_moved_and_the_move_is_undone(desk, request):
    old, new = make_unit(name_fr="Ancien département"), make_unit(name_fr="Nouveau département")
    unit = make_unit(old, name_fr="Division")
    registry = make_editor(Role.REGISTRY)

    hand = desk(registry)
    tab = hand.tab
    tab.goto(reverse("admin:structure_orgunit_changelist"))
    hand.press(tab.locator(f"#row-{unit.pk} th a"))
    hand.choose(tab.locator("[aria-labelledby=select2-id_parent-container]"))
    tab.keyboard.type("Nouveau")
    expect(tab.locator(".select2-results__option--highlighted")).to_contain_text("Nouveau")
    tab.keyboard.press("Enter")
    hand.press(tab.locator("[name=_save]"))
    hand.press(tab.locator(".consequences-buttons button").first)
    moved = OrgUnit.objects.get(pk=unit.pk).parent_id
    hand.press(tab.locator(".desk-message button"))
    told(request, "move and undo", hand)

    assert (moved, OrgUnit.objects.get(pk=unit.pk).parent_id) == (new.pk, old.pk)
