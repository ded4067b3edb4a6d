from foundation.exchange.resources import ContentResource, key, keys
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
    area = key(Area, "slug", name="area")
    country = key(Country, "iso2", name="country")

    class Meta:
        model = AreaCountry
        import_id_fields = ["area", "country"]
        fields = ["area", "country", "certainty", "basis", "source"]


class OfficeResource(TreeResource):
    """Offices without their place in the structure, which is a placement like any unit’s."""

    change = UnitChange
    country = key(Country, "iso2", name="country")
    seat = key(OrgUnit, name="seat")

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
    office = key(Office, name="office")
    area = key(Area, "slug", name="area")
    countries = keys(Country, "iso2", name="countries")
    host = key(OfficeRole, name="host")
    successor = key(OfficeRole, name="successor")

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
    role = key(OfficeRole, name="role")

    class Meta:
        model = OutsideRelation
        import_id_fields = ["role", "kind", "name_en"]
        fields = ["role", "kind", *columns("name"), "acronym", "source"]
