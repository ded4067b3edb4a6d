"""Press releases as things of schema.org (see foundation.exchange.linked_data)."""

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime

from foundation.exchange.linked_data import description, full_url, identity, organisation, thing
from foundation.languages import text
from offices.linked_data import country_mention
from structure.linked_data import person_mention, unit_mention

from .share import HEIGHT, WIDTH

LONGEST_HEADLINE = 110


def release(context):
    """The press release of a page: its issuer, date, subjects and later corrections."""
    edition, title, summary = context["release"], context["title"], context["summary"]
    document, parts = edition.document, context["parts"]
    issuer = document.issued_by
    address = full_url(document.get_absolute_url())
    return [
        thing(
            "NewsArticle",
            id_=identity(document, "release"),
            headline=Truncator(title.plain).chars(LONGEST_HEADLINE),
            description=description(summary),
            url=address,
            mainEntityOfPage=thing("WebPage", id_=address),
            inLanguage=(context["body"] or title).language,
            isAccessibleForFree=True,
            datePublished=published_on(edition),
            dateModified=changed_at(edition),
            dateline=str(text(edition, "dateline")),
            articleSection=str(capfirst(document.get_kind_display())),
            author=unit_mention(issuer) if issuer and issuer.is_shown else organisation(),
            publisher=organisation(),
            image=[_share_picture(document)],
            about=[thing("Thing", name=str(text(theme, "name"))) for theme in parts.themes],
            contentLocation=[country_mention(country) for country in parts.countries],
            mentions=[person_mention(one.person) for one in parts.people if one.has_page],
            correction=[_correction(one) for one in parts.changes.corrections],
        )
    ]


def published_on(edition):
    """The day of a release in ISO 8601; empty when the day is not known."""
    return str(edition.date) if edition.date.precision == "day" else ""


def changed_at(edition):
    """When the public text last changed; for a first edition, the day of the release."""
    if edition.number == 1:
        return published_on(edition)
    return _moment(edition.publish_at)


def _moment(moment):
    return localtime(moment).isoformat(timespec="seconds")


def _correction(edition):
    words = str(text(edition, "change_note"))
    return thing("CorrectionComment", text=words, datePublished=_moment(edition.publish_at))


def _share_picture(document):
    address = reverse("news:share_image", args=[document.slug])
    return thing("ImageObject", url=full_url(address), width=WIDTH, height=HEIGHT)
