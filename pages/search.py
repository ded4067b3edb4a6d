"""Which pages and programmes a reader's words find."""

from functools import cache

from django.db.models import F, Q
from django.utils.translation import gettext, override

from foundation.languages import LANGUAGES, columns
from foundation.search.vectors import folded, hits, words_of

from .models import Page, PageEdition
from .navigation import menu_pages

ALSO = {Page.View.NEWS: ["Press releases"]}  # what else a part of the site is called


def page_hits(wanted, having):
    """Standing pages; an entry of the menu that leads elsewhere has none of its own."""
    pages = PageEdition.objects.published().filter(
        document__programme=None, document__target_view="", document__target_unit=None
    )
    return _hits(pages, wanted, having, "page")


def entry_hits(wanted, having):
    """Entries of the menu that lead to a part of the site, also by what that part is called elsewhere."""
    entries = menu_pages().exclude(target_view="")
    for words, part in wanted.pairs():
        entries = entries.filter(Q(pk__in=having.rows(Page, part)) | Q(target_view__in=views_named(words)))
    return hits(entries, wanted, "entry", names=columns("label"), beside=F("target_view"))


def views_named(word):
    """The parts of the site of which a word tells, in any language: actualités, jobs."""
    return [view for view in Page.View.values if folded(word) in _words_of_view(view)]


@cache
def labels_of(view):
    """What a part of the site is called in each language; nothing for any other word."""
    labels = []
    for language in LANGUAGES if view in Page.View.values else []:
        with override(language):
            labels += [str(Page.View(view).label), *map(gettext, ALSO.get(view, []))]
    return labels


@cache
def _words_of_view(view):
    return {folded(word) for label in labels_of(view) for word in words_of(label)}


def programme_hits(wanted, having, country=None):
    """Programmes, their phases and components."""
    programmes = PageEdition.objects.published().filter(document__programme__isnull=False)
    if country:
        programmes = programmes.filter(document__programme__countries=country)
    return _hits(programmes, wanted, having, "programme")


def _hits(editions, wanted, having, kind):
    return hits(having.every(editions, wanted.parts()), wanted, kind, names=columns("title"))
