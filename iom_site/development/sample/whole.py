"""The sample as a whole: create, detect and delete it."""

import pghistory
from django.db import connection, models, reset_queries, transaction

from foundation.history.log import REMOVED, event_models
from foundation.trees.tree import tree_write
from iom_site.search.vocabulary import index_words
from news.models import PressRelease
from offices.models import OfficeRole
from structure.models import OrgUnit, Person, Placement

from .chance import PREFIX, Chance, of_sample
from .releases import Releases
from .structure import Structure
from .words import Writer

COMMAND = "make_sample"
BATCH = 500  # press releases; one transaction for all would take six times as long, because of the history


def is_there():
    """Whether there is a sample, or a part of one whose making was interrupted."""
    return of_sample(PressRelease).exists() or of_sample(OrgUnit).exists()


def make(units, offices, releases, say):
    """Write a sample of this size; there must be a country. ``say`` is told how far it is."""
    chance = Chance()
    writer = Writer(chance)
    structure = Structure(chance, writer, say)
    with pghistory.context(command=COMMAND):
        with tree_write(OrgUnit):
            structure.make(units, offices)
        news = Releases(chance, writer, [*structure.units, *structure.offices], structure.people)
        for start in range(0, releases, BATCH):
            done = min(start + BATCH, releases)
            with transaction.atomic():
                news.make(range(start, done))
            reset_queries()  # with DEBUG on, the words of the last 9,000 would be kept
            say("press releases", done, releases)
    index_words()
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('news_edition_searched')")
        cursor.execute("ANALYZE")  # or the database would plan for the site that it knew before


def remove():
    """Take the sample away, with its history.

    Raises ``ProtectedError`` when something that is no part of it refers to it.
    """
    with transaction.atomic(), pghistory.context(command=COMMAND) as context:
        with tree_write(OrgUnit):
            of_sample(PressRelease).only("pk").delete()
            of_sample(Person).delete()
            of_sample(OfficeRole).filter(host__isnull=False).delete()
            Placement.objects.filter(unit__code__startswith=PREFIX).delete()
            levels = of_sample(OrgUnit).order_by("-level").values_list("level", flat=True).distinct()
            for level in list(levels):
                of_sample(OrgUnit).filter(level=level).delete()
            OrgUnit.objects.rebuild()  # rows taken out many at a time can leave gaps
        _forget(context)


def _forget(context):
    """Drop every event of the rows that were taken away in this context."""
    for model, events in event_models().items():
        row = model._meta.pk.attname
        removed = models.QuerySet(events).filter(pgh_context=context.id, pgh_label=REMOVED)
        models.QuerySet(events).filter(**{f"{row}__in": removed.values(row)}).delete()
    pghistory.models.Context.objects.filter(metadata__command=COMMAND).delete()
