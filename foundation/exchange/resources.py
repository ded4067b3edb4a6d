"""The base of the import resources: one way in for the files of editors and for the shipped content."""

import csv
import datetime as dt
import hashlib
import json
from collections import Counter
from pathlib import Path

import tablib
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField
from django.utils.translation import gettext_lazy as _
from import_export import fields, resources, widgets

from foundation.languages import written_in
from foundation.rights import OUTSIDE, rights_of, standing_of
from publishing.editions import is_change
from publishing.models import ShippedRow

EMPTY_CELLS = [None, ""]
KNOWN = "known_object"  # the column by which a shipped row says which object it became


class ContentResource(resources.ModelResource):
    """Rows checked as a form checks them, each rejected with its reason, none half written.

    Foreign keys are columns with the code of the object they name; several codes are separated by spaces.
    """

    def __init__(self, *, is_shipping=False, is_restoring=False, **kwargs):
        super().__init__(**kwargs)
        self.is_shipping = is_shipping
        self.is_restoring = is_restoring  # into an empty site: what has no code of its own is new
        self.user = None  # who imports; None: the site itself

    def get_instance(self, instance_loader, row):
        """The object of a row; that of a shipped row is known even when its very key was corrected."""
        if self.is_shipping and row.get(KNOWN):
            return self.get_queryset().filter(pk=row[KNOWN]).first()
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
        names = {standing_of(model).field, *standing_of(model).ends} - {""}
        changed = [name for name in names if getattr(instance, name, None) != getattr(original, name, None)]
        if not may or rights.misplaced(instance, changed):
            raise ValidationError(OUTSIDE)

    def before_import_row(self, row, **kwargs):
        """Lists of codes are written last: what is wrong in them is told before anything is written."""
        for field in self.get_import_fields():
            if isinstance(field.widget, Codes) and field.column_name in row:
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


class Moment(widgets.Widget):
    """A moment as ISO 8601 writes it, to the microsecond."""

    def clean(self, value, row=None, **kwargs):
        """Raises ``ValueError`` for what is no moment, or for one without its difference from UTC."""
        if not value:
            return None
        moment = dt.datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError(_("The moment has no difference from UTC."))
        return moment

    def render(self, value, obj=None, **kwargs):
        return value.isoformat() if value else ""


class EditionResource(ContentResource):
    """Editions of documents. A file never carries a state: what it brings is a draft, and approved stays."""

    class Meta:
        import_id_fields = ["document", "number"]

    def require_rights(self, instance, original):
        if not original.pk or original.is_open:  # what is approved is refused below, with its own words
            super().require_rights(instance, original)

    def before_save_instance(self, instance, row, **kwargs):
        if instance.pk and not instance.is_open and not self.is_shipping:
            raise ValidationError(_("This edition is approved; make a new one and change that."))
        if not instance.pk:
            instance.created_by = self.user
            if not self.is_shipping and is_change(instance):
                instance.change_kind = ""  # asked when it is submitted or approved


class PublishedEditionResource(EditionResource):
    """Editions that are public on the site from which a file comes, and here again since the same moment."""

    publish_at = fields.Field(attribute="publish_at", column_name="publish_at", widget=Moment())

    class Meta:
        fields = [
            *EditionResource._meta.import_id_fields,
            "publish_at",
            "original_language",
        ]

    def before_save_instance(self, instance, row, **kwargs):
        super().before_save_instance(instance, row, **kwargs)
        if not written_in(instance, "title"):
            raise ValidationError(_("Fill this in, in one language at least."))
        published_at = instance.publish_at
        instance.change_kind = instance.change_kind or unannounced(instance)
        instance.approve()
        instance.publish_at = published_at or instance.publish_at


def unannounced(edition):
    """The kind of a change of which readers were told nothing."""
    kinds = type(edition).ChangeKind
    return kinds.FIRST if edition.number == 1 else kinds.MINOR


def key(model, column="code", *, name, attribute=None):
    """A column that names one object by its code."""
    return fields.Field(
        attribute=attribute or name, column_name=name, widget=widgets.ForeignKeyWidget(model, column)
    )


class Codes(widgets.ManyToManyWidget):
    """Codes separated by spaces, each of which names an object."""

    def clean(self, value, row=None, **kwargs):
        found = super().clean(value, row, **kwargs)
        known = set(found.values_list(self.field, flat=True)) if value else set()
        if unknown := [code for code in str(value or "").split() if code not in known]:
            message = ModelMultipleChoiceField.default_error_messages["invalid_choice"]
            raise ValidationError(message, params={"value": ", ".join(unknown)})
        return found


def keys(model, column="code", *, name):
    """A column that names several objects by their codes, separated by spaces."""
    widget = Codes(model, separator=" ", field=column)
    return fields.Field(attribute=name, column_name=name, widget=widget)


def read_facts(path):
    """The rows of a CSV file as a list of dictionaries."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def digest(row):
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class Shipment:
    """The shipped rows of one data set, loaded without ever undoing an editor's work.

    ``rows`` are pairs of a permanent key and a row of the resource. What an editor changed or deleted since
    the last load is left alone. ``counts`` and ``remarks`` tell what happened.
    """

    def __init__(self, name, resource, rows):
        self.name, self.resource = name, resource
        self.rows = {row_key: {k: str(v or "") for k, v in row.items()} for row_key, row in rows}
        self.counts, self.remarks = Counter(), []
        self.shipped = {row.key: row for row in ShippedRow.objects.filter(dataset=name)}
        self.touched = {}

    def load(self):
        """Create and update what is not an editor's; return the number of rows written."""
        current = self.export(row.object_id for row in self.shipped.values())
        due = {}
        for row_key, row in self.rows.items():
            known = self.shipped.get(row_key)
            if row.get("certainty") == "low":
                self.refuse(row_key, "its certainty is low")
            elif known is None:
                due[row_key] = row
            elif known.object_id not in current:
                self.leave(row_key, "deleted by an editor")
            elif changed := [
                name for name, was in known.row.items() if current[known.object_id].get(name) != was
            ]:
                self.leave(row_key, f"edited: {', '.join(changed)}")
            elif known.digest == digest(row):
                self.counts["unchanged"] += 1
            else:
                due[row_key] = row
        if due:
            self.write(due)
        return len(self.touched)

    def write(self, due):
        columns = [KNOWN, *dict.fromkeys(name for row in due.values() for name in row)]
        while due:
            dataset = tablib.Dataset(headers=columns)
            for row_key, row in due.items():
                known = self.shipped[row_key].object_id if row_key in self.shipped else ""
                dataset.append([known, *(row.get(name, "") for name in columns[1:])])
            result = self.resource.import_data(dataset, collect_failed_rows=False)
            refused = dict(self.refusals(list(due), result))
            for row_key, reason in refused.items():
                self.refuse(row_key, reason)
                del due[row_key]
            if not result.has_errors():  # otherwise nothing was written: once more without the refused rows
                break
        for row_key, outcome in zip(due, (row for row in result.rows if row.object_id), strict=True):
            self.counts["created" if outcome.import_type == "new" else "updated"] += 1
            self.touched[row_key] = outcome.object_id

    @staticmethod
    def refusals(row_keys, result):
        if result.base_errors:
            raise result.base_errors[0].error
        for number, errors in result.row_errors():
            yield row_keys[number - 1], "; ".join(str(error.error) for error in errors)
        for invalid in result.invalid_rows:
            yield row_keys[invalid.number - 1], "; ".join(invalid.error.messages)

    def refuse(self, row_key, reason):
        self.counts["rejected"] += 1
        self.remarks.append(f"{row_key}: rejected: {reason}")

    def leave(self, row_key, reason):
        self.counts["left alone"] += 1
        self.remarks.append(f"{row_key}: left alone: {reason}")

    def remember(self):
        """Note what the touched rows look like now: a later difference is an editor's."""
        current = self.export(self.touched.values())
        ShippedRow.objects.bulk_create(
            [
                ShippedRow(
                    dataset=self.name,
                    key=row_key,
                    object_id=object_id,
                    digest=digest(self.rows[row_key]),
                    row=current[object_id],
                )
                for row_key, object_id in self.touched.items()
            ],
            update_conflicts=True,
            unique_fields=["dataset", "key"],
            update_fields=["object_id", "digest", "row"],
        )

    def export(self, object_ids):
        """The rows of these objects as the resource exports them, by primary key."""
        objects = list(self.resource._meta.model.objects.filter(pk__in=list(object_ids)).order_by("pk"))
        rows = self.resource.export(queryset=objects).dict
        return {instance.pk: row for instance, row in zip(objects, rows, strict=True)}
