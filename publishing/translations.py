"""The state of each language of an edition, and its translations in progress.

What stands in the columns of an edition is ready: public as soon as the edition is. What is being translated
stands in a ``Translation``, a row beside the edition, until it is marked as ready; nothing public reads it.
Whether a translation is behind is not stored but derived: from the pair of texts that last said the same, and
from what both say now.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.history.log import LANGUAGE_NAMES
from foundation.history.versions import Versioned
from foundation.languages import LANGUAGES, fallback_order, languages_with_text
from foundation.richtext.merge import edits, meet, merge_paragraphs, paragraphs

from .models import Edition, State

CHANGE_NOTE = "change_note"  # said anew with each edition: it is translated, but leaves nothing behind


class LanguageState(models.TextChoices):
    """The state of one language of an edition."""

    ORIGINAL = "original", _("original")
    MISSING = "missing", _("missing")
    IN_PROGRESS = "in-progress", _("in progress")
    READY = "ready", _("up to date")
    BEHIND = "behind", _("out of date")


class TranslationQuerySet(models.QuerySet):
    def in_progress(self):
        return self.filter(is_in_progress=True)


class Translation(Versioned):
    """One language of an edition beside its original: the words in progress, and what last corresponded.

    The concrete class has a foreign key ``edition`` with ``related_name="translations"`` and one column for
    each translated field of the edition. ``source`` and ``target`` hold the pair of texts (a dictionary by
    field) that last said the same; ``opened`` is the original as it was when the edition was opened.
    """

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, editable=False)
    is_in_progress = models.BooleanField(_("in progress"), default=False, editable=False)
    source = models.JSONField(_("original when marked as up to date"), default=dict, editable=False)
    target = models.JSONField(_("translation when marked as up to date"), default=dict, editable=False)
    opened = models.JSONField(_("original when the edition was opened"), default=dict, editable=False)
    ready_at = models.DateTimeField(_("up to date since"), blank=True, null=True, editable=False)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "language"],
                name="%(app_label)s_%(class)s_once",
                violation_error_message=_("This edition already has a translation into this language."),
            )
        ]

    def __str__(self):
        return f"{self.edition} → {LANGUAGE_NAMES[self.language]}"

    @property
    def words(self):
        """The texts in progress, by field."""
        return {name: getattr(self, name) for name in texts_of(type(self.edition))}


@dataclass(frozen=True)
class Passage:
    """A paragraph of the original not followed by its translation; one that came or went has one side."""

    name: str
    before: str
    now: str


@dataclass(frozen=True)
class LanguageStatus:
    """The state of one language of one edition, and what is behind in it."""

    language: str
    state: LanguageState
    behind: list[Passage] = field(default_factory=list)
    row: Translation | None = None

    @property
    def name(self):
        return LANGUAGE_NAMES[self.language]


def texts_of(model):
    """The names of the translated fields of an edition's model."""
    return [one.name for one in model._meta.get_fields() if hasattr(model, f"{one.name}_{LANGUAGES[0]}")]


def translation_model(model):
    """The model of the translations of an edition's model."""
    return model._meta.get_field("translations").related_model


def original_language(edition):
    """The language in which an edition is written first; the next best one while it has no words in it."""
    return nearest_language(edition.original_language, languages_with_text(edition, "title"))


def nearest_language(language, written):
    """This language, or the next best one for its readers in which something is written."""
    return next((code for code in fallback_order(language) if code in written), language)


def texts_in(edition, language):
    """The texts of an edition in one language, by field."""
    return {name: getattr(edition, f"{name}_{language}") or "" for name in texts_of(type(edition))}


# ------------------------------------------------------------ states


def statuses(edition, rows=None):
    """The ``LanguageStatus`` of each language; ``rows`` are its translations where they are at hand."""
    rows = edition.translations.all() if rows is None else rows
    by_language, original = {row.language: row for row in rows}, original_language(edition)
    return [_status(edition, language, original, by_language.get(language)) for language in LANGUAGES]


def _status(edition, language, original, row):
    if language == original:
        return LanguageStatus(language, LanguageState.ORIGINAL)
    has_words = language in languages_with_text(edition, "title")
    late = passages_behind(edition, row) if row and has_words else []
    if row and row.is_in_progress:
        return LanguageStatus(language, LanguageState.IN_PROGRESS, late, row)
    if not has_words:
        return LanguageStatus(language, LanguageState.MISSING, row=row)
    return LanguageStatus(language, LanguageState.BEHIND if late else LanguageState.READY, late, row)


def passages_behind(edition, row):
    """The ``Passage``s of the original that changed since the translation said the same, and it did not."""
    now, said = texts_in(edition, original_language(edition)), texts_in(edition, row.language)
    basis = _basis(edition, row, now)
    return [
        passage
        for name in now
        if name != CHANGE_NOTE and name in basis
        for passage in _behind(name, basis[name], now[name], row.target.get(name, ""), said[name])
    ]


def _basis(edition, row, now):
    """The original that the translation follows; what a minor change did to it since does not count."""
    if edition.change_kind != Edition.ChangeKind.MINOR:
        return row.source
    merged = {
        name: merge_paragraphs(row.opened.get(name, ""), words, now.get(name, ""))
        for name, words in row.source.items()
    }
    return {name: words if merged[name] is None else merged[name] for name, words in row.source.items()}


def _behind(name, before, now, target, said):
    """The changes of a text that its translation did not follow, paragraph by paragraph where they match."""
    old, new = paragraphs(before), paragraphs(now)
    mirrored = paragraphs(target)
    followed = edits(mirrored, paragraphs(said)) if len(mirrored) == len(old) else []
    for start, end, come in edits(old, new):
        for index in range(max(end - start, len(come))):
            at = min(start + index, end)
            if not any(meet((at, min(at + 1, end)), other) for other in followed):
                yield Passage(name, "".join(old[at : min(at + 1, end)]), "".join(come[index : index + 1]))


# ------------------------------------------------------------ from one state to the next


@transaction.atomic
def start_translation(edition, language):
    """The ``Translation`` in progress of one language of an edition; it begins with the words that are there.

    Of an edition that is still open the words go into the row: its language is not ready any more, so what
    readers will see is what they see now, or nothing.
    """
    model = type(edition)
    edition = model._base_manager.select_for_update(of=("self",)).get(pk=edition.pk)
    row, _created = edition.translations.get_or_create(
        language=language, defaults={"opened": texts_in(edition, original_language(edition))}
    )
    if row.is_in_progress:
        return row
    for name, words in texts_in(edition, language).items():
        setattr(row, name, words)
    row.is_in_progress = True
    row.save()
    if edition.is_open:
        earlier = _before(edition)
        _write(edition, language, texts_in(earlier, language) if earlier else dict.fromkeys(row.words, ""))
    return row


@transaction.atomic
def make_ready(row):
    """Put the words in progress into the edition, where they are public as soon as it is.

    Later editions that still have the words which these replace get them too.
    """
    model = type(row.edition)
    document = model._meta.get_field("document").related_model
    document._base_manager.select_for_update(of=("self",)).get(pk=row.edition.document_id)
    edition = model._base_manager.select_for_update(of=("self",)).get(pk=row.edition_id)
    words, former = row.words, texts_in(edition, row.language)
    pair = {"source": texts_in(edition, original_language(edition)), "target": words}
    later = model._base_manager.select_for_update(of=("self",)).filter(
        document=edition.document_id, number__gt=edition.number
    )
    for one in [edition, *(one for one in later if texts_in(one, row.language) == former)]:
        _write(one, row.language, words)
        if one != edition and one.translations.in_progress().filter(language=row.language).exists():
            continue
        one.translations.update_or_create(
            language=row.language,
            defaults=pair | {"ready_at": timezone.now()},
            create_defaults=pair | {"ready_at": timezone.now(), "opened": pair["source"]},
        )
    row.refresh_from_db()
    row.is_in_progress = False
    for name in words:
        setattr(row, name, "")
    row.save()


def carry_translations(edition, new):
    """Let a new edition know which of its translations follow the original that it was opened with."""
    rows, original = {row.language: row for row in edition.translations.all()}, original_language(edition)
    opened = texts_in(edition, original)
    for status in statuses(edition, rows.values()):
        language, row = status.language, rows.get(status.language)
        if language == original or language not in languages_with_text(edition, "title"):
            continue
        pair = {"source": opened, "target": texts_in(edition, language)}
        if status.behind:
            pair = {"source": row.source, "target": row.target}
        new.translations.create(
            language=language, opened=opened, ready_at=(row and row.ready_at) or edition.publish_at, **pair
        )


@transaction.atomic
def carry_progress_over(edition):
    """What is still in progress on an earlier edition goes on with this one, which is approved now."""
    rows = translation_model(type(edition))._base_manager.filter(
        edition__document=edition.document_id, edition__number__lt=edition.number, is_in_progress=True
    )
    for row in rows.order_by("edition__number"):
        own, _created = edition.translations.get_or_create(language=row.language)
        if own.is_in_progress:
            continue
        for name, words in row.words.items():
            setattr(own, name, words)
            setattr(row, name, "")
        own.is_in_progress, row.is_in_progress = True, False
        own.save()
        row.save()


def original_ahead_of(edition, language):
    """The language of the original, when this translation of it is behind; empty when it is not.

    No query for readers of the original, and for those of a language without words.
    """
    original = original_language(edition)
    if language == original or language not in languages_with_text(edition, "title"):
        return ""
    row = edition.translations.filter(language=language).first()
    return original if row and passages_behind(edition, row) else ""


def with_words_in_progress(edition, language):
    """The edition, unsaved, with the words of a translation in progress: for those who may preview it."""
    for row in edition.translations.in_progress().filter(language=language):
        for name, words in row.words.items():
            setattr(edition, f"{name}_{language}", words)
    return edition


def _before(edition):
    """The approved edition before this one, or None."""
    earlier = type(edition)._base_manager.filter(document=edition.document_id, state=State.APPROVED)
    return earlier.filter(number__lt=edition.number).order_by("-number").first()


def _write(edition, language, words):
    """Write one language of an edition without changing the others."""
    for name, value in words.items():
        setattr(edition, f"{name}_{language}", value)
    edition.save(update_fields=[f"{name}_{language}" for name in words])
