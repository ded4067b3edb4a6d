"""An office as a file for the address book of a telephone: a vCard.

Version 3.0 (RFC 2426), not 4.0 (RFC 6350): the address books of older and cheaper telephones read no newer
one, and nothing here needs it. Names carry their language as a parameter; 3.0 has no property for it.
"""

from django.conf import settings
from django.utils.translation import gettext

from foundation.exchange.content_lines import escape_text, fold, join_parts
from foundation.languages import text


def vcard(card):
    """The vCard of an office (of its ``Card``) as text in the reader's language, its lines ended by CRLF."""
    office = card.office
    city, country = text(office, "name"), text(office.country, "name")
    name = f"{gettext('IOM')} {city.plain}"
    language = f"LANGUAGE={city.language}"
    lines = [
        ("BEGIN", "VCARD"),
        ("VERSION", "3.0"),
        (f"FN;{language}", escape_text(name)),
        (f"N;{language}", join_parts(name, "", "", "", "")),
        ("ORG", join_parts(gettext("International Organization for Migration"), city.plain)),
        ("URL", settings.SITE_URL + office.get_absolute_url()),
        ("GEO", f"{office.latitude};{office.longitude}"),
    ]
    if not any(contact.address for contact in card.contacts):
        lines.append(("ADR;TYPE=WORK", join_parts("", "", "", city.plain, "", "", country.plain)))
    for contact in card.contacts:
        lines += _ways(contact)
    if card.is_closed or not card.contacts:
        lines.append(("NOTE", escape_text(_note(card))))
    lines.append(("END", "VCARD"))
    return "".join(fold(f"{name}:{value}") for name, value in lines)


def _ways(contact):
    """The properties of a contact point; all lines of a postal address go into the street."""
    ways = []
    if contact.address:
        ways.append(("ADR;TYPE=WORK", join_parts("", "", contact.address, "", "", "", "")))
    if contact.phone:
        ways.append(("TEL;TYPE=WORK,VOICE", contact.phone.as_e164))
    if contact.fax:
        ways.append(("TEL;TYPE=WORK,FAX", contact.fax.as_e164))
    if contact.email:
        ways.append(("EMAIL;TYPE=INTERNET", escape_text(contact.email)))
    return ways


def _note(card):
    """The office to contact instead, never given as the office's own number."""
    closed = gettext("This office is closed.") if card.is_closed else ""
    return f"{closed} {card.text}".strip()
