import gzip
import re

import pytest
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from offices.card import MAX_LENGTH, Card, short_text
from offices.models import Office, OfficeRole
from tests.factories import make_area, make_contact_point, make_country, make_office, make_role

Kind = OfficeRole.Kind
LANGUAGES = ["fr", "en", "es", "ar"]
AT_MOST = 6  # queries a page
FIRST_RESPONSE = 14 * 1024  # bytes, compressed: what a server sends before it waits for an answer


def get(client, office, name="card"):
    return client.get(reverse(f"offices:{name}", args=[office.slug]))


# ------------------------------------------------------------------ the page


@pytest.fixture
def dakar(db):
    office = make_office(slug="dakar", name_fr="Dakar", placed=True)
    make_role(office, Kind.REGIONAL, area=make_area(name_fr="Afrique de l’Ouest"))
    return office


@pytest.fixture
def geneva(db):
    office = make_office(slug="geneva", name_fr="Genève", country=make_country("CH"))
    make_role(office, Kind.HEADQUARTERS)
    make_contact_point(office, phone="+41227179111", email="hq@example.org", address="C.P. 17\n1211 Genève")
    return office


def test_a_card_says_who_where_and_how_to_reach_it(client, dakar):
    make_contact_point(dakar, phone="+221338696200", email="dakar@example.org", address="Rue 1\nDakar")

    words = get(client, dakar).text

    for part in ["Dakar", "Sénégal", "Bureau régional", "Afrique de l’Ouest", "Rue 1<br>Dakar"]:
        assert part in words
    assert 'href="tel:+221-33-869-62-00"' in words
    assert 'href="mailto:dakar@example.org"' in words


def test_a_card_without_contact_names_headquarters_and_prints_their_telephone(client, dakar, geneva):
    make_contact_point(dakar, email="canari@example.org", certainty="medium")
    make_contact_point(dakar, email="then@example.org", ends="2020")

    words = get(client, dakar).text

    assert "Genève" in words
    assert 'href="tel:+41-22-717-91-11"' in words
    assert "canari@" not in words + get(client, dakar, "vcard").text
    assert "then@" not in words + get(client, dakar, "vcard").text


def test_the_office_above_comes_before_headquarters_when_it_can_be_reached(client, dakar, geneva):
    below = make_office(dakar, placed=True)
    make_contact_point(dakar, email="dakar@example.org")

    words = get(client, below).text

    assert "dakar@example.org" in words
    assert "hq@example.org" not in words


def test_the_card_of_a_closed_office_says_so(client, geneva):
    office = make_office(status=Office.Status.CLOSED, abolished="2011-11-30")
    make_contact_point(office, email="then@example.org")

    with override("en"):
        words = get(client, office).text

    assert "This office is closed." in words
    assert "then@example.org" not in words
    assert "hq@example.org" in words


@pytest.mark.django_db
def test_an_office_that_is_not_published_has_neither_card_nor_file(client):
    office = make_office(certainty="medium")

    assert [get(client, office, name).status_code for name in ["card", "vcard"]] == [404, 404]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_fits_the_first_response_with_its_longest_names_and_needs_no_other_file(
    client, language, geneva
):
    office = make_office(slug="s" * 80, name_fr="Ville " * 33, name_ar="مدينة " * 33)
    make_contact_point(office, phone="+221338696200", email=f"{'x' * 60}@example.org", address="Rue\n" * 10)
    for _number in range(6):
        make_role(office, Kind.REGIONAL, area=make_area(name_fr="Région " * 28))

    with override(language):
        response = get(client, office)

    assert response.status_code == 200
    assert len(gzip.compress(response.content)) <= FIRST_RESPONSE
    assert 'rel="stylesheet"' not in response.text
    assert " style=" not in response.text
    nonce = re.search(r'<style nonce="([^"]+)"', response.text).group(1)
    assert f"'nonce-{nonce}'" in response.headers["Content-Security-Policy"]


def test_the_languages_and_the_full_page_are_linked(client, dakar):
    words = get(client, dakar).text

    assert f'<link rel="canonical" href="http://testserver{dakar.get_absolute_url()}">' in words
    assert f'href="{dakar.get_absolute_url()}"' in words
    assert 'href="/ar/offices/dakar/card/"' not in words  # it has no name in Arabic


def test_the_qr_code_holds_the_full_address_of_the_card_on_white(dakar):
    card = Card(dakar)

    assert card.url == "http://testserver/fr/bureaux/dakar/carte/"
    assert re.match(r'<svg width="164" height="164" viewBox="0 0 37 37"', card.qr_code)  # 29 + 2 × 4
    assert 'fill="#fff"' in card.qr_code
    assert 'stroke="#000"' in card.qr_code


@pytest.mark.parametrize("number", [1, 4])
@pytest.mark.parametrize("name", ["card", "vcard"])
def test_a_card_takes_few_queries(client, django_assert_max_num_queries, dakar, name, number):
    for _number in range(number):
        make_role(dakar, Kind.COUNTRY, countries=[make_country("KE")])
        make_role(make_office(), Kind.HEADQUARTERS)
        make_contact_point(dakar)

    with django_assert_max_num_queries(AT_MOST):
        assert get(client, dakar, name).status_code == 200


# ------------------------------------------------------------------ the text to send on


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_says_whose_telephone_it_is(language, dakar, geneva):
    with override(language):
        text = Card(dakar).text

    assert "Dakar" in text
    assert "Genève" in text
    assert "+41227179111" in text
    assert len(text) <= MAX_LENGTH


def test_in_arabic_the_plus_sign_stays_before_the_number(geneva):
    with override("ar"):
        assert "\u200e+41227179111" in Card(geneva).text


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), max_size=200)
PHONES = st.just("") | st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True)
EMAILS = st.just("") | st.from_regex(r"[a-z]{1,100}@[a-z]{1,60}\.org", fullmatch=True)
ADDRESSES = st.from_regex(r"https://[a-z]{1,40}\.int/fr/bureaux/[a-z]{1,140}/", fullmatch=True)


@given(name=WORDS, country=WORDS, via=WORDS, phone=PHONES, email=EMAILS, url=ADDRESSES)
def test_a_text_is_never_too_long_and_never_cuts_a_number_or_an_address(
    name, country, via, phone, email, url
):
    text = short_text(name, country=country, via=via, phone=phone, email=email, url=url)
    parts = text.split("\n")

    assert len(text) <= MAX_LENGTH
    assert phone in parts or not phone or len(url) > MAX_LENGTH - len(phone) - 1
    assert (url in parts) == ("https:" in text)
    assert (email in parts) == ("@" in text) or "@" in name + country + via


def test_a_short_message_needs_no_letters_that_double_its_price():
    assert short_text("OIM d’ici", via="Contact\u00a0: OIM") == "OIM d'ici\nContact : OIM"
