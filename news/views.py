from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from publishing.addresses import get_by_address
from publishing.editions import languages_of
from publishing.languages import text

from .lists import Place, ReleaseFilter, count_by_year, first_page, listed_releases, page_after, page_before
from .parts import are_contacts_old, headquarters, parts_of, whole_releases, withdrawn_releases


@require_safe
def releases(request):
    """The press releases, newest first: all of them, or those that the reader asks for."""
    asked = ReleaseFilter(request.GET)
    found = asked.narrow(listed_releases())
    if after := request.GET.get("after"):
        page = page_after(found, Place.read(after))
        if page is None:
            return redirect(reverse("news:releases") + asked.query)
    elif before := request.GET.get("before"):
        page = page_before(found, Place.read(before))
    else:
        page = first_page(found)
    context = {
        "asked": asked,
        "page": page,
        "years": list(count_by_year(asked.filed(listed_releases()))),
        "breadcrumbs": [(_("News"), None)],
        "canonical_query": asked.query,
    }
    return render(request, "news/releases.html", context)


@require_safe
def release(request, slug):
    """One press release; 410 when it was public once and has been withdrawn."""
    try:
        edition = get_by_address(whole_releases(), slug, owner="document")
    except Http404:
        get_by_address(withdrawn_releases(), slug)
        return render(request, "news/withdrawn.html", {"error": 410}, status=410)
    title, parts, are_old = text(edition, "title"), parts_of(edition), are_contacts_old(edition)
    context = {
        "release": edition,
        "title": title,
        "summary": text(edition, "summary"),
        "body": text(edition, "body"),
        "parts": parts,
        "are_contacts_old": are_old,
        "headquarters": headquarters() if parts.contacts and are_old else None,
        "available_languages": languages_of(edition),
        "breadcrumbs": [(_("News"), reverse("news:releases")), (title, None)],
    }
    return render(request, "news/release.html", context)
