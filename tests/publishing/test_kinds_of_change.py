"""What is changed after publication says what kind of change it is; nothing decides that silently."""

import pytest
import tablib
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from news.models import ReleaseEdition
from news.resources import ReleaseEditionResource
from publishing.models import State
from tests.factories import make_admin, make_release
from tests.forms import form_data, form_errors

pytestmark = pytest.mark.django_db
BUTTONS = {"submit": State.DRAFT, "approve": State.REVIEW, "publish_alone": State.DRAFT}


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


def change_url(edition):
    return reverse("admin:news_releaseedition_change", args=[edition.pk])


def second_edition(state=State.DRAFT, **fields):
    fields = {"change_kind": "", "title_fr": "Titre", "number": 2} | fields
    return make_release(release=make_release().document, state=state, **fields)


def press(desk, edition, button, **changes):
    page, button = desk.get(change_url(edition)), {f"news_releaseedition_{button}": "1"}
    return desk.post(change_url(edition), form_data(page, **button, **changes))


def stored(edition):
    return ReleaseEdition.objects.get(pk=edition.pk)


def errors(response):
    return set(response.context["adminform"].form.errors)


@pytest.mark.parametrize("button", BUTTONS)
def test_it_does_not_go_on_without_a_kind(desk, button):
    edition = second_edition(BUTTONS[button])

    response = press(desk, edition, button, title_fr="Titre corrigé")

    assert errors(response) == {"change_kind"}
    assert "Titre corrigé" in response.content.decode()
    assert stored(edition).state == BUTTONS[button]


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("kind", ["update", "correction"])
def test_what_is_announced_needs_a_note_to_readers(desk, button, kind):
    edition = second_edition(BUTTONS[button])

    response = press(desk, edition, button, change_kind=kind)

    assert errors(response) == {"change_note_fr"}
    assert stored(edition).state == BUTTONS[button]
    assert press(desk, edition, button, change_kind=kind, change_note_fr="250, non 150").status_code == 302
    assert stored(edition).state != BUTTONS[button]


@pytest.mark.parametrize("button", BUTTONS)
def test_a_minor_change_needs_no_note(desk, button):
    edition = second_edition(BUTTONS[button])

    press(desk, edition, button, change_kind="minor")

    assert (stored(edition).state, stored(edition).change_kind) != (BUTTONS[button], "")


def test_the_note_is_asked_in_the_language_of_the_original(desk):
    edition = second_edition(title_fr="", title_en="Title", body_fr="")

    response = press(desk, edition, "submit", change_kind="update", change_note_fr="Autre")

    assert errors(response) == {"change_note_en"}


def test_the_kind_that_a_new_edition_had_by_default_does_not_count(desk):
    edition = second_edition(change_kind="first")

    assert errors(press(desk, edition, "submit")) == {"change_kind"}


def test_nothing_is_chosen_beforehand(desk):
    edition = make_release()
    response = desk.post(reverse("admin:news_releaseedition_new_edition", args=[edition.pk]))

    page = desk.get(response.url)

    assert "change_kind" not in form_data(page)
    assert ReleaseEdition.objects.get(number=2).change_kind == ""


def test_a_draft_is_saved_without_a_kind(desk):
    edition = second_edition()

    response = press(desk, edition, "nothing", title_fr="Autre")

    assert form_errors(response) == []
    assert (stored(edition).title_fr, stored(edition).change_kind) == ("Autre", "")


@pytest.mark.parametrize("button", BUTTONS)
def test_the_first_edition_never_asks(desk, button):
    edition = make_release(state=BUTTONS[button])

    page = desk.get(change_url(edition)).content.decode()
    press(desk, edition, button)

    assert "change_kind" not in page
    assert "change_note" not in page
    assert stored(edition).state != BUTTONS[button]
    assert stored(edition).change_kind == "first"


def test_a_second_edition_that_is_added_by_hand_is_asked_too(desk):
    release = make_release().document
    address = reverse("admin:news_releaseedition_add")
    data = form_data(desk.get(address), document=release.pk, title_fr="Titre")

    refused = desk.post(address, data | {"news_releaseedition_submit": ["1"]})
    desk.post(address, data)

    assert refused.status_code == 200
    added = ReleaseEdition.objects.get(number=2)
    assert (added.state, added.change_kind) == (State.DRAFT, "")


def test_an_imported_edition_is_asked_when_it_is_submitted(desk):
    release = make_release().document
    row = tablib.Dataset([release.code, "2", "Titre"], headers=["document", "number", "title_fr"])

    result = ReleaseEditionResource().import_data(row, user=make_admin())

    assert not result.has_errors()
    edition = ReleaseEdition.objects.get(number=2)
    assert errors(press(desk, edition, "submit")) == {"change_kind"}


def test_no_path_approves_without_a_kind():
    with pytest.raises(IntegrityError), transaction.atomic():
        ReleaseEdition.objects.filter(pk=second_edition().pk).update(
            state="approved", publish_at="2020-01-01T00:00Z"
        )


def test_readers_are_told_of_a_correction_and_not_of_a_minor_change(desk):
    notes = {}
    for kind in ["minor", "correction"]:
        edition = second_edition(State.REVIEW)
        press(desk, edition, "approve", change_kind=kind, change_note_fr="C’était 250.")
        notes[kind] = "C’était 250." in Client().get(edition.get_absolute_url()).content.decode()

    assert notes == {"minor": False, "correction": True}
