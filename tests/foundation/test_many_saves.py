"""Ten editors at once: no accepted word is lost, nothing is overwritten unseen, languages never conflict.

``STRESS_SAVES=2000`` (``make stress``) makes as many saves as the newsroom was promised to bear.
"""

import os
import random
import threading
from collections import Counter
from io import StringIO

import pghistory
import pytest
import tablib
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from foundation.history.log import event_models
from foundation.languages import LANGUAGES
from news.models import PressContact, ReleaseEdition, Theme
from publishing.models import State
from tests.factories import make_admin, make_release, make_theme
from tests.forms import form_data

pytestmark = pytest.mark.django_db(transaction=True)
SAVES = int(os.environ.get("STRESS_SAVES", "100"))
CHANGES = 1000
EDITORS = 10


def events_of(model):
    return models.QuerySet(event_models()[model])


class Editor(threading.Thread):
    """Opens an object, writes into one language, saves, and chooses where another wrote the same."""

    def __init__(self, number, objects, saves):
        super().__init__()
        self.language = LANGUAGES[number % len(LANGUAGES)]
        self.chance = random.Random(number)  # noqa: S311 -- chance, no secret
        self.client = Client()
        self.client.force_login(make_admin(username=f"editor-{number}"))
        self.objects, self.saves, self.number = objects, saves, number
        self.accepted, self.problems, self.conflicts = [], [], 0

    def run(self):
        try:
            for turn in range(self.saves):
                self.save(self.chance.choice(self.objects), f"mot{self.number}x{turn}")
        except Exception as problem:
            self.problems.append(repr(problem))
            raise
        finally:
            connection.close()

    def field(self, row):
        if not isinstance(row, ReleaseEdition):
            return f"name_{self.language}"
        names = [f"title_{self.language}", f"summary_{self.language}"]
        return self.chance.choice([*names, f"press_contacts-0-label_{self.language}"])

    def save(self, row, word):
        meta, name = row._meta, self.field(row)
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
        data = form_data(self.client.get(address), **{name: word})
        for _attempt in range(12):
            response = self.client.post(address, data)
            if response.status_code == 302:
                if data[name] == [word]:
                    seen = data[f"initial-{name}"][0]
                    self.accepted.append((row, name, seen, word, data.get(f"choice-{name}") != ["theirs"]))
                return
            # not by the context: the client collects what the other threads draw, too
            again = form_data(response)
            met = [key.removeprefix("conflict-") for key in again if key.startswith("conflict-")]
            if met != [name]:
                self.problems.append(f"asked about {met} instead of {name}")
                return
            self.conflicts += 1
            data = again | {f"choice-{name}": [self.chance.choice(["mine", "mine", "theirs"])]}
        self.problems.append("never accepted")


def test_ten_editors_lose_no_word():
    objects = [make_theme(name_en="Theme") for _number in range(10)]
    for _number in range(10):
        edition = make_release(state=State.DRAFT, title_en="Title")
        edition.press_contacts.create(name="Élise", email="e@example.org")
        objects.append(edition)
    editors = [Editor(number, objects, SAVES // EDITORS) for number in range(EDITORS)]

    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()

    assert [problem for editor in editors for problem in editor.problems] == []
    kept = [save for editor in editors for save in editor.accepted if save[4]]
    steps = {model: _steps(model) for model in [Theme, ReleaseEdition, PressContact]}
    for row, name, seen, word, _is_mine in kept:
        model, column = _where(row, name)
        assert steps[model][column, word] == seen, (
            "an accepted word is not in the history, or overwrote another"
        )
    assert len(kept) > SAVES / 2
    contacts = PressContact.objects.values_list("name", flat=True)
    assert set(contacts) == {"Élise"}


def _where(row, name):
    return (PressContact, name.split("-")[-1]) if name.startswith("press_contacts") else (type(row), name)


def _steps(model):
    """What each new word of a column took the place of: {(column, word): the value before}."""
    found, last = {}, {}
    for event in events_of(model).order_by("pgh_id"):
        before = last.get(event.id)
        for field in event_models()[model]._meta.concrete_fields:
            word = getattr(event, field.name)
            if isinstance(word, str) and before is not None and word != getattr(before, field.name):
                found[field.name, word] = getattr(before, field.name) or ""
        last[event.id] = event
    return found


# ---------------------------------------------------------------- every path


class Command(BaseCommand):
    """A command that changes a theme."""

    def add_arguments(self, parser):
        parser.add_argument("pk", type=int)
        parser.add_argument("name")

    def handle(self, *args, pk, name, **options):
        with pghistory.context(command="rename"):
            Theme.objects.filter(pk=pk).update(name_fr=name)


def test_a_thousand_changes_by_whatever_path_leave_a_thousand_entries_with_their_actor(client):
    admin = make_admin(username="amina")
    client.force_login(admin)
    chance = random.Random(4)  # noqa: S311 -- chance, no secret
    themes = [make_theme() for _number in range(20)]
    before, made = events_of(Theme).count(), Counter()
    paths = {
        "form": lambda pk, word: _by_form(client, pk, word),
        "import": lambda pk, word: _by_import(client, [pk], word),
        "command": lambda pk, word: call_command(Command(), pk, word, stdout=StringIO()),
        "bulk": lambda pk, word: _by_bulk(themes, word),
        "sql": _by_sql,
    }

    number = 0
    while sum(made.values()) < CHANGES:
        number += 1
        path = chance.choices(list(paths), weights=[3, 1, 10, 1, 20])[0]
        rows = paths[path](chance.choice(themes).pk, f"Mot {number}")
        made[path] += rows if isinstance(rows, int) else 1

    events = events_of(Theme).order_by("pgh_id").select_related("pgh_context")[before:]
    assert len(events) == sum(made.values()) >= CHANGES
    assert Counter(map(_actor, events)) == Counter(
        {
            ("user", admin.pk): made["form"] + made["import"] + made["bulk"],
            ("command", "rename"): made["command"],
            ("nobody", "outside the site"): made["sql"],
        }
    )
    assert min(made[path] for path in paths) > 0


def _actor(event):
    metadata = event.pgh_context.metadata if event.pgh_context else {}
    if metadata.get("user"):
        return "user", metadata["user"]
    return ("command", metadata["command"]) if metadata.get("command") else ("nobody", "outside the site")


def _by_form(client, pk, word):
    address = reverse("admin:news_theme_change", args=[pk])
    client.post(address, form_data(client.get(address), name_fr=word))


def _by_import(client, keys, word):
    rows = tablib.Dataset(headers=["slug", "name_fr"])
    for theme in Theme.objects.filter(pk__in=keys):
        rows.append([theme.slug, word])
    file = SimpleUploadedFile("themes.csv", rows.export("csv").encode())
    seen = client.post(reverse("admin:news_theme_import"), {"import_file": file, "format": "0"})
    client.post(reverse("admin:news_theme_process_import"), seen.context["confirm_form"].initial)


def _by_bulk(themes, word):
    """A bulk update inside a request, as an action of a list makes it."""
    with pghistory.context(user=User.objects.get(username="amina").pk, url="/admin/news/theme/"):
        return Theme.objects.filter(pk__in=[theme.pk for theme in themes[:5]]).update(name_fr=word)


def _by_sql(pk, word):
    with connection.cursor() as cursor:
        cursor.execute("update news_theme set name_fr = %s where id = %s", [word, pk])
