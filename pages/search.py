"""Which pages and programmes a reader's words find."""

from publishing.languages import columns
from publishing.search import hits

from .models import PageEdition


def page_hits(wanted):
    """Standing pages; an entry of the menu that leads elsewhere has none of its own."""
    pages = PageEdition.objects.published().filter(
        document__programme=None, document__target_view="", document__target_unit=None
    )
    return _hits(pages, wanted, "page")


def programme_hits(wanted, country=None):
    """Programmes, their phases and components."""
    programmes = PageEdition.objects.published().filter(document__programme__isnull=False)
    if country:
        programmes = programmes.filter(document__programme__countries=country)
    return _hits(programmes, wanted, "programme")


def _hits(editions, wanted, kind):
    return hits(editions.filter(searched__matches=wanted.tsquery()), wanted, kind, names=columns("title"))
