"""Rights follow the tree: by form, drag, bulk action, autocomplete, import and history alike."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.history.log import event_models
from foundation.rights import PERMISSIONS, Permission, Role, rights_of
from foundation.trees.tree import check_tree
from news.models import PressRelease
from offices.models import Office, OfficeRole
from pages.models import Page
from publishing.models import State
from structure.models import Appointment, ContactPoint, Grant, OrgUnit, Placement
from structure.rights import above_and_at, grants_at
from tests.factories import (
    make_admin,
    make_contact_point,
    make_country,
    make_editor,
    make_office,
    make_page,
    make_programme,
    make_release,
    make_role,
    make_theme,
    make_unit,
)
from tests.forms import drag_and_confirm, form_data, form_errors, post_and_confirm
from tests.sample import make_sample
from tests.test_every_url import BY_POST, KEPT_BY_THE_SITE, admin_addresses

pytestmark = pytest.mark.django_db


class World:
    """Dakar with an office under it, and Nairobi beside it."""

    def __init__(self):
        self.root = make_unit()
        self.dakar = make_office(self.root, placed=True, name_fr="Dakar")
        self.thies = make_office(self.dakar, placed=True, name_fr="Thiès")
        self.mbour = make_office(self.dakar, placed=True, name_fr="Mbour")
        self.nairobi = make_office(self.root, placed=True, name_fr="Nairobi")
        self.user = make_editor(Role.REGIONAL_EDITOR, self.dakar)
        self.desk, self.master = Client(), Client()
        self.desk.force_login(self.user)
        self.master.force_login(make_admin())

    def send(self, address, **changes):
        """Send the whole form as somebody sees it who may change everything."""
        return post_and_confirm(self.desk, address, form_data(self.master.get(address), **changes))

    def drag(self, node, target, position="last-child"):
        address = reverse("admin:structure_orgunit_changelist")
        return drag_and_confirm(self.desk, address, node, target, position).status_code


@pytest.fixture
def world():
    return World()


def url(row, page, *args):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}", args=args)


def change_url(row):
    return url(row, "change", row.pk)


def parent_of(unit):
    return OrgUnit.objects.get(pk=unit.pk).parent_id


# ---------------------------------------------------------------- every address as every role

READ = {"changelist", "change", "history", "export"}


@pytest.mark.parametrize("role", Role)
def test_every_address_of_the_admin_answers_every_role(role):
    """Everything is read; accounts by administrators alone; nothing breaks."""
    make_sample()
    client = Client()
    client.force_login(make_editor(role, OrgUnit.objects.get(slug="cabinet")))
    wrong = {}

    for name, address in admin_addresses():
        status = client.get(address).status_code
        page = name.rpartition("_")[2]
        is_account = name.startswith("admin:auth_") and role != Role.ADMINISTRATOR
        is_account |= name == "admin:auth_user_password_change"  # of a unit alone, nobody changes passwords
        if page in READ and name not in KEPT_BY_THE_SITE and not is_account:
            expected = {200, 302} if page == "change" else {200}
        else:
            expected = {200, 302, 403, 404, 405}
        if is_account and page in {*READ, "add", "delete"}:
            expected = {403}
        if name.endswith(BY_POST):
            expected = {403, 405}
        if status not in expected:
            wrong[name] = status

    assert wrong == {}


@pytest.mark.parametrize("role", Role)
def test_what_stands_elsewhere_is_read_and_nothing_of_it_is_changed(world, role):
    client = Client()
    client.force_login(make_editor(role, world.dakar))
    nairobi = world.nairobi
    rows = [
        nairobi,
        nairobi.placements.get(),
        make_contact_point(nairobi),
        make_role(nairobi),
        make_release(issued_by=nairobi, state=State.DRAFT),
        make_release(issued_by=nairobi, state=State.DRAFT).document,
        make_programme(responsible_unit=nairobi),
        make_page(),
        make_theme(),
        make_country("KE"),
    ]
    done = []

    for row in rows:
        assert client.get(change_url(row)).status_code == 200
        page = world.master.get(change_url(row))
        version = row.version
        texts = [name for name in form_data(page) if name.endswith(("_fr", "_en"))] + [
            "source",
            "other_names",
        ]
        client.post(change_url(row), form_data(page) | {name: ["autre"] for name in texts})
        client.post(url(row, "delete", row.pk), {"post": "yes"})
        if type(row).objects.filter(pk=row.pk, version=version).count() != 1:
            done.append(row)

    assert done == []


def test_who_holds_no_right_sees_nothing(world, client):
    client.force_login(User.objects.create_user("nobody", is_staff=True))

    assert client.get(change_url(world.dakar)).status_code == 403
    assert client.get(url(world.dakar, "history", world.dakar.pk)).status_code == 403
    assert client.get(reverse("admin:structure_grant_who")).status_code == 403
    assert "Dakar" not in client.get(reverse("admin:index")).content.decode()


def test_whose_account_is_closed_may_nothing(world):
    world.user.is_active = False

    assert not world.user.has_perm("offices.change_office", world.dakar)


# ---------------------------------------------------------------- forms


def test_a_regional_editor_changes_the_offices_under_his_and_reads_the_others(world):
    for office in [world.dakar, world.thies, world.nairobi]:
        world.send(change_url(office), source="https://example.org/")

    changed = set(Office.objects.filter(source="https://example.org/"))
    assert changed == {world.dakar, world.thies}


def test_the_rows_of_an_inline_follow_their_unit(world):
    contacts = [make_contact_point(unit) for unit in [world.thies, world.nairobi]]

    for unit in [world.thies, world.nairobi]:
        world.send(change_url(unit), **{"contact_points-0-email": "neu@example.org"})

    for contact in contacts:
        contact.refresh_from_db()
    assert [contact.email for contact in contacts] == ["neu@example.org", "contact@example.org"]


@pytest.mark.parametrize("target", ["root", "nairobi", None])
def test_an_office_is_not_moved_out_of_the_subtree_by_its_form(world, target):
    parent = getattr(world, target) if target else None

    response = world.send(change_url(world.thies), parent=parent.pk if parent else "")

    assert "parent" in response.context["adminform"].form.errors
    assert parent_of(world.thies) == world.dakar.pk


def test_an_office_moves_within_the_subtree(world):
    response = world.send(change_url(world.thies), parent=world.mbour.pk)

    assert form_errors(response) == []
    assert parent_of(world.thies) == world.mbour.pk


def test_the_office_at_the_top_of_the_subtree_stays_where_it_is(world):
    response = world.send(change_url(world.dakar), parent=world.nairobi.pk)

    assert "parent" in response.context["adminform"].form.errors
    assert parent_of(world.dakar) == world.root.pk


@pytest.mark.parametrize("target", ["root", "nairobi", "thies"])
def test_a_new_office_is_added_under_ones_own_only(world, target):
    address = reverse("admin:offices_office_add")
    typed = {"name_fr": "Touba", "country": make_country().pk, "latitude": "1", "longitude": "2"}

    response = world.send(address, **typed, parent=getattr(world, target).pk)

    is_there = Office.objects.filter(name_fr="Touba").exists()
    assert is_there == (target == "thies")
    assert is_there or "parent" in response.context["adminform"].form.errors


def test_a_row_is_not_handed_to_a_unit_outside(world):
    contact = make_contact_point(world.thies)

    response = world.send(change_url(contact), unit=world.nairobi.pk)

    contact.refresh_from_db()
    assert "unit" in response.context["adminform"].form.errors
    assert contact.unit_id == world.thies.pk


def test_the_right_to_translate_there_is_none_to_file_there(world):
    contact = make_contact_point(world.thies)
    Grant.objects.create(user=world.user, role=Role.TRANSLATOR, unit=world.nairobi, language="en")

    world.send(change_url(contact), unit=world.nairobi.pk)

    contact.refresh_from_db()
    assert contact.unit_id == world.thies.pk


def test_a_placement_moves_no_office_out_of_the_subtree(world):
    placement = world.thies.placements.get()

    response = world.send(change_url(placement), parent=world.nairobi.pk)
    inline = world.send(change_url(world.thies), **{"placements-0-parent": world.nairobi.pk})

    assert "parent" in response.context["adminform"].form.errors
    assert inline.status_code == 200
    assert parent_of(world.thies) == world.dakar.pk


def test_the_end_of_a_placement_takes_no_office_back_out_of_the_subtree(world):
    guest = make_office(world.dakar, name_fr="Praia")
    Placement.objects.create(unit=guest, parent=world.nairobi, ends="2020-01-01")
    latest = Placement.objects.create(unit=guest, parent=world.dakar, starts="2020-01-02")

    world.desk.post(url(latest, "delete", latest.pk), {"post": "yes"})

    assert parent_of(guest) == world.dakar.pk
    assert Placement.objects.filter(pk=latest.pk).exists()
    assert check_tree(OrgUnit) == []


# ---------------------------------------------------------------- drag and arrows


@pytest.mark.parametrize(
    ("node", "target", "position"),
    [
        ("thies", "nairobi", "last-child"),
        ("thies", "root", "last-child"),
        ("thies", "nairobi", "left"),
        ("thies", "root", "right"),
        ("nairobi", "dakar", "last-child"),
        ("nairobi", "thies", "right"),
        ("dakar", "nairobi", "right"),
    ],
)
def test_a_drag_needs_the_right_at_both_ends(world, node, target, position):
    before = list(OrgUnit.objects.values_list("pk", "parent_id", "lft"))

    status = world.drag(getattr(world, node), getattr(world, target), position)

    assert status == 403
    assert list(OrgUnit.objects.values_list("pk", "parent_id", "lft")) == before


def test_a_drag_within_the_subtree_moves(world):
    assert world.drag(world.thies, world.mbour) == 200
    assert parent_of(world.thies) == world.mbour.pk


def test_the_arrows_need_the_right_to_the_parent(world):
    def press(unit):
        return world.desk.post(reverse("admin:structure_orgunit_move", args=[unit.pk, "up"])).status_code

    assert (press(world.mbour), press(world.nairobi)) == (302, 403)
    units = [OrgUnit.objects.get(pk=unit.pk) for unit in [world.mbour, world.thies]]
    assert units[0].lft < units[1].lft


def test_the_tree_offers_handles_where_they_work(world):
    rows = world.desk.get(reverse("admin:structure_orgunit_changelist")).context_data["rows"]

    assert {row.node.pk for row in rows if row.can_move} == {world.thies.pk, world.mbour.pk}


def test_the_pages_are_dragged_by_those_of_the_whole_organisation_alone(world):
    above, page = make_page(), make_page()
    address = reverse("admin:pages_page_changelist")
    everywhere = Client()
    everywhere.force_login(make_editor(Role.EDITOR))

    refused = drag_and_confirm(world.desk, address, page, above)
    moved = drag_and_confirm(everywhere, address, page, above)

    assert (refused.status_code, moved.status_code) == (403, 200)
    assert Page.objects.get(pk=page.pk).parent_id == above.pk


# ---------------------------------------------------------------- bulk actions, autocomplete, import, history


def test_an_action_touches_only_rows_within_the_rights_and_says_how_many_it_left(world):
    inside = make_role(world.thies, certainty="medium")
    outside = make_role(world.nairobi, certainty="medium")
    data = {"action": "confirm", "_selected_action": [inside.pk, outside.pk]}

    response = world.desk.post(reverse("admin:offices_officerole_changelist"), data, follow=True)

    assert list(OfficeRole.objects.filter(certainty="high")) == [inside]
    warnings = [message for message in response.context["messages"] if message.level_tag == "warning"]
    assert len(warnings) == 1


def test_rows_are_deleted_together_only_within_the_rights(world):
    inside, outside = make_contact_point(world.thies), make_contact_point(world.nairobi)
    data = {"action": "delete_selected", "_selected_action": [inside.pk, outside.pk], "post": "yes"}

    world.desk.post(reverse("admin:structure_contactpoint_changelist"), data)

    assert list(ContactPoint.objects.all()) == [outside]


def found(client, app, model, field, term=""):
    asked = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    response = client.get(reverse("admin:autocomplete"), asked)
    return [line["text"] for line in response.json()["results"]]


def test_an_autocomplete_offers_only_places_where_the_user_may_file(world):
    assert found(world.desk, "news", "pressrelease", "issued_by") == ["Dakar", "Thiès", "Mbour"]
    assert found(world.desk, "structure", "placement", "parent") == ["Dakar", "Thiès", "Mbour"]
    assert found(world.desk, "news", "pressrelease", "issued_by", "Nairobi") == []
    assert found(world.desk, "pages", "page", "target_unit", "Nairobi") == ["Nairobi"]
    make_page(label_fr="Ailleurs"), make_programme(label_fr="Ici", responsible_unit=world.thies)
    assert found(world.desk, "pages", "pageedition", "document") == ["Ici"]


def test_an_autocomplete_answers_nobody_without_a_right(world, client):
    client.force_login(User.objects.create_user("nobody", is_staff=True))
    asked = {"app_label": "news", "model_name": "pressrelease", "field_name": "issued_by"}

    assert client.get(reverse("admin:autocomplete"), asked).status_code == 403


def look(world, model, csv):
    """What the preview of an import says: whether it may be confirmed, and why rows are refused."""
    file = SimpleUploadedFile("rows.csv", csv.encode())
    page = world.desk.post(url(model, "import"), {"import_file": file, "format": "0"})
    refused = {row.number: " ".join(row.error.messages) for row in page.context["result"].invalid_rows}
    return page.context.get("confirm_form"), refused


def test_an_import_refuses_the_rows_outside_with_a_reason(world):
    csv = "code,unit,purpose,email\na,{},press,a@example.org\nb,{},press,b@example.org\n"

    confirm, refused = look(world, ContactPoint, csv.format(world.thies.code, world.nairobi.code))

    assert confirm is None
    assert list(refused) == [2]
    assert refused[2]


def test_an_import_passes_over_rows_outside_that_it_does_not_change(world):
    contact = make_contact_point(world.nairobi, code="kenya")
    csv = "code,unit,purpose,email\na,{},press,a@example.org\nkenya,{},{},{}\n"

    confirm, refused = look(
        world,
        ContactPoint,
        csv.format(world.thies.code, world.nairobi.code, contact.purpose, contact.email),
    )
    world.desk.post(url(ContactPoint, "process_import"), confirm.initial)

    assert refused == {}
    assert ContactPoint.objects.filter(code="a", unit=world.thies).exists()


@pytest.mark.parametrize(("start", "end"), [("thies", "nairobi"), ("nairobi", "thies")])
def test_an_import_moves_nothing_across_the_border(world, start, end):
    unit, target = getattr(world, start), getattr(world, end)
    csv = f"code,unit,purpose,email\nrow,{target.code},general,contact@example.org\n"
    make_contact_point(unit, code="row")

    _confirm, refused = look(world, ContactPoint, csv)
    _confirm, placed = look(world, Placement, f"unit,starts,parent\n{unit.code},,{target.code}\n")

    assert (list(refused), list(placed)) == ([1], [1])


def test_a_confirmed_import_checks_the_rights_again(world):
    csv = f"code,unit,purpose,email\na,{world.thies.code},press,a@example.org\n"
    confirm, _refused = look(world, ContactPoint, csv)
    Grant.objects.update(unit=world.nairobi)

    world.desk.post(url(ContactPoint, "process_import"), confirm.initial)

    assert not ContactPoint.objects.exists()


def test_an_import_needs_the_right_to_add_and_to_change(world):
    translator = Client()
    translator.force_login(make_editor(Role.TRANSLATOR, world.dakar))

    assert translator.get(url(ContactPoint, "import")).status_code == 403
    assert translator.get(url(ContactPoint, "export")).status_code == 200
    assert world.desk.get(url(PressRelease, "import")).status_code == 200


def test_the_history_is_read_by_whoever_may_see_and_by_nobody_else(world, client):
    address = url(world.nairobi, "history", world.nairobi.pk)
    client.force_login(User.objects.create_user("nobody", is_staff=True))

    assert (world.desk.get(address).status_code, client.get(address).status_code) == (200, 403)


# ---------------------------------------------------------------- translators of records


def test_a_translator_changes_the_texts_of_his_language_of_an_office(world):
    client = Client()
    client.force_login(make_editor(Role.TRANSLATOR, world.dakar, language="ar"))
    contact = make_contact_point(world.thies, label_fr="Accueil")
    page = world.master.get(change_url(world.thies))
    typed = {
        "name_ar": "تييس",
        "name_fr": "Autre",
        "status": "closed",
        "contact_points-0-label_ar": "الاستقبال",
    }

    client.post(
        change_url(world.thies), form_data(page, **typed, **{"contact_points-0-email": "x@example.org"})
    )

    office = Office.objects.get(pk=world.thies.pk)
    contact.refresh_from_db()
    assert (office.name_ar, office.name_fr, office.status) == ("تييس", "Thiès", world.thies.status)
    assert (contact.label_ar, contact.email) == ("الاستقبال", "contact@example.org")
    assert client.get(change_url(world.thies)).status_code == 200


# ---------------------------------------------------------------- grants


def test_a_grant_holds_for_what_is_below_and_for_nothing_beside(world):
    assert set(above_and_at(world.thies.pk)) == {world.root.pk, world.dakar.pk, world.thies.pk}
    rights = rights_of(world.user)
    assert set(rights.within(OrgUnit.objects.all(), Permission.MANAGE_STRUCTURE, "")) == {
        OrgUnit.objects.get(pk=unit.pk) for unit in [world.dakar, world.thies, world.mbour]
    }


def test_rights_come_with_a_unit_that_moves(world):
    Grant.objects.update(unit=world.thies)
    below = make_unit(world.mbour)
    master = world.master
    address = reverse("admin:structure_orgunit_changelist")

    before = User.objects.get(pk=world.user.pk).has_perm("structure.change_orgunit", below)
    drag_and_confirm(master, address, world.mbour, world.thies)
    after = User.objects.get(pk=world.user.pk).has_perm("structure.change_orgunit", below)

    assert (before, after) == (False, True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": Role.AUTHOR, "language": "fr"},
        {"role": Role.TRANSLATOR, "language": ""},
        {"role": Role.AUTHOR, "can_publish_alone": True},
    ],
)
def test_a_grant_that_makes_no_sense_is_refused(world, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(user=world.user, unit=world.dakar, **wrong)


def test_an_administrator_of_a_unit_gives_rights_there_only(world):
    administrator, newcomer = make_editor(Role.ADMINISTRATOR, world.dakar), User.objects.create_user("awa")
    client, address = Client(), reverse("admin:structure_grant_add")
    client.force_login(administrator)
    page = client.get(address)

    for unit in [world.thies.pk, world.nairobi.pk, ""]:
        client.post(address, form_data(page, user=newcomer.pk, role="editor", unit=unit))

    newcomer.refresh_from_db()
    assert [grant.unit_id for grant in newcomer.grants.all()] == [world.thies.pk]
    assert newcomer.is_staff


def test_who_gives_no_rights_changes_none(world):
    grant = world.user.grants.get()

    world.send(change_url(grant), unit="", role="administrator")
    world.desk.post(reverse("admin:structure_grant_add"), {"user": world.user.pk, "role": "administrator"})

    assert [(grant.role, grant.unit_id) for grant in Grant.objects.all()] == [
        (Role.REGIONAL_EDITOR, world.dakar.pk)
    ]


def test_an_administrator_does_not_become_a_superuser(world):
    administrator, superuser = make_editor(Role.ADMINISTRATOR), make_admin()
    client = Client()
    client.force_login(administrator)
    address = reverse("admin:auth_user_change", args=[administrator.pk])

    client.post(address, form_data(world.master.get(address), is_superuser="on", first_name="Awa"))
    passwords = {"password1": "un-long-secret", "password2": "un-long-secret", "usable_password": "true"}
    refused = client.post(reverse("admin:auth_user_password_change", args=[superuser.pk]), passwords)

    administrator.refresh_from_db()
    assert (administrator.first_name, administrator.is_superuser) == ("Awa", False)
    assert refused.status_code == 403


def test_an_administrator_of_a_unit_changes_no_account(world):
    client = Client()
    client.force_login(make_editor(Role.ADMINISTRATOR, world.dakar))
    address = reverse("admin:auth_user_change", args=[world.user.pk])

    client.post(address, form_data(world.master.get(address), first_name="Autre"))

    world.user.refresh_from_db()
    assert world.user.first_name == ""


def test_rights_are_given_in_the_screen_of_a_user(world):
    user = User.objects.create_user("awa")
    address = reverse("admin:auth_user_change", args=[user.pk])
    typed = {"grants-TOTAL_FORMS": "1", "grants-0-role": "author", "grants-0-unit": world.thies.pk}

    response = world.master.post(address, form_data(world.master.get(address), **typed))

    user.refresh_from_db()
    assert form_errors(response) == []
    assert (user.grants.get().unit_id, user.is_staff) == (world.thies.pk, True)


def test_a_change_of_rights_is_in_the_history_with_who_made_it(world):
    grant = world.user.grants.get()

    world.master.post(change_url(grant), form_data(world.master.get(change_url(grant)), role="editor"))

    event = event_models()[Grant].objects.order_by("-pgh_id").first()
    assert (event.role, bool(event.pgh_context.metadata["user"])) == ("editor", True)


# ---------------------------------------------------------------- who can do what where


def test_a_page_says_who_can_do_what_at_a_unit(world):
    here, everywhere = make_editor(Role.AUTHOR, world.thies), make_editor(Role.REGISTRY)
    make_editor(Role.EDITOR, world.nairobi)
    address = reverse("admin:structure_grant_who")

    page = world.desk.get(address, {"unit": world.thies.pk})

    named = [grant.user for role in page.context["roles"] for grant in role["grants"]]
    assert named == [here, world.user, everywhere]
    assert set(grants_at(world.nairobi)) == set(Grant.objects.exclude(user__in=[here, world.user]))
    assert f"{address}?unit={world.thies.pk}" in world.desk.get(change_url(world.thies)).content.decode()


def test_a_page_says_what_a_user_can_do(world):
    make_editor(Role.EDITOR, world.nairobi)

    page = world.desk.get(reverse("admin:structure_grant_who"), {"user": world.user.pk})

    assert [grant for role in page.context["roles"] for grant in role["grants"]] == [world.user.grants.get()]


@pytest.mark.parametrize(("query", "status"), [("unit=x", 400), ("user=²", 400), ("unit=999999", 404)])
def test_the_page_refuses_what_is_no_unit_and_no_user(world, query, status):
    assert world.desk.get(reverse("admin:structure_grant_who") + f"?{query}").status_code == status


def test_the_page_takes_as_many_queries_for_many_rights_as_for_one(world, django_assert_max_num_queries):
    address = reverse("admin:structure_grant_who")
    with django_assert_max_num_queries(12) as with_one:
        world.desk.get(address, {"unit": world.thies.pk})
    for _ in range(5):
        make_editor(Role.AUTHOR, world.thies)

    with django_assert_max_num_queries(len(with_one)):
        world.desk.get(address, {"unit": world.thies.pk})


def test_the_dashboard_and_the_menu_show_what_the_rights_allow(world, client):
    client.force_login(User.objects.create_user("nobody", is_staff=True))
    make_release(issued_by=world.thies, state=State.REVIEW, publish_at=timezone.now())

    seen = world.desk.get(reverse("admin:index"))
    unseen = client.get(reverse("admin:index"))

    assert len(seen.context["work"].to_review) == 1
    assert (unseen.context["work"].to_review, unseen.context["recent"]) == ([], [])
    assert reverse("admin:auth_user_changelist") not in seen.content.decode()


def test_every_role_is_described_by_what_it_allows():
    assert {permission for permissions in PERMISSIONS.values() for permission in permissions} == set(
        Permission
    ) - {Permission.PUBLISH_ALONE}
    assert Appointment.access_rule.permission == Permission.MANAGE_STRUCTURE
