"""The address that shows an edition to someone without an account."""

from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.models import ReleaseEdition
from news.views import preview_release
from pages.models import PageEdition
from pages.views import preview_page
from publishing.editions import with_state
from publishing.preview_links import find_link, note_visit
from publishing.previews import Preview, is_live, keep_private, link_addresses

PAGES = {ReleaseEdition: preview_release, PageEdition: preview_page}


@require_safe
def preview(request, token):
    """What a link shows: an edition, the public page since it is live, or that the link has ended."""
    return keep_private(_answer(request, token))


def _answer(request, token):
    link = find_link(token)
    if link is None:
        return render(request, "iom_site/preview_ended.html", {"error": 404}, status=404)
    model = link.content_type.model_class()
    edition = with_state(model.objects.filter(pk=link.object_id)).first()
    if not link.is_active or edition is None:
        return render(request, "iom_site/preview_ended.html", {"error": 410, "link": link}, status=410)
    if request.method == "GET":
        note_visit(link, request.headers.get("user-agent", ""), get_language())
    if is_live(edition):
        return redirect(edition)
    ends = date_format(localtime(link.expires_at), "DATETIME_FORMAT")
    words = _("Anyone who has this link can read it until %(moment)s (Geneva time).") % {"moment": ends}
    shown = Preview(edition, words, link_addresses(token), link)
    with shown.opened():
        return PAGES[model](request, edition, shown)
