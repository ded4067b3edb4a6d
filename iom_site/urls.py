"""The addresses of the site. /healthz and /readyz are answered before, by iom_site.frame.health."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from foundation.desk.time_zone import choose_time_zone
from iom_site.open_data.page import open_data
from iom_site.open_data.views import data_file, index
from news.uploads import upload

from . import calendar, offline, previews, share, sitemaps, style, views
from .search import urls as search

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = views.not_found
handler500 = views.server_error

ADMIN = settings.ADMIN_PATH.removeprefix("/")

urlpatterns = [
    path("", views.choose_language, name="root"),
    path(f"{ADMIN}i18n/", include("django.conf.urls.i18n")),  # the admin's own choice of language
    path(f"{ADMIN}time-zone/", admin.site.admin_view(choose_time_zone), name="time_zone"),
    path(ADMIN, admin.site.urls),
    path("sitemap.xml", sitemaps.index, name="sitemap-index"),
    path("sitemap-<section>.xml", sitemaps.section, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security, name="security"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("sw.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("data/", index, name="data"),
    path("data/<slug:name>.<slug:suffix>", data_file, name="data_file"),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:name>", upload, name="upload"),
]

urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    path("share.png", share.share, name="share"),
    path(_("data/"), open_data, name="open_data"),
    path("calendar.ics", calendar.calendar, name="calendar"),
    path(_("preview/"), include([path("<str:token>/", previews.preview, name="preview")])),
    path("style/", style.style, name="style"),  # 404 unless DEBUG is on
    path(_("search/"), include(search)),
    path("", include("structure.urls")),
    path("", include("offices.urls")),
    path("", include("news.urls")),
    path("", include("pages.urls")),  # last: any other address may be a page's
)
