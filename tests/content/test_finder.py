"""Whom the finder names for each country and need, on the shipped content."""

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from foundation.facts.certainty import SHOWN_CERTAINTIES
from foundation.languages import LANGUAGES
from offices.coverage import reached_at
from offices.finder import CAUSES, NEEDS, Finder
from offices.models import Country, Office, OfficeRole
from offices.places import Places


def first(iso2, need="general"):
    found = Finder(Country.objects.get(iso2=iso2)).find(need)
    return found.primary.office.name_fr, found.cause.value


def meant(words):
    found = Places().look_up(words)
    return found.one and found.one.country.iso2


def test_each_country_has_for_each_need_and_language_one_office_with_a_reason():
    reached = reached_at(Office.objects.values("pk"), timezone.localdate())
    countries, wrong = list(Country.objects.order_by("iso2")), []

    for country in countries:
        finder = Finder(country, reached)
        for need in NEEDS:
            found = finder.find(need)
            if found.chain.count(found.primary) != 1 or not found.reach:
                wrong.append((country.iso2, need))
            for language in LANGUAGES:
                with override(language):
                    reasons = [found.cause.text, found.primary.serving_roles[0].why, found.summary]
                if not all(reasons):
                    wrong.append((country.iso2, need, language))

    assert len(countries) == 198
    assert wrong == []


def test_the_first_is_public_and_the_same_whatever_the_language_of_the_query():
    countries = Country.objects.filter(iso2__in=["FM", "FR", "NG", "VE", "FJ", "AD"])

    for country in countries:
        firsts = set()
        for language in LANGUAGES:
            with override(language):
                firsts.add(Finder(country).find("general").primary.office)
        assert len(firsts) == 1
        assert firsts.pop().certainty in SHOWN_CERTAINTIES


@pytest.mark.parametrize(
    ("iso2", "need", "office"),
    [
        ("KG", "general", ("Bichkek", "country-office")),
        ("KG", "press", ("Vienne", "region-speaks")),
        ("JP", "donors", ("Tokyo", "works-with-donors")),
        ("DE", "donors", ("Berlin", "works-with-donors")),
        ("FJ", "general", ("Canberra", "nearest")),
        ("FJ", "government", ("Bangkok", "nearest")),
        ("AD", "general", ("Genève", "last-resort")),
        ("MC", "press", ("Genève", "last-resort")),
        ("NG", "assistance", ("Abuja", "country-office")),
    ],
)
def test_who_answers_first(iso2, need, office):
    assert first(iso2, need) == office


def test_the_chain_of_kyrgyzstan():
    found = Finder(Country.objects.get(iso2="KG")).find("general")

    assert found.chain_in_words.replace("\u202f", " ").replace("\u00a0", " ") == (
        "bureau de pays : Bichkek ; coordination (Asie centrale) : Astana ; bureau régional : Vienne ;"
        " siège : Genève"
    )


@pytest.mark.parametrize(
    ("words", "iso2"),
    [
        ("Kirghizstan", "KG"),
        ("kyrgyz", "KG"),
        ("قيرغيزستان", "KG"),
        ("Nour-Soultan", "KZ"),
        ("nur sultan", "KZ"),
        ("أستانا", "KZ"),
        ("Alma-Ata", "KZ"),
        ("cote d'ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Costa de Marfil", "CI"),
        ("Swaziland", "SZ"),
        ("Birmanie", "MM"),
        ("Burma", "MM"),
        ("Zaïre", "CD"),
        ("zaire", "CD"),
        ("Cape Verde", "CV"),
        ("Haute-Volta", "BF"),
        ("Turkey", "TR"),
        ("Macedonia", "MK"),
        ("Léopoldville", "CD"),
        ("Pékin", "CN"),
        ("Madrid", "ES"),
        ("Réunion", "FR"),
        ("Groenland", "DK"),
        ("niger", "NE"),
        ("oman", "OM"),
        ("عمان", None),  # Oman, and Amman without its doubled letter
        ("Congo", None),
        ("Guinée", None),
        ("Corée", None),
        ("Yougoslavie", None),
    ],
)
def test_what_people_type(words, iso2):
    assert meant(words) == iso2


@pytest.mark.parametrize(
    ("words", "iso2"),
    [("kirgistan", "KG"), ("Kazakstann", "KZ"), ("Etiopie", "ET"), ("Sénégale", "SN"), ("Philipines", "PH")],
)
def test_a_wrong_spelling_is_answered_or_proposed(words, iso2):
    found = Places().look_up(words)

    assert iso2 in [choice.country.iso2 for choice in filter(None, [found.one, *found.choices, *found.near])]


def test_no_name_of_an_office_that_is_not_public_is_said():
    hidden = Office.objects.exclude(certainty__in=SHOWN_CERTAINTIES)
    shown = {office.pk for office in Office.objects.published()}
    places = Places()

    for office in hidden:
        for words in [office.name_fr, office.name_en, office.name_fr[:-2] + "zz"]:
            found = places.look_up(words)
            named = [choice.office for choice in filter(None, [found.one, *found.choices, *found.near])]
            assert {one.pk for one in named if one} <= shown

    assert hidden.exists()
    assert OfficeRole.objects.exclude(certainty__in=SHOWN_CERTAINTIES).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_finder_is_one_menu_entry_away(language):
    address = {"fr": "/fr/trouver/", "es": "/es/buscar-oficina/"}.get(language, f"/{language}/find/")

    assert Client().get(f"/{language}/").text.count(f'href="{address}"') >= 3  # menu, form, foot


def test_each_cause_is_said_in_four_languages():
    with override("en"):
        english = {cause: str(words) for cause, words in CAUSES.items()}
    for language in ["fr", "es", "ar"]:
        with override(language):
            assert [cause for cause, words in CAUSES.items() if str(words) == english[cause]] == []
