"""The settings of the tests with a fifth language, in a database and with migrations of its own."""

import os
import sys

from tests.settings import *  # noqa: F403 - all but the languages is as in other tests
from tests.settings import DATABASES, INSTALLED_APPS, LANGUAGES

LANGUAGES = [*LANGUAGES, ("pt", "Português")]
MODELTRANSLATION_LANGUAGES = MODELTRANSLATION_FALLBACK_LANGUAGES = tuple(code for code, _name in LANGUAGES)

DATABASES["default"]["NAME"] = os.environ["FIFTH_DATABASE"]
sys.path.insert(0, os.environ["FIFTH_FOLDER"])
MIGRATED = ["foundation", "publishing", "structure", "offices", "pages", "news"]
MIGRATION_MODULES = {app: f"fifth_migrations.{app}" for app in MIGRATED if app in INSTALLED_APPS}
