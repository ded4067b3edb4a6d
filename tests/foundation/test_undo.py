"""Everything can be undone: a field, a state, a deleted row, a deleted object, a move in the tree."""

import datetime as dt

import pytest
from django.contrib.messages import ERROR
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from foundation.rights import Role
from foundation.trees.tree import check_tree
from news.models import PressRelease, ReleaseEdition, Theme
from offices.models import Office
from pages.models import Page
from publishing.models import State
from structure.models import ContactPoint, OrgUnit
from tests.factories import (
    make_admin,
    make_contact_point,
    make_country,
    make_editor,
    make_office,
    make_page,
    make_release,
    make_theme,
    make_unit,
)
from tests.forms import drag_and_confirm, form_data, form_errors, post_and_confirm

pytestmark = pytest.mark.django_db(transaction=True)  # one transaction is one moment


@pytest.fixture
def desk(client):
    client.force_login(make_admin(username="amina"))
    return client


def url(row, page, **query):
    return reverse(
        f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=[row.pk], query=query or None
    )


def stored(row):
    return type(row).objects.get(pk=row.pk)


def save(desk, row, **typed):
    response = post_and_confirm(desk, url(row, "change"), form_data(desk.get(url(row, "change")), **typed))
    assert response.status_code == 302, form_errors(response)


def newest(desk, row):
    return desk.get(url(row, "history")).context["changesets"][0]


def before_the_last_change(desk, row):
    """The comparison from which the last change is undone."""
    return desk.get(url(row, "compare", **{"from": newest(desk, row).key_before}))


def put_back(desk, row, **changes):
    page = before_the_last_change(desk, row)
    data = form_data(page, **changes)
    return desk.post(url(row, "change"), {name: data[name] for name in data if name not in {"from", "to"}})


# ---------------------------------------------------------------- two states


def test_any_two_states_are_compared_in_each_language(desk):
    theme = make_theme(name_fr="Un", name_en="One")
    for number in ["Deux", "Trois"]:
        save(desk, theme, name_fr=number)
    first, second, _now = desk.get(url(theme, "history")).context["changesets"][::-1]

    page = desk.get(url(theme, "compare", **{"from": first.key, "to": second.key}))

    ((change, _row, _fields),) = page.context["lines"]
    assert [
        (field.language, piece.kind, piece.text) for field in change.fields for piece in field.pieces
    ] == [
        ("fr", "removed", "Un"),
        ("fr", "added", "Deux"),
    ]


def test_equal_states_have_nothing_to_show(desk):
    theme = make_theme()
    key = newest(desk, theme).key

    assert desk.get(url(theme, "compare", **{"from": key, "to": key})).context["lines"] == []


@pytest.mark.parametrize("words", ["x", "2020", "0001-01-01T00:00:00+00:00", "2020-01-01T00:00:00"])
def test_what_is_no_moment_is_refused(desk, words):
    theme = make_theme()

    assert desk.get(url(theme, "compare", **{"from": words})).status_code == 400
    assert desk.post(url(theme, "change"), {"_restore": words}).status_code == 400


# ---------------------------------------------------------------- put back


def test_a_field_is_put_back_and_the_others_stay(desk):
    theme = make_theme(name_fr="Un", name_en="One")
    save(desk, theme, name_fr="Deux", name_en="Two")

    response = put_back(desk, theme, put_back="field:name_fr", _why="Erreur")

    assert form_errors(response) == []
    assert (stored(theme).name_fr, stored(theme).name_en) == ("Un", "Two")
    changeset = newest(desk, theme)
    assert (changeset.why, changeset.who) == ("Erreur", "amina")


def test_a_whole_state_is_put_back_with_its_countries_and_rows(desk):
    edition = make_release(state=State.DRAFT, title_fr="Un", countries=[make_country("LB")])
    kept = edition.press_contacts.create(name="Élise", email="e@example.org")
    lost = edition.press_contacts.create(name="Amal", email="a@example.org")
    data = form_data(desk.get(url(edition, "change")), title_fr="Deux", countries=[make_country("KE").pk])
    data |= {"press_contacts-0-name": ["Autre"], "press_contacts-1-DELETE": ["on"]}
    data |= {"press_contacts-2-name": ["Neuve"], "press_contacts-2-email": ["n@example.org"]}
    data |= {"press_contacts-TOTAL_FORMS": ["3"], "press_contacts-2-id": [""]}
    assert form_errors(desk.post(url(edition, "change"), data)) == []
    assert sorted(edition.press_contacts.values_list("name", flat=True)) == ["Autre", "Neuve"]

    response = put_back(desk, edition)

    assert form_errors(response) == []
    assert stored(edition).title_fr == "Un"
    assert [country.iso2 for country in edition.countries.all()] == ["LB"]
    rows = [(kept.pk, "Élise"), (lost.pk, "Amal")]
    assert list(edition.press_contacts.order_by("pk").values_list("pk", "name")) == rows


def test_what_was_changed_since_one_looked_is_not_put_back(desk):
    theme = make_theme(name_fr="Un")
    save(desk, theme, name_fr="Deux")
    data = form_data(before_the_last_change(desk, theme))
    Theme.objects.filter(pk=theme.pk).update(name_fr="Trois")

    desk.post(url(theme, "change"), data)

    assert stored(theme).name_fr == "Trois"


def test_who_may_only_look_puts_nothing_back(desk, client):
    theme = make_theme(name_fr="Un")
    save(desk, theme, name_fr="Deux")
    data = form_data(before_the_last_change(desk, theme))
    client.force_login(make_editor(Role.AUTHOR))

    assert "put_back" not in form_data(before_the_last_change(client, theme))
    assert client.post(url(theme, "change"), data).status_code == 403
    assert stored(theme).name_fr == "Deux"


def test_an_approved_edition_is_compared_but_nothing_is_put_back(desk):
    edition = make_release(title_fr="Un")
    ReleaseEdition.objects.filter(pk=edition.pk).update(title_fr="Deux")

    page = before_the_last_change(desk, edition)
    data = {"_restore": page.context["start_key"], "put_back": "field:title_fr"}

    assert "put_back" not in form_data(page)
    assert desk.post(url(edition, "change"), data | {"_seen": page.context["seen"]}).status_code == 403


def test_a_state_that_is_not_valid_any_more_is_shown_in_the_form(desk):
    theme = make_theme(slug="un")
    save(desk, theme, slug="deux")
    make_theme(slug="un")

    response = put_back(desk, theme)

    assert form_data(response)["slug"] == ["un"]
    assert stored(theme).slug == "deux"


def test_the_reason_of_a_save_is_told_in_the_history(desk):
    theme = make_theme()

    save(desk, theme, name_fr="Nouveau", _why="  Un \0mot  ")

    assert newest(desk, theme).why == "Un mot"


# ---------------------------------------------------------------- back from deletion


def delete(desk, row):
    desk.post(url(row, "delete"), {"post": "yes"})
    assert not type(row).objects.filter(pk=row.pk).exists()


def test_a_deleted_object_is_listed_and_comes_back_with_what_was_deleted_with_it(desk):
    edition = make_release(state=State.DRAFT, title_fr="Annonce", countries=[make_country("LB")], slug="a")
    contact = edition.press_contacts.create(name="Élise", email="e@example.org")
    release = edition.document
    delete(desk, release)

    assert (
        url(release, "history") in desk.get(reverse("admin:news_pressrelease_deleted_rows")).content.decode()
    )
    assert desk.get(url(release, "history")).context["undelete_url"]
    response = desk.post(url(release, "undelete"), {"_why": "Par erreur"})

    assert response.url == url(release, "change")
    edition = ReleaseEdition.objects.get(pk=edition.pk)
    assert (edition.document.slug, edition.title_fr, edition.press_contacts.get()) == (
        "a",
        "Annonce",
        contact,
    )
    assert [country.iso2 for country in edition.countries.all()] == ["LB"]
    assert (
        url(release, "history")
        not in desk.get(reverse("admin:news_pressrelease_deleted_rows")).content.decode()
    )
    assert newest(desk, release).why == "Par erreur"


def test_a_deleted_unit_comes_back_into_the_tree(desk):
    parent = make_unit()
    unit = make_unit(parent, name_fr="Division")
    contact = make_contact_point(unit)
    delete(desk, unit)

    desk.post(url(unit, "undelete"))

    unit = stored(unit)
    assert (unit.parent_id, unit.placements.get().parent_id) == (parent.pk, parent.pk)
    assert ContactPoint.objects.get().pk == contact.pk
    assert check_tree(OrgUnit) == []


def test_a_deleted_office_comes_back_with_both_its_tables(desk):
    office = make_office(name_fr="Dakar", status="closed")
    delete(desk, office)

    desk.post(url(office, "undelete"))

    assert (stored(office).name_fr, stored(office).status) == ("Dakar", "closed")
    assert Office.objects.get().orgunit_ptr_id == office.pk
    assert check_tree(OrgUnit) == []


def test_a_deleted_page_comes_back_at_its_address(desk):
    parent = make_page()
    page = make_page(parent, slug="bas", state=State.DRAFT)
    address = page.path
    delete(desk, page)

    desk.post(url(page, "undelete"))

    assert (stored(page).path, stored(page).editions.count()) == (address, 1)
    assert check_tree(Page) == []


def test_what_pointed_to_something_gone_does_not_come_back_and_says_so(desk):
    parent = make_unit()
    unit = make_unit(parent)
    delete(desk, unit)
    delete(desk, parent)

    response = desk.post(url(unit, "undelete"), follow=True)

    assert not OrgUnit.objects.exists()
    assert [message.level for message in response.context["messages"]][-1] == ERROR
    assert response.redirect_chain[0][0] == url(unit, "history")


def test_an_address_taken_since_is_told(desk):
    theme = make_theme(slug="un")
    delete(desk, theme)
    make_theme(slug="un")

    response = desk.post(url(theme, "undelete"), follow=True)

    assert Theme.objects.count() == 1
    assert [message.level for message in response.context["messages"]][-1] == ERROR


def test_who_may_not_add_brings_nothing_back(desk, client):
    theme = make_theme()
    delete(desk, theme)
    client.force_login(make_editor(Role.AUTHOR))

    assert client.post(url(theme, "undelete")).status_code == 403
    assert client.get(url(theme, "history")).context["undelete_url"] is False


def test_a_save_of_what_was_deleted_meanwhile_leads_to_where_it_comes_back(desk):
    theme = make_theme()
    page = desk.get(url(theme, "change"))
    Theme.objects.all().delete()

    response = desk.post(url(theme, "change"), form_data(page, name_fr="Mon nom"))

    assert response.url == url(theme, "history")


# ---------------------------------------------------------------- moves


def places(unit):
    return list(unit.placements.order_by("starts").values_list("pk", "parent", "starts", "ends"))


def undo(desk, unit):
    return desk.post(url(unit, "undo"), {"when": newest(desk, unit).key}, follow=True)


@pytest.mark.parametrize("typed", [{}, {"moved_on": "2024-03-01"}, {"is_correction": "on"}])
def test_a_move_is_undone_with_its_placements(desk, typed):
    old, new = make_unit(), make_unit()
    unit = make_unit(old)
    before = places(unit)
    save(desk, unit, parent=new.pk, **typed)
    assert newest(desk, unit).is_move

    undo(desk, unit)

    assert (stored(unit).parent_id, places(unit)) == (old.pk, before)
    assert check_tree(OrgUnit) == []


def test_a_drag_is_undone(desk):
    old, new = make_unit(), make_unit()
    unit = make_unit(old)
    drag_and_confirm(desk, reverse("admin:structure_orgunit_changelist"), unit, new)

    undo(desk, unit)

    assert stored(unit).parent_id == old.pk


def test_a_move_that_was_followed_by_another_is_not_undone(desk):
    old, new, third = make_unit(), make_unit(), make_unit()
    unit = make_unit(old)
    save(desk, unit, parent=new.pk)
    when = newest(desk, unit).key
    save(desk, unit, parent=third.pk)

    desk.post(url(unit, "undo"), {"when": when})

    assert stored(unit).parent_id == third.pk


def test_a_moment_without_a_move_moves_nothing(desk):
    unit = make_unit()

    assert desk.post(url(unit, "undo"), {"when": "x"}).status_code == 400
    when = dt.datetime(2020, 1, 1, tzinfo=dt.UTC).isoformat()
    assert desk.post(url(unit, "undo"), {"when": when}).status_code == 302


def test_a_page_goes_back_under_its_parent_and_to_its_address(desk):
    old, new = make_page(), make_page()
    page = make_page(old, slug="bas")
    address = page.path
    save(desk, page, parent=new.pk)

    response = put_back(desk, page)

    assert form_errors(response) == []
    assert (stored(page).parent_id, stored(page).path) == (old.pk, address)
    assert check_tree(Page) == []


def test_the_release_of_a_deleted_edition_stays(desk):
    edition = make_release(state=State.DRAFT)
    delete(desk, edition)

    desk.post(url(edition, "undelete"))

    assert PressRelease.objects.get().editions.get() == edition


# ---------------------------------------------------------------- why


def test_a_deletion_and_an_import_tell_why(desk):
    theme, other = make_theme(), make_theme()
    page = desk.get(url(theme, "delete"))
    assert form_data(page)["_why"] == [""]

    desk.post(url(theme, "delete"), form_data(page, _why="En double"))
    many = {"action": "delete_selected", "_selected_action": [other.pk]}
    chosen = desk.post(reverse("admin:news_theme_changelist"), many)
    desk.post(
        reverse("admin:news_theme_changelist"), form_data(chosen, action="delete_selected", _why="Vide")
    )

    assert [newest(desk, row).why for row in [theme, other]] == ["En double", "Vide"]


def test_an_import_tells_why(desk):
    file = SimpleUploadedFile("themes.csv", b"slug,name_fr\nclimat,Climat\n", "text/csv")
    address = reverse("admin:news_theme_import")
    chosen = form_data(desk.get(address))
    seen = desk.post(address, {"import_file": file, "format": "0", "resource": chosen.get("resource", ["0"])})

    data = form_data(seen, _why="Liste de 2024")
    desk.post(reverse("admin:news_theme_process_import"), data)

    assert newest(desk, Theme.objects.get(slug="climat")).why == "Liste de 2024"
