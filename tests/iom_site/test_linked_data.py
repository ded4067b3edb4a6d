"""What pages tell machines in JSON-LD, held against what Google's documentation asks for.

Of articles, breadcrumbs and organisations: what it requires, and what it recommends as far as it is known.
"""

import datetime as dt
import json
import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from foundation.languages import LANGUAGES
from iom_site.templatetags import head
from news.models import NamedPerson, ReleaseEdition
from offices.models import Office, OfficeRole
from pages.models import Figure, PageEdition, Programme, ProgrammePartner
from publishing.models import State
from structure.models import OrgUnit
from tests.factories import (
    make_appointment,
    make_area,
    make_contact_point,
    make_country,
    make_office,
    make_page,
    make_person,
    make_programme,
    make_release,
    make_role,
    make_theme,
    make_unit,
)
from tests.sample import CANARY, make_sample

pytestmark = pytest.mark.django_db

HIDDEN = {"certainty": "medium"}
DATE = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?"
DATES = ["datePublished", "dateModified", "foundingDate", "dissolutionDate", "startDate", "endDate"]
ADDRESSES = ["@id", "url", "item"]
ASKED = {
    "NewsArticle": ["headline", "author", "publisher", "image", "mainEntityOfPage", "inLanguage"],
    "BreadcrumbList": ["itemListElement"],
    "ListItem": ["position", "name", "item"],
    "GovernmentOrganization": ["name", "url"],
    "Organization": ["name"],
    "WebSite": ["name", "url"],
    "WebPage": ["@id"],
    "Project": ["name", "url"],
    "Person": ["name", "url"],
    "OrganizationRole": ["roleName", "memberOf"],
    "ContactPoint": ["contactType"],
    "PostalAddress": [],
    "Place": ["name"],
    "Country": ["name", "identifier"],
    "GeoCoordinates": ["latitude", "longitude"],
    "ImageObject": ["url", "width", "height"],
    "CorrectionComment": ["text", "datePublished"],
    "Thing": ["name"],
}


ORGANISATIONS = {"GovernmentOrganization", "Organization", "Project"}
EXPECTED = {  # the types that schema.org names for what a property holds
    "about": {"Thing"},
    "address": {"PostalAddress"},
    "areaServed": {"Place", "Country"},
    "author": ORGANISATIONS,
    "contactPoint": {"ContactPoint"},
    "contentLocation": {"Country"},
    "correction": {"CorrectionComment"},
    "employee": {"Person"},
    "funder": ORGANISATIONS,
    "geo": {"GeoCoordinates"},
    "image": {"ImageObject"},
    "itemListElement": {"ListItem"},
    "location": {"Place"},
    "logo": {"ImageObject"},
    "mainEntityOfPage": {"WebPage"},
    "member": ORGANISATIONS,
    "memberOf": {"OrganizationRole", *ORGANISATIONS},
    "mentions": {"Person"},
    "parentOrganization": ORGANISATIONS,
    "publisher": ORGANISATIONS,
    "subOrganization": ORGANISATIONS,
    "worksFor": ORGANISATIONS,
}


def html(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def graph(client, address):
    """The things of a page; it has one script of data at most."""
    found = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', html(client, address), re.DOTALL
    )
    assert len(found) <= 1
    if not found:
        return []
    data = json.loads(found[0])
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def thing(client, address, kind):
    """The first thing of this type on a page."""
    return next(one for one in graph(client, address) if one["@type"] == kind)


def problems(value, kind=""):
    """What is wrong with a thing and everything in it."""
    if isinstance(value, list):
        return [problem for one in value for problem in problems(one, kind)]
    if not isinstance(value, dict):
        return []
    if set(value) == {"@id"}:
        return [] if value["@id"].startswith(settings.SITE_URL + "/") else [("reference", value)]
    kind = value.get("@type")
    if kind not in ASKED:
        return [("unknown type", value)]
    wrong = [(kind, name, "missing") for name in ASKED[kind] if name not in value]
    for name, fact in value.items():
        wrong += problems(fact, kind)
        for one in fact if isinstance(fact, list) else [fact]:
            if isinstance(one, dict) and "@type" in one and one["@type"] not in EXPECTED.get(name, set()):
                wrong.append((kind, name, one["@type"]))
        if fact in ("", None, [], {}):
            wrong.append((kind, name, "empty"))
        if name in ADDRESSES and not str(fact).startswith(settings.SITE_URL + "/"):
            wrong.append((kind, name, fact))
        if name in DATES and not re.fullmatch(DATE, fact):
            wrong.append((kind, name, fact))
        if name == "telephone" and not re.fullmatch(r"\+\d{5,15}", fact):
            wrong.append((kind, name, fact))
    return wrong


def pages_of(sample):
    """The pages of the sample of which each shows one thing."""
    shown = [(name, end) for name, ends in sample.shown.items() if name in head.LINKED_DATA for end in ends]
    return [reverse(name, args=[end]) for name, end in shown]


# ---------------------------------------------------------------- every page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_of_every_page_are_valid_and_hide_what_is_hidden(client, language):
    sample = make_sample()
    with override(language):
        shown = pages_of(sample)
        lists = [reverse(name) for name in ["structure:chart", "offices:offices", "news:releases"]]
        home = reverse("home")

    wrong, leaks = {}, []
    for address in [*shown, *lists, home]:
        things = graph(client, address)
        kinds = [one["@type"] for one in things]
        found = problems(things)
        if address != home and kinds.count("BreadcrumbList") != 1:
            found.append("no way to it")
        if found:
            wrong[address] = found
        words = html(client, address)
        told = words[: words.index("</head>")]
        if CANARY in told or "canari" in told or "hidden-" in told:
            leaks.append(address)

    assert (wrong, leaks) == ({}, [])


def test_a_thing_has_one_identity_in_all_languages_and_wherever_it_is_named(client):
    body = make_unit(slug="council", kind=OrgUnit.Kind.GOVERNING_BODY)
    make_unit(body, slug="cabinet")

    identities = {
        thing(client, f"/{language}/{path}/cabinet/", "GovernmentOrganization")["@id"]
        for language, path in [("fr", "structure"), ("es", "estructura"), ("ar", "structure")]
    }
    [below] = thing(client, "/en/structure/council/", "GovernmentOrganization")["subOrganization"]

    assert identities == {"http://testserver/fr/structure/cabinet/#unit"} == {below["@id"]}
    assert below["url"] == "http://testserver/en/structure/cabinet/"


def test_words_cannot_end_the_script(client):
    make_unit(slug="unit", name_fr="</script><script>alert(1)</script> & <!--")

    words = html(client, "/fr/structure/unit/")
    unit = thing(client, "/fr/structure/unit/", "GovernmentOrganization")

    assert "<script>alert" not in words
    assert unit["name"] == "</script><script>alert(1)</script> & <!--"


def test_a_day_in_the_past_tells_no_fact_of_that_day_as_if_it_held(client):
    make_unit(slug="unit")
    make_office(slug="office")

    for address in ["/fr/structure/unit/", "/fr/bureaux/office/"]:
        assert [one["@type"] for one in graph(client, address + "?on=2022-01-01")] == ["BreadcrumbList"]


def test_an_error_and_a_withdrawn_release_tell_nothing(client):
    make_release(slug="gone", withdrawn_at=timezone.now())

    for address in ["/fr/actualites/gone/", "/fr/no-such-page/"]:
        words = client.get(address).content.decode()
        assert "ld+json" not in words
        assert "og:" not in words


# ---------------------------------------------------------------- each kind of thing


def test_home_presents_the_organisation_and_its_site(client):
    organisation = thing(client, "/en/", "GovernmentOrganization")
    site = thing(client, "/en/", "WebSite")

    assert organisation["name"] == "International Organization for Migration"
    assert organisation["logo"]["url"].endswith(".png")
    assert (organisation["logo"]["width"], organisation["logo"]["height"]) == (512, 512)
    assert {"alternateName", "description", "foundingDate", "sameAs", "url"} <= set(organisation)
    assert site["publisher"] == {"@id": organisation["@id"]}
    assert site["inLanguage"] == "en"


def test_a_unit_tells_where_it_stands_who_heads_it_and_how_it_is_reached(client):
    body = make_unit(slug="council", kind=OrgUnit.Kind.GOVERNING_BODY)
    unit = make_unit(
        body,
        slug="cabinet",
        name_fr="Cabinet",
        short_name_fr="CAB",
        mandate_fr="<p>Il coordonne.</p><p>Il conseille.</p>",
        established="2019-11",
        seat=make_office(slug="manila", name_fr="Manille").orgunit_ptr,
    )
    make_unit(unit, slug="below")
    make_unit(unit, slug="hidden", name_fr=CANARY, **HIDDEN)
    make_appointment(make_person(slug="head", name_fr="Awa Ba"), unit, title_fr="Cheffe", starts="2020")
    make_contact_point(
        unit, label_fr="Accueil", phone="+41227179111", email="cab@example.org", address="Rue 1\nGenève"
    )
    make_contact_point(unit, purpose="press", email="old@example.org", ends="2020")

    cabinet = thing(client, "/fr/structure/cabinet/", "GovernmentOrganization")

    assert cabinet["name"] == "Cabinet"
    assert cabinet["alternateName"] == "CAB"
    assert cabinet["description"] == "Il coordonne. Il conseille."
    assert cabinet["foundingDate"] == "2019-11"
    assert [one["url"] for one in cabinet["parentOrganization"]] == [
        "http://testserver/fr/structure/council/"
    ]
    assert [one["url"] for one in cabinet["subOrganization"]] == ["http://testserver/fr/structure/below/"]
    assert [(one["name"], one["jobTitle"]) for one in cabinet["employee"]] == [("Awa Ba", "Cheffe")]
    assert cabinet["location"]["@id"] == "http://testserver/fr/bureaux/manila/#place"
    assert cabinet["address"]["streetAddress"] == "Rue 1, Genève"
    assert cabinet["telephone"] == "+41227179111"
    assert cabinet["contactPoint"] == [
        {
            "@type": "ContactPoint",
            "contactType": "renseignements généraux",
            "name": "Accueil",
            "telephone": "+41227179111",
            "email": "cab@example.org",
        }
    ]


def test_the_top_of_the_structure_is_a_part_of_the_organisation_and_an_ended_unit_is_not(client):
    make_unit(slug="council", kind=OrgUnit.Kind.GOVERNING_BODY)
    make_unit(slug="ended", placed=False, abolished="2022")

    council = thing(client, "/fr/structure/council/", "GovernmentOrganization")
    ended = thing(client, "/fr/structure/ended/", "GovernmentOrganization")

    assert council["parentOrganization"][0]["@id"] == "http://testserver/fr/#organisation"
    assert "parentOrganization" not in ended
    assert ended["dissolutionDate"] == "2022"


def test_an_office_tells_where_it_is_and_whom_it_serves_for_certain(client):
    senegal, mali, ghana = make_country("SN"), make_country("ML"), make_country("GH")
    area = make_area(mali, ghana, name_fr="Afrique de l’Ouest")
    area.memberships.filter(country=ghana).update(certainty="medium")
    office = make_office(slug="dakar", name_fr="Dakar", country=senegal)
    make_role(office, OfficeRole.Kind.REGIONAL, area=area, title_fr="Bureau régional de Dakar")
    make_role(office, OfficeRole.Kind.COUNTRY, countries=[senegal])
    make_role(office, OfficeRole.Kind.SUB_OFFICE, countries=[make_country("LB")], title_fr=CANARY, **HIDDEN)
    make_contact_point(office, phone="+221338690000")

    dakar = thing(client, "/fr/bureaux/dakar/", "GovernmentOrganization")

    assert dakar["name"] == "OIM Dakar"
    assert dakar["alternateName"] == ["Bureau régional de Dakar"]
    assert [one["name"] for one in dakar["areaServed"]] == ["Afrique de l’Ouest", "Pays ML", "Sénégal"]
    assert dakar["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 14.7, "longitude": -17.4}
    assert dakar["location"]["address"]["addressLocality"] == "Dakar"
    assert dakar["location"]["address"]["addressCountry"] == "SN"
    assert dakar["contactPoint"][0]["telephone"] == "+221338690000"


def test_a_closed_office_is_part_of_nothing_any_more(client):
    make_office(slug="closed", status=Office.Status.CLOSED, abolished="2020-05")

    closed = thing(client, "/fr/bureaux/closed/", "GovernmentOrganization")

    assert closed["dissolutionDate"] == "2020-05"
    assert "parentOrganization" not in closed


def test_a_country_names_the_offices_that_serve_it_for_certain_and_not_the_last_resort(client):
    kenya = make_country("KE")
    serving = make_office(slug="nairobi", name_fr="Nairobi", country=kenya)
    make_role(serving, countries=[kenya])
    make_contact_point(serving, email="nairobi@example.org")
    area = make_area(kenya)
    area.memberships.update(certainty="medium")
    make_role(make_office(slug="reading"), OfficeRole.Kind.REGIONAL, area=area)
    make_role(make_office(slug="geneva"), OfficeRole.Kind.HEADQUARTERS)
    make_role(make_office(slug="hidden-office", **HIDDEN), countries=[kenya])

    things = graph(client, "/en/countries/ke/")

    offices = [one for one in things if one["@type"] == "GovernmentOrganization"]
    assert [one["url"] for one in offices] == ["http://testserver/en/offices/nairobi/"]
    assert offices[0]["areaServed"] == {"@id": thing(client, "/en/countries/ke/", "Country")["@id"]}
    assert offices[0]["email"] == "nairobi@example.org"


def test_a_person_tells_the_posts_held_now_and_at_other_times(client):
    person = make_person(slug="person", name_fr="Awa Ba", biography_fr="<p>Juriste.</p>")
    post = make_unit(slug="post", kind=OrgUnit.Kind.POST)
    former = make_unit(slug="former")
    make_appointment(person, post, title_fr="Directrice", starts="2023-10-01")
    make_appointment(person, former, title_fr="Cheffe", starts="2018", ends="2020-02")
    make_appointment(person, make_unit(name_fr=CANARY, **HIDDEN), title_fr="Conseillère", ends="2017")
    make_appointment(person, former, title_fr=CANARY, **HIDDEN)

    awa = thing(client, "/fr/personnes/person/", "Person")

    assert awa["jobTitle"] == ["Directrice"]
    assert [one["url"] for one in awa["worksFor"]] == ["http://testserver/fr/structure/post/"]
    [role] = awa["memberOf"]
    assert (role["roleName"], role["startDate"], role["endDate"]) == ("Cheffe", "2018", "2020-02")
    assert role["memberOf"]["url"] == "http://testserver/fr/structure/former/"
    assert awa["description"] == "Juriste."


def test_a_release_is_an_article_with_its_corrections(client):
    unit, lebanon = make_unit(slug="press"), make_country("LB")
    day = dt.timedelta(days=1)
    first = make_release(
        slug="release",
        title_fr="Titre " * 40,
        summary_fr="Résumé.",
        dateline_fr="Genève",
        issued_by=unit,
        publish_at=timezone.now() - 2 * day,
    )
    release = make_release(
        release=first.document,
        number=2,
        title_fr="Titre " * 40,
        summary_fr="Résumé.",
        dateline_fr="Genève",
        change_kind=ReleaseEdition.ChangeKind.CORRECTION,
        change_note_fr="Le chiffre a été corrigé.",
        publish_at=timezone.now() - day,
        countries=[lebanon],
        themes=[make_theme(name_fr="Conseil")],
    )
    make_release(
        release=first.document,
        number=3,
        change_kind=ReleaseEdition.ChangeKind.CORRECTION,
        change_note_fr=CANARY,
        publish_at=timezone.now() + day,
    )
    NamedPerson.objects.create(edition=release, person=make_person(name_fr=CANARY, **HIDDEN))

    article = thing(client, "/fr/actualites/release/", "NewsArticle")

    moment = timezone.localtime(release.publish_at).isoformat(timespec="seconds")
    assert len(article["headline"]) <= 110
    assert article["headline"].endswith("…")
    assert article["datePublished"] == "2019-11-26"
    assert article["dateModified"] == moment
    assert article["inLanguage"] == "fr"
    assert article["author"]["url"] == "http://testserver/fr/structure/press/"
    assert article["publisher"]["logo"]["@type"] == "ImageObject"
    assert article["mainEntityOfPage"]["@id"] == "http://testserver/fr/actualites/release/"
    assert [one["url"] for one in article["image"]] == ["http://testserver/fr/actualites/release/share.png"]
    assert [one["identifier"] for one in article["contentLocation"]] == ["LB"]
    assert [one["name"] for one in article["about"]] == ["Conseil"]
    assert "mentions" not in article
    assert article["isAccessibleForFree"] is True
    assert article["correction"] == [
        {"@type": "CorrectionComment", "text": "Le chiffre a été corrigé.", "datePublished": moment}
    ]


@pytest.mark.parametrize("date", ["", "2006", "2006-11", "2006/2008"])
def test_a_release_whose_day_is_not_known_has_no_invented_date(client, date):
    make_release(slug="release", date=date)

    article = thing(client, "/fr/actualites/release/", "NewsArticle")

    assert not {"datePublished", "dateModified"} & set(article)


def test_a_release_tells_the_language_that_it_is_read_in(client):
    make_release(slug="release")

    assert thing(client, "/ar/news/release/", "NewsArticle")["inLanguage"] == "fr"


def test_an_issuing_unit_that_is_hidden_is_not_the_author(client):
    make_release(slug="release", issued_by=make_unit(name_fr=CANARY, **HIDDEN))

    author = thing(client, "/fr/actualites/release/", "NewsArticle")["author"]

    assert author["@id"] == "http://testserver/fr/#organisation"


def test_a_programme_is_a_project_with_its_donors_partners_and_parts(client):
    unit = make_unit(slug="unit")
    programme = make_programme(slug="joint", responsible_unit=unit, starts="2016-12", ends="2022")
    programme.countries.add(make_country("SN"))
    ProgrammePartner.objects.create(programme=programme, part="funding", name_en="Union")
    ProgrammePartner.objects.create(programme=programme, part="implementing", name_en="Agency")
    Figure.objects.create(programme=programme, measure="laws", label_fr="lois", value=12)
    make_programme(parent=programme, slug="phase")
    make_programme(parent=programme, slug="hidden-phase", title=CANARY, **HIDDEN)
    make_programme(parent=programme, slug="draft-phase", title=CANARY, state=State.DRAFT)

    joint = thing(client, "/en/programmes/joint/", "Project")
    phase = thing(client, "/en/programmes/phase/", "Project")

    assert (joint["foundingDate"], joint["dissolutionDate"]) == ("2016-12", "2022")
    assert [one["url"] for one in joint["parentOrganization"]] == ["http://testserver/en/structure/unit/"]
    assert [one["url"] for one in joint["subOrganization"]] == ["http://testserver/en/programmes/phase/"]
    assert joint["subOrganization"][0]["@id"] == phase["@id"]
    assert phase["parentOrganization"][0]["@id"] == joint["@id"]
    assert [one["name"] for one in joint["funder"]] == ["Union"]
    assert [one["name"] for one in joint["member"]] == ["Agency"]
    assert [one["identifier"] for one in joint["areaServed"]] == ["SN"]
    assert Programme.objects.count() == 4


def test_the_way_to_a_page_ends_with_the_page(client):
    page = make_page(slug="about")
    make_page(page, slug="history")
    PageEdition.objects.filter(document__slug="history").update(title_fr="Histoire")

    way = thing(client, "/fr/about/history/", "BreadcrumbList")["itemListElement"]

    assert [one["position"] for one in way] == [1, 2, 3]
    assert [one["item"] for one in way] == [
        "http://testserver/fr/",
        "http://testserver/fr/about/",
        "http://testserver/fr/about/history/",
    ]
    assert way[-1]["name"] == "Histoire"


def test_the_data_cost_no_query(client, monkeypatch):
    sample = make_sample()
    addresses = [*pages_of(sample), reverse("home")]

    def count():
        numbers = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                html(client, address)
            numbers[address] = len(queries)
        return numbers

    count()  # what is read once and kept
    with_data = count()
    monkeypatch.setattr(head, "LINKED_DATA", {})
    monkeypatch.setattr(head, "trail", lambda context: None)

    assert with_data == count()
