from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.addresses import AddressChanged, get_by_address
from foundation.languages import text
from publishing.changes import changes_of
from publishing.editions import languages_of
from publishing.translations import with_words_in_progress

from .links import page_codes
from .models import PageEdition
from .navigation import (
    MenuEntry,
    address_of,
    breadcrumbs_of,
    linkable_pages,
    live_editions,
    neighbours,
    withdrawn_pages,
)
from .programmes import ProgrammeDetails, find_programme, programme_tree


def page(request, path):
    """A standing page; 410 when it is withdrawn; an entry that leads elsewhere redirects there."""
    try:
        page = get_by_address(linkable_pages(), path, field="path")
    except Http404:
        return show_withdrawn(request, get_by_address(withdrawn_pages(), path, field="path"))
    if programme := getattr(page, "programme", None):
        raise AddressChanged(programme)
    if page.target_unit or page.target_view:
        return redirect(page)
    return show_page(request, page, get_object_or_404(live_editions(), document=page.pk))


def show_page(request, page, edition, **more):
    """The page at ``page`` in the tree, with the text of this edition."""
    beside = neighbours(page)
    context = {
        "edition": edition,
        "body": text(edition, "body"),
        "breadcrumbs": breadcrumbs_of(page, beside),
        "below": [MenuEntry(other, address_of(other)) for other in beside if other.parent_id == page.pk],
        **_frame(edition),
    }
    return render(request, "pages/page.html", context | more)


def programmes(request):
    """The programmes, each with its phases and components."""
    context = {"branches": programme_tree(), "breadcrumbs": [(_("Programmes"), "")]}
    return render(request, "pages/programmes.html", context)


def programme(request, slug):
    """A programme, with its partners, countries, dates and figures; 410 when it is withdrawn."""
    try:
        edition = find_programme(slug)
    except Http404:
        withdrawn = withdrawn_pages().filter(programme__isnull=False)
        return show_withdrawn(request, get_by_address(withdrawn, slug))
    return show_programme(request, edition)


def show_withdrawn(request, page):
    """The notice at the address of a withdrawn page: when it was withdrawn and why."""
    if (programme := getattr(page, "programme", None)) and request.resolver_match.url_name == "page":
        raise AddressChanged(programme)
    return render(request, "pages/withdrawn.html", {"error": 410, "page": page}, status=410)


def show_programme(request, edition, **more):
    """The page of a programme with the text of this edition."""
    file = ProgrammeDetails(edition)
    context = {"file": file, "body": text(edition, "body"), **_frame(edition)}
    return render(request, "pages/programme.html", context | more)


def preview_page(request, edition, preview):
    """The page of an edition, of a page or of a programme, as readers will see it."""
    edition = PageEdition.objects.select_related("document__programme__responsible_unit").get(pk=edition.pk)
    with_words_in_progress(edition, get_language())
    if hasattr(edition.document, "programme"):
        return show_programme(request, edition, preview=preview)
    return show_page(request, edition.document, edition, preview=preview)


def _frame(edition):
    """The context that the base template needs about the edition shown."""
    return {
        "changes": changes_of(edition),
        "available_languages": languages_of(edition),
        "linked_pages": page_codes(text(edition, "body")),
    }
