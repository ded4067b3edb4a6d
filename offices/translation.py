from modeltranslation.translator import TranslationOptions, register

from foundation.history.log import track
from foundation.private import set_nodes

from .models import Area, AreaCountry, Country, Office, OfficeRole, OutsideRelation


@register(Country)
class CountryTranslation(TranslationOptions):
    fields = ["name"]


@register(Area)
class AreaTranslation(TranslationOptions):
    fields = ["name"]


@register(Office)
class OfficeTranslation(TranslationOptions):
    fields = []


@register(OfficeRole)
class OfficeRoleTranslation(TranslationOptions):
    fields = ["title", "purpose"]


@register(OutsideRelation)
class OutsideRelationTranslation(TranslationOptions):
    fields = ["name"]


set_nodes(Office, Office.objects)

for model in [Country, Area, AreaCountry, Office, OfficeRole, OfficeRole.countries.through, OutsideRelation]:
    track(model)
