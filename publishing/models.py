"""The ground floor: versions, certainty, documents with editions, and the memory of loads and addresses."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from foundation.desk.profile import DeskProfile  # noqa: F401 -- models in files of their own
from foundation.rights import Deed, Standing
from foundation.search.words import Word  # noqa: F401 -- as above

from .preview_links import PreviewLink, PreviewVisit  # noqa: F401 -- as above
from .remarks import Remark  # noqa: F401 -- as above

TREE_COLUMNS = ["lft", "rght", "tree_id", "level"]


def content_columns(model):
    """The names of the fields an editor can change: no tree bookkeeping, no generated column, no base column
    of a translated field (it flips to the language of whoever saved last)."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    base = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    return [field.name for field in fields if field.name not in {"version", *TREE_COLUMNS, *base}]


class ContentChanged(pgtrigger.Condition):
    """True when a column that an editor can change differs."""

    def __init__(self):
        pass

    def resolve(self, model):
        return pgtrigger.AnyChange(*content_columns(model)).resolve(model)


def bump_version():
    """A trigger that counts every change of a row's content, by whatever path it comes."""
    return pgtrigger.Trigger(
        name="bump_version",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=ContentChanged(),
        func="NEW.version := OLD.version + 1; RETURN NEW;",
    )


def bump_parent_version(table, link):
    """A trigger for a child table: its version is that of the row of its parent's table that it links to."""
    return pgtrigger.Trigger(
        name="bump_parent_version",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=ContentChanged(),
        func=f"""
            UPDATE {table} SET version = version + 1 WHERE id = NEW.{link};
            RETURN NULL;
        """,  # noqa: S608 -- the names come from our own models
    )


def remember_address(column):
    """A trigger that keeps the former address of a row, so that old links lead on (301)."""
    return pgtrigger.Trigger(
        name="remember_address",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf(column),
        condition=pgtrigger.AnyChange(column),
        func=f"""
            INSERT INTO publishing_formeraddress (kind, address, object_id, left_at)
            VALUES (TG_TABLE_NAME, OLD.{column}, OLD.id, now())
            ON CONFLICT (kind, address) DO UPDATE SET object_id = OLD.id, left_at = now();
            DELETE FROM publishing_formeraddress WHERE kind = TG_TABLE_NAME AND address = NEW.{column};
            RETURN NULL;
        """,  # noqa: S608 -- the column's name comes from our own models
    )


class Versioned(models.Model):
    """A row that an editor opens, changes and saves: a save from a stale form is noticed by its version."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True
        triggers = [bump_version()]


class Certainty(models.TextChoices):
    CERTAIN = "certain", _("certain: said by the organisation")
    HIGH = "high", _("high: public page read, with a short inference")
    MEDIUM = "medium", _("medium: to be confirmed before it is shown")


SHOWN = [Certainty.CERTAIN, Certainty.HIGH]


class SourcedQuerySet(models.QuerySet):
    def published(self):
        """What a visitor may see: what is certain enough, or was confirmed by an editor."""
        return self.filter(certainty__in=SHOWN)


class Sourced(models.Model):
    """A fact with its source; what is only probable stays hidden until an editor confirms it."""

    certainty = models.CharField(
        _("certainty"),
        max_length=10,
        choices=Certainty,
        default=Certainty.CERTAIN,
        help_text=_("Visitors see what is certain or high."),
    )
    source = models.TextField(_("source"), blank=True)

    class Meta:
        abstract = True

    @property
    def is_shown(self):
        return self.certainty in SHOWN


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    APPROVED = "approved", _("approved")


class Document(Versioned, Sourced):
    """The lasting identity of something published; its words are in its editions."""

    withdrawn_at = models.DateTimeField(_("withdrawn at"), blank=True, null=True)
    withdrawal_reason = models.TextField(
        _("public reason"),
        blank=True,
        help_text=_("What readers find at the address, from that moment on."),
    )

    class Meta:
        abstract = True

    @property
    def is_withdrawn(self):
        return self.withdrawn_at is not None and self.withdrawn_at <= timezone.now()

    @property
    def was_public(self):
        """Whether visitors could read it, before it was withdrawn if it was."""
        due = self.editions.filter(state=State.APPROVED, publish_at__lte=timezone.now())
        if self.is_withdrawn:
            due = due.filter(publish_at__lte=self.withdrawn_at)
        return self.is_shown and due.exists()

    def is_draft_of(self, user):
        """Whether nothing was written in it but drafts of this user."""
        return not self.editions.exclude(state=State.DRAFT, created_by=user).exists()


class EditionQuerySet(models.QuerySet):
    def due(self):
        """Approved, and its moment has come."""
        return self.filter(state=State.APPROVED, publish_at__lte=timezone.now())

    def published(self):
        """The live edition of each document that visitors may read: the one gate to published content."""
        now = timezone.now()
        newer = self.model._base_manager.filter(
            document=OuterRef("document"),
            state=State.APPROVED,
            publish_at__lte=now,
            number__gt=OuterRef("number"),
        )
        return (
            self.due()
            .filter(document__certainty__in=SHOWN)
            .exclude(document__withdrawn_at__lte=now)
            .filter(~Exists(newer))
        )


def _someone(label):
    """A user who did something with an edition, noted by the site."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        blank=True,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


class Edition(Versioned):
    """All the words of a document at one time.

    Stored: draft, in review, approved. Everything else (scheduled, live, replaced, withdrawn) is derived
    from the clock and from newer editions, so nothing has to run at the hour of publication.
    The concrete class has a foreign key ``document`` with ``related_name="editions"``.
    """

    class ChangeKind(models.TextChoices):
        FIRST = "first", _("first edition")
        MINOR = "minor", _("minor change, not announced")
        UPDATE = "update", _("update, announced to readers")
        CORRECTION = "correction", _("correction of a fact, a name or a figure")

    number = models.PositiveIntegerField(_("edition"), default=1, editable=False)
    state = FSMField(_("state"), max_length=10, choices=State, default=State.DRAFT, protected=True)
    publish_at = models.DateTimeField(_("publish at"), blank=True, null=True)
    change_kind = models.CharField(
        _("kind of change"), max_length=10, choices=ChangeKind, default=ChangeKind.FIRST, blank=True
    )
    change_note = models.CharField(
        _("change note"), max_length=300, blank=True, help_text=_("What readers are told about this change.")
    )
    original_language = models.CharField(
        _("language of the original"),
        max_length=2,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language it is written in first; the others follow it."),
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    created_by = _someone(_("created by"))
    submitted_by = _someone(_("submitted by"))
    submitted_at = models.DateTimeField(_("submitted at"), blank=True, null=True, editable=False)
    approved_by = _someone(_("approved by"))
    approved_at = models.DateTimeField(_("approved at"), blank=True, null=True, editable=False)
    approved_alone = models.BooleanField(
        _("published without a second reader"), default=False, editable=False
    )
    seen_by = _someone(_("looked at afterwards by"))
    seen_at = models.DateTimeField(_("looked at afterwards"), blank=True, null=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"],
                name="%(app_label)s_%(class)s_one_of_each_number",
                violation_error_message=_("This document already has an edition with this number."),
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=~Q(state="approved"),
                name="%(app_label)s_%(class)s_one_open",
                violation_error_message=_("This document already has an edition that is being prepared."),
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(publish_at__isnull=False),
                name="%(app_label)s_%(class)s_approved_has_date",
                violation_error_message=_("An approved edition needs a moment of publication."),
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | ~Q(change_kind=""),
                name="%(app_label)s_%(class)s_approved_has_kind",
                violation_error_message=_("Say what kind of change this is."),
            ),
        ]
        indexes = [  # from which is read that no newer edition is live
            models.Index(
                fields=["document", "number"],
                include=["publish_at"],
                condition=Q(state="approved"),
                name="%(app_label)s_%(class)s_live",
            )
        ]

    def clean_fields(self, exclude=None):
        """Check everything but the state: protected, it refuses even to be set to what it is."""
        super().clean_fields(exclude={*(exclude or ()), "state"})

    @property
    def is_open(self):
        return self.state != State.APPROVED

    @property
    def is_draft(self):
        return self.state == State.DRAFT

    @property
    def is_in_review(self):
        return self.state == State.REVIEW

    @property
    def waits_for_a_look(self):
        """Published by one person alone, and nobody else has looked at it since."""
        return self.approved_alone and self.seen_at is None

    @transition(field=state, source=State.DRAFT, target=State.REVIEW)
    def submit(self, by=None):
        """Ask for it to be read."""
        self.submitted_by, self.submitted_at = by, timezone.now()

    @transition(field=state, source=State.REVIEW, target=State.DRAFT)
    def send_back(self, by=None):
        """Return it to its author."""

    @transition(field=state, source=[State.DRAFT, State.REVIEW], target=State.APPROVED)
    def approve(self, by=None):
        """Let it go live at its moment of publication (now when none was set)."""
        self._sign(by)

    @transition(field=state, source=[State.DRAFT, State.REVIEW], target=State.APPROVED)
    def publish_alone(self, by=None):
        """Let it go live without a second reader, who looks at it afterwards."""
        self._sign(by)
        self.approved_alone = True

    def _sign(self, by):
        self.approved_by, self.approved_at = by, timezone.now()
        self.publish_at = max(self.publish_at or self.approved_at, self.approved_at)

    def look_at(self, by):
        """The second pair of eyes on what one person published alone."""
        self.seen_by, self.seen_at = by, timezone.now()


class FormerAddress(models.Model):
    """A slug or path that something once had, kept by a trigger: old links answer 301."""

    standing = Standing(Deed.ADMINISTER)

    kind = models.CharField(_("kind"), max_length=63)
    address = models.CharField(_("address"), max_length=300)
    object_id = models.BigIntegerField(_("object"))
    left_at = models.DateTimeField(_("left at"), default=timezone.now)

    class Meta:
        ordering = ["kind", "address"]
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "address"],
                name="publishing_formeraddress_once",
                violation_error_message=_("This former address leads somewhere already."),
            )
        ]

    def __str__(self):
        return f"{self.kind}: {self.address}"


class ShippedRow(models.Model):
    """What the shipped content last wrote to an object: a difference means that an editor changed it."""

    dataset = models.CharField(_("data set"), max_length=50)
    key = models.CharField(_("key"), max_length=200)
    object_id = models.BigIntegerField(_("object"))
    digest = models.CharField(_("digest of the row in the file"), max_length=64)
    row = models.JSONField(_("row as loaded"))

    class Meta:
        ordering = ["dataset", "key"]
        verbose_name = _("shipped row")
        verbose_name_plural = _("shipped rows")
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "key"],
                name="publishing_shippedrow_once",
                violation_error_message=_("This row was loaded already."),
            )
        ]

    def __str__(self):
        return f"{self.dataset}: {self.key}"


class ContentLoad(models.Model):
    """One run of ``load_content`` that finished, with its report."""

    standing = Standing(Deed.ADMINISTER)

    digest = models.CharField(_("digest of the files"), max_length=64)
    finished_at = models.DateTimeField(_("finished at"), default=timezone.now)
    report = models.JSONField(_("report"), default=dict)

    class Meta:
        ordering = ["-finished_at"]
        verbose_name = _("content load")
        verbose_name_plural = _("content loads")

    def __str__(self):
        return f"{self.finished_at:%Y-%m-%d %H:%M}"
