"""The programmes: the list as a tree, and one programme with everything known about it."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from foundation.addresses import AddressChanged, FormerAddress, get_by_address
from foundation.languages import alphabetical, columns, text

from .models import Page, PageEdition, ProgrammePartner
from .navigation import live_editions


def programme_editions():
    """The live editions of programmes, in the order of the tree."""
    programmes = live_editions().filter(document__programme__isnull=False)
    return programmes.order_by("document__tree_id", "document__lft")


def listed_programmes():
    """The same with what a list prints; the long bodies stay in the database."""
    return programme_editions().defer("body", *columns("body"))


def find_programme(slug):
    """The live edition of the programme at this address. Raises ``AddressChanged`` or ``Http404``."""
    try:
        return get_by_address(programme_editions(), slug, owner="document")
    except Http404:
        # The former address of a phase is its whole path; the address of a programme is the last part only.
        former = FormerAddress.objects.filter(kind=Page._meta.db_table, address__endswith=f"/{slug}")
        moved = programme_editions().filter(document__in=former.values("object_id")).first()
        if moved:
            raise AddressChanged(moved) from None
        raise


@dataclass
class ProgrammeBranch:
    """A programme in the list, with its phases and components."""

    edition: PageEdition
    branches: list["ProgrammeBranch"] = field(default_factory=list)

    @property
    def programme(self):
        return self.edition.document.programme


def programme_tree(editions=None):
    """The published programmes, or these of them, each below its parent; one query."""
    roots, known = [], {}
    for edition in listed_programmes() if editions is None else editions:
        branch = known[edition.document_id] = ProgrammeBranch(edition)
        parent = known.get(edition.document.parent_id)
        (parent.branches if parent else roots).append(branch)
    return roots


class ProgrammeDetails:
    """Everything known about a programme: four queries."""

    def __init__(self, edition):
        self.edition = edition
        self.programme = programme = edition.document.programme
        unit = programme.responsible_unit
        self.unit = unit if unit and unit.is_shown else None
        self.countries = list(programme.countries.order_by(alphabetical("name")))
        self.figures = list(programme.figures.order_by("measure", "-as_of"))
        partners = list(programme.partners.all())
        self.implementing = [one for one in partners if one.part == ProgrammePartner.Part.IMPLEMENTING]
        self.donors = [one for one in partners if one.part == ProgrammePartner.Part.FUNDING]
        beside = Q(document=programme.parent_id) | Q(document__parent=programme.pk)
        family = list(listed_programmes().filter(beside))
        self.parent = next((one for one in family if one.document_id == programme.parent_id), None)
        self.parts = [one for one in family if one.document_id != programme.parent_id]

    @property
    def breadcrumbs(self):
        above = [(text(self.parent, "title"), self.parent.get_absolute_url())] if self.parent else []
        return [(_("Programmes"), reverse("pages:programmes")), *above]
