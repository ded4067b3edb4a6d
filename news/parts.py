"""Everything that the page of a press release shows, read in few queries."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import get_language

from foundation.facts.certainty import shown
from foundation.history.versions import content_columns
from foundation.json_rows import json_rows
from foundation.languages import alphabetical
from offices.models import Country
from publishing.changes import AnnouncedChanges, announced_editions, shown_changes
from publishing.translations import with_words_in_progress
from structure.models import Person

from .lists import ListPosition, listed_releases
from .models import Attachment, NamedPerson, Picture, PressContact, PressRelease, ReleaseEdition, Theme


def releases_with_parts():
    """The live editions, each with its countries, themes … as arrays of rows: ``parts_of`` reads them."""
    return _whole(ReleaseEdition.objects.published())


def edition_to_preview(key):
    """An edition in any state, as ``releases_with_parts`` returns it, dated as if it went live now."""
    edition = with_words_in_progress(_whole(ReleaseEdition.objects.filter(pk=key)).get(), get_language())
    edition.publish_at = edition.publish_at or timezone.now()
    return edition


def _whole(editions):
    countries = ReleaseEdition.countries.through.objects.filter(releaseedition=OuterRef(OuterRef("pk")))
    themes = ReleaseEdition.themes.through.objects.filter(releaseedition=OuterRef(OuterRef("pk")))
    belonging = {
        "country_rows": Country.objects.filter(pk__in=countries.values("country")).order_by(
            alphabetical("name")
        ),
        "theme_rows": Theme.objects.filter(pk__in=themes.values("theme")).order_by(alphabetical("name")),
        "contact_rows": PressContact.objects.filter(edition=OuterRef("pk")).order_by("pk"),
        "picture_rows": Picture.objects.filter(edition=OuterRef("pk")).order_by("pk"),
        "attachment_rows": Attachment.objects.filter(edition=OuterRef("pk")).order_by("pk"),
    }
    releases = editions.select_related("document__issued_by")
    return releases.annotate(
        **{name: json_rows(queryset, _columns(queryset.model)) for name, queryset in belonging.items()}
    )


def _columns(model):
    return [model._meta.get_field(name).attname for name in content_columns(model)]


def withdrawn_releases():
    """What was public and no longer is."""
    once = ReleaseEdition.objects.once_public().filter(document=OuterRef("pk"))
    return PressRelease.objects.filter(Exists(once), withdrawn_at__lte=timezone.now())


@dataclass
class ReleaseParts:
    """Everything on the page besides the text of the release."""

    countries: list
    themes: list
    contacts: list
    pictures: list
    attachments: list
    people: list
    changes: AnnouncedChanges
    newer: ReleaseEdition | None = None
    older: ReleaseEdition | None = None


def countries_of(release):
    """The countries of an edition of ``releases_with_parts``; no query."""
    return [Country(**row) for row in release.country_rows]


def parts_of(release):
    """The ``ReleaseParts`` of an edition of ``releases_with_parts``, in two more queries."""
    place = ListPosition.of(release)
    beside = list(_beside(release, place))
    parts = ReleaseParts(
        countries=countries_of(release),
        themes=[Theme(**row) for row in release.theme_rows],
        contacts=[PressContact(**row) for row in release.contact_rows],
        pictures=[Picture(**row) for row in release.picture_rows],
        attachments=[Attachment(**row) for row in release.attachment_rows],
        people=list(_named_people(release)),
        changes=shown_changes(release, [one for one in beside if one.document_id == release.document_id]),
    )
    for edition in beside:
        if edition.document_id == release.document_id:
            continue
        if place.is_newer_than(edition):
            parts.older = parts.older or edition
        else:
            parts.newer = edition
    return parts


def _named_people(release):
    """The people certain enough to be named; ``has_page`` says who has a page to link to."""
    page = Person.objects.published().filter(pk=OuterRef("person"))
    people = NamedPerson.objects.filter(shown("person"), edition=release)
    return people.select_related("person").annotate(has_page=Exists(page)).order_by("pk")


def _beside(release, place):
    """The announced changes of a release and the releases just newer and older, in the order of the list."""
    listed = listed_releases().exclude(document=release.document_id)
    nearest = [part.values("pk")[:1] for part in [*place.newer(listed), *place.older(listed)]]
    wanted = announced_editions(release).order_by().values("pk").union(*nearest, all=True)
    editions = ReleaseEdition.objects.filter(pk__in=wanted).select_related("document")
    return editions.newest_first()
