import pytest
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, OperationalError
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from foundation.desk.saving import Save, refusal_of
from foundation.templatetags.desk import change_url
from structure.models import OrgUnit
from tests.factories import make_admin, make_unit
from tests.forms import form_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


class Planned:
    def __init__(self, digest):
        self.digest = digest


def said(response):
    return [(message.level, str(message)) for message in response.context["messages"]]


def test_a_save_knows_what_its_form_asked():
    save = Save(QueryDict("_why=Mandat&_draft=a-1&_confirmed=abc&_confirmed=def"))

    assert (save.why, save.draft, save.confirmed) == ("Mandat", "a-1", {"abc", "def"})
    assert (save.is_restore, save.refusal) == (False, "")


def test_a_request_has_one_save(rf):
    request = rf.post("/", {"_why": "Mandat"})

    assert Save.of(request) is Save.of(request)
    assert Save.of(request) is not Save.of(rf.post("/", {"_why": "Mandat"}))


def test_back_to_the_form_is_a_refusal():
    assert Save(QueryDict("_back=1")).refusal == gettext("Nothing has been saved yet.")


def test_only_what_was_confirmed_is_made():
    save = Save(QueryDict("_confirmed=abc"))

    assert [save.confirms(Planned("abc")), save.confirms(Planned("def"))] == [True, False]
    assert save.made == ["abc"]


def test_what_is_said_waits_for_the_end():
    save, heard = Save(QueryDict("")), []

    with save.all_or_nothing():
        save.say(lambda: heard.append("stored"))
        before = list(heard)

    assert (before, heard) == ([], ["stored"])


def test_what_is_taken_back_says_nothing():
    save, heard = Save(QueryDict("")), []

    def write():
        with save.all_or_nothing():
            save.is_stored = True
            save.say(lambda: heard.append("stored"))
            raise IntegrityError

    with pytest.raises(IntegrityError):
        write()

    assert (heard, save.is_stored, save.made) == ([], False, [])


def test_a_fault_of_ours_is_no_refusal():
    assert refusal_of(OperationalError("server closed the connection")) is None
    assert refusal_of(ValidationError(["un", "deux"])) == "un deux"


def test_a_save_that_the_database_refuses_at_its_end_says_one_thing(desk, monkeypatch):
    unit = make_unit(name_fr="Nom")
    page = desk.get(change_url(unit))

    def refuse(screen, request, obj):
        screen.message_user(request, "Enregistré", messages.SUCCESS)
        raise IntegrityError

    monkeypatch.setattr("structure.admin.OrgUnitAdmin.response_change", refuse)
    response = desk.post(change_url(unit), form_data(page, name_es="Nombre"))

    form = response.context["adminform"].form
    assert form.non_field_errors() == [refusal_of(IntegrityError())]
    assert form["name_es"].value() == "Nombre"
    assert said(response) == []
    assert OrgUnit.objects.get(pk=unit.pk).name_es != "Nombre"


def test_an_import_that_is_refused_at_its_end_does_not_say_that_it_is_done(desk, monkeypatch):
    def refuse(screen, result, request):
        screen.add_success_message(result, request)
        raise ValidationError("Trop tard")

    monkeypatch.setattr("news.admin.ThemeAdmin.process_result", refuse)
    file = ContentFile(b"slug,name_fr\neau,Eau\n", name="themes.csv")
    preview = desk.post(reverse("admin:news_theme_import"), {"import_file": file, "format": "0"})
    address = reverse("admin:news_theme_process_import")

    response = desk.post(address, form_data(preview), follow=True)

    assert said(response) == [(messages.ERROR, "Trop tard")]
