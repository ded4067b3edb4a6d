"""What others do not document, and foundation/private.py uses: an upgrade that changes it fails here."""

import ast
import re
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.contrib import admin
from django.forms import inlineformset_factory
from django.urls import reverse

from foundation.private import (
    RowsFormSet,
    foreign_key_of,
    formsets_as_shown,
    nodes_of,
    registered_models,
    set_nodes,
    tree_model_of,
    typed_value,
    usual_answer_to_missing,
)
from news.models import Theme
from offices.models import Office
from structure.admin import PlacementInline
from structure.models import OrgUnit, Placement
from tests.factories import make_admin, make_office, make_unit

pytestmark = pytest.mark.django_db


DOCUMENTED = {"_meta", "_base_manager", "_default_manager", "_state"}
APPS = ["foundation", "publishing", "structure", "offices", "pages", "news", "iom_site"]


def private_names(tree):
    """The private names that a module reads, and those that it makes."""
    read, made = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            (made if isinstance(node.ctx, ast.Store) else read).add(node.attr)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            made.add(node.name)
        elif isinstance(node, ast.Assign):
            made |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            is_ours = node.module.partition(".")[0] in APPS
            (made if is_ours else read).update(alias.name for alias in node.names)
    return ({name for name in names if re.match("_[^_]", name)} for names in [read, made])


def test_private_names_of_others_are_used_in_one_file():
    files = [file for app in APPS for file in Path(settings.BASE_DIR, app).rglob("*.py")]
    read, made = {}, set()
    for file in files:
        if file != Path(settings.BASE_DIR, "foundation", "private.py"):
            read[file], more = private_names(ast.parse(file.read_text()))
            made |= more

    others = {file.name: names - made - DOCUMENTED for file, names in read.items()}
    assert {name: names for name, names in others.items() if names} == {}


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


def test_the_nodes_of_a_model_that_inherits_its_nodes_are_its_own():
    office = make_office(make_unit())

    assert list(nodes_of(Office).all()) == [office]
    assert nodes_of(OrgUnit).count() == 2


def test_the_tree_of_an_office_is_that_of_the_units():
    assert tree_model_of(Office) is tree_model_of(OrgUnit) is OrgUnit


def test_mptt_reads_nodes_through_the_manager_that_it_is_given(monkeypatch):
    manager = nodes_of(OrgUnit)
    monkeypatch.setattr(OrgUnit, "_tree_manager", None)

    set_nodes(OrgUnit, manager)

    parent = make_unit()
    assert list(make_unit(parent).get_ancestors()) == [parent]


def test_a_value_is_read_as_its_widget_reads_it():
    class Form(forms.Form):
        when = forms.SplitDateTimeField()

    form = Form({"initial-when_0": "2026-01-02", "initial-when_1": "10:00"})

    assert typed_value(form, forms.SplitDateTimeWidget(), "initial-when") == ["2026-01-02", "10:00"]


def formset_of(unit, *rows, formset=RowsFormSet):
    made = inlineformset_factory(
        OrgUnit, Placement, formset=formset, fk_name="unit", fields=["starts"], extra=0
    )
    data = {"placements-TOTAL_FORMS": len(rows), "placements-INITIAL_FORMS": len(rows)}
    for number, row in enumerate(rows):
        data |= {f"placements-{number}-id": row.pk, f"placements-{number}-starts": row.starts}
    return made(data=data, instance=unit, prefix="placements")


def test_a_formset_asks_for_a_row_by_its_key():
    unit = make_unit(make_unit())
    row = unit.placements.get()
    asked = []

    class Watching(RowsFormSet):
        def existing_row(self, pk):
            asked.append(pk)
            return super().existing_row(pk)

    formset = formset_of(unit, row, formset=Watching)

    assert [form.instance for form in formset.initial_forms] == [row]
    assert asked == [row.pk]
    assert formset.key_name == "id"


def test_a_row_that_is_not_stored_is_none():
    unit = make_unit(make_unit())
    row = unit.placements.get()

    assert formset_of(unit, row).existing_row(0) is None


def test_the_rows_of_a_formset_can_be_set():
    unit = make_unit(make_unit())
    formset = formset_of(unit, unit.placements.get())

    formset.set_rows([])

    assert formset.get_queryset() == []


def test_the_foreign_key_of_an_inline_is_found():
    assert foreign_key_of(OrgUnit, PlacementInline) == "unit"


def test_formsets_are_made_as_they_are_shown_whatever_was_sent(rf, admin_user):
    unit = make_unit(make_unit())
    request = rf.post("/", {"placements-TOTAL_FORMS": "0"})
    request.user = admin_user

    formsets = formsets_as_shown(admin.site.get_model_admin(OrgUnit), request, unit)

    assert [formset.is_bound for formset in formsets] == [False] * 4
    assert [form.instance for form in formsets[0].initial_forms] == [unit.placements.get()]
    assert request.method == "POST"


def test_the_models_with_a_screen_are_known():
    assert {OrgUnit, Theme} < set(registered_models(admin.site))
    assert all(map(admin.site.is_registered, registered_models(admin.site)))


def test_django_asks_the_screen_what_to_answer_for_what_is_missing(desk, monkeypatch):
    answered = []

    def answer(screen, request, object_id):
        answered.append(object_id)
        return usual_answer_to_missing(screen, request, object_id)

    monkeypatch.setattr("foundation.desk.history_screens.HistoryViews.object_is_missing", answer)
    for page in ["change", "delete"]:
        response = desk.get(reverse(f"admin:news_theme_{page}", args=[987654]))
        assert (response.status_code, response.url) == (302, reverse("admin:index"))

    assert answered == ["987654", "987654"]
