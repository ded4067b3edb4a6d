"""Every screen of the admin lists, searches, adds, changes and tells its history."""

import re
import threading

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.addresses import FormerAddress
from foundation.exchange.shipments import ContentLoad
from foundation.rights import Role
from news.models import PressRelease, ReleaseEdition, ReleaseTranslation, Theme
from offices.models import Area, AreaCountry, Country, Office, OfficeRole, OutsideRelation
from pages.models import Figure, Page, PageEdition, PageTranslation, Programme, ProgrammePartner
from publishing.models import PreviewLink, State
from structure.models import Appointment, ContactPoint, Grant, OrgUnit, Person, Placement, Succession
from tests.factories import (
    make_admin,
    make_appointment,
    make_area,
    make_contact_point,
    make_country,
    make_editor,
    make_office,
    make_page,
    make_person,
    make_programme,
    make_relation,
    make_release,
    make_role,
    make_theme,
    make_unit,
)
from tests.forms import form_data, form_errors, post_and_confirm

pytestmark = pytest.mark.django_db

# For each model a row, and what an editor types to add another.
SAMPLES = {
    OrgUnit: (make_unit, lambda: {"name_fr": "Division neuve", "kind": "division"}),
    Placement: (
        lambda: make_unit(make_unit()).placements.get(),
        lambda: {"unit": make_unit(placed=False).pk, "starts": "2020"},
    ),
    Succession: (
        lambda: Succession.objects.create(predecessor=make_unit(), kind="closed"),
        lambda: {"predecessor": make_unit().pk, "kind": "closed", "date": "2024"},
    ),
    Person: (make_person, lambda: {"name_fr": "Élise Dupont"}),
    Appointment: (
        make_appointment,
        lambda: {"person": make_person().pk, "unit": make_unit().pk, "title_fr": "Cheffe"},
    ),
    ContactPoint: (
        lambda: make_contact_point(make_unit()),
        lambda: {"unit": make_unit().pk, "purpose": "press", "email": "presse@example.org"},
    ),
    Office: (
        make_office,
        lambda: {"name_fr": "Ville neuve", "country": make_country().pk, "latitude": "1", "longitude": "2"},
    ),
    Country: (make_country, lambda: {"iso2": "KE", "iso3": "KEN", "name_fr": "Kenya"}),
    Area: (make_area, lambda: {"name_fr": "Région neuve"}),
    AreaCountry: (
        lambda: make_area(make_country()).memberships.get(),
        lambda: {"area": make_area().pk, "country": make_country().pk},
    ),
    OfficeRole: (make_role, lambda: {"office": make_office().pk, "kind": "regional"}),
    OutsideRelation: (
        lambda: make_relation(make_role()),
        lambda: {"role": make_role().pk, "kind": "liaison", "name_fr": "Organisme"},
    ),
    Page: (make_page, lambda: {"label_fr": "Page neuve", "slug": "page-neuve"}),
    Programme: (make_programme, lambda: {"label_fr": "Programme neuf", "slug": "programme-neuf"}),
    PageEdition: (
        lambda: make_page(state=State.DRAFT).editions.get(),
        lambda: {"document": make_page(edition=False).pk, "title_fr": "Titre"},
    ),
    ProgrammePartner: (
        lambda: ProgrammePartner.objects.create(
            programme=make_programme(), part="funding", name_fr="Donateur"
        ),
        lambda: {"programme": make_programme().pk, "part": "funding", "name_fr": "Donateur"},
    ),
    Figure: (
        lambda: Figure.objects.create(measure="staff", label_fr="Personnel", value=Figure.objects.count()),
        lambda: {"measure": "offices", "label_fr": "Bureaux", "value": "500"},
    ),
    Theme: (make_theme, lambda: {"name_fr": "Thème neuf"}),
    PressRelease: (lambda: make_release().document, lambda: {"slug": "communique", "kind": "statement"}),
    ReleaseEdition: (lambda: make_release(state=State.DRAFT), lambda: {"title_fr": "L’OIM annonce"}),
    Grant: (
        lambda: make_editor(Role.EDITOR, make_unit()).grants.get(),
        lambda: {"user": make_admin().pk, "role": "author", "unit": make_unit().pk},
    ),
}
KEPT_BY_THE_SITE = {ContentLoad, FormerAddress, PreviewLink}
OPENED_FROM_THEIR_EDITION = {ReleaseTranslation, PageTranslation}
OF_DJANGO = {User}


def url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def desk(client):
    """A client whose user may do everything."""
    client.force_login(make_admin(username="amina"))
    return client


def test_every_screen_has_a_sample():
    assert set(admin.site._registry) == {
        *SAMPLES,
        *KEPT_BY_THE_SITE,
        *OPENED_FROM_THEIR_EDITION,
        *OF_DJANGO,
    }


@pytest.mark.parametrize("model", SAMPLES)
def test_a_screen_lists_its_rows(desk, model):
    row = SAMPLES[model][0]()

    response = desk.get(url(model, "changelist"))

    assert str(row.pk) in response.content.decode()
    assert row in response.context["cl"].result_list


@pytest.mark.parametrize("model", SAMPLES)
def test_a_screen_searches(desk, model):
    row = SAMPLES[model][0]()

    found = desk.get(url(model, "changelist"), {"q": "zzz"}).context["cl"].result_list

    assert row not in found


@pytest.mark.parametrize("model", SAMPLES)
def test_a_screen_adds(desk, model):
    typed = SAMPLES[model][1]()
    before = model.objects.count()

    response = desk.post(url(model, "add"), form_data(desk.get(url(model, "add")), **typed))

    assert form_errors(response) == []
    assert model.objects.count() == before + 1


@pytest.mark.parametrize("model", SAMPLES)
def test_a_form_sent_back_as_it_is_changes_nothing(desk, model):
    row = SAMPLES[model][0]()
    address = url(model, "change", row.pk)
    version = getattr(row, "version", None)

    response = desk.post(address, form_data(desk.get(address)))

    assert form_errors(response) == []
    assert getattr(model.objects.get(pk=row.pk), "version", None) == version


@pytest.mark.parametrize("model", [model for model in SAMPLES if hasattr(model, "source")])
def test_a_screen_changes(desk, model):
    row = SAMPLES[model][0]()
    address = url(model, "change", row.pk)

    response = desk.post(address, form_data(desk.get(address), source="https://example.org/source"))

    assert form_errors(response) == []
    row.refresh_from_db()
    assert row.source == "https://example.org/source"


@pytest.mark.parametrize("model", SAMPLES)
def test_a_screen_tells_the_history_of_a_row(desk, model):
    row = SAMPLES[model][0]()

    response = desk.get(url(model, "history", row.pk))

    assert response.context["changesets"]


@pytest.mark.parametrize("model", SAMPLES)
def test_a_list_takes_as_many_queries_for_many_rows_as_for_one(desk, model, django_assert_max_num_queries):
    make = SAMPLES[model][0]
    make()
    desk.get(url(model, "changelist"))
    with django_assert_max_num_queries(12) as with_one:
        desk.get(url(model, "changelist"))
    if model is not Country:
        make(), make(), make()
    make_country("AT"), make_country("CH")

    with django_assert_max_num_queries(len(with_one)):
        desk.get(url(model, "changelist"))


@pytest.mark.parametrize("model", [ContentLoad, FormerAddress, PreviewLink])
def test_what_the_site_keeps_itself_can_only_be_read(desk, model):
    assert desk.get(url(model, "changelist")).status_code == 200
    assert desk.get(url(model, "add")).status_code == 403


def test_the_report_of_a_load_can_be_read(desk):
    load = ContentLoad.objects.create(
        digest="abc", report={"units": {"created": 3, "remarks": ["x: edited"]}}
    )

    response = desk.get(url(ContentLoad, "change", load.pk))

    assert "x: edited" in response.content.decode()


@pytest.mark.parametrize("term", ["egypte", "ÉGYPTE", "Egypt"])
def test_a_search_is_blind_to_accents_and_looks_in_all_languages(desk, term):
    egypt = make_country("EG", name_fr="Égypte", name_en="Egypt")
    make_country("KE")

    found = desk.get(url(Country, "changelist"), {"q": term}).context["cl"].result_list

    assert list(found) == [egypt]


def test_a_regular_expression_in_the_address_is_refused(desk):
    assert desk.get(url(Country, "changelist"), {"name_fr__regex": "((("}).status_code == 400


@pytest.mark.parametrize(
    ("model", "query"),
    [
        (OrgUnit, "parent=x"),
        (ReleaseEdition, "document=x"),
        (ReleaseEdition, "publish_at=x"),
        (OfficeRole, "countries=1,x"),
    ],
)
def test_a_new_form_leaves_aside_what_is_no_key_in_its_address(desk, model, query):
    assert desk.get(f"{url(model, 'add')}?{query}").status_code == 200


def test_what_is_no_key_of_an_edition_is_not_found(desk):
    assert desk.get(url(ReleaseEdition, "change", "x")).status_code == 302


def test_a_period_in_the_address_is_refused(desk):
    assert desk.get(f"{url(Placement, 'changelist')}?period__contains=x").status_code == 400


def test_an_export_refuses_a_filter_that_does_not_exist(desk):
    assert desk.get(f"{url(OrgUnit, 'export')}?parent=x").status_code == 400


def test_the_languages_are_tabs_and_the_empty_ones_are_marked(desk):
    country = make_country("EG", name_fr="Égypte", name_en="Egypt")

    page = desk.get(url(Country, "change", country.pk)).content.decode()

    assert re.findall(r'role="tab" id="tab-(..)"', page) == ["fr", "en", "es", "ar"]
    assert page.count('class="language-empty"') == 2
    assert re.search(r'<input[^>]*name="name_ar"[^>]*lang="ar"[^>]*dir="rtl"', page)


def test_a_confirmed_row_is_shown_and_its_history_says_who_confirmed_it(desk):
    role = make_role(certainty="medium")

    desk.post(url(OfficeRole, "changelist"), {"action": "confirm", "_selected_action": [role.pk]})

    role.refresh_from_db()
    assert role.is_shown
    changeset = desk.get(url(OfficeRole, "history", role.pk)).context["changesets"][0]
    assert (changeset.who, changeset.changes[0].fields[0].label) == ("amina", "degré de certitude")


def test_what_other_content_points_at_is_not_deleted(desk):
    country = make_country()
    make_office(country=country)

    response = desk.post(url(Country, "delete", country.pk), {"post": "yes"})

    assert response.status_code == 200
    assert Country.objects.filter(pk=country.pk).exists()


def test_a_file_is_imported_after_a_look_at_what_it_changes(desk):
    theme = make_theme(slug="jeunesse", name_fr="Jeunes")
    file = SimpleUploadedFile("themes.csv", b"slug,name_fr\njeunesse,Jeunesse\n")

    seen = desk.post(url(Theme, "import"), {"import_file": file, "format": "0"})
    theme.refresh_from_db()
    assert theme.name_fr == "Jeunes"
    desk.post(url(Theme, "process_import"), seen.context["confirm_form"].initial)

    theme.refresh_from_db()
    assert theme.name_fr == "Jeunesse"
    assert desk.get(url(Theme, "history", theme.pk)).context["changesets"][0].changes[0].kind == "update"


def test_rows_are_exported(desk):
    make_theme(name_fr="Jeunesse")

    response = desk.post(url(Theme, "export"), {"format": "0"} | {"resource": "0"})

    assert response.status_code == 200


# ---------------------------------------------------------------- stale saves


def test_a_save_of_what_another_changed_too_is_refused_and_says_who(desk, client):
    unit = make_unit(name_fr="Ancien nom")
    address = url(OrgUnit, "change", unit.pk)
    page = desk.get(address)
    post_and_confirm(desk, address, form_data(page, name_fr="Nom d’Amina"))

    response = desk.post(address, form_data(page, name_fr="Mon nom", short_name_en="MN"))

    form = response.context["adminform"].form
    assert "amina" in str(form.non_field_errors())
    assert [(c.stored, c.typed, c.choice) for c in form.conflicts] == [("Nom d’Amina", "Mon nom", "")]
    kept = form_data(response)
    assert (kept["name_fr"], kept["short_name_en"]) == (["Mon nom"], ["MN"])
    unit.refresh_from_db()
    assert unit.name_fr == "Nom d’Amina"


def test_a_stale_save_of_related_rows_only_is_refused(desk):
    edition = make_release(state=State.DRAFT)
    lebanon, senegal = make_country("LB"), make_country("SN")
    address = url(ReleaseEdition, "change", edition.pk)
    page = desk.get(address)
    edition.countries.add(lebanon)

    response = desk.post(address, form_data(page, countries=[str(senegal.pk)]))

    assert "Liban" in str(response.context["adminform"].form.conflicts)
    assert list(edition.countries.all()) == [lebanon]


def test_a_row_of_an_inline_that_another_changed_too_is_refused(desk):
    unit = make_unit()
    contact = make_contact_point(unit, email="ancien@example.org")
    address = url(OrgUnit, "change", unit.pk)
    page = desk.get(address)
    ContactPoint.objects.filter(pk=contact.pk).update(email="autre@example.org")

    response = desk.post(address, form_data(page, **{"contact_points-0-email": "mien@example.org"}))

    assert "autre@example.org" in response.content.decode()
    contact.refresh_from_db()
    assert contact.email == "autre@example.org"


def test_a_row_of_an_inline_that_was_left_alone_does_not_stand_in_the_way(desk):
    unit = make_unit(name_fr="Nom")
    contact = make_contact_point(unit, email="ancien@example.org")
    address = url(OrgUnit, "change", unit.pk)
    page = desk.get(address)
    ContactPoint.objects.filter(pk=contact.pk).update(email="autre@example.org")

    post_and_confirm(desk, address, form_data(page, name_fr="Nom nouveau"))

    unit.refresh_from_db()
    contact.refresh_from_db()
    assert (unit.name_fr, contact.email) == ("Nom nouveau", "autre@example.org")


def test_a_row_of_an_inline_that_someone_changed_is_not_deleted_unseen(desk):
    unit = make_unit()
    contact = make_contact_point(unit)
    address = url(OrgUnit, "change", unit.pk)
    page = desk.get(address)
    ContactPoint.objects.filter(pk=contact.pk).update(email="autre@example.org")

    desk.post(address, form_data(page, **{"contact_points-0-DELETE": "on"}))

    assert ContactPoint.objects.filter(pk=contact.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_the_same_moment_one_is_refused():
    country = make_country("EG", name_fr="Égypte")
    address, clients = url(Country, "change", country.pk), [Client(), Client()]
    for client in clients:
        client.force_login(make_admin())
    pages = [client.get(address) for client in clients]
    answers = []

    def save(client, page, name):
        answers.append(client.post(address, form_data(page, name_fr=name)).status_code)
        connection.close()

    writers = [
        threading.Thread(target=save, args=[client, page, f"Nom {number}"])
        for number, (client, page) in enumerate(zip(clients, pages, strict=True))
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    country.refresh_from_db()
    assert sorted(answers) == [200, 302]
    assert country.version == 2


def test_the_desk_remembers_its_language_for_itself_alone(desk):
    response = desk.post(reverse("set_language"), {"language": "en", "next": "/admin/"})

    assert response.cookies["admin_language"]["path"] == "/admin/"
    assert 'lang="en"' in desk.get(reverse("admin:index")).content.decode()


# ---------------------------------------------------------------- the dashboard


def test_the_dashboard_of_an_empty_site_says_so(desk):
    page = desk.get(reverse("admin:index"))

    assert not any(vars(page.context["work"]).values())
    assert page.context["to_confirm"] == []


def test_the_dashboard_shows_what_waits_and_links_to_what_is_to_be_confirmed(desk):
    waiting = make_release(state=State.REVIEW)
    mine = make_release(state=State.DRAFT, created_by=User.objects.get(username="amina"))
    make_release(state=State.DRAFT, created_by=make_admin())
    make_office(certainty="medium")
    make_programme(certainty="medium")

    page = desk.get(reverse("admin:index"))

    assert page.context["work"].to_review == [waiting]
    assert page.context["work"].my_drafts == [mine]
    assert {line.model: line.count for line in page.context["to_confirm"]} == {Office: 1, Programme: 1}
    assert all(desk.get(line.url).context["cl"].result_count == 1 for line in page.context["to_confirm"])


def test_the_dashboard_takes_few_queries_however_many_rows(desk, django_assert_max_num_queries):
    for _ in range(4):
        make_release(state=State.REVIEW, publish_at=timezone.now())
        make_office(certainty="medium")

    with django_assert_max_num_queries(11):
        desk.get(reverse("admin:index"))
