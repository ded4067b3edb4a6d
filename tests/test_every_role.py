"""Every address of the admin, opened and sent as every role, in the units of the grant and outside them.

The addresses are those of the URL configuration. What a role may write is said once, in ``WRITES``; whatever
is not said there must leave no trace, whichever way it is tried: form, delete, action, drag, arrow, import,
history, preview.
"""

from dataclasses import dataclass

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from foundation.addresses import FormerAddress
from foundation.exchange.shipments import ContentLoad
from foundation.history.log import event_models
from foundation.rights import Role
from news.models import PressRelease, ReleaseEdition, Theme
from offices.models import Area, AreaCountry, Country, Office, OfficeRole, OutsideRelation
from pages.models import Figure, Page, PageEdition, Programme, ProgrammePartner
from publishing.models import PreviewLink, State
from publishing.preview_links import make_link
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
from tests.forms import form_data, post_and_confirm
from tests.test_every_url import patterns

pytestmark = pytest.mark.django_db

NOBODY = "nobody"
INSIDE, OUTSIDE = "inside", "outside"

RECORDS = {OrgUnit, Placement, Succession, Appointment, ContactPoint, Office, OfficeRole, OutsideRelation}
RELEASES, PROGRAMMES = {PressRelease, ReleaseEdition}, {Programme, PageEdition, ProgrammePartner, Figure}
DOCUMENTS = RELEASES | PROGRAMMES
EDITIONS = {ReleaseEdition, PageEdition}
WORDED = {OrgUnit, Placement, Appointment, ContactPoint, Office, OfficeRole, OutsideRelation}  # translated
# What may be written, in the units of the grant, of what others opened.
WRITES = {
    Role.AUTHOR: set(),
    Role.EDITOR: DOCUMENTS,
    Role.TRANSLATOR: WORDED | EDITIONS | {Programme, ProgrammePartner, Figure},
    Role.REGIONAL_EDITOR: RECORDS | DOCUMENTS,
    Role.REGISTRY: RECORDS,
    Role.ADMINISTRATOR: RECORDS | DOCUMENTS | {Grant},
    NOBODY: set(),
}


@dataclass
class World:
    """A row of each model in the units of the grant and outside them; what has no unit is outside."""

    inside: dict
    outside: dict
    unit: OrgUnit
    other: OrgUnit


@pytest.fixture
def world():
    root = make_unit()
    unit, other = make_office(root, placed=True), make_office(root, placed=True)
    common = {
        Country: make_country("SN"),
        Area: make_area(make_country("KE")),
        Theme: make_theme(),
        Person: make_person(),
        Page: make_page(),
        User: User.objects.create_user("somebody"),
        ContentLoad: ContentLoad.objects.create(digest="0"),
        FormerAddress: FormerAddress.objects.create(kind="pages_page", address="former", object_id=1),
    }
    common[AreaCountry] = common[Area].memberships.get()
    outside = rows_at(other) | common
    outside[PreviewLink] = make_link(outside[ReleaseEdition], None, days=3, language="fr")[0]
    return World(rows_at(unit), outside, unit, other)


def rows_at(unit):
    """A row of each model that stands at, or under, a unit."""
    office = make_office(unit, placed=True)
    division = make_unit(unit)
    release = make_release(issued_by=unit, state=State.DRAFT)
    programme = make_programme(responsible_unit=unit, state=State.DRAFT)
    return {
        OrgUnit: division,
        Office: office,
        Placement: office.placements.get(),
        Succession: Succession.objects.create(predecessor=division, kind="closed"),
        Appointment: make_appointment(unit=division),
        ContactPoint: make_contact_point(office),
        OfficeRole: (role := make_role(office)),
        OutsideRelation: make_relation(role),
        PressRelease: release.document,
        ReleaseEdition: release,
        Programme: programme,
        PageEdition: programme.editions.get(),
        ProgrammePartner: ProgrammePartner.objects.create(
            programme=programme, part="funding", name_fr=f"Donateur {unit.pk}", name_en=f"Donor {unit.pk}"
        ),
        Figure: Figure.objects.create(programme=programme, measure="laws", label_fr="lois", value=unit.pk),
        Grant: make_editor(Role.AUTHOR, division).grants.get(),
    }


# ---------------------------------------------------------------- the addresses

SENT_TO = {"changelist", "change", "preview"}  # pages that are read, and to which something is sent as well
READ = {"history", "compare", "preview_document", "deleted_rows"}
OF_NO_ROW = {"changelist", "add", "import", "process_import", "export", "deleted_rows"}  # see test_grants


def addresses(rows):
    """The name, the model and the address of each page of the admin about one of these rows."""
    models = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in rows}
    for name, parameters in patterns():
        key = "_".join((name or "").removeprefix("admin:").split("_")[:2])
        if not (name or "").startswith("admin:") or key not in models:
            continue
        model = models[key]
        row = rows[model]
        values = {"object_id": row.pk, "pk": row.pk, "id": row.pk, "direction": "up", "language": "ar"}
        values["link"] = getattr(PreviewLink.objects.first(), "pk", 1)
        yield name, model, reverse(name, kwargs={one: values[one] for one in parameters})


def requests(master, name, model, row, address, world):
    """What can be sent to an address: each as a dict of data, as somebody would who may do everything."""
    page = page_of(name)
    if page in READ or page in {"export", "process_import"}:
        return  # what is sent there is read as if it were opened; an import is confirmed by who sent it
    if page == "change":
        form = {key: _other(key, values) for key, values in form_data(master.get(address)).items()}
        yield form
        if model in EDITIONS:
            start = f"{model._meta.app_label}_{model._meta.model_name}"
            yield from (form | {f"{start}_{button}": "1"} for button in BUTTONS)
            yield {"_restore": "2026-01-01T00:00:00+00:00", "put_back": ["field:title"]}
    elif page == "add":
        form = {key: _other(key, values) for key, values in form_data(master.get(address)).items()}
        yield form | dict.fromkeys(["unit", "office", "issued_by", "parent"], world.other.pk)
    elif page == "delete":
        yield {"post": "yes"}
    elif page == "changelist":
        for action in ["confirm", "delete_selected"]:
            yield {"action": action, "_selected_action": [row.pk], "post": "yes"}
        if model in TREES:
            drag = {"cmd": "move_node", "cut_item": row.pk, "position": "last-child"}
            yield from (drag | {"pasted_on": unit.pk} for unit in [world.unit, world.other])
    elif page == "import":
        yield {"import_file": _exported(master, model), "format": "0"}
    elif page == "password_change":
        yield {"password1": "un-long-secret", "password2": "un-long-secret", "usable_password": "true"}
    elif page == "preview":
        yield {"note": "", "language": "fr", "days": "3"}
    else:
        yield {"when": "2026-01-01T00:00:00+00:00"}


TREES = {OrgUnit, Page}
BUTTONS = ["submit", "approve", "publish_alone", "send_back"]


def page_of(name):
    return name.removeprefix("admin:").split("_", 2)[2]


def _other(key, values):
    """Another text where the form has one."""
    texts = ("_fr", "_en", "_es", "_ar", "source", "first_name", "other_names")
    is_text = key.endswith(texts) and "initial-" not in key
    return ["autre"] if is_text else values


def _exported(master, model):
    """The rows of a model as a file in which every row says another thing."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_export")
    page = master.get(address)
    fields = {key: ["on"] for key in form_data(page) if key.startswith("resource")}
    response = master.post(address, form_data(page) | fields | {"format": "0"})
    content = response.content if response.status_code == 200 else b""
    return content


# ---------------------------------------------------------------- what was written


TRACES = " union all ".join(
    f"select coalesce(max(pgh_id), 0) from {model._meta.db_table}"  # noqa: S608 -- names of our own tables
    for model in event_models().values()
)


def trace():
    """What any write would change: the newest event of each history, the accounts and the links."""
    with connection.cursor() as cursor:
        cursor.execute(TRACES)
        events = cursor.fetchall()
    accounts = list(User.objects.order_by("pk").values_list("pk", "password", "first_name", "is_superuser"))
    return events, accounts, list(PreviewLink.objects.order_by("pk").values_list("pk", "revoked_at"))


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def user_of(role, world):
    if role == NOBODY:
        return User.objects.create_user("nobody", is_staff=True)
    return make_editor(role, world.unit)


def sending(client, address, data):
    """What a POST answers and whether it wrote anything; all of it is taken back."""
    with transaction.atomic():
        before = trace()
        if "import_file" in data:
            data = data | {"import_file": SimpleUploadedFile("rows.csv", data["import_file"])}
        response = post_and_confirm(client, address, data)
        confirm = getattr(response, "context", None) and response.context.get("confirm_form")
        if confirm is not None:  # of an import: it is done after a look
            response = client.post(address.replace("/import/", "/process_import/"), confirm.initial)
        has_written = trace() != before
        transaction.set_rollback(True)
    return response.status_code, has_written


@pytest.mark.parametrize("where", [INSIDE, OUTSIDE])
def test_whatever_is_sent_writes_what_the_role_allows_and_nothing_else(world, where):
    clients = {role: client_of(user_of(role, world)) for role in [*Role, NOBODY]}
    master, rows = client_of(make_admin()), getattr(world, where)
    wrong, written = [], {role: {} for role in clients}

    for name, model, address in addresses(rows):
        if where == INSIDE and page_of(name) == "add":
            continue  # whatever is added is put outside
        for data in requests(master, name, model, rows[model], address, world):
            for role, client in clients.items():
                status, has_written = sending(client, address, data)
                if status not in {200, 302, 400, 403, 404, 405}:
                    wrong.append((role, name, status))
                if has_written:
                    written[role].setdefault(model, []).append(page_of(name))

    assert wrong == []
    expected = WRITES if where == INSIDE else {role: set() for role in WRITES}
    differing = {
        role: {model.__name__: models.get(model) for model in {*models} ^ expected[role]}
        for role, models in written.items()
        if {*models} != expected[role]
    }
    assert differing == {}


@pytest.mark.parametrize("role", [*Role, NOBODY])
def test_what_stands_outside_is_read_by_those_who_may_see_and_by_nobody_else(world, role):
    client = client_of(user_of(role, world))
    wrong = {}

    for name, model, address in addresses(world.outside):
        if page_of(name) in OF_NO_ROW:
            continue
        status = client.get(address).status_code
        is_closed = role == NOBODY or (model is User and role != Role.ADMINISTRATOR)
        usual = {200, 302} if page_of(name) in READ | SENT_TO else {200, 302, 403, 405}
        if page_of(name) == "move_to":
            usual |= {400}  # not told where to
        if status not in ({403, 405} if is_closed else usual):
            wrong[name] = status

    assert wrong == {}
