"""Documents and their editions."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from foundation.facts.certainty import Sourced, shown
from foundation.history.versions import Versioned

from .preview_links import PreviewLink, PreviewVisit  # noqa: F401 -- models in files of their own
from .remarks import Remark  # noqa: F401 -- as above


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    APPROVED = "approved", _("approved")


class Document(Versioned, Sourced):
    """The lasting identity of something published. Its text is in its editions."""

    not_for_translators = ("withdrawal_reason",)  # written by whoever withdraws

    withdrawn_at = models.DateTimeField(_("withdrawn at"), blank=True, null=True)
    withdrawal_reason = models.TextField(
        _("public reason"),
        blank=True,
        help_text=_("Shown to readers at the document’s address once it is withdrawn."),
    )

    class Meta:
        abstract = True

    @property
    def is_withdrawn(self):
        return self.withdrawn_at is not None and self.withdrawn_at <= timezone.now()

    @property
    def was_public(self):
        """Whether visitors could ever read it, even if it has been withdrawn since."""
        return self.editions.once_public().exists()

    def is_draft_of(self, user):
        """Whether it has only drafts written by this user."""
        return not self.editions.exclude(state=State.DRAFT, created_by=user).exists()


def is_replaced(model):
    """Return an expression: whether a newer edition of the same document has replaced an edition."""
    newer = model._base_manager.filter(
        document=OuterRef("document"),
        state=State.APPROVED,
        publish_at__lte=timezone.now(),
        number__gt=OuterRef("number"),
    )
    return Exists(newer)


class EditionQuerySet(models.QuerySet):
    def due(self):
        """Approved editions whose moment of publication has passed."""
        return self.filter(state=State.APPROVED, publish_at__lte=timezone.now())

    def published(self):
        """The live edition of each published document. Every public page reads through this method."""
        live = self.due().filter(shown("document")).exclude(document__withdrawn_at__lte=timezone.now())
        return live.exclude(is_replaced(self.model))

    def once_public(self):
        """Editions that visitors could read at some time, even if they no longer can."""
        not_withdrawn_then = Q(document__withdrawn_at=None) | Q(publish_at__lt=F("document__withdrawn_at"))
        return self.due().filter(not_withdrawn_then, shown("document"))


def _user_field(label):
    """The user who took a step with an edition. The site fills it in, not a form."""
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
    """The complete text of a document at one time.

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
        help_text=_("The language of the original text. The other languages are translated from it."),
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    created_by = _user_field(_("created by"))
    submitted_by = _user_field(_("submitted by"))
    submitted_at = models.DateTimeField(_("submitted at"), blank=True, null=True, editable=False)
    approved_by = _user_field(_("approved by"))
    approved_at = models.DateTimeField(_("approved at"), blank=True, null=True, editable=False)
    approved_alone = models.BooleanField(_("published without review"), default=False, editable=False)
    seen_by = _user_field(_("reviewed afterwards by"))
    seen_at = models.DateTimeField(_("reviewed afterwards at"), blank=True, null=True, editable=False)

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
                violation_error_message=_("This document already has an edition in preparation."),
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(publish_at__isnull=False),
                name="%(app_label)s_%(class)s_approved_has_date",
                violation_error_message=_("An approved edition needs a publication date and time."),
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | ~Q(change_kind=""),
                name="%(app_label)s_%(class)s_approved_has_kind",
                violation_error_message=_("Choose the kind of change."),
            ),
        ]
        indexes = [  # for the check that no newer edition is live
            models.Index(
                fields=["document", "number"],
                include=["publish_at"],
                condition=Q(state="approved"),
                name="%(app_label)s_%(class)s_live",
            )
        ]

    def clean_fields(self, exclude=None):
        """Check everything but the state: a protected field cannot be assigned, not even its own value."""
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
    def needs_second_look(self):
        """Whether one person published it alone and nobody else has reviewed it since."""
        return self.approved_alone and self.seen_at is None

    @transition(field=state, source=State.DRAFT, target=State.REVIEW)
    def submit(self, by=None):
        """Submit the edition for review."""
        self.submitted_by, self.submitted_at = by, timezone.now()

    @transition(field=state, source=State.REVIEW, target=State.DRAFT)
    def send_back(self, by=None):
        """Send the edition back to its author."""

    @transition(field=state, source=[State.DRAFT, State.REVIEW], target=State.APPROVED)
    def approve(self, by=None):
        """Approve the edition. It goes live at its moment of publication, or now if none is set."""
        self._record_approval(by)

    @transition(field=state, source=[State.DRAFT, State.REVIEW], target=State.APPROVED)
    def publish_alone(self, by=None):
        """Publish the edition without a reviewer. Somebody else reviews it afterwards."""
        self._record_approval(by)
        self.approved_alone = True

    def _record_approval(self, by):
        self.approved_by, self.approved_at = by, timezone.now()
        self.publish_at = max(self.publish_at or self.approved_at, self.approved_at)

    def mark_as_seen(self, by):
        """Record that a second person reviewed an edition that was published by one person alone."""
        self.seen_by, self.seen_at = by, timezone.now()
