from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page, require_safe

from . import feeds, views

app_name = "news"

urlpatterns = [
    path(
        _("news/"),
        include(
            [
                path("", views.releases, name="releases"),
                path("atom.xml", require_safe(conditional_page(feeds.AtomFeed())), name="atom"),
                path("rss.xml", require_safe(conditional_page(feeds.RssFeed())), name="rss"),
                path("<slug:slug>/", views.release, name="release"),
                path("<slug:slug>/share.png", views.share, name="share_image"),
                path("<slug:slug>/release.pdf", views.paper, name="paper"),
                path(
                    "<slug:slug>/picture-<int:number>-<int:edge>.jpg",
                    views.press_picture,
                    name="press_picture",
                ),
            ]
        ),
    ),
]
