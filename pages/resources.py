from foundation.exchange.resources import NAME_COLUMN, ContentResource, LoaderByName, content_fields
from foundation.trees.resources import TreeResource
from publishing.resources import (
    PUBLISHED_COLUMNS,
    WITHDRAWAL,
    WITHOUT_STATE,
    EditionResource,
    PublishedEditionResource,
)

from .changes import PageChange
from .models import Figure, Page, PageEdition, Programme, ProgrammePartner


class PageResource(TreeResource):
    change = PageChange

    class Meta:
        model = Page
        without = WITHDRAWAL
        fields = content_fields(model, first=["code", "slug", "parent"], without=without)


class ProgrammeResource(TreeResource):
    change = PageChange

    class Meta:
        model = Programme
        without = WITHDRAWAL | dict.fromkeys(
            ["blurb", "in_menu", "target_unit", "target_view"], "the list of programmes leads to each of them"
        )
        fields = content_fields(model, first=["code", "slug", "parent"], without=without)


class PageEditionResource(EditionResource):
    class Meta:
        model = PageEdition
        without = WITHOUT_STATE
        fields = content_fields(model, first=EditionResource._meta.import_id_fields, without=without)


class PublishedPageEditionResource(PublishedEditionResource, PageEditionResource):
    class Meta:
        model = PageEdition
        fields = [*PageEditionResource._meta.fields, *PUBLISHED_COLUMNS]


class ProgrammePartnerResource(ContentResource):
    class Meta:
        model = ProgrammePartner
        import_id_fields = ["programme", "part", NAME_COLUMN]
        instance_loader_class = LoaderByName
        fields = content_fields(model)


class FigureResource(ContentResource):
    class Meta:
        model = Figure
        import_id_fields = ["programme", "measure", "as_of", "value"]
        fields = content_fields(model)
