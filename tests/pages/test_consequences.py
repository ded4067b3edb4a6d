"""Before a page moves or gets another address, the desk tells what follows; afterwards it takes it back."""

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
from pages.changes import PageChange
from pages.models import Page, PageEdition
from tests.factories import make_admin, make_editor, make_page, make_programme
from tests.forms import form_data
from tests.structure.test_consequences import move_page, send, stored, told, undo_from_message, url

pytestmark = pytest.mark.django_db(transaction=True)  # one transaction is one moment


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


def test_another_address_of_a_page_is_told_and_the_old_ones_lead_on_in_all_languages(desk):
    page = make_page(slug="agir")
    below = make_page(page, slug="dons")

    asked = send(desk, page, slug="soutenir")
    assert told(asked)[gettext("Addresses")][1] == [f"/{code}/agir/" for code in LANGUAGES]
    assert [
        line.note for group in asked.context["consequences"].changes for line in group.lines if line.note
    ] == ["agir/dons → soutenir/dons"]
    assert (stored(page).path, stored(below).path) == ("agir", "agir/dons")
    desk.post(url(page, "change"), form_data(asked))

    for language in LANGUAGES:
        with override(language):
            for old, new in [("agir", "soutenir"), ("agir/dons", "soutenir/dons")]:
                answer = Client().get(reverse("pages:page", args=[old]))
                assert (answer.status_code, answer.url) == (301, reverse("pages:page", args=[new]))


def test_a_page_that_is_dragged_elsewhere_is_undone_with_all_its_addresses(desk):
    above, page = make_page(slug="nous"), make_page(slug="agir")
    below = make_page(page, slug="dons")
    make_page(slug="suite")
    order = list(Page.objects.order_by("tree_id", "lft"))

    address = move_page(page, above)
    asked = desk.get(address)
    assert told(asked)[gettext("Addresses")][1][0] == "/fr/agir/"
    response = desk.post(address, form_data(asked))
    assert stored(below).path == "nous/agir/dons"
    undo_from_message(desk, response)

    assert (stored(page).path, stored(below).path) == ("agir", "agir/dons")
    assert list(Page.objects.order_by("tree_id", "lft")) == order
    assert check_tree(Page) == []


def test_a_page_leaves_the_menu_when_what_it_comes_under_is_not_in_it(desk):
    above, page = make_page(in_menu=False), make_page(in_menu=True)

    asked = send(desk, page, parent=above.pk)

    assert told(asked, "to_review")[gettext("Menu")] == (1, [str(above)])


def test_a_programme_keeps_its_address_wherever_it_stands(desk):
    above, programme = make_page(), make_programme(slug="retour")

    asked = send(desk, programme, parent=above.pk)

    assert told(asked, "unchanged")[gettext("Addresses")][1][0] == "/fr/programmes/retour/"
    response = desk.post(url(programme, "change"), form_data(asked))
    assert stored(programme).parent_id == above.pk
    undo_from_message(desk, response)
    assert stored(programme).parent_id is None


def test_a_new_label_tells_the_labels_that_stay_behind_and_is_undone(desk):
    page = make_page(label_fr="Agir", label_en="Act")

    asked = send(desk, page, label_fr="Soutenir")
    assert told(asked, "to_review")[gettext("Names in other languages")] == (1, ["Act"])
    response = desk.post(url(page, "change"), form_data(asked))
    assert stored(page).label_fr == "Soutenir"
    undo_from_message(desk, response)

    assert stored(page).label_fr == "Agir"


def test_an_address_that_led_to_another_page_and_texts_that_link_are_told(desk):
    other, page = make_page(label_fr="Autre"), make_page(code="agir")
    FormerAddress.objects.create(kind="pages_page", address="aide", object_id=other.pk)
    PageEdition.objects.filter(document=other).update(body_fr='<p><a href="{page:agir}">ici</a></p>')

    asked = send(desk, page, slug="aide")

    assert told(asked, "to_review")[gettext("Former address of another page")] == (1, ["Autre"])
    assert told(asked, "unchanged")[gettext("Texts that link to it")] == (1, [str(other.editions.get())])


def test_what_follows_is_told_in_the_same_queries_for_one_and_for_many(rf):
    new, page = make_page(), make_page(in_menu=True)
    request = rf.get("/")
    counts = []

    for number in [1, 12]:
        for _page in range(number):
            make_page(page, in_menu=True)
            make_programme(parent=page)
        request.user = User.objects.get(pk=make_editor(Role.ADMINISTRATOR).pk)
        stored_page = Page.objects.select_related("parent", "programme", "target_unit").get(pk=page.pk)
        change = PageChange(stored_page, is_move=True, parent=stored(new))
        with CaptureQueriesContext(connection) as caught:
            assert len(consequences(change, Viewer(request, site)).groups) > 3
        counts.append(len(caught))

    assert counts[0] == counts[1]
    assert counts[0] <= 15
