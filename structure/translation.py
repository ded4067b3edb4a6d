from modeltranslation.translator import TranslationOptions, register

from foundation.history.log import track

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


OrgUnit._tree_manager = OrgUnit.objects  # mptt took its own before the registration: it would not translate

for model in [OrgUnit, Placement, Succession, Person, Appointment, ContactPoint, Grant]:
    track(model)
