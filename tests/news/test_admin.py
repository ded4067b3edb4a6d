"""Press releases in the admin: one form for a newcomer, editions that follow each other."""

import datetime as dt
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from foundation.rights import Role
from news.models import PressContact, PressRelease, ReleaseEdition
from publishing.editions import DerivedState, derived_state, with_state
from publishing.models import State
from tests.factories import make_admin, make_country, make_editor, make_person, make_release, make_theme
from tests.forms import form_data, form_errors

pytestmark = pytest.mark.django_db
ADD = "admin:news_releaseedition_add"


@pytest.fixture
def desk(client):
    client.force_login(make_admin(username="amina"))
    return client


def change_url(edition):
    return reverse("admin:news_releaseedition_change", args=[edition.pk])


def picture_file(width, height):
    file = BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return ContentFile(file.getvalue(), "picture.png")


def press(desk, edition, button, **changes):
    """Save the edition by this button."""
    page, button = desk.get(change_url(edition)), {f"news_releaseedition_{button}": "1"}
    return desk.post(change_url(edition), form_data(page, **button, **changes))


def test_one_form_makes_a_press_release_with_its_address(desk):
    response = desk.post(reverse(ADD), form_data(desk.get(reverse(ADD)), title_fr="L’OIM ouvre à Dakar"))

    assert form_errors(response) == []
    edition = ReleaseEdition.objects.get()
    assert (edition.document.slug, edition.document.code) == ("loim-ouvre-a-dakar", "loim-ouvre-a-dakar")
    assert (edition.number, edition.state, edition.created_by.username) == (1, State.DRAFT, "amina")


def test_two_releases_with_one_title_have_two_addresses(desk):
    for _ in range(2):
        desk.post(reverse(ADD), form_data(desk.get(reverse(ADD)), title_fr="Annonce"))

    assert sorted(PressRelease.objects.values_list("slug", flat=True)) == ["annonce", "annonce-2"]


def test_a_second_open_edition_is_refused(desk):
    draft = make_release(state=State.DRAFT)

    response = desk.post(
        reverse(ADD), form_data(desk.get(reverse(ADD)), title_fr="Autre", document=draft.document_id)
    )

    assert form_errors(response) != []
    assert draft.document.editions.count() == 1


def test_an_edition_goes_from_draft_through_review_to_live(desk):
    edition = make_release(state=State.DRAFT)

    press(desk, edition, "submit")
    assert ReleaseEdition.objects.get().state == State.REVIEW
    press(desk, edition, "send_back", remark="Vérifiez le chiffre.")
    assert ReleaseEdition.objects.get().state == State.DRAFT
    press(desk, edition, "submit")
    second = Client()
    second.force_login(make_admin())
    press(second, edition, "approve")

    assert ReleaseEdition.objects.published().get() == edition


def test_a_button_saves_what_was_typed_too(desk):
    edition = make_release(state=State.DRAFT)
    data = form_data(desk.get(change_url(edition)), title_en="Announcement", news_releaseedition_submit="1")

    desk.post(change_url(edition), data)

    assert ReleaseEdition.objects.get().title_en == "Announcement"


def test_only_the_buttons_that_make_sense_are_offered(desk):
    def offered(edition):
        page = desk.get(change_url(edition)).content.decode()
        names = ["submit", "send_back", "approve", "publish_alone"]
        return {name for name in names if f"news_releaseedition_{name}" in page}

    own = {"created_by": User.objects.get(username="amina")}
    assert offered(make_release(state=State.DRAFT)) == {"submit", "publish_alone"}
    assert offered(make_release(state=State.REVIEW)) == {"send_back", "approve"}
    assert offered(make_release(state=State.REVIEW, **own)) == {"send_back", "publish_alone"}
    assert offered(make_release()) == set()


def test_who_may_only_look_changes_no_state(client):
    client.force_login(make_editor(Role.REGISTRY))
    edition = make_release(state=State.DRAFT)

    press(client, edition, "approve")

    assert ReleaseEdition.objects.get().state == State.DRAFT


def test_an_approved_edition_is_read_only(desk):
    edition = make_release(title_fr="Titre")

    response = desk.post(change_url(edition), {"title_fr": "Autre titre", "version": "1"})

    assert response.status_code == 403
    assert ReleaseEdition.objects.get().title_fr == "Titre"


def test_a_new_edition_takes_words_and_relations_along(desk):
    edition = make_release(title_en="Title", countries=[make_country("LB")], themes=[make_theme()])
    PressContact.objects.create(edition=edition, name="Élise", label_fr="Attachée", email="e@example.org")
    edition.named_people.create(person=make_person(), title_fr="Ministre")

    response = desk.post(reverse("admin:news_releaseedition_new_edition", args=[edition.pk]))

    new = ReleaseEdition.objects.get(number=2)
    assert response.url == change_url(new)
    assert (new.state, new.publish_at, new.title_en, new.change_kind) == (
        State.DRAFT,
        None,
        "Title",
        "",
    )
    assert list(new.countries.all()) == list(edition.countries.all())
    assert list(new.themes.all()) == list(edition.themes.all())
    assert (new.press_contacts.get().label_fr, new.named_people.get().title_fr) == ("Attachée", "Ministre")
    assert edition.press_contacts.count() == 1


def test_a_new_edition_is_refused_while_one_is_open(desk):
    edition = make_release()
    make_release(release=edition.document, number=2, state=State.DRAFT)

    desk.post(reverse("admin:news_releaseedition_new_edition", args=[edition.pk]))

    assert edition.document.editions.count() == 2


def test_the_list_shows_the_derived_states(desk):
    now = timezone.now()
    replaced = make_release(publish_at=now - dt.timedelta(days=2))
    live = make_release(release=replaced.document, number=2, publish_at=now - dt.timedelta(days=1))
    scheduled = make_release(release=replaced.document, number=3, publish_at=now + dt.timedelta(days=1))
    withdrawn = make_release(withdrawn_at=now)
    draft, review = make_release(state=State.DRAFT), make_release(state=State.REVIEW)

    states = {row.pk: derived_state(row) for row in with_state(ReleaseEdition.objects.all())}

    assert states == {
        replaced.pk: DerivedState.REPLACED,
        live.pk: DerivedState.LIVE,
        scheduled.pk: DerivedState.SCHEDULED,
        withdrawn.pk: DerivedState.WITHDRAWN,
        draft.pk: DerivedState.DRAFT,
        review.pk: DerivedState.REVIEW,
    }
    assert desk.get(reverse("admin:news_releaseedition_changelist")).status_code == 200


def test_from_a_release_the_editor_reaches_the_edition_to_work_on(desk):
    live = make_release()
    draft = make_release(release=live.document, number=2, state=State.DRAFT)

    lists = desk.get(reverse("admin:news_pressrelease_changelist")).content.decode()
    page = desk.get(reverse("admin:news_pressrelease_change", args=[live.document_id])).content.decode()

    assert change_url(draft) in lists
    assert change_url(live) not in lists
    assert change_url(draft) in page


def test_another_picture_has_its_own_size(desk):
    edition = make_release(state=State.DRAFT)
    picture = edition.pictures.create(image=picture_file(300, 200), is_decorative=True)
    data = form_data(desk.get(change_url(edition)))

    response = desk.post(change_url(edition), data | {"pictures-0-image": picture_file(600, 400)})

    assert form_errors(response) == []
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (600, 400)


def test_an_edition_stays_with_its_release(desk):
    edition, other = make_release(state=State.DRAFT), make_release()
    data = form_data(desk.get(change_url(edition)), document=other.document_id, title_fr="Titre")

    desk.post(change_url(edition), data)

    saved = ReleaseEdition.objects.get(pk=edition.pk)
    assert (saved.document_id, saved.title_fr) == (edition.document_id, "Titre")


@pytest.mark.parametrize("model", ["pressrelease", "releaseedition"])
@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("égypte accor", True),  # beginnings, in any order
        ("ACCORD Egypte", True),  # without accents or case
        ("convenio", True),  # another language
        ("Bamako", True),  # its text
        ("egypte bamako senegal", False),  # all words, or none
        ("-egypte", True),
        ("un-accord", True),  # its address
        ("2019-03", True),  # its day, as far as the editor knows it
        ("2018/2019-04", True),
        ("2019-13", False),
        ("' & | ! :*", False),
    ],
)
def test_an_editor_finds_a_draft_by_its_words_its_address_or_its_day(desk, model, words, is_found):
    texts = {"title_fr": "Accord avec l’Égypte", "title_es": "Convenio", "body_fr": "<p>À Bamako.</p>"}
    make_release(state=State.DRAFT, slug="un-accord-2019", date="2019-03-12", **texts)
    make_release(title_fr="Autre", title_es="Otro")

    page = desk.get(reverse(f"admin:news_{model}_changelist"), {"q": words})

    assert len(page.context["cl"].result_list) == is_found
