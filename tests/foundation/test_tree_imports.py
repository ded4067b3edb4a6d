"""Before an import renames, moves or ends nodes of a tree, its preview tells what follows."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from foundation.addresses import FormerAddress
from foundation.trees.imports import MAX_SHOWN
from foundation.trees.tree import check_tree, tree_write
from offices.models import Office
from pages.models import Page, Programme
from structure.models import OrgUnit, Placement
from structure.resources import OrgUnitResource
from tests.factories import make_admin, make_office, make_page, make_programme, make_unit
from tests.forms import form_data

pytestmark = pytest.mark.django_db
one_moment = pytest.mark.django_db(transaction=True)  # one transaction is one moment


@pytest.fixture
def desk(client):
    client.force_login(make_admin(username="amina"))
    return client


def url(model, page):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")


def look(desk, model, *rows):
    """The preview of the import of these rows of a file."""
    file = SimpleUploadedFile("rows.csv", "\n".join(rows).encode())
    return desk.post(url(model, "import"), {"import_file": file, "format": "0"})


def confirm(desk, model, preview, **typed):
    return desk.post(url(model, "process_import"), form_data(preview, **typed))


def titles(preview):
    return [title for title, _told in preview.context["planned"]["consequences"]]


def told(preview, number=0):
    """The groups of one change: title → the lines as (words, what they become)."""
    groups = preview.context["planned"]["consequences"][number][1].groups
    return {group.title: [(line.words, line.becomes) for line in group.lines] for group in groups}


def stored(row):
    return type(row)._default_manager.get(pk=row.pk)


def undo_from_message(desk, response):
    page = desk.get(response.url).content.decode()
    address, when = re.search(r'formaction="([^"]+)" name="when" value="([^"]+)"', page).groups()
    return desk.post(address, {"when": when}, follow=True)


# ---------------------------------------------------------------- what is told


def test_a_rename_by_import_tells_its_names_and_addresses_and_waits(desk):
    unit = make_unit(code="cabinet", slug="cabinet", name_fr="Cabinet", name_en="Office")

    preview = look(desk, OrgUnit, "code,slug,name_fr,kind", f"cabinet,bureau,Bureau,{unit.kind}")

    assert titles(preview) == [gettext("Rename: %(name)s") % {"name": "Cabinet"}]
    assert told(preview)[gettext("Name")] == [("Cabinet", "Bureau")]
    assert ("/fr/structure/cabinet/", "/fr/structure/bureau/") in told(preview)[gettext("Addresses")]
    assert stored(unit).slug == "cabinet"
    confirm(desk, OrgUnit, preview)
    assert (stored(unit).slug, stored(unit).name_fr) == ("bureau", "Bureau")
    assert FormerAddress.objects.filter(object_id=unit.pk, address="cabinet").exists()


def test_an_end_by_import_is_told_before_all_others(desk):
    make_unit(code="a", name_fr="A")
    ending = make_unit(code="b", name_fr="B")
    make_unit(ending, name_fr="Sous B")

    preview = look(desk, OrgUnit, "code,name_fr,abolished", "a,Autre,", "b,B,2024-06-30")

    assert titles(preview) == [
        gettext("Abolish: %(name)s") % {"name": "B"},
        gettext("Rename: %(name)s") % {"name": "A"},
    ]
    assert told(preview)[gettext("Units and offices below it")] == [("Sous B", "")]
    assert stored(ending).abolished == ""


def test_a_placement_that_moves_a_unit_tells_the_move_with_its_day(desk):
    old, new = make_unit(name_fr="Ancien"), make_unit(code="new", name_fr="Nouveau")
    unit = make_unit(old, code="u", name_fr="Division")

    preview = look(desk, Placement, "unit,starts,ends,parent", f"u,,2024-02,{old.code}", "u,2024-03,,new")

    assert titles(preview) == [gettext("Move: %(name)s") % {"name": "Division"}]
    assert told(preview)[gettext("Place in the structure")] == [("Ancien", "Nouveau")]
    assert "mars 2024" in preview.context["planned"]["consequences"][0][1].groups[0].what
    confirm(desk, Placement, preview)
    assert stored(unit).parent_id == new.pk


def test_a_placement_without_a_start_is_told_as_a_correction_of_the_past(desk):
    make_unit(make_unit(), code="u")
    make_unit(code="new")

    preview = look(desk, Placement, "unit,starts,parent", "u,,new")

    words = gettext("The unit was never there, so charts of past days change too.")
    assert preview.context["planned"]["consequences"][0][1].groups[0].what == words


def test_an_office_that_is_renamed_is_told(desk):
    office = make_office(code="dakar", name_fr="Dakar")

    preview = look(desk, Office, "code,name_fr", "dakar,Bureau de Dakar")

    assert told(preview)[gettext("Name")] == [("Dakar", "Bureau de Dakar")]
    confirm(desk, Office, preview)
    assert stored(office).name_fr == "Bureau de Dakar"


def test_pages_tell_the_addresses_that_they_have_when_all_rows_are_written(desk):
    page = make_page(code="a", slug="a", label_fr="A")
    child = make_page(page, code="b", slug="b", label_fr="B")

    preview = look(desk, Page, "code,slug,parent", "b,bb,a", "a,aa,")

    addresses = gettext("Addresses")
    assert [told(preview, number)[addresses][0] for number in [0, 1]] == [
        ("/fr/a/", "/fr/aa/"),
        ("/fr/a/b/", "/fr/aa/bb/"),
    ]
    confirm(desk, Page, preview)
    assert (stored(page).path, stored(child).path) == ("aa", "aa/bb")


def test_a_page_that_comes_under_a_new_one_of_the_same_file_is_asked_once(desk):
    page = make_page(code="a", slug="a", in_menu=True)
    rows = ["code,slug,parent,label_fr,certainty", "new,new,,Neuf,high", "a,a,new,,high"]

    preview = look(desk, Page, *rows)
    response = confirm(desk, Page, preview)

    assert response.status_code == 302
    assert stored(page).path == "new/a"


def test_a_programme_that_gets_another_address_is_told(desk):
    make_programme(code="p", slug="ancien")

    preview = look(desk, Programme, "code,slug", "p,nouveau")

    assert told(preview)[gettext("Addresses")][0][1].endswith("/nouveau/")


def test_what_changes_nothing_in_the_tree_is_told_nothing(desk):
    make_unit(code="a", name_fr="A")
    first = make_page(code="p", slug="p")

    preview = look(desk, OrgUnit, "code,name_fr,mandate_fr", "a,A,<p>Mandat</p>")
    pages = look(desk, Page, "code,blurb_fr", f"{first.code},Une ligne")

    assert (titles(preview), titles(pages)) == ([], [])
    assert b'class="planned"' not in preview.content


def test_a_new_unit_is_no_change_of_the_tree(desk):
    rows = ["code,slug,kind,name_fr,certainty,source", "n,n,unit,Neuve,high,x"]

    assert titles(look(desk, OrgUnit, *rows)) == []


def test_the_first_changes_are_told_and_the_others_counted(desk):
    units = [make_unit(code=f"u{number}", name_fr=f"U{number}") for number in range(MAX_SHOWN + 2)]
    rows = [f"{unit.code},V{number}" for number, unit in enumerate(units)]

    with CaptureQueriesContext(connection) as some:
        look(desk, OrgUnit, "code,name_fr", *rows[: MAX_SHOWN + 1])
    with CaptureQueriesContext(connection) as more:
        preview = look(desk, OrgUnit, "code,name_fr", *rows)

    planned = preview.context["planned"]
    assert (len(planned["consequences"]), planned["more"]) == (MAX_SHOWN, 2)
    assert str(MAX_SHOWN + 2) in planned["numbers"]
    assert len(more) - len(some) < 20  # of the row itself
    ids = re.findall(r' id="([^"]+)"', preview.content.decode())
    assert len(ids) == len({*ids})


# ---------------------------------------------------------------- what is confirmed


def test_what_was_changed_meanwhile_is_asked_again_with_nothing_written(desk):
    unit = make_unit(code="cabinet", name_fr="Cabinet")
    other = make_unit(code="other", name_fr="Autre")
    preview = look(desk, OrgUnit, "code,name_fr", "cabinet,Bureau", "other,Neuf")
    unit.name_fr = "Direction"
    with tree_write(OrgUnit):
        unit.save()

    again = confirm(desk, OrgUnit, preview, _why="Réforme")

    words = "Your choices or the saved data have changed. Check again, then confirm."
    assert gettext(words) in again.content.decode()
    assert told(again)[gettext("Name")] == [("Direction", "Bureau")]
    assert (stored(unit).name_fr, stored(other).name_fr) == ("Direction", "Autre")
    assert form_data(again)["_why"] == ["Réforme"]
    assert confirm(desk, OrgUnit, again).status_code == 302
    assert (stored(unit).name_fr, stored(other).name_fr) == ("Bureau", "Neuf")


def test_a_change_that_was_never_shown_is_not_made(desk):
    unit = make_unit(code="cabinet", name_fr="Cabinet")
    preview = look(desk, OrgUnit, "code,name_fr", "cabinet,Bureau")

    response = confirm(desk, OrgUnit, preview, confirmed="")

    assert titles(response)
    assert stored(unit).name_fr == "Cabinet"


def test_a_change_that_somebody_made_meanwhile_is_not_asked_about(desk):
    unit = make_unit(code="cabinet", name_fr="Cabinet")
    preview = look(desk, OrgUnit, "code,name_fr", "cabinet,Bureau")
    unit.name_fr = "Bureau"
    with tree_write(OrgUnit):
        unit.save()

    assert confirm(desk, OrgUnit, preview).status_code == 302


def test_a_file_that_does_not_fit_any_more_is_refused_as_a_whole_and_says_so(desk):
    unit, parent = make_unit(code="u"), make_unit(code="p", placed=False)
    preview = look(desk, Placement, "unit,starts,parent", "u,,p", "p,2020,")
    Placement.objects.create(unit=parent, starts="2019")

    response = confirm(desk, Placement, preview)

    assert response.url == url(Placement, "import")
    assert (stored(unit).parent_id, Placement.objects.count()) == (None, 2)
    words = (
        "Nothing was imported, because the saved data has changed since the preview. Upload the file again."
    )
    assert gettext(words) in desk.get(response.url).content.decode()


def test_the_shipped_content_is_loaded_without_being_asked():
    unit = make_unit(code="cabinet", name_fr="Cabinet")
    dataset = OrgUnitResource().export(OrgUnit.objects.all())
    row = dataset.dict[0] | {"name_fr": "Bureau"}
    dataset.dict = [row]

    result = OrgUnitResource().import_data(dataset)

    assert (result.changes, stored(unit).name_fr) == ([], "Bureau")


# ---------------------------------------------------------------- undone


@one_moment
def test_renames_by_import_are_undone_together(desk):
    units = [make_unit(code=code, name_fr=code, slug=code) for code in "ab"]
    preview = look(desk, OrgUnit, "code,slug,name_fr", "a,aa,A", "b,bb,B")

    undo_from_message(desk, confirm(desk, OrgUnit, preview))

    assert [(stored(unit).slug, stored(unit).name_fr) for unit in units] == [("a", "a"), ("b", "b")]


@one_moment
def test_moves_by_import_are_undone_to_the_same_place_among_their_siblings(desk):
    old, _new = make_unit(), make_unit(code="new")
    units = [make_unit(old, code=code) for code in "abc"]
    preview = look(desk, Placement, "unit,starts,parent", "a,,new", "b,,new")

    response = confirm(desk, Placement, preview)
    assert list(stored(old).get_children()) == units[2:]
    undo_from_message(desk, response)

    assert list(stored(old).get_children()) == units
    assert check_tree(OrgUnit) == []


@one_moment
@pytest.mark.parametrize("make", [make_office, make_page, make_programme])
def test_offices_and_pages_renamed_by_import_are_undone_from_the_message(desk, make):
    row = make(code="c", slug="c")

    preview = look(desk, type(row), "code,slug", "c,d")
    undo_from_message(desk, confirm(desk, type(row), preview))

    assert stored(row).slug == "c"


def test_an_import_that_adds_a_unit_offers_no_undo(desk):
    make_unit(code="a", name_fr="A")
    rows = ["code,slug,kind,name_fr,certainty,source", "n,n,unit,Neuve,high,x", "a,a,unit,B,high,x"]

    response = confirm(desk, OrgUnit, look(desk, OrgUnit, *rows))

    page = desk.get(response.url).content.decode()
    numbers = "1 nouveau nom ou nouvelle adresse"
    assert numbers in page or "1 new name or address" in page
    assert 'form="desk-undo"' not in page
