"""The history of every change by whatever path: triggers write it, this module registers and reads it."""

import pghistory

from .models import content_columns


def track(model):
    """Record every insert, update and delete of the model's own content.

    Called in ``translation.py`` after the registration for translation, or the language columns would be
    missing. Left out: the tree's bookkeeping, generated columns, and the base column of translated fields.
    """
    own = {field.name for field in model._meta.local_concrete_fields}
    tracked = [*content_columns(model), *({"version"} & own)]
    pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=tracked,
        model_name=f"{model.__name__}Event",
    )(model)
    return model
