import pytest
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from foundation.exchange.content_lines import MAX_OCTETS, escape_text, fold, join_parts
from offices.card import Card
from offices.models import Office
from offices.vcard import vcard
from tests.factories import make_contact_point, make_country, make_office


def lines(office):
    """The content lines, unfolded."""
    return vcard(Card(office)).replace("\r\n ", "").split("\r\n")


@pytest.mark.django_db
def test_the_file_is_sent_under_a_plain_name(client):
    office = make_office(slug="dakar-sn")

    response = client.get(reverse("offices:vcard", args=[office.slug]))

    assert response.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="iom-dakar-sn.vcf"'
    assert response.content.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert response.content.endswith(b"END:VCARD\r\n")


@pytest.mark.django_db
def test_a_contact_becomes_telephone_fax_mail_and_address():
    office = make_office(name_fr="Dakar", latitude="14.6937", longitude="-17.4441")
    make_contact_point(
        office, phone="+221338696200", fax="+221338696233", email="a,b@example.org", address="Rue 1; B\nDakar"
    )

    card = lines(office)

    assert "FN;LANGUAGE=fr:OIM Dakar" in card
    assert "N;LANGUAGE=fr:OIM Dakar;;;;" in card
    assert "ORG:Organisation internationale pour les migrations;Dakar" in card
    assert "TEL;TYPE=WORK,VOICE:+221338696200" in card
    assert "TEL;TYPE=WORK,FAX:+221338696233" in card
    assert r"EMAIL;TYPE=INTERNET:a\,b@example.org" in card
    assert r"ADR;TYPE=WORK:;;Rue 1\; B\nDakar;;;;" in card
    assert "GEO:14.6937;-17.4441" in card
    assert f"URL:http://testserver{office.get_absolute_url()}" in card
    assert not [line for line in card if line.startswith("NOTE")]


@pytest.mark.django_db
def test_a_closed_office_without_contact_says_so_in_a_note():
    office = make_office(status=Office.Status.CLOSED)

    with override("en"):
        (note,) = [line for line in lines(office) if line.startswith("NOTE")]

    assert note.startswith("NOTE:This office is closed.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "Semi;colon, comma\\ back",
        "Line\r\nEND:VCARD\r\nTEL:+1",
        "NUL-less \x07 bell",
        "مكتب، داكار؛",
        "🇸🇳" * 40,
    ],
)
def test_a_hostile_name_adds_no_property(name):
    office = make_office(name_fr=name, country=make_country("SN", name_fr=name))

    properties = [line.split(":")[0].split(";")[0] for line in lines(office) if line]

    assert properties == ["BEGIN", "VERSION", "FN", "N", "ORG", "URL", "GEO", "ADR", "NOTE", "END"]


@given(st.text())
def test_a_value_has_one_line_and_no_bare_separator(words):
    bare = escape_text(words).replace("\\\\", "").replace("\\,", "").replace("\\;", "")

    assert not set("\r\n,;") & set(bare)
    assert join_parts(words, "b").endswith(";b")


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])))
def test_a_folded_line_is_short_and_unfolds_to_itself(words):
    folded = fold(words)

    assert max(len(line.encode()) for line in folded.split("\r\n")) <= MAX_OCTETS
    assert folded.replace("\r\n ", "") == words + "\r\n" or words.startswith(" ")
