"""A document is taken off with a public reason, at once or at a moment, and made public again."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from foundation.rights import Role
from news.models import PressRelease
from pages.models import Page, Programme
from publishing.models import State
from tests.factories import make_admin, make_editor, make_page, make_programme, make_release, make_unit
from tests.forms import form_data

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
REASON = "Le chiffre était faux."


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


def address(document, page="withdraw"):
    meta = document._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=[document.pk])


def live_release(**fields):
    return make_release(publish_at=timezone.now() - DAY, **fields).document


def withdraw(client, document, **changes):
    form = client.get(address(document))
    return client.post(address(document), form_data(form, **{"withdrawal_reason_fr": REASON} | changes))


def stored(document):
    return type(document).objects.get(pk=document.pk)


def page_of(document):
    return Client().get(document.get_absolute_url(), headers={"accept-language": "fr"})


@pytest.mark.parametrize("make", [live_release, make_page, make_programme])
def test_readers_find_the_reason_and_the_day_and_no_words(desk, make):
    document = make()

    response = withdraw(desk, document)

    page = page_of(document)
    assert response.url == address(document, "change")
    assert page.status_code == 410
    assert REASON in page.content.decode()
    assert "Texte." not in page.content.decode()
    assert str(timezone.localdate().year) in page.content.decode()


def test_the_reason_is_shown_in_another_language_and_marked_so(desk):
    document = live_release()
    withdraw(desk, document)

    with override("en"):
        page = Client().get(document.get_absolute_url())

    assert f'<p lang="fr" dir="ltr">{REASON}</p>' in page.content.decode()


def test_a_withdrawal_without_a_reason_is_refused_beside_the_field(desk):
    document = live_release()

    response = withdraw(desk, document, withdrawal_reason_fr="")

    assert "withdrawal_reason_fr" in response.context["form"].errors
    assert stored(document).withdrawn_at is None


def test_a_reason_stays_hidden_until_its_moment(desk):
    document = live_release()
    moment = timezone.localtime() + DAY

    withdraw(desk, document, withdrawn_at_0=f"{moment:%Y-%m-%d}", withdrawn_at_1=f"{moment:%H:%M}")

    assert not stored(document).is_withdrawn
    page = page_of(document)
    assert (page.status_code, REASON in page.content.decode()) == (200, False)
    PressRelease.objects.update(withdrawn_at=timezone.now())
    page = page_of(document)
    assert (page.status_code, REASON in page.content.decode()) == (410, True)


def test_a_past_moment_is_refused(desk):
    document = live_release()

    response = withdraw(desk, document, withdrawn_at_0="2020-01-01", withdrawn_at_1="10:00")

    assert "withdrawn_at" in response.context["form"].errors
    assert stored(document).withdrawn_at is None


def test_the_reason_can_be_mended_without_moving_the_moment(desk):
    document = live_release(withdrawn_at=timezone.now() - DAY / 2)

    withdraw(desk, document, withdrawal_reason_fr="Autre raison")

    now = stored(document)
    assert (now.withdrawn_at, now.withdrawal_reason_fr) == (document.withdrawn_at, "Autre raison")


def test_to_look_first_withdraws_nothing_and_shows_what_readers_will_read(desk):
    document = live_release()

    response = withdraw(desk, document, _look="1")

    assert stored(document).withdrawn_at is None
    rendered_reasons = {language["code"]: words for language, words in response.context["rendered_reasons"]}
    assert REASON in rendered_reasons["fr"]
    assert f'<p lang="fr" dir="ltr">{REASON}</p>' in rendered_reasons["ar"]


def test_it_is_made_public_again_and_the_history_keeps_the_reason(desk):
    document = live_release()
    withdraw(desk, document)

    desk.post(address(document, "public_again"))

    assert page_of(document).status_code == 200
    assert stored(document).withdrawal_reason_fr in {"", None}
    history = desk.get(address(document, "history")).content.decode()
    assert REASON in history


def test_a_scheduled_release_is_stopped(desk):
    document = make_release(publish_at=timezone.now() + DAY).document

    withdraw(desk, document)

    document.editions.update(publish_at=timezone.now())
    assert page_of(document).status_code == 404


def test_of_two_who_withdraw_at_once_the_second_chooses(desk):
    document = live_release()
    form = desk.get(address(document))
    withdraw(desk, document, withdrawal_reason_fr="Première raison")

    response = desk.post(address(document), form_data(form, withdrawal_reason_fr="Seconde raison"))

    assert "Première raison" in response.content.decode()
    assert stored(document).withdrawal_reason_fr == "Première raison"


@pytest.mark.parametrize("page", ["withdraw", "public_again"])
@pytest.mark.parametrize("role", list(Role))
def test_only_who_approves_there_withdraws(role, page):
    unit = make_unit()
    inside, outside = live_release(issued_by=unit), live_release(issued_by=make_unit())
    client = Client()
    client.force_login(make_editor(role, unit))

    statuses = [client.post(address(document, page), {}).status_code for document in [inside, outside]]

    allowed = {Role.EDITOR, Role.REGIONAL_EDITOR, Role.ADMINISTRATOR}
    assert statuses[1] == 403
    assert (statuses[0] != 403) == (role in allowed)


def test_a_translator_does_not_change_a_release_because_it_has_a_reason():
    unit = make_unit()
    client = Client()
    client.force_login(make_editor(Role.TRANSLATOR, unit))
    document = live_release(issued_by=unit)

    response = client.post(address(document, "change"), {"withdrawal_reason_en": "X", "version": "1"})

    assert response.status_code == 403


def test_the_live_edition_leads_to_the_withdrawal_of_its_document(desk):
    edition = make_release()
    programme = make_programme()

    page = desk.get(reverse("admin:news_releaseedition_change", args=[edition.pk])).content.decode()
    other = programme.editions.get()
    programme_page = desk.get(reverse("admin:pages_pageedition_change", args=[other.pk])).content.decode()

    assert address(edition.document) in page
    assert address(Programme.objects.get()) in programme_page
    draft = make_release(state=State.DRAFT)
    page = desk.get(reverse("admin:news_releaseedition_change", args=[draft.pk])).content.decode()
    assert address(draft.document) not in page


def test_a_withdrawn_page_that_was_never_public_answers_404(desk):
    page = make_page(withdrawn_at=timezone.now() - DAY)

    assert page_of(Page.objects.get(pk=page.pk)).status_code == 404
