"""The base of the import resources: one way in for the files of editors and for the shipped content.

Their columns come from the models: a new field is imported and exported without a word here.
"""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import ModelMultipleChoiceField
from django.utils.translation import gettext_lazy as _
from import_export import fields, resources, widgets
from import_export.instance_loaders import ModelInstanceLoader

from foundation.history.versions import content_columns
from foundation.languages import IDENTIFYING_LANGUAGE, fallback_order, identifying_name
from foundation.rights import NO_RIGHT_THERE, access_rule_of, rights_of

KNOWN_OBJECT = "known_object"  # the column by which a shipped row says which object it became
EMPTY_CELLS = [None, ""]
NAME_COLUMN = f"name_{IDENTIFYING_LANGUAGE}"
LAST = ["starts", "ends", "certainty", "source"]  # how long a fact held and how sure it is: after what it is


def content_fields(model, *, first=(), without=()):
    """The names of the columns that files have for a model, in the order of its fields.

    All that editors can change, inherited or its own: translated fields as their columns by language, none
    that the site itself writes. ``first`` are columns that come before the others; ``without`` says of each
    field that no file brings why.
    """
    content = {name for one in [*model._meta.all_parents, model] for name in content_columns(one)}
    columns = [field for field in model._meta.concrete_fields if field.name in content and _is_written(field)]
    columns += [one for one in model._meta.many_to_many if one.remote_field.through._meta.auto_created]
    names = [one.name for one in sorted(columns) if not {one.name, field_of(one)} & {*without}]
    return [
        *first,
        *(name for name in names if name not in {*first, *LAST}),
        *(name for name in LAST if name in names and name not in first),
    ]


def _is_written(field):
    """Whether a person fills it in: keys, links to the row of a parent and what the site notes are not."""
    return field.editable and not field.primary_key


def field_of(column):
    """The name of the field of a model that a column is of: ``title`` for ``title_fr``."""
    return getattr(column, "translated_field", column).name


def code_name(model):
    """The name of the field by which files name an object: the first text that no two objects share."""
    return next(one.name for one in model._meta.fields if one.unique and isinstance(one, models.CharField))


class ContentResource(resources.ModelResource):
    """Rows checked as a form checks them, each rejected with its reason, none half written.

    Foreign keys are columns with the code of the object they name; several codes are separated by spaces.
    ``Meta.fields`` are ``content_fields`` of the model.
    """

    def __init__(self, *, is_shipping=False, is_restoring=False, **kwargs):
        super().__init__(**kwargs)
        self.is_shipping = is_shipping
        self.is_restoring = is_restoring  # into an empty site: what has no code of its own is new
        self.user = None  # who imports; None: the site itself

    @classmethod
    def field_from_django_field(cls, field_name, django_field, readonly):
        """Objects are named by their codes."""
        model = django_field.related_model
        if not model:
            return super().field_from_django_field(field_name, django_field, readonly)
        if django_field.many_to_many:
            widget = CodesWidget(model, separator=" ", field=code_name(model))
        else:
            widget = widgets.ForeignKeyWidget(model, code_name(model))
        return fields.Field(attribute=field_name, column_name=field_name, widget=widget)

    def get_instance(self, instance_loader, row):
        """The object of a row; that of a shipped row is known even when its very key was corrected."""
        if self.is_shipping and row.get(KNOWN_OBJECT):
            return self.get_queryset().filter(pk=row[KNOWN_OBJECT]).first()
        if self.is_restoring and len(self.get_import_id_fields()) > 1:
            return None
        return super().get_instance(instance_loader, row)

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self.user = kwargs.get("user")

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """A row that changes nothing is passed over; any other needs the right to what it changes."""
        is_skipped = super().skip_row(instance, original, row, import_validation_errors)
        if self.user and not is_skipped:
            self.require_rights(instance, original)
        return is_skipped

    def require_rights(self, instance, original):
        """Refuse a row that the user may not write, or that puts something where he has no right."""
        rights, model = rights_of(self.user), type(instance)
        may = rights.may_change_all(original) if original.pk else rights.may("add", model)
        names = {access_rule_of(model).field, *access_rule_of(model).parent_fields} - {""}
        changed = [name for name in names if getattr(instance, name, None) != getattr(original, name, None)]
        if not may or rights.misplaced(instance, changed):
            raise ValidationError(NO_RIGHT_THERE)

    def before_import_row(self, row, **kwargs):
        """Lists of codes are written last: what is wrong in them is told before anything is written."""
        for field in self.get_import_fields():
            if isinstance(field.widget, CodesWidget) and field.column_name in row:
                field.clean(row)

    def import_field(self, field, instance, row, is_m2m=False, **kwargs):
        """An empty cell leaves an empty value as it is, whether the database says '' or NULL."""
        if is_m2m or row.get(field.column_name) not in EMPTY_CELLS or field.get_value(instance):
            super().import_field(field, instance, row, is_m2m, **kwargs)

    class Meta:
        import_id_fields = ["code"]
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True
        use_transactions = True


class LoaderByName(ModelInstanceLoader):
    """Finds a row that has no code by what it belongs to and by its ``identifying_name``."""

    def get_instance(self, row):
        columns = self.resource.fields
        owner = [columns[name] for name in self.resource.get_import_id_fields() if name != NAME_COLUMN]
        names = [row.get(f"name_{language}") for language in fallback_order(IDENTIFYING_LANGUAGE)]
        known = {column.attribute: column.clean(row) for column in owner}
        named = self.get_queryset().annotate(identifying_name=identifying_name("name"))
        return named.filter(identifying_name=next(filter(None, names), ""), **known).first()


class DateTimeWidget(widgets.Widget):
    """A moment as ISO 8601 writes it, to the microsecond."""

    def clean(self, value, row=None, **kwargs):
        """Raises ``ValueError`` for what is no moment, or for one without its difference from UTC."""
        if not value:
            return None
        moment = dt.datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError(_("The date and time must include a UTC offset."))
        return moment

    def render(self, value, obj=None, **kwargs):
        return value.isoformat() if value else ""


class CodesWidget(widgets.ManyToManyWidget):
    """Codes separated by spaces, each of which names an object."""

    def clean(self, value, row=None, **kwargs):
        found = super().clean(value, row, **kwargs)
        known = set(found.values_list(self.field, flat=True)) if value else set()
        if unknown := [code for code in str(value or "").split() if code not in known]:
            message = ModelMultipleChoiceField.default_error_messages["invalid_choice"]
            raise ValidationError(message, params={"value": ", ".join(unknown)})
        return found
