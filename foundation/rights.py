"""Who may do what: the roles, the deeds they allow, and where a row stands.

No unit is known here. A model says by its ``standing`` which deed its rows need and which lookup leads to the
unit they belong to; the authentication backend says what a user holds there (``rights_of``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_backends
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:  # Django has no type hints: to mypy its choices are an enumeration of texts
    from enum import StrEnum as TextChoices
else:
    from django.db.models import TextChoices


class Deed(TextChoices):
    """What can be allowed, one by one."""

    WRITE = "write", _("write press releases and pages and submit them for review")
    APPROVE = (
        "approve",
        _("change what others write; send back, approve and withdraw; change programmes and figures"),
    )
    PUBLISH_ALONE = "publish-alone", _("publish without review")
    TRANSLATE = "translate", _("change texts in one language")
    KEEP = "keep", _("change units, offices, their roles, people and contacts")
    REFER = "refer", _("change countries and areas")
    ADMINISTER = "administer", _("assign roles and manage accounts")


class Role(TextChoices):
    """What an editor is, for a unit and everything under it or for the whole organisation."""

    AUTHOR = "author", _("author")
    EDITOR = "editor", _("editor")
    TRANSLATOR = "translator", _("translator")
    REGIONAL_EDITOR = "regional-editor", _("regional editor")
    REGISTRY = "registry", _("registrar")
    ADMINISTRATOR = "administrator", _("administrator")


DEEDS = {
    Role.AUTHOR: {Deed.WRITE},
    Role.EDITOR: {Deed.WRITE, Deed.APPROVE},
    Role.TRANSLATOR: {Deed.TRANSLATE},
    Role.REGIONAL_EDITOR: {Deed.WRITE, Deed.APPROVE, Deed.KEEP},
    Role.REGISTRY: {Deed.KEEP, Deed.REFER},
    Role.ADMINISTRATOR: {Deed.WRITE, Deed.APPROVE, Deed.KEEP, Deed.REFER, Deed.ADMINISTER},
}
APPROVING = [role for role, deeds in DEEDS.items() if Deed.APPROVE in deeds]
OUTSIDE = _("You do not have permission there. Choose a place within your units.")


@dataclass(frozen=True)
class Held:
    """What is held at one place: deeds, and the languages that may be translated into."""

    deeds: frozenset[Deed] = frozenset()
    languages: frozenset[str] = frozenset()

    def without(self, deed: Deed) -> "Held":
        return Held(self.deeds - {deed}, self.languages)


@dataclass(frozen=True)
class Standing:
    """Which deed the rows of a model need, and where they stand.

    ``unit`` is the lookup from a row to its unit: empty when the row is a unit itself, None when the rows
    belong to the whole organisation. ``ends`` are fields naming other rows under which it is put: a new value
    needs the right there too.
    """

    needs: Deed
    unit: str | None = None
    ends: tuple[str, ...] = ()
    is_of_one_language = False  # whether all texts of a row are in the one language that the row names

    @property
    def field(self) -> str:
        """The field of the row that decides on its place; empty when there is none."""
        return (self.unit or "").partition("__")[0]

    @property
    def beyond_field(self) -> str:
        """The lookup from what that field names to the unit."""
        return (self.unit or "").partition("__")[2]

    @property
    def adds(self) -> Deed:
        """The deed that a new row needs."""
        return self.needs

    def unit_of(self, row: Any) -> int | None:
        """The key of the unit of a row, None: the whole organisation. A new unit stands where it is put."""
        if self.unit is None:
            return None
        if not self.unit:
            return row.pk or getattr(row, f"{self.ends[0]}_id")
        *steps, last = self.unit.split("__")
        for step in steps:
            row = getattr(row, step, None)
        return getattr(row, f"{last}_id", None)

    def allows(
        self, held: Held, user: Any, action: str, model: type[Model], row: Model | None = None
    ) -> bool:
        """Whether who holds this at the row's place may add, change or delete it; without a row: any row."""
        if self.needs in held.deeds:
            return True
        return action == "change" and Deed.TRANSLATE in held.deeds and has_texts(model)


ACCOUNTS = Standing(Deed.ADMINISTER)  # models of other hands: users


def has_texts(model: type[Model]) -> bool:
    """Whether a model has translated fields for translators."""
    fields = [field for field in model._meta.concrete_fields if hasattr(field, "language")]
    kept = getattr(model, "not_for_translators", ())
    return any(field.translated_field.name not in kept for field in fields)


def standing_of(model: type[Model]) -> Standing:
    return getattr(model, "standing", ACCOUNTS)


class Rights:
    """What one user may do, and where. The app that knows the units says what is held at which of them."""

    def __init__(self, user: Any) -> None:
        self.user = user

    # -------------------------------------------- said by who knows the units

    @cached_property
    def anywhere(self) -> Held:
        """What is held, wherever that may be."""
        raise NotImplementedError

    def at(self, unit: int | None) -> Held:
        """What is held at the unit with this key; None: for the whole organisation."""
        raise NotImplementedError

    def within(self, rows: QuerySet, deed: Deed, unit: str | None) -> QuerySet:
        """Those of the rows (a queryset) at whose place the deed is allowed.

        ``unit`` is the lookup from a row to its unit, as in a ``Standing``.
        """
        raise NotImplementedError

    def home(self, deed: Deed) -> int | None:
        """The key of the unit, if the deed is allowed for one unit alone."""
        raise NotImplementedError

    # -------------------------------------------- what follows

    def held(self, model: type[Model], row: Model | None = None) -> Held:
        standing = standing_of(model)
        if standing.unit is None:
            return self.at(None)
        return self.anywhere if row is None else self.at(standing.unit_of(row))

    def may(self, action: str, model: type[Model], row: Model | None = None) -> bool:
        """Whether the user may view, add, change or delete this row, or without one any row of the model.

        Whoever holds anything sees all content; accounts are seen by those who give rights.
        """
        standing = standing_of(model)
        if action == "view":
            deeds = self.anywhere.deeds
            return bool(deeds) if standing is not ACCOUNTS else Deed.ADMINISTER in deeds
        return standing.allows(self.held(model, row), self.user, action, model, row)

    def may_do(self, deed: Deed, row: Model) -> bool:
        """Whether the deed is allowed where the row stands."""
        return deed in self.held(type(row), row).deeds

    def translates_only(self, row: Model) -> frozenset[str] | None:
        """The languages to which the user's changes of this row are limited; None: not limited."""
        held, standing = self.held(type(row), row), standing_of(type(row))
        if standing.is_of_one_language:
            return None
        is_free = standing.allows(held.without(Deed.TRANSLATE), self.user, "change", type(row), row)
        return None if is_free or Deed.TRANSLATE not in held.deeds else held.languages

    def may_change_all(self, row: Model) -> bool:
        """Whether every field of the row may be changed, and not the texts of some languages alone."""
        return self.may("change", type(row), row) and self.translates_only(row) is None

    def misplaced(self, row: Any, changed: Iterable[str]) -> list[str]:
        """The fields of a row, new or about to be saved, that put it where the user has no right.

        ``changed`` are the names of the fields that differ from what is stored.
        """
        model, standing, is_new = type(row), row.standing, row._state.adding
        changed = {standing.field, *standing.ends} if is_new else set(changed)
        wrong = []
        if standing.field in changed:
            may = self.may("add", model, row) if is_new else self.may_change_all(row)
            wrong += [] if may else [standing.field]
        ends = [name for name in standing.ends if name in changed]
        stored = None if is_new or not ends else model._base_manager.get(pk=row.pk)
        for name in ends:
            targets = [getattr(row, name)] + ([getattr(stored, name)] if stored else [])
            if not all(self.may_put_under(standing, target) for target in targets):
                wrong.append(name)
        return wrong

    def may_put_under(self, standing: Standing, target: Model | None) -> bool:
        """Whether rows of this standing may be put under, or taken from, another; None: from the top."""
        if target is None:
            return standing.needs in self.at(None).deeds
        return self.may_change_all(target)


def rights_of(user: Any) -> Rights:
    """The ``Rights`` of a user, as the authentication backend knows them."""
    return next(backend.rights_of(user) for backend in get_backends() if hasattr(backend, "rights_of"))
