"""Offices in the admin: one form for the unit, the place, the roles and the contacts."""

import pytest
from django.urls import reverse

from foundation.trees.tree import check_tree
from offices.models import Office
from structure.models import OrgUnit
from tests.factories import make_admin, make_area, make_country, make_office, make_role, make_unit
from tests.forms import form_data, form_errors, post_and_confirm

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


def change_url(office):
    return reverse("admin:offices_office_change", args=[office.pk])


def test_a_new_office_is_a_unit_of_the_tree_with_its_role(desk):
    parent, country, area = make_unit(), make_country("SN"), make_area()
    address = reverse("admin:offices_office_add")
    typed = {
        "name_fr": "Dakar",
        "country": country.pk,
        "latitude": "14.7",
        "longitude": "-17.4",
        "parent": parent.pk,
        "roles-TOTAL_FORMS": "1",
        "roles-0-kind": "regional",
        "roles-0-area": area.pk,
        "roles-0-certainty": "high",
    }

    response = desk.post(address, form_data(desk.get(address), **typed))

    assert form_errors(response) == []
    office = Office.objects.get(name_fr="Dakar")
    assert (office.parent_id, office.kind) == (parent.pk, OrgUnit.Kind.FIELD_OFFICE)
    assert office.roles.get().code == "dakar-regional"
    assert office.placements.get().parent_id == parent.pk
    assert check_tree(OrgUnit) == []


def test_a_stale_save_of_the_place_of_an_office_is_refused(desk):
    office = make_office()
    page = desk.get(change_url(office))
    Office.objects.filter(pk=office.pk).update(status="closed")

    response = desk.post(change_url(office), form_data(page, status="listed"))

    assert response.status_code == 200
    office.refresh_from_db()
    assert office.status == "closed"


def test_another_parent_in_the_form_moves_the_office(desk):
    parent = make_unit()
    office = make_office(make_unit(), placed=True)

    response = post_and_confirm(
        desk, change_url(office), form_data(desk.get(change_url(office)), parent=parent.pk)
    )

    assert form_errors(response) == []
    office.refresh_from_db()
    assert office.parent_id == parent.pk
    assert office.placements.count() == 2


def test_offices_are_filtered_by_their_role(desk):
    dakar = make_office()
    make_role(dakar, "regional")
    make_role(make_office(), "country")

    page = desk.get(reverse("admin:offices_office_changelist"), {"roles__kind__exact": "regional"})

    assert list(page.context["cl"].result_list) == [dakar]
