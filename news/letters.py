"""E-mails to subscribers: plain text and HTML, in their language, with a link to unsubscribe."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_bidi, override
from django.utils.translation import gettext as _

from offices.coverage import roles_on
from offices.models import OfficeRole
from structure.models import ContactPoint

from .subscriptions import DAYS_TO_CONFIRM

NON_SENDING_BACKENDS = {f"django.core.mail.backends.{name}.EmailBackend" for name in ["console", "dummy"]}


def can_send_mail():
    """Whether letters reach anybody, as always while developing; without a mail server they go to the log."""
    return settings.DEBUG or settings.EMAIL_BACKEND not in NON_SENDING_BACKENDS


def confirmation_letter(pending, token, language):
    """Ask the owner of an address to confirm these pending subscriptions."""
    with override(language):
        subject = _("Confirm your e-mail alerts")
        address = full_url(reverse("news:confirm", args=[token]))
        context = {"subscriptions": pending, "address": address, "days": DAYS_TO_CONFIRM}
        return letter("confirm", pending[0].email, subject, context)


def reminder_letter(subscription, token, language):
    """Tell somebody who subscribes again that the subscription exists, and how to change it."""
    with override(language):
        subject = _("You already receive these alerts")
        address = full_url(reverse("news:subscription", args=[token]))
        context = {"subscription": subscription, "address": address}
        return letter("reminder", subscription.email, subject, context)


def letter(name, email, subject, context, headers=None):
    """An e-mail in the active language, from the templates ``news/mail/<name>.txt`` and ``.html``."""
    context = {
        **context,
        "is_rtl": get_language_bidi(),
        "subject": one_line(subject),
        "postal_address": postal_address(),
        "site": settings.SITE_URL,
        "home": full_url(reverse("home")),
    }
    message = EmailMultiAlternatives(
        one_line(subject),
        render_to_string(f"news/mail/{name}.txt", context),
        f"{_('IOM')} <{settings.DEFAULT_FROM_EMAIL}>",
        [email],
        headers={"Auto-Submitted": "auto-generated"} | (headers or {}),
    )
    message.attach_alternative(render_to_string(f"news/mail/{name}.html", context), "text/html")
    return message


def one_line(words):
    """A header is one line: Django refuses a title with a line break."""
    return " ".join(words.split())


def full_url(path):
    """The absolute public URL of a path."""
    return settings.SITE_URL + path


def host():
    return urlsplit(settings.SITE_URL).hostname


def postal_address():
    """The postal address of headquarters as published; empty when there is none."""
    today = timezone.localdate()
    headquarters = roles_on(today).filter(kind=OfficeRole.Kind.HEADQUARTERS).values("office")
    contacts = ContactPoint.objects.published().on(today).filter(unit__in=headquarters).exclude(address="")
    contact = contacts.order_by("purpose", "pk").first()
    return contact.address if contact else ""
