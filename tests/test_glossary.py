"""The glossary names the models as the interface does."""

import re
from itertools import chain

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.utils.translation import override

from iom_site.development.messages import is_ours

COLUMNS = {"en": 0, "fr": 4, "es": 5, "ar": 6}


def rows():
    lines = (settings.BASE_DIR / "docs" / "glossary.md").read_text().splitlines()
    return [re.split(r"\s+\|\s+", line.strip("| ")) for line in lines if line.startswith("|")]


MODELS = {
    model.__name__: model
    for model in chain(*(app.get_models() for app in apps.get_app_configs() if is_ours(app)))
}
NAMES = {row[1].strip("`"): row for row in rows() if row[1].strip("`") in MODELS}


def test_every_model_of_the_desk_is_named():
    screens = {model.__name__ for model in admin.site._registry}

    assert screens & set(MODELS) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_model_has_the_name_of_the_interface(name):
    shown = {}
    for language in COLUMNS:
        with override(language):
            shown[language] = str(MODELS[name]._meta.verbose_name)

    assert {language: NAMES[name][column] for language, column in COLUMNS.items()} == shown
