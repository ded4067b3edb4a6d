"""Asking for alerts by e-mail, and the links in letters that show who owns an address.

Whoever knows an address can write it into the form; only who reads its mail can confirm it. The answer to the
form never tells whether an address is known, and nothing of whoever sends it is stored.
"""

import datetime as dt

from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner
from django.db import transaction
from django.db.models import F, Sum
from django.db.models.functions import Greatest
from django.utils import timezone

from .letters import confirmation_letter, reminder_letter
from .subscriptions import TO_CONFIRM, Subscription, forget_lapsed, lock_address

AN_HOUR, A_DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
MAX_SUBSCRIPTIONS = 20  # confirmed subscriptions of one address; the same limit for pending ones
MAX_UNANSWERED = 3  # confirmation requests to one mailbox until the pending subscription expires
LETTERS_AN_HOUR = 300  # for the whole site: more would be abuse
LETTERS_TO_A_DOMAIN = 50  # in an hour: a domain may deliver any local part to one mailbox
# between opening the form and sending it
MIN_FILL_TIME, MAX_FILL_TIME = dt.timedelta(seconds=2), dt.timedelta(days=1)


class TooManyLetters(Exception):
    """The site has reached its limit of e-mails for this hour."""


def request_subscription(email, language, country=None, theme=None, unit=None):
    """Ask the owner of an address by letter whether alerts are wanted, as often as ``_may_ask`` allows.

    Raises ``TooManyLetters``, and what the mail server raises; then nothing is stored.
    """
    email = email.lower()
    _check_rate_limits(email)
    forget_lapsed()
    with transaction.atomic():
        lock_address(email)
        of_address = Subscription.objects.filter(email=email)
        choices = {"country": country, "theme": theme, "unit": unit}
        subscription = of_address.filter(**choices).first()
        if subscription is None:
            subscription = Subscription(email=email, asked_at=timezone.now(), **choices)
        if subscription.is_confirmed:
            _remind(subscription, language)
        elif of_address.confirmed().count() < MAX_SUBSCRIPTIONS:
            subscription.language = language
            _ask(subscription, of_address.pending())


def _check_rate_limits(email):
    """Raises ``TooManyLetters`` when the site or the domain has reached its limit for this hour."""
    of_hour = Subscription.objects.filter(written_at__gt=timezone.now() - AN_HOUR)
    domain = email.rpartition("@")[2]
    of_domain = of_hour.filter(email__endswith=f"@{domain}")
    if of_hour.count() >= LETTERS_AN_HOUR or of_domain.count() >= LETTERS_TO_A_DOMAIN:
        raise TooManyLetters


def _ask(subscription, pending):
    """Store the subscription if an e-mail is sent now, or if the last one can confirm it too."""
    may_ask = _may_ask(subscription.email)
    if may_ask:
        subscription.written_at, subscription.letters = timezone.now(), subscription.letters + 1
    elif not pending.filter(letters__gt=0).exists():
        return
    if subscription.pk is None and pending.count() >= MAX_SUBSCRIPTIONS:
        for oldest in pending.filter(letters=0).order_by("asked_at")[:1]:
            oldest.delete()
    subscription.save()
    if may_ask:
        _write(subscription, subscription.language)


def _may_ask(email):
    """Whether to send this mailbox a request: one an hour, and only a few without an answer."""
    unanswered = Subscription.objects.of_mailbox(email).pending()
    of_late = unanswered.filter(written_at__gt=timezone.now() - AN_HOUR)
    letters = unanswered.aggregate(letters=Sum("letters"))["letters"] or 0
    return letters < MAX_UNANSWERED and not of_late.exists()


def _remind(subscription, language):
    """Send a notice that the alerts exist and how to change them, at most once a day to a mailbox."""
    now = timezone.now()
    confirmed = Subscription.objects.of_mailbox(subscription.email).confirmed()
    if confirmed.filter(written_at__gt=Greatest(F("since"), now - A_DAY)).exists():
        return
    subscription.written_at = now
    subscription.save(update_fields=["written_at"])
    _write(subscription, language)


def _write(subscription, language):
    rows = Subscription.objects.filter(email=subscription.email).with_choices()
    if subscription.is_confirmed:
        token = managing_token(subscription)
        letter = reminder_letter(rows.get(pk=subscription.pk), token, language)
    else:
        letter = confirmation_letter(list(rows.pending()), confirming_token(subscription), language)
    letter.send()


def confirm(subscription, wanted):
    """The owner of the address, which is locked, says yes to those of its pending subscriptions whose ids are
    wanted.

    They tell of what is published from now on; the others are deleted.
    """
    pending = Subscription.objects.filter(email=subscription.email).pending()
    pending.exclude(public_id__in=wanted).delete()
    pending.filter(public_id__in=wanted).update(since=timezone.now())


# ---------------------------------------------------------------- the links in e-mails

_confirming = TimestampSigner(sep=".", salt="news.subscription.confirm")
_managing = Signer(sep=".", salt="news.subscription.manage")
_opening = TimestampSigner(sep=".", salt="news.subscription.form")


class LinkExpired(Exception):
    """A link that was valid: it is too old, or its subscription was deleted."""


class InvalidLink(Exception):
    """A link that was forged or truncated."""


def confirming_token(subscription):
    """A key to the page that confirms, valid while the subscription is pending."""
    return _confirming.sign(subscription.public_id.hex)


def managing_token(subscription):
    """A key to the pages that change and end a subscription, valid as long as it exists."""
    return _managing.sign(subscription.public_id.hex)


def subscription_to_confirm(token):
    """The subscription that a link confirms. Raises ``InvalidLink`` or ``LinkExpired``."""
    return _found(lambda: _confirming.unsign(token, max_age=TO_CONFIRM))


def subscription_to_manage(token):
    """The confirmed subscription that a link changes or ends. Raises ``InvalidLink`` or ``LinkExpired``."""
    subscription = _found(lambda: _managing.unsign(token))
    if not subscription.is_confirmed:
        raise LinkExpired
    return subscription


def _found(unsign):
    try:
        public_id = unsign()
    except SignatureExpired:
        raise LinkExpired from None
    except BadSignature:
        raise InvalidLink from None
    subscription = Subscription.objects.filter(public_id=public_id).with_choices().first()
    if subscription is None:
        raise LinkExpired
    return subscription


# ---------------------------------------------------------------- robots


def opening_stamp():
    """A signed time that a form carries to show when it was opened."""
    return _opening.sign("form")


def is_from_a_reader(stamp):
    """Whether a form with this stamp was opened here, at least a few seconds and at most a day ago."""
    try:
        _opening.unsign(stamp, max_age=MAX_FILL_TIME)
    except BadSignature:
        return False
    try:
        _opening.unsign(stamp, max_age=MIN_FILL_TIME)
    except SignatureExpired:
        return True
    return False
