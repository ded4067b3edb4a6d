import datetime as dt
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from PIL import Image

from news.models import Attachment, NamedPerson, Picture, PressContact, ReleaseEdition
from offices.models import OfficeRole
from publishing.models import State
from tests.factories import (
    make_appointment,
    make_contact_point,
    make_country,
    make_office,
    make_person,
    make_release,
    make_role,
    make_theme,
    make_unit,
)

pytestmark = pytest.mark.django_db

LANGUAGES = ["fr", "en", "es", "ar"]
MAX_QUERIES = 7
LATER, EARLIER = dt.timedelta(days=1), -dt.timedelta(days=1)


def address(name="releases", *args, language="fr"):
    with override(language):
        return reverse(f"news:{name}", args=args)


def titles(response):
    return [release.title_fr for release in response.context["page"].releases]


@pytest.fixture
def hidden(db):
    """One of each kind of release that nobody may see; their words all say so, and all are of one year."""
    now, fields = timezone.now(), {"date": "2001-05-05", "body_fr": "<p>SECRET</p>"}
    filed = {"countries": [make_country("KE")], "themes": [make_theme(slug="secret", name_fr="Thème SECRET")]}
    make_release(slug="draft", title_fr="SECRET draft", state=State.DRAFT, **fields, **filed)
    make_release(slug="scheduled", title_fr="SECRET scheduled", publish_at=now + LATER, **fields, **filed)
    make_release(slug="withdrawn", title_fr="SECRET withdrawn", withdrawn_at=now, **fields, **filed)
    make_release(slug="medium", title_fr="SECRET medium", certainty="medium", **fields, **filed)
    live = make_release(slug="live", title_fr="En ligne", date="2001-05-04")
    make_release(
        release=live.document, number=2, title_fr="SECRET newer draft", state=State.DRAFT, **fields, **filed
    )
    return live


# ---------------------------------------------------------------- the list


def test_list_shows_published_releases_newest_first(client):
    for date in ["2018", "2019-11", "", "2019-11-26"]:
        make_release(title_fr=date or "sans date", date=date)

    response = client.get(address())

    assert titles(response) == ["2019-11-26", "2019-11", "2018", "sans date"]


def test_undated_releases_stand_under_a_heading(client):
    release = make_release(date="")

    response = client.get(address())

    assert response.context["page"].undated == [release]
    assert response.context["page"].dated == []


def test_list_hides_what_is_not_published(client, hidden):
    for query in ["", "?q=secret", "?year=2001", "?theme=", "?before=2030-01-01.1", "?after=1990-01-01.1"]:
        response = client.get(address() + query, follow=True)

        assert response.status_code == 200
        assert "SECRET" not in response.content.decode()
        assert response.context["years"] == [2001]
        assert list(response.context["filters"].countries) == []
        assert list(response.context["filters"].themes) == []


def test_a_country_of_hidden_releases_only_shows_an_empty_list_and_a_theme_is_unknown(client, hidden):
    response = client.get(address() + "?country=KE")

    assert response.status_code == 200
    assert titles(response) == []
    assert response.context["years"] == []
    assert client.get(address() + "?theme=secret").status_code == 400


def test_filters_narrow_the_list(client):
    lebanon, council = make_country("LB"), make_theme(slug="council")
    both = {"countries": [lebanon], "themes": [council]}
    wanted = make_release(date="2019-11-26", **both)
    make_release(date="2018-11-26", **both)
    make_release(date="2019-11-26", countries=[lebanon])
    make_release(date="2019-11-26", themes=[council])

    response = client.get(address() + "?year=2019&country=LB&theme=council")

    assert titles(response) == [wanted.title_fr]
    assert response.context["years"] == [2019, 2018]


def test_a_date_between_two_years_is_of_neither_and_invents_no_day(client):
    make_release(title_fr="Marseille", slug="marseille", date="2006/2008-09-30")
    make_release(title_fr="Avant", date="2005-12-31")
    make_release(title_fr="Après", date="2006-01-02")

    everything = client.get(address())
    page = client.get(address("release", "marseille")).content.decode()

    assert titles(everything) == ["Après", "Marseille", "Avant"]
    assert everything.context["years"] == [2006, 2005]
    for year in [2006, 2007, 2008]:
        assert "Marseille" not in titles(client.get(address() + f"?year={year}"))
    for html in [everything.content.decode(), page]:
        assert "2006" in html
        assert "30 septembre 2008" in html
        assert "1er janvier 2006" not in html
        assert "2006-01-01" not in html


def test_an_empty_list_offers_the_whole(client):
    response = client.get(address() + "?q=introuvable")

    assert response.status_code == 200
    assert f'<a class="button" href="{address()}">' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?country=ZZ", 400),
        ("?theme=nothing", 400),
        ("?year=1800", 404),
        ("?year=9999", 404),
        ("?year=x", 400),
        ("?year=٢٠١٩", 400),
        ("?year=-2019", 400),
        ("?before=2019-99-99.1", 400),
        ("?after=x", 400),
        ("?q=%00", 400),
        ("?country=%00", 400),
        ("?q=" + "x" * 5000, 400),
        ("?country=" + "x" * 5000, 400),
        ("?theme=%27%20OR%201=1--", 400),
        ("?q=%25%27%22%5C_%3Cscript%3E", 200),
        ("?q=%ED%A0%80%FF", 200),
        ("?before=undated.999999999999999999", 200),
        ("?before=0001-01-01.1", 200),
        ("?unknown=1", 200),
    ],
)
@pytest.mark.parametrize("name", ["releases", "atom", "rss"])
def test_bad_parameters_are_refused(client, name, query, status):
    make_release()
    if name != "releases" and ("before" in query or "after" in query):
        status = 200  # a feed has no pages to turn

    assert client.get(address(name) + query).status_code == status


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_in_the_language_of_the_reader(client, language):
    response = client.get(address(language=language) + "?country=ZZ")

    assert response.status_code == 400
    assert f'<html lang="{language}"' in response.content.decode()


def test_list_marks_what_exists_in_another_language_only(client):
    make_release(title_fr="", title_en="English only")

    html = client.get(address()).content.decode()

    assert '<span lang="en" dir="ltr">English only</span>' in html
    assert "Langue\xa0: anglais" in html


def test_previous_link_of_the_second_page_leads_to_the_first(client):
    for _number in range(25):
        make_release()
    second = client.get(address() + f"?before={client.get(address()).context['page'].older}")

    back = client.get(address() + f"?after={second.context['page'].newer}")

    assert len(second.context["page"].releases) == 5
    assert back.status_code == 302
    assert back.url == address()


@pytest.mark.parametrize("count", [1, 45])
def test_list_takes_few_queries(client, django_assert_max_num_queries, count):
    themes, countries = [make_theme(slug="council")], [make_country("LB"), make_country("SN")]
    for number in range(count):
        make_release(date="2019" if number % 2 else "", themes=themes, countries=countries)

    with django_assert_max_num_queries(MAX_QUERIES):
        client.get(address())
    with django_assert_max_num_queries(MAX_QUERIES):
        client.get(address() + "?year=2019&country=LB&theme=council&q=communique&before=2021-01-01.1")


# ---------------------------------------------------------------- one release


def full_release(parts=1, **fields):
    """A release with so many of each of its parts, and neighbours and announced changes."""
    filed = {
        "countries": [make_country(code) for code in ["SN", "KE", "AT", "CH", "LB", "EG"][:parts]],
        "themes": [make_theme() for _number in range(parts)],
    }
    for date in ["2019-11-25", "2019-11-27"] * parts:
        make_release(date=date)
    edition = make_release(issued_by=make_unit(), **filed, **fields)
    for number in range(parts):
        edition = make_release(
            release=edition.document,
            number=number + 2,
            change_kind=ReleaseEdition.ChangeKind.CORRECTION,
            change_note_fr=f"Note {number}",
            **filed,
        )
        NamedPerson.objects.create(edition=edition, person=make_appointment().person, title_fr="Directrice")
    for number in range(parts):
        NamedPerson.objects.create(edition=edition, person=make_person(), title_fr="Maire")
        PressContact.objects.create(edition=edition, name=f"Contact {number}", email="press@example.org")
    return edition


@pytest.mark.parametrize("parts", [1, 5])
def test_release_takes_few_queries(client, django_assert_max_num_queries, parts):
    make_role(kind=OfficeRole.Kind.HEADQUARTERS)
    edition = full_release(parts)

    with django_assert_max_num_queries(MAX_QUERIES):
        response = client.get(edition.get_absolute_url())

    found = response.context["parts"]
    assert len(found.countries) == len(found.themes) == len(found.contacts) == len(found.changes) == parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_in_every_language(client, language):
    edition = full_release()

    for url in [address(language=language), address("release", edition.document.slug, language=language)]:
        response = client.get(url)

        assert response.status_code == 200
        assert f'<html lang="{language}"' in response.content.decode()


def test_release_shows_its_parts(client):
    edition = full_release(title_fr="Le Conseil")

    html = client.get(edition.get_absolute_url()).content.decode()

    assert '<time datetime="2019-11-26">26 novembre 2019</time>' in html
    for words in ["Note 0", "Directrice", "Maire", "Contact 0", "press@example.org"]:
        assert words in html
    assert edition.document.issued_by.get_absolute_url() in html


def test_hidden_releases_answer_404(client, hidden):
    for slug in ["draft", "scheduled", "medium", "nothing"]:
        assert client.get(address("release", slug)).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withdrawn_release_answers_410_without_its_words(client, hidden, language):
    now = timezone.now()
    make_release(slug="gone", title_fr="SECRET", publish_at=now + 2 * EARLIER, withdrawn_at=now + EARLIER)

    response = client.get(address("release", "gone", language=language))

    assert response.status_code == 410
    assert f'<html lang="{language}"' in response.content.decode()
    assert "SECRET" not in response.content.decode()


def test_what_was_withdrawn_before_it_was_public_answers_404(client):
    now = timezone.now()
    make_release(slug="never", publish_at=now + EARLIER, withdrawn_at=now + 2 * EARLIER)
    make_release(slug="doubtful", publish_at=now + EARLIER, withdrawn_at=now, certainty="medium")

    assert client.get(address("release", "never")).status_code == 404
    assert client.get(address("release", "doubtful")).status_code == 404


def test_a_former_address_leads_to_the_present_one(client):
    document = make_release(slug="old").document
    document.slug = "new"
    document.save()

    response = client.get(address("release", "old") + "?a=1")

    assert response.status_code == 301
    assert response.url == address("release", "new") + "?a=1"


def test_a_live_release_shows_nothing_of_its_draft(client, hidden):
    response = client.get(hidden.get_absolute_url())

    assert "SECRET" not in response.content.decode()
    assert response.context["parts"].newer is response.context["parts"].older is None
    assert response.context["parts"].countries == response.context["parts"].themes == []


def test_neighbours_are_the_nearest_published_releases(client, hidden):
    oldest = make_release(date="")
    older = make_release(date="2001-05")
    newer = make_release(date="2001-05-06")
    make_release(date="2002")

    def neighbours(edition):
        parts = client.get(edition.get_absolute_url()).context["parts"]
        return parts.newer, parts.older

    assert neighbours(hidden) == (newer, older)
    assert neighbours(older) == (hidden, oldest)
    assert neighbours(oldest) == (older, None)


def test_only_announced_changes_that_are_due_are_listed(client):
    kinds = ReleaseEdition.ChangeKind
    document = make_release(change_note_fr="SECRET first").document
    make_release(release=document, number=2, change_kind=kinds.MINOR, change_note_fr="SECRET minor")
    make_release(release=document, number=3, change_kind=kinds.CORRECTION, change_note_fr="Chiffre corrigé")
    update = {"release": document, "change_kind": kinds.UPDATE}
    make_release(**update, number=4, change_note_fr="SECRET later", publish_at=timezone.now() + LATER)
    make_release(**update, number=5, change_note_fr="SECRET draft", state=State.DRAFT)

    response = client.get(document.get_absolute_url())

    assert [change.change_note_fr for change in response.context["parts"].changes] == ["Chiffre corrigé"]
    assert "SECRET" not in response.content.decode()


def test_a_unit_that_is_not_shown_is_not_named(client):
    unit = make_unit(name_fr="SECRET", certainty="medium")

    response = client.get(make_release(issued_by=unit).get_absolute_url())

    assert "SECRET" not in response.content.decode()


def test_people_are_named_when_certain_and_linked_when_they_have_a_page(client):
    edition = make_release()
    known, outside = make_appointment().person, make_person()
    for person in [known, outside, make_person(name_fr="SECRET", certainty="medium")]:
        NamedPerson.objects.create(edition=edition, person=person)

    html = client.get(edition.get_absolute_url()).content.decode()

    assert known.get_absolute_url() in html
    assert outside.name_fr in html
    assert outside.get_absolute_url() not in html
    assert "SECRET" not in html


@pytest.mark.parametrize("date", ["2019-11-26", "2006/2008-09-30", ""])
def test_contacts_of_an_old_release_are_printed_but_not_offered(client, date):
    office = make_office()
    make_role(office, OfficeRole.Kind.HEADQUARTERS)
    make_contact_point(office, phone="+41227179111")
    edition = make_release(date=date)
    PressContact.objects.create(
        edition=edition,
        name="L. D.",
        phone="+41792857123",
        phone_printed="+41 79 285 7123",
        email="ld@example.org",
    )

    html = client.get(edition.get_absolute_url()).content.decode()

    assert "+41 79 285 7123" in html
    assert "ld@example.org" in html
    assert "tel:+41-79" not in html
    assert "mailto:ld" not in html
    assert office.get_absolute_url() in html
    assert 'href="tel:+41-22-717-91-11"' in html


def test_contacts_of_a_new_release_can_be_reached(client):
    edition = make_release(date=timezone.localdate().isoformat())
    PressContact.objects.create(edition=edition, name="L. D.", phone="+41792857123", email="ld@example.org")

    html = client.get(edition.get_absolute_url()).content.decode()

    assert 'href="tel:+41-79-285-71-23"' in html
    assert 'href="mailto:ld@example.org"' in html


def test_the_languages_of_a_release_are_those_with_title_and_body(client):
    edition = make_release(title_en="Title", title_es="Título", body_es="<p>Texto.</p>")
    titles_only = make_release(body_fr="", title_en="Title")

    assert client.get(edition.get_absolute_url()).context["available_languages"] == ["fr", "es"]
    assert client.get(titles_only.get_absolute_url()).context["available_languages"] == ["fr", "en"]


def test_a_release_in_another_language_says_so(client):
    edition = make_release(title_fr="", title_en="Title", body_fr="", body_en="<p>Text.</p>")

    html = client.get(edition.get_absolute_url()).content.decode()

    assert '<span lang="en" dir="ltr">Title</span>' in html
    assert "notice--language" in html


def make_picture(edition, **fields):
    bytes_ = BytesIO()
    Image.new("RGB", (60, 40)).save(bytes_, "PNG")
    return Picture.objects.create(edition=edition, image=ContentFile(bytes_.getvalue(), "a.png"), **fields)


def test_pictures_are_described_captioned_and_credited(client):
    edition = make_release()
    make_picture(edition, alt_fr='Des "guillemets"', caption_en="A caption", credit="M. Photo")
    make_picture(edition, is_decorative=True)

    html = client.get(edition.get_absolute_url()).content.decode()

    assert 'alt="Des &quot;guillemets&quot;"' in html
    assert 'alt=""' in html
    assert '<span lang="en" dir="ltr">A caption</span>' in html
    assert "M. Photo" in html


def test_files_are_offered_in_their_language(client):
    edition = make_release()
    Attachment.objects.create(
        edition=edition, file=ContentFile(b"%PDF", "a.pdf"), title="Le rapport", language="fr"
    )

    html = client.get(edition.get_absolute_url()).content.decode()

    assert 'hreflang="fr"' in html
    assert "Le rapport" in html


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_only_read(client, method):
    for url in [address(), address("atom"), address("release", make_release().document.slug)]:
        assert getattr(client, method)(url).status_code == 405
