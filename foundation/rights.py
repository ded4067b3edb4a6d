"""User roles, the permissions they give, and the unit to which a row belongs.

No unit is known here. A model says by its ``access_rule`` which permission its rows need and which lookup
leads to the unit they belong to; the authentication backend says what a user holds there (``rights_of``).
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


class Permission(TextChoices):
    """One thing that a user may be allowed to do."""

    WRITE = "write", _("write press releases and pages and submit them for review")
    APPROVE = (
        "approve",
        _("change what others write; send back, approve and withdraw; change programmes and figures"),
    )
    PUBLISH_ALONE = "publish-alone", _("publish without review")
    TRANSLATE = "translate", _("change texts in one language")
    MANAGE_STRUCTURE = "manage-structure", _("change units, offices, their roles, people and contacts")
    MANAGE_REFERENCE_DATA = "manage-reference-data", _("change countries and areas")
    ADMINISTER = "administer", _("assign roles and manage accounts")


class Role(TextChoices):
    """A user role, held for a unit and everything below it or for the whole organisation."""

    AUTHOR = "author", _("author")
    EDITOR = "editor", _("editor")
    TRANSLATOR = "translator", _("translator")
    REGIONAL_EDITOR = "regional-editor", _("regional editor")
    REGISTRY = "registry", _("registrar")
    ADMINISTRATOR = "administrator", _("administrator")


PERMISSIONS = {
    Role.AUTHOR: {Permission.WRITE},
    Role.EDITOR: {Permission.WRITE, Permission.APPROVE},
    Role.TRANSLATOR: {Permission.TRANSLATE},
    Role.REGIONAL_EDITOR: {Permission.WRITE, Permission.APPROVE, Permission.MANAGE_STRUCTURE},
    Role.REGISTRY: {Permission.MANAGE_STRUCTURE, Permission.MANAGE_REFERENCE_DATA},
    Role.ADMINISTRATOR: {
        Permission.WRITE,
        Permission.APPROVE,
        Permission.MANAGE_STRUCTURE,
        Permission.MANAGE_REFERENCE_DATA,
        Permission.ADMINISTER,
    },
}
APPROVING_ROLES = [role for role, permissions in PERMISSIONS.items() if Permission.APPROVE in permissions]
NO_RIGHT_THERE = _("You do not have permission there. Choose a place within your units.")


@dataclass(frozen=True)
class Granted:
    """The permissions that a user has for one unit, and the languages the user may translate into."""

    permissions: frozenset[Permission] = frozenset()
    languages: frozenset[str] = frozenset()

    def without(self, permission: Permission) -> "Granted":
        return Granted(self.permissions - {permission}, self.languages)


@dataclass(frozen=True)
class AccessRule:
    """Which permission the rows of a model need, and for which unit.

    ``unit`` is the lookup from a row to its unit: empty when the row is a unit itself, None when the rows
    belong to the whole organisation. ``parent_fields`` are fields naming other rows under which it is put: a
    new value needs the right there too.
    """

    permission: Permission
    unit: str | None = None
    parent_fields: tuple[str, ...] = ()
    is_of_one_language = False  # whether all texts of a row are in the one language that the row names

    @property
    def field(self) -> str:
        """The field of the row that leads to its unit, or an empty string if there is none."""
        return (self.unit or "").partition("__")[0]

    @property
    def lookup_from_field(self) -> str:
        """The lookup from the target of that field to the unit."""
        return (self.unit or "").partition("__")[2]

    @property
    def add_permission(self) -> Permission:
        """The permission needed to add a row."""
        return self.permission

    def unit_of(self, row: Any) -> int | None:
        """The key of a row's unit; None: the whole organisation. A new unit belongs to its parent."""
        if self.unit is None:
            return None
        if not self.unit:
            return row.pk or getattr(row, f"{self.parent_fields[0]}_id")
        *steps, last = self.unit.split("__")
        for step in steps:
            row = getattr(row, step, None)
        return getattr(row, f"{last}_id", None)

    def allows(
        self, granted: Granted, user: Any, action: str, model: type[Model], row: Model | None = None
    ) -> bool:
        """Whether these permissions allow adding, changing or deleting the row; without a row: any row."""
        if self.permission in granted.permissions:
            return True
        return action == "change" and Permission.TRANSLATE in granted.permissions and has_texts(model)


ACCOUNT_RULE = AccessRule(Permission.ADMINISTER)  # third-party models: users


def has_texts(model: type[Model]) -> bool:
    """Whether a model has translated fields that translators may change."""
    fields = [field for field in model._meta.concrete_fields if hasattr(field, "language")]
    kept = getattr(model, "not_for_translators", ())
    return any(field.translated_field.name not in kept for field in fields)


def access_rule_of(model: type[Model]) -> AccessRule:
    return getattr(model, "access_rule", ACCOUNT_RULE)


class Rights:
    """What one user may do, and for which units. The app that has the units implements it."""

    def __init__(self, user: Any) -> None:
        self.user = user

    # -------------------------------------------- implemented by the subclass

    @cached_property
    def anywhere(self) -> Granted:
        """The permissions that the user has for any unit."""
        raise NotImplementedError

    def at(self, unit: int | None) -> Granted:
        """The permissions for the unit with this key; None: for the whole organisation."""
        raise NotImplementedError

    def within(self, rows: QuerySet, permission: Permission, unit: str | None) -> QuerySet:
        """Filter a queryset to the rows for whose unit the user has the permission.

        ``unit`` is the lookup from a row to its unit, as in an ``AccessRule``.
        """
        raise NotImplementedError

    def only_unit(self, permission: Permission) -> int | None:
        """The key of the unit, if the user has the permission for exactly one unit."""
        raise NotImplementedError

    # -------------------------------------------- derived from the above

    def granted(self, model: type[Model], row: Model | None = None) -> Granted:
        access_rule = access_rule_of(model)
        if access_rule.unit is None:
            return self.at(None)
        return self.anywhere if row is None else self.at(access_rule.unit_of(row))

    def may(self, action: str, model: type[Model], row: Model | None = None) -> bool:
        """Whether the user may view, add, change or delete this row; without a row: any row of the model.

        Whoever holds anything sees all content; accounts are seen by those who give rights.
        """
        access_rule = access_rule_of(model)
        if action == "view":
            permissions = self.anywhere.permissions
            return (
                bool(permissions) if access_rule is not ACCOUNT_RULE else Permission.ADMINISTER in permissions
            )
        return access_rule.allows(self.granted(model, row), self.user, action, model, row)

    def has_permission(self, permission: Permission, row: Model) -> bool:
        """Whether the user has the permission for the row's unit."""
        return permission in self.granted(type(row), row).permissions

    def translates_only(self, row: Model) -> frozenset[str] | None:
        """The only languages in which the user may change this row; None: no limit."""
        granted, access_rule = self.granted(type(row), row), access_rule_of(type(row))
        if access_rule.is_of_one_language:
            return None
        is_free = access_rule.allows(
            granted.without(Permission.TRANSLATE), self.user, "change", type(row), row
        )
        return None if is_free or Permission.TRANSLATE not in granted.permissions else granted.languages

    def may_change_all(self, row: Model) -> bool:
        """Whether the user may change every field of the row, not only the texts in some languages."""
        return self.may("change", type(row), row) and self.translates_only(row) is None

    def misplaced(self, row: Any, changed: Iterable[str]) -> list[str]:
        """The fields of a new or changed row that give it a unit for which the user has no permission.

        ``changed`` are the names of the fields that differ from what is stored.
        """
        model, access_rule, is_new = type(row), row.access_rule, row._state.adding
        changed = {access_rule.field, *access_rule.parent_fields} if is_new else set(changed)
        wrong = []
        if access_rule.field in changed:
            may = self.may("add", model, row) if is_new else self.may_change_all(row)
            wrong += [] if may else [access_rule.field]
        parent_fields = [name for name in access_rule.parent_fields if name in changed]
        stored = None if is_new or not parent_fields else model._base_manager.get(pk=row.pk)
        for name in parent_fields:
            targets = [getattr(row, name)] + ([getattr(stored, name)] if stored else [])
            if not all(self.may_put_under(access_rule, target) for target in targets):
                wrong.append(name)
        return wrong

    def may_put_under(self, access_rule: AccessRule, target: Model | None) -> bool:
        """Whether rows with this rule may be moved under a parent or away from it; None: the top."""
        if target is None:
            return access_rule.permission in self.at(None).permissions
        return self.may_change_all(target)


def rights_of(user: Any) -> Rights:
    """The ``Rights`` of a user, from the authentication backend."""
    return next(backend.rights_of(user) for backend in get_backends() if hasattr(backend, "rights_of"))
