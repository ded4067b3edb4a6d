from foundation.exchange.resources import ContentResource, code_field, codes_field
from foundation.languages import columns
from foundation.trees.resources import TreeResource
from structure.changes import UnitChange
from structure.models import OrgUnit
from structure.resources import OrgUnitResource, check_kind

from .models import Area, AreaCountry, Country, Office, OfficeRole, OutsideRelation


class CountryResource(ContentResource):
    class Meta:
        model = Country
        import_id_fields = ["iso2"]
        fields = ["iso2", "iso3", *columns("name"), "other_names"]


class AreaResource(ContentResource):
    class Meta:
        model = Area
        import_id_fields = ["slug"]
        fields = ["slug", *columns("name")]


class AreaCountryResource(ContentResource):
    area = code_field(Area, "slug", name="area")
    country = code_field(Country, "iso2", name="country")

    class Meta:
        model = AreaCountry
        import_id_fields = ["area", "country"]
        fields = ["area", "country", "certainty", "basis", "source"]


class OfficeResource(TreeResource):
    """Offices without their place in the structure, which is a placement like any unit’s."""

    change = UnitChange
    country = code_field(Country, "iso2", name="country")
    seat = code_field(OrgUnit, name="seat")

    def before_save_instance(self, instance, row, **kwargs):
        check_kind(instance, must_be_office=True)

    class Meta:
        model = Office
        fields = [
            *OrgUnitResource._meta.fields,
            "country",
            "latitude",
            "longitude",
            "geonames_id",
            "status",
            *columns("opened_note"),
        ]


class OfficeRoleResource(ContentResource):
    office = code_field(Office, name="office")
    area = code_field(Area, "slug", name="area")
    countries = codes_field(Country, "iso2", name="countries")
    host = code_field(OfficeRole, name="host")
    successor = code_field(OfficeRole, name="successor")

    class Meta:
        model = OfficeRole
        fields = [
            "code",
            "office",
            "kind",
            *columns("title", "purpose"),
            "area",
            "countries",
            "host",
            "successor",
            "starts",
            "ends",
            "certainty",
            "source",
        ]


class OutsideRelationResource(ContentResource):
    role = code_field(OfficeRole, name="role")

    class Meta:
        model = OutsideRelation
        import_id_fields = ["role", "kind", "name_en"]
        fields = ["role", "kind", *columns("name"), "acronym", "source"]
