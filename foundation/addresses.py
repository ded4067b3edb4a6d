"""Addresses, present and former: a former one is kept by a trigger and answers 301."""

import pgtrigger
from django.db import models
from django.http import Http404, HttpResponsePermanentRedirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.rights import AccessRule, Permission


def remember_address(column):
    """A trigger that keeps the former address of a row, so that old links lead on (301)."""
    return pgtrigger.Trigger(
        name="remember_address",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf(column),
        condition=pgtrigger.AnyChange(column),
        func=f"""
            INSERT INTO foundation_formeraddress (kind, address, object_id, left_at)
            VALUES (TG_TABLE_NAME, OLD.{column}, OLD.id, now())
            ON CONFLICT (kind, address) DO UPDATE SET object_id = OLD.id, left_at = now();
            DELETE FROM foundation_formeraddress WHERE kind = TG_TABLE_NAME AND address = NEW.{column};
            RETURN NULL;
        """,  # noqa: S608 -- the column's name comes from our own models
    )


class FormerAddress(models.Model):
    """A former slug or path of an object, stored by a trigger. Old links answer 301."""

    access_rule = AccessRule(Permission.ADMINISTER)

    kind = models.CharField(_("kind"), max_length=63)
    address = models.CharField(_("address"), max_length=300)
    object_id = models.BigIntegerField(_("object"))
    left_at = models.DateTimeField(_("replaced at"), default=timezone.now)

    class Meta:
        ordering = ["kind", "address"]
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "address"],
                name="foundation_formeraddress_once",
                violation_error_message=_("This former address already exists."),
            )
        ]

    def __str__(self):
        return f"{self.kind}: {self.address}"


class AddressChanged(Exception):
    """Raised where an old address was asked for; the middleware answers 301 to the new one."""

    def __init__(self, instance):
        super().__init__(instance.get_absolute_url())
        self.location = instance.get_absolute_url()


def get_by_address(queryset, address, *, field="slug", owner="pk"):
    """The object at this address in an already gated queryset.

    ``owner`` names the path from the queryset to the row that has the address (``document`` for editions).
    Raises ``AddressChanged`` when it has another address now, ``Http404`` when there is none.
    """
    name = field if owner == "pk" else f"{owner}__{field}"
    if found := queryset.filter(**{name: address}).first():
        return found
    model = queryset.model if owner == "pk" else queryset.model._meta.get_field(owner).related_model
    table = model._meta.get_field(field).model._meta.db_table
    former = FormerAddress.objects.filter(kind=table, address=address).first()
    if former and (moved := queryset.filter(**{owner: former.object_id}).first()):
        raise AddressChanged(moved)
    raise Http404


class MovedMiddleware:
    """Answer an old address with a permanent redirect that keeps the query string."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, AddressChanged):
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(exception.location + (f"?{query}" if query else ""))
        return None
