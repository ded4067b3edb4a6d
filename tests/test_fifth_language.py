import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tests import databases


@pytest.fixture
def database(django_db_setup, django_db_blocker):
    name = f"test_fifth_language_{os.getpid()}"
    with django_db_blocker.unblock():
        databases.copy("migrated", name)
        yield name
        databases.drop(name)


@pytest.fixture
def folder(tmp_path):
    """Where the migrations of a language more are written: copies of ours come first."""
    for app in apps.get_app_configs():
        migrations = Path(app.path) / "migrations"
        if Path(app.path).parent == settings.BASE_DIR and migrations.exists():
            shutil.copytree(migrations, tmp_path / "fifth_migrations" / app.label)
    (tmp_path / "fifth_migrations" / "__init__.py").touch()
    return tmp_path


def test_a_fifth_language_takes_the_settings_and_a_migration_that_django_writes(database, folder):
    own = {"DJANGO_SETTINGS_MODULE": "tests.fifth_settings", "FIFTH_DATABASE": database}
    program = "from tests.fifth_language import run; run()"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", program]
    environment = os.environ | own | {"FIFTH_FOLDER": str(folder), "MEDIA_ROOT": str(folder / "media")}

    done = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-4000:]
    assert done.stdout.endswith("Everything opens in Portuguese.\n")
