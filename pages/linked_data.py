"""Pages and programmes as things of schema.org (see foundation.exchange.linked_data)."""

from django.utils.timezone import localtime

from foundation.exchange.linked_data import (
    description,
    full_url,
    identity,
    iso_date,
    mention,
    organisation,
    site_identity,
    thing,
)
from foundation.languages import text
from offices.linked_data import country_mention
from structure.linked_data import unit_mention


def page(context):
    """A standing page."""
    edition = context["edition"]
    address, title = full_url(edition.get_absolute_url()), text(edition, "title")
    return [
        thing(
            "WebPage",
            id_=address,
            url=address,
            name=title.plain,
            description=description(text(edition, "summary")),
            inLanguage=(context["body"] or title).language,
            dateModified=localtime(edition.publish_at).isoformat(timespec="seconds"),
            isPartOf={"@id": site_identity("site")},
            publisher=organisation(),
        )
    ]


def programme(context):
    """A programme as a project: its unit, partners, countries, dates and parts."""
    file = context["file"]
    edition, programme = file.edition, file.programme
    above = [_programme_mention(file.parent)] if file.parent else []
    return [
        thing(
            "Project",
            id_=identity(programme, "programme"),
            name=text(edition, "title").plain,
            url=full_url(edition.get_absolute_url()),
            description=description(text(edition, "summary")),
            foundingDate=iso_date(programme.starts),
            dissolutionDate=iso_date(programme.ends),
            parentOrganization=[*above, unit_mention(file.unit) if file.unit else organisation()],
            subOrganization=[_programme_mention(part) for part in file.parts],
            areaServed=[country_mention(country) for country in file.countries],
            member=[_partner(partner) for partner in file.implementing],
            funder=[_partner(partner) for partner in file.donors],
        )
    ]


def _programme_mention(edition):
    return mention("Project", edition, text(edition, "title").plain, "programme")


def _partner(partner):
    return thing("Organization", name=str(text(partner, "name")))
