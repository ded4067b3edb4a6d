from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

app_name = "offices"
view = TemplateView.as_view(template_name="base.html")

urlpatterns = [
    path(_("offices/"), include([path("", view, name="offices"), path("<slug:slug>/", view, name="office")])),
    path(_("countries/"), include([path("", view, name="countries"), path("<slug:iso2>/", view, name="country")])),
]
