"""Offices and their roles on the pages of all apps."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import capfirst

from foundation.languages import alphabetical, text
from offices.coverage import Reason, roles_on
from offices.drawings import SmallMap, SmallWorld
from offices.marks import shape_of
from offices.models import OfficeRole

register = template.Library()


@dataclass(frozen=True)
class RegionalOffices:
    """The roles of the regional offices by city, and a map of them with headquarters."""

    roles: list
    map: SmallWorld | None


@register.simple_tag
def regional_offices():
    """``{% regional_offices as regional %}``: the ``RegionalOffices`` of today; one query."""
    kinds = [OfficeRole.Kind.HEADQUARTERS, OfficeRole.Kind.REGIONAL]
    roles = roles_on(timezone.localdate()).filter(kind__in=kinds)
    roles = roles.select_related("office", "area").order_by(alphabetical("office__name"), "pk")
    regional = [role for role in roles if role.kind == OfficeRole.Kind.REGIONAL]
    places = [(role.office, role.kind) for role in [*regional, *(set(roles) - set(regional))]]
    return RegionalOffices(regional, SmallWorld(places) if places else None)


@register.filter
def if_shown(role):
    """``{% with host=role.host|if_shown %}``: a related role when visitors may see it and its office."""
    return role if role and role.is_shown and role.office.is_shown else None


@register.filter
def official_name(role):
    """« Bureau régional de Dakar (Sénégal) », or the kind and the city of a role without a name."""
    return text(role, "title") or f"{capfirst(role.get_kind_display())} ({text(role.office, 'name')})"


@register.simple_tag
def offices_address(requested, **filters):
    """``{% offices_address requested region=area.slug %}``: the list so filtered, on the day asked about."""
    if requested.is_explicit:
        filters["on"] = requested.day.isoformat()
    return f"{reverse('offices:offices')}?{urlencode(filters)}"


@register.filter
def mark_shape(kind):
    """``{{ role.kind|mark_shape }}``: the name of the mark that a role has on every map."""
    return shape_of(kind)


@register.simple_tag
def list_address(filters, requested, **changes):
    """``{% list_address filters requested role="" %}``: the list of offices with these filters changed."""
    return filters.address(requested, **changes)


@register.inclusion_tag("offices/includes/small_map.html")
def office_map(office, roles, requested):
    """``{% office_map office profile.roles requested %}``: a picture of where an office is; no query."""
    kind = roles[0].kind if roles else ""
    link = offices_address(requested, country=office.country.iso2)
    return {"map": SmallMap([(office, kind)]), "link": link}


@register.inclusion_tag("offices/includes/small_map.html")
def coverage_map(coverage, requested):
    """``{% coverage_map coverage requested %}``: where the offices are that serve a country; no query.

    Headquarters, which serve every country as a last resort, are drawn only when there is no other office.
    """
    near = [
        serving_role
        for serving_role in coverage.serving_roles
        if serving_role.reason is not Reason.LAST_RESORT
    ]
    places = [
        (serving_role.office, serving_role.role.kind) for serving_role in near or coverage.serving_roles
    ]
    link = offices_address(requested, country=coverage.country.iso2)
    return {"map": places and SmallMap(places), "link": link}
