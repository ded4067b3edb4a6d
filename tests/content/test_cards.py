import gzip

import pytest
from django.urls import reverse
from django.utils.translation import override

from offices.card import MAX_LENGTH, Card
from offices.models import Office

LANGUAGES = ["fr", "en", "es", "ar"]


def test_the_text_of_every_office_is_short_and_whole_in_every_language():
    cards = [Card(office) for office in Office.objects.published().select_related("country")]
    wrong = []

    for language in LANGUAGES:
        with override(language):
            texts = {card.text: card.path for card in cards}
        wrong += [text for text, path in texts.items() if len(text) > MAX_LENGTH or not text.endswith(path)]
        wrong += [text for text in texts if "+41227179111" not in text]

    assert len(texts) == len(cards) > 100
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_all_offices_is_small(client, language):
    with override(language):
        response = client.get(reverse("offices:offline"))

    assert len(response.content) < 60 * 1024
    assert len(gzip.compress(response.content)) < 14 * 1024
