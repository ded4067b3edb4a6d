"""The shipped content, loaded again and again without ever undoing an editor's work."""

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path

import tablib
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.languages import LANGUAGES
from foundation.rights import AccessRule, Permission

from .resources import KNOWN_OBJECT


class ShippedRow(models.Model):
    """What the shipped content last wrote to an object: a difference means that an editor changed it."""

    dataset = models.CharField(_("data set"), max_length=50)
    key = models.CharField(_("key"), max_length=200)
    object_id = models.BigIntegerField(_("object"))
    digest = models.CharField(_("digest of the row in the file"), max_length=64)
    row = models.JSONField(_("row as loaded"))

    class Meta:
        ordering = ["dataset", "key"]
        verbose_name = _("shipped row")
        verbose_name_plural = _("shipped rows")
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "key"],
                name="foundation_shippedrow_once",
                violation_error_message=_("This row has already been loaded."),
            )
        ]

    def __str__(self):
        return f"{self.dataset}: {self.key}"


class ContentLoad(models.Model):
    """One run of ``load_content`` that finished, with its report."""

    access_rule = AccessRule(Permission.ADMINISTER)

    digest = models.CharField(_("digest of the files"), max_length=64)
    finished_at = models.DateTimeField(_("finished at"), default=timezone.now)
    report = models.JSONField(_("report"), default=dict)

    class Meta:
        ordering = ["-finished_at"]
        verbose_name = _("content load")
        verbose_name_plural = _("content loads")

    def __str__(self):
        return f"{self.finished_at:%Y-%m-%d %H:%M}"


def read_csv(path):
    """The rows of a CSV file as a list of dictionaries."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def in_languages(row, column, field=None):
    """The columns of a translated field from those of a row, in the languages that its file has."""
    given = [language for language in LANGUAGES if f"{column}_{language}" in row]
    return {f"{field or column}_{language}": row[f"{column}_{language}"] for language in given}


def digest(row):
    return hashlib.sha256(json.dumps(row, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class ShippedDataset:
    """The shipped rows of one data set, loaded without ever undoing an editor's work.

    ``rows`` are pairs of a permanent key and a row of the resource. What an editor changed or deleted since
    the last load is left alone, a row of low certainty is left out. ``counts`` tell what happened,
    ``remarks`` what somebody should look at, ``left_out`` the rest.
    """

    def __init__(self, name, resource, rows):
        self.name, self.resource = name, resource
        self.rows = {row_key: {k: str(v or "") for k, v in row.items()} for row_key, row in rows}
        self.counts, self.remarks, self.left_out = Counter(), [], []
        self.shipped = {row.key: row for row in ShippedRow.objects.filter(dataset=name)}
        self.written = {}

    @property
    def loaded(self):
        """How many of the rows are on the site, whoever wrote them last."""
        return len(self.rows) - self.counts["left out"] - self.counts["rejected"]

    def load(self):
        """Create and update what is not an editor's; return the number of rows written."""
        current = self.export(row.object_id for row in self.shipped.values())
        due = {}
        for row_key, row in self.rows.items():
            known = self.shipped.get(row_key)
            if row.get("certainty") == "low":
                self.leave_out(row_key, "its certainty is low")
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
        return len(self.written)

    def write(self, due):
        columns = [KNOWN_OBJECT, *dict.fromkeys(name for row in due.values() for name in row)]
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
            self.written[row_key] = outcome.object_id

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

    def leave_out(self, row_key, reason):
        self.counts["left out"] += 1
        self.left_out.append(f"{row_key}: left out: {reason}")

    def leave(self, row_key, reason):
        self.counts["left alone"] += 1
        self.remarks.append(f"{row_key}: left alone: {reason}")

    def remember(self):
        """Note what the touched rows look like now: a later difference is an editor's."""
        current = self.export(self.written.values())
        ShippedRow.objects.bulk_create(
            [
                ShippedRow(
                    dataset=self.name,
                    key=row_key,
                    object_id=object_id,
                    digest=digest(self.rows[row_key]),
                    row=current[object_id],
                )
                for row_key, object_id in self.written.items()
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
