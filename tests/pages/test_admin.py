"""Pages and programmes in the admin."""

import pytest
from django.urls import reverse

from foundation.trees.tree import check_tree
from pages.models import Page, PageEdition, Programme
from publishing.models import State
from tests.factories import make_admin, make_page, make_programme
from tests.forms import drag_and_confirm, form_data, form_errors, post_and_confirm

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


def change_url(row):
    return reverse(f"admin:pages_{row._meta.model_name}_change", args=[row.pk])


def test_a_page_that_moves_takes_its_address_along(desk):
    old, new = make_page(slug="ancien"), make_page(slug="nouveau")
    page = make_page(old, slug="page")
    below = make_page(page, slug="sous")

    response = post_and_confirm(desk, change_url(page), form_data(desk.get(change_url(page)), parent=new.pk))

    assert form_errors(response) == []
    paths = [Page.objects.get(pk=row.pk).path for row in [page, below]]
    assert paths == ["nouveau/page", "nouveau/page/sous"]
    assert check_tree(Page) == []


def test_an_address_that_another_page_has_is_refused_in_the_form(desk):
    make_page(slug="agir")
    page = make_page()

    response = desk.post(change_url(page), form_data(desk.get(change_url(page)), slug="agir"))

    assert "slug" in response.context["adminform"].form.errors


def test_pages_are_dragged_and_moved_by_arrows(desk):
    first, second = make_page(), make_page()

    drag_and_confirm(desk, reverse("admin:pages_page_changelist"), second, first)

    assert Page.objects.get(pk=second.pk).path == f"{first.slug}/{second.slug}"


def test_programmes_stand_in_the_tree_of_pages_and_are_edited_as_programmes(desk):
    programme = make_programme()
    address = reverse("admin:pages_programme_change", args=[programme.pk])

    assert address in desk.get(reverse("admin:pages_page_changelist")).content.decode()
    assert desk.get(reverse("admin:pages_page_change", args=[programme.pk])).url == address


def test_a_stale_save_of_what_only_programmes_have_is_refused(desk):
    programme = make_programme(phase="I")
    page = desk.get(change_url(programme))
    Programme.objects.filter(pk=programme.pk).update(phase="II")

    response = desk.post(change_url(programme), form_data(page, phase="III"))

    assert "II" in [conflict.stored for conflict in response.context["adminform"].form.conflicts]
    assert Programme.objects.get(pk=programme.pk).phase == "II"


def test_from_a_page_the_editor_reaches_the_edition_to_work_on(desk):
    page = make_page()
    draft = PageEdition.objects.create(document=page, number=2, state=State.DRAFT, title_fr="Brouillon")
    address = reverse("admin:pages_pageedition_change", args=[draft.pk])

    assert address in desk.get(change_url(page)).content.decode()
    assert address in desk.get(reverse("admin:pages_page_changelist")).content.decode()


def test_a_drag_to_an_address_that_another_page_has_is_refused(desk):
    parent = make_page(slug="agir")
    make_page(parent, slug="dons")
    page = make_page(slug="dons")

    response = drag_and_confirm(desk, reverse("admin:pages_page_changelist"), page, parent)

    assert response.content == b"FAIL"
    assert Page.objects.get(pk=page.pk).path == "dons"
    assert check_tree(Page) == []


@pytest.mark.parametrize("slug", ["admin", "actualites", "oficinas", "programmes"])
def test_an_address_that_a_part_of_the_site_has_is_refused_in_the_form(desk, slug):
    page = make_page()

    response = desk.post(change_url(page), form_data(desk.get(change_url(page)), slug=slug))

    assert "slug" in response.context["adminform"].form.errors


def test_an_entry_that_leads_to_a_part_of_the_site_may_be_called_like_it(desk):
    page = make_page(edition=False, target_view="news:releases")

    response = post_and_confirm(
        desk, change_url(page), form_data(desk.get(change_url(page)), slug="actualites")
    )

    assert form_errors(response) == []
    assert Page.objects.get().path == "actualites"


def test_two_programmes_do_not_share_an_address(desk):
    make_programme(parent=make_programme(), slug="phase-1")
    programme = make_programme(parent=make_programme())

    response = desk.post(change_url(programme), form_data(desk.get(change_url(programme)), slug="phase-1"))

    assert "slug" in response.context["adminform"].form.errors
