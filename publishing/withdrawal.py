"""Withdrawing a document, with a public reason, and making it public again."""

import datetime as dt
from functools import partial

from django.contrib import messages
from django.contrib.admin.helpers import AdminForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import modelform_factory
from django.http import Http404, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from foundation.desk.forms import VersionedForm
from foundation.desk.saving import Save
from foundation.history.log import LANGUAGE_NAMES
from foundation.languages import LANGUAGES, columns, language_of, text
from foundation.rights import Permission, rights_of

from .models import State

REASON_FIELDS = columns("withdrawal_reason")
GRACE_PERIOD = dt.timedelta(minutes=1)  # for who reads the form once more before sending it


class WithdrawalForm(VersionedForm):
    """The form with the moment of withdrawal and the public reason."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["withdrawn_at"].help_text = _("Leave empty to withdraw immediately.")
        for name in REASON_FIELDS:
            self.fields[name].label = LANGUAGE_NAMES[language_of(name)]
            self.fields[name].help_text = ""

    def clean_withdrawn_at(self):
        moment = self.cleaned_data["withdrawn_at"]
        if moment and "withdrawn_at" not in self.changed_data:
            return self.instance.withdrawn_at  # to the microsecond
        if moment and moment < timezone.now() - GRACE_PERIOD:
            raise ValidationError(_("This time is in the past. Leave empty to withdraw immediately."))
        return moment or timezone.now()

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in REASON_FIELDS):
            self.add_error(REASON_FIELDS[0], _("Enter this in at least one language."))
        return cleaned

    def store(self):
        """Write what was changed, and from when on it is withdrawn."""
        changed = {name for name in self.changed_data if name in REASON_FIELDS}
        self.instance.save(update_fields={"withdrawn_at", *changed})


def withdrawal_urls(screen):
    """For the screen of a document: withdraw it with a public reason, make it public again.

    The screen's ``withdrawal_template`` is that of what readers find at its address.
    """
    views = {
        "withdraw": (_withdraw_view, "<int:pk>/withdraw/"),
        "public_again": (require_POST(_public_again_view), "<int:pk>/public-again/"),
    }
    return [
        path(
            route,
            screen.admin_site.admin_view(partial(view, screen=screen)),
            name=screen.history_url_name(name),
        )
        for name, (view, route) in views.items()
    ]


def _document_to_withdraw(screen, request, pk):
    document = screen.get_object(request, str(pk))
    if document is None:
        raise Http404
    if not may_withdraw(request.user, document):
        raise PermissionDenied
    return document


def _withdraw_view(request, pk, screen):
    return screen.write(request, partial(_withdraw, screen), pk)


@transaction.atomic
def _withdraw(screen, request, pk):
    """The form, with what readers will find; a POST withdraws unless it only asks to see that."""
    document = _document_to_withdraw(screen, request, pk)
    form = _withdrawal_form(screen, request)(request.POST or None, instance=document)
    form.refusal = Save.of(request).refusal
    if request.method == "POST" and form.is_valid() and "_look" not in request.POST:
        form.store()
        screen.message_user(request, _withdrawal_message(document), messages.SUCCESS)
        return HttpResponseRedirect(screen.history_url("change", pk))
    was_public = document.was_public
    context = {
        "title": _("Withdraw"),
        "original": document,
        "form": form,
        "adminform": AdminForm(form, _fieldsets(), {}, (), screen),
        "media": screen.media + form.media,
        "was_public": was_public,
        "rendered_reasons": _rendered_reasons(screen, form.instance) if was_public else [],
        "cancel_url": screen.history_url("change", pk),
    }
    return screen.desk_page(request, "admin/withdraw.html", context)


def _withdrawal_form(screen, request):
    return modelform_factory(
        screen.model,
        form=WithdrawalForm,
        fields=["withdrawn_at", *REASON_FIELDS],
        formfield_callback=partial(screen.formfield_for_dbfield, request=request),
    )


def _rendered_reasons(screen, document):
    """What readers will see in each language, rendered as on the public page."""
    document.withdrawn_at = document.withdrawn_at or timezone.now()
    rendered_reasons = []
    for language in LANGUAGES:
        with override(language), timezone.override(timezone.get_default_timezone()):
            words = render_to_string(screen.withdrawal_template, {"document": document})
        rendered_reasons.append((get_language_info(language), words))
    return rendered_reasons


def _public_again_view(request, pk, screen):
    back_to = screen.history_url("change", pk)
    return screen.write(request, partial(_make_public_again, screen), pk, back_to=back_to)


@transaction.atomic
def _make_public_again(screen, request, pk):
    document = _document_to_withdraw(screen, request, pk)
    document.withdrawn_at = None
    for name in REASON_FIELDS:
        setattr(document, name, "")
    document.save(update_fields=["withdrawn_at", *REASON_FIELDS])
    words = _("The withdrawal has been cancelled. The reason is kept in the history.")
    screen.message_user(request, words, messages.SUCCESS)
    return HttpResponseRedirect(screen.history_url("change", pk))


def may_withdraw(user, document):
    """Whether the user may withdraw this document and make it public again."""
    return rights_of(user).has_permission(Permission.APPROVE, document)


def withdrawal_of(user, document):
    """What the banner of a document, or of an edition of it, says and offers."""
    start = f"admin:{document._meta.app_label}_{document._meta.model_name}"
    return {
        "at": document.withdrawn_at,
        "is_withdrawn": document.is_withdrawn,
        "reason": text(document, "withdrawal_reason"),
        "may": may_withdraw(user, document),
        "has_something": document.editions.filter(state=State.APPROVED).exists(),
        "withdraw_url": reverse(f"{start}_withdraw", args=[document.pk]),
        "public_again_url": reverse(f"{start}_public_again", args=[document.pk]),
    }


def _fieldsets():
    return [(None, {"fields": ["withdrawn_at", "version"]}), (_("Public reason"), {"fields": REASON_FIELDS})]


def _withdrawal_message(document):
    if document.is_withdrawn:
        return _("Withdrawn. Readers find the reason at its address.")
    return _("The withdrawal is scheduled.")
