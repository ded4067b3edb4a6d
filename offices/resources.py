from foundation.exchange.resources import NAME_COLUMN, ContentResource, LoaderByName, content_fields
from foundation.languages import columns
from foundation.trees.resources import TreeResource
from structure.changes import UnitChange
from structure.resources import OrgUnitResource, check_kind

from .models import Area, AreaCountry, Country, Office, OfficeRole, OutsideRelation


class CountryResource(ContentResource):
    class Meta:
        model = Country
        import_id_fields = ["iso2"]
        fields = content_fields(model)


class AreaResource(ContentResource):
    class Meta:
        model = Area
        import_id_fields = ["slug"]
        fields = content_fields(model)


class AreaCountryResource(ContentResource):
    class Meta:
        model = AreaCountry
        import_id_fields = ["area", "country"]
        fields = content_fields(model, first=["area", "country", "certainty"])


class OfficeResource(TreeResource):
    """Offices without their place in the structure, which is in their placements, as for any unit."""

    change = UnitChange

    def before_save_instance(self, instance, row, **kwargs):
        check_kind(instance, must_be_office=True)

    class Meta:
        model = Office
        without = OrgUnitResource._meta.without
        fields = content_fields(model, first=OrgUnitResource._meta.fields, without=without)


class OfficeRoleResource(ContentResource):
    class Meta:
        model = OfficeRole
        fields = content_fields(model, first=["code", "office", "kind", *columns("title", "purpose")])


class OutsideRelationResource(ContentResource):
    class Meta:
        model = OutsideRelation
        import_id_fields = ["role", "kind", NAME_COLUMN]
        instance_loader_class = LoaderByName
        fields = content_fields(model)
