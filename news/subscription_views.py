"""The pages to subscribe to alerts, and to confirm, change and end a subscription.

No page here sets a cookie, so none of the forms has a token against forgery: nobody is logged in, and a
forged request has no right that whoever forges it lacks. What changes something is opened by a signed link
out of a letter, and done by POST alone: programs that look at the links of a letter change nothing.
"""

import smtplib
from functools import wraps

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from publishing.previews import keep_private

from . import subscribing
from .letters import can_send_mail
from .subscribing import InvalidLink, LinkExpired, TooManyLetters, managing_token
from .subscription_forms import AskForm, ChoicesForm
from .subscriptions import Subscription, forget, lock_address

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
DONE = {"confirmed", "saved"}  # what the page of a subscription can report as just done


@csrf_exempt
@read_or_send
def subscribe(request):
    """The ways to follow what is published; a form for alerts by e-mail (``?country=SN&theme=…&unit=…``).

    Where no letter can be sent there is no form, and nothing is taken.
    """
    if not can_send_mail():
        if request.method == "POST":
            raise Http404
        return _subscribe_page(request, None)
    if request.method == "POST":
        form = AskForm(request.POST)
        if form.is_valid():
            failure = "" if form.is_from_a_robot else _ask(form)
            if not failure:
                return _redirect_after_post(reverse("news:subscribe") + "?sent=1")
            form.add_error(None, failure)
        return _subscribe_page(request, form, 400)
    return _subscribe_page(request, None if "sent" in request.GET else _form_for(request.GET))


def _ask(form):
    """Send the confirmation request; return an error message, the same for every address."""
    try:
        subscribing.request_subscription(form.cleaned_data["email"], **form.choices)
    except TooManyLetters:
        return _("Too many people are subscribing at the moment. Try again in an hour.")
    except (smtplib.SMTPException, OSError):
        return _("Our mail server is not responding. Try again later.")
    return ""


def _form_for(data):
    """The form with the choices of a link to it. Raises ``BadRequest`` for an unknown choice."""
    asked = {name: data.get(name, "") for name in ["country", "theme", "unit"]}
    asked["country"] = asked["country"].upper()
    form = AskForm(initial=asked)
    if not all(value in {"", *form.fields[name].rows} for name, value in asked.items()):
        raise BadRequest(_("The address names a country, a theme or a unit that is not on this site."))
    return form


def _subscribe_page(request, form, status=200):
    context = {"form": form, "has_alerts": can_send_mail(), "breadcrumbs": [(_("Subscribe"), "")]}
    return render(request, "news/subscribe.html", context, status=status)


# ---------------------------------------------------------------- opened by a link in an e-mail


def behind_a_link(find):
    """A view of the subscription that a signed link names: 404 for an invalid one, 410 for an expired one."""

    def decorator(view):
        @csrf_exempt
        @read_or_send
        @wraps(view)
        def answer(request, token):
            try:
                response = _answered(request, token)
            except InvalidLink:
                response = _link_page(request, 404)
            except LinkExpired:
                response = _link_page(request, 410)
            return keep_private(response)

        def _answered(request, token):
            if request.method != "POST":
                return view(request, token, find(token))
            with transaction.atomic():
                lock_address(find(token).email)
                return view(request, token, find(token))  # read again under the lock

        return answer

    return decorator


def _link_page(request, status):
    return render(request, "news/subscription_link.html", {"error": status}, status=status)


@behind_a_link(subscribing.subscription_to_confirm)
def confirm(request, token, subscription):
    """Confirm the pending subscriptions of an address."""
    pending = Subscription.objects.filter(email=subscription.email).with_choices().pending()
    if request.method == "POST":
        wanted = set(request.POST.getlist("wanted"))
        wanted = [one.public_id for one in pending if one.public_id.hex in wanted]
        if wanted:
            subscribing.confirm(subscription, wanted)
            first = subscription.public_id in wanted or subscription.is_confirmed
            kept = subscription if first else Subscription.objects.get(public_id=wanted[0])
            return _redirect_after_post(_address_of(kept, "confirmed"))
    if not pending:
        # already confirmed: the link was used twice
        return _redirect_after_post(_address_of(subscription))
    context = {"pending": pending, "nothing_chosen": request.method == "POST"}
    return _page(request, "news/subscription_confirm.html", context, _("Confirm"))


@behind_a_link(subscribing.subscription_to_manage)
def subscription(request, token, subscription):
    """Change or end a subscription, or delete everything about its address."""
    form = ChoicesForm(request.POST if "save" in request.POST else None, kept=subscription)
    if "everything" in request.POST or "stop" in request.POST:
        whole = Subscription.objects.filter(email=subscription.email)
        return _end(request, whole if "everything" in request.POST else whole.filter(pk=subscription.pk))
    if form.is_valid():
        _change(subscription, form.choices)
        return _redirect_after_post(_address_of(subscription, "saved"))
    others = Subscription.objects.confirmed().filter(email=subscription.email).exclude(pk=subscription.pk)
    context = {
        "subscription": subscription,
        "form": form,
        "others": [(one, _address_of(one)) for one in others.with_choices()],
        "done": request.GET.get("done") if request.GET.get("done") in DONE and not form.is_bound else "",
    }
    page = _page(request, "news/subscription.html", context, _("Your alerts"))
    page.status_code = 400 if form.is_bound else 200
    return page


def _change(subscription, choices):
    """Save other choices; what was published before is not announced."""
    for name, value in choices.items():
        if name != "language" and getattr(subscription, name) != value:
            subscription.since = timezone.now()
        setattr(subscription, name, value)
    subscription.save(update_fields=["since", *choices])


@csrf_exempt
@read_or_send
def unsubscribe(request, token):
    """Ends a subscription by one click in a mail program (RFC 8058: a POST), or by the button of the page.

    Who is not subscribed any more is told the same again: the click may come twice.
    """
    try:
        subscription = subscribing.subscription_to_manage(token)
    except InvalidLink:
        return keep_private(_link_page(request, 404))
    except LinkExpired:
        gone = Subscription.objects.none()
        return keep_private(_end(request, gone) if request.method == "POST" else _link_page(request, 410))
    if request.method == "POST":
        return keep_private(_end(request, Subscription.objects.filter(pk=subscription.pk)))
    context = {"subscription": subscription, "manage": _address_of(subscription)}
    return keep_private(_page(request, "news/unsubscribe.html", context, _("Unsubscribe")))


def _end(request, subscriptions):
    forget(subscriptions)
    return _page(request, "news/unsubscribed.html", {}, _("Unsubscribe"))


def _page(request, template, context, label):
    steps = [(_("Subscribe"), reverse("news:subscribe")), (label, "")]
    return render(request, template, context | {"breadcrumbs": steps})


def _redirect_after_post(address):
    """The answer after a form is processed: a redirect (303), so that nothing is sent twice."""
    return HttpResponseRedirect(address, status=303)


def _address_of(subscription, done=""):
    address = reverse("news:subscription", args=[managing_token(subscription)])
    return address + (f"?done={done}" if done else "")
