"""The shipped content as it is loaded: counts, idempotence, what stays hidden."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command

from foundation.exchange.shipments import ContentLoad, ShippedRow
from foundation.languages import LANGUAGES
from foundation.trees.tree import check_tree
from news.models import PressRelease, ReleaseEdition
from offices.models import Country, Office, OfficeRole
from pages.models import Page, PageEdition
from structure.models import OrgUnit, Placement, Succession
from structure.shipped import codes, units_file


def test_every_row_of_units_is_a_placement_of_one_unit():
    places = ShippedRow.objects.filter(dataset="places of units").values("object_id")
    assert Placement.objects.filter(pk__in=places).count() == len(units_file()) == 105
    assert OrgUnit.objects.filter(code__in=codes().values()).count() == len(set(codes().values()))


def test_the_trees_are_sound():
    assert check_tree(OrgUnit) == []
    assert check_tree(Page) == []


def test_everything_but_low_certainty_is_loaded():
    assert Country.objects.count() == 198
    assert Office.objects.count() == 197 - 6
    assert OfficeRole.objects.count() == 233 - 6
    assert PressRelease.objects.count() == 159 - 2


def test_assumed_successions_are_loaded_and_not_shown():
    assert Succession.objects.count() == 21
    assert not Succession.objects.published().exists()


def test_probable_rows_are_loaded_and_not_shown():
    assert Office.objects.filter(certainty="medium").exists()
    assert not Office.objects.published().filter(certainty="medium").exists()
    assert not ReleaseEdition.objects.published().filter(document__certainty="medium").exists()


def test_a_second_load_changes_nothing():
    call_command("load_content", stdout=StringIO())

    report = ContentLoad.objects.first().report
    totals = Counter()
    for counts in report.values():
        totals.update({outcome: count for outcome, count in counts.items() if outcome != "remarks"})
    assert set(totals) == {"unchanged", "left out"}


def test_a_load_ends_with_three_lines(capsys):
    call_command("load_content")

    lines = capsys.readouterr().out.splitlines()

    assert lines[-3].startswith("Content: 191 offices, 198 countries, 84 units, ")
    assert lines[-2] == "Rows: 2,104 unchanged."
    assert lines[-1] == "Left out because their certainty is low: 18 (--verbosity 2 names them)."
    assert [line for line in lines if "its certainty is low" in line] == []


def test_the_detail_of_a_load_names_every_data_set_and_row(capsys):
    call_command("load_content", verbosity=2)

    printed = capsys.readouterr().out

    assert "offices: 6 left out, 191 unchanged\n" in printed
    assert "  offices: doha-qa: left out: its certainty is low\n" in printed


def test_what_an_editor_changed_is_named_without_asking(capsys):
    Office.objects.filter(code="dakar-sn").update(slug="dakar-edited")

    call_command("load_content")

    assert "  offices: dakar-sn: left alone: edited: slug\n" in capsys.readouterr().out


def test_the_same_files_are_not_loaded_twice_when_only_changes_are_asked_for():
    loads = ContentLoad.objects.count()

    call_command("load_content", "--if-changed", stdout=StringIO())

    assert ContentLoad.objects.count() == loads


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_every_unit_of_the_seeds_has_a_mandate(language):
    seeds = {code for key, code in codes().items() if units_file()[key]["in_seed"] == "yes"}

    without = [
        unit.code
        for unit in OrgUnit.objects.filter(code__in=seeds)
        if not getattr(unit, f"mandate_{language}")
    ]

    assert without == []


def test_at_least_thirty_two_releases_have_a_body_in_three_languages():
    complete = ReleaseEdition.objects.published().exclude(body_fr="").exclude(body_en="").exclude(body_es="")

    assert complete.count() >= 32


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_standing_page_is_written_in_every_language(language):
    editions = PageEdition.objects.published().filter(document__programme=None)

    assert editions.count() == 13
    assert [e.document.code for e in editions if not getattr(e, f"body_{language}")] == []


def test_names_and_titles_are_given_in_arabic():
    assert [unit.code for unit in OrgUnit.objects.all() if not unit.name_ar] == []
    assert [country.iso2 for country in Country.objects.all() if not country.name_ar] == []
