"""The offline list of all offices: where they are, and how to contact them."""

from functools import cached_property
from itertools import groupby

from django.db.models import Prefetch
from django.utils import timezone

from foundation.languages import alphabetical
from structure.lifetimes import had_ended
from structure.models import ContactPoint

from .coverage import roles_on
from .filters import ROLE_ORDER
from .models import Office, OfficeRole

Kind = OfficeRole.Kind


class PocketList:
    """Every published office with its roles and contacts of today, by country; three queries."""

    def __init__(self):
        self.day = timezone.localdate()

    @cached_property
    def offices(self):
        roles = roles_on(self.day)
        contacts = ContactPoint.objects.published().on(self.day).order_by("purpose", "pk")
        offices = (
            Office.objects.published()
            .select_related("country")
            .prefetch_related(
                Prefetch("roles", roles, to_attr="held"),
                Prefetch("contact_points", contacts, to_attr="contacts"),
            )
            .order_by(alphabetical("country__name"), "country", alphabetical("name"), "pk")
        )
        return [_compact(office, self.day) for office in offices]

    @property
    def countries(self):
        """(country, offices) in the order of the reader's letters."""
        return [(country, list(same)) for country, same in groupby(self.offices, lambda one: one.country)]

    @property
    def headquarters(self):
        """The offices to contact when another has no contact: headquarters."""
        return [office for office in self.offices if Kind.HEADQUARTERS in office.kinds]


def _compact(office, day):
    """With each of its roles named once, and without the contacts of an office that is no more."""
    office.is_closed = office.status == Office.Status.CLOSED or had_ended(office, day)
    office.kinds = sorted({role.kind for role in office.held} - {Kind.HOSTED_FUNCTION}, key=ROLE_ORDER.index)
    office.kind_names = [Kind(kind).label for kind in office.kinds]
    if office.is_closed:
        office.contacts = []
    return office
