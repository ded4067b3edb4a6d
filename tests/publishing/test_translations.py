"""Each language of an edition has its own state; a translation is behind by exactly what changed."""

import pytest
from django.urls import reverse

from foundation.rights import Role
from news.models import ReleaseEdition, ReleaseTranslation
from publishing.editions import open_new_edition
from publishing.models import State
from publishing.translations import (
    LanguageState,
    carry_progress_over,
    make_ready,
    start_translation,
    statuses,
)
from tests.factories import make_admin, make_editor, make_release
from tests.forms import form_data, form_errors

pytestmark = pytest.mark.django_db

READY = {"news_releasetranslation_ready": "1"}

FRENCH = {"title_fr": "Titre", "summary_fr": "En bref.", "body_fr": "<p>Un.</p><p>Deux.</p><p>Trois.</p>"}
ENGLISH = {"title_en": "Title", "summary_en": "In short.", "body_en": "<p>One.</p><p>Two.</p><p>Three.</p>"}


@pytest.fixture
def desk(client):
    client.force_login(make_admin())
    return client


def states(edition):
    edition = ReleaseEdition.objects.get(pk=edition.pk)
    return {status.language: status.state for status in statuses(edition)}


def behind(edition, language="en"):
    edition = ReleaseEdition.objects.get(pk=edition.pk)
    status = next(status for status in statuses(edition) if status.language == language)
    return [(passage.name, passage.before, passage.now) for passage in status.behind]


def change(edition, **values):
    edition = ReleaseEdition.objects.get(pk=edition.pk)
    for name, value in values.items():
        setattr(edition, name, value)
    edition.save(update_fields=list(values))


def translated(edition, language="en", **words):
    """The edition with this language made ready."""
    row = start_translation(edition, language)
    for name, value in ({name[:-3]: value for name, value in ENGLISH.items()} | words).items():
        setattr(row, name, value)
    row.save()
    make_ready(row)
    return ReleaseEdition.objects.get(pk=edition.pk)


def next_edition(edition, **values):
    new = open_new_edition(ReleaseEdition.objects.get(pk=edition.pk), None)
    change(new, **{"change_kind": "update"} | values)
    return new


def approve(edition):
    ReleaseEdition.objects.filter(pk=edition.pk).update(state=State.APPROVED, publish_at="2026-01-01T00:00Z")


# ---------------------------------------------------------------- states


def test_a_language_is_original_missing_in_progress_or_ready():
    edition = make_release(**FRENCH, title_es="Título", body_es="<p>Uno.</p>")
    start_translation(edition, "ar")

    assert states(edition) == {
        "fr": LanguageState.ORIGINAL,
        "en": LanguageState.MISSING,
        "es": LanguageState.READY,
        "ar": LanguageState.IN_PROGRESS,
    }


def test_the_original_is_the_language_it_was_written_in_first():
    edition = make_release(title_fr="Titre", title_en="Title", original_language="en")

    assert states(edition)["en"] == LanguageState.ORIGINAL
    assert states(edition)["fr"] == LanguageState.READY


def test_without_words_in_its_language_the_next_best_is_the_original():
    assert states(make_release(title_fr="", title_es="Título"))["es"] == LanguageState.ORIGINAL


# ---------------------------------------------------------------- in progress, and ready


def test_words_in_progress_are_not_in_the_edition_before_they_are_ready():
    edition = make_release(**FRENCH)
    row = start_translation(edition, "en")
    row.title = "Half a ti"
    row.save()

    assert not ReleaseEdition.objects.get(pk=edition.pk).title_en

    make_ready(row)

    assert ReleaseEdition.objects.get(pk=edition.pk).title_en == "Half a ti"
    assert states(edition)["en"] == LanguageState.READY


def test_to_start_a_translation_of_a_draft_takes_its_unfinished_words_out_of_the_edition():
    edition = make_release(**FRENCH, title_en="Not yet", state=State.DRAFT)

    row = start_translation(edition, "en")

    assert row.title == "Not yet"
    assert not ReleaseEdition.objects.get(pk=edition.pk).title_en


def test_to_start_a_translation_of_a_live_edition_leaves_what_readers_see():
    edition = make_release(**FRENCH, **ENGLISH)

    row = start_translation(edition, "en")

    assert row.title == ReleaseEdition.objects.get(pk=edition.pk).title_en == "Title"


def test_what_readers_saw_stays_when_a_new_edition_of_it_is_translated_again():
    live = make_release(**FRENCH, **ENGLISH)
    new = next_edition(live, title_en="Half")

    start_translation(new, "en")

    assert ReleaseEdition.objects.get(pk=new.pk).title_en == "Title"


def test_one_language_is_ready_without_a_byte_of_another_changing():
    edition = make_release(**FRENCH)
    row = start_translation(edition, "en")
    row.title = "Title"
    row.save()
    change(edition, title_fr="Titre changé", title_es="Título")

    make_ready(row)

    found = ReleaseEdition.objects.get(pk=edition.pk)
    assert (found.title_fr, found.title_es, found.title_en) == ("Titre changé", "Título", "Title")


def test_a_translation_made_ready_reaches_the_later_edition_that_still_had_the_former_words():
    live = make_release(**FRENCH)
    row = start_translation(live, "en")
    row.title = "Title"
    row.save()
    later = next_edition(live, body_fr="<p>Un.</p><p>Autre.</p><p>Trois.</p>")

    make_ready(ReleaseTranslation.objects.get(pk=row.pk))

    assert ReleaseEdition.objects.get(pk=later.pk).title_en == "Title"
    assert behind(later) == [("body", "<p>Deux.</p>", "<p>Autre.</p>")]


def test_a_translation_in_progress_goes_on_with_the_next_approved_edition():
    live = make_release(**FRENCH)
    row = start_translation(live, "en")
    row.title = "Half"
    row.save()
    later = next_edition(live)
    approve(later)

    carry_progress_over(ReleaseEdition.objects.get(pk=later.pk))

    assert states(later)["en"] == LanguageState.IN_PROGRESS
    assert later.translations.get(language="en").title == "Half"
    assert states(live)["en"] == LanguageState.MISSING


# ---------------------------------------------------------------- behind


def test_a_changed_paragraph_leaves_exactly_that_one_behind():
    live = translated(make_release(**FRENCH))
    new = next_edition(live, body_fr="<p>Un.</p><p>Deux, corrigé.</p><p>Trois.</p>")

    assert behind(new) == [("body", "<p>Deux.</p>", "<p>Deux, corrigé.</p>")]
    assert states(live)["en"] == LanguageState.READY


def test_a_new_and_a_removed_paragraph_are_behind_as_such():
    live = translated(make_release(**FRENCH))
    new = next_edition(live, body_fr="<p>Un.</p><p>Deux.</p><p>Quatre.</p><p>Cinq.</p>", summary_fr="")

    assert behind(new) == [
        ("summary", "En bref.", ""),
        ("body", "<p>Trois.</p>", "<p>Quatre.</p>"),
        ("body", "", "<p>Cinq.</p>"),
    ]


def test_a_save_that_changes_nothing_leaves_nothing_behind(desk):
    live = translated(make_release(**FRENCH))
    new = next_edition(live)
    url = reverse("admin:news_releaseedition_change", args=[new.pk])

    for _autosave in range(3):
        response = desk.post(url, form_data(desk.get(url), _continue="1"))
        assert response.status_code == 302

    assert states(new)["en"] == LanguageState.READY
    approve(new)
    assert states(new)["en"] == LanguageState.READY


def test_a_change_of_dates_countries_and_files_leaves_nothing_behind():
    live = translated(make_release(**FRENCH))
    new = next_edition(live, date="2020-05-05", change_note_fr="Date corrigée")

    assert states(new)["en"] == LanguageState.READY


def test_a_minor_change_leaves_nothing_behind_now_or_later():
    live = translated(make_release(**FRENCH))
    minor = next_edition(live, body_fr="<p>Un !</p><p>Deux.</p><p>Trois.</p>", change_kind="minor")
    approve(minor)

    assert states(minor)["en"] == LanguageState.READY

    after = next_edition(minor, body_fr="<p>Un !</p><p>Deux.</p><p>Trois, corrigé.</p>")

    assert behind(after) == [("body", "<p>Trois.</p>", "<p>Trois, corrigé.</p>")]


def test_a_minor_change_does_not_forget_what_was_behind_before_it():
    live = translated(make_release(**FRENCH))
    second = next_edition(live, body_fr="<p>Un.</p><p>Deux bis.</p><p>Trois.</p>")
    approve(second)
    minor = next_edition(second, body_fr="<p>Un !</p><p>Deux bis.</p><p>Trois.</p>", change_kind="minor")

    assert behind(minor) == [("body", "<p>Deux.</p>", "<p>Deux bis.</p>")]


def test_what_was_changed_back_is_not_behind():
    live = translated(make_release(**FRENCH))
    new = next_edition(live, body_fr="<p>Autre.</p>")
    change(new, body_fr=FRENCH["body_fr"])

    assert states(new)["en"] == LanguageState.READY


def test_a_paragraph_changed_in_both_languages_is_not_behind():
    live = translated(make_release(**FRENCH))
    new = next_edition(
        live,
        body_fr="<p>Un.</p><p>Deux bis.</p><p>Trois bis.</p>",
        body_en="<p>One.</p><p>Two again.</p><p>Three.</p>",
    )

    assert behind(new) == [("body", "<p>Trois.</p>", "<p>Trois bis.</p>")]


def test_what_is_behind_stays_so_until_the_translation_is_ready_again():
    live = translated(make_release(**FRENCH))
    second = next_edition(live, title_fr="Titre corrigé")
    approve(second)
    third = next_edition(second, summary_fr="Plus court.")

    assert behind(third) == [("title", "Titre", "Titre corrigé"), ("summary", "En bref.", "Plus court.")]

    assert states(translated(third))["en"] == LanguageState.READY


def test_other_languages_of_a_draft_saved_together_with_it_are_not_behind():
    edition = make_release(**FRENCH, **ENGLISH, state=State.DRAFT)
    change(edition, body_fr="<p>Tout autre.</p>")

    assert states(edition)["en"] == LanguageState.READY


# ---------------------------------------------------------------- the screens


def translate(desk, edition, language="en"):
    return desk.post(reverse("admin:news_releaseedition_translate", args=[edition.pk, language]))


def test_a_translator_writes_beside_the_original_and_marks_it_ready(client):
    edition = make_release(**FRENCH)
    client.force_login(make_editor(Role.TRANSLATOR))
    url = translate(client, edition).url
    page = client.get(url)

    assert "Titre" in page.content.decode()
    assert client.post(url, form_data(page, title="Title")).status_code == 302
    assert states(edition)["en"] == LanguageState.IN_PROGRESS

    words = {"title": "Title", "body": "<p>One.</p>"} | READY
    client.post(url, form_data(client.get(url), **words))

    found = ReleaseEdition.objects.get(pk=edition.pk)
    assert (found.title_en, found.body_en, found.title_fr) == ("Title", "<p>One.</p>", "Titre")


def test_a_plain_text_of_the_original_that_looks_like_markup_is_shown_as_it_was_typed(desk):
    title, body = "<a href='javascript:alert(1)'>Titre</a>", "<p>Un <em>mot</em>.</p>"
    edition = make_release(title_fr=title, body_fr=body)

    page = desk.get(translate(desk, edition).url).content.decode()

    assert "<a href='javascript:" not in page
    assert "&lt;a href=&#x27;javascript:alert(1)&#x27;&gt;Titre" in page
    assert body in page


def test_a_translator_of_another_language_is_refused(client):
    edition = make_release(**FRENCH)
    client.force_login(make_editor(Role.TRANSLATOR))  # into English

    assert translate(client, edition, "es").status_code == 403


def test_the_original_is_not_translated_and_other_languages_do_not_exist(desk):
    edition = make_release(**FRENCH)

    assert [translate(desk, edition, code).status_code for code in ["fr", "de"]] == [404, 404]


def test_a_language_without_its_title_or_body_is_not_ready(desk):
    edition = make_release(**FRENCH)
    url = translate(desk, edition).url

    page = desk.post(url, form_data(desk.get(url), title="", body="", **READY))

    assert form_errors(page)[0].keys() == {"title", "body"}
    assert states(edition)["en"] == LanguageState.IN_PROGRESS


def test_a_translation_is_not_ready_while_the_original_changed_under_it(desk):
    edition = make_release(**FRENCH, state=State.DRAFT)
    url = translate(desk, edition).url
    data = form_data(desk.get(url), title="Title", body="<p>One.</p>", **READY)
    change(edition, body_fr="<p>Autre.</p>")

    page = desk.post(url, data)

    assert "Autre." in page.content.decode()
    assert states(edition)["en"] == LanguageState.IN_PROGRESS
    assert desk.post(url, form_data(page, **READY)).status_code == 302
    assert states(edition)["en"] == LanguageState.READY


def test_a_language_in_progress_is_read_only_in_the_form_of_its_edition(desk):
    edition = make_release(**FRENCH, state=State.DRAFT)
    translate(desk, edition)
    url = reverse("admin:news_releaseedition_change", args=[edition.pk])

    desk.post(url, form_data(desk.get(url), title_en="Another way in", title_es="Título"))

    found = ReleaseEdition.objects.get(pk=edition.pk)
    assert (found.title_en or "", found.title_es) == ("", "Título")


def test_two_translators_of_one_language_are_merged_like_everybody_else(desk):
    edition = make_release(**FRENCH)
    url = translate(desk, edition).url
    first, second = form_data(desk.get(url), title="Title"), form_data(desk.get(url), summary="In short.")

    desk.post(url, first)
    desk.post(url, second)

    row = edition.translations.get(language="en")
    assert (row.title, row.summary) == ("Title", "In short.")


def test_the_edition_tells_the_state_of_each_language(desk):
    live = translated(make_release(**FRENCH))
    new = next_edition(live, title_fr="Titre corrigé")

    page = desk.get(reverse("admin:news_releaseedition_change", args=[new.pk])).content.decode()

    assert "state-behind" in page
    assert "state-missing" in page


# ---------------------------------------------------------------- readers


def test_the_reader_of_a_translation_that_is_behind_is_led_to_the_newer_text(client):
    live = translated(make_release(**FRENCH))
    new = next_edition(live, title_fr="Titre corrigé")
    address = f"/en/news/{live.document.slug}/"

    assert "Read the latest text" not in client.get(address).content.decode()

    approve(new)
    words = client.get(address).content.decode()

    assert "Read the latest text" in words
    assert f'href="/fr/actualites/{live.document.slug}/"' in words
    assert "Read the latest text" not in client.get(f"/es/news/{live.document.slug}/").content.decode()


def test_words_in_progress_are_seen_in_the_preview_alone(desk):
    edition = make_release(**FRENCH)
    row = start_translation(edition, "en")
    row.title = "SECRET words"
    row.save()
    preview = reverse("admin:news_releaseedition_preview_document", args=[edition.pk, "en"])

    assert "SECRET" in desk.get(preview).content.decode()
    assert "SECRET" not in desk.get(f"/en/news/{edition.document.slug}/").content.decode()
