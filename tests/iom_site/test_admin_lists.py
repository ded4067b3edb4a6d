"""Every list of the admin, as every role: few queries, and as many for many rows as for one.

The lists are those of the admin, the filters and columns those that each list offers.
"""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.addresses import FormerAddress
from foundation.desk.admin import ContentAdmin
from foundation.exchange.shipments import ContentLoad
from foundation.rights import Role
from news.models import PressRelease, ReleaseEdition, ReleaseTranslation
from offices.models import Country
from pages.models import PageTranslation
from publishing.models import PreviewLink
from publishing.preview_links import make_link
from publishing.translations import start_translation
from structure.models import OrgUnit
from tests.factories import make_admin, make_country, make_editor, make_page, make_release, make_unit, numbers
from tests.iom_site.test_admin import SAMPLES, url

pytestmark = pytest.mark.django_db

MOST = 14  # queries: fewer than fifteen
WORD = "e"  # found in most rows
COUNTRIES = iter(["KE", "LB", "EG", "AT", "CH", "XA", "XB", "XC", "XD", "XE", "XF", "XG"])
ROWS = {model: make for model, (make, _typed) in SAMPLES.items()} | {
    Country: lambda: make_country(next(COUNTRIES)),
    User: lambda: make_editor(Role.AUTHOR, make_unit()),
    ContentLoad: lambda: ContentLoad.objects.create(digest="0", finished_at=timezone.now()),
    FormerAddress: lambda: FormerAddress.objects.create(
        kind="pages_page", address=f"former-{next(numbers)}", object_id=1
    ),
    ReleaseTranslation: lambda: start_translation(make_release(), "en"),
    PageTranslation: lambda: start_translation(make_page().editions.get(), "en"),
    PreviewLink: lambda: make_link(make_release(), make_admin(), days=3, language="fr")[0],
}
SUPERUSER = "superuser"
UNSEEN = {User: [role for role in Role if role != Role.ADMINISTRATOR]}  # accounts are for administrators


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    return len(captured)


def client_of(role, unit):
    client = Client()
    client.force_login(make_admin() if role == SUPERUSER else make_editor(role, unit))
    return client


def asked(client, model):
    """What can be asked of a list, in its address: nothing, a word, each filter, each order."""
    changelist = client.get(url(model, "changelist")).context["cl"]
    yield ""
    if changelist.search_fields:
        yield f"?q={WORD}"
        yield "?q=found+nowhere"
    for spec in changelist.filter_specs:
        yield f"?{spec.expected_parameters()[0]}={_value(model, spec)}"
    for number in changelist.get_ordering_field_columns() | dict.fromkeys(range(1, 4)):
        if 0 < number < len(changelist.list_display):
            yield f"?o=-{number}"


def _value(model, spec):
    """A value of which there are rows to find, or of which there could be."""
    try:
        field = spec.field
    except AttributeError:
        raise FieldDoesNotExist(f"{model}: a filter without a field needs a value here.") from None
    if field.is_relation:
        row = field.related_model._default_manager.order_by("pk").first()
        return row.pk if row else 1
    return field.flatchoices[0][0] if field.flatchoices else 1


def test_every_list_is_looked_at():
    assert set(ROWS) == set(admin.site._registry)


@pytest.mark.parametrize("model", ROWS)
def test_a_list_takes_few_queries_and_no_more_for_more_rows(model):
    unit, make = make_unit(make_unit()), ROWS[model]
    roles = [role for role in [SUPERUSER, *Role] if role not in UNSEEN.get(model, [])]
    clients = {role: client_of(role, unit) for role in roles}
    make()
    plain, long = url(model, "changelist"), [SUPERUSER, Role.REGIONAL_EDITOR]
    lists = {(role, plain) for role in roles}
    lists |= {(role, plain + end) for role in long if role in clients for end in asked(clients[role], model)}
    few = {(role, address): queries(clients[role], address) for role, address in lists}

    for _ in range(4):
        make()

    many = {(role, address): queries(clients[role], address) for role, address in lists}
    assert {key: number for key, number in few.items() if number > MOST} == {}
    assert {key: (few[key], number) for key, number in many.items() if number > few[key]} == {}


@pytest.mark.parametrize("few", [0, 1000])
@pytest.mark.parametrize("model", [PressRelease, ReleaseEdition])
def test_the_pages_of_a_search_have_every_row_once_and_in_order(monkeypatch, model, few):
    """Whether the rows found are few enough to be named by their keys or not."""
    monkeypatch.setattr("foundation.desk.admin.MAX_KEYS", few)
    monkeypatch.setattr(ContentAdmin, "list_per_page", 2)
    client = client_of(SUPERUSER, None)
    days = [f"2019-11-{day:02}" for day in (3, 1, 5, 2, 4)]
    made = [make_release(title_fr="Accord signé", date=day) for day in days]
    make_release(title_fr="Autre chose")

    pages = [
        client.get(url(model, "changelist"), {"q": "accord", "p": number}).context["cl"]
        for number in (1, 2, 3)
    ]

    found = [row.pk for page in pages for row in page.result_list]
    ordered = sorted(made, key=lambda edition: edition.date, reverse=True)
    assert [len(page.result_list) for page in pages] == [2, 2, 1]
    assert {page.result_count for page in pages} == {5}
    if model is ReleaseEdition:
        assert found == [edition.pk for edition in ordered]
    else:
        assert sorted(found) == sorted(edition.document_id for edition in made)


def test_a_tree_of_many_units_is_drawn_with_the_names_escaped(client):
    client.force_login(make_admin())
    unit = make_unit(name_fr='<b>"{key}" & fils</b>')

    html = client.get(url(OrgUnit, "changelist")).content.decode()

    assert "<b>" not in html.partition('id="result_list"')[2].partition("</table>")[0]
    assert '">&lt;b&gt;&quot;{key}&quot; &amp; fils&lt;/b&gt;</a>' in html
    assert f'formaction="{unit.pk}/move/up/"' in html
