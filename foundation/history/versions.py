"""Every change of a row's content counts up its version, so that a save from a stale form is noticed."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _


def content_columns(model):
    """The names of the fields an editor can change: no generated column, no base column of a translated field
    (it flips to the language of whoever saved last), and none that the model names as ``not_content``."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    base = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    return [
        field.name
        for field in fields
        if field.name not in {"version", *getattr(model, "not_content", ()), *base}
    ]


class ContentChanged(pgtrigger.Condition):
    """True when a column that an editor can change differs.

    ``leaving`` are columns that are no content: migrations know the fields of a model, and not its
    ``not_content``.
    """

    def __init__(self, leaving=()):
        self.leaving = {*leaving}

    def resolve(self, model):
        columns = [name for name in content_columns(model) if name not in self.leaving]
        return pgtrigger.AnyChange(*columns).resolve(model)


def bump_version(leaving=()):
    """A trigger that counts every change of a row's content, by whatever path it comes."""
    return pgtrigger.Trigger(
        name="bump_version",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=ContentChanged(leaving),
        func="NEW.version := OLD.version + 1; RETURN NEW;",
    )


def bump_parent_version(table, link):
    """A trigger for a child table: its version is that of the row of its parent's table that it links to."""
    return pgtrigger.Trigger(
        name="bump_parent_version",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=ContentChanged(),
        func=f"""
            UPDATE {table} SET version = version + 1 WHERE id = NEW.{link};
            RETURN NULL;
        """,  # noqa: S608 -- the names come from our own models
    )


class Versioned(models.Model):
    """A row that an editor opens, changes and saves: a save from a stale form is noticed by its version."""

    version = models.PositiveIntegerField(_("version"), default=1, editable=False)

    class Meta:
        abstract = True
        triggers = [bump_version()]
