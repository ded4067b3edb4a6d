import pytest
from django.template import Context, Template
from django.utils.translation import override

from foundation.languages import LANGUAGES, alphabetical, french_spacing, text
from offices.models import Country
from tests.factories import make_country, make_unit

pytestmark = pytest.mark.django_db


def render(source, **context):
    return Template("{% load texts %}" + source).render(Context(context))


def test_a_text_in_the_language_of_the_reader_is_printed_bare():
    unit = make_unit(name_fr="Conseil", name_en="Council")

    with override("en"):
        assert render('{{ unit|text:"name" }}', unit=unit) == "Council"


def test_a_text_in_another_language_carries_its_own():
    unit = make_unit(name_fr="Conseil")

    with override("ar"):
        assert render('{{ unit|text:"name" }}', unit=unit) == '<span lang="fr" dir="ltr">Conseil</span>'


def test_an_attribute_gets_the_bare_text():
    unit = make_unit(name_fr="Conseil <général>")

    with override("ar"):
        printed = render('{% with name=unit|text:"name" %}{{ name.plain }}{% endwith %}', unit=unit)

    assert printed == "Conseil &lt;général&gt;"


def test_the_order_of_languages_does_not_depend_on_the_order_in_the_settings(settings):
    assert LANGUAGES == ["fr", "en", "es", "ar"]
    assert settings.MODELTRANSLATION_DEFAULT_LANGUAGE == "fr"
    assert settings.MODELTRANSLATION_FALLBACK_LANGUAGES == ("fr", "en", "es", "ar")


def test_rich_text_in_another_language_is_a_block_with_its_language():
    unit = make_unit(mandate_fr="<p>Il dirige.</p>")

    with override("es"):
        words = text(unit, "mandate")

    assert words.__html__() == '<div lang="fr" dir="ltr"><p>Il dirige.</p></div>'
    assert words.is_fallback


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Où ?", "Où\u202f?"),
        ("Arrivées : 142", "Arrivées\u00a0: 142"),
        ("« casse-tête »", "«\u00a0casse-tête\u00a0»"),
        ('<a title="a ; b">Quoi ;</a>', '<a title="a ; b">Quoi ;</a>'.replace("Quoi ;", "Quoi\u202f;")),
    ],
)
def test_french_signs_stand_behind_a_space_that_does_not_break(written, set_):
    assert french_spacing(written) == set_


def test_accents_do_not_count_in_the_alphabet():
    for iso2, name in [("ZM", "Zambie"), ("EG", "Égypte"), ("ER", "Érythrée"), ("FR", "France")]:
        make_country(iso2, iso3=iso2 + "X", name_fr=name)

    with override("fr"):
        names = [country.name_fr for country in Country.objects.order_by(alphabetical("name"))]

    assert names == ["Égypte", "Érythrée", "France", "Zambie"]


@pytest.mark.parametrize("dirty", ["<p>&nbsp;</p>", "<p></p>", "<h2> </h2><p><br></p>"])
def test_markup_without_words_is_stored_empty(dirty):
    unit = make_unit(mandate_fr=dirty)

    assert unit.mandate_fr == ""


def test_a_text_given_in_one_language_is_stored_in_no_other():
    with override("fr"):
        unit = make_unit(name_fr="", name_en="Council", mandate_en="<p>It meets.</p>")

    unit.refresh_from_db()
    assert not unit.mandate_fr
    assert not unit.name_fr


def test_no_path_stores_dirty_markup():
    unit = make_unit(mandate_fr='<p onclick="x()">Il <b>dirige</b>.</p><script>alert(1)</script>')

    assert unit.mandate_fr == "<p>Il dirige.</p>"
