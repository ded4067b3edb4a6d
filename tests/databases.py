"""Databases for tests: what takes long is built once, and each run copies it.

A template stays on the server until what it was built from changes: its name ends in a digest of that.
``migrated`` is what the migrations make, ``content`` is the same with the shipped content loaded.
"""

import ast
import hashlib
import os
import sys
from contextlib import contextmanager
from importlib.metadata import distributions
from io import StringIO
from pathlib import Path

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction

BASE = Path(settings.BASE_DIR)
SITE = settings.DATABASES["default"]["NAME"]
LOCK = 20190101  # any number that nothing else on the server locks


def copy(template, name):
    """Make a database of this name, a copy of the template."""
    with _server() as server:
        source = TEMPLATES[template](server)
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


def drop(name):
    with _server() as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def connected_to(name):
    """Every connection that is opened from here on goes to this database."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name  # the settings of all threads
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        ContentType.objects.clear_cache()


class Cleaner:
    """Brings a copy back to what it is now, after tests that committed what they wrote.

    Django would empty every table with TRUNCATE, which writes new files for each, and create all permissions
    again. Few tables have rows after a test, and few of them.
    """

    def __init__(self):
        self.tables = connection.introspection.table_names()
        self.filled = self._filled()
        self.rows = self._rows()

    def clean(self):
        """Whether it could: a test may also have changed rows that were there before."""
        written = self._filled() - self.filled
        with pgtrigger.ignore(), transaction.atomic(), connection.cursor() as cursor:
            for table in written:
                cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names that the database gave
        return self._rows() == self.rows

    def _filled(self):
        """The tables that have rows."""
        query = "SELECT '{0}' WHERE EXISTS (SELECT FROM \"{0}\")"
        return {table for (table,) in _all(query.format(table) for table in self.tables)}

    def _rows(self):
        """A digest of what the tables hold that are not empty in a new copy."""
        query = "SELECT '{0}', md5(string_agg(one::text, chr(10) ORDER BY one::text)) FROM \"{0}\" AS one"
        return dict(_all(query.format(table) for table in self.filled))


def _all(queries):
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(queries))
        return cursor.fetchall()


def drop_templates():
    with _server() as server:
        _drop(server, _prefix("migrated"))
        _drop(server, _prefix("content"))


@contextmanager
def _server():
    """A cursor outside any database. One process at a time has it, until its connection is closed."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield cursor


# ---------------------------------------------------------------- building


def _migrated(server):
    def migrate():
        call_command("migrate", verbosity=0, interactive=False)

    suffix = connection.creation.sql_table_creation_suffix()
    return _built(server, "migrated", _digest_of_migrations(), suffix, migrate)


def _content(server):
    def load():
        call_command("load_content", stdout=StringIO())

    source = _migrated(server)
    return _built(server, "content", _digest_of_content(), f'TEMPLATE "{source}"', load)


TEMPLATES = {"migrated": _migrated, "content": _content}


def _built(server, template, digest, source, fill):
    """The name of the database with this digest: built unless it exists, its predecessors dropped."""
    name = f"{_prefix(template)}{digest}"
    server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    if server.fetchone():
        return name
    _drop(server, _prefix(template))
    unfinished = f"{_prefix(template)}unfinished"  # it gets its name when all is in it
    server.execute(f'CREATE DATABASE "{unfinished}" {source}')
    with connected_to(unfinished):
        fill()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    server.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


def _prefix(template):
    return f"test_{SITE}_{template}_"


def _drop(server, prefix):
    server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
    for (name,) in server.fetchall():
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


# ---------------------------------------------------------------- what a template is built from


def _digest_of_migrations():
    """The migrations and all they import, the settings, installed versions, and what becomes permissions."""
    migrations = [path for path in _files() if "migrations" in path.parts or path.suffix == ".sql"]
    python = [path for path in migrations if path.suffix == ".py"]
    settings_file = Path(sys.modules[os.environ["DJANGO_SETTINGS_MODULE"]].__file__)
    permissions = [
        (meta.label, meta.verbose_name_raw, meta.default_permissions, meta.permissions)
        for meta in (model._meta for model in apps.get_models())
    ]
    versions = sorted(f"{one.name} {one.version}" for one in distributions())
    return _digest([*migrations, *_imported([*python, settings_file])], sys.version, versions, permissions)


def _digest_of_content():
    """The shipped files, and all Python of the site: what takes part in loading them is hard to tell."""
    files = [path for path in _files() if path.suffix == ".py" or "data" in path.parts]
    catalogues = [path for folder in settings.LOCALE_PATHS for path in Path(folder).rglob("*.po")]
    return _digest([*files, *catalogues], _digest_of_migrations())


def _digest(files, *facts):
    digest = hashlib.sha256(repr(facts).encode())
    for path in sorted(set(files)):
        digest.update(repr((str(path.relative_to(BASE)), path.read_bytes())).encode())
    return digest.hexdigest()[:12]


def _files():
    """All files of the site's own packages: those in which its apps are."""
    folders = [Path(one.path) for one in apps.get_app_configs() if "site-packages" not in one.path]
    packages = {BASE / folder.relative_to(BASE).parts[0] for folder in folders}
    paths = [path for package in packages for path in package.rglob("*")]
    return [path for path in paths if path.is_file() and path.parent.name != "__pycache__"]


def _imported(files):
    """These files of Python, and those of the project that they import, directly or not."""
    found, waiting = set(), set(files)
    while waiting:
        path = waiting.pop()
        found.add(path)
        for name in _imports(path):
            steps = [BASE.joinpath(*name[:length]) for length in range(1, len(name) + 1)]
            places = [place for step in steps for place in (step.with_suffix(".py"), step / "__init__.py")]
            waiting |= {place for place in places if place not in found and place.is_file()}
    return found


def _imports(path):
    """The full names of what a file may import, in parts."""
    package = path.relative_to(BASE).parent.parts
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (tuple(one.name.split(".")) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) + 1 - node.level] if node.level else ()
            start += tuple(node.module.split(".")) if node.module else ()
            yield from ((*start, one.name) for one in node.names)
