"""What an office does for those who turn to it, in plain words, by its role."""

from django.utils.translation import gettext_lazy as _

from .models import OfficeRole

Kind = OfficeRole.Kind

DUTIES = {
    Kind.HEADQUARTERS: _("Directs the organisation, and answers where no other office does."),
    Kind.REGIONAL: _(
        "Guides and supports the offices of its region. Turn to it when your country has no office."
    ),
    Kind.COUNTRY: _(
        "Works with the authorities of the country and assists migrants there. The first to turn to."
    ),
    Kind.SUB_OFFICE: _("Works in one part of a country, for the country’s office."),
    Kind.COORDINATION: _("Coordinates what several countries of a region do together."),
    Kind.RESOURCE_MOBILISATION: _("Works with donors and partners to fund the organisation’s programmes."),
    Kind.SPECIAL_LIAISON: _("Keeps the link with a government, institutions and partners."),
    Kind.UN_REPRESENTATION: _("Represents the organisation to the United Nations."),
    Kind.SPECIAL_ENVOY: _("Supports an envoy whom the Director General has charged with one question."),
    Kind.ADMINISTRATIVE_CENTRE: _("Does administrative work for all offices of the organisation."),
}
