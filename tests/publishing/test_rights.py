"""Who may take an edition over which step: every step, every role, one's own, another's, and outside.

The table says it once; each cell is tried through the address of the admin, with every field of the form.
"""

from dataclasses import dataclass

import pytest
import tablib
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.history.log import event_models
from foundation.rights import ACCOUNT_RULE, PERMISSIONS, Permission, Role, access_rule_of, rights_of
from news.models import PressRelease, ReleaseEdition
from news.resources import ReleaseEditionResource
from publishing.models import State
from publishing.rights import may_transition
from tests.factories import make_admin, make_editor, make_release, make_unit
from tests.forms import form_data

pytestmark = pytest.mark.django_db

OWN, OTHERS, OUTSIDE = "own", "another's", "outside"
CASES = [OWN, OTHERS, OUTSIDE]
NONE, ALONE, SUPERUSER = "nobody", "editor who may publish alone", "superuser"
WHO = [*Role, ALONE, NONE, SUPERUSER]

# What each may do in the units of the grant: with the editions they opened, and with those of others.
WRITERS, APPROVERS = {Role.AUTHOR}, {Role.EDITOR, Role.REGIONAL_EDITOR, Role.ADMINISTRATOR, ALONE}
MAY = {
    "save": {OWN: WRITERS | APPROVERS, OTHERS: APPROVERS},
    "save_review": {OWN: APPROVERS, OTHERS: APPROVERS},
    "delete": {OWN: WRITERS | APPROVERS, OTHERS: APPROVERS},
    "submit": {OWN: WRITERS | APPROVERS, OTHERS: APPROVERS},
    "send_back": {OWN: APPROVERS, OTHERS: APPROVERS},
    "approve": {OWN: set(), OTHERS: APPROVERS},
    "approve_draft": {OWN: set(), OTHERS: set()},
    "publish_alone": {OWN: {ALONE}, OTHERS: {ALONE}},
    "new_edition": {OWN: WRITERS | APPROVERS, OTHERS: WRITERS | APPROVERS},
    "withdraw": {OWN: APPROVERS, OTHERS: APPROVERS},
    "mark_as_seen": {OWN: APPROVERS, OTHERS: APPROVERS},
}
# A superuser may do everything everywhere, but does not approve what he opened: he publishes it alone.
SUPERUSER_MAY_NOT = {
    ("approve", OWN),
    ("approve_draft", OWN),
    ("approve_draft", OTHERS),
    ("approve_draft", OUTSIDE),
}


def is_allowed(who, step, case):
    if who == SUPERUSER:
        return (step, case) not in SUPERUSER_MAY_NOT
    return case != OUTSIDE and who in MAY[step][case]


@dataclass
class World:
    """Two branches of a tree, with a release to work on in each."""

    dakar: object
    thies: object
    nairobi: object

    def user(self, who):
        if who == NONE:
            return User.objects.create_user("nobody", is_staff=True)
        if who == SUPERUSER:
            return make_admin()
        if who == ALONE:
            return make_editor(Role.EDITOR, self.dakar, can_publish_alone=True)
        return make_editor(who, self.dakar)

    def edition(self, case, user, state, **fields):
        unit = self.nairobi if case == OUTSIDE else self.thies
        opener = user if case == OWN else User.objects.create_user(f"opener-{User.objects.count()}")
        fields = {"issued_by": unit, "created_by": opener, "state": state} | fields
        return make_release(title_fr="Titre", title_en="Title", **fields)


@pytest.fixture
def world():
    root = make_unit()
    dakar = make_unit(root)
    return World(dakar, make_unit(dakar), make_unit(root))


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def change_url(row):
    return reverse(f"admin:news_{row._meta.model_name}_change", args=[row.pk])


def post(user, row, **changes):
    """Send the whole form as somebody sees it who may change everything."""
    page = client_of(make_admin()).get(change_url(row))
    return client_of(user).post(change_url(row), form_data(page, **changes))


def press(user, edition, button):
    """Save by this button; what becomes of the edition."""
    post(user, edition, remark="Pourquoi", **{f"news_releaseedition_{button}": "1"})
    return stored(edition)


def stored(row):
    """A row as it is stored now; a protected state is not read into an object that is there."""
    return type(row).objects.get(pk=row.pk)


def tries(step, world, case, user):
    """Take the step as this user; whether something came of it."""
    if step in {"save", "save_review"}:
        edition = world.edition(case, user, State.REVIEW if step == "save_review" else State.DRAFT)
        post(user, edition, title_fr="Autre titre")
        return stored(edition).title_fr == "Autre titre"
    if step == "delete":
        edition = world.edition(case, user, State.DRAFT)
        address = reverse("admin:news_releaseedition_delete", args=[edition.pk])
        client_of(user).post(address, {"post": "yes"})
        return not ReleaseEdition.objects.filter(pk=edition.pk).exists()
    if step == "withdraw":
        edition = world.edition(case, user, State.APPROVED)
        address = reverse("admin:news_pressrelease_withdraw", args=[edition.document_id])
        client_of(user).post(address, {"withdrawal_reason_fr": "Raison", "version": "1"})
        return stored(edition.document).withdrawn_at is not None
    if step == "new_edition":
        edition = world.edition(case, user, State.APPROVED)
        client_of(user).post(reverse("admin:news_releaseedition_new_edition", args=[edition.pk]))
        return edition.document.editions.count() == 2
    if step == "mark_as_seen":
        alone = {"approved_alone": True, "approved_by": make_admin(), "approved_at": timezone.now()}
        edition = world.edition(case, user, State.APPROVED, **alone)
        client_of(user).post(reverse("admin:news_releaseedition_mark_as_seen", args=[edition.pk]))
        return stored(edition).seen_by_id == user.pk
    state = State.DRAFT if step in {"submit", "publish_alone", "approve_draft"} else State.REVIEW
    edition = world.edition(case, user, state)
    return press(user, edition, step.removesuffix("_draft")).state != state


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("step", MAY)
def test_each_step_is_open_to_those_who_hold_the_right_and_to_no_others(world, step, who):
    user = world.user(who)

    done = {case: tries(step, world, case, user) for case in CASES}

    assert done == {case: is_allowed(who, step, case) for case in CASES}


@pytest.mark.parametrize("who", [*Role, ALONE, SUPERUSER])
@pytest.mark.parametrize("case", CASES)
def test_the_rights_of_a_row_say_the_same_as_the_screen(world, who, case):
    user = world.user(who)
    edition, review = (world.edition(case, user, state) for state in [State.DRAFT, State.REVIEW])
    approved = world.edition(case, user, State.APPROVED)
    is_translator_inside = who == Role.TRANSLATOR and case != OUTSIDE

    assert user.has_perm("news.view_releaseedition", edition)
    if who != SUPERUSER:  # Django asks no backend about superusers
        may_change = is_allowed(who, "save", case) or is_translator_inside
        assert user.has_perm("news.change_releaseedition", edition) == may_change
        assert user.has_perm("news.change_releaseedition", review) == is_allowed(who, "save_review", case)
        assert not user.has_perm("news.change_releaseedition", approved)
    rights = rights_of(user)
    for step, row in [("submit", edition), ("approve", review), ("send_back", review)]:
        assert may_transition(rights.user, step, row) == is_allowed(who, step, case)


def test_every_tracked_model_says_where_its_rows_stand():
    models = [model for model in event_models() if not model._meta.auto_created]

    assert [model for model in models if access_rule_of(model) is ACCOUNT_RULE] == []


def test_nobody_approves_what_he_submitted_for_another(world):
    user = world.user(Role.EDITOR)
    edition = world.edition(OTHERS, user, State.DRAFT)

    press(user, edition, "submit")
    edition = press(user, edition, "approve")

    assert (edition.state, edition.submitted_by_id) == (State.REVIEW, user.pk)


def test_what_is_published_alone_waits_for_somebody_else_to_look_at_it(world):
    user, other = world.user(ALONE), world.user(Role.EDITOR)
    edition = world.edition(OWN, user, State.DRAFT)

    press(user, edition, "publish_alone")
    address = reverse("admin:news_releaseedition_mark_as_seen", args=[edition.pk])
    refused = client_of(user).post(address)
    waiting = client_of(other).get(reverse("admin:index")).context["work"].alone
    client_of(other).post(address)

    edition = stored(edition)
    assert (edition.approved_alone, edition.approved_by_id) == (True, user.pk)
    assert (refused.status_code, waiting) == (403, [edition])
    assert edition.seen_by_id == other.pk
    assert client_of(other).get(reverse("admin:index")).context["work"].alone == []


def test_a_translator_changes_the_words_of_one_language_and_nothing_else(world):
    user = world.user(Role.TRANSLATOR)
    edition = world.edition(OTHERS, user, State.DRAFT)
    contact = edition.press_contacts.create(name="Élise", email="e@example.org", label_fr="Attachée")

    response = post(
        user,
        edition,
        title_en="New title",
        title_fr="Nouveau titre",
        date="2020-01-01",
        **{
            "press_contacts-0-label_en": "Officer",
            "press_contacts-0-label_fr": "Autre",
            "press_contacts-0-name": "Autre",
        },
    )

    edition = stored(edition)
    contact.refresh_from_db()
    assert response.status_code == 302
    assert (edition.title_en, edition.title_fr, edition.date) == ("New title", "Titre", "2019-11-26")
    assert (contact.label_en, contact.label_fr, contact.name) == ("Officer", "Attachée", "Élise")


def test_an_author_makes_a_release_in_his_units_only(world):
    user = make_editor(Role.AUTHOR, world.dakar)
    client, address = client_of(user), reverse("admin:news_releaseedition_add")
    page = client.get(address)

    refused = [
        client.post(address, form_data(page, title_fr="Annonce", issued_by=unit))
        for unit in ["", world.nairobi.pk]
    ]
    client.post(address, form_data(page, title_fr="Annonce", issued_by=world.thies.pk))

    assert form_data(page)["issued_by"] == [str(world.dakar.pk)]
    assert all("issued_by" in response.context["adminform"].form.errors for response in refused)
    assert PressRelease.objects.get().issued_by_id == world.thies.pk
    assert ReleaseEdition.objects.get().created_by == user


def test_an_author_writes_no_edition_of_a_release_of_others_units(world):
    user = make_editor(Role.AUTHOR, world.dakar)
    release = PressRelease.objects.create(code="a", slug="a", issued_by=world.nairobi)
    client, address = client_of(user), reverse("admin:news_releaseedition_add")

    response = client.post(address, form_data(client.get(address), title_fr="Annonce", document=release.pk))

    assert "document" in response.context["adminform"].form.errors
    assert not ReleaseEdition.objects.exists()


def test_an_author_lets_nothing_out_by_the_fields_of_the_release(world):
    user = world.user(Role.AUTHOR)
    release = world.edition(OWN, user, State.DRAFT).document
    PressRelease.objects.filter(pk=release.pk).update(certainty="medium")

    post(user, release, certainty="certain", slug="nouveau")
    data = {"action": "confirm", "_selected_action": [release.pk]}
    client_of(user).post(reverse("admin:news_pressrelease_changelist"), data)

    release.refresh_from_db()
    assert (release.slug, release.certainty) == ("nouveau", "medium")


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.EDITOR])
def test_a_release_is_not_filed_outside_of_ones_units(world, role):
    user = world.user(role)
    release = world.edition(OWN, user, State.DRAFT).document

    response = post(user, release, issued_by=world.nairobi.pk)

    release.refresh_from_db()
    assert "issued_by" in response.context["adminform"].form.errors
    assert release.issued_by_id == world.thies.pk


def test_nobody_approves_what_he_imported(world):
    user = world.user(Role.EDITOR)
    inside, outside = (
        PressRelease.objects.create(code=unit.code, slug=unit.code, issued_by=unit)
        for unit in [world.thies, world.nairobi]
    )
    dataset = tablib.Dataset(headers=["document", "number", "title_fr"])
    dataset.extend([[inside.code, "1", "Titre"], [outside.code, "1", "Titre"]])

    result = ReleaseEditionResource().import_data(dataset, user=user)

    edition = ReleaseEdition.objects.get()
    assert [row.number for row in result.invalid_rows] == [2]
    assert (edition.document, edition.created_by) == (inside, user)


def test_what_no_unit_issues_belongs_to_the_whole_organisation(world):
    edition = make_release(state=State.REVIEW)
    inside, everywhere = make_editor(Role.EDITOR, world.dakar), make_editor(Role.EDITOR)

    assert not may_transition(inside, "approve", edition)
    assert may_transition(everywhere, "approve", edition)


def test_every_role_allows_something_and_only_approvers_may_publish_alone():
    assert set(PERMISSIONS) == set(Role)
    assert all(PERMISSIONS.values())
    assert all(Permission.PUBLISH_ALONE not in deeds for deeds in PERMISSIONS.values())
