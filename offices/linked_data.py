"""Offices and countries as things of schema.org (see foundation.exchange.linked_data).

What holds only by our reading of an area is left out: data cannot say « our reading » as a page can.
"""

from foundation.exchange.linked_data import description, full_url, identity, iso_date, organisation, thing
from foundation.languages import text
from structure.linked_data import postal_address, reached_by, unit_mention, unit_name, with_address

from .coverage import Reason
from .models import Office


def country_mention(country):
    """A country, named on another page; there can be fifty of them, so without its address."""
    name = str(text(country, "name"))
    return thing("Country", id_=identity(country, "country"), name=name, identifier=country.iso2)


def office(context):
    """The office of a page: where it is, what it stands under, whom it serves, how it is reached."""
    office, profile = context["office"], context["profile"]
    contacts, is_closed = profile.record.contacts, office.status == Office.Status.CLOSED
    return [
        thing(
            "GovernmentOrganization",
            id_=identity(office, "unit"),
            name=unit_name(office),
            alternateName=[str(title) for role in profile.roles if (title := text(role, "title"))],
            url=full_url(office.get_absolute_url()),
            description=description(text(office, "mandate")),
            foundingDate=iso_date(office.established),
            dissolutionDate=iso_date(office.abolished),
            parentOrganization=_above(profile, is_closed),
            subOrganization=[unit_mention(one.unit, one.label) for one in profile.below],
            areaServed=_areas(profile.roles),
            location=_place(office, with_address(contacts)),
            **reached_by(contacts),
        )
    ]


def _above(profile, is_closed):
    if profile.above:
        return unit_mention(profile.above.unit, profile.above.label)
    return None if is_closed else organisation()


def _place(office, contact):
    city = str(text(office, "name"))
    address = postal_address(contact, addressLocality=city, addressCountry=office.country.iso2)
    position = thing("GeoCoordinates", latitude=float(office.latitude), longitude=float(office.longitude))
    return thing("Place", id_=identity(office, "place"), name=city, geo=position, address=address)


def _areas(roles):
    """The areas of an office's roles by name, and the countries that it serves for certain."""
    areas = {role.area_id: role.area for role in roles if role.area_id}
    served = {
        one.country.iso2: one.country for role in roles for one in role.served if not one.is_our_reading
    }
    return [
        *(thing("Place", name=str(text(area, "name"))) for area in areas.values()),
        *(country_mention(country) for country in served.values()),
    ]


def country(context):
    """The country of a page, and the offices that serve it, headquarters (the last resort) aside."""
    country = context["country"]
    own = {"@id": identity(country, "country")}
    sure = [answer for answer in context["answers"] if any(map(_is_sure, answer.serving_roles))]
    return [
        thing(
            "Country",
            id_=own["@id"],
            name=str(text(country, "name")),
            identifier=country.iso2,
            url=full_url(country.get_absolute_url()),
        ),
        *(
            unit_mention(answer.office)
            | {"areaServed": own}
            | {name: fact for name, fact in reached_by(answer.contacts).items() if fact}
            for answer in sure
        ),
    ]


def _is_sure(serving_role):
    return serving_role.reason is not Reason.LAST_RESORT and not serving_role.is_our_reading
