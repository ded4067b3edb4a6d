"""Before a unit is moved or renamed, the desk tells what follows; afterwards it takes it back."""

import re

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext, override

from foundation.addresses import FormerAddress
from foundation.languages import LANGUAGES
from foundation.rights import Role
from foundation.trees.consequences import Viewer, consequences
from foundation.trees.tree import check_tree
from structure.changes import UnitChange
from structure.models import Grant, OrgUnit
from tests.factories import (
    make_admin,
    make_appointment,
    make_area,
    make_contact_point,
    make_country,
    make_editor,
    make_office,
    make_page,
    make_programme,
    make_release,
    make_role,
    make_unit,
)
from tests.forms import form_data, post_and_confirm

pytestmark = pytest.mark.django_db(transaction=True)  # one transaction is one moment
LIST = "admin:structure_orgunit_changelist"


@pytest.fixture
def desk(client):
    client.force_login(make_admin(username="amina"))
    return client


def url(row, page):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk])


def stored(row):
    return type(row).objects.get(pk=row.pk)


def send(desk, row, **typed):
    return desk.post(url(row, "change"), form_data(desk.get(url(row, "change")), **typed))


def move_page(unit, target, position="last-child"):
    return f"{url(unit, 'move_to')}?target={target.pk}&position={position}"


def told(response, weight="changes"):
    """The groups of one part of the page: title → (count, the words of its lines)."""
    groups = getattr(response.context["consequences"], weight)
    return {group.title: (group.count, [line.words for line in group.lines]) for group in groups}


def undo_from_message(desk, response):
    """Press the button of the message that the next page shows."""
    page = desk.get(response.url).content.decode()
    address, name, value = re.search(
        r'<button type="submit" form="desk-undo" formaction="([^"]+)" name="(\w+)" value="([^"]+)"', page
    ).groups()
    assert '<form id="desk-undo" method="post">' in page
    return desk.post(address.replace("&amp;", "&"), {name: value}, follow=True)


# ---------------------------------------------------------------- nothing before it is confirmed


@pytest.mark.parametrize("typed", ["parent", "slug", "name_fr", "abolished"])
def test_what_has_consequences_waits_until_it_is_confirmed(desk, typed):
    new = make_unit()
    unit = make_unit(make_unit(), slug="cabinet", name_fr="Cabinet")
    value = {"parent": new.pk, "slug": "bureau", "name_fr": "Bureau", "abolished": "2024"}[typed]
    before = OrgUnit.objects.filter(pk=unit.pk).values().get()

    response = send(desk, unit, **{typed: value})

    assert told(response)
    assert OrgUnit.objects.filter(pk=unit.pk).values().get() == before
    assert desk.post(url(unit, "change"), form_data(response)).status_code == 302
    assert OrgUnit.objects.filter(pk=unit.pk).values().get() != before


@pytest.mark.parametrize("typed", [{"name_ar": "ديوان"}, {"code": "x"}, {"mandate_fr": "<p>Texte</p>"}])
def test_what_has_no_consequences_is_saved_at_once(desk, typed):
    unit = make_unit(name_fr="Cabinet")

    assert send(desk, unit, **typed).status_code == 302


def test_another_change_than_the_one_that_was_confirmed_is_asked_again(desk):
    unit = make_unit(name_fr="Cabinet")
    page = send(desk, unit, name_fr="Bureau")

    again = desk.post(url(unit, "change"), form_data(page, name_fr="Secrétariat"))

    assert told(again)[gettext("Name")] == (1, ["Cabinet"])
    assert stored(unit).name_fr == "Cabinet"


def test_back_to_the_form_loses_no_word_and_saves_nothing(desk):
    unit = make_unit(name_fr="Cabinet")
    page = send(desk, unit, name_fr="Bureau", _why="Réforme")

    form = desk.post(url(unit, "change"), form_data(page, _back="1"))

    assert form_data(form)["name_fr"] == ["Bureau"]
    assert stored(unit).name_fr == "Cabinet"
    assert post_and_confirm(desk, url(unit, "change"), form_data(form)).status_code == 302
    assert stored(unit).name_fr == "Bureau"


# ---------------------------------------------------------------- a move


def world():
    """A unit with one of everything under it, and the names that the page must tell."""
    old, new = make_unit(name_fr="Ancien"), make_unit(name_fr="Nouveau")
    unit = make_unit(old, name_fr="Division", slug="division")
    office = make_office(unit, name_fr="Dakar", placed=True)
    make_role(office, area=make_area(make_country("SN")))
    make_role(office, countries=[make_country("KE")])
    make_appointment(unit=unit)
    make_contact_point(unit)
    make_release(issued_by=unit, slug="annonce")
    make_release(issued_by=office, slug="nouvelle")
    make_programme(responsible_unit=unit)
    make_page(in_menu=True, edition=False, target_unit=unit)
    return old, new, unit


def test_a_move_tells_everything_that_is_touched(desk):
    _old, new, unit = world()

    page = send(desk, unit, parent=new.pk)

    changes, stays = told(page), told(page, "unchanged")
    assert [line.becomes for line in page.context["consequences"].changes[0].lines] == ["Nouveau"]
    assert changes[gettext("Units and offices below it")] == (1, ["Dakar"])
    assert changes[gettext("Press releases")][0] == 2
    assert stays[gettext("Countries served")][1] == ["Kenya", "Sénégal"]
    kept = ["Menu entries that link to it", "Current appointments", "Contacts", "Roles of offices"]
    assert [stays[gettext(name)][0] for name in kept] == [1, 1, 1, 2]
    assert stays[gettext("Addresses")][1] == [
        *["/fr/structure/division/", "/en/structure/division/"],
        *["/es/estructura/division/", "/ar/structure/division/"],
    ]


def test_a_move_tells_who_gains_and_who_loses_rights(desk):
    old, new, unit = world()
    winner, loser = make_editor(Role.REGIONAL_EDITOR, new), make_editor(Role.REGIONAL_EDITOR, old)
    both = make_editor(Role.AUTHOR, old)
    Grant.objects.create(user=both, role=Role.AUTHOR, unit=new)
    own = make_editor(Role.EDITOR, unit)
    Grant.objects.create(user=own, role=Role.EDITOR, unit=old)
    make_editor(Role.REGISTRY)

    changes = told(desk.get(move_page(unit, new)))

    assert changes[gettext("Gain permissions")] == (1, [winner.username])
    assert changes[gettext("Lose permissions")] == (1, [loser.username])


def test_a_drag_to_another_parent_leads_to_the_page_and_moves_nothing_yet(desk):
    old, new, unit = world()
    data = {"cmd": "move_node", "position": "last-child", "cut_item": unit.pk, "pasted_on": new.pk}

    answer = desk.post(reverse(LIST), data).content.decode()

    assert answer == move_page(unit, new)
    assert stored(unit).parent_id == old.pk


def test_a_move_that_was_dragged_is_dated_or_a_correction(desk):
    old, new, unit = world()
    address = move_page(unit, new)

    desk.post(address, form_data(desk.get(address), moved_on="2024-03-01"))

    placements = unit.placements.order_by("starts").values_list("parent", "starts", "ends")
    assert list(placements) == [(old.pk, "", "2024-02-29"), (new.pk, "2024-03-01", "")]


def test_a_day_to_come_is_refused_beside_the_form(desk):
    old, new, unit = world()
    address = move_page(unit, new)

    response = desk.post(address, form_data(desk.get(address), moved_on="2999-01-01"))

    assert response.context["form"].non_field_errors()
    assert stored(unit).parent_id == old.pk


def test_a_move_is_undone_from_its_message_to_the_same_place_among_its_siblings(desk):
    old, new, unit = world()
    last = make_unit(old)

    response = desk.post(move_page(unit, new), form_data(desk.get(move_page(unit, new))))
    assert stored(unit).parent_id == new.pk
    undo_from_message(desk, response)

    assert list(stored(old).get_children()) == [unit, last]
    assert unit.placements.get().parent_id == old.pk
    assert check_tree(OrgUnit) == []


def test_the_arrows_change_the_order_alone_and_are_undone(desk):
    parent = make_unit()
    first, second, third = make_unit(parent), make_unit(parent), make_unit(parent)

    response = desk.post(reverse("admin:structure_orgunit_move", args=[second.pk, "up"]))
    assert list(stored(parent).get_children()) == [second, first, third]
    undo_from_message(desk, response)

    assert list(stored(parent).get_children()) == [first, second, third]


@pytest.mark.parametrize("query", ["", "?target=x&position=left", "?target=1", "?position=left&target=1"])
def test_a_place_that_is_none_is_refused(desk, query):
    unit = make_unit()
    expected = 404 if "left&target=1" in query else 400

    address = url(unit, "move_to") + query.replace("target=1", f"target={unit.pk + 9}")
    assert desk.get(address).status_code == expected


def test_who_may_not_move_it_sees_no_page(desk, client):
    old, new, unit = world()
    page = form_data(desk.get(move_page(unit, new)))
    for user in [make_editor(Role.REGIONAL_EDITOR, unit), make_editor(Role.REGIONAL_EDITOR, old)]:
        other = Client()
        other.force_login(user)
        assert other.get(move_page(unit, new)).status_code == 403
        assert other.post(move_page(unit, new), page).status_code == 403
    assert stored(unit).parent_id == old.pk


def test_the_page_links_only_to_what_opens(desk):
    _old, new, unit = world()
    make_editor(Role.EDITOR, new)
    editor = Client()
    editor.force_login(make_editor(Role.REGISTRY))

    page = editor.get(move_page(unit, new))

    groups = page.context["consequences"].groups
    links = {line.url for group in groups for line in group.lines if line.url}
    assert len(links) > 5
    assert {editor.get(link, follow=True).status_code for link in links} == {200}


def fill(unit, count, editor_at):
    """Offices under a unit, each with one of everything."""
    for number in range(count):
        office = make_office(unit, name_fr=f"Ville {number}", placed=True)
        make_role(office, countries=[make_country("LB")])
        make_appointment(unit=office)
        make_contact_point(office)
        make_release(issued_by=office)
        make_programme(responsible_unit=office)
        make_page(in_menu=True, edition=False, target_unit=office)
        make_editor(Role.EDITOR, editor_at)


CHANGES = {
    "move": lambda new: {"is_move": True, "parent": new},
    "rename": lambda _new: {"names": (("fr", "Division", "Service"),), "slug": "service"},
    "up": lambda new: {"last_day": "2024-06-30", "children": "up", "target": new, "ends_mandates": True},
    "along": lambda _new: {"last_day": "2024-06-30", "children": "along"},
    "merge": lambda new: {"last_day": "2024", "children": "into", "target": new, "successor": new},
}


@pytest.mark.parametrize("kind", CHANGES)
def test_what_follows_is_told_in_the_same_queries_for_one_and_for_many(rf, kind):
    _old, new, unit = world()
    request = rf.get("/")
    counts = []

    for count in [1, 12]:
        fill(unit, count, new)
        request.user = User.objects.get(pk=make_editor(Role.ADMINISTRATOR).pk)
        change = UnitChange(OrgUnit.objects.select_related("parent").get(pk=unit.pk), **CHANGES[kind](new))
        with CaptureQueriesContext(connection) as caught:
            assert len(consequences(change, Viewer(request, site)).groups) > 3
        counts.append(len(caught))

    assert counts[0] == counts[1]
    assert counts[0] <= 40


def test_long_lists_are_folded_and_cut(desk):
    _old, new, unit = world()
    for number in range(60):
        make_unit(unit, placed=False, name_fr=f"Bureau {number}")

    page = desk.get(move_page(unit, new))

    title = gettext("Units and offices below it")
    (group,) = [one for one in page.context["consequences"].changes if one.title == title]
    assert (group.count, len(group.first), len(group.others), group.unlisted) == (61, 5, 45, 11)
    words = page.content.decode()
    assert ("Bureau 1<" in words, "Bureau 59<" in words) == (True, False)


# ---------------------------------------------------------------- a rename


def test_a_rename_tells_the_names_that_stay_behind(desk):
    unit = make_unit(name_fr="Cabinet", name_en="Cabinet", name_es="Gabinete", slug="cabinet")

    page = send(desk, unit, name_fr="Bureau")

    assert told(page)[gettext("Name")] == (1, ["Cabinet"])
    assert told(page, "to_review")[gettext("Names in other languages")] == (2, ["Cabinet", "Gabinete"])


def test_another_address_is_told_in_four_languages_and_the_old_one_leads_on(desk, client):
    unit = make_unit(slug="cabinet")

    page = send(desk, unit, slug="bureau")
    (group,) = [
        group for group in page.context["consequences"].changes if group.title == gettext("Addresses")
    ]
    desk.post(url(unit, "change"), form_data(page))

    for line in group.lines:
        answer = Client().get(line.words)
        assert (answer.status_code, answer.url) == (301, line.becomes)
    assert [line.language for line in group.lines] == LANGUAGES


def test_the_former_address_of_an_office_leads_on_in_all_languages(desk):
    office = make_office(slug="saint-louis")
    post_and_confirm(desk, url(office, "change"), form_data(desk.get(url(office, "change")), slug="dakar"))

    for language in LANGUAGES:
        with override(language):
            old, new = (reverse("offices:office", args=[slug]) for slug in ["saint-louis", "dakar"])
        answer = Client().get(old)
        assert (answer.status_code, answer.url) == (301, new)


def test_an_address_that_led_to_another_unit_is_told(desk):
    other, unit = make_unit(name_fr="Autre"), make_unit()
    FormerAddress.objects.create(kind="structure_orgunit", address="cabinet", object_id=other.pk)

    page = send(desk, unit, slug="cabinet")

    assert told(page, "to_review")[gettext("Former address of another page")] == (1, ["Autre"])


def test_a_rename_is_undone_with_its_address(desk):
    unit = make_unit(name_fr="Cabinet", slug="cabinet")

    page = send(desk, unit, name_fr="Bureau", slug="bureau", _why="Réforme")
    response = desk.post(url(unit, "change"), form_data(page))
    assert stored(unit).slug == "bureau"
    undo_from_message(desk, response)

    assert (stored(unit).name_fr, stored(unit).slug) == ("Cabinet", "cabinet")
    with override("fr"):
        assert Client().get(reverse("structure:unit", args=["bureau"])).status_code == 301
        assert Client().get(reverse("structure:unit", args=["cabinet"])).status_code == 200
    _undone, renamed = desk.get(url(unit, "history")).context["changesets"][:2]
    assert renamed.why == "Réforme"


def test_what_was_changed_since_is_not_undone(desk):
    unit = make_unit(name_fr="Cabinet")
    response = desk.post(url(unit, "change"), form_data(send(desk, unit, name_fr="Bureau")))
    page = desk.get(response.url).content.decode()
    value = re.search(r'name="when" value="([^"]+)"', page)[1]
    OrgUnit.objects.filter(pk=unit.pk).update(name_fr="Secrétariat")

    desk.post(url(unit, "undo"), {"when": value})

    assert stored(unit).name_fr == "Secrétariat"


def test_a_translator_renames_in_one_language_and_undoes_it(desk):
    unit = make_unit(name_fr="Cabinet", name_en="Cabinet")
    translator = Client()
    translator.force_login(make_editor(Role.TRANSLATOR, unit))

    page = send(translator, unit, name_en="Office")
    response = translator.post(url(unit, "change"), form_data(page))

    assert stored(unit).name_en == "Office"
    undo_from_message(translator, response)
    assert stored(unit).name_en == "Cabinet"


# ---------------------------------------------------------------- placements


def test_a_rename_with_a_placement_that_moves_it_is_confirmed_twice_and_then_saved(desk):
    old, new = make_unit(), make_unit()
    unit = make_unit(old, name_fr="Cabinet")

    first = send(desk, unit, name_fr="Bureau", **{"placements-0-parent": new.pk})
    second = desk.post(url(unit, "change"), form_data(first))

    assert (gettext("Name") in told(first), gettext("Place in the structure") in told(second)) == (True, True)
    assert (stored(unit).name_fr, stored(unit).parent_id) == ("Cabinet", old.pk)
    assert desk.post(url(unit, "change"), form_data(second)).status_code == 302
    assert (stored(unit).name_fr, stored(unit).parent_id) == ("Bureau", new.pk)


def test_a_placement_edited_by_itself_is_confirmed_when_it_moves_the_unit(desk):
    old, new = make_unit(), make_unit()
    unit = make_unit(old)
    placement = unit.placements.get()

    page = send(desk, placement, parent=new.pk)

    assert told(page)[gettext("Place in the structure")][0] == 1
    assert stored(unit).parent_id == old.pk
    desk.post(url(placement, "change"), form_data(page))
    assert stored(unit).parent_id == new.pk
