import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from foundation.addresses import AddressChanged, get_by_address
from news.models import PressRelease, ReleaseEdition
from publishing.models import State
from structure.models import OrgUnit, Person
from tests.factories import make_person, make_release, make_unit

pytestmark = pytest.mark.django_db


def in_an_hour():
    return timezone.now() + dt.timedelta(hours=1)


def test_the_gate_lets_through_the_live_edition_only():
    live = make_release(title_fr="Vivant")
    make_release(release=live.document, number=2, state=State.DRAFT)
    make_release(state=State.DRAFT)
    make_release(state=State.REVIEW)
    make_release(publish_at=in_an_hour())
    make_release(certainty="medium")
    make_release(withdrawn_at=timezone.now())

    assert list(ReleaseEdition.objects.published()) == [live]


def test_a_newer_edition_replaces_the_older_one_at_its_hour():
    old = make_release()
    make_release(release=old.document, number=2, publish_at=in_an_hour())

    assert list(ReleaseEdition.objects.published()) == [old]

    new = make_release(release=old.document, number=3)

    assert list(ReleaseEdition.objects.published()) == [new]


def test_a_document_has_one_open_edition():
    edition = make_release(state=State.DRAFT)

    with pytest.raises(IntegrityError, match="one_open"), transaction.atomic():
        make_release(release=edition.document, number=2, state=State.REVIEW)


def test_an_approved_edition_has_a_moment():
    with pytest.raises(IntegrityError, match="approved_has_date"), transaction.atomic():
        make_release(publish_at=None)


def test_a_state_changes_by_its_transitions_only():
    edition = make_release(state=State.DRAFT)

    with pytest.raises(AttributeError):
        edition.state = State.APPROVED
    with pytest.raises(TransitionNotAllowed):
        edition.send_back()
    edition.submit()
    edition.approve()
    edition.save()

    assert ReleaseEdition.objects.published().get() == edition


def test_an_edition_can_be_checked_without_touching_its_state():
    make_release(state=State.DRAFT).full_clean()


def test_every_change_of_content_counts_the_version_up_by_whatever_path():
    person = make_person()

    Person.objects.filter(pk=person.pk).update(name_es="Persona")

    assert Person.objects.get(pk=person.pk).version == 2


def test_a_save_from_stale_memory_does_not_turn_the_version_back():
    person = make_person()
    stale, fresh = Person.objects.get(pk=person.pk), Person.objects.get(pk=person.pk)
    fresh.name_es = "Persona"
    fresh.save()

    stale.name_en = "Person"
    stale.save()

    assert Person.objects.get(pk=person.pk).version == 3


def test_the_bookkeeping_of_the_tree_is_no_change_of_content():
    unit = make_unit()

    make_unit(parent=unit)

    assert OrgUnit.objects.get(pk=unit.pk).version == 1


def test_a_former_address_leads_to_the_present_one():
    person = make_person(slug="amy")
    Person.objects.filter(pk=person.pk).update(slug="amy-pope")

    with pytest.raises(AddressChanged) as moved:
        get_by_address(Person.objects.all(), "amy")

    assert moved.value.location.endswith("/amy-pope/")


def test_a_former_address_of_something_hidden_is_not_found():
    release = make_release(certainty="medium").document
    PressRelease.objects.filter(pk=release.pk).update(slug="nouvelle")

    with pytest.raises(Http404):
        get_by_address(ReleaseEdition.objects.published(), release.slug, owner="document")


def test_an_address_taken_back_is_no_longer_a_former_one():
    person = make_person(slug="amy")
    for slug in ["amy-pope", "amy"]:
        Person.objects.filter(pk=person.pk).update(slug=slug)

    assert get_by_address(Person.objects.all(), "amy") == person


def test_a_constraint_speaks_to_the_editor():
    unit = make_unit()
    unit.name_fr, unit.name_en = "", ""

    with pytest.raises(ValidationError, match="Indiquez le nom"):
        unit.full_clean()
