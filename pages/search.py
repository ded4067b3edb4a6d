"""The pages and programmes that a search finds."""

from functools import cache

from django.db.models import F, Q
from django.utils.translation import gettext, override

from foundation.languages import LANGUAGES, columns
from foundation.search.vectors import folded, hits, split_words

from .models import Page, PageEdition
from .navigation import menu_pages

OTHER_LABELS = {Page.View.NEWS: ["Press releases"]}  # other names of a part of the site


def page_hits(search_terms, rows_by_word):
    """Standing pages; a menu entry that leads elsewhere has no text of its own."""
    pages = PageEdition.objects.published().filter(
        document__programme=None, document__target_view="", document__target_unit=None
    )
    return _hits(pages, search_terms, rows_by_word, "page")


def entry_hits(search_terms, rows_by_word):
    """Menu entries that lead to a part of the site, also found by other names of that part."""
    entries = menu_pages().exclude(target_view="")
    for words, part in search_terms.pairs():
        entries = entries.filter(
            Q(pk__in=rows_by_word.rows(Page, part)) | Q(target_view__in=views_named(words))
        )
    return hits(entries, search_terms, "entry", names=columns("label"), related_names=F("target_view"))


def views_named(word):
    """The parts of the site that a word names, in any language: actualités, jobs."""
    return [view for view in Page.View.values if folded(word) in _words_of_view(view)]


@cache
def labels_of(view):
    """The names of a part of the site in each language; empty for any other word."""
    labels = []
    for language in LANGUAGES if view in Page.View.values else []:
        with override(language):
            labels += [str(Page.View(view).label), *map(gettext, OTHER_LABELS.get(view, []))]
    return labels


@cache
def _words_of_view(view):
    return {folded(word) for label in labels_of(view) for word in split_words(label)}


def programme_hits(search_terms, rows_by_word, country=None):
    """Programmes, their phases and components."""
    programmes = PageEdition.objects.published().filter(document__programme__isnull=False)
    if country:
        programmes = programmes.filter(document__programme__countries=country)
    return _hits(programmes, search_terms, rows_by_word, "programme")


def _hits(editions, search_terms, rows_by_word, kind):
    return hits(
        rows_by_word.having_all(editions, search_terms.parts()), search_terms, kind, names=columns("title")
    )
