"""Units and people as records of the open data (see foundation.exchange.open_data)."""

from collections import Counter

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.exchange.open_data import (
    Code,
    NestedRecords,
    Number,
    RecordKind,
    addresses,
    code_column,
    code_if_shown,
    dated_columns,
    field_column,
    identity,
    name_column,
    node,
    other_names_column,
    pages_column,
    slug_column,
    sourced_columns,
    thing,
)
from foundation.facts.certainty import shown
from foundation.languages import columns, languages_with_text

from .lifetimes import Lifetime
from .models import Appointment, ContactPoint, OrgUnit, Person, Placement, Succession
from .record import public_successions

FIELD_OFFICE, POST = OrgUnit.Kind.FIELD_OFFICE, OrgUnit.Kind.POST

# ---------------------------------------------------------------- units


def public_units():
    """The units a visitor may see; offices are a kind of their own."""
    return OrgUnit.objects.published().exclude(kind=FIELD_OFFICE)


def people_in_data():
    """The people with a post that is in the open data."""
    held = Appointment.objects.published().filter(shown("unit"), person=OuterRef("pk"))
    return Person.objects.filter(shown()).filter(Exists(held))


def placements_in_data():
    """The placements of units a visitor may see, under one that may be seen too or at the top."""
    shown_or_none = Q(parent=None) | shown("parent")
    return Placement.objects.published().filter(shown_or_none, shown("unit"))


def with_unit_relations(units):
    """With their seat, placements, successions and contacts, in one query more for each."""
    placements = placements_in_data().annotate(parent_code=F("parent__code"))
    successions = public_successions().annotate(successor_code=F("successor__code"))
    is_named = Exists(people_in_data().filter(pk=OuterRef("person")))
    contacts = ContactPoint.objects.published().annotate(is_named=is_named, person_code=F("person__code"))
    return units.select_related("seat").prefetch_related(
        Prefetch("placements", placements, "public_placements"),
        Prefetch("successions", successions, "published_successions"),
        Prefetch("contact_points", contacts, "public_contacts"),
    )


def annotate_positions(units):
    """Note on each unit what it stands under today, and its place there as the chart has it."""
    today = timezone.localdate()
    standing = placements_in_data().on(today).order_by("unit__tree_id", "unit__lft")
    numbers, places = Counter(), {}
    for unit, abolished, parent in standing.values_list("unit", "unit__abolished", "parent__code"):
        if not abolished or Lifetime(ends=abolished).is_in_force(today):
            numbers[parent] += 1
            places[unit] = parent, numbers[parent]
    for unit in units:
        unit.public_parent, unit.public_position = places.get(unit.pk, (None, None))


def page_of(view):
    """Reads the addresses of an object that has a page in each language in which it is named."""
    return lambda row: addresses(view, row.slug, languages_with_text(row, "name"))


PLACEMENTS = NestedRecords(
    name="placements",
    description=_("Its places in the structure over time."),
    tag="#org+parent",
    source=lambda unit: unit.public_placements,
    by="starts",
    columns=(
        *dated_columns(),
        Code(
            name="parent",
            description=_("Code of the unit or office it was under; empty at the top."),
            tag="#org+parent+code",
            source="parent_code",
        ),
        name_column("#org+name+then"),
        *sourced_columns(),
    ),
)
SUCCESSIONS = NestedRecords(
    name="successions",
    description=_("What became of it."),
    tag="#org+successor",
    source=lambda unit: unit.published_successions,
    by="date",
    columns=(
        field_column(Succession, "date", "#date+occurred", _("When it happened.")),
        field_column(Succession, "kind", "#event+type", _("What happened.")),
        Code(
            name="successor",
            description=_("Code of the unit that took its place."),
            tag="#org+successor+code",
            source="successor_code",
        ),
        *sourced_columns(),
    ),
)
CONTACTS = NestedRecords(
    name="contacts",
    description=_("Current and former contact details."),
    tag="#contact",
    source=lambda unit: unit.public_contacts,
    by="code",
    columns=(
        code_column("#contact+code"),
        field_column(ContactPoint, "purpose", "#contact+type", _("Purpose of the contact.")),
        Code(
            name="person",
            description=_("Code of the person."),
            tag="#contact+person+code",
            source=lambda contact: contact.person_code if contact.is_named else None,
        ),
        field_column(ContactPoint, "label", "#contact+name", _("Label.")),
        field_column(ContactPoint, "address", "#contact+address", _("Postal address, line by line.")),
        field_column(
            ContactPoint, "phone", "#contact+phone", _("Telephone number, in international format.")
        ),
        field_column(ContactPoint, "fax", "#contact+fax", _("Fax number, in international format.")),
        field_column(ContactPoint, "email", "#contact+email", _("E-mail address.")),
        *dated_columns(),
        *sourced_columns(),
    ),
)
NAME_COLUMNS = (
    name_column("#org+name"),
    field_column(OrgUnit, "short_name", "#org+acronym", _("Acronym or usual name.")),
    other_names_column("#org+name"),
)
LIFETIME_COLUMNS = (
    field_column(OrgUnit, "established", "#date+start+org", _("When it was established.")),
    field_column(OrgUnit, "abolished", "#date+end+org", _("When it ended; empty while it lasts.")),
)
POSITION_COLUMNS = (
    Code(
        name="parent",
        description=_("Code of the unit or office it is under today; empty at the top."),
        tag="#org+parent+code",
        source="public_parent",
        is_derived=True,
    ),
    Number(
        name="position",
        description=_("Its order among sibling units today; empty when it is not on the chart."),
        tag="#meta+order",
        source="public_position",
        is_derived=True,
    ),
)
MANDATE = field_column(OrgUnit, "mandate", "#description+mandate", _("What it does, in HTML."))
UNIT_MODELS = (OrgUnit, Placement, Succession, ContactPoint, Person, Appointment)


def unit_thing(unit):
    """A unit in the words of W3C ORG: what it is, what it stands under, what became of it."""
    is_post = unit["kind"] == POST
    own = identity("unit", unit["code"])
    return thing(
        "unit",
        unit["code"],
        "org:Post" if is_post else "org:OrganizationalUnit",
        unit,
        kind=unit["kind"],
        **{"postIn" if is_post else "unitOf": identity("unit", unit["parent"])},
        site=identity("site", unit["seat"]),
        **organisation_facts(unit, own),
    )


def organisation_facts(unit, own):
    """The fields that units and offices have in common."""
    return {
        "name": unit["name"],
        "shortName": unit["short_name"],
        "otherName": unit["other_names"],
        "description": unit["mandate"],
        "established": unit["established"],
        "abolished": unit["abolished"],
        "placement": [_placement(one, own) for one in unit["placements"]],
        "changedBy": [_succession(one, own) for one in unit["successions"]],
        "contactPoint": [_contact(one) for one in unit["contacts"]],
    }


def _placement(placement, own):
    facts = {name: placement[name] for name in ["name", "starts", "ends", "certainty", "source"]}
    return node("org:Membership", member=own, organization=identity("unit", placement["parent"]), **facts)


def _succession(succession, own):
    facts = {name: succession[name] for name in ["date", "kind", "certainty", "source"]}
    resulting = identity("unit", succession["successor"])
    return node("org:ChangeEvent", originalOrganization=own, resultingOrganization=resulting, **facts)


def _contact(contact):
    facts = {name: contact[name] for name in ["code", "starts", "ends", "certainty", "source"]}
    return node(
        "schema:ContactPoint",
        contactType=contact["purpose"],
        name=contact["label"],
        person=identity("person", contact["person"]),
        address=contact["address"],
        telephone=contact["phone"],
        faxNumber=contact["fax"],
        email=contact["email"],
        **facts,
    )


UNITS = RecordKind(
    name="units",
    title=_("Units"),
    summary=_(
        "Governing bodies, posts, departments, divisions and units, with their places in the structure "
        "over time."
    ),
    rows=public_units,
    with_related=with_unit_relations,
    prepare=annotate_positions,
    tree=OrgUnit,
    depends_on_today=True,
    models=UNIT_MODELS,
    thing=unit_thing,
    columns=(
        code_column("#org+code"),
        slug_column(),
        Code(
            name="kind",
            description=_("Kind."),
            tag="#org+type",
            values=tuple(kind for kind in OrgUnit.Kind.values if kind != FIELD_OFFICE),
        ),
        *NAME_COLUMNS,
        MANDATE,
        field_column(OrgUnit, "line", "#org+line", _("How it is drawn on the chart.")),
        Code(
            name="seat",
            description=_("Code of the office where it is based."),
            tag="#org+seat+code",
            source=code_if_shown("seat"),
        ),
        *LIFETIME_COLUMNS,
        *POSITION_COLUMNS,
        PLACEMENTS,
        SUCCESSIONS,
        CONTACTS,
        *sourced_columns(),
        pages_column(page_of("structure:unit")),
    ),
)


# ---------------------------------------------------------------- people


def with_mandates(people):
    """With the mandates of which the post may be shown too."""
    held = Appointment.objects.published().filter(shown("unit"))
    return people.prefetch_related(
        Prefetch("appointments", held.annotate(unit_code=F("unit__code")), "public_mandates")
    )


def _page_of_person(person):
    """A person who is only named in a release has no page."""
    return page_of("structure:person")(person) if person.public_mandates else {}


def hide_all_but_names(people):
    """Of people without a page only their names are told: a life may tell of a post that is not sure."""
    for person in people:
        if not person.public_mandates:
            for name in [*columns("biography"), "other_names", "source"]:
                setattr(person, name, "")


MANDATES = NestedRecords(
    name="mandates",
    description=_("The posts that the person holds or held."),
    tag="#org+post",
    source=lambda person: person.public_mandates,
    by="starts",
    columns=(
        *dated_columns(),
        code_column("#meta+id"),
        Code(name="unit", description=_("Code of the post or unit."), tag="#org+code", source="unit_code"),
        field_column(Appointment, "title", "#contact+title", _("Title as this person uses it.")),
        field_column(
            Appointment,
            "rank",
            "#meta+rank",
            _("Number in the series: 11 for the eleventh Director General."),
        ),
        *sourced_columns(),
    ),
)


def person_thing(person):
    """A person with memberships from one date to another."""
    own = identity("person", person["code"])
    return thing(
        "person",
        person["code"],
        ["foaf:Person", "schema:Person"],
        person,
        name=person["name"],
        otherName=person["other_names"],
        description=person["biography"],
        membership=[_membership(one, own) for one in person["mandates"]],
    )


def _membership(mandate, own):
    facts = {name: mandate[name] for name in ["code", "starts", "ends", "certainty", "source"]}
    post = identity("unit", mandate["unit"])
    return node("org:Membership", member=own, organization=post, roleName=mandate["title"], **facts)


PEOPLE = RecordKind(
    name="people",
    title=_("People"),
    summary=_("People who hold or held a post, with their terms of office."),
    rows=people_in_data,
    with_related=with_mandates,
    prepare=hide_all_but_names,
    models=(Person, Appointment, OrgUnit),
    thing=person_thing,
    columns=(
        code_column("#contact+code"),
        slug_column(),
        name_column("#contact+name"),
        other_names_column("#contact+name"),
        field_column(Person, "biography", "#description+biography", _("Biography, in HTML.")),
        MANDATES,
        *sourced_columns(),
        pages_column(_page_of_person),
    ),
)
