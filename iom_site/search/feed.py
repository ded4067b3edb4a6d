"""The results of a search for feed readers: what changed last comes first."""

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.history.last_changes import LastChanges
from news.feeds import AtomFormat, tag

from .extracts import bare
from .parameters import SearchParameters
from .results import ResultKey
from .rows import rows_of
from .search import Search

MAX_ITEMS = 50
LONGEST_DESCRIPTION = 500  # letters


class SearchFeed(Feed):
    """The newest of everything that has the words of ``?q=``, narrowed as on the search page."""

    feed_type = AtomFormat
    item_guid_is_permalink = False

    def get_object(self, request):
        return SearchParameters(request.GET)

    def title(self, parameters):
        return " · ".join(filter(None, [_("Search the site"), parameters.label, self.author_name()]))

    def description(self, parameters):
        return _("Most recently published or changed first.")

    subtitle = description

    def author_name(self):
        return _("International Organization for Migration")

    def author_link(self):
        return settings.SITE_URL + reverse("home")

    def link(self, parameters):
        return settings.SITE_URL + reverse("search") + parameters.query

    def feed_url(self, parameters):
        return settings.SITE_URL + reverse("search_atom") + parameters.query

    def feed_guid(self, parameters):
        return tag("search", get_language() + parameters.query)

    def items(self, parameters):
        found = Search(parameters).found  # what the page with its link shows
        newest = [ResultKey("release", key) for key, _day in found.releases[:MAX_ITEMS]]
        rows = rows_of(
            [*found.first(MAX_ITEMS), *newest], found.search_terms, found.line, with_extracts=False
        )
        changes = LastChanges(row.of for row in rows if not row.changed_at)
        for row in rows:
            row.changed_at = row.changed_at or changes.of(row.of)
        return sorted(rows, key=lambda row: (row.changed_at, row.kind, row.key), reverse=True)[:MAX_ITEMS]

    def item_title(self, row):
        return f"{row.title.plain} ({row.kind_name})" if row.kind != "release" else row.title.plain

    def item_description(self, row):
        words = next((words for words in row.texts if words.language == row.title.language), "")
        return escape(bare(words)[:LONGEST_DESCRIPTION]) or None

    def item_link(self, row):
        return settings.SITE_URL + row.address

    def item_guid(self, row):
        return tag("search", get_language(), row.kind, row.code)

    def item_updateddate(self, row):
        return row.changed_at

    def item_extra_kwargs(self, row):
        return {"language": row.title.language}
