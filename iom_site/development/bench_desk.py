"""The lists of the editors' desk as an administrator and a regional editor see them, for ``bench``."""

from contextlib import contextmanager

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.http import urlencode

from foundation.private import registered_models
from foundation.rights import Role
from news.models import PressRelease, ReleaseEdition
from publishing.models import State
from structure.models import Grant, OrgUnit, Placement

NOWHERE = "zzyzx"  # a word of nothing: whoever searches for it has to look at everything
LONG = [PressRelease, ReleaseEdition, OrgUnit, Placement]  # what these lists are searched for


@contextmanager
def editors():
    """The user of each kind; when the block ends they were never there."""
    with transaction.atomic():
        try:
            yield {
                "administrator": _editor("bench-administrator", Role.ADMINISTRATOR, None),
                "regional editor": _editor("bench-regional-editor", Role.REGIONAL_EDITOR, _region()),
            }
        finally:
            transaction.set_rollback(True)


def _editor(name, role, unit):
    user = User.objects.create_user(name, is_staff=True)
    Grant.objects.create(user=user, role=role, unit=unit)
    return user


def _region():
    """The unit with most below it among those that stand under another."""
    below = OrgUnit.objects.filter(parent__isnull=False).order_by(F("lft") - F("rght"), "pk")
    return below.first() or OrgUnit.objects.first()


def lists(user):
    """The address of each list that this user may see, with what is asked of the long ones."""
    for model in sorted(registered_models(admin.site), key=lambda model: model._meta.label):
        if not user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
            continue
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for what, query in _asked(model).items():
            yield f"{model.__name__}{what}", address + query


def _asked(model):
    asked = {"": ""}
    if model in LONG:
        asked |= {", a word": f"?{urlencode({'q': 'sample'})}", ", no word": f"?{urlencode({'q': NOWHERE})}"}
    if model is ReleaseEdition:
        asked[", drafts"] = f"?state__exact={State.DRAFT}"
    if model is PressRelease:
        asked[", with a draft"] = f"?editions__state__exact={State.DRAFT}"
    return asked
