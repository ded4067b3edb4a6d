"""The changes of a document announced to readers since it was first published."""

from operator import attrgetter

from .models import Edition

CORRECTION = Edition.ChangeKind.CORRECTION
ANNOUNCED_KINDS = [Edition.ChangeKind.UPDATE, CORRECTION]


class AnnouncedChanges(list):
    """The announced editions of a document, newest first."""

    def __init__(self, editions):
        super().__init__(sorted(editions, key=attrgetter("number"), reverse=True))

    @property
    def corrections(self):
        """Those that a reader must know of before the words."""
        return [change for change in self if change.change_kind == CORRECTION]

    @property
    def updates(self):
        """The others."""
        return [change for change in self if change.change_kind != CORRECTION]


def announced_editions(edition):
    """The editions up to this one whose change was announced, as a queryset."""
    editions = type(edition).objects.due()
    return editions.filter(
        document=edition.document_id, number__lte=edition.number, change_kind__in=ANNOUNCED_KINDS
    )


def shown_changes(edition, found):
    """The ``AnnouncedChanges`` found for an edition; its own is among them in a preview, when it is not live
    yet."""
    is_missing = edition.change_kind in ANNOUNCED_KINDS and edition not in found
    return AnnouncedChanges([*found, edition] if is_missing else found)


def changes_of(edition):
    """The ``AnnouncedChanges`` of a document up to this edition, in one query."""
    return shown_changes(edition, announced_editions(edition))
