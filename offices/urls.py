from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "offices"

office = [
    path("", views.office, name="office"),
    path(_("card/"), views.card, name="card"),
    path("contact.vcf", views.vcard, name="vcard"),
]

urlpatterns = [
    path(_("find/"), views.find, name="find"),
    path(
        _("offices/"),
        include(
            [
                path("", views.offices, name="offices"),
                path(_("map/"), views.map_of_offices, name="map"),
                path(_("offline/"), views.offline, name="offline"),
                path("<slug:slug>/", include(office)),
            ]
        ),
    ),
    path(
        _("countries/"),
        include(
            [
                path("", views.countries, name="countries"),
                path("<slug:iso2>/", views.country, name="country"),
            ]
        ),
    ),
]
