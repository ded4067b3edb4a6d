import pytest
from django.urls import reverse
from django.utils.translation import override

from foundation.trees.tree import tree_write
from structure.models import OrgUnit, Person
from tests.factories import make_appointment, make_office, make_person, make_unit

pytestmark = pytest.mark.django_db


def rename(unit, slug):
    with tree_write(OrgUnit):
        unit = OrgUnit.objects.get(pk=unit.pk)
        unit.slug = slug
        unit.save()


def test_addresses_are_those_announced():
    with override("fr"):
        addresses = [
            reverse("structure:chart"),
            reverse("structure:unit", args=["dg"]),
            reverse("structure:people"),
            reverse("structure:person", args=["amy-pope"]),
        ]

    assert addresses == [
        "/fr/structure/",
        "/fr/structure/dg/",
        "/fr/personnes/",
        "/fr/personnes/amy-pope/",
    ]


def test_the_old_address_of_a_unit_leads_to_the_new_one_and_keeps_the_day(client):
    unit = make_unit(slug="ancien")
    rename(unit, "nouveau")

    response = client.get("/fr/structure/ancien/?on=2021-06-01")

    assert response.status_code == 301
    assert response["Location"] == "/fr/structure/nouveau/?on=2021-06-01"


def test_the_old_address_of_a_person_leads_to_the_new_one(client):
    person = make_person(slug="ancien")
    make_appointment(person)
    Person.objects.filter(pk=person.pk).update(slug="nouveau")

    with override("fr"):
        response = client.get(reverse("structure:person", args=["ancien"]))

    assert response.status_code == 301
    assert response["Location"].endswith("/nouveau/")


def test_the_old_address_of_a_unit_that_is_not_published_leads_nowhere(client):
    unit = make_unit(slug="ancien", certainty="medium")
    rename(unit, "nouveau")

    assert client.get("/fr/structure/ancien/").status_code == 404


def test_an_office_has_its_page_among_the_offices(client):
    office = make_office()

    with override("fr"):
        response = client.get(f"/fr/structure/{office.slug}/?on=2021-06-01")

        assert response.status_code == 301
        assert response["Location"] == reverse("offices:office", args=[office.slug]) + "?on=2021-06-01"


def test_an_office_that_is_not_published_is_not_redirected_to(client):
    office = make_office(certainty="medium")

    assert client.get(f"/fr/structure/{office.slug}/").status_code == 404


@pytest.mark.parametrize("path", ["structure/nulle-part/", "personnes/personne/", "structure/%00/"])
def test_an_unknown_address_is_not_found(client, path):
    assert client.get(f"/fr/{path}").status_code in {400, 404}
