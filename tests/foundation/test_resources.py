import pytest
import tablib
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from foundation.exchange.shipments import ShippedDataset
from foundation.trees.tree import check_tree
from news.models import ReleaseEdition, Theme
from news.resources import NamedPersonResource, ReleaseEditionResource, ThemeResource
from offices.models import OutsideRelation
from offices.resources import OfficeResource, OfficeRoleResource, OutsideRelationResource
from pages.models import Figure, ProgrammePartner
from pages.resources import FigureResource, ProgrammePartnerResource
from publishing.models import State
from structure.models import OrgUnit, Placement
from structure.resources import OrgUnitResource, PlacementResource
from tests.factories import (
    make_country,
    make_office,
    make_person,
    make_programme,
    make_release,
    make_role,
    make_unit,
)

pytestmark = pytest.mark.django_db

COUNCIL = ("council", {"slug": "council", "name_fr": "Conseil", "name_en": "Council"})
HEALTH = ("health", {"slug": "health", "name_fr": "Santé", "name_en": "Health"})


def ship(*rows):
    shipment = ShippedDataset("themes", ThemeResource(is_shipping=True), rows)
    shipment.load()
    shipment.remember()
    return shipment


def rows(resource, *dicts):
    dataset = tablib.Dataset(headers=list(dicts[0]))
    dataset.extend([row.values() for row in dicts])
    return resource().import_data(dataset)


def test_shipped_rows_are_created_once():
    assert ship(COUNCIL, HEALTH).counts == {"created": 2}
    assert ship(COUNCIL, HEALTH).counts == {"unchanged": 2}
    assert Theme.objects.count() == 2


def test_a_corrected_file_updates_what_no_editor_touched():
    ship(COUNCIL)

    shipment = ship(("council", COUNCIL[1] | {"name_en": "The Council"}))

    assert shipment.counts == {"updated": 1}
    assert Theme.objects.get().name_en == "The Council"


def test_a_corrected_key_changes_the_object_instead_of_making_another():
    ship(COUNCIL)

    shipment = ship(("council", COUNCIL[1] | {"slug": "the-council"}))

    assert shipment.counts == {"updated": 1}
    assert Theme.objects.get().slug == "the-council"


def test_what_an_editor_changed_is_left_alone_and_said():
    ship(COUNCIL)
    Theme.objects.update(name_es="Consejo")

    shipment = ship(("council", COUNCIL[1] | {"name_en": "The Council"}))

    assert shipment.counts == {"left alone": 1}
    assert shipment.remarks == ["council: left alone: edited: name_es"]
    assert Theme.objects.get().name_en == "Council"


def test_what_an_editor_deleted_does_not_come_back():
    ship(COUNCIL)
    Theme.objects.all().delete()

    assert ship(COUNCIL).remarks == ["council: left alone: deleted by an editor"]
    assert not Theme.objects.exists()


def test_a_wrong_row_is_rejected_with_its_reason_and_the_others_are_loaded():
    shipment = ship(("bad", {"slug": "no slug", "name_fr": "Faux", "name_en": ""}), COUNCIL)

    assert shipment.counts == {"rejected": 1, "created": 1}
    assert shipment.remarks[0].startswith("bad: rejected: ")
    assert Theme.objects.get().slug == "council"


def test_a_row_of_low_certainty_is_left_out():
    shipment = ShippedDataset("units", OrgUnitResource(), [("u", {"code": "u", "certainty": "low"})])

    shipment.load()

    assert shipment.counts == {"left out": 1}
    assert shipment.left_out == ["u: left out: its certainty is low"]


def test_an_unknown_code_is_an_error_of_its_row():
    result = rows(PlacementResource, {"unit": "nowhere", "parent": "", "starts": ""})

    assert [number for number, _errors in result.row_errors()] == [1]
    assert not Placement.objects.exists()


def test_imported_units_stand_where_their_placement_of_today_says():
    rows(
        OrgUnitResource,
        {"code": "dg", "slug": "dg", "kind": "post", "name_fr": "Direction générale"},
        {"code": "cos", "slug": "cos", "kind": "post", "name_fr": "Cabinet"},
        {"code": "media", "slug": "media", "kind": "unit", "name_fr": "Médias"},
    )

    rows(
        PlacementResource,
        {"unit": "dg", "parent": "", "starts": "", "ends": ""},
        {"unit": "cos", "parent": "dg", "starts": "", "ends": ""},
        {"unit": "media", "parent": "cos", "starts": "", "ends": "2024"},
        {"unit": "media", "parent": "dg", "starts": "2024", "ends": ""},
    )

    assert OrgUnit.objects.get(code="media").parent.code == "dg"
    assert check_tree(OrgUnit) == []


def test_a_file_brings_drafts_and_never_a_state():
    release = make_release().document
    ReleaseEdition.objects.filter(document=release).update(title_fr="En ligne")

    rows(
        ReleaseEditionResource,
        {"document": release.code, "number": "2", "title_fr": "Nouvelle", "state": "approved"},
    )

    assert ReleaseEdition.objects.get(number=2).state == State.DRAFT


def test_a_file_does_not_rewrite_an_approved_edition():
    edition = make_release(title_fr="Approuvé")

    result = rows(
        ReleaseEditionResource, {"document": edition.document.code, "number": "1", "title_fr": "Réécrit"}
    )

    assert result.has_errors() or result.has_validation_errors()
    assert ReleaseEdition.objects.get().title_fr == "Approuvé"


def test_what_a_resource_exports_it_imports_again_unchanged():
    make_unit(name_fr="Unité", short_name_en="U", mandate_fr="<p>Elle agit.</p>")
    exported = OrgUnitResource().export()

    result = OrgUnitResource().import_data(exported)

    assert result.totals["skip"] == 1


def test_a_list_with_an_unknown_code_refuses_the_whole_row():
    make_country("SN")
    role = make_role(title_fr="Bureau")

    result = rows(OfficeRoleResource, {"code": role.code, "title_fr": "Autre", "countries": "SN XX"})

    role.refresh_from_db()
    assert result.has_validation_errors()
    assert (role.title_fr, role.countries.count()) == ("Bureau", 0)


def test_a_number_of_a_spreadsheet_may_be_nought():
    figure = {"programme": "", "measure": "deaths", "label_fr": "Décès", "value": 0, "as_of": "2020"}

    result = rows(FigureResource, figure)

    assert not result.has_errors()
    assert not result.has_validation_errors()
    assert Figure.objects.get().value == 0


def test_people_named_belong_to_the_first_edition_even_when_there_is_a_second():
    first = make_release()
    make_release(release=first.document, number=2)
    person = make_person()

    row = {"edition": first.document.code, "person": person.code, "title_fr": "Directrice"}
    result = rows(NamedPersonResource, row)

    assert not result.has_errors()
    assert first.named_people.get().person == person


def test_a_file_of_units_makes_no_office_of_a_unit():
    unit = make_unit()

    result = rows(OrgUnitResource, {"code": unit.code, "kind": "field-office"})

    unit.refresh_from_db()
    assert result.has_validation_errors()
    assert unit.kind == OrgUnit.Kind.UNIT


def test_a_file_of_offices_makes_no_unit_of_an_office():
    office = make_office()

    result = rows(OfficeResource, {"code": office.code, "kind": "unit"})

    office.refresh_from_db()
    assert result.has_validation_errors()
    assert office.kind == OrgUnit.Kind.FIELD_OFFICE


# ---------------------------------------------------------------- rows that are known by a name


def make_named(model):
    """What a row of this model belongs to, and what kind of row it is."""
    if model is OutsideRelation:
        return {"role": make_role(make_office()), "kind": OutsideRelation.Kind.COOPERATION}
    return {"programme": make_programme(), "part": ProgrammePartner.Part.FUNDING}


@pytest.mark.parametrize("model", [OutsideRelation, ProgrammePartner])
@pytest.mark.parametrize(
    ("names", "again"),
    [
        ({"name_en": "African Union"}, {"name_en": "African Union", "name_fr": "Union africaine"}),
        ({"name_fr": "Union africaine"}, {"name_fr": "Union africaine"}),
        ({"name_fr": "Union africaine", "name_en": ""}, {"name_fr": "Union africaine", "name_es": "Unión"}),
        ({"name_ar": "الاتحاد"}, {"name_ar": "الاتحاد"}),
    ],
)
def test_the_same_name_stands_once_whatever_its_language(model, names, again):
    same = make_named(model)
    model.objects.create(**same, **names)

    with pytest.raises(ValidationError, match=str(model._meta.constraints[0].violation_error_message)):
        model(**same, **again).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**same, **again)


@pytest.mark.parametrize("model", [OutsideRelation, ProgrammePartner])
def test_other_names_and_other_owners_are_no_hindrance(model):
    same = make_named(model)
    model.objects.create(**same, name_fr="Union africaine")

    model.objects.create(**same, name_fr="Union européenne")
    model.objects.create(**same, name_ar="الاتحاد")
    model.objects.create(**make_named(model), name_fr="Union africaine")

    assert model.objects.count() == 4


@pytest.mark.parametrize("resource", [OutsideRelationResource, ProgrammePartnerResource])
def test_a_row_without_an_english_name_finds_its_object_again(resource):
    model = resource._meta.model
    one = model.objects.create(**make_named(model), name_fr="Union africaine")
    (row,) = resource().export().dict

    result = rows(resource, row | {"name_es": "Unión Africana"})

    assert [one.import_type for one in result.rows] == ["update"]
    assert model.objects.get() == one
    assert model.objects.get().name_es == "Unión Africana"
