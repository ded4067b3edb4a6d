"""A press release as an A4 PDF."""

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.exchange.paper import blocks, emblem, text_data, typeset
from foundation.facts.dates import PartialDate, span
from foundation.languages import text
from foundation.templatetags.texts import language_name

from .contacts import contact_today
from .parts import parts_of


def preview_paper(release):
    """The PDF of an unpublished edition, with a notice that says so at the top."""
    return release_paper(release, _("Preview, not public"))


def release_paper(release, mark=""):
    """The PDF of an edition of ``whole_releases`` in the reader's language, with this mark above its text."""
    parts, title, body = parts_of(release), text(release, "title"), text(release, "body")
    words = {
        "organisation": _("International Organization for Migration"),
        "emblem": emblem(),
        "kind": capfirst(release.document.get_kind_display()),
        "address": settings.SITE_URL + release.get_absolute_url(),
        "title": text_data(title),
        "summary": text_data(text(release, "summary")),
        "dateline": text_data(text(release, "dateline")),
        "date": release.date.display() or _("Date not known"),
        "notice": " – ".join(filter(None, [mark, _notice(title, body)])),
        "body_language": text_data(body) | {"words": ""},
        "body": [_with_full_addresses(block) for block in blocks(body)],
        "corrections": [_change(change, _("Corrected on %(day)s")) for change in parts.changes.corrections],
        "updates": [_change(change, _("Updated on %(day)s")) for change in parts.changes.updates],
        "facts": [fact for fact in _facts(release, parts) if fact["values"]],
        "contacts": _contacts(release, parts),
        "labels": {
            "page": _("Page %(number)s of %(total)s"),
            "updates": _("Changes since publication"),
            "printed": _("As of %(day)s") % {"day": _day(timezone.localdate())},
        },
    }
    return typeset("news/paper/release.typ", words, language=get_language())


def _with_full_addresses(block):
    for part in [block, *block.get("cells", [])]:
        for run in part.get("runs", []):
            if run.get("href", "").startswith("/"):
                run["href"] = settings.SITE_URL + run["href"]
    return block


def _day(date):
    return PartialDate(date).display()


def _notice(title, body):
    if not body:
        return _("The full text of this release is not available on this site.")
    if title.is_fallback or body.is_fallback:
        language = language_name((title if title.is_fallback else body).language)
        return _("This text has not been translated yet. It is shown in %(language)s.") % {
            "language": language
        }
    return ""


def _change(change, heading):
    day = _day(timezone.localdate(change.publish_at))
    return {"heading": heading % {"day": day}, "note": text_data(text(change, "change_note"))}


def _facts(release, parts):
    """Labels and values of the facts box."""
    issuer = release.document.issued_by
    event = span(release.event_starts, release.event_ends)
    named = [text_data(text(naming.person, "name")) for naming in parts.people]
    yield {
        "label": _("Issued by"),
        "values": [text_data(text(issuer, "name"))] if issuer and issuer.is_shown else [],
    }
    yield {"label": _("Event"), "values": [{"words": event}] if event else []}
    yield {"label": _("Countries"), "values": [text_data(text(row, "name")) for row in parts.countries]}
    yield {"label": _("Themes"), "values": [text_data(text(row, "name")) for row in parts.themes]}
    yield {"label": _("People named"), "values": named}


def _contacts(release, parts):
    """The groups of contacts: today's, and those named in the release."""
    groups = []
    if today := contact_today(release):
        names = [text_data(text(today.person, "name"))] if today.is_named else []
        names += [text_data(text(today.unit, "name")), {"words": today.get_purpose_display()}]
        entry = _contact(names, today.phone and today.phone.as_international, today.email)
        groups.append({"heading": _("Current contact"), "entries": [entry]})
    if parts.contacts:
        printed = [
            _contact(
                [{"words": one.name}, text_data(text(one, "label"))],
                one.phone_printed or (one.phone and one.phone.as_international),
                one.email,
            )
            for one in parts.contacts
        ]
        groups.append({"heading": _("Press contacts at the time of publication"), "entries": printed})
    return groups


def _contact(names, phone, email):
    return {"names": [name for name in names if name["words"]], "reach": [x for x in [phone, email] if x]}
