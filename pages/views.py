from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from publishing.addresses import Moved, get_by_address
from publishing.editions import languages_of
from publishing.languages import text
from publishing.translations import with_words_in_progress

from .links import page_codes
from .models import PageEdition
from .navigation import Entry, address_of, leading_pages, live_editions, neighbours, way_up
from .programmes import ProgrammeFile, find_programme, programme_tree


def page(request, path):
    """A standing page; an entry of the menu that leads elsewhere leads there."""
    page = get_by_address(leading_pages(), path, field="path")
    if programme := getattr(page, "programme", None):
        raise Moved(programme)
    if page.target_unit or page.target_view:
        return redirect(page)
    return show_page(request, page, get_object_or_404(live_editions(), document=page.pk))


def show_page(request, page, edition, **more):
    """The page that stands in the tree as ``page``, with the words of this edition."""
    beside = neighbours(page)
    context = {
        "edition": edition,
        "body": text(edition, "body"),
        "breadcrumbs": way_up(page, beside),
        "below": [Entry(other, address_of(other)) for other in beside if other.parent_id == page.pk],
        **_frame(edition),
    }
    return render(request, "pages/page.html", context | more)


def programmes(request):
    """The programmes, each with its phases and components."""
    context = {"branches": programme_tree(), "breadcrumbs": [(_("Programmes"), "")]}
    return render(request, "pages/programmes.html", context)


def programme(request, slug):
    """A programme: who pays and does it, where, since when, with what result."""
    return show_programme(request, find_programme(slug))


def show_programme(request, edition, **more):
    """The page of a programme with the words of this edition."""
    file = ProgrammeFile(edition)
    context = {"file": file, "body": text(edition, "body"), **_frame(edition)}
    return render(request, "pages/programme.html", context | more)


def preview_page(request, edition, preview):
    """The page of an edition, of a page or of a programme, as its readers will see it."""
    edition = PageEdition.objects.select_related("document__programme__responsible_unit").get(pk=edition.pk)
    with_words_in_progress(edition, get_language())
    if hasattr(edition.document, "programme"):
        return show_programme(request, edition, preview=preview)
    return show_page(request, edition.document, edition, preview=preview)


def _frame(edition):
    """What the frame of the page wants to know of the edition that it shows."""
    return {
        "available_languages": languages_of(edition),
        "linked_pages": page_codes(text(edition, "body")),
    }
