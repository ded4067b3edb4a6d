"""Countries, areas, offices and their roles as records of the open data."""

from django.db.models import Exists, F, OuterRef, Prefetch, Subquery
from django.utils.translation import gettext_lazy as _

from foundation.exchange.open_data import (
    Code,
    CodeList,
    Column,
    NestedRecords,
    RecordKind,
    addresses,
    code_column,
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
from foundation.facts.certainty import Certainty
from foundation.languages import languages_with_text
from structure.models import OrgUnit
from structure.open_data import (
    CONTACTS,
    LIFETIME_COLUMNS,
    MANDATE,
    NAME_COLUMNS,
    PLACEMENTS,
    POSITION_COLUMNS,
    SUCCESSIONS,
    UNIT_MODELS,
    annotate_positions,
    organisation_facts,
    page_of,
    with_unit_relations,
)

from .models import Area, AreaCountry, Country, Office, OfficeRole, OutsideRelation

ISO2 = "#country+code+v_iso2"

# ---------------------------------------------------------------- countries and areas


def country_thing(country):
    return thing(
        "country",
        country["code"],
        "schema:Country",
        country,
        iso3=country["iso3"],
        name=country["name"],
        otherName=country["other_names"],
    )


COUNTRIES = RecordKind(
    name="countries",
    title=_("Countries"),
    summary=_("Countries and territories, with their codes and names."),
    rows=lambda: Country.objects.all(),
    order="iso2",
    models=(Country,),
    thing=country_thing,
    columns=(
        Code(
            name="code",
            description=_("ISO 3166-1, two letters."),
            tag=ISO2,
            source="iso2",
            import_column="iso2",
        ),
        Code(name="iso3", description=_("ISO 3166-1, three letters."), tag="#country+code+v_iso3"),
        name_column("#country+name"),
        other_names_column("#country+name"),
        pages_column(
            lambda country: addresses(
                "offices:country", country.iso2.lower(), languages_with_text(country, "name")
            )
        ),
    ),
)


def areas_in_use():
    """The areas that a public role is for, as on the list of offices."""
    return Area.objects.filter(Exists(OfficeRole.objects.published().filter(area=OuterRef("pk"))))


def area_thing(area):
    return thing(
        "area",
        area["code"],
        "schema:Place",
        area,
        name=area["name"],
        country=[identity("country", one["country"]) for one in area["countries"]],
    )


MEMBERS = NestedRecords(
    name="countries",
    description=_("The countries that make it up."),
    tag="#country",
    source=lambda area: area.public_members,
    by="country",
    columns=(
        Code(name="country", description=_("Code of the country."), tag=ISO2, source="iso2"),
        Code(
            name="certainty",
            description=_("Certainty; medium: our interpretation, because the organisation gives no list."),
            tag="#meta+certainty",
            values=tuple(Certainty.values),
        ),
        Column(name="source", description=_("Source."), tag="#meta+source"),
    ),
)
AREAS = RecordKind(
    name="areas",
    title=_("Areas"),
    summary=_("The sets of countries that offices serve; they overlap."),
    rows=areas_in_use,
    with_related=lambda areas: areas.prefetch_related(
        Prefetch(
            "memberships", AreaCountry.objects.annotate(iso2=F("country__iso2")), to_attr="public_members"
        )
    ),
    order="slug",
    models=(Area, AreaCountry, Country, OfficeRole, OrgUnit),
    thing=area_thing,
    columns=(
        code_column("#region+code", source="slug", import_column="slug"),
        name_column("#region+name"),
        MEMBERS,
    ),
)


# ---------------------------------------------------------------- offices


def office_thing(office):
    """An office in the words of W3C ORG, with its site."""
    site = node(
        "org:Site",
        name=office["name"],
        addressCountry=identity("country", office["country"]),
        latitude=office["latitude"],
        longitude=office["longitude"],
        geonames=office["geonames_id"] and f"https://sws.geonames.org/{office['geonames_id']}/",
    )
    own = identity("unit", office["code"])
    return thing(
        "unit",
        office["code"],
        "org:OrganizationalUnit",
        office,
        kind="field-office",
        unitOf=identity("unit", office["parent"]),
        primarySite={"@id": identity("site", office["code"])} | site,
        status=office["status"],
        **organisation_facts(office, own),
    )


OFFICES = RecordKind(
    name="offices",
    title=_("Offices"),
    summary=_("Offices in the world: where they are, how to reach them and what they are under."),
    rows=lambda: Office.objects.published(),
    with_related=lambda offices: with_unit_relations(offices).select_related("country"),
    prepare=annotate_positions,
    tree=OrgUnit,
    depends_on_today=True,
    has_coordinates=True,
    models=(Office, *UNIT_MODELS, Country),
    thing=office_thing,
    columns=(
        code_column("#org+code"),
        slug_column(),
        *NAME_COLUMNS,
        MANDATE,
        Code(name="country", description=_("Code of the country it is in."), tag=ISO2, source="country.iso2"),
        field_column(Office, "latitude", "#geo+lat", _("Degrees north (WGS 84).")),
        field_column(Office, "longitude", "#geo+lon", _("Degrees east (WGS 84).")),
        field_column(Office, "geonames_id", "#loc+code+geonames", _("GeoNames identifier of the city.")),
        field_column(Office, "status", "#status+office", _("Whether it is open, as far as we have checked.")),
        *LIFETIME_COLUMNS,
        *POSITION_COLUMNS,
        PLACEMENTS,
        SUCCESSIONS,
        CONTACTS,
        *sourced_columns(),
        pages_column(page_of("offices:office")),
    ),
)


# ---------------------------------------------------------------- roles


def with_role_relations(roles):
    """With the codes of what they refer to, as far as it may be shown."""
    shown = OfficeRole.objects.published()
    return roles.annotate(
        office_code=F("office__code"),
        area_code=F("area__slug"),
        host_code=Subquery(shown.filter(pk=OuterRef("host")).values("code")),
        successor_code=Subquery(shown.filter(pk=OuterRef("successor")).values("code")),
    ).prefetch_related(
        Prefetch("countries", Country.objects.only("iso2"), "public_countries"),
        Prefetch("outside_relations", OutsideRelation.objects.order_by("pk"), "public_relations"),
    )


def role_thing(role):
    """A role of an office: for whom, for what, from when to when."""
    facts = {name: role[name] for name in ["purpose", "starts", "ends", "kind"]}
    return thing(
        "role",
        role["code"],
        ["org:Role", "schema:OrganizationRole"],
        role,
        name=role["title"],
        organization=identity("unit", role["office"]),
        area=identity("area", role["area"]),
        country=[identity("country", code) for code in role["countries"]],
        host=identity("role", role["host"]),
        successor=identity("role", role["successor"]),
        relation=[_relation(one) for one in role["relations"]],
        **facts,
    )


def _relation(relation):
    facts = {name: relation[name] for name in ["kind", "name", "source"]}
    return node("org:FormalOrganization", otherName=relation["acronym"], **facts)


RELATIONS = NestedRecords(
    name="relations",
    description=_("Relations to outside bodies."),
    tag="#org+partner",
    source=lambda role: role.public_relations,
    columns=(
        field_column(OutsideRelation, "kind", "#activity+type", _("Kind of relation.")),
        name_column("#org+name+partner"),
        field_column(OutsideRelation, "acronym", "#org+acronym+partner", _("Acronym.")),
        field_column(OutsideRelation, "source", "#meta+source", _("Source.")),
    ),
)
ROLES = RecordKind(
    name="roles",
    title=_("Roles of offices"),
    summary=_("What each office does, for which area or countries, and from when to when."),
    rows=lambda: OfficeRole.objects.published(),
    with_related=with_role_relations,
    models=(OfficeRole, OfficeRole.countries.through, OutsideRelation, OrgUnit, Area, Country),
    thing=role_thing,
    columns=(
        code_column("#activity+code"),
        Code(name="office", description=_("Code of the office."), tag="#org+code", source="office_code"),
        field_column(OfficeRole, "kind", "#activity+type", _("Kind.")),
        field_column(OfficeRole, "title", "#activity+name", _("Official name of the office in this role.")),
        field_column(
            OfficeRole, "purpose", "#description+purpose", _("Purpose, when the role does not serve an area.")
        ),
        Code(
            name="area",
            description=_("Code of the area that it serves."),
            tag="#region+code",
            source="area_code",
        ),
        CodeList(
            name="countries",
            description=_("Codes of the countries that it serves individually."),
            tag=f"{ISO2}+list",
            source=lambda role: [country.iso2 for country in role.public_countries],
        ),
        Code(
            name="host",
            description=_("Code of the role that hosts it, if another office does."),
            tag="#activity+host+code",
            source="host_code",
        ),
        Code(
            name="successor",
            description=_("Code of the role into which it was merged."),
            tag="#activity+successor+code",
            source="successor_code",
        ),
        RELATIONS,
        *dated_columns(),
        *sourced_columns(),
    ),
)
