"""The editions and translations on the first page of the admin: open tasks and their dates."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone

from foundation.languages import LANGUAGES
from foundation.rights import Permission, access_rule_of, rights_of
from news.models import ReleaseEdition
from pages.models import PageEdition
from publishing.editions import DerivedState, derived_state, with_state
from publishing.models import Remark, State
from publishing.translations import LanguageState, statuses, translation_model

EDITIONS = [ReleaseEdition, PageEdition]
MAX_LINES = 10  # lines in a card
MAX_ROWS_READ = 100  # rows looked at for them


@dataclass
class Work:
    """The editions and translations that concern one user, in the order in which they should be taken up."""

    to_review: list = field(default_factory=list)
    alone: list = field(default_factory=list)
    sent_back: list = field(default_factory=list)
    my_drafts: list = field(default_factory=list)
    my_submitted: list = field(default_factory=list)
    today: list = field(default_factory=list)
    in_progress: list = field(default_factory=list)
    behind: list = field(default_factory=list)
    untranslated: list = field(default_factory=list)

    def sort(self):
        now = timezone.now()  # what is still to come is on top
        self.today.sort(key=lambda edition: (edition.publish_at <= now, edition.publish_at))
        for name, lines in vars(self).items():
            setattr(self, name, lines[:MAX_LINES])
        return self


def work_of(user):
    """The ``Work`` of a user, in two queries for each kind of edition (a third for translators)."""
    work, rights = Work(), rights_of(user)
    if not rights.anywhere.permissions:
        return work
    for model in EDITIONS:
        _add_editions(work, model, user, rights)
        _add_translations(work, model, rights)
        if Permission.TRANSLATE in rights.anywhere.permissions and not user.is_superuser:
            _add_untranslated(work, model, rights)
    return work.sort()


def _add_editions(work, model, user, rights):
    approvable = rights.within(model._base_manager.all(), Permission.APPROVE, access_rule_of(model).unit)
    remarks = Remark.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=Cast(OuterRef("pk"), BigIntegerField()),
        sends_back=True,
    )
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    is_today = Q(state=State.APPROVED, publish_at__gte=start, publish_at__lt=start + timedelta(days=1))
    concerns = ~Q(state=State.APPROVED) | Q(approved_alone=True, seen_at=None) | is_today
    rows = with_state(model._base_manager.filter(concerns)).annotate(
        may_approve=Exists(approvable.filter(pk=OuterRef("pk"))), was_sent_back=Exists(remarks)
    )
    for edition in rows.select_related("created_by").order_by("-pk")[:MAX_ROWS_READ]:
        is_mine = user.pk in {edition.created_by_id, edition.submitted_by_id}
        if edition.is_in_review:
            if edition.may_approve and not is_mine:
                work.to_review.append(edition)
            elif is_mine:
                work.my_submitted.append(edition)
        elif edition.is_open:
            if edition.created_by_id == user.pk:
                (work.sent_back if edition.was_sent_back else work.my_drafts).append(edition)
            continue
        if edition.needs_second_look and edition.may_approve and edition.approved_by_id != user.pk:
            work.alone.append(edition)
        is_due = not edition.is_open and start <= edition.publish_at < start + timedelta(days=1)
        if is_due and derived_state(edition) in {DerivedState.SCHEDULED, DerivedState.LIVE}:
            work.today.append(edition)


def _languages(rights):
    """The languages whose translations concern a user: a translator's own, an editor's all."""
    granted = rights.anywhere
    return (
        LANGUAGES
        if Permission.APPROVE in granted.permissions or Permission.WRITE in granted.permissions
        else sorted(granted.languages)
    )


def _add_translations(work, model, rights):
    """Those in progress, and those behind: only an edition after the first, or an open one, leaves any."""
    newer = model._base_manager.filter(
        document=OuterRef("edition__document"), number__gt=OuterRef("edition__number"), state=State.APPROVED
    )
    rows = translation_model(model)._base_manager.filter(language__in=_languages(rights))
    rows = rows.filter(
        Q(is_in_progress=True) | Q(edition__number__gt=1) | ~Q(edition__state=State.APPROVED)
    ).exclude(Exists(newer))
    rows = _allowed(rows.select_related("edition__document"), rights, model)
    for row in rows.order_by("-is_in_progress", "-pk")[:MAX_ROWS_READ]:
        status = next(one for one in statuses(row.edition, [row]) if one.language == row.language)
        if status.state == LanguageState.IN_PROGRESS:
            work.in_progress.append(status)
        elif status.state == LanguageState.BEHIND:
            work.behind.append(status)


def _allowed(rows, rights, model):
    """The rows for whose unit the user may translate, write or approve."""
    unit = "edition__" + access_rule_of(model).unit
    found = Q()
    for permission in [Permission.TRANSLATE, Permission.WRITE, Permission.APPROVE]:
        found |= Q(pk__in=rights.within(rows.model._base_manager.all(), permission, unit).values("pk"))
    return rows.filter(found)


def _add_untranslated(work, model, rights):
    """The newest live editions that have no words in a translator's languages."""
    for language in sorted(rights.anywhere.languages):
        empty = Q(**{f"title_{language}": None}) | Q(**{f"title_{language}": ""})
        rows = rights.within(
            model.objects.published().filter(empty), Permission.TRANSLATE, access_rule_of(model).unit
        )
        rows = rows.exclude(translations__language=language, translations__is_in_progress=True)
        for edition in rows.annotate(wanted=Value(language)).order_by("-publish_at", "-pk")[:MAX_LINES]:
            work.untranslated.append(edition)
