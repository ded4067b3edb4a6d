from import_export import fields, widgets

from foundation.exchange.resources import ContentResource, code_field, codes_field
from foundation.languages import columns
from offices.models import Country
from publishing.resources import EditionResource, PublishedEditionResource
from structure.models import OrgUnit, Person

from .models import NamedPerson, PressContact, PressRelease, ReleaseEdition, Theme


class ThemeResource(ContentResource):
    class Meta:
        model = Theme
        import_id_fields = ["slug"]
        fields = ["slug", *columns("name")]


class ReleaseResource(ContentResource):
    issued_by = code_field(OrgUnit, name="issued_by")

    class Meta:
        model = PressRelease
        fields = ["code", "slug", "kind", "issued_by", "certainty", "source"]


class ReleaseEditionResource(EditionResource):
    document = code_field(PressRelease, name="document")
    countries = codes_field(Country, "iso2", name="countries")
    themes = codes_field(Theme, "slug", name="themes")

    class Meta:
        model = ReleaseEdition
        fields = [
            "document",
            "number",
            *columns("title", "summary", "body", "dateline"),
            "date",
            "date_text",
            "event_starts",
            "event_ends",
            "countries",
            "themes",
        ]


class PublishedReleaseEditionResource(PublishedEditionResource, ReleaseEditionResource):
    class Meta:
        model = ReleaseEdition
        fields = [
            *ReleaseEditionResource._meta.fields,
            *PublishedEditionResource._meta.fields,
            "change_kind",
            *columns("change_note"),
        ]


class EditionOf(widgets.ForeignKeyWidget):
    """An edition of a release: the first by the code of the release, another with its number (``code#2``)."""

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
    person = code_field(Person, name="person")

    class Meta:
        model = NamedPerson
        import_id_fields = ["edition", "person"]
        fields = ["edition", "person", *columns("title")]


class PressContactResource(ContentResource):
    """Press contacts as an edition of a release gave them."""

    edition = fields.Field(attribute="edition", column_name="edition", widget=EditionOf())
    person = code_field(Person, name="person")

    class Meta:
        model = PressContact
        import_id_fields = ["edition", "name"]
        fields = ["edition", "person", "name", *columns("label"), "phone_printed", "phone", "email"]
