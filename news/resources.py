from import_export import fields, widgets

from foundation.exchange.resources import ContentResource, content_fields
from foundation.languages import columns
from publishing.resources import (
    PUBLISHED_COLUMNS,
    WITHDRAWAL,
    WITHOUT_STATE,
    EditionResource,
    PublishedEditionResource,
)

from .models import NamedPerson, PressContact, PressRelease, ReleaseEdition, Theme


class ThemeResource(ContentResource):
    class Meta:
        model = Theme
        import_id_fields = ["slug"]
        fields = content_fields(model)


class ReleaseResource(ContentResource):
    class Meta:
        model = PressRelease
        without = WITHDRAWAL
        fields = content_fields(model, without=without)


class ReleaseEditionResource(EditionResource):
    class Meta:
        model = ReleaseEdition
        without = WITHOUT_STATE
        fields = content_fields(model, first=EditionResource._meta.import_id_fields, without=without)


class PublishedReleaseEditionResource(PublishedEditionResource, ReleaseEditionResource):
    class Meta:
        model = ReleaseEdition
        fields = [
            *ReleaseEditionResource._meta.fields,
            *PUBLISHED_COLUMNS,
            "change_kind",
            *columns("change_note"),
        ]


class EditionOf(widgets.ForeignKeyWidget):
    """An edition of a release: the code alone names the first, ``code#2`` the second."""

    def __init__(self):
        super().__init__(ReleaseEdition, "document__code")

    def clean(self, value, row=None, **kwargs):
        """Raises ``ReleaseEdition.DoesNotExist``."""
        code, _mark, number = str(value or "").partition("#")
        number = number or "1"
        if not code:
            return None
        return ReleaseEdition.objects.get(document__code=code, number=number if number.isdecimal() else 0)


class NamedPersonResource(ContentResource):
    """People named in an edition of a release."""

    edition = fields.Field(attribute="edition", column_name="edition", widget=EditionOf())

    class Meta:
        model = NamedPerson
        import_id_fields = ["edition", "person"]
        fields = content_fields(model)


class PressContactResource(ContentResource):
    """Press contacts as named in an edition of a release."""

    edition = fields.Field(attribute="edition", column_name="edition", widget=EditionOf())

    class Meta:
        model = PressContact
        import_id_fields = ["edition", "name"]
        fields = content_fields(model)
