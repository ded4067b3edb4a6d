from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import conditional_page, require_safe

from . import feeds, subscription_views, views

app_name = "news"

subscribing = [
    path("", subscription_views.subscribe, name="subscribe"),
    path(_("confirm/"), include([path("<str:token>/", subscription_views.confirm, name="confirm")])),
    path(_("manage/"), include([path("<str:token>/", subscription_views.subscription, name="subscription")])),
    path(
        _("unsubscribe/"), include([path("<str:token>/", subscription_views.unsubscribe, name="unsubscribe")])
    ),
]

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
    path(_("subscribe/"), include(subscribing)),
]
