from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "offices"

urlpatterns = [
    path(
        _("offices/"),
        include([path("", views.offices, name="offices"), path("<slug:slug>/", views.office, name="office")]),
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
