"""What is not public is seen by its editors and through a link that opens, and by nobody else."""

import datetime as dt
import re
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override
from PIL import Image

from foundation.history.log import event_models
from foundation.rights import Role
from news.models import Attachment, Picture, ReleaseEdition
from publishing.models import State
from publishing.preview_admin import LinkForm
from publishing.preview_links import (
    VISITS_KEPT_FOR,
    PreviewLink,
    PreviewVisit,
    browser_family,
    find_link,
    make_link,
    note_visit,
)
from publishing.previews import make_pass
from tests.factories import make_admin, make_editor, make_page, make_programme, make_release, make_unit

pytestmark = pytest.mark.django_db

CANARY = "CANARI"
NOW = timezone.now()
DAY = dt.timedelta(days=1)
HIDDEN = {
    "draft": {"state": State.DRAFT},
    "review": {"state": State.REVIEW},
    "scheduled": {"publish_at": NOW + DAY},
    "withdrawn": {"publish_at": NOW - DAY, "withdrawn_at": NOW},
    "unsure": {"certainty": "medium"},
    "replaced": {"publish_at": NOW - DAY},
}


@pytest.fixture(params=HIDDEN)
def hidden(request):
    """An edition that visitors must not see, with a picture and a file."""
    edition = make_release(
        slug="canary",
        title_fr=CANARY,
        title_ar="طائر",
        body_fr=f"<p>{CANARY}</p>",
        summary_fr=CANARY,
        **HIDDEN[request.param],
    )
    if request.param == "replaced":
        make_release(release=edition.document, number=2, publish_at=NOW - DAY / 2, title_fr="Autre")
    return with_files(edition)


def with_files(edition):
    written = BytesIO()
    Image.new("RGB", (900, 600)).save(written, "PNG")
    image = ContentFile(written.getvalue(), "canary.png")
    Picture.objects.create(edition=edition, image=image, is_decorative=True, credit=CANARY)
    file = ContentFile(CANARY.encode(), "canary.txt")
    Attachment.objects.create(edition=edition, file=file, title=CANARY, language="fr")
    return edition


def link_to(edition, *, days=3, **fields):
    """The address of a new link, and the link."""
    link, token = make_link(edition, None, days=days, language="fr", **fields)
    return reverse("preview", args=[token]), link


def uploads_of(edition):
    """The addresses of all files that come with an edition, without any pass."""
    picture, attachment = edition.pictures.get(), edition.attachments.get()
    widths = [one.url for one in picture.image.get_picture_files_list()]
    sizes = reverse("news:press_picture", args=[edition.document.slug, picture.pk, 800])
    return [attachment.file.url, picture.image.url, sizes, *widths]


def files_of(edition):
    """The same with what is drawn from its words."""
    drawn = [reverse(f"news:{name}", args=[edition.document.slug]) for name in ["share_image", "paper"]]
    return [*uploads_of(edition), *drawn]


def content(response):
    return b"".join(response) if response.streaming else response.content


def addresses_in(html, *, of):
    """The addresses in a page that carry a pass and have this in them."""
    found = re.findall(r'(?:href|src)="([^"]*\?preview=[^"]*)"', html)
    found += [
        part.split()[0] for srcset in re.findall(r'srcset="([^"]*)"', html) for part in srcset.split(", ")
    ]
    return [address.replace("&amp;", "&") for address in found if of in address]


def is_private(response):
    return (
        response.headers["Cache-Control"] == "no-store, private"
        and response.headers["X-Robots-Tag"] == "noindex, nofollow"
        and response.headers["Referrer-Policy"] == "no-referrer"
        and not response.cookies
    )


# ---------------------------------------------------------------- what a visitor finds


def test_nothing_of_what_is_not_public_is_found_without_a_link(client, hidden):
    page = client.get(hidden.get_absolute_url())
    uploads = [client.get(address).status_code for address in uploads_of(hidden)]
    drawn = [client.get(reverse(f"news:{name}", args=["canary"])) for name in ["share_image", "paper"]]
    is_replaced = hidden.document.editions.count() == 2

    assert CANARY not in page.content.decode()
    assert set(uploads) == {404}
    assert {response.status_code for response in drawn} == {200 if is_replaced else 404}


def test_a_link_shows_the_page_and_opens_its_files(client, hidden):
    address, _link = link_to(hidden)

    response = client.get(address)

    html = response.content.decode()
    assert response.status_code == 200
    assert CANARY in html
    assert "Aperçu, non public" in html or "Preview, not public" in html
    assert is_private(response)
    files = addresses_in(html, of="?preview=")
    assert {
        kind
        for kind in ["attachments", "pictures/", "picture-", "release.pdf"]
        for one in files
        if kind in one
    } == {
        "attachments",
        "pictures/",
        "picture-",
        "release.pdf",
    }
    answers = [client.get(file) for file in files]
    assert {answer.status_code for answer in answers} == {200}
    assert all(map(is_private, answers))


def test_a_pass_opens_the_share_image_and_the_paper(client, hidden):
    link = link_to(hidden)[1]
    query = "?preview=" + make_pass(hidden, link)

    answers = [client.get(address + query) for address in files_of(hidden)]

    assert {answer.status_code for answer in answers} == {200}
    assert all(map(is_private, answers))


@pytest.mark.parametrize("ending", ["expired", "revoked", "deleted"])
def test_a_link_that_has_ended_opens_nothing(client, ending):
    edition = with_files(make_release(state=State.DRAFT, title_fr=CANARY))
    address, link = link_to(edition)
    files = addresses_in(client.get(address).content.decode(), of="?preview=")
    query = "?preview=" + make_pass(edition, link)
    public = [one + query for one in files_of(edition)]
    if ending == "expired":
        PreviewLink.objects.update(expires_at=timezone.now())
    elif ending == "revoked":
        link.revoke()
    else:
        edition.delete()

    response = client.get(address)

    assert response.status_code == 410
    assert is_private(response)
    assert CANARY not in response.content.decode()
    assert {client.get(one).status_code for one in [*files, *public]} == {404}


@pytest.mark.parametrize("change", ["cut", "other", "empty", "foreign"])
def test_a_link_that_was_tampered_with_asks_no_database(client, django_assert_num_queries, change):
    address, _link = link_to(make_release(state=State.DRAFT, title_fr=CANARY))
    token = address.rstrip("/").rpartition("/")[2]
    wrong = {"cut": token[:-1], "other": token[:-1] + "é", "empty": ".", "foreign": "a" * 24 + token[24:]}[
        change
    ]

    with django_assert_num_queries(0):
        assert find_link(wrong) is None
    response = client.get(reverse("preview", args=[wrong]))

    assert response.status_code == 404
    assert is_private(response)


def test_a_pass_opens_no_other_edition(client):
    seen, other = (with_files(make_release(state=State.DRAFT)) for _number in range(2))
    page = make_page(state=State.DRAFT).editions.get()

    for edition in [seen, page]:
        query = "?preview=" + make_pass(edition, link_to(edition)[1])
        assert {client.get(address + query).status_code for address in files_of(other)} == {404}
    wrong = "?preview=" + make_pass(other, link_to(other)[1])[:-2]
    assert {client.get(address + wrong).status_code for address in files_of(other)} == {404}


def test_the_pass_of_an_editor_ends_after_an_hour(client, monkeypatch):
    edition = with_files(make_release(state=State.DRAFT))
    address = uploads_of(edition)[0] + "?preview=" + make_pass(edition)
    assert client.get(address).status_code == 200
    later = timezone.now().timestamp() + 3700

    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    assert client.get(address).status_code == 404


# ---------------------------------------------------------------- the page of a preview


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
def test_a_preview_is_in_the_language_of_its_address_and_links_its_others(client, language):
    edition = make_release(state=State.DRAFT, title_fr="Titre", title_ar="عنوان")
    _address, token = make_link(edition, None, days=1, language="fr")
    with override(language):
        html = client.get(reverse("preview", args=[token])).content.decode()

    assert f'<html lang="{language}"' in html
    assert 'name="robots" content="noindex"' in html
    for sign in ["canonical", "og:", "twitter:", "ld+json", 'rel="alternate"', "data-share", "release.js"]:
        assert sign not in html
    for other in ["fr", "en", "es", "ar"]:
        with override(other):
            assert reverse("preview", args=[token]) in html


@pytest.mark.parametrize("make", [make_page, make_programme])
def test_pages_and_programmes_have_previews_too(client, make):
    edition = make(state=State.DRAFT, title=CANARY).editions.get()

    response = client.get(link_to(edition)[0])

    assert response.status_code == 200
    assert CANARY in response.content.decode()
    assert "preview-banner" in response.content.decode()


def test_a_preview_of_a_correction_shows_its_note_and_not_the_live_words(client):
    live = make_release(title_fr="Ancien")
    draft = make_release(
        release=live.document,
        number=2,
        state=State.DRAFT,
        title_fr="Nouveau",
        change_kind="correction",
        change_note_fr="Le chiffre était faux.",
    )

    html = client.get(link_to(draft)[0]).content.decode()

    assert "Le chiffre était faux." in html
    assert "Ancien" not in html
    assert live.get_absolute_url() in html  # visitors read edition 1
    assert ReleaseEdition.objects.get(pk=draft.pk).publish_at is None


def test_a_preview_of_a_replaced_edition_shows_no_later_change(client):
    first = make_release(publish_at=NOW - DAY)
    make_release(release=first.document, number=2, change_kind="correction", change_note_fr="PLUS TARD")

    assert "PLUS TARD" not in client.get(link_to(first)[0]).content.decode()


def test_a_link_leads_to_the_public_page_since_it_is_published(client):
    edition = make_release(state=State.DRAFT)
    address, _link = link_to(edition)
    ReleaseEdition.objects.filter(pk=edition.pk).update(state=State.APPROVED, publish_at=timezone.now())

    response = client.get(address)

    assert (response.status_code, response.url) == (302, edition.get_absolute_url())
    assert is_private(response)


def test_a_preview_looks_like_the_page_it_becomes(client):
    edition = with_files(make_release(state=State.DRAFT, title_fr="Titre", body_fr="<p>Texte.</p>"))
    before = main_of(client.get(link_to(edition)[0]))
    ReleaseEdition.objects.filter(pk=edition.pk).update(state=State.APPROVED, publish_at=timezone.now())

    after = main_of(client.get(edition.get_absolute_url()))

    assert before == after


def main_of(response):
    """What stands between the frame of the page, without passes and without the buttons to share."""
    html = re.search(r"<main.*</main>", response.content.decode(), re.S).group()
    html = re.sub(r'<div class="actions release-actions">.*?</div>', "", html, flags=re.S)
    return re.sub(r"\?preview=[^\"\s,]*", "", html)


# ---------------------------------------------------------------- visits


def test_a_visit_is_noted_without_anything_that_names_a_person(client):
    address, link = link_to(make_release(state=State.DRAFT))

    client.get(address, headers={"user-agent": "Mozilla/5.0 (Android 14; Mobile) Firefox/130.0"})
    client.head(address)

    visit = link.visits.get()
    assert (visit.browser, visit.language) == ("Firefox, Android", "fr")
    assert {field.name for field in PreviewVisit._meta.fields} == {"id", "link", "at", "browser", "language"}


def test_a_link_that_has_ended_notes_no_visit(client):
    address, link = link_to(make_release(state=State.DRAFT))
    link.revoke()

    client.get(address)

    assert link.visits.count() == 0


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        ("", "robot"),
        ("WhatsApp/2.23", "robot"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1",
            "Safari, iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/128.0 Safari/537.36 Edg/128.0", "Edge, Windows"),
        ("x" * 5000, "?"),
    ],
)
def test_of_a_browser_only_its_kind_is_kept(agent, kind):
    assert browser_family(agent) == kind


def test_visits_are_forgotten_after_a_time():
    edition = make_release(state=State.DRAFT)
    link = link_to(edition)[1]
    note_visit(link, "", "fr")
    PreviewVisit.objects.update(at=timezone.now() - VISITS_KEPT_FOR - DAY)

    link_to(edition)

    assert PreviewVisit.objects.count() == 0


# ---------------------------------------------------------------- the desk


def preview_url(edition, page="", *args):
    name = f"admin:{edition._meta.app_label}_{edition._meta.model_name}_preview{page}"
    return reverse(name, args=[edition.pk, *args])


@pytest.mark.parametrize(
    ("role", "place", "sees", "makes"),
    [
        (None, None, 403, 403),
        (Role.REGISTRY, "here", 200, 403),
        (Role.EDITOR, "elsewhere", 200, 403),
        (Role.EDITOR, "here", 200, 200),
    ],
)
@pytest.mark.parametrize("state", ["draft", "review", "scheduled"])
def test_who_may_see_a_preview_and_who_may_make_a_link(client, role, place, sees, makes, state):
    places = {"here": make_unit(), "elsewhere": make_unit()}
    edition = make_release(issued_by=places["here"], **HIDDEN[state])
    nobody = User.objects.create_user("nobody", is_staff=True)
    client.force_login(make_editor(role, places[place]) if role else nobody)
    link = link_to(edition)[1]

    seen = [client.get(preview_url(edition)), client.get(preview_url(edition, "_document", "ar"))]
    made = client.post(preview_url(edition), {"language": "fr", "days": "3", "note": "Ambassade"})
    closed = client.post(preview_url(edition, "_revoke", link.pk))

    assert {response.status_code for response in seen} == {sees}
    assert made.status_code == makes
    assert PreviewLink.objects.filter(note="Ambassade").count() == (makes == 200)
    assert closed.status_code == (302 if makes == 200 else 403)
    assert ('name="days"' in seen[0].content.decode()) == (makes == 200)


@pytest.fixture
def desk(client):
    client.force_login(make_admin(username="amina"))
    return client


def test_a_link_is_made_told_once_and_closed(desk, client):
    edition = make_release(state=State.DRAFT, title_fr=CANARY)

    made = desk.post(preview_url(edition), {"language": "ar", "days": "7", "note": "Ambassade"})

    address = re.search(r'value="http://testserver(/ar/[^"]+)"', made.content.decode()).group(1)
    link = PreviewLink.objects.get()
    assert "no-store, private" in made.headers["Cache-Control"]
    assert (link.note, link.created_by.username) == ("Ambassade", "amina")
    assert link.expires_at - link.created_at >= 7 * DAY - dt.timedelta(minutes=1)
    assert link.digest not in address
    client.logout()
    assert CANARY in client.get(address).content.decode()
    client.force_login(User.objects.get(username="amina"))
    again = desk.get(preview_url(edition)).content.decode()
    assert address not in again
    assert "Ambassade" in again

    desk.post(preview_url(edition, "_revoke", link.pk))

    assert client.get(address).status_code == 410
    events = event_models()[PreviewLink].objects.order_by("pgh_id")
    assert [event.pgh_label for event in events] == ["insert", "update"]
    assert {event.pgh_context.metadata["user"] for event in events} == {link.created_by_id}


@pytest.mark.parametrize("wrong", [{"days": "15"}, {"days": "x"}, {"language": "de"}, {"note": "x" * 121}])
def test_a_link_for_longer_or_in_no_language_is_refused(desk, wrong):
    edition = make_release(state=State.DRAFT)

    response = desk.post(preview_url(edition), {"language": "fr", "days": "3", "note": ""} | wrong)

    assert response.status_code == 200
    assert PreviewLink.objects.count() == 0


def test_a_link_is_closed_only_from_its_own_edition(desk):
    edition, other = make_release(state=State.DRAFT), make_release(state=State.DRAFT)
    link = link_to(other)[1]

    response = desk.post(preview_url(edition, "_revoke", link.pk))

    assert response.status_code == 404
    assert PreviewLink.objects.get().is_active


def test_only_the_document_may_be_framed_and_only_by_the_site_itself(desk):
    edition = make_release(state=State.DRAFT)

    document, page = desk.get(preview_url(edition, "_document", "ar")), desk.get(preview_url(edition))
    public = desk.get(link_to(edition)[0])

    policy = document.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert document.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert document.headers["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in document.content.decode()
    assert "no-store, private" in document.headers["Cache-Control"]
    for response in [page, public]:
        assert response.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_frames_stand_side_by_side_with_one_that_runs_the_other_way(desk):
    edition = make_release(state=State.DRAFT)

    for asked, beside in {"en": "ar", "ar": "fr", "nonsense": "ar"}.items():
        html = desk.get(preview_url(edition), {"language": asked}).content.decode()
        chosen = asked if asked in {"en", "ar"} else "fr"
        for language in [chosen, beside]:
            assert html.count(f'src="{preview_url(edition, "_document", language)}"') == 2


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_how_long_a_link_lasts_is_said_in_the_language_of_the_desk(language):
    with override(language):
        words = dict(LinkForm().fields["days"].choices)[14]
        assert words == ngettext("%d day", "%d days", 14) % 14


def test_the_form_of_an_edition_leads_to_its_preview(desk):
    for edition in [make_release(), make_page(state=State.DRAFT).editions.get()]:
        change = reverse(f"admin:{edition._meta.label_lower.replace('.', '_')}_change", args=[edition.pk])
        assert f'href="{preview_url(edition)}"' in desk.get(change).content.decode()


@pytest.mark.parametrize("language", ["de", "x", "FR"])
def test_there_is_no_preview_in_another_language(desk, language):
    assert desk.get(preview_url(make_release(), "_document", language)).status_code == 404


def test_there_is_no_preview_of_what_does_not_exist(desk):
    name = "admin:news_releaseedition_preview"
    assert desk.get(reverse(name, args=[10**18])).status_code == 404
