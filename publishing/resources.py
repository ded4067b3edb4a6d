"""The import resources of editions: a file brings drafts, never a state."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from import_export import fields

from foundation.exchange.resources import ContentResource, DateTimeWidget
from foundation.languages import languages_with_text

from .editions import replaces_approved

WITHDRAWAL = dict.fromkeys(["withdrawn_at", "withdrawal_reason"], "withdrawing is a step of its own")
WITHOUT_STATE = dict.fromkeys(
    ["state", "publish_at", "change_kind", "change_note", "original_language"],
    "a file brings drafts: whoever publishes one says then what has changed",
)
PUBLISHED_COLUMNS = ["publish_at", "original_language"]  # those of an edition that is public elsewhere


class EditionResource(ContentResource):
    """Editions of documents. A file never carries a state: what it brings is a draft, and approved stays."""

    class Meta:
        import_id_fields = ["document", "number"]

    def require_rights(self, instance, original):
        if not original.pk or original.is_open:  # what is approved is refused below, with its own words
            super().require_rights(instance, original)

    def before_save_instance(self, instance, row, **kwargs):
        if instance.pk and not instance.is_open and not self.is_shipping:
            raise ValidationError(_("This edition is approved. Create a new edition to make changes."))
        if not instance.pk:
            instance.created_by = self.user
            if not self.is_shipping and replaces_approved(instance):
                instance.change_kind = ""  # asked when it is submitted or approved


class PublishedEditionResource(EditionResource):
    """Editions that are public on the site from which a file comes, and here again since the same moment."""

    publish_at = fields.Field(attribute="publish_at", column_name="publish_at", widget=DateTimeWidget())

    class Meta:
        fields = [*EditionResource._meta.import_id_fields, *PUBLISHED_COLUMNS]

    def before_save_instance(self, instance, row, **kwargs):
        super().before_save_instance(instance, row, **kwargs)
        if not languages_with_text(instance, "title"):
            raise ValidationError(_("Enter this in at least one language."))
        published_at = instance.publish_at
        instance.change_kind = instance.change_kind or unannounced_kind(instance)
        instance.approve()
        instance.publish_at = published_at or instance.publish_at


def unannounced_kind(edition):
    """The kind of a change of which readers were told nothing."""
    kinds = type(edition).ChangeKind
    return kinds.FIRST if edition.number == 1 else kinds.MINOR
