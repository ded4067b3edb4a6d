"""Which units and people a reader's words find."""

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.fields import IntegerField
from django.utils import timezone

from publishing.dates import InForce
from publishing.languages import columns
from publishing.models import SHOWN
from publishing.search import found_in, hits, lines_of

from .models import Appointment, OrgUnit, Person

LATER = 1  # among equals: what is no more


def titled(part):
    """The public appointments with a title that has this part of a query."""
    appointments = Appointment.objects.published().filter(person__certainty__in=SHOWN)
    return appointments.filter(searched__matches=part)


def unit_hits(wanted):
    """Units by their names, former names and mandates; posts also by the titles that their holders bear."""
    rows = OrgUnit.objects.published().exclude(kind=OrgUnit.Kind.FIELD_OFFICE)
    rows = rows.alias(lasting=InForce(Value(""), "abolished"))
    for part in wanted.parts():
        rows = rows.filter(Q(pk__in=found_in(OrgUnit, part)) | Q(pk__in=titled(part).values("unit")))
    is_there = When(lasting__contains=timezone.localdate(), then=0)
    place = Case(is_there, default=LATER, output_field=IntegerField())
    return hits(rows, wanted, "unit", names=[*columns("name", "short_name"), "other_names"], place=place)


def person_hits(wanted):
    """People by their names, their lives and the titles of their posts."""
    rows = Person.objects.published()
    for part in wanted.parts():
        rows = rows.filter(Q(pk__in=found_in(Person, part)) | Q(pk__in=titled(part).values("person")))
    holding = Appointment.objects.published().filter(
        person=OuterRef("pk"), period__contains=timezone.localdate()
    )
    place = Case(When(Exists(holding), then=0), default=Value(LATER), output_field=IntegerField())
    held = Appointment.objects.published().filter(person=OuterRef("pk"))
    titles = lines_of(held, *columns("title"))
    return hits(rows, wanted, "person", names=[*columns("name"), "other_names"], beside=titles, place=place)
