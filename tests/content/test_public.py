"""What a visitor reads on the shipped content: the questions this site exists to answer rightly."""

import re

import pytest
from django.test import Client
from django.utils.html import strip_tags

OLDER = [
    "Département des relations extérieures",
    "Division des partenariats internationaux",
    "Division des partenariats avec les Nations Unies",
    "Division des relations avec les donateurs",
    "Unité du Pacte mondial sur les migrations",
    "Département de la planification stratégique et des résultats institutionnels",
    "Unité du Cadre de gouvernance interne",
    "Unité de la gestion des risques",
    "Unité de la gestion axée sur les résultats",
    "Unité d’évaluation centrale",
    "Unité de la conformité opérationnelle",
    "Unité PRIMA",
]
NEWER = [
    "Directrice générale",
    "Directrice générale adjointe chargée de la gestion et des réformes",
    "Directrice générale adjointe chargée des opérations",
    "Bureau du Chef de Cabinet",
    "Bureau des partenariats, de la sensibilisation et de la communication",
    "Bureau de la stratégie et de la performance institutionnelle",
]


def read(address, status=200):
    """The words of a page's main part, white space folded, no-break spaces made plain."""
    response = Client().get(address)
    assert response.status_code == status
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL).group()
    return re.sub(r"\s+", " ", strip_tags(main))


def test_the_chart_of_2021_is_the_older_structure():
    chart = read("/fr/structure/?on=2021-06-01")

    assert [name for name in OLDER if name not in chart] == []
    assert NEWER[4] not in chart


def test_the_chart_of_today_is_the_newer_structure():
    chart = read("/fr/structure/")

    assert [name for name in NEWER if name not in chart] == []
    assert [name for name in OLDER if name in chart] == []


def test_a_chart_of_a_day_before_the_facts_says_so():
    chart = read("/fr/structure/?on=2010-01-01")

    assert "2019" in chart
    assert not any(name in chart for name in OLDER + NEWER)


def test_the_post_bears_the_title_of_its_holder_on_the_day():
    then, now = read("/fr/structure/dg/?on=2019-11-26"), read("/fr/structure/dg/")

    assert "António Vitorino" in then
    assert then.split("Directeur général")[0].count("Directrice") == 0
    assert "Amy E. Pope" in now
    assert "Directrice générale" in now


def test_the_council_release_shows_its_day_and_its_contact_of_then():
    release = read("/fr/actualites/conseil-110/")

    assert "26 novembre 2019" in release
    assert "Leonard Doyle" in release
    assert "+41 79 285 71 23" in release or "+41 79 285 7123" in release


def test_the_marseille_release_shows_bounds_and_no_invented_day():
    release = read("/fr/actualites/marseille/")

    assert "entre 2006 et le 30 septembre 2008" in release
    assert "Philippe Boncour" in release
    assert not re.search(r"\b\d{1,2} \w+ 200[67]\b", release)


@pytest.mark.parametrize("address", ["/fr/structure/der/", "/fr/structure/der/?on=2021-06-01"])
def test_an_abolished_unit_keeps_its_page(address):
    assert "Département des relations extérieures" in read(address)
