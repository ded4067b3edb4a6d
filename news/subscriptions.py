"""E-mail subscriptions to press releases, without an account, and what was sent to each.

Nothing is known of a subscriber but the address, the language and what was chosen. It is in no history and on
no screen of the desk, and is gone at once when it is deleted.
"""

import datetime as dt
import uuid

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.languages import Text, text
from offices.models import Country
from structure.models import OrgUnit

DAYS_TO_CONFIRM = 3
TO_CONFIRM = dt.timedelta(days=DAYS_TO_CONFIRM)  # then an unconfirmed address is deleted
LOCK = 20_5322  # the first key of the advisory locks on addresses


class SubscriptionQuerySet(models.QuerySet):
    def confirmed(self):
        """Those that the owner of the address has confirmed."""
        return self.filter(since__isnull=False)

    def pending(self):
        """Those that can still be confirmed."""
        return self.filter(since=None, asked_at__gt=timezone.now() - TO_CONFIRM)

    def lapsed(self):
        """Those that nobody confirmed in time."""
        return self.filter(since=None, asked_at__lte=timezone.now() - TO_CONFIRM)

    def of_mailbox(self, email):
        """Those of this mailbox: what follows a ``+`` in the address is ignored."""
        bare = Func(F("email"), Value(r"\+.*@"), Value("@"), function="regexp_replace")
        return self.annotate(mailbox=bare).filter(mailbox=mailbox_of(email))

    def with_choices(self):
        """Each with what its ``label`` prints; a theme has a name as long as something public is filed under
        it."""
        filed = apps.get_model("news", "ReleaseEdition").objects.published()
        filed = filed.filter(themes=models.OuterRef("theme"))
        return self.select_related("country", "theme", "unit").annotate(is_theme_filed=models.Exists(filed))


class Subscription(models.Model):
    """What the owner of an address wants to be told of: releases of a country, on a theme, by a unit or
    anything under it. What is left empty does not narrow; two subscriptions of an address add up."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    country = models.ForeignKey(
        Country, models.CASCADE, blank=True, null=True, related_name="+", verbose_name=_("country")
    )
    theme = models.ForeignKey(
        "news.Theme", models.CASCADE, blank=True, null=True, related_name="+", verbose_name=_("theme")
    )
    unit = models.ForeignKey(
        OrgUnit, models.CASCADE, blank=True, null=True, related_name="+", verbose_name=_("unit")
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    written_at = models.DateTimeField(_("last letter about it"), blank=True, null=True)
    letters = models.PositiveSmallIntegerField(_("letters that asked to confirm it"), default=0)
    since = models.DateTimeField(_("told of what is published since"), blank=True, null=True)
    refusals = models.PositiveSmallIntegerField(_("days on which the address was refused"), default=0)
    refused_on = models.DateField(_("last of these days"), blank=True, null=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["email", "country", "theme", "unit"],
                nulls_distinct=False,
                name="news_subscription_once",
                violation_error_message=_("You already have this subscription."),
            ),
            models.CheckConstraint(
                condition=Q(email=Lower(F("email"))),
                name="news_subscription_small_letters",
                violation_error_message=_("Write the address in small letters."),
            ),
        ]

    def __str__(self):
        """Without the address: the admin shows it to whoever deletes a theme."""
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_confirmed(self):
        return self.since is not None

    @property
    def choices(self):
        """What was chosen, as ``Text``, of a row from ``with_choices``; what is hidden has no name."""
        theme = self.theme if self.is_theme_filed else None
        unit = self.unit if self.unit and self.unit.is_shown else None
        names = [text(row, "name") for row in [self.country, theme, unit] if row]
        return [Text(capfirst(name.plain), name.language, name.reader_language) for name in names]

    @property
    def label(self):
        """What was chosen, in one line; names in another language are marked."""
        if not (self.country_id or self.theme_id or self.unit_id):
            return gettext("all press releases")
        names = format_html_join(" · ", "{}", ((name,) for name in self.choices))
        return names or gettext("no longer on this site")

    @property
    def plain_label(self):
        """``label`` for plain-text e-mails."""
        return " · ".join(self.choices) or str(self.label)


class Notice(models.Model):
    """A record that an edition was sent to a subscriber, so that it is sent once."""

    subscription = models.ForeignKey(
        Subscription, models.CASCADE, related_name="notices", verbose_name=_("subscription")
    )
    edition = models.ForeignKey(
        "news.ReleaseEdition", models.CASCADE, related_name="notices", verbose_name=_("edition")
    )
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "edition"],
                name="news_notice_once",
                violation_error_message=_("This subscriber was told already."),
            )
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


def mailbox_of(email):
    """The address without what follows a ``+`` in its name: it is delivered to the same mailbox."""
    name, _at, domain = email.rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"


def lock_address(email):
    """Have the mailbox in hand until the transaction ends; wait for whoever has it: a sender, another page.

    Whatever writes to an address, or changes what is known of it, does so with this lock.
    """
    _advisory_lock("pg_advisory_xact_lock", email)


def try_to_lock_address(email):
    """Like ``lock_address``, without waiting; whether the lock was acquired."""
    return _advisory_lock("pg_try_advisory_xact_lock", email)


def _advisory_lock(function, email):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, hashtext(%s))", [LOCK, mailbox_of(email)])
        return cursor.fetchone()[0]


@transaction.atomic
def forget(subscriptions):
    """Delete these subscriptions (a queryset) and all data about their owners; return their number."""
    for email in sorted(set(subscriptions.values_list("email", flat=True))):
        lock_address(email)
    _rows, of_models = subscriptions.delete()
    return of_models.get(Subscription._meta.label, 0)


def forget_lapsed():
    """Delete what nobody confirmed in time, with the addresses; return the number."""
    return forget(Subscription.objects.lapsed())


def figures():
    """Figures for administrators: confirmed and pending subscriptions, and when the last e-mail was sent."""
    is_confirmed = Q(since__isnull=False)
    numbers = Subscription.objects.aggregate(
        confirmed=models.Count("pk", filter=is_confirmed),
        addresses=models.Count("email", distinct=True, filter=is_confirmed),
        pending=models.Count("pk", filter=~is_confirmed),
    )
    return numbers | Notice.objects.aggregate(last=models.Max("sent_at"))
