import json
import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from foundation.languages import LANGUAGES
from offices.finder import NEEDS, Need
from offices.models import AreaCountry, Office, OfficeRole
from tests.factories import (
    make_appointment,
    make_area,
    make_contact_point,
    make_country,
    make_office,
    make_person,
    make_role,
    make_unit,
)

pytestmark = pytest.mark.django_db

Kind = OfficeRole.Kind
FIND = "/fr/trouver/"
JSON = {"accept": "application/json"}


@pytest.fixture
def kyrgyzstan():
    country = make_country("KG", name_fr="Kirghizistan", name_en="Kyrgyzstan")
    area = make_area(country, name_fr="Asie centrale", name_en="Central Asia")
    bishkek = make_office(code="bishkek", name_fr="Bichkek", country=country, other_names="Frounze")
    vienna = make_office(code="vienna", name_fr="Vienne", country=make_country("AT"))
    geneva = make_office(code="geneva", name_fr="Genève", country=make_country("CH"))
    make_role(bishkek, Kind.COUNTRY, countries=[country])
    make_role(vienna, Kind.REGIONAL, area=area)
    make_role(geneva, Kind.HEADQUARTERS)
    make_contact_point(bishkek, phone="+996312612600")
    make_contact_point(vienna, purpose=Need.PRESS, email="press@example.org")
    return country


def main(response):
    assert response.status_code == 200
    return re.search(r"<main.*</main>", response.text, re.DOTALL).group()


def data(client, query, accept="application/json", address=FIND):
    response = client.get(f"{address}?{query}", headers={"accept": accept})
    assert response.headers["Content-Type"] == "application/json"
    return response, json.loads(response.content)


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize(
    ("language", "address"),
    [("fr", FIND), ("en", "/en/find/"), ("es", "/es/buscar-oficina/"), ("ar", "/ar/find/")],
)
def test_the_finder_has_its_address_in_every_language(language, address):
    with override(language):
        assert reverse("offices:find") == address


def test_nothing_asked_shows_the_question(client, kyrgyzstan):
    words = main(client.get(FIND))

    assert 'name="country"' in words
    assert 'name="q"' in words
    assert re.findall(r'name="need" value="(\w+)"', words) == list(NEEDS)
    assert re.findall(r'value="(\w+)" checked', words) == ["general"]


def test_the_answer_names_one_office_its_contact_and_the_chain_with_reasons(client, kyrgyzstan):
    with override("en"):
        words = main(client.get(reverse("offices:find"), {"country": "kg"}))

    assert words.index('id="first"') < words.index("Bichkek", words.index('id="first"'))
    assert words.index("tel:+996-312-612-600") < words.index('id="chain"')
    chain = words[words.index('id="chain"') :]
    assert chain.index("Bichkek") < chain.index("This office is responsible for this country.")
    assert chain.index("Vienne") < chain.index("Central Asia") < chain.index("Genève")


def test_the_need_changes_who_answers(client, kyrgyzstan):
    response = client.get(FIND, {"country": "KG", "need": "press"})

    assert response.context["finding"].primary.office.code == "vienna"
    assert "mailto:press@example.org" in main(response)


def test_a_city_or_an_older_name_typed_is_answered(client, kyrgyzstan):
    response = client.get(FIND, {"q": "frounze"})

    assert response.context["finding"].country == kyrgyzstan
    assert "Frounze" in main(response)


def test_several_places_are_links_to_choose_from(client):
    make_country("GN", name_fr="Guinée")
    make_country("GW", name_fr="Guinée-Bissau")

    response = client.get(FIND, {"q": "guinée", "need": "press"})

    assert response.context["finding"] is None
    links = re.findall(r'href="(/fr/trouver/\?country=[^"]*)"', main(response))
    assert links == ["/fr/trouver/?country=GN&amp;need=press", "/fr/trouver/?country=GW&amp;need=press"]


def test_what_is_not_found_is_answered_with_near_names_and_every_country(client, kyrgyzstan):
    words = main(client.get(FIND, {"q": "kirghizsitan"}))
    nothing = main(client.get(FIND, {"q": "zzzzzz"}))

    assert words.count("/fr/trouver/?country=KG") == 2
    assert nothing.count("/fr/trouver/?country=") == 3


def test_a_country_without_an_office_says_so_and_who_covers_it(client, kyrgyzstan):
    OfficeRole.objects.filter(kind=Kind.COUNTRY).delete()

    with override("en"):
        served = main(client.get(reverse("offices:find"), {"country": "KG"}))
        not_served = main(client.get(reverse("offices:find"), {"country": "AT"}))

    assert "We have no confirmed office in this country. It is served from:" in served
    assert "and know of none that serves it" in not_served


def test_our_reading_of_an_area_is_marked(client):
    country, area = make_country("FJ"), make_area()
    AreaCountry.objects.create(area=area, country=country, certainty="medium")
    make_role(kind=Kind.COORDINATION, area=area)

    with override("en"):
        assert "Our interpretation" in main(client.get(reverse("offices:find"), {"country": "FJ"}))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"country": "KG", "q": "vienne"}, "AT"),  # typed over the answer for another country
        ({"country": "KG", "q": "zzzz"}, "KG"),  # chosen because nothing was found
        ({"country": "CD", "q": "congo"}, "CD"),  # chosen among several
        ({"country": "", "q": "kirghiz"}, "KG"),
    ],
)
def test_of_a_country_and_words_those_count_that_were_given_last(client, kyrgyzstan, query, code):
    make_country("CG", name_fr="Congo")
    make_country("CD", name_fr="République démocratique du Congo")

    assert client.get(FIND, query).context["finding"].country.iso2 == code


def test_the_form_after_an_answer_is_ready_for_another_question(client, kyrgyzstan):
    words = main(client.get(FIND, {"q": "frounze", "need": "donors"}))

    assert '<option value="KG" selected' in words
    assert 'name="q" value=""' in words
    assert '<input type="hidden" name="need" value="donors">' in words


def test_an_answer_has_a_permanent_address_and_a_search_is_not_indexed(client, kyrgyzstan):
    answer = client.get(FIND, {"country": "KG", "need": "press"}).text
    general = client.get(FIND, {"country": "KG", "need": "general"}).text
    search = client.get(FIND, {"q": "frounze"}).text

    assert 'rel="canonical" href="http://testserver/fr/trouver/?country=KG&amp;need=press"' in answer
    assert 'hreflang="es" href="http://testserver/es/buscar-oficina/?country=KG&amp;need=press"' in answer
    assert 'rel="canonical" href="http://testserver/fr/trouver/?country=KG"' in general
    assert '<meta name="robots" content="noindex, follow">' in search


@pytest.mark.parametrize(
    "query",
    [
        "country=XX",
        "country=KGZ",
        "country=%C3%A9",
        "need=money",
        "need=",
        "q=" + "x" * 101,
        "q=%00",
        "q=" + "(" * 10_000,
    ],
)
def test_what_cannot_be_asked_is_refused_as_page_and_as_data(client, kyrgyzstan, query):
    expected = 200 if query == "need=" else 400

    assert client.get(f"{FIND}?{query}").status_code == expected
    assert client.get(f"{FIND}?{query}", headers=JSON).status_code == expected


@pytest.mark.parametrize(
    "words", ["'", "%", "\\", "<script>", "' OR 1=1 --", "\u202e", "🙂", "a:*&|!", "\ud7ff"]
)
def test_any_words_are_answered(client, kyrgyzstan, words):
    response = client.get(FIND, {"q": words})

    assert response.status_code == 200
    assert "<script>" not in main(response)


def test_what_is_not_public_is_in_no_answer(client, kyrgyzstan):
    hidden = {"certainty": "medium"}
    office = make_office(name_fr="HIDDEN-city", other_names="HIDDEN-before", country=kyrgyzstan, **hidden)
    make_role(office, Kind.COUNTRY, countries=[kyrgyzstan])
    make_role(make_office(name_fr="HIDDEN-role"), Kind.SUB_OFFICE, countries=[kyrgyzstan], **hidden)
    bishkek = OfficeRole.objects.get(office__code="bishkek").office
    make_contact_point(bishkek, label_fr="HIDDEN-contact", purpose=Need.PRESS, **hidden)
    make_contact_point(bishkek, label_fr="HIDDEN-later", purpose=Need.DONORS, starts="2999")
    make_contact_point(make_unit(seat=bishkek, name_fr="HIDDEN-unit", **hidden), purpose=Need.PRESS)
    person = make_person(name_fr="HIDDEN-person")
    make_appointment(person, **hidden)
    make_contact_point(bishkek, purpose=Need.ASSISTANCE, person=person, email="help@example.org")

    for query in [
        *(f"country=KG&need={need}" for need in NEEDS),
        "q=hidden",
        "q=hidden-ctiy",
        "q=hidenbefore",
    ]:
        page, found = client.get(f"{FIND}?{query}"), client.get(f"{FIND}?{query}", headers=JSON)

        assert page.status_code == found.status_code == 200
        assert "HIDDEN" not in page.text + found.text


@pytest.mark.parametrize("number", [1, 4])
@pytest.mark.parametrize("query", ["", "country=KG&need=press", "q=frounze", "q=zzzz"])
def test_the_finder_takes_few_queries(client, django_assert_max_num_queries, kyrgyzstan, query, number):
    for _number in range(number):
        office = make_office(country=kyrgyzstan)
        make_role(office, Kind.SUB_OFFICE, countries=[kyrgyzstan])
        make_role(kind=Kind.REGIONAL, area=make_area(kyrgyzstan))
        make_contact_point(office, purpose=Need.PRESS)

    with django_assert_max_num_queries(5):
        main(client.get(f"{FIND}?{query}"))
    with django_assert_max_num_queries(4):
        data(client, query)


# ---------------------------------------------------------------- within other sites


def test_only_the_embedded_page_may_be_shown_within_other_sites(client, kyrgyzstan):
    plain, embedded = client.get(FIND, {"country": "KG"}), client.get(FIND, {"country": "KG", "embed": "1"})
    other = client.get("/fr/bureaux/?embed=1")

    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded
    for response in [plain, other, client.get(FIND, {"embed": "yes"})]:
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"


def test_the_embedded_page_is_bare_and_its_links_leave_the_frame(client, kyrgyzstan):
    response = client.get(FIND, {"country": "KG", "embed": "1"})

    assert '<base target="_top">' in response.text
    assert "site-header" not in response.text
    assert "site-footer" not in response.text
    assert not response.cookies
    stays = re.findall(r'<a href="(/fr/trouver/[^"]*)"[^>]* target="_self"', response.text)
    assert len(stays) == len(NEEDS)
    assert all("embed=1" in address for address in stays)
    assert '<input type="hidden" name="embed" value="1">' in response.text


def test_the_page_tells_how_to_embed_it(client, kyrgyzstan):
    words = main(client.get(FIND, {"country": "KG", "need": "press"}))

    assert "http://testserver/fr/trouver/?country=KG&amp;need=press&amp;embed=1" in words


# ---------------------------------------------------------------- for programs


def test_the_data_say_all_that_the_page_says(client, kyrgyzstan):
    response, found = data(client, "country=KG&need=press")

    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert found["state"] == "found"
    assert found["country"]["name"] == {"fr": "Kirghizistan", "en": "Kyrgyzstan"}
    assert found["need"]["code"] == "press"
    assert found["primary"]["code"] == "vienna"
    assert found["primary"]["reason"]["code"] == "has-contact"
    assert list(found["primary"]["reason"]["text"]) == LANGUAGES
    assert [(one["position"], one["office"]["code"]) for one in found["chain"]] == [
        (1, "vienna"),
        (2, "bishkek"),
        (3, "geneva"),
    ]
    assert found["chain"][0]["roles"][0]["reason"]["code"] == "member"
    assert found["chain"][0]["roles"][0]["our_reading"] is False
    assert found["contact"]["basis"] == "own"
    assert [point["email"] for point in found["contact"]["points"]] == ["press@example.org"]
    assert found["links"]["self"]["en"] == "http://testserver/en/find/?country=KG&need=press"
    assert found["has_presence"] is True


def test_the_data_are_the_same_at_the_address_of_every_language(client, kyrgyzstan):
    addresses = [FIND, "/en/find/", "/es/buscar-oficina/", "/ar/find/"]

    found = [data(client, "country=KG", address=address)[1] for address in addresses]

    assert found[1:] == found[:1] * 3


def test_the_data_propose_and_let_choose(client, kyrgyzstan):
    make_country("GN", name_fr="Guinée")
    make_country("GW", name_fr="Guinée-Bissau")

    several, near = data(client, "q=guinee")[1], data(client, "q=kirghizsitan")[1]

    assert (several["state"], [one["country"]["iso2"] for one in several["choices"]]) == (
        "several",
        ["GN", "GW"],
    )
    assert (near["state"], near["suggestions"][0]["country"]["iso2"]) == ("not-found", "KG")
    assert data(client, "")[1]["state"] == "nothing-asked"


def test_a_refusal_is_data_too(client, kyrgyzstan):
    response, refusal = data(client, "country=XX")

    assert (response.status_code, refusal["state"]) == (400, "error")
    assert "SN" in refusal["message"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("accept", "is_data"),
    [
        ("application/json", True),
        ("application/*", True),
        ("text/html, application/json;q=0.9", False),
        ("text/html;q=0.8, application/json", True),
        ("application/json;q=0, */*", False),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", False),
        ("*/*", False),
        ("", False),
        ("image/png", False),
        (";;;,,q=x", False),
    ],
)
def test_who_prefers_data_gets_data_and_caches_are_told(client, kyrgyzstan, accept, is_data):
    response = client.get(f"{FIND}?country=KG", headers={"accept": accept})

    assert response.headers["Content-Type"].startswith("application/json") is is_data
    assert "Accept" in response.headers["Vary"].split(", ")
    assert response.headers.get("Access-Control-Allow-Origin") == ("*" if is_data else None)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("q=Bichkek", {"country": None, "q": "Bichkek"}),
        ("country=KG", {"country": "KG", "q": ""}),
        ("country=AT&q=Bichkek", {"country": "AT", "q": "Bichkek"}),
    ],
)
def test_data_tell_what_was_asked_apart_from_what_was_understood(client, kyrgyzstan, query, asked):
    found = data(client, query)[1]

    assert (found["asked"], found["country"]["iso2"]) == (asked, "KG")


def test_names_in_the_chain_are_in_their_own_language(client, kyrgyzstan):
    found = client.get(f"{FIND}?country=KG").text
    assert "Bureau de pays\u00a0: Bichkek" in found
    Office.objects.filter(code="bishkek").update(name_fr="", name_en="Bishkek <i>")

    html = client.get(f"{FIND}?country=KG").text

    lead = html[html.index('<p class="lead find-chain">') :].split("</p>")[0]
    assert '<span lang="en" dir="ltr">Bishkek &lt;i&gt;</span>' in lead
    assert 'content="Kirghizistan – bureau de pays\u00a0: Bishkek &lt;i&gt;' in html
