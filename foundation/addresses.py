"""Finding a published object by its address, present or former."""

from django.http import Http404

from publishing.models import FormerAddress


class Moved(Exception):
    """Raised where an old address was asked for; the middleware answers 301 to the new one."""

    def __init__(self, instance):
        super().__init__(instance.get_absolute_url())
        self.location = instance.get_absolute_url()


def get_by_address(queryset, address, *, field="slug", owner="pk"):
    """The object at this address in an already gated queryset.

    ``owner`` names the path from the queryset to the row that has the address (``document`` for editions).
    Raises ``Moved`` when it has another address now, ``Http404`` when there is none.
    """
    name = field if owner == "pk" else f"{owner}__{field}"
    if found := queryset.filter(**{name: address}).first():
        return found
    model = queryset.model if owner == "pk" else queryset.model._meta.get_field(owner).related_model
    table = model._meta.get_field(field).model._meta.db_table
    former = FormerAddress.objects.filter(kind=table, address=address).first()
    if former and (moved := queryset.filter(**{owner: former.object_id}).first()):
        raise Moved(moved)
    raise Http404
