"""Search of units and people."""

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.fields import IntegerField
from django.utils import timezone

from foundation.facts.certainty import shown
from foundation.facts.dates import InForce
from foundation.languages import columns
from foundation.search.vectors import hits, lines_of

from .models import Appointment, OrgUnit, Person

LATER = 1  # among equals: what is no more


def titled(rows_by_word, part):
    """The public appointments with a title that has this part of a query."""
    appointments = Appointment.objects.published().filter(shown("person"))
    return appointments.filter(pk__in=rows_by_word.rows(Appointment, part))


def unit_hits(search_terms, rows_by_word):
    """Units by their names, former names and mandates; posts also by the titles that their holders bear."""
    rows = OrgUnit.objects.published().exclude(kind=OrgUnit.Kind.FIELD_OFFICE)
    rows = rows.alias(lasting=InForce(Value(""), "abolished"))
    for part in search_terms.parts():
        holders = titled(rows_by_word, part).values("unit")
        rows = rows.filter(Q(pk__in=rows_by_word.rows(OrgUnit, part)) | Q(pk__in=holders))
    is_there = When(lasting__contains=timezone.localdate(), then=0)
    place = Case(is_there, default=LATER, output_field=IntegerField())
    return hits(
        rows, search_terms, "unit", names=[*columns("name", "short_name"), "other_names"], place=place
    )


def person_hits(search_terms, rows_by_word):
    """People by their names, their lives and the titles of their posts."""
    rows = Person.objects.published()
    for part in search_terms.parts():
        holders = titled(rows_by_word, part).values("person")
        rows = rows.filter(Q(pk__in=rows_by_word.rows(Person, part)) | Q(pk__in=holders))
    holding = Appointment.objects.published().filter(
        person=OuterRef("pk"), period__contains=timezone.localdate()
    )
    place = Case(When(Exists(holding), then=0), default=Value(LATER), output_field=IntegerField())
    held = Appointment.objects.published().filter(person=OuterRef("pk"))
    titles = lines_of(held, *columns("title"))
    return hits(
        rows,
        search_terms,
        "person",
        names=[*columns("name"), "other_names"],
        related_names=titles,
        place=place,
    )
