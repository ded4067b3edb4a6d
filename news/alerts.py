"""Send subscribers the releases that were published, once each.

A release concerns a subscriber from the moment it is public; that is asked again for each letter, in the
transaction that notes it. Nothing is stored ahead: what is withdrawn before its letter goes is never told.
"""

import datetime as dt
import hashlib
import logging
import smtplib
import traceback
from collections import defaultdict
from dataclasses import dataclass, field

from django.core.mail import get_connection
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from foundation.languages import columns, text
from publishing.changes import ANNOUNCED_KINDS, CORRECTION

from .letters import can_send_mail, full_url, host, letter
from .models import ReleaseEdition
from .subscribing import managing_token
from .subscriptions import Notice, Subscription, forget, forget_lapsed, try_to_lock_address

# what was published earlier is not announced, however late the sender runs
ALERT_WINDOW = dt.timedelta(days=30)
MAX_ITEMS = 20  # releases in one e-mail; the list on the site has the others
MAX_FAILURES = 5  # days of refusals before an address is forgotten, failures in a row before giving up
# errors of the mail server (all OSErrors) or our own
SERVER_ERRORS = (OSError, OperationalError, InterfaceError)
LETTER_ERRORS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)  # but the next one may be accepted
Kind = ReleaseEdition.ChangeKind

log = logging.getLogger(__name__)


# ---------------------------------------------------------------- what is new


@dataclass
class AnnouncedRelease:
    """A public release, and its recent editions that are announced to readers."""

    release: ReleaseEdition
    editions: list = field(default_factory=list)
    countries: set = field(default_factory=set)
    themes: set = field(default_factory=set)
    units: set = field(default_factory=set)

    def concerns(self, subscription):
        """Whether it matches the country, the theme and the unit that were chosen, if any."""
        asked = [
            (subscription.country_id, self.countries),
            (subscription.theme_id, self.themes),
            (subscription.unit_id, self.units),
        ]
        return all(key is None or key in keys for key, keys in asked)

    def untold(self, subscription, told):
        """The editions published since the subscription, without those already announced (their keys)."""
        return [one for one in self.editions if one.publish_at > subscription.since and one.pk not in told]


def recent_news(documents=None):
    """The ``AnnouncedRelease`` of all that is public now, or of these documents: six queries, and one for
    each issuer."""
    announced = ReleaseEdition.objects.due().filter(
        publish_at__gt=timezone.now() - ALERT_WINDOW, change_kind__in=[Kind.FIRST, *ANNOUNCED_KINDS]
    )
    if documents is not None:
        announced = announced.filter(document__in=documents)
    live = ReleaseEdition.objects.published().filter(document=OuterRef("document"))
    announced = list(_light(announced.filter(Exists(live))).order_by("number"))
    releases = ReleaseEdition.objects.published().filter(document__in={one.document_id for one in announced})
    news = {
        one.document_id: AnnouncedRelease(one)
        for one in _light(releases.select_related("document__issued_by"))
    }
    for edition in announced:
        if edition.document_id in news:  # it may have been withdrawn between the two queries
            news[edition.document_id].editions.append(edition)
    _file(news)
    return list(news.values())


def _light(editions):
    return editions.defer("body", *columns("body"))


def _file(news):
    """Note the countries, the themes, and the units above: those that a visitor may see."""
    of_edition = {one.release.pk: one for one in news.values()}
    for relation, column in [("countries", "country_id"), ("themes", "theme_id")]:
        through = getattr(ReleaseEdition, relation).through.objects.filter(releaseedition__in=of_edition)
        for edition, key in through.values_list("releaseedition_id", column):
            getattr(of_edition[edition], relation).add(key)
    above = {}
    for one in news.values():
        unit = one.release.document.issued_by
        if unit and unit.is_shown:
            if unit.pk not in above:
                ancestors = unit.get_ancestors(include_self=True).published()
                above[unit.pk] = set(ancestors.values_list("pk", flat=True))
            one.units = above[unit.pk]


# ---------------------------------------------------------------- who is notified


@dataclass
class AlertItem:
    """A release in an e-mail: new to the subscriber, or changed since."""

    release: ReleaseEdition
    changes: list

    @property
    def title(self):
        return text(self.release, "title")

    @property
    def summary(self):
        return text(self.release, "summary")

    @property
    def address(self):
        return full_url(self.release.get_absolute_url())

    @property
    def is_new(self):
        return any(one.change_kind == Kind.FIRST for one in self.changes)

    @property
    def is_corrected(self):
        return any(one.change_kind == CORRECTION for one in self.changes)

    @property
    def mark(self):
        """What happened to it, as text; empty when it is new."""
        if self.is_new:
            return ""
        return _("Corrected") if self.is_corrected else _("Updated")

    @property
    def notes(self):
        """The change notes for readers; none for a release that is new to them."""
        notes = [] if self.is_new else [text(one, "change_note") for one in self.changes]
        return [note for note in notes if note]


def due_subscriptions():
    """The key of each subscription that something is to be sent to, and the documents that concern it."""
    news = recent_news()
    if not news:
        return {}
    editions = [edition.pk for one in news for edition in one.editions]
    told, due = _told(Notice.objects.filter(edition__in=editions)), defaultdict(set)
    for subscription in Subscription.objects.confirmed().exclude(refused_on=timezone.localdate()):
        for one in news:
            if one.concerns(subscription) and one.untold(subscription, told[subscription.pk]):
                due[subscription.pk].add(one.release.document_id)
    return due


def _told(notices):
    told = defaultdict(set)
    for subscription, edition in notices.values_list("subscription_id", "edition_id"):
        told[subscription].add(edition)
    return told


# ---------------------------------------------------------------- sending


@dataclass
class Report:
    """The counts of one run of the sender."""

    sent: int = 0
    failed: int = 0
    forgotten: int = 0
    has_given_up: bool = False


def send_alerts():
    """Send what is due, one transaction for each letter; a ``Report``. Two at once send nothing twice.

    What is wrong with one letter or one mailbox keeps no other letter back; a server that fails several times
    in a row ends the run. Refusals count only when another letter was taken: a mail server that refuses
    everybody says something about itself. Where no letter can be sent, everything waits.
    """
    report, connection, failures = Report(forgotten=forget_lapsed()), get_connection(), 0
    refused = []
    if not can_send_mail():
        return report
    Notice.objects.filter(edition__publish_at__lt=timezone.now() - 2 * ALERT_WINDOW).delete()
    try:
        for key, documents in due_subscriptions().items():
            try:
                report.sent += send_one(key, documents, connection)
                failures = 0
            except Exception as problem:  # whatever is wrong with this e-mail, the others are sent
                _log(key, problem)
                report.failed += 1
                if _is_for_good(problem):
                    refused.append(key)
                if isinstance(problem, SERVER_ERRORS) and not isinstance(problem, LETTER_ERRORS):
                    failures += 1
                connection.close()
                if failures == MAX_FAILURES:
                    report.has_given_up = True
                    break
    finally:
        connection.close()
    if report.sent:
        report.forgotten += sum(map(_note_refusal, refused))
    return report


def _log(key, problem):
    """Log the type of the error and where it happened, not its message, which may contain the address."""
    place = traceback.extract_tb(problem.__traceback__)[-1]
    kind = type(problem).__name__
    log.warning(
        "the alert for subscription %s was not sent: %s in %s:%s", key, kind, place.filename, place.lineno
    )


@transaction.atomic
def send_one(key, documents, connection):
    """Tell one subscriber of those of the documents that still concern it; whether a letter went.

    The letter is noted before it is sent and both hold, or neither: if the process dies after the mail server
    took it and before the note is kept, it is sent once more, under the same Message-ID.
    """
    subscription = _claimed(key)
    if subscription is None:
        return False
    news = [one for one in recent_news(documents) if one.concerns(subscription)]
    editions = [edition.pk for one in news for edition in one.editions]
    notices = Notice.objects.filter(edition__in=editions)
    own = _told(notices.filter(subscription=subscription))[subscription.pk]
    # recorded, but not sent again: another subscription of the same address already sent it
    of_address = set().union(*_told(notices.filter(subscription__email=subscription.email)).values())
    untold = [edition for one in news for edition in one.untold(subscription, own)]
    Notice.objects.bulk_create(Notice(subscription=subscription, edition=one) for one in untold)
    items = [AlertItem(one.release, one.untold(subscription, of_address)) for one in news]
    items = [item for item in items if item.changes]
    if items:
        items.sort(key=lambda item: (item.release.publish_at, item.release.pk), reverse=True)
        message = alert_letter(subscription, items)
        message.connection = connection
        connection.open()
        message.send()
        of_reader = Subscription.objects.filter(email=subscription.email)
        of_reader.exclude(refusals=0).update(refusals=0, refused_on=None)
    return bool(items)


def _claimed(key):
    """The subscription, when nobody else has its address in hand, no sender and no reader; else None."""
    confirmed = Subscription.objects.confirmed().filter(pk=key)
    email = confirmed.values_list("email", flat=True).first()
    if email is None or not try_to_lock_address(email):
        return None
    return confirmed.with_choices().first()


def _is_for_good(problem):
    """Whether the mail server refused the address permanently."""
    refused = getattr(problem, "recipients", {})
    return bool(refused) and all(500 <= code < 600 for code, _words in refused.values())


def _note_refusal(key):
    """Count that the address was refused today; forget it after several such days. How many were forgotten.

    For the rest of the day nothing is sent there.
    """
    today, email = timezone.localdate(), Subscription.objects.filter(pk=key).values("email")
    of_address = Subscription.objects.filter(email__in=email)
    of_address.exclude(refused_on=today).update(refusals=F("refusals") + 1, refused_on=today)
    hopeless = of_address.filter(refusals__gte=MAX_FAILURES).values_list("email", flat=True)
    return forget(Subscription.objects.filter(email__in=list(hopeless)))


def alert_letter(subscription, items):
    """The e-mail about these releases, in the language of the subscription."""
    with override(subscription.language):
        token = managing_token(subscription)
        unsubscribe = full_url(reverse("news:unsubscribe", args=[token]))
        context = {
            "subscription": subscription,
            "items": items[:MAX_ITEMS],
            "others": len(items) - MAX_ITEMS,
            "list_address": full_url(reverse("news:releases") + _query(subscription)),
            "manage": full_url(reverse("news:subscription", args=[token])),
            "unsubscribe": unsubscribe,
        }
        headers = {
            # made from the content, so that an e-mail sent twice is recognised
            "Message-ID": f"<{subscription.public_id.hex}.{_mark_of(items)}@{host()}>",
            "List-Id": f"IOM press releases <releases.{host()}>",
            "List-Unsubscribe": f"<{unsubscribe}>",  # RFC 2369; one click: RFC 8058
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Content-Language": subscription.language,
        }
        return letter("alert", subscription.email, _subject(items), context, headers)


def _mark_of(items):
    keys = " ".join(str(one.pk) for item in items for one in item.changes)
    return hashlib.sha256(keys.encode()).hexdigest()[:16]


def _subject(items):
    if len(items) == 1:
        [item] = items
        return f"{item.mark} – {item.title}" if item.mark else str(item.title)
    words = ngettext("%(number)s press release", "%(number)s press releases", len(items))
    return words % {"number": len(items)}


def _query(subscription):
    asked = {
        "country": subscription.country and subscription.country.iso2,
        "theme": subscription.theme and subscription.is_theme_filed and subscription.theme.slug,
    }
    asked = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(asked)}" if asked else ""
