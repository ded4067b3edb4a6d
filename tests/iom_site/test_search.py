import datetime as dt
import re
import time
from html import unescape
from urllib.parse import quote, quote_plus
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from foundation.history.log import event_models
from foundation.languages import LANGUAGES
from foundation.search.words import Word
from iom_site.search.vocabulary import index_words
from offices.models import Office
from publishing.models import State
from publishing.translations import start_translation
from structure.models import OrgUnit
from tests.factories import (
    make_appointment,
    make_area,
    make_country,
    make_office,
    make_page,
    make_person,
    make_programme,
    make_release,
    make_role,
    make_unit,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def address(name="search", language="fr"):
    with override(language):
        return reverse(name)


def titles(client, line, language="fr", **filters):
    """The titles of the results of a page."""
    response = client.get(address(language=language), {"q": line, **filters})
    assert response.status_code == 200
    return [row.title.plain for row in response.context["rows"]]


def numbers(client, line, **filters):
    """How many results of each kind the page says there are."""
    response = client.get(address(), {"q": line, **filters})
    return {
        query.partition("kind=")[2].split("&")[0]: number
        for _name, number, query in response.context["search"].kinds
    }


@pytest.fixture
def one_of_each():
    """One of each kind that has the word « Ndiago », and what must not be found."""
    country = make_country("SN", name_fr="Ndiago-pays")
    unit = make_unit(name_fr="Division Ndiago")
    office = make_office(name_fr="Ndiago", country=country)
    make_role(office, countries=[country])
    person = make_person(name_fr="Awa Ndiago")
    make_appointment(person, unit)
    make_page(title="Page Ndiago")
    programme = make_programme(title="Programme Ndiago")
    programme.countries.add(country)
    make_release(title_fr="Communiqué Ndiago", countries=[country], date="2019-11-26")
    return country


# ---------------------------------------------------------------- what is found


def test_everything_that_is_published_is_found_names_first_and_releases_after(client, one_of_each):
    found = titles(client, "ndiago")

    assert found[0] == "Ndiago"
    assert found[-1] == "Communiqué Ndiago"
    assert len(found) == 7
    assert numbers(client, "ndiago") == dict.fromkeys(
        ["country", "office", "unit", "person", "programme", "page", "release"], 1
    )


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"kind": "unit"}, 1),
        ({"kind": "release"}, 1),
        ({"country": "SN"}, 4),
        ({"country": "SN", "kind": "office"}, 1),
        ({"country": "SN", "kind": "person"}, 0),
        ({"year": "2019"}, 1),
        ({"year": "2018"}, 0),
        ({"year": "2019", "country": "SN", "kind": "release"}, 1),
        ({"year": "2019", "kind": "unit"}, 0),
    ],
)
def test_kinds_countries_and_years_narrow_what_is_found(client, one_of_each, filters, number):
    make_country("KE")

    assert len(titles(client, "ndiago", **filters)) == number
    assert titles(client, "ndiago", country="KE") == []


def test_filters_say_how_many_results_they_leave(client, one_of_each):
    make_release(title_fr="Autre Ndiago", date="2021", countries=[one_of_each])
    make_release(title_fr="Encore Ndiago", date="")

    search = client.get(address(), {"q": "ndiago"}).context["search"]

    assert [(str(name), number) for name, number, _query in search.countries] == [("Ndiago-pays", 5)]
    assert [(year, number) for year, number, _query in search.years] == [(2021, 1), (2019, 1)]
    for name, number, query in [*search.kinds, *search.countries, *search.years]:
        in_languages = client.get(address() + query).context["search"]
        assert (str(name), in_languages.found.number) == (str(name), number)


def test_releases_with_the_words_in_their_titles_come_before_newer_ones(client):
    for title, body, date in [
        ("Ancien sur le choléra", "", "2001"),
        ("Nouveau", "<p>Le choléra.</p>", "2021"),
        ("Récent sur le choléra", "", "2011"),
        ("Sans date", "<p>Le choléra.</p>", ""),
        ("Avant", "<p>Le choléra.</p>", "2020-05"),
    ]:
        make_release(title_fr=title, body_fr=body, date=date)

    assert titles(client, "cholera") == [
        "Récent sur le choléra",
        "Ancien sur le choléra",
        "Nouveau",
        "Avant",
        "Sans date",
    ]


def test_releases_of_all_years_are_found_newest_first(client):
    years = [1951, 1960, 1987, 1999, 2000, 2007, 2012, 2016, 2019, 2021, 2023, timezone.localdate().year]
    for year in years:
        make_release(title_fr=f"Rapport {year}", date=str(year))

    assert titles(client, "rapport") == [f"Rapport {year}" for year in reversed(years)]


def test_pages_of_the_results_show_each_once(client):
    for number in range(45):
        make_release(title_fr=f"Rapport {number:02}", date="2019")

    pages = [titles(client, "rapport", page=page) for page in [1, 2, 3]]

    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({title for page in pages for title in page}) == 45
    assert client.get(address(), {"q": "rapport", "page": 4}).status_code == 404


def test_the_beginning_of_a_name_is_found_though_it_is_a_word_that_says_nothing(client):
    make_country("PY", name_fr="Paraguay", name_es="Paraguay")
    make_unit(name_fr="Centre", name_es="Centro para migrantes", name_en="WHO liaison")
    make_release(title_fr="Pour", title_es="Para todos", body_es="<p>Para todos.</p>")

    assert titles(client, "para", "es") == ["Paraguay", "Centro para migrantes", "Para todos"]
    assert titles(client, "WHO", "en") == ["WHO liaison"]
    for line in ["pa", "par", "para", "parag"]:
        html = client.get(address("search_suggestions", "es"), {"q": line}).content.decode()
        assert "guay" in html, line


def test_a_release_with_a_phrase_in_its_text_comes_after_one_with_it_as_title(client):
    make_release(title_fr="Nouveau", body_fr="<p>Les droits humains.</p>", date="2021")
    make_release(title_fr="Droits humains", date="2001")

    assert titles(client, '"droits humains"') == ["Droits humains", "Nouveau"]
    html = client.get(address("search_suggestions"), {"q": '"droits humains"'}).content.decode()
    assert "Nouveau" not in html


def test_a_unit_is_former_once_its_end_has_come(client):
    today, day = timezone.localdate(), dt.timedelta(days=1)
    above = make_unit(name_fr="Au-dessus")
    for name, ends in [("Mot B", today - day), ("Mot A", today + day), ("Mot C", "")]:
        make_unit(above, name_fr=name, abolished=str(ends))
    make_office(name_fr="Mot ville", abolished=str(today + day))

    rows = client.get(address(), {"q": "mot"}).context["rows"]

    past = {row.title.plain: (row.is_past, "Au-dessus" in map(str, row.facts)) for row in rows}
    assert past == {
        "Mot ville": (False, False),
        "Mot A": (False, True),
        "Mot C": (False, True),
        "Mot B": (True, False),
    }
    assert [row.title.plain for row in rows if row.kind == "unit"] == ["Mot A", "Mot C", "Mot B"]


def test_every_year_that_is_offered_can_be_asked_for(client):
    this_year = timezone.localdate().year
    for year in [this_year + 1, this_year, 1951, 1919]:
        make_release(title_fr="Rapport", date=str(year))

    search = client.get(address(), {"q": "rapport"}).context["search"]

    assert [year for year, _number, _query in search.years] == [this_year, 1951]
    for _year, _number, query in search.years:
        assert client.get(address() + query).status_code == 200


def test_an_office_is_found_by_its_country_its_roles_and_their_areas(client):
    country = make_country("SN", name_fr="Sénégal", other_names="Sunugaal")
    office = make_office(name_fr="Dakar", country=country, other_names="Ndakaaru")
    make_role(
        office, "regional", area=make_area(country, name_fr="Afrique de l’Ouest"), title_fr="Bureau Sahel"
    )
    make_office(name_fr="Nairobi", country=make_country("KE"))

    for line in [
        "ndakaaru",
        "bureau sunugaal",
        "bureau afrique ouest",
        "bureau sahel",
        "bureau régional Dakar",
    ]:
        assert titles(client, line)[0] == "Dakar", line


def test_a_person_is_found_by_the_title_borne_and_a_former_holder_after(client):
    post = make_unit(name_fr="Direction", kind="post")
    former, present = make_person(name_fr="Anne"), make_person(name_fr="Zoé")
    make_appointment(former, post, title_fr="Porte-parole", starts="2001", ends="2009")
    make_appointment(present, post, title_fr="Porte-parole", starts="2010")

    assert titles(client, "porte-parole", kind="person") == ["Zoé", "Anne"]


def test_a_result_that_exists_in_another_language_only_says_so(client):
    make_release(title_fr="Naufrage", title_en="Shipwreck", body_en="<p>Off the coast.</p>")
    make_release(title_fr="", body_fr="", title_en="Shipwreck again", body_en="<p>Off the coast.</p>")

    html = client.get(address(), {"q": "shipwreck"}).content.decode()

    assert '<a href="' in html
    assert 'lang="en" dir="ltr"><mark>Shipwreck</mark> again</a>' in html
    assert html.count("anglais") == 1


@pytest.mark.parametrize(
    ("above", "entry", "number"),
    [
        ({"in_menu": True}, {"in_menu": True}, 1),
        ({"in_menu": True}, {}, 0),
        ({}, {"in_menu": True}, 0),
        ({"in_menu": True, "withdrawn_at": timezone.now()}, {"in_menu": True}, 0),
    ],
)
def test_an_entry_of_the_menu_is_found_where_the_menu_shows_it(client, above, entry, number):
    make_page(make_page(**above), edition=False, target_view="structure:chart", label_fr="Ndiago", **entry)

    for name in ["search", "search_suggestions", "search_atom"]:
        html = client.get(address(name), {"q": "ndiago"}).content.decode()
        assert ("Ndiago" in html) == bool(number)


def test_a_correction_is_told_with_the_release(client):
    for title, kind in [("Mot corrigé", "correction"), ("Mot mis à jour", "update"), ("Mot simple", "first")]:
        first = make_release(title_fr=title, change_kind=kind if kind == "first" else "first")
        if kind != "first":
            make_release(release=first.document, number=2, title_fr=title, change_kind=kind)
            make_release(release=first.document, number=3, title_fr=title, change_kind="minor")
    for hidden in [{"state": State.DRAFT}, {"publish_at": timezone.now() + dt.timedelta(days=1)}]:
        first = make_release(title_fr="Mot encore")
        make_release(release=first.document, number=2, change_kind="correction", **hidden)

    rows = client.get(address(), {"q": "mot"}).context["rows"]

    assert [row.title.plain for row in rows if row.is_corrected] == ["Mot corrigé"]
    for page in [address(), address("news:releases")]:
        assert client.get(page, {"q": "mot"}).content.decode().count("Corrigé") == 1
    assert "Corrigé" in client.get(address("search_suggestions"), {"q": "mot corrigé"}).content.decode()


def test_a_suggestion_in_another_language_says_so_in_words(client):
    make_release(title_fr="", body_fr="", title_en="Shipwreck", body_en="<p>Words.</p>")

    html = client.get(address("search_suggestions"), {"q": "shipw"}).content.decode()

    assert "anglais" in html


def test_the_name_by_which_something_was_found_is_in_its_own_language(client):
    make_office(name_fr="Le Caire", name_ar="القاهرة", other_names="Masr")

    html = client.get(address(), {"q": "القاهرة"}).content.decode()

    assert '<bdi><span lang="ar" dir="rtl">القاهرة</span></bdi>' in html
    assert "<bdi>Masr</bdi>" in client.get(address(), {"q": "masr"}).content.decode()


def test_the_number_of_suggestions_is_put_where_it_is_read_out(client):
    for page in [address(), address("home")]:
        html = client.get(page).content.decode()
        form = html[html.index("data-suggestions") : html.index("</form>", html.index("data-suggestions"))]
        assert form.count('role="status"></p>') == 1
        assert form.index('class="suggestions" hidden></div>') < form.index('role="status"')
    assert 'role="status"' not in client.get(address("search_suggestions"), {"q": "x"}).content.decode()


# ---------------------------------------------------------------- extracts


def test_words_are_marked_in_titles_and_extracts_and_markup_means_nothing(client):
    make_release(
        title_fr="Aide aux <script>alert(1)</script> réfugiés",
        summary_fr="",
        body_fr="<p>" + "Un mot. " * 200 + "</p><p>Des réfugiées &lt;b&gt; arrivent.</p>",
    )

    html = client.get(address(), {"q": "refugie"}).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>réfugiés</mark>" in html
    assert "… " in html
    assert "Des <mark>réfugiées</mark> &lt;b&gt; arrivent." in html


def test_an_extract_in_another_language_is_marked_as_such(client):
    make_release(title_fr="Titre", body_fr="<p>Rien.</p>", title_en="Title", body_en="<p>A shipwreck.</p>")

    html = client.get(address(), {"q": "shipwreck"}).content.decode()

    assert '<p class="result__extract" lang="en" dir="ltr">A <mark>shipwreck</mark>.</p>' in html


# ---------------------------------------------------------------- nothing found


def test_half_a_word_finds_what_it_begins_unless_it_is_a_word(client):
    make_office(name_fr="Ouagadougou")

    assert titles(client, "ouaga") == ["Ouagadougou"]


def test_a_mistyped_word_finds_what_was_meant_and_the_page_says_so(client):
    make_office(name_fr="Ouagadougou")
    index_words()

    response = client.get(address(), {"q": "Ougadougu"})

    assert [row.title.plain for row in response.context["rows"]] == ["Ouagadougou"]
    assert response.context["search"].meant == "Ouagadougou"
    assert "?q=Ouagadougou" in response.content.decode()


def test_what_was_meant_is_looked_for_before_it_is_proposed(client):
    office = make_office(name_fr="Ouagadougou")
    release = make_release(title_fr="Kwashiorkor")
    index_words()
    type(office).objects.filter(pk=office.pk).update(certainty="medium")
    type(release.document).objects.update(withdrawn_at=timezone.now())

    for line in ["Ougadougu", "kwashiorkr"]:
        response = client.get(address(), {"q": line})
        assert (response.context["search"].meant, response.context["rows"]) == ("", [])
        assert "ouagadougou" not in response.content.decode().casefold()
        assert "kwashiorkor" not in response.content.decode().casefold()


def test_words_of_what_is_not_public_are_not_counted(client):
    make_release(title_fr="Visible")
    make_release(title_fr="Brouillonneux", state=State.DRAFT)
    make_release(title_fr="Prématuré", publish_at=timezone.now() + dt.timedelta(days=1))
    make_unit(name_fr="Douteuse", certainty="medium")
    make_person(name_fr="Inconnue")
    translated = make_release(title_fr="Original")
    row = start_translation(translated, "en")
    row.title = "Untranslated"
    row.save()

    index_words()

    words = set(Word.objects.values_list("folded", flat=True))
    assert {"visible", "original"} <= words
    assert words & {"brouillonneux", "premature", "douteuse", "inconnue", "untranslated"} == set()
    assert index_words() == Word.objects.count()  # twice gives the same


def test_when_nothing_has_all_the_words_some_are_enough(client):
    make_unit(name_fr="Santé")

    response = client.get(address(), {"q": "santé zzyzx"})

    assert [row.title.plain for row in response.context["rows"]] == ["Santé"]
    assert response.context["search"].is_partial


def test_nothing_found_says_what_to_try(client):
    html = client.get(address(), {"q": "zzyzx", "kind": "unit"}).content.decode()

    assert "zzyzx" in html
    assert f'href="{address()}?q=zzyzx"' in html
    assert f'href="{address("offices:offices")}"' in html


# ---------------------------------------------------------------- what stays hidden


@pytest.fixture
def hidden():
    """Every way in which something that has the word « canari » can be kept from readers."""
    now, day = timezone.now(), dt.timedelta(days=1)
    country = make_country("SN")
    unit = make_unit(name_fr="Visible", certainty="certain")
    make_unit(name_fr="Canari", certainty="medium")
    make_office(name_fr="Canari", country=country, certainty="medium")
    make_role(make_office(name_fr="Dakar", country=country), title_fr="Canari", certainty="medium")
    make_person(name_fr="Canari")
    make_appointment(make_person(name_fr="Canari", certainty="medium"), unit)
    make_appointment(make_person(name_fr="Awa"), unit, title_fr="Canari", certainty="medium")
    for state in [{"state": State.DRAFT}, {"certainty": "medium"}, {"withdrawn_at": now}]:
        make_page(title="Canari", **state)
        make_programme(title="Canari", **state).countries.add(country)
        make_release(title_fr="Canari", countries=[country], **state)
    make_release(title_fr="Canari", publish_at=now + day, countries=[country])
    replaced = make_release(title_fr="Canari", publish_at=now - day)
    make_release(release=replaced.document, number=2, title_fr="Remplacé")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_hidden_is_in_no_result_count_suggestion_or_feed(client, hidden, language):
    index_words()

    for name in ["search", "search_suggestions", "search_atom"]:
        for line in ["canari", "canar", "canarii", "visible canari"]:
            response = client.get(address(name, language), {"q": line})
            words = response.content.decode().casefold()
            for said in [line, quote(line), quote_plus(line)]:
                words = words.replace(said, "")
            assert "canari" not in words, (name, line)
    search = client.get(address(language=language), {"q": "canari"}).context["search"]
    assert (search.found.number, search.kinds, search.countries, search.years) == (0, [], [], [])


# ---------------------------------------------------------------- whatever a reader may type


@pytest.mark.parametrize(
    "query",
    [
        "?q=",
        "?q=%20%20",
        "?q=%E2%80%8F%E2%80%AE",
        "?q=...",
        "?q=le+la+les",
        "?q=%26+%7C+%21+%3C-%3E+%28%29",
        "?q=a%27%29%3B+drop+table+x%3B--",
        "?q=%22",
        "?q=%22%22+%22a",
        "?q=%C2%AB+non",
        "?q=%5C%5C%27%27%5C",
        "?q=%3Cscript%3Ealert%281%29%3C%2Fscript%3E",
        "?q=%ED%A0%80%FF",
        "?q=" + "a+" * 49,
        "?q=" + quote("ﷺ" * 20),
        "?q=" + quote("ﷺ" * 63),
        "?q=" + quote("ﷺ" * 100),
        "?q=" + quote('"' + "ﷺ" * 98 + '"'),
        "?q=" + quote('"ab ' * 25),
        "?q=" + quote("\u202e\u200fa" * 33),
        "?q=" + quote(" ".join(chr(97 + at % 26) + chr(97 + at) for at in range(26)) + " " + "é" * 20),
        "?q=" + quote("\ue000\ue001"),
        "?q=" + quote("न" * 100),
        "?q=%F0%9F%98%80",
        "?q=x&kind=&country=&year=&page=",
    ],
)
@pytest.mark.parametrize("name", ["search", "search_suggestions", "search_atom"])
def test_whatever_a_reader_types_is_answered(client, one_of_each, name, query):
    index_words()
    client.get(address(name) + "?q=x")

    start = time.perf_counter()
    response = client.get(address(name) + query)

    assert response.status_code == 200
    assert time.perf_counter() - start < 2  # 200 ms on a quiet machine
    assert not response.cookies
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?q=%00", 400),
        ("?q=" + "x" * 101, 400),
        ("?q=" + "x" * 10_000, 400),
        ("?q=" + "%22" * 10_000, 400),
        ("?q=" + quote("ﷺ" * 101), 400),
        ("?q=" + quote("\u200f" * 10_000), 400),
        ("?q=" + "+".join(f"mot{number}" for number in range(100)), 400),
        ("?q=dakar%00%27", 400),
        ("?q=x&kind=nonsense", 400),
        ("?q=x&country=Senegal", 400),
        ("?q=x&country=ZZ", 400),
        ("?q=x&year=last", 400),
        ("?q=x&year=1492", 404),
        ("?q=x&page=0", 400),
        ("?q=x&page=-1", 400),
        ("?q=x&page=999", 404),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_is_refused_in_the_readers_language(client, query, status, language):
    response = client.get(address(language=language) + query)

    assert response.status_code == status
    assert f'<html lang="{language}"' in response.content.decode()


def test_a_search_is_not_for_search_engines_but_its_page_is(client):
    assert 'content="noindex' in client.get(address(), {"q": "dakar"}).content.decode()
    assert 'content="noindex' not in client.get(address()).content.decode()
    assert address() in client.get("/sitemap-site.xml").content.decode()


# ---------------------------------------------------------------- suggestions


def test_suggestions_are_names_and_titles_that_begin_like_what_is_typed(client, one_of_each):
    make_release(title_fr="Autre", body_fr="<p>Ndiago.</p>")

    html = client.get(address("search_suggestions"), {"q": "ndia"}).content.decode()

    assert html.count('role="option"') == 8  # all seven, and the way to all results
    assert html.index("<mark>Ndiago</mark></span>") < html.index("Communiqué <mark>Ndiago</mark>")
    assert "Autre" not in html
    assert f'href="{address()}?q=ndia"' in html


@pytest.mark.parametrize("line", ["", "n", "zzyzx", "..."])
def test_there_are_no_suggestions_for_little_or_nothing(client, one_of_each, line):
    html = client.get(address("search_suggestions"), {"q": line}).content.decode()

    assert "option" not in html


def test_the_box_is_a_plain_form_on_every_page_and_fetches_nothing_by_itself(client):
    for page in [address("home"), address("offices:countries")]:
        html = client.get(page).content.decode()
        assert f'action="{address()}"' in html
        assert 'data-suggestions="/static/js/suggestions.js"' in html
        fetched = re.findall(r'\s(?:src|href)="([^"]+)"', html)
        assert fetched
        assert not [one for one in fetched if "suggestions" in one]


# ---------------------------------------------------------------- the feed


def test_the_feed_has_what_the_search_finds_the_latest_change_first(client, one_of_each):
    make_release(title_fr="", body_fr="", title_en="Ndiago again", body_en="<p>Words.</p>")

    feed = ElementTree.fromstring(client.get(address("search_atom"), {"q": "ndiago"}).content)  # noqa: S314
    entries = feed.findall(f"{ATOM}entry")
    moments = [entry.find(f"{ATOM}updated").text for entry in entries]

    assert len(entries) == 8
    assert moments == sorted(moments, reverse=True)
    assert feed.find(f"{ATOM}link[@rel='self']").get("href").endswith("atom.xml?q=ndiago")
    other = next(entry for entry in entries if entry.find(f"{ATOM}title").text == "Ndiago again")
    assert other.get(f"{XML}lang") == "en"
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == 8


@pytest.mark.parametrize("line", ["ndiag", "ndiago zzyzx", "Nidago"])
def test_the_feed_has_what_the_page_with_its_link_shows(client, one_of_each, line):
    index_words()
    html = client.get(address(), {"q": line}).content.decode()
    link = unescape(html.split('application/atom+xml" title="Atom" href="')[1].split('"')[0])

    feed = ElementTree.fromstring(client.get(link).content)  # noqa: S314

    assert len(feed.findall(f"{ATOM}entry")) == 7


def test_what_of_an_office_changed_last_moves_it_up_in_the_feed(client):
    first, second = make_office(name_fr="Mot un"), make_office(name_fr="Mot deux")
    Office.objects.filter(pk=first.pk).update(geonames_id=1)
    event_models()[Office].objects.filter(pgh_obj=first.pk).update(
        pgh_created_at=timezone.now() + dt.timedelta(seconds=9)
    )
    feed = ElementTree.fromstring(client.get(address("search_atom"), {"q": "mot"}).content)  # noqa: S314

    names = [entry.find(f"{ATOM}title").text for entry in feed.findall(f"{ATOM}entry")]
    assert [name.split(" (")[0] for name in names] == [first.name_fr, second.name_fr]


def test_what_has_no_history_any_more_is_in_the_feed(client):
    office = make_office(name_fr="Mot")
    for model in [Office, OrgUnit]:
        event_models()[model].objects.filter(pgh_obj=office.pk).delete()

    assert client.get(address("search_atom"), {"q": "mot"}).content.count(b"<entry") == 1


def test_the_feed_is_narrowed_as_the_search_is_and_answers_304(client, one_of_each):
    query = "?q=ndiago&kind=release&country=SN"
    response = client.get(address("search_atom") + query)
    again = client.get(address("search_atom") + query, headers={"if-none-match": response.headers["ETag"]})

    assert len(ElementTree.fromstring(response.content).findall(f"{ATOM}entry")) == 1  # noqa: S314
    assert again.status_code == 304
    html = client.get(address() + query).content.decode()
    assert unescape(html).count(f"{address('search_atom')}{query}") == 2


# ---------------------------------------------------------------- what it costs


@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize(("name", "most"), [("search", 41), ("search_suggestions", 31), ("search_atom", 30)])
def test_a_search_takes_as_many_queries_for_many_results_as_for_one(
    client, django_assert_max_num_queries, name, most, count
):
    for number in range(count):
        country = make_country(f"A{chr(65 + number)}", name_fr=f"Mot {number}")
        unit, office = make_unit(name_fr="Mot"), make_office(name_fr="Mot", country=country)
        make_role(office, countries=[country])
        make_appointment(make_person(name_fr="Mot"), unit)
        make_page(title="Mot")
        make_programme(title="Mot").countries.add(country)
        make_release(title_fr="Mot", countries=[country])

    with django_assert_max_num_queries(most):
        client.get(address(name), {"q": "mot"})
