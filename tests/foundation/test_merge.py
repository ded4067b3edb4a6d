"""Two people edit one object: different changes are merged, equal fields are chosen, nothing is lost."""

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError
from django.urls import reverse

from foundation.richtext.merge import merge_paragraphs
from foundation.templatetags.desk import merged_labels
from news.models import PressContact, ReleaseEdition
from offices.models import Country
from publishing.models import State
from structure.models import ContactPoint, OrgUnit
from tests.factories import make_admin, make_contact_point, make_country, make_release, make_unit
from tests.forms import form_data, form_errors, post_and_confirm

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_admin(username="amina"))
    return client


def change_url(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def stored(row):
    return type(row).objects.get(pk=row.pk)


def words(response):
    return [str(message) for message in response.context["messages"]]


# ---------------------------------------------------------------- fields


def test_different_fields_are_merged_and_the_second_is_told_whose(desk):
    unit = make_unit(name_fr="Nom", name_en="Name")
    page = desk.get(change_url(unit))
    post_and_confirm(desk, change_url(unit), form_data(page, name_en="New name"))

    response = desk.post(change_url(unit), form_data(page, name_es="Nombre"), follow=True)

    unit = stored(unit)
    assert (unit.name_fr, unit.name_en, unit.name_es) == ("Nom", "New name", "Nombre")
    assert any("amina" in message and "English" in message for message in words(response))


def test_a_save_that_nobody_overtook_tells_nothing_of_others(desk):
    unit = make_unit(name_fr="Nom")

    response = desk.post(
        change_url(unit), form_data(desk.get(change_url(unit)), name_es="Nombre"), follow=True
    )

    assert len(words(response)) == 1


def test_the_same_change_by_both_is_no_conflict(desk):
    unit = make_unit(name_fr="Nom")
    page = desk.get(change_url(unit))
    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Nouveau nom")

    assert desk.post(change_url(unit), form_data(page, name_fr="Nouveau nom")).status_code == 302


@pytest.mark.parametrize(("choice", "name"), [("mine", "Mon nom"), ("theirs", "Leur nom")])
def test_of_two_names_the_chosen_one_is_kept(desk, choice, name):
    unit = make_unit(name_fr="Nom", name_en="Name")
    page = desk.get(change_url(unit))
    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Leur nom", name_en="Their name")
    refused = desk.post(change_url(unit), form_data(page, name_fr="Mon nom", name_es="Mi nombre"))
    assert merged_labels(refused.context["adminform"], []) == "Nom (English)"

    response = post_and_confirm(desk, change_url(unit), form_data(refused, **{"choice-name_fr": choice}))

    assert form_errors(response) == []
    unit = stored(unit)
    assert (unit.name_fr, unit.name_en, unit.name_es) == (name, "Their name", "Mi nombre")


def test_without_a_choice_nothing_is_saved(desk):
    unit = make_unit(name_fr="Nom")
    page = desk.get(change_url(unit))
    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Leur nom")
    refused = desk.post(change_url(unit), form_data(page, name_fr="Mon nom"))

    again = desk.post(change_url(unit), form_data(refused))

    assert [conflict.name for conflict in again.context["adminform"].form.conflicts] == ["name_fr"]
    assert stored(unit).name_fr == "Leur nom"


def test_a_choice_that_was_overtaken_is_asked_again(desk):
    unit = make_unit(name_fr="Nom")
    page = desk.get(change_url(unit))
    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Leur nom")
    refused = desk.post(change_url(unit), form_data(page, name_fr="Mon nom"))
    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Un troisième nom")

    again = desk.post(change_url(unit), form_data(refused, **{"choice-name_fr": "mine"}))

    assert [conflict.stored for conflict in again.context["adminform"].form.conflicts] == ["Un troisième nom"]
    assert stored(unit).name_fr == "Un troisième nom"


def test_what_was_typed_stays_in_the_form_until_everything_is_chosen(desk):
    unit = make_unit(name_fr="Nom", name_en="Name")
    page = desk.get(change_url(unit))
    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Leur nom", name_en="Their name")
    refused = desk.post(change_url(unit), form_data(page, name_fr="Mon nom", name_en="My name"))

    again = desk.post(change_url(unit), form_data(refused, **{"choice-name_fr": "theirs"}))

    assert (form_data(again)["name_fr"], form_data(again)["choice-name_fr"]) == (["Mon nom"], ["theirs"])
    post_and_confirm(desk, change_url(unit), form_data(again, **{"choice-name_en": "mine"}))
    assert (stored(unit).name_fr, stored(unit).name_en) == ("Leur nom", "My name")


def test_countries_that_both_changed_are_chosen(desk):
    edition = make_release(state=State.DRAFT)
    lebanon, senegal = make_country("LB"), make_country("SN")
    page = desk.get(change_url(edition))
    edition.countries.add(lebanon)
    refused = desk.post(change_url(edition), form_data(page, countries=[str(senegal.pk)]))

    desk.post(change_url(edition), form_data(refused, **{"choice-countries": "mine"}))

    assert list(edition.countries.all()) == [senegal]


def test_countries_that_another_changed_are_taken_in(desk):
    edition = make_release(state=State.DRAFT)
    page = desk.get(change_url(edition))
    edition.countries.add(make_country("LB"))

    desk.post(change_url(edition), form_data(page, title_fr="Titre neuf"))

    assert (stored(edition).title_fr, edition.countries.count()) == ("Titre neuf", 1)


def test_different_paragraphs_of_one_text_are_merged(desk):
    edition = make_release(state=State.DRAFT, body_fr="<p>Un.</p><p>Deux.</p><p>Trois.</p>")
    page = desk.get(change_url(edition))
    ReleaseEdition.objects.filter(pk=edition.pk).update(body_fr="<p>Un bis.</p><p>Deux.</p><p>Trois.</p>")

    response = desk.post(
        change_url(edition), form_data(page, body_fr="<p>Un.</p><p>Deux.</p><p>Trois bis.</p><p>Quatre.</p>")
    )

    assert form_errors(response) == []
    assert stored(edition).body_fr == "<p>Un bis.</p><p>Deux.</p><p>Trois bis.</p><p>Quatre.</p>"


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ("<p>A</p><p>b</p>", "<p>a</p><p>B</p>", "<p>A</p><p>B</p>"),
        ("<p>A</p><p>b</p>", "<p>1</p><p>b</p>", None),
        ("<p>a</p><p>b</p><p>c</p>", "<p>a</p><p>b</p><p>d</p>", None),
        ("<p>b</p>", "<p>a</p><p>B</p>", "<p>B</p>"),
        ("<p>b</p>", "<p>1</p><p>b</p>", None),
        ("<p>a</p><ul><li>x<ul><li>y</li></ul></li></ul><p>b</p>", "<p>a</p><p>B</p>", None),
    ],
)
def test_two_edits_are_merged_unless_they_meet(mine, theirs, merged):
    assert merge_paragraphs("<p>a</p><p>b</p>", mine, theirs) == merged


def test_lines_of_a_plain_text_are_its_paragraphs():
    assert merge_paragraphs("a\nb\nc", "A\nb\nc", "a\nb\nC") == "A\nb\nC"


# ---------------------------------------------------------------- rows of inlines


def test_rows_of_one_inline_are_merged(desk):
    unit = make_unit()
    contact = make_contact_point(unit, email="ancien@example.org")
    page = desk.get(change_url(unit))
    ContactPoint.objects.filter(pk=contact.pk).update(email="leur@example.org")

    response = desk.post(
        change_url(unit), form_data(page, **{"contact_points-0-label_fr": "Accueil"}), follow=True
    )

    assert (stored(contact).email, stored(contact).label_fr) == ("leur@example.org", "Accueil")
    assert len(words(response)) == 2


@pytest.mark.parametrize(("choice", "is_there"), [("mine", False), ("theirs", True)])
def test_a_row_that_another_changed_is_deleted_only_when_the_editor_insists(desk, choice, is_there):
    unit = make_unit()
    contact = make_contact_point(unit)
    page = desk.get(change_url(unit))
    ContactPoint.objects.filter(pk=contact.pk).update(email="autre@example.org")
    refused = desk.post(change_url(unit), form_data(page, **{"contact_points-0-DELETE": "on"}))
    assert refused.status_code == 200

    response = desk.post(change_url(unit), form_data(refused, **{"choice-contact_points-0-DELETE": choice}))

    assert form_errors(response) == []
    assert list(unit.contact_points.values_list("email", flat=True)) == ["autre@example.org"] * is_there


@pytest.mark.parametrize(("choice", "emails"), [("mine", ["mien@example.org"]), ("theirs", [])])
def test_a_row_that_another_deleted_comes_back_when_the_editor_insists(desk, choice, emails):
    unit = make_unit()
    contact = make_contact_point(unit, email="ancien@example.org", code="permanent")
    page = desk.get(change_url(unit))
    ContactPoint.objects.filter(pk=contact.pk).delete()
    refused = desk.post(change_url(unit), form_data(page, **{"contact_points-0-email": "mien@example.org"}))
    assert "contact_points-0-email" in form_data(refused)

    response = desk.post(change_url(unit), form_data(refused, **{"choice-contact_points-0-DELETE": choice}))

    assert form_errors(response) == []
    assert list(unit.contact_points.values_list("email", flat=True)) == emails
    assert list(unit.contact_points.values_list("code", flat=True)) == ["permanent"] * len(emails)


def test_a_row_that_another_deleted_and_this_editor_left_alone_stays_deleted(desk):
    edition = make_release(state=State.DRAFT)
    one, two = (edition.press_contacts.create(name=name, email="e@example.org") for name in ["Un", "Deux"])
    page = desk.get(change_url(edition))
    PressContact.objects.filter(pk=one.pk).delete()

    response = desk.post(
        change_url(edition), form_data(page, **{"press_contacts-1-name": "Trois"}), follow=True
    )

    assert list(edition.press_contacts.values_list("pk", "name")) == [(two.pk, "Trois")]
    assert any("Un" in message for message in words(response))


def test_rows_that_both_add_are_both_there(desk):
    edition = make_release(state=State.DRAFT)
    page = desk.get(change_url(edition))
    edition.press_contacts.create(name="Leur", email="e@example.org")
    added = {"press_contacts-TOTAL_FORMS": "1", "press_contacts-0-name": "Mien", "press_contacts-0-id": ""}

    desk.post(change_url(edition), form_data(page, **added, **{"press_contacts-0-email": "m@example.org"}))

    assert sorted(edition.press_contacts.values_list("name", flat=True)) == ["Leur", "Mien"]


def test_a_file_that_another_replaced_is_not_overwritten_unseen(desk):
    edition = make_release(state=State.DRAFT)
    row = edition.attachments.create(file=ContentFile(b"1", "un.txt"), title="Annexe", language="fr")
    page = desk.get(change_url(edition))
    row.file = ContentFile(b"2", "deux.txt")
    row.save()

    def mine():
        return {"attachments-0-file": ContentFile(b"3", "trois.txt")}

    refused = desk.post(change_url(edition), form_data(page) | mine())
    assert "deux" in stored(row).file.name
    assert "deux" in refused.content.decode()
    desk.post(change_url(edition), form_data(refused) | mine())

    assert "trois" in stored(row).file.name


# ---------------------------------------------------------------- what the database refuses


def test_what_the_database_refuses_is_shown_again_with_everything_typed(desk, monkeypatch):
    def refuse(*args):
        raise IntegrityError

    monkeypatch.setattr("foundation.desk.saving.save_changes", refuse)
    country = make_country(name_fr="Sénégal")

    response = desk.post(change_url(country), form_data(desk.get(change_url(country)), name_es="Mi Senegal"))

    assert response.status_code == 200
    assert form_data(response)["name_es"] == ["Mi Senegal"]
    assert form_errors(response)[0]["__all__"]


def test_a_new_row_that_the_database_refuses_is_shown_again(desk, monkeypatch):
    def refuse(*args):
        raise IntegrityError

    monkeypatch.setattr("foundation.desk.saving.fill_slug_and_code", refuse)
    address = reverse("admin:offices_country_add")

    response = desk.post(address, form_data(desk.get(address), iso2="KE", iso3="KEN", name_fr="Kenya"))

    assert form_data(response)["name_fr"] == ["Kenya"]
    assert not Country.objects.exists()
