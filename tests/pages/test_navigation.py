import pytest
from django.utils import timezone
from django.utils.translation import override

from pages.navigation import menu_pages, site_menu
from publishing.models import State
from tests.factories import make_page, make_unit

pytestmark = pytest.mark.django_db


def shape(entries):
    return [(entry.label.plain, entry.url, shape(entry.entries)) for entry in entries]


def test_the_menu_is_nested_as_the_tree_of_pages():
    about = make_page(in_menu=True, slug="about", label_fr="Nous")
    structure = make_page(
        about, in_menu=True, edition=False, target_view="structure:chart", label_fr="Structure"
    )
    make_page(
        structure, in_menu=True, edition=False, target_unit=make_unit(slug="cabinet"), label_fr="Cabinet"
    )
    make_page(in_menu=True, slug="work", label_fr="Travail")

    with override("fr"):
        menu = site_menu()

        assert shape(menu.entries) == [
            (
                "Nous",
                "/fr/about/",
                [("Structure", "/fr/structure/", [("Cabinet", "/fr/structure/cabinet/", [])])],
            ),
            ("Travail", "/fr/work/", []),
        ]


def test_nothing_that_is_hidden_is_in_the_menu():
    shown = make_page(in_menu=True, slug="shown", label_fr="Vue")
    make_page(shown, in_menu=True, state=State.DRAFT, label_fr="Brouillon")
    make_page(shown, in_menu=True, certainty="medium", label_fr="Incertaine")
    make_page(shown, in_menu=True, edition=False, label_fr="Vide")
    make_page(shown, in_menu=True, edition=False, target_unit=make_unit(certainty="medium"))
    make_page(shown, in_menu=True, target_unit=make_unit(certainty="medium"))
    make_page(shown, in_menu=True, target_view="news:releases", withdrawn_at=timezone.now())
    make_page(shown, in_menu=True, target_unit=make_unit(), withdrawn_at=timezone.now())
    make_page(shown, in_menu=False, label_fr="Hors menu")
    hidden = make_page(in_menu=True, certainty="medium")
    make_page(hidden, in_menu=True, label_fr="Sous une page cachée")

    make_page(make_page(shown, in_menu=False), in_menu=True, label_fr="Sous une page hors menu")

    with override("fr"):
        assert shape(site_menu().entries) == [("Vue", "/fr/shown/", [])]
    assert [page.label_fr for page in menu_pages()] == ["Vue"]  # the same rule in the database


def test_the_foot_has_its_pages_in_a_fixed_order_when_they_are_published():
    make_page(code="legal", slug="legal")
    make_page(code="accessibility", slug="accessibility")
    make_page(code="sources", slug="sources", state=State.DRAFT)

    with override("en"):
        menu = site_menu()

    assert menu.entries == []
    assert [entry.url for entry in menu.footer] == ["/en/accessibility/", "/en/legal/"]


def test_the_entry_of_the_reader_and_those_above_it_are_open():
    about = make_page(in_menu=True, slug="about")
    make_page(about, in_menu=True, slug="below")
    make_page(in_menu=True, slug="other")

    with override("fr"):
        menu = site_menu("/fr/about/below/")

    assert [(entry.is_open, entry.is_current) for entry in menu.entries] == [(True, False), (False, False)]
    assert menu.entries[0].entries[0].is_current


@pytest.mark.parametrize("pages", [1, 12])
def test_the_menu_takes_one_query(pages, django_assert_num_queries):
    for _number in range(pages):
        entry = make_page(in_menu=True)
        make_page(entry, in_menu=True, edition=False, target_unit=make_unit())

    with django_assert_num_queries(1), override("ar"):
        menu = site_menu()

    assert len(menu.addresses) == 2 * pages
    assert len(menu.entries) == pages
