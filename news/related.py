"""Related releases."""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import get_language

from foundation.languages import languages_with_text

from .lists import ListPosition, listed_releases
from .models import ReleaseEdition

MAX_RELATED = 4
CANDIDATES_PER_SIDE = 6  # of each kind, before and after
FAR = dt.timedelta.max  # when the release has no date


def related_to(release, countries, themes):
    """The published releases that share most with this one, at most four; one query.

    Looked at are the nearest in time, before and after, of those that share a country, a theme or the issuing
    unit; for a release without a date, the newest. Each country in common counts three, each theme two, the
    unit one. Of two with the same count the one in the reader's language comes first, then the one nearer in
    time, then the one made last.
    """
    countries, themes = {row.pk for row in countries}, {row.pk for row in themes}
    alike = _alike(release, countries, themes)
    if not alike:
        return []
    sides = [side.values("pk")[:CANDIDATES_PER_SIDE] for found in alike for side in _beside(release, found)]
    found = listed_releases().filter(pk__in=sides[0].union(*sides[1:], all=True))
    found = found.annotate(country_numbers=_numbers("countries"), theme_numbers=_numbers("themes"))

    def rank(other):
        in_common = 3 * len(countries.intersection(other.country_numbers))
        in_common += 2 * len(themes.intersection(other.theme_numbers))
        in_common += other.document.issued_by_id is not None and (
            other.document.issued_by_id == release.document.issued_by_id
        )
        is_foreign = get_language() not in languages_with_text(other, "title")
        return -in_common, is_foreign, _days_between(release, other), -other.pk

    return sorted(found, key=rank)[:MAX_RELATED]


def _alike(release, countries, themes):
    """The others that share a country, a theme or the issuing unit: a queryset for each."""
    others = listed_releases().exclude(document=release.document_id)
    alike = []
    for shared, field, numbers in [("countries", "country", countries), ("themes", "theme", themes)]:
        if numbers:
            through = getattr(ReleaseEdition, shared).through.objects.filter(**{f"{field}__in": numbers})
            alike.append(others.filter(pk__in=through.values("releaseedition")))
    if unit := release.document.issued_by_id:
        alike.append(others.filter(document__issued_by=unit))
    return alike


def _beside(release, found):
    """The newer and the older, nearest first; the newest when the release has no date."""
    place = ListPosition.of(release)
    return [place.newer(found)[0], place.older(found)[0]] if release.date else [found]


def _numbers(field):
    through = getattr(ReleaseEdition, field).through
    [column] = [one.name for one in through._meta.fields if one.name not in {"id", "releaseedition"}]
    return ArraySubquery(through.objects.filter(releaseedition=OuterRef("pk")).values(column))


def _days_between(release, other):
    return abs(release.date_from - other.date_from) if release.date and other.date else FAR
