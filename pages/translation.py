from modeltranslation.translator import TranslationOptions, register

from foundation.history.log import track
from foundation.private import set_nodes

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


set_nodes(Page, Page.objects)
set_nodes(Programme, Programme.objects)

TRACKED = [Page, PageEdition, TranslationOfPage, Programme, Programme.countries.through]

for model in [*TRACKED, ProgrammePartner, Figure]:
    track(model)
