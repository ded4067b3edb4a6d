from foundation.exchange.resources import ContentResource, code_field, codes_field
from foundation.languages import columns
from foundation.trees.resources import TreeResource
from offices.models import Country
from publishing.resources import EditionResource, PublishedEditionResource
from structure.models import OrgUnit

from .changes import PageChange
from .models import Figure, Page, PageEdition, Programme, ProgrammePartner


class PageResource(TreeResource):
    change = PageChange
    parent = code_field(Page, name="parent")
    target_unit = code_field(OrgUnit, name="target_unit")

    class Meta:
        model = Page
        fields = [
            "code",
            "slug",
            "parent",
            *columns("label", "blurb"),
            "in_menu",
            "target_unit",
            "target_view",
            "certainty",
            "source",
        ]


class ProgrammeResource(TreeResource):
    change = PageChange
    parent = code_field(Page, name="parent")
    responsible_unit = code_field(OrgUnit, name="responsible_unit")
    countries = codes_field(Country, "iso2", name="countries")

    class Meta:
        model = Programme
        fields = [
            "code",
            "slug",
            "parent",
            *columns("label"),
            "status",
            "phase",
            "budget",
            "responsible_unit",
            "countries",
            "starts",
            "ends",
            "certainty",
            "source",
        ]


class PageEditionResource(EditionResource):
    document = code_field(Page, name="document")

    class Meta:
        model = PageEdition
        fields = ["document", "number", *columns("title", "summary", "body")]


class PublishedPageEditionResource(PublishedEditionResource, PageEditionResource):
    class Meta:
        model = PageEdition
        fields = [*PageEditionResource._meta.fields, *PublishedEditionResource._meta.fields]


class ProgrammePartnerResource(ContentResource):
    programme = code_field(Programme, name="programme")

    class Meta:
        model = ProgrammePartner
        import_id_fields = ["programme", "part", "name_en"]
        fields = ["programme", "part", *columns("name")]


class FigureResource(ContentResource):
    programme = code_field(Programme, name="programme")

    class Meta:
        model = Figure
        import_id_fields = ["programme", "measure", "as_of", "value"]
        fields = ["programme", "measure", *columns("label"), "qualifier", "value", "as_of", "source"]
