import pytest
from django.urls import reverse
from django.utils.translation import override

from offices.models import Office, OfficeRole
from tests.factories import make_contact_point, make_country, make_office, make_role

pytestmark = pytest.mark.django_db

Kind = OfficeRole.Kind
LANGUAGES = ["fr", "en", "es", "ar"]
AT_MOST = 4  # queries
ROOM = 200 * 1024  # bytes on the device


def get(client, language="fr"):
    with override(language):
        return client.get(reverse("offices:offline"))


def test_the_list_has_every_published_office_by_country(client):
    make_role(make_office(name_fr="Dakar"), Kind.REGIONAL)
    make_office(name_fr="Zagreb sans rôle", country=make_country("EG"))
    make_office(name_fr="Calais", country=make_country("EG"), status=Office.Status.CLOSED)
    make_office(name_fr="Bureau caché", certainty="medium")
    make_role(make_office(name_fr="Kindia"), Kind.SUB_OFFICE, certainty="medium")

    response = get(client)
    places = response.context["pocket_list"].countries

    assert [(country.iso2, [office.name_fr for office in offices]) for country, offices in places] == [
        ("EG", ["Calais", "Zagreb sans rôle"]),
        ("SN", ["Dakar", "Kindia"]),
    ]
    assert "caché" not in response.text
    assert "sous-bureau" not in response.text
    assert "fermé" in response.text


def test_only_contacts_in_force_of_open_offices_are_listed(client):
    office = make_office()
    make_contact_point(office, phone="+221338696200", email="now@example.org")
    make_contact_point(office, email="then@example.org", ends="2020")
    make_contact_point(office, email="unsure@example.org", certainty="medium")
    make_contact_point(make_office(abolished="2020"), email="closed@example.org")

    words = get(client).text

    assert 'href="tel:+221-33-869-62-00"' in words
    assert "now@example.org" in words
    assert [name for name in ["then@", "unsure@", "closed@"] if name in words] == []


def test_headquarters_are_offered_for_offices_without_a_telephone(client):
    geneva = make_office(name_fr="Genève")
    make_role(geneva, Kind.HEADQUARTERS)
    make_contact_point(geneva, phone="+41227179111")

    words = get(client).text

    assert words.index("+41 22 717 91 11") < words.index('id="find"')


@pytest.mark.parametrize("number", [1, 8])
def test_the_list_takes_few_queries(client, django_assert_max_num_queries, number):
    for _number in range(number):
        office = make_office()
        make_role(office, Kind.COUNTRY)
        make_contact_point(office)

    with django_assert_max_num_queries(AT_MOST):
        get(client)


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_hundred_offices_would_fit_on_the_device(client, language):
    frame = len(get(client, language).content)
    for number in range(10):
        country = make_country(["SN", "KE", "AT"][number % 3], name_ar="بلد ذو اسم طويل")
        office = make_office(slug=f"city-{number}-with-a-name", name_ar="مدينة ذات اسم طويل", country=country)
        make_role(office, Kind.COUNTRY)
        make_role(office, Kind.RESOURCE_MOBILISATION)

    ten = len(get(client, language).content) - frame

    assert frame + 30 * ten < ROOM


def test_only_the_list_and_the_cards_may_be_kept(client):
    office = make_office(slug="dakar")

    kept = {
        address: client.get(address).headers.get("Offline-Copy")
        for address in [
            reverse("offices:offline"),
            reverse("offices:card", args=["dakar"]),
            reverse("offices:vcard", args=["dakar"]),
            office.get_absolute_url(),
            reverse("offices:offices"),
            reverse("admin:login"),
        ]
    }

    assert list(kept.values()) == ["list", "card", None, None, None, None]


def test_the_service_worker_is_asked_for_anew_each_time(client):
    response = client.get("/sw.js")

    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Content-Type"].startswith("text/javascript")


def test_the_manifest_names_the_organisation(client):
    response = client.get("/manifest.webmanifest", headers={"accept-language": "ar"})

    assert response.headers["Content-Type"] == "application/manifest+json"
    assert response.json()["name"] == "Organisation internationale pour les migrations"
