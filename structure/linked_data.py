"""Units and people as things of schema.org (see foundation.exchange.linked_data)."""

from django.utils.translation import gettext as _

from foundation.exchange.linked_data import (
    description,
    full_url,
    identity,
    iso_date,
    mention,
    organisation,
    thing,
)
from foundation.languages import text

from .models import ContactPoint, OrgUnit

Purpose = ContactPoint.Purpose


def unit_name(unit, label=None):
    """The name of a unit outside the organisation: an office is named after its city."""
    name = str(label or text(unit, "name"))
    return f"{_('IOM')} {name}" if unit.kind == OrgUnit.Kind.FIELD_OFFICE else name


def unit_mention(unit, label=None):
    """A unit or office, for another page."""
    return mention("GovernmentOrganization", unit, unit_name(unit, label), "unit")


def place_mention(office):
    """The location of an office, for another page."""
    return thing("Place", id_=identity(office, "place"), name=str(text(office, "name")))


def person_mention(person, **facts):
    return mention("Person", person, text(person, "name"), "person", **facts)


def contact_point(contact):
    """A way to reach a unit for a purpose."""
    return thing(
        "ContactPoint",
        contactType=str(contact.get_purpose_display()),
        name=str(text(contact, "label") or (contact.person and text(contact.person, "name")) or ""),
        telephone=contact.phone.as_e164 if contact.phone else "",
        faxNumber=contact.fax.as_e164 if contact.fax else "",
        email=contact.email,
    )


def postal_address(contact, **facts):
    """The postal address of a contact point, one line after the other, with what is known besides."""
    lines = [line.strip() for line in contact.address.splitlines() if line.strip()] if contact else []
    return thing("PostalAddress", streetAddress=", ".join(lines), **facts)


def reached_by(contacts):
    """How an organisation is reached, by its contact points in force: the facts of its thing."""
    found = [point for point in map(contact_point, contacts) if len(point) > 2]
    general = next((one for one in contacts if one.purpose == Purpose.GENERAL), None)
    return {
        "contactPoint": found,
        "telephone": general.phone.as_e164 if general and general.phone else "",
        "email": general.email if general else "",
    }


def with_address(contacts):
    """The first contact point that has a postal address, or None."""
    return next((contact for contact in contacts if contact.address), None)


def unit(context):
    """The unit of its page, with what stands over and under it, who heads it and how it is reached."""
    unit, node, record = context["unit"], context["node"], context["record"]
    above = [unit_mention(node.parent.unit, node.parent.label)] if node and node.parent else []
    posted = with_address(record.contacts)
    facts = {
        "alternateName": str(text(unit, "short_name")),
        "description": description(text(unit, "mandate")),
        "foundingDate": iso_date(unit.established),
        "dissolutionDate": iso_date(unit.abolished),
        "parentOrganization": above or ([] if record.has_ended else [organisation()]),
        "subOrganization": [unit_mention(child.unit, child.label) for child in node.children] if node else [],
        "employee": [
            person_mention(one.person, jobTitle=str(text(one, "title")))
            for one in context["people"].get("now", [])
        ],
        "location": record.seat and place_mention(record.seat),
        "address": postal_address(posted) if posted else None,
    }
    return [
        thing(
            "GovernmentOrganization",
            id_=identity(unit, "unit"),
            name=str(context["name"]),
            url=full_url(unit.get_absolute_url()),
            **facts,
            **reached_by(record.contacts),
        )
    ]


def person(context):
    """The person of a page with the posts held, now and at other times."""
    person, posts = context["person"], context["appointments"]
    now = posts.get("now", [])
    others = [
        one for standing, same in posts.items() if standing != "now" for one in same if one.unit.is_shown
    ]
    return [
        thing(
            "Person",
            id_=identity(person, "person"),
            name=str(text(person, "name")),
            url=full_url(person.get_absolute_url()),
            description=description(text(person, "biography")),
            jobTitle=[str(text(one, "title")) for one in now],
            worksFor=[unit_mention(one.unit) for one in now if one.unit.is_shown]
            or [organisation()] * bool(now),
            memberOf=[_role(one) for one in others],
        )
    ]


def _role(appointment):
    return thing(
        "OrganizationRole",
        roleName=str(text(appointment, "title")),
        startDate=iso_date(appointment.starts),
        endDate=iso_date(appointment.ends),
        memberOf=unit_mention(appointment.unit),
    )
