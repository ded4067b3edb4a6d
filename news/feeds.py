"""The newest press releases for feed readers, narrowed by the same parameters as the list."""

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.languages import text

from .lists import ReleaseFilter, listed_releases
from .models import ReleaseEdition

MAX_ITEMS = 50
NOON = dt.time(12, tzinfo=dt.UTC)
TAG_YEAR = 2026  # a tag URI names a year in which we owned its host; it must never change
SINCE = dt.datetime(TAG_YEAR, 1, 1, tzinfo=dt.UTC)


class ReleaseFeedFormat:
    """A feed whose items say in which language they are, when it is not that of the feed.

    It changed when its last item did; one without items has not changed since there are feeds, and is
    answered with 304 as any other.
    """

    def latest_post_date(self):
        changes = [item["updateddate"] for item in self.items]
        return max(changes, default=SINCE)

    def item_attributes(self, item):
        other = {"xml:lang": item["language"]} if item["language"] != self.feed["language"] else {}
        return super().item_attributes(item) | other


class AtomFormat(ReleaseFeedFormat, Atom1Feed):
    pass


class RssFormat(ReleaseFeedFormat, Rss201rev2Feed):
    pass


def tag(*parts):
    """A permanent identifier that is not a URL."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{TAG_YEAR}:" + "/".join(parts)


class ReleaseFeed(Feed):
    """What the Atom and the RSS feed have in common."""

    url_name = None  # set by each feed
    item_guid_is_permalink = False

    def get_object(self, request):
        return ReleaseFilter(request.GET)

    def title(self, filters):
        return " · ".join(filter(None, [_("Press releases"), filters.label, self.author_name()]))

    def description(self, filters):
        return _("The latest press releases.")

    subtitle = description

    def author_name(self):
        return _("International Organization for Migration")

    def author_link(self):
        return settings.SITE_URL + reverse("home")

    def link(self, filters):
        return settings.SITE_URL + reverse("news:releases") + filters.query

    def feed_url(self, filters):
        return settings.SITE_URL + reverse(self.url_name) + filters.query

    def feed_guid(self, filters):
        return tag("news", get_language() + filters.query)

    def items(self, filters):
        due = ReleaseEdition.objects.due().filter(document=OuterRef("document")).order_by("publish_at")
        first = Subquery(due.values("publish_at")[:1])
        return filters.narrow(listed_releases()).annotate(first_published_at=first)[:MAX_ITEMS]

    def item_title(self, release):
        return text(release, "title").plain

    def item_description(self, release):
        language = text(release, "title").language
        summary = text(release, "summary", language)
        return escape(summary) if summary and not summary.is_fallback else None

    def item_link(self, release):
        return settings.SITE_URL + release.get_absolute_url()

    def item_guid(self, release):
        return tag("news", get_language(), release.document.code)

    def item_pubdate(self, release):
        """The moment it went public here; for an older release its day, at noon: that day everywhere."""
        if release.date.precision != "day":
            return None
        if release.date.earliest >= timezone.localdate(release.first_published_at):
            return release.first_published_at
        return dt.datetime.combine(release.date.earliest, NOON)

    def item_updateddate(self, release):
        return release.publish_at

    def item_extra_kwargs(self, release):
        return {"language": text(release, "title").language}


class AtomFeed(ReleaseFeed):
    feed_type = AtomFormat
    url_name = "news:atom"


class RssFeed(ReleaseFeed):
    feed_type = RssFormat
    url_name = "news:rss"
