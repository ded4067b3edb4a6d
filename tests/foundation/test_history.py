"""The history shows every change by whatever path, and who made it how."""

import pghistory
import pytest
from django.db import connection
from django.urls import reverse

from foundation.history import log as history
from news.models import ReleaseEdition
from offices.models import OfficeRole
from pages.models import Programme
from publishing.models import State
from structure.models import OrgUnit
from structure.placements import move_unit
from tests.factories import (
    make_admin,
    make_contact_point,
    make_country,
    make_office,
    make_programme,
    make_release,
    make_role,
    make_unit,
)
from tests.forms import form_data, post_and_confirm

pytestmark = pytest.mark.django_db
in_moments_of_their_own = pytest.mark.django_db(transaction=True)  # one transaction is one moment


def changes(instance, inlines=()):
    changesets, _has_older = history.read(history.sources_of(instance, inlines))
    return [change for changeset in changesets for change in changeset.changes]


def words(change):
    return {field.label: [(piece.kind, piece.text) for piece in field.pieces] for field in change.fields}


def test_a_change_by_sql_is_shown_with_its_words():
    unit = make_unit(name_en="Old name")

    with connection.cursor() as cursor:
        cursor.execute("update structure_orgunit set name_en = 'New name' where id = %s", [unit.pk])

    newest = changes(OrgUnit.objects.get(pk=unit.pk))[0]
    assert newest.fields[0].language_name == "English"
    assert words(newest) == {"nom": [("removed", "Old"), ("added", "New"), ("same", "name")]}


def test_what_came_from_outside_the_site_is_told_as_such():
    unit = make_unit()

    changeset = history.read(history.sources_of(unit))[0][0]

    assert (changeset.who, changeset.origin) == ("", history.origin({}))
    assert "SQL" in changeset.origin


def test_a_change_by_a_command_names_it():
    with pghistory.context(command="load_content"):
        unit = make_unit()

    assert "load_content" in history.read(history.sources_of(unit))[0][0].origin


def test_a_bulk_update_is_shown_for_each_row():
    first, second = make_unit(), make_unit()

    OrgUnit.objects.filter(pk__in=[first.pk, second.pk]).update(certainty="medium")

    assert [changes(unit)[0].kind for unit in [first, second]] == ["update", "update"]


@in_moments_of_their_own
def test_a_change_in_the_admin_names_who_made_it(client):
    client.force_login(make_admin(username="amina", first_name="Amina", last_name="Diallo"))
    unit = make_unit(name_fr="Ancien")
    address = reverse("admin:structure_orgunit_change", args=[unit.pk])

    post_and_confirm(client, address, form_data(client.get(address), name_fr="Nouveau"))

    page = client.get(reverse("admin:structure_orgunit_history", args=[unit.pk]))
    changeset = page.context["changesets"][0]
    assert (changeset.who, changeset.changes[0].kind) == ("Amina Diallo", "update")
    assert "Nouveau</ins>" in page.content.decode()


def test_a_move_shows_the_names_of_both_parents():
    old, new = make_unit(name_fr="Avant"), make_unit(name_fr="Après")
    unit = make_unit(old)

    move_unit(unit.pk, new.pk)

    assert [("removed", "Avant"), ("added", "Après")] in words(changes(unit)[0]).values()


@in_moments_of_their_own
def test_the_history_of_an_office_has_both_its_tables():
    office = make_office(name_fr="Dakar")
    office.__class__.objects.filter(pk=office.pk).update(status="closed")
    OrgUnit.objects.filter(pk=office.pk).update(name_fr="Dakar-Plateau")

    labels = [label for change in changes(office)[:2] for label in words(change)]

    assert sorted(labels) == ["nom", "statut"]


@in_moments_of_their_own
def test_the_history_of_a_programme_has_both_its_tables():
    programme = make_programme()
    Programme.objects.filter(pk=programme.pk).update(phase="II")

    assert [("added", "II")] in words(changes(programme)[0]).values()


@in_moments_of_their_own
def test_the_history_of_an_object_has_the_rows_of_its_inlines():
    unit = make_unit()
    contact = make_contact_point(unit)
    contact.delete()

    kinds = [change.kind for change in changes(unit, [(type(contact), "unit")])]

    assert kinds[:2] == ["delete", "insert"]


def test_countries_that_come_and_go_are_shown_by_name():
    role = make_role(countries=[make_country("LB")])
    role.countries.set([make_country("KE")])

    found = [(change.kind, change.subject) for change in changes(role) if change.model is not OfficeRole]

    assert {(kind, subject.split(" · ")[-1]) for kind, subject in found} == {
        ("insert", "Liban"),
        ("delete", "Liban"),
        ("insert", "Kenya"),
    }


def test_the_history_of_an_office_has_the_countries_of_its_roles():
    office = make_office()
    make_role(office, countries=[make_country("LB")])

    subjects = [change.subject for change in changes(office, [(OfficeRole, "office")])]

    assert any(subject.endswith("Liban") for subject in subjects)


def test_the_history_takes_as_many_queries_for_many_events_as_for_one(client, django_assert_max_num_queries):
    client.force_login(make_admin())
    edition = make_release(state=State.DRAFT, countries=[make_country("LB")])
    address = reverse("admin:news_releaseedition_history", args=[edition.pk])
    ReleaseEdition.objects.filter(pk=edition.pk).update(title_fr="Titre 0")
    client.get(address)
    with django_assert_max_num_queries(20) as with_few:
        client.get(address)
    for number in range(1, 15):
        ReleaseEdition.objects.filter(pk=edition.pk).update(title_fr=f"Titre {number}")

    with django_assert_max_num_queries(len(with_few)):
        client.get(address)


def test_a_long_history_is_paged(client):
    client.force_login(make_admin())
    unit = make_unit()
    for number in range(40):
        OrgUnit.objects.filter(pk=unit.pk).update(name_fr=f"Nom {number}")
    address = reverse("admin:structure_orgunit_history", args=[unit.pk])

    first, second = client.get(address), client.get(address, {"p": "2"})

    assert (first.context["older"], second.context["older"]) == (2, None)
    assert "Nom 39" in str(first.content.decode())
    assert client.get(address, {"p": "zwei"}).status_code == 400


def test_recent_changes_of_all_models_take_two_queries(django_assert_max_num_queries):
    make_unit(name_fr="Unité neuve")
    make_release(title_fr="Annonce")

    with django_assert_max_num_queries(2):
        recent = history.recent(15, lambda model: True)

    assert {"Unité neuve", "Annonce"} <= {change.title for change in recent}
