"""The press contact of a release today."""

import datetime as dt

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone

from foundation.facts.certainty import shown
from foundation.facts.dates import InForce
from offices.coverage import roles_on
from offices.models import Office, OfficeRole
from structure.models import ContactPoint, Person

Purpose = ContactPoint.Purpose
CONTACTS_LAST = dt.timedelta(days=365)  # after this, a telephone number is printed but no longer a link


def contact_today(release):
    """The ``ContactPoint`` in force of the unit that issued it or else of headquarters, or None; one query.

    That for the press goes before the general one. ``is_named`` says whether its person may be named.
    """
    today = timezone.localdate()
    headquarters = roles_on(today).filter(kind=OfficeRole.Kind.HEADQUARTERS).values("office")
    issuer = release.document.issued_by_id
    contacts = (
        ContactPoint.objects.published()
        .on(today)
        .filter(Q(unit=issuer) | Q(unit__in=headquarters), purpose__in=[Purpose.PRESS, Purpose.GENERAL])
        .exclude(phone="", email="")
        .alias(unit_lasts=InForce(Value(""), "unit__abolished"))
        .filter(shown("unit"), unit_lasts__contains=today)
        .exclude(unit__office__status=Office.Status.CLOSED)
    )
    return (
        contacts.annotate(
            is_of_issuer=Case(When(unit=issuer, then=True), default=False),
            is_for_press=Case(When(purpose=Purpose.PRESS, then=True), default=False),
            is_named=Exists(Person.objects.published().filter(pk=OuterRef("person"))),
        )
        .select_related("unit", "person")
        .order_by(F("is_of_issuer").desc(), F("is_for_press").desc(), "pk")
        .first()
    )


def are_contacts_old(release):
    """Whether the release is so old, or its date so vague, that its contacts may have changed."""
    latest = release.date.latest
    return latest is None or latest < timezone.localdate() - CONTACTS_LAST
