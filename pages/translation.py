from modeltranslation.translator import TranslationOptions, register

from foundation.history.log import track

from .models import Figure, Page, PageEdition, Programme, ProgrammePartner
from .models import PageTranslation as TranslationOfPage


@register(Page)
class PageTranslation(TranslationOptions):
    fields = ["label", "blurb", "withdrawal_reason"]


@register(PageEdition)
class PageEditionTranslation(TranslationOptions):
    fields = ["title", "summary", "body", "change_note"]


@register(Programme)
class ProgrammeTranslation(TranslationOptions):
    fields = []


@register(ProgrammePartner)
class ProgrammePartnerTranslation(TranslationOptions):
    fields = ["name"]


@register(Figure)
class FigureTranslation(TranslationOptions):
    fields = ["label"]


Page._tree_manager = Page.objects  # as for OrgUnit
Programme._tree_manager = Programme.objects

TRACKED = [Page, PageEdition, TranslationOfPage, Programme, Programme.countries.through]

for model in [*TRACKED, ProgrammePartner, Figure]:
    track(model)
