"""What each role of an office does for the public, in plain words."""

from django.utils.translation import gettext_lazy as _

from .models import OfficeRole

Kind = OfficeRole.Kind

DUTIES = {
    Kind.HEADQUARTERS: _("Directs the organisation and answers if no other office does."),
    Kind.REGIONAL: _(
        "Guides and supports the offices of its region. Contact it if your country has no office."
    ),
    Kind.COUNTRY: _(
        "Works with the authorities of the country and assists migrants there. Contact it first."
    ),
    Kind.SUB_OFFICE: _("Works in one part of a country, under the country office."),
    Kind.COORDINATION: _("Coordinates joint work by several countries of a region."),
    Kind.RESOURCE_MOBILISATION: _("Works with donors and partners to fund the organisation’s programmes."),
    Kind.SPECIAL_LIAISON: _("Liaises with a government, institutions and partners."),
    Kind.UN_REPRESENTATION: _("Represents the organisation to the United Nations."),
    Kind.SPECIAL_ENVOY: _("Supports an envoy whom the Director General has appointed for one issue."),
    Kind.ADMINISTRATIVE_CENTRE: _("Provides administrative services to all offices of the organisation."),
}
