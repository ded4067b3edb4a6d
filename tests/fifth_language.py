"""Adds Portuguese and opens everything in it; run by ``test_fifth_language.py`` in a process of its own.

A language is added before Django starts: models get their columns from the settings.
"""

from django.contrib import admin
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse
from django.utils.translation import override

from foundation.desk.forms import translated_fields
from offices.models import Office
from structure.models import OrgUnit
from tests.factories import make_admin, make_release, make_unit
from tests.sample import make_sample
from tests.test_every_url import content, public_addresses

NEW = "pt"


def migrate():
    call_command("makemigrations", name="portuguese", verbosity=0)
    call_command("migrate", verbosity=0)
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


def open_public_pages(sample):
    client = Client()
    with override(NEW):
        addresses = dict(public_addresses(sample))
    for address, status in addresses.items():
        answer = client.get(address)
        assert answer.status_code == status, (address, answer.status_code)
        page = content(answer)
        if address.startswith(f"/{NEW}/") and "<html" in page:
            assert f'<html lang="{NEW}"' in page, address


def find_by_its_own_stems():
    unit = make_unit(slug="seccao", name_fr="Section", name_pt="Secção dos migrantes")
    release = make_release(title_fr="Communiqué", title_pt="Refugiados reinstalados")
    Office.objects.update(name_pt="Escritório")
    client = Client()
    with override(NEW):
        for words, found in [("migrante", unit), ("refugiado reinstalar", release)]:
            assert found.get_absolute_url() in content(client.get(reverse("search"), {"q": words})), words
        assert "Secção dos migrantes" in content(client.get(unit.get_absolute_url()))


def open_the_admin():
    client = Client()
    client.force_login(make_admin())
    for model, screen in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        query = {"q": "migrante"} if screen.search_fields else {}
        assert client.get(reverse(f"{name}_changelist"), query).status_code == 200, name
        answer = client.get(reverse(f"{name}_add"))
        if answer.status_code != 200:
            continue  # rows that only the site adds
        fields = translated_fields(model) if getattr(screen, "texts", None) is None else screen.texts
        for field in {*fields} - {"change_note"}:  # asked from the second edition on
            assert f'name="{field}_{NEW}"' in content(answer), (name, field)
    unit = OrgUnit.objects.get(slug="cabinet")
    form = content(client.get(reverse("admin:structure_orgunit_change", args=[unit.pk])))
    assert f'name="mandate_{NEW}"' in form


def run():
    setup_test_environment(debug=False)
    migrate()
    with override("fr"):
        sample = make_sample()
    open_public_pages(sample)
    find_by_its_own_stems()
    open_the_admin()
    print("Everything opens in Portuguese.")  # noqa: T201 - read by the test
