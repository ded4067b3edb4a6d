"""Whether a file of the open data is still what it was, without writing it.

Triggers note every change of a row by whatever path, so the events of a kind's models tell of all changes
but two: what the clock alone publishes or withdraws, and the order of siblings in a tree. Of the first, the
number still to come tells: with no event between, it only falls. The second is read.
"""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, Max, Q, QuerySet, Subquery, Value
from django.db.models.functions import MD5
from django.utils import timezone
from django.utils.crypto import salted_hmac

from foundation.history.last_changes import LONG_AGO
from foundation.history.log import event_models
from publishing.models import State

FORMAT = 1  # counted up when the files look different with the same content
# An event that is written after a later one (its transaction was longer) fills a gap among the last ones.
RECENT = 1000


@dataclass(frozen=True)
class Version:
    """What the content of a file was at a moment: ``mark`` is another whenever a record is."""

    mark: str
    changed_at: dt.datetime

    @property
    def last_modified(self):
        """In whole seconds; while the second lasts another change can come in it, so it is the one before."""
        moment = int(self.changed_at.timestamp())
        return moment if moment < int(timezone.now().timestamp()) else moment - 1


def version_of(kind, *details):
    """The ``Version`` of a kind's records, in one query; two more for each model that the clock lets out, and
    one for the order of a tree.

    ``details`` are what else a file depends on.
    """
    now, today = timezone.now(), timezone.localdate()
    counted = _changes(kind.models)
    for model in kind.editions:
        counted += [_to_come(model, "publish_at", now, state=State.APPROVED)]
        counted += [_to_come(model._meta.get_field("document").related_model, "withdrawn_at", now)]
    if kind.depends_on_today:
        midnight = timezone.make_aware(dt.datetime.combine(today, dt.time()))
        counted += [("day", today, 0, midnight)]
    if kind.tree:
        counted += [("order", _order(kind.tree), 0, None)]
    facts = [FORMAT, settings.SITE_URL, *details, *(facts for *facts, _moment in counted)]
    mark = salted_hmac("open data", repr(facts), algorithm="sha256").hexdigest()[:32]
    return Version(mark, max((moment for *_facts, moment in counted if moment), default=LONG_AGO))


def _changes(models):
    """(table, number of its last event, how many of the last ones there are, when) of each; one query."""
    first, *others = [_events(model) for model in models]
    return sorted(first.union(*others, all=True) if others else first)


def _events(model):
    events = QuerySet(event_models()[model])
    if any(field.name == "state" for field in events.model._meta.fields):
        events = events.filter(state=State.APPROVED)  # work on a draft changes no file
    newest = events.order_by("-pgh_id").values("pgh_id")[:1]
    recent = events.filter(pgh_id__gt=Subquery(newest) - RECENT)
    counted = recent.order_by().annotate(table=Value(model._meta.db_table)).values("table")
    counted = counted.annotate(last=Max("pgh_id"), number=Count("pgh_id"), moment=Max("pgh_created_at"))
    return counted.values_list("table", "last", "number", "moment")


def _to_come(model, moment, now, **conditions):
    """How many of a model's rows have this moment before them, and the last one that came."""
    ahead, past = Q(**{f"{moment}__gt": now}), Q(**{f"{moment}__lte": now})
    found = model._base_manager.filter(**conditions).aggregate(
        ahead=Count("pk", filter=ahead), last=Max(moment, filter=past)
    )
    return model._meta.db_table, moment, found["ahead"], found["last"]


def _order(model):
    """Stands for the order of a tree, in which a move leaves no event of any row."""
    codes = StringAgg("code", Value(" "), order_by=["tree_id", "lft"], default=Value(""))
    return model._base_manager.aggregate(order=MD5(codes))["order"]
