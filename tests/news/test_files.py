"""The share image and the PDF of a press release, and its pictures to print."""

import datetime as dt
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from PIL import Image

from news.models import NamedPerson, Picture, PressContact, ReleaseEdition
from news.press_pictures import press_sizes
from publishing.models import State
from tests.factories import make_country, make_person, make_release, make_theme, make_unit

pytestmark = pytest.mark.django_db

LANGUAGES = ["fr", "en", "es", "ar"]
LATER = dt.timedelta(days=1)
FILES = ["share_image", "paper"]


def address(name, *args, language="fr"):
    with override(language):
        return reverse(f"news:{name}", args=args)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "title", ["OIM", "Très long titre de communiqué " * 10, "Anticonstitutionnellement" * 12, ""]
)
def test_the_share_image_has_its_size_whatever_the_title(client, language, title):
    titles = {"title_fr": title} if title else {"title_fr": "", "title_ar": "المنظمة الدولية للهجرة"}
    edition = make_release(countries=[make_country(code) for code in ["SN", "KE", "LB", "EG"]], **titles)

    response = client.get(address("share_image", edition.document.slug, language=language))

    assert response.headers["Content-Type"] == "image/png"
    assert Image.open(BytesIO(response.content)).size == (1200, 630)


def test_the_share_image_differs_by_language_and_not_by_request(client):
    slug = make_release(title_fr="Titre", title_en="Title").document.slug

    french, again, english = (
        client.get(address("share_image", slug, language=language)) for language in ["fr", "fr", "en"]
    )

    assert french.content == again.content != english.content


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_is_a_tagged_pdf_in_its_language(client, language):
    edition = make_release(
        title_fr="Titre [#x] $y$",
        body_fr="<h2>A</h2><p>Un <strong>mot</strong> <a href='/fr/'>lié</a>.</p>"
        "<ul><li><p>b</p></li></ul><ol><li><p>c</p></li></ol><blockquote><p>d</p></blockquote>"
        "<table><tbody><tr><th><p>e</p></th><td><p>f</p></td></tr></tbody></table>",
        event_starts="2019-11-25",
        event_ends="2019-11-27",
        issued_by=make_unit(),
        countries=[make_country("SN")],
        themes=[make_theme()],
    )
    for kind in ["correction", "update"]:
        edition = make_release(
            release=edition.document,
            number=edition.number + 1,
            change_kind=kind,
            change_note_fr="Note",
            date="" if kind == "update" else "2019",
        )
    NamedPerson.objects.create(edition=edition, person=make_person())
    PressContact.objects.create(edition=edition, name="L. D.", label_fr="Attachée", email="l@example.org")

    response = client.get(address("paper", edition.document.slug, language=language))

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == f'inline; filename="{edition.document.slug}.pdf"'
    assert response.content.startswith(b"%PDF-")
    assert f"/Lang({language})".encode() in response.content
    assert b"/StructTreeRoot" in response.content


@pytest.mark.parametrize("name", FILES)
def test_what_is_not_published_has_no_file(client, name):
    now = timezone.now()
    make_release(slug="draft", state=State.DRAFT)
    make_release(slug="scheduled", publish_at=now + LATER)
    make_release(slug="withdrawn", publish_at=now - LATER, withdrawn_at=now)
    make_release(slug="medium", certainty="medium")

    for slug in ["draft", "scheduled", "withdrawn", "medium", "nothing"]:
        assert client.get(address(name, slug)).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_a_draft_changes_nothing_in_a_file(client, name):
    live = make_release()
    url = address(name, live.document.slug)
    before = client.get(url).content

    make_release(
        release=live.document, number=2, title_fr="SECRET", body_fr="<p>SECRET</p>", state=State.DRAFT
    )
    assert client.get(url).content == before

    ReleaseEdition.objects.filter(pk=live.pk).update(title_fr="Autre titre")
    assert client.get(url).content != before


@pytest.mark.parametrize("name", FILES)
def test_an_unchanged_file_is_not_sent_again(client, name):
    url = address(name, make_release().document.slug)
    first = client.get(url)

    again = client.get(url, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert first["Cache-Control"] == "public, max-age=600"


@pytest.mark.parametrize("name", FILES)
def test_a_former_address_leads_to_the_file_at_the_present_one(client, name):
    document = make_release(slug="old").document
    old = address(name, "old")
    document.slug = "new"
    document.save()

    response = client.get(old)

    assert (response.status_code, response.url) == (301, address(name, "new"))


@pytest.mark.parametrize(("name", "most"), [("share_image", 1), ("paper", 4)])
def test_files_take_few_queries(client, django_assert_max_num_queries, name, most):
    edition = make_release(
        countries=[make_country("SN"), make_country("KE")], themes=[make_theme(), make_theme()]
    )
    for _number in range(3):
        NamedPerson.objects.create(edition=edition, person=make_person())

    with django_assert_max_num_queries(most):
        client.get(address(name, edition.document.slug))


# ---------------------------------------------------------------- pictures to print


def make_picture(edition, size=(900, 600), **fields):
    written = BytesIO()
    Image.new("RGBA", size, (200, 10, 10, 128)).save(written, "PNG")
    fields = {"is_decorative": True, "credit": "Élise & Cie"} | fields
    return Picture.objects.create(edition=edition, image=ContentFile(written.getvalue(), "a.png"), **fields)


def picture_address(picture, edge=800):
    return address("press_picture", picture.edition.document.slug, picture.pk, edge)


def test_a_picture_is_offered_in_the_sizes_below_its_own(client):
    picture = make_picture(make_release())
    html = client.get(picture.edition.get_absolute_url()).content.decode()

    assert [(size.edge, size.pixels) for size in press_sizes(picture)] == [(800, (800, 533))]
    assert picture_address(picture) in html
    assert picture_address(picture, 1200) not in html
    assert "Original, 900 × 600 pixels" in html
    assert "<bdi>PNG</bdi> · " in html


def test_a_picture_to_print_is_a_jpeg_with_its_credit(client):
    picture = make_picture(make_release())

    response = client.get(picture_address(picture))
    content = b"".join(response.streaming_content)

    image = Image.open(BytesIO(content))
    assert (image.format, image.size, image.mode) == ("JPEG", (800, 533), "RGB")
    assert "Élise &amp; Cie".encode() in content
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert press_sizes(picture)[0].bytes == len(content)
    assert b"".join(client.get(picture_address(picture)).streaming_content) == content


def test_pictures_of_what_is_not_published_are_not_given(client):
    now = timezone.now()
    other = make_release()
    for hidden in [
        {"state": State.DRAFT},
        {"publish_at": now + LATER},
        {"withdrawn_at": now},
        {"certainty": "medium"},
    ]:
        assert client.get(picture_address(make_picture(make_release(**hidden)))).status_code == 404
    replaced = make_picture(make_release())
    make_release(release=replaced.edition.document, number=2)
    assert client.get(picture_address(replaced)).status_code == 404
    elsewhere = make_picture(make_release())
    assert client.get(address("press_picture", other.document.slug, elsewhere.pk, 800)).status_code == 404


@pytest.mark.parametrize("edge", [799, 1200, 2000, 10**15])
def test_other_sizes_do_not_exist(client, edge):
    assert client.get(picture_address(make_picture(make_release()), edge)).status_code == 404


def test_a_picture_whose_file_is_away_answers_404_and_its_page_stands(client):
    picture = make_picture(make_release())
    picture.image.storage.delete(picture.image.name)

    assert client.get(picture_address(picture)).status_code == 404
    assert client.get(picture.edition.get_absolute_url()).status_code == 200
