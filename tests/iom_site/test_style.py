import pytest

from foundation.languages import LANGUAGES

pytestmark = pytest.mark.django_db


def test_the_style_page_shows_the_components_in_every_language_and_scheme(client, settings):
    settings.DEBUG = True

    words = client.get("/fr/style/").content.decode()

    for language in LANGUAGES:
        for scheme in ("light", "dark"):
            assert f'id="{language}-{scheme}"' in words
    assert "Plus de mille documents" in words
    assert "إصدار أكثر من ألف" in words


def test_a_public_site_has_no_style_page(client):
    assert client.get("/fr/style/").status_code == 404
