import pytest
from django.template import Context, Template

from tests.factories import make_country, make_programme, make_unit

pytestmark = pytest.mark.django_db


def rendered(arguments, **context):
    return Template(f"{{% load pages %}}{{% programmes_of {arguments} %}}").render(Context(context))


def test_programmes_of_a_country_are_listed_when_they_are_published(django_assert_num_queries):
    senegal, kenya = make_country("SN"), make_country("KE")
    make_programme(title="Au Sénégal").countries.add(senegal)
    make_programme(title="Caché", certainty="medium").countries.add(senegal)
    make_programme(title="Ailleurs").countries.add(kenya)

    with django_assert_num_queries(1):
        words = rendered("country=country", country=senegal)

    assert "Au Sénégal" in words
    assert "Caché" not in words
    assert "Ailleurs" not in words


def test_programmes_of_a_unit_are_those_it_is_responsible_for():
    unit = make_unit()
    make_programme(title="À elle", responsible_unit=unit)
    make_programme(title="Ailleurs", responsible_unit=make_unit())

    words = rendered("unit=unit", unit=unit)

    assert "À elle" in words
    assert "Ailleurs" not in words


def test_a_phase_is_printed_below_its_programme():
    unit = make_unit()
    programme = make_programme(title="Le programme", responsible_unit=unit)
    make_programme(title="Deuxième phase", responsible_unit=unit, parent=programme)

    words = rendered("unit=unit", unit=unit)

    assert words.index("Le programme") < words.index("programmes__parts") < words.index("Deuxième phase")


def test_nothing_is_printed_where_there_are_none():
    assert rendered("country=country", country=make_country()).strip() == ""
