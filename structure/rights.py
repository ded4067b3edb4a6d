"""Rights that follow the tree: a grant for a unit also applies to everything below it."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property

from foundation.languages import LANGUAGES
from foundation.rights import PERMISSIONS, Granted, Permission, Rights

from .models import Grant, OrgUnit

EVERYTHING = Granted(frozenset(Permission), frozenset(LANGUAGES))


class RightsFromGrants(Rights):
    """The rights that a user's grants give, read once. Superusers have every permission for every unit."""

    @cached_property
    def grants(self):
        is_known = self.user.is_active and not self.user.is_superuser
        return list(Grant.objects.filter(user=self.user.pk)) if is_known else []

    @property
    def is_unlimited(self):
        return self.user.is_active and self.user.is_superuser

    @cached_property
    def anywhere(self):
        return EVERYTHING if self.is_unlimited else _granted(self.grants)

    @cached_property
    def _places(self):
        return {}

    def at(self, unit):
        if self.is_unlimited or not self.grants:
            return self.anywhere
        if unit not in self._places:
            places = {None, *(above_and_at(unit) if unit else [])}
            self._places[unit] = _granted([grant for grant in self.grants if grant.unit_id in places])
        return self._places[unit]

    def within(self, rows, permission, unit):
        """One statement, so that grants and rows are compared in the same state of the tree."""
        if permission in self.at(None).permissions:
            return rows
        if unit is None:
            return rows.none()
        roots = [grant.unit_id for grant in self.grants if permission in _permissions(grant)]
        return rows.filter(**{f"{unit}__in" if unit else "pk__in": units_under(roots).values("pk")})

    def only_unit(self, permission):
        units = {grant.unit_id for grant in self.grants if permission in _permissions(grant)}
        return units.pop() if len(units) == 1 else None


class GrantBackend(ModelBackend):
    """Signs in by password as Django does, and answers every question of permission from the grants.

    Django's own groups and permissions give nothing.
    """

    def rights_of(self, user):
        if not hasattr(user, "_rights"):
            user._rights = RightsFromGrants(user)
        return user._rights

    def get_user(self, user_id):
        """With the settings of the desk, which every page of it needs."""
        users = get_user_model()._default_manager.select_related("desk_profile")
        user = users.filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def get_user_permissions(self, user_obj, obj=None):
        return set()

    def get_group_permissions(self, user_obj, obj=None):
        return set()

    def get_all_permissions(self, user_obj, obj=None):
        return set()

    def has_perm(self, user_obj, perm, obj=None):
        """``news.change_pressrelease``, with a row or, without one, whether it is allowed anywhere."""
        app, _dot, codename = perm.partition(".")
        action, _line, name = codename.partition("_")
        try:
            model = apps.get_model(app, name)
        except (LookupError, ValueError):
            return False
        if action not in {"view", "add", "change", "delete"} or not isinstance(obj, model | None):
            return False
        return self.rights_of(user_obj).may(action, model, obj)

    def has_module_perms(self, user_obj, app_label):
        return bool(self.rights_of(user_obj).anywhere.permissions)


def above_and_at(unit_pk):
    """The keys of a unit and its ancestors, in one query."""
    unit = OrgUnit.objects.filter(
        pk=unit_pk, tree_id=OuterRef("tree_id"), lft__gte=OuterRef("lft"), rght__lte=OuterRef("rght")
    )
    return OrgUnit.objects.filter(Exists(unit)).order_by().values_list("pk", flat=True)


def units_under(unit_pks):
    """The units with these keys and everything under them."""
    roots = OrgUnit.objects.filter(
        pk__in=unit_pks, tree_id=OuterRef("tree_id"), lft__lte=OuterRef("lft"), rght__gte=OuterRef("rght")
    )
    return OrgUnit.objects.filter(Exists(roots)).order_by()


def grants_at(unit=None):
    """The grants in force at a unit, its own and those from above; without a unit those for everything."""
    places = Grant.objects.select_related("user", "unit")
    whole = places.filter(unit=None)
    grants = whole | places.filter(unit__in=above_and_at(unit.pk)) if unit else whole
    return grants.filter(user__is_active=True)


def _permissions(grant):
    alone = {Permission.PUBLISH_ALONE} if grant.can_publish_alone else set()
    return PERMISSIONS[grant.role] | alone


def _granted(grants):
    permissions = {permission for grant in grants for permission in _permissions(grant)}
    return Granted(frozenset(permissions), frozenset(grant.language for grant in grants if grant.language))
