"""Asking for alerts by e-mail, and the links in letters that show who owns an address.

Whoever knows an address can write it into the form; only who reads its mail can confirm it. The answer to the
form never tells whether an address is known, and nothing of whoever sends it is stored.
"""

import datetime as dt

from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from .letters import confirmation_letter, reminder_letter
from .subscriptions import TO_CONFIRM, Subscription, forget_lapsed, lock_address

AN_HOUR = dt.timedelta(hours=1)
MOST = 20  # subscriptions of one address
LETTERS_AN_HOUR = 300  # of the whole site: more is somebody filling the mailboxes of others
QUICKEST, LONGEST = dt.timedelta(seconds=2), dt.timedelta(days=1)  # between opening the form and sending it


class TooManyLetters(Exception):
    """The site has sent as many letters in this hour as it may."""


def ask(email, language, country=None, theme=None, unit=None):
    """Ask the owner of an address by letter whether alerts are wanted; at most one letter an hour.

    Raises ``TooManyLetters``, and what the mail server raises; then nothing is stored.
    """
    forget_lapsed()
    with transaction.atomic():
        _ask(email.lower(), language, {"country": country, "theme": theme, "unit": unit})


def _ask(email, language, choices):
    now = timezone.now()
    if Subscription.objects.filter(written_at__gt=now - AN_HOUR).count() >= LETTERS_AN_HOUR:
        raise TooManyLetters
    lock_address(email)
    of_address = Subscription.objects.filter(email=email)
    subscription = of_address.filter(**choices).first()
    if subscription is None:
        if of_address.count() >= MOST:
            return
        subscription = Subscription(email=email, language=language, asked_at=now, **choices)
    elif not subscription.is_confirmed:
        subscription.asked_at, subscription.language = now, language
    if not _waits_for_an_answer(of_address, now):
        subscription.written_at = now
    subscription.save()
    if subscription.written_at == now:
        _write(subscription, language)


def _waits_for_an_answer(of_address, now):
    """Whether a letter went to this address within the hour and nobody has answered it.

    Who did answer reads the mail, and may ask for another subscription at once.
    """
    unanswered = Q(since=None) | Q(since__lte=F("written_at"))
    return of_address.filter(unanswered, written_at__gt=now - AN_HOUR).exists()


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


# ---------------------------------------------------------------- the links in letters

_confirming = TimestampSigner(sep=".", salt="news.subscription.confirm")
_managing = Signer(sep=".", salt="news.subscription.manage")
_opening = TimestampSigner(sep=".", salt="news.subscription.form")


class Ended(Exception):
    """A link that was true once: too old, or of a subscription that is no more."""


class NoLink(Exception):
    """A link that we never made, or that was cut short."""


def confirming_token(subscription):
    """Opens the page that confirms, for as long as it can be confirmed."""
    return _confirming.sign(subscription.public_id.hex)


def managing_token(subscription):
    """Opens the pages that change and end a subscription, for as long as it lasts."""
    return _managing.sign(subscription.public_id.hex)


def to_confirm(token):
    """The subscription that a link confirms. Raises ``NoLink`` or ``Ended``."""
    return _found(lambda: _confirming.unsign(token, max_age=TO_CONFIRM))


def to_manage(token):
    """The confirmed subscription that a link changes or ends. Raises ``NoLink`` or ``Ended``."""
    subscription = _found(lambda: _managing.unsign(token))
    if not subscription.is_confirmed:
        raise Ended
    return subscription


def _found(unsign):
    try:
        public_id = unsign()
    except SignatureExpired:
        raise Ended from None
    except BadSignature:
        raise NoLink from None
    subscription = Subscription.objects.filter(public_id=public_id).with_choices().first()
    if subscription is None:
        raise Ended
    return subscription


# ---------------------------------------------------------------- robots


def opening_stamp():
    """What a form carries to tell when it was opened."""
    return _opening.sign("form")


def is_from_a_reader(stamp):
    """Whether a form with this stamp was opened here, a moment ago and not longer than a day."""
    try:
        _opening.unsign(stamp, max_age=LONGEST)
    except BadSignature:
        return False
    try:
        _opening.unsign(stamp, max_age=QUICKEST)
    except SignatureExpired:
        return True
    return False
