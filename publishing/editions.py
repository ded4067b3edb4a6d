"""The derived state of an edition, and the draft of the next one."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.history.versions import content_columns
from foundation.languages import languages_with_text

from .models import State, is_replaced
from .translations import carry_translations

NOT_COPIED = {
    *["id", "number", "state", "publish_at", "change_kind", "created_at", "created_by", "submitted_by"],
    *["submitted_at", "approved_by", "approved_at", "approved_alone", "seen_by", "seen_at"],
}


class DerivedState(models.TextChoices):
    """The state of an edition as editors see it; the last four are derived from the clock."""

    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    SCHEDULED = "scheduled", _("scheduled")
    LIVE = "live", _("live")
    REPLACED = "replaced", _("replaced")
    WITHDRAWN = "withdrawn", _("withdrawn")


def with_state(editions):
    """The editions with what ``derived_state`` needs, without a query for each."""
    return editions.select_related("document").annotate(is_replaced=is_replaced(editions.model))


def derived_state(edition):
    """The ``DerivedState`` state of an edition that comes from ``with_state``."""
    if edition.is_open:
        return DerivedState(edition.state)
    if edition.document.is_withdrawn:
        return DerivedState.WITHDRAWN
    if edition.publish_at > timezone.now():
        return DerivedState.SCHEDULED
    return DerivedState.REPLACED if edition.is_replaced else DerivedState.LIVE


@transaction.atomic
def open_new_edition(edition, user, copied_relations=()):
    """A draft that copies this edition's words and relations into the next number.

    ``copied_relations`` are the names of the related rows that belong to an edition (press contacts,
    pictures). Raises ``ValidationError`` while another edition of the document is being prepared.
    """
    model = type(edition)
    document = model._meta.get_field("document").related_model
    # the lock comes first: two editors pressing the button at once get one edition
    document._base_manager.select_for_update(of=("self",)).get(pk=edition.document_id)
    siblings = model._base_manager.filter(document=edition.document_id)
    if siblings.exclude(state=State.APPROVED).exists():
        raise ValidationError(_("This document already has an edition in preparation."))
    new = model(
        **{name: getattr(edition, name) for name in _copied(model)},
        number=next_number(siblings),
        change_kind="",  # asked when it is submitted or approved
        created_by=user,
    )
    new.save()
    for relation in model._meta.many_to_many:
        getattr(new, relation.name).set(getattr(edition, relation.name).all())
    for name in copied_relations:
        for row in getattr(edition, name).order_by("pk"):
            _copy(row, model._meta.get_field(name).field.name, new)
    carry_translations(edition, new)
    return new


def replaces_approved(edition):
    """Whether it changes what readers know or are about to know: an edition before it was approved."""
    if edition.number == 1:
        return False
    if not hasattr(edition, "_replaces_approved"):
        others = type(edition)._base_manager.filter(document=edition.document_id, state=State.APPROVED)
        edition._replaces_approved = others.filter(number__lt=edition.number).exists()
    return edition._replaces_approved


def languages_of(edition, body="body"):
    """The languages in which an edition can be read: with its title, and its body if it has one in any.

    ``body`` names the fields, or the annotations, that tell of its bodies.
    """
    titled, whole = languages_with_text(edition, "title"), languages_with_text(edition, body)
    return [code for code in titled if code in whole] or titled


def next_number(editions):
    return (editions.aggregate(last=models.Max("number"))["last"] or 0) + 1


def _copied(model):
    return [
        name
        for name in content_columns(model)
        if name not in NOT_COPIED and not name.startswith("change_note")
    ]


def _copy(row, owner, edition):
    model = type(row)
    fields = [name for name in content_columns(model) if name not in {"id", owner}]
    model(**{name: getattr(row, name) for name in fields}, **{owner: edition}).save()
