from modeltranslation.translator import TranslationOptions, register

from foundation.history.log import track
from foundation.private import set_nodes

from .models import Appointment, ContactPoint, Grant, OrgUnit, Person, Placement, Succession


@register(OrgUnit)
class OrgUnitTranslation(TranslationOptions):
    fields = ["name", "short_name", "mandate"]


@register(Placement)
class PlacementTranslation(TranslationOptions):
    fields = ["name"]


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ["name", "biography"]


@register(Appointment)
class AppointmentTranslation(TranslationOptions):
    fields = ["title"]


@register(ContactPoint)
class ContactPointTranslation(TranslationOptions):
    fields = ["label"]


set_nodes(OrgUnit, OrgUnit.objects)

for model in [OrgUnit, Placement, Succession, Person, Appointment, ContactPoint, Grant]:
    track(model)
