"""What is said of the moment at which an edition becomes public."""

from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.desk.moments import moment_text


def publication_message(edition):
    """What becomes of an edition that is being approved: public now or later. A past moment means now."""
    moment, now = edition.publish_at, timezone.now()
    if edition.document.is_withdrawn or not edition.document.is_shown:
        return _("Approved. Readers see it once its document is confirmed and not withdrawn.")
    if moment and moment > now:
        return _("Approved. Scheduled for publication: %(moment)s.") % {"moment": moment_text(moment)}
    if moment:
        words = _("Approved and published: the publication time has already passed (%(moment)s).")
        return words % {"moment": moment_text(moment)}
    return _("Approved and published.")
