"""What a class of the desk needs from the screen that inherits it, checked when the site starts.

A mixin in the wrong place is not called, and what it leaves open fails only when an editor comes there. So
each says what it needs::

    @needs(before=ContentAdmin, defined=["node_of"])
    class ConfirmsConsequences: ...
"""

from dataclasses import dataclass

from django.contrib import admin
from django.core import checks

from foundation.private import registered_models

NEEDS = {}


@dataclass(frozen=True)
class Needs:
    """The class ``before`` which it stands, the names that must be ``defined`` anew, and those that it
    ``calls`` and others have."""

    before: type | None
    defined: list
    calls: list


def needs(before=None, defined=(), calls=()):
    """Say what a class needs from the screens that inherit it."""

    def register(cls):
        NEEDS[cls] = Needs(before, list(defined), list(calls))
        return cls

    return register


@checks.register(checks.Tags.admin)
def check_screens(app_configs, **kwargs):
    screens = [type(admin.site.get_model_admin(model)) for model in registered_models(admin.site)]
    return [error for screen in screens for error in errors_of(screen)]


def errors_of(screen):
    """What the classes that a screen inherits do not find."""
    classes = screen.mro()
    return [error for cls in classes if cls in NEEDS for error in _errors(screen, classes, cls, NEEDS[cls])]


def _errors(screen, classes, cls, need):
    before = need.before
    if before and (before not in classes or classes.index(before) < classes.index(cls)):
        yield checks.Error(
            f"{cls.__name__} must stand before {before.__name__}.",
            hint=f"Name {cls.__name__} to the left of {before.__name__} among the base classes.",
            obj=screen,
            id="desk.E001",
        )
    for name in need.defined:
        if getattr(screen, name, None) is getattr(cls, name, None):
            yield checks.Error(
                f"{cls.__name__} needs “{name}”.",
                hint=f"Define “{name}” as the docstring of {cls.__name__} says.",
                obj=screen,
                id="desk.E002",
            )
    for name in need.calls:
        if not hasattr(screen, name):
            yield checks.Error(
                f"{cls.__name__} calls “{name}”, and no base class has it.",
                hint="Inherit ContentAdmin, which has the parts of a screen together.",
                obj=screen,
                id="desk.E003",
            )
