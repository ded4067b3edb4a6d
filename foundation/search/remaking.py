"""Migrations of the columns that are searched.

PostgreSQL cannot change how a generated column is computed, and Django refuses to try. Another language
changes that of every searched model, so such a column is dropped and made anew, with its indexes.
"""

from django.core.management.commands import makemigrations
from django.db.migrations import AlterField

from .vectors import SearchedField


class RemakeSearched(AlterField):
    """Alter a searched column by making it anew. Long tables are rewritten."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        before = from_state.apps.get_model(app_label, self.model_name)
        schema_editor.remove_field(before, before._meta.get_field(self.name))
        schema_editor.add_field(model, model._meta.get_field(self.name))
        for index in model._meta.indexes:
            if self.name in index.fields:
                schema_editor.add_index(model, index)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self.database_forwards(app_label, schema_editor, from_state, to_state)


class Autodetector(makemigrations.Command.autodetector):
    """An autodetector that writes ``RemakeSearched`` where it would write ``AlterField``."""

    def add_operation(self, app_label, operation, *args, **kwargs):
        if type(operation) is AlterField and isinstance(operation.field, SearchedField):
            operation = RemakeSearched(operation.model_name, operation.name, operation.field)
        super().add_operation(app_label, operation, *args, **kwargs)
