from django.urls import include, path, register_converter
from django.utils.translation import gettext_lazy as _

from . import views


class PagePath:
    """The path of a page: slugs separated by slashes.

    What has a dot or an accent is no page's; nor is what the admin does not find, which would be looked for
    once more behind a language.
    """

    regex = r"(?!admin/)[-a-zA-Z0-9_]+(?:/[-a-zA-Z0-9_]+)*"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(PagePath, "page")

app_name = "pages"

urlpatterns = [
    path(
        _("programmes/"),
        include(
            [
                path("", views.programmes, name="programmes"),
                path("<slug:slug>/", views.programme, name="programme"),
            ]
        ),
    ),
    path("<page:path>/", views.page, name="page"),
]
