import gzip

import pytest
from django.urls import reverse
from django.utils.translation import override

from offices.card import LONGEST, Card
from offices.models import Office

pytestmark = pytest.mark.django_db

LANGUAGES = ["fr", "en", "es", "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_of_every_office_is_short_and_whole(shipped_content, language):
    with override(language):
        cards = [Card(office) for office in Office.objects.published().select_related("country")]
        wrong = [card.text for card in cards if len(card.text) > LONGEST or not card.text.endswith(card.path)]
        silent = [card.office.slug for card in cards if "+41227179111" not in card.text]

    assert len(cards) > 100
    assert (wrong, silent) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_all_offices_is_small(shipped_content, client, language):
    with override(language):
        response = client.get(reverse("offices:offline"))

    assert len(response.content) < 60 * 1024
    assert len(gzip.compress(response.content)) < 14 * 1024
