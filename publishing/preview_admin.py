"""The screens of previews: an edition in frames as wide as a telephone and a desk, and links for others."""

from csp.constants import SELF
from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext, ngettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from unfold.admin import TabularInline
from unfold.decorators import display
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextInputWidget

from foundation.desk.admin import ContentAdmin, ReadOnlyAdmin
from foundation.desk.checks import needs
from foundation.languages import LANGUAGES, direction
from foundation.rights import Permission, rights_of

from .preview_links import DURATIONS, PreviewLink, PreviewVisit, make_link
from .previews import Preview, is_live, keep_private, link_addresses

VISITS = 5  # of each link in the list
# The policy of the public pages, for a document that a page of ours may frame.
FRAMED = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] | {"frame-ancestors": [SELF]}


def _durations():
    """The choices in the language of the moment: a lazy plural forgets to be lazy with its number."""
    return [(days, ngettext("%d day", "%d days", days) % days) for days in DURATIONS]


class LinkForm(forms.Form):
    """The form that creates a link."""

    note = forms.CharField(
        label=_("Recipient"), max_length=120, required=False, widget=UnfoldAdminTextInputWidget
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=UnfoldAdminSelectWidget
    )
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        choices=_durations,
        initial=3,
        widget=UnfoldAdminSelectWidget,
    )


@needs(before=ContentAdmin, defined=["show_preview"])
class PreviewViews:
    """For the screen of editions: previews. ``show_preview(request, edition, preview)`` renders the page."""

    show_preview = None

    def get_urls(self):
        start = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        pages = [
            ("<int:pk>/preview/", self.preview_view, start),
            ("<int:pk>/preview/<int:link>/revoke/", self.revoke_preview_view, f"{start}_revoke"),
            ("<int:pk>/preview/<str:language>/", self.preview_document_view, f"{start}_document"),
        ]
        own = [path(route, self.admin_site.admin_view(view), name=name) for route, view, name in pages]
        return [*own, *super().get_urls()]

    def preview_url(self, edition, page="", *args):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_preview{page}"
        return reverse(name, args=[edition.pk, *args])

    def may_send_preview(self, request, edition):
        """Whether this user may let others see it: who may change it, or approve what stands there."""
        rights = rights_of(request.user)
        return rights.has_permission(Permission.APPROVE, edition) or rights.may("change", self.model, edition)

    def _seen_edition(self, request, pk):
        edition = self.get_object(request, str(pk))
        if edition is None:
            raise Http404
        if not self.has_view_or_change_permission(request, edition):
            raise PermissionDenied
        return edition

    def preview_view(self, request, pk):
        """The frames side by side, and below them the links; a POST makes one and tells its address once."""
        edition = self._seen_edition(request, pk)
        may_send = self.may_send_preview(request, edition)
        language = request.GET.get("language") or get_language()
        language = language if language in LANGUAGES else settings.LANGUAGE_CODE
        form = LinkForm(request.POST or None, initial={"language": language})
        new_address = ""
        if request.method == "POST":
            if not may_send:
                raise PermissionDenied
            if form.is_valid():
                new_address = self._new_address(request, edition, form)
                form = LinkForm(initial={"language": language})
        context = self.admin_site.each_context(request) | {
            "title": _("Preview"),
            "opts": self.opts,
            "original": edition,
            "edition": edition,
            "is_live": is_live(edition),
            "language": language,
            "choices": settings.LANGUAGES,
            "frames": self._frames(edition, language),
            "form": form if may_send else None,
            "new_address": new_address,
            "links": self._links(edition) if may_send else [],
        }
        request.current_app = self.admin_site.name
        response = TemplateResponse(request, "admin/preview.html", context)
        response.headers["Cache-Control"] = "no-store, private"  # it may tell the address of a link
        return response

    def _new_address(self, request, edition, form):
        link, token = make_link(edition, request.user, **form.cleaned_data)
        return settings.SITE_URL + link_addresses(token)[link.language]

    def _frames(self, edition, language):
        """The document in the language chosen, and beside it one that runs the other way."""
        names = dict(settings.LANGUAGES)
        other = next(code for code in LANGUAGES if direction(code) != direction(language))
        return [
            {
                "language": code,
                "name": names[code],
                "url": self.preview_url(edition, "_document", code),
                "is_wide": is_wide,
            }
            for is_wide in [False, True]
            for code in [language, other]
        ]

    def _links(self, edition):
        links = PreviewLink.objects.of(edition).select_related("created_by").prefetch_related("visits")
        return [
            {
                "link": link,
                "visits": list(link.visits.all())[:VISITS],
                "count": len(link.visits.all()),
                "revoke_url": self.preview_url(edition, "_revoke", link.pk),
            }
            for link in links
        ]

    @method_decorator(require_safe)
    def preview_document_view(self, request, pk, language):
        """The page itself, for a frame."""
        edition = self._seen_edition(request, pk)
        if language not in LANGUAGES:
            raise Http404
        addresses = {code: self.preview_url(edition, "_document", code) for code in LANGUAGES}
        with override(language):
            words = gettext("Only people who can view this edition in the admin can see this preview.")
            preview = Preview(edition, words, addresses, is_framed=True)
            with preview.opened():
                response = keep_private(type(self).show_preview(request, edition, preview))
        response.headers["Content-Language"] = language
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        response._csp_replace = FRAMED
        return response

    @method_decorator(require_POST)
    def revoke_preview_view(self, request, pk, link):
        edition = self._seen_edition(request, pk)
        if not self.may_send_preview(request, edition):
            raise PermissionDenied
        get_object_or_404(PreviewLink.objects.of(edition), pk=link).revoke()
        self.message_user(request, _("The link has been revoked."))
        return HttpResponseRedirect(self.preview_url(edition) + "#links")

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["preview_url"] = self.preview_url(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)


class VisitInline(TabularInline):
    model = PreviewVisit
    fields = readonly_fields = ["at", "browser", "language"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("publishing.view_previewlink")


@admin.register(PreviewLink)
class PreviewLinkAdmin(ReadOnlyAdmin):
    list_display = [
        "created_at",
        "edition_text",
        "note",
        "language",
        "created_by",
        "expires_at",
        "revoked_at",
    ]
    list_select_related = ["created_by", "content_type"]
    fields = ["edition_text", "note", "language", "created_by", "created_at", "expires_at", "revoked_at"]
    inlines = [VisitInline]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("edition")

    @display(description=_("edition"))
    def edition_text(self, link):
        return link.edition or f"#{link.object_id}"
