from modeltranslation.translator import TranslationOptions, register

from foundation.history.log import track

from .models import (
    Attachment,
    NamedPerson,
    Picture,
    PressContact,
    PressRelease,
    ReleaseEdition,
    ReleaseTranslation,
    Theme,
)


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ["name"]


@register(PressRelease)
class PressReleaseTranslation(TranslationOptions):
    fields = ["withdrawal_reason"]


@register(ReleaseEdition)
class ReleaseEditionTranslation(TranslationOptions):
    fields = ["title", "summary", "body", "dateline", "change_note"]


@register(PressContact)
class PressContactTranslation(TranslationOptions):
    fields = ["label"]


@register(NamedPerson)
class NamedPersonTranslation(TranslationOptions):
    fields = ["title"]


@register(Picture)
class PictureTranslation(TranslationOptions):
    fields = ["alt", "caption"]


for model in [
    Theme,
    PressRelease,
    ReleaseEdition,
    ReleaseEdition.countries.through,
    ReleaseTranslation,
    ReleaseEdition.themes.through,
    PressContact,
    NamedPerson,
    Picture,
    Attachment,
]:
    track(model)
