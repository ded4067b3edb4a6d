"""Codes and addresses that editors leave to the site, and texts that need a language."""

import pytest
from django.forms import modelform_factory

from foundation.desk.forms import VersionedForm, fill_slug_and_code, unique_slug
from foundation.languages import columns
from news.models import Theme
from offices.models import Country
from structure.models import ContactPoint, OrgUnit, Person
from tests.factories import make_person, make_theme, make_unit

pytestmark = pytest.mark.django_db


def test_a_slug_that_is_taken_gets_a_number():
    make_theme(slug="jeunesse")
    make_theme(slug="jeunesse-2")

    assert unique_slug(Theme, "Jeunesse", "slug") == "jeunesse-3"


def test_a_name_without_latin_letters_still_gives_a_slug():
    assert unique_slug(Theme, "الشباب", "slug") == "theme"


def test_a_long_name_gives_a_slug_that_fits():
    assert len(unique_slug(OrgUnit, "mot " * 100)) <= 80


def test_slug_and_code_come_from_the_name():
    person = Person(name_fr="Élise Dupont")

    fill_slug_and_code(person)

    assert (person.slug, person.code) == ("elise-dupont", "elise-dupont")


def test_the_code_of_a_contact_point_comes_from_its_unit():
    contact = ContactPoint(unit=make_unit(code="cabinet"), purpose="press")

    fill_slug_and_code(contact)

    assert contact.code == "cabinet-press"


def test_what_the_editor_typed_stays():
    make_person(code="dupont")
    person = Person(name_fr="Élise Dupont", slug="e-dupont")

    fill_slug_and_code(person)

    assert (person.slug, person.code) == ("e-dupont", "e-dupont")


@pytest.mark.parametrize(("typed", "is_valid"), [({}, False), ({"name_ar": "كينيا"}, True)])
def test_a_name_is_needed_in_one_language_at_least(typed, is_valid):
    fields = ["iso2", "iso3", *columns("name")]
    form = modelform_factory(Country, form=VersionedForm, fields=fields)

    assert form({"iso2": "KE", "iso3": "KEN"} | typed).is_valid() == is_valid
