from django.contrib import admin
from unfold.admin import ModelAdmin

from foundation.desk.admin import ChecksRights, ContentAdmin
from foundation.desk.checks import check_screens, errors_of
from foundation.desk.saving import SavesContent
from foundation.trees.confirmation import ConfirmsConsequences
from foundation.trees.node_admin import NodeAdmin
from pages.admin import PageAdminMixin
from publishing.edition_admin import ShowsEditions


def complaints(screen):
    return [(error.id, error.msg) for error in errors_of(screen)]


def test_every_screen_of_the_desk_has_what_it_inherits_from():
    assert check_screens(None) == []


def test_a_mixin_after_the_class_that_it_changes_is_found():
    class Wrong(ContentAdmin, ConfirmsConsequences):
        def node_of(self, change):
            return change.unit

    (error,) = errors_of(Wrong)

    assert (error.id, error.obj) == ("desk.E001", Wrong)
    assert error.msg == "ConfirmsConsequences must stand before ContentAdmin."
    assert error.hint == "Name ConfirmsConsequences to the left of ContentAdmin among the base classes."


def test_a_mixin_without_the_class_that_it_changes_is_found():
    class Wrong(PageAdminMixin, ContentAdmin):
        edition_model = object

    assert ("desk.E001", "PageAdminMixin must stand before NodeAdmin.") in complaints(Wrong)


def test_rights_that_django_would_answer_first_are_found():
    class Wrong(admin.ModelAdmin, ChecksRights):
        pass

    assert complaints(Wrong) == [("desk.E001", "ChecksRights must stand before ModelAdmin.")]


def test_what_a_class_leaves_open_is_found():
    class Wrong(ShowsEditions, NodeAdmin):
        withdrawal_template = "pages/includes/withdrawal.html"

    assert complaints(Wrong) == [
        ("desk.E002", "ShowsEditions needs “edition_model”."),
        ("desk.E002", "NodeAdmin needs “planned”."),
        ("desk.E002", "ConfirmsConsequences needs “node_of”."),
    ]


def test_what_a_class_calls_and_nobody_has_is_found():
    class Wrong(SavesContent, ModelAdmin):
        pass

    assert complaints(Wrong) == [
        ("desk.E003", "SavesContent calls “fill_with_former_values”, and no base class has it."),
        ("desk.E003", "SavesContent calls “history_url”, and no base class has it."),
    ]
