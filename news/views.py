from pathlib import PurePath

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from foundation.addresses import AddressChanged, get_by_address
from foundation.languages import text
from publishing.editions import languages_of
from publishing.previews import edition_of_pass, keep_private

from .archive import years_for
from .contacts import are_contacts_old, contact_today
from .lists import (
    COUNT_LIMIT,
    ListPosition,
    ReleaseFilter,
    first_page,
    limited_count,
    listed_releases,
    newer_page,
    older_page,
)
from .models import Picture, ReleaseEdition
from .paper import preview_paper, release_paper
from .parts import edition_to_preview, parts_of, releases_with_parts, withdrawn_releases
from .press_pictures import press_sizes
from .related import related_to
from .share import share_image

TEN_MINUTES = 600  # seconds: a cache must not delay a correction for longer


@require_safe
def releases(request):
    """The press releases, newest first, filtered by the query parameters."""
    filters = ReleaseFilter(request.GET)
    found = filters.narrow(listed_releases())
    if after := request.GET.get("after"):
        page = newer_page(found, ListPosition.read(after))
        if page is None:
            return redirect(reverse("news:releases") + filters.query)
    elif before := request.GET.get("before"):
        page = older_page(found, ListPosition.read(before))
    else:
        page = first_page(found)
    is_whole = not page.newer and not page.older
    context = {
        "filters": filters,
        "page": page,
        "number": len(page.releases) if is_whole else limited_count(found),
        "counted": COUNT_LIMIT,
        "years": years_for(filters),
        "breadcrumbs": [(_("News"), None)],
        "canonical_query": filters.query,
    }
    return render(request, "news/releases.html", context)


@require_safe
def release(request, slug):
    """One press release; 410 when it was public once and has been withdrawn."""
    try:
        edition = get_by_address(releases_with_parts(), slug, owner="document")
    except Http404:
        withdrawn = get_by_address(withdrawn_releases(), slug)
        return render(request, "news/withdrawn.html", {"error": 410, "release": withdrawn}, status=410)
    return show_release(request, edition)


def preview_release(request, edition, preview):
    """The page of an edition as readers will see it."""
    return show_release(request, edition_to_preview(edition.pk), preview=preview)


def show_release(request, edition, **more):
    """The page of an edition of ``releases_with_parts``."""
    title, parts = text(edition, "title"), parts_of(edition)
    context = {
        "release": edition,
        "title": title,
        "summary": text(edition, "summary"),
        "body": text(edition, "body"),
        "parts": parts,
        "contact_today": contact_today(edition),
        "are_contacts_old": are_contacts_old(edition),
        "related": related_to(edition, parts.countries, parts.themes),
        "available_languages": languages_of(edition),
        "breadcrumbs": [(_("News"), reverse("news:releases")), (title, None)],
    }
    return render(request, "news/release.html", context | more)


def _file_of_release(drawn, content_type, drawn_for_preview=None):
    """A view of what is ``drawn`` from an edition; a former address leads to the file at the present one.

    The pass of a preview opens that of its edition.
    """

    def answer(edition, name, draw):
        saved_as = f'inline; filename="{edition.document.slug}{PurePath(name).suffix}"'
        return HttpResponse(
            draw(edition), content_type=content_type, headers={"Content-Disposition": saved_as}
        )

    @cache_control(public=True, max_age=TEN_MINUTES)
    @conditional_page
    def public(request, slug):
        name = PurePath(request.path).name
        try:
            edition = get_by_address(releases_with_parts(), slug, owner="document")
        except AddressChanged as moved:
            return redirect(moved.location + name, permanent=True)
        return answer(edition, name, drawn)

    @require_safe
    def view(request, slug):
        opened = edition_of_pass(request, ReleaseEdition)
        if not opened:
            return public(request, slug)
        edition = get_object_or_404(ReleaseEdition, pk=opened, document__slug=slug)
        name = PurePath(request.path).name
        return keep_private(answer(edition_to_preview(edition.pk), name, drawn_for_preview or drawn))

    return view


share = _file_of_release(share_image, "image/png")
paper = _file_of_release(release_paper, "application/pdf", preview_paper)


@require_safe
def press_picture(request, slug, number, edge):
    """A picture of a release in a size for print: of a published edition, or of a preview."""
    if opened := edition_of_pass(request, ReleaseEdition):
        return keep_private(_press_picture(ReleaseEdition.objects.filter(pk=opened), slug, number, edge))
    response = _press_picture(ReleaseEdition.objects.published(), slug, number, edge)
    patch_cache_control(response, public=True, max_age=TEN_MINUTES)
    return response


def _press_picture(editions, slug, number, edge):
    picture = get_object_or_404(Picture, edition__in=editions.filter(document__slug=slug), pk=number)
    for size in press_sizes(picture):
        if size.edge == edge:
            try:
                file, saved_as = size.open(), f"{slug}-{number}-{edge}.jpg"
                return FileResponse(file, as_attachment=True, filename=saved_as)
            except OSError:
                raise Http404 from None
    raise Http404
