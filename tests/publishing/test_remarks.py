"""Sending back says why; the author reads it, and sees what the reader changed."""

import pytest
from django.test import Client
from django.urls import reverse

from foundation.rights import Role
from news.models import ReleaseEdition
from pages.models import PageEdition
from publishing.models import Remark, State
from tests.factories import make_editor, make_page, make_release, make_unit
from tests.forms import form_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """An author and a reader of the same unit, each signed in."""
    unit = make_unit()
    author, reader = make_editor(Role.AUTHOR, unit), make_editor(Role.EDITOR, unit)
    for user, name in [(author, "Awa"), (reader, "Rosa")]:
        user.first_name = name
        user.save()
    return unit, author, reader


@pytest.fixture
def draft(people):
    unit, author, _reader = people
    return make_release(state=State.DRAFT, issued_by=unit, created_by=author, title_fr="Titre")


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def change_url(edition, page="change"):
    meta = edition._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[edition.pk])


def press(user, edition, button, **changes):
    client, meta = client_of(user), edition._meta
    button = {f"{meta.app_label}_{meta.model_name}_{button}": "1"} if button else {}
    return client.post(change_url(edition), form_data(client.get(change_url(edition)), **button, **changes))


def stored(edition):
    return type(edition).objects.get(pk=edition.pk)


def test_sending_back_without_a_remark_is_refused_beside_the_field(people, draft):
    _unit, author, reader = people
    press(author, draft, "submit")

    response = press(reader, draft, "send_back", title_fr="Titre corrigé")

    assert "remark" in response.context["adminform"].form.errors
    page = response.content.decode()
    assert "Titre corrigé" in page
    assert "autofocus" in page.partition('name="remark"')[2].partition(">")[0]
    assert (stored(draft).state, Remark.objects.count()) == (State.REVIEW, 0)


def test_the_author_reads_who_sent_it_back_and_why(people, draft):
    _unit, author, reader = people
    press(author, draft, "submit")
    press(reader, draft, "send_back", remark="Vérifiez le chiffre.")

    page = client_of(author).get(change_url(draft)).content.decode()
    history = client_of(author).get(change_url(draft, "history")).content.decode()

    assert stored(draft).state == State.DRAFT
    assert "Vérifiez le chiffre." in page
    assert "Rosa" in page
    assert "Vérifiez le chiffre." in history


def test_a_second_sending_back_does_not_erase_the_first(people, draft):
    _unit, author, reader = people
    for words in ["Première remarque", "Seconde remarque"]:
        press(author, draft, "submit")
        press(reader, draft, "send_back", remark=words)

    assert list(Remark.objects.of(draft).values_list("words", flat=True)) == [
        "Seconde remarque",
        "Première remarque",
    ]
    page = client_of(author).get(change_url(draft)).content.decode()
    assert page.index("Seconde remarque") < page.index("Première remarque")


def test_a_remark_that_was_written_is_kept_whatever_button_is_pressed(people, draft):
    _unit, author, reader = people
    press(author, draft, "submit")

    press(reader, draft, "", remark="J’attends le chiffre.")
    press(reader, draft, "approve", remark="Très bien.")

    assert stored(draft).state == State.APPROVED
    remarks = list(Remark.objects.of(draft).values_list("words", "sends_back", "by"))
    assert remarks == [("Très bien.", False, reader.pk), ("J’attends le chiffre.", False, reader.pk)]


def test_an_author_writes_no_remark(people, draft):
    _unit, author, _reader = people

    response = press(author, draft, "", remark="À moi-même")

    assert response.status_code == 302
    assert not Remark.objects.exists()


def test_pages_are_sent_back_in_the_same_way(people):
    page = make_page(state=State.REVIEW)
    edition = PageEdition.objects.get(document=page)
    reader = make_editor(Role.EDITOR)

    refused = press(reader, edition, "send_back")
    press(reader, edition, "send_back", remark="Trop long")

    assert "remark" in refused.context["adminform"].form.errors
    assert stored(edition).state == State.DRAFT


@pytest.mark.django_db(transaction=True)  # one transaction is one moment
def test_the_author_sees_what_the_reader_changed_since_the_submission(people, draft):
    _unit, author, reader = people
    press(author, draft, "submit", title_fr="Titre soumis")
    untouched = client_of(author).get(change_url(draft)).context["since_submitted"]

    press(reader, draft, "", title_fr="Titre relu")
    since = client_of(author).get(change_url(draft)).context["since_submitted"]
    comparison = client_of(author).get(since["url"])

    assert (untouched["is_changed"], since["is_changed"], since["is_own"]) == (False, True, True)
    fields = [field for change, _row, _fields in comparison.context["lines"] for field in change.fields]
    assert [field.name for field in fields] == ["title_fr"]
    pieces = {piece.kind: piece.text for piece in fields[0].pieces if piece.kind != "same"}
    assert "soumis" in " ".join(pieces.values())
    assert "relu" in " ".join(pieces.values())


@pytest.mark.django_db(transaction=True)
def test_after_the_approval_the_comparison_ends_there(people, draft):
    _unit, author, reader = people
    press(author, draft, "submit")
    press(reader, draft, "approve", title_fr="Titre relu")
    ReleaseEdition.objects.update(title_fr="Plus tard")  # as a statement may

    since = client_of(author).get(change_url(draft)).context["since_submitted"]
    comparison = client_of(author).get(since["url"])

    changed = {field.name: field for change, *_ in comparison.context["lines"] for field in change.fields}
    words = " ".join(piece.text for piece in changed["title_fr"].pieces)
    assert ("tard" in words, "relu" in words) == (False, True)


def test_what_was_never_submitted_has_nothing_to_compare(people, draft):
    _unit, author, _reader = people

    assert client_of(author).get(change_url(draft)).context["since_submitted"] is None
