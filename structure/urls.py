from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from . import views

app_name = "structure"

urlpatterns = [
    path(
        _("structure/"),
        include(
            [
                path("", views.chart, name="chart"),
                path("chart.pdf", views.poster, {"format": "pdf"}, name="chart-pdf"),
                path("chart.svg", views.poster, {"format": "svg"}, name="chart-svg"),
                path("<slug:slug>/", views.unit, name="unit"),
            ]
        ),
    ),
    path(
        _("people/"),
        include([path("", views.people, name="people"), path("<slug:slug>/", views.person, name="person")]),
    ),
]
