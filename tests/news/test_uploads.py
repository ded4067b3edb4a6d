"""Uploads: which are taken, what they are called, to whom and how they are sent."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from news.models import Attachment, Picture, ReleaseEdition
from publishing.models import State
from publishing.uploads import FILES, MAX_FILE_SIZE, AllowedFile, readable_name
from tests.factories import make_admin, make_release
from tests.forms import form_data, form_errors

pytestmark = pytest.mark.django_db


def attach(edition, name="rapport.pdf", words=b"%PDF-1.7"):
    return Attachment.objects.create(
        edition=edition, file=ContentFile(words, name), title="Rapport", language="fr"
    )


def picture_bytes(kind="PNG", size=(900, 600)):
    written = BytesIO()
    Image.new("RGB", size).save(written, kind)
    return written.getvalue()


def archive(*names, **contents):
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as parts:
        for name in names:
            parts.writestr(name, contents.get(name, ""))
    return written.getvalue()


# ---------------------------------------------------------------- names


def test_a_name_has_a_part_that_nobody_guesses():
    edition = make_release()
    first, second = attach(edition), attach(edition)

    names = {first.file.name, second.file.name}

    assert len(names) == 2
    for name in names:
        assert readable_name(name) == "rapport.pdf"
        assert len(name) == len("news/attachments/" + "0" * 24 + "-rapport.pdf")


def test_a_long_name_keeps_that_part():
    name = attach(make_release(), "x" * 200 + ".pdf").file.name

    assert len(name) <= 100
    assert len(readable_name(name)) < len(name.rpartition("/")[2])


# ---------------------------------------------------------------- how they are sent


def test_a_file_of_a_published_release_is_sent_to_be_saved(client):
    response = client.get(attach(make_release()).file.url)

    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''rapport.pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, max-age=600"
    assert not response.cookies


def test_a_picture_is_shown_in_the_page_in_all_its_widths(client):
    picture = Picture.objects.create(
        edition=make_release(), image=ContentFile(picture_bytes(), "été.png"), is_decorative=True
    )
    html = client.get(picture.edition.get_absolute_url()).content.decode()

    for address in [picture.image.url, *(one.url for one in picture.image.get_picture_files_list())]:
        assert address in html
        response = client.get(address)
        assert response.status_code == 200
        assert response.headers["Content-Disposition"].startswith("inline")
        assert response.headers["Content-Type"] in {"image/png", "image/webp"}


def test_an_unchanged_file_is_not_sent_again(client):
    address = attach(make_release()).file.url
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304


def test_a_file_goes_with_the_last_edition_that_has_it(client):
    live = make_release()
    file = attach(live).file
    draft = make_release(release=live.document, number=2, state=State.DRAFT)
    Attachment.objects.create(edition=draft, file=file.name, title="Rapport", language="fr")
    assert client.get(file.url).status_code == 200

    ReleaseEdition.objects.filter(pk=draft.pk).update(state=State.APPROVED, publish_at=timezone.now())
    assert client.get(file.url).status_code == 200

    draft.attachments.all().delete()
    assert client.get(file.url).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "news/attachments/nothing.pdf",
        "news/press/picture-800.jpg",
        "../secret_key",
        "news/pictures/%/800w.webp",
        "x" * 3000 + ".pdf",
        "%F0%9F",
    ],
)
def test_there_is_no_other_file(client, name):
    assert client.get(reverse("upload", args=["x"])[:-1] + name).status_code == 404


def test_a_picture_is_shown_whole_and_no_smaller_than_the_screen(client):
    """A portrait cut to a shape of landscape may lose its head, and a phone got a quarter of its width."""
    edition = make_release()
    content = ContentFile(picture_bytes(size=(900, 1500)), "portrait.png")
    picture = Picture.objects.create(edition=edition, image=content, is_decorative=True)

    page = client.get(edition.get_absolute_url()).content.decode()

    shown = [one for one in picture.image.get_picture_files_list() if one.url in page]
    assert len(shown) > 1
    for one in shown:
        width, height = Image.open(BytesIO(b"".join(client.get(one.url).streaming_content))).size
        assert abs(width / height - 900 / 1500) < 0.01
    assert 'sizes="(min-width: 0px) and (max-width: 735px) 100vw, 736px"' in page
    assert 'width="900" height="1500"' in page


def test_a_size_for_newsrooms_is_not_among_the_uploads(client):
    picture = Picture.objects.create(
        edition=make_release(), image=ContentFile(picture_bytes(), "a.png"), is_decorative=True
    )
    kept = client.get(reverse("news:press_picture", args=[picture.edition.document.slug, picture.pk, 800]))
    assert kept.status_code == 200

    assert (
        client.get(f"/media/news/press/{picture.image.name[14:].replace('.', '-')}-800.jpg").status_code
        == 404
    )


def test_a_file_that_is_away_is_not_found(client):
    file = attach(make_release()).file
    file.storage.delete(file.name)

    assert client.get(file.url).status_code == 404


def test_a_proxy_may_send_the_file_that_the_site_allows(client, settings):
    settings.MEDIA_ACCEL = "/uploads/"
    public, hidden = attach(make_release()), attach(make_release(state=State.DRAFT))

    response = client.get(public.file.url)

    assert response.headers["X-Accel-Redirect"] == f"/uploads/{public.file.name}"
    assert response.content == b""
    assert "X-Accel-Redirect" not in client.get(hidden.file.url).headers


def test_a_document_keeps_its_length_and_is_not_compressed_again(client):
    file = attach(make_release(), words=b"%PDF-1.7" + b"0" * 1000).file

    response = client.get(file.url, headers={"accept-encoding": "gzip"})

    assert response.headers["Content-Length"] == "1008"
    assert "Content-Encoding" not in response.headers


def test_a_file_takes_few_queries(client, django_assert_max_num_queries):
    address = attach(make_release()).file.url

    with django_assert_max_num_queries(2):
        client.get(address)


# ---------------------------------------------------------------- what is taken

GOOD = {
    "pdf": b"%PDF-1.7",
    "docx": archive("[Content_Types].xml", "word/document.xml"),
    "xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": archive("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": archive("mimetype", mimetype="application/vnd.oasis.opendocument.text"),
    "ods": archive("mimetype", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "csv": "ville;pays\nDakar;Sénégal\n".encode(),
    "txt": "Texte".encode("latin-1"),
    "jpg": picture_bytes("JPEG"),
    "jpeg": picture_bytes("JPEG"),
    "png": picture_bytes("PNG"),
    "webp": picture_bytes("WEBP"),
}
HTML = b"<html><script>alert(1)</script></html>"
BAD = {
    "page.html": HTML,
    "drawing.svg": b"<svg/>",
    "program.exe": b"MZ",
    "macro.docm": archive("word/document.xml"),
    "archive.zip": archive("a"),
    "none": b"%PDF-1.7",
    "report.pdf.html": b"%PDF-1.7",
    "page.pdf": HTML,
    "page.txt": HTML,
    "page.csv": b"\n <!DOCTYPE html>",
    "binary.txt": b"a\0b",
    "page.jpg": HTML,
    "page.webp": HTML,
    "text.docx": b"text",
    "cut.docx": GOOD["docx"][:40],
    "sheet.docx": GOOD["xlsx"],
    "sheet.odt": GOOD["ods"],
    "macro.docx": archive("word/document.xml", "word/vbaProject.bin"),
    "empty.pdf": b"",
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_a_listed_kind_is_taken(kind):
    AllowedFile(FILES)(ContentFile(GOOD[kind], f"Nom.{kind.upper()}"))


@pytest.mark.parametrize("name", BAD)
def test_another_kind_or_a_false_name_is_refused(name):
    with pytest.raises(ValidationError):
        AllowedFile(FILES)(ContentFile(BAD[name], name))


def test_a_file_that_is_too_large_is_refused():
    with pytest.raises(ValidationError, match="20"):
        AllowedFile(FILES)(ContentFile(b"%PDF-" + b"0" * MAX_FILE_SIZE, "a.pdf"))


def test_the_form_refuses_what_is_not_taken(client):
    client.force_login(make_admin())
    edition = make_release(state=State.DRAFT)
    attach(edition)
    address = reverse("admin:news_releaseedition_change", args=[edition.pk])
    data = form_data(client.get(address))

    refused = client.post(address, data | {"attachments-0-file": ContentFile(HTML, "page.pdf")})
    kept = edition.attachments.get().file.name
    taken = client.post(address, data | {"attachments-0-file": ContentFile(b"%PDF-2", "page.pdf")})

    assert form_errors(refused) != []
    assert kept.endswith("rapport.pdf")
    assert form_errors(taken) == []
    assert edition.attachments.get().file.name.endswith("page.pdf")
