"""The screens of the history: what changed, any two states compared, what was put back or brought back."""

import re

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import models
from django.forms.models import _get_foreign_key
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.decorators import action

from foundation.history import log as history
from foundation.history import snapshots as states

from .former import former_data, rows_of_inlines

DELETED = 50  # rows on the list of what was deleted


class HistoryScreens:
    """For a screen of content: everything that was can be seen, compared and put back."""

    object_history_template = "admin/content_history.html"
    actions_list = ["deleted_rows"]
    not_put_back = ()  # fields that follow from others, or are moved in another way

    def get_urls(self):
        views = {
            "compare": (self.compare_view, "<path:object_id>/history/compare/"),
            "bring_back": (self.bring_back_view, "<path:object_id>/history/bring-back/"),
        }
        return [
            *(
                path(route, self.admin_site.admin_view(view), name=self.history_url_name(name))
                for name, (view, route) in views.items()
            ),
            *super().get_urls(),
        ]

    def history_url_name(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def history_url(self, page, *args):
        return reverse(f"admin:{self.history_url_name(page)}", args=args)

    def get_history_inlines(self, request, obj):
        """The models of the inlines with the foreign keys that lead to the object."""
        return [
            (inline.model, _get_foreign_key(self.model, inline.model, inline.fk_name).name)
            for inline in self.get_inline_instances(request, obj)
        ]

    def history_sources(self, request, obj):
        return history.sources_of(obj, self.get_history_inlines(request, obj))

    # ------------------------------------------------------------ what changed

    def history_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, unquote(object_id))
        gone = None if obj else self.deleted_object(object_id)
        if obj is None and gone is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj or gone):
            raise PermissionDenied
        page = request.GET.get("p", "1")
        if not re.fullmatch("[1-9][0-9]{0,3}", page):
            raise BadRequest(_("This page does not exist."))
        occasions, has_older = history.read(self.history_sources(request, obj or gone), int(page))
        context = {
            "title": _("History"),
            "original": obj or gone,
            "gone": gone,
            "occasions": occasions,
            "newer": int(page) - 1,
            "older": int(page) + 1 if has_older else None,
            "compare_url": obj and self.history_url("compare", obj.pk),
            "bring_back_url": gone and self.may_bring_back(request, gone) and self._bring_back_url(gone),
            "undo_url": obj and self.undo_url(request, obj),
        }
        return self._page(request, self.object_history_template, context | (extra_context or {}))

    def undo_url(self, request, obj):
        """Where what was confirmed of this object is undone as a whole, for those who may."""

    def _page(self, request, template, context):
        request.current_app = self.admin_site.name
        common = self.admin_site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(request, template, common | context)

    # ------------------------------------------------------------ two states

    def compare_view(self, request, object_id):
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        sources = self.history_sources(request, obj)
        moments = states.moments(sources)
        start, end = (self._asked(request, name) for name in ["from", "to"])
        if start is None and moments:
            start = moments[min(1, len(moments) - 1)].when
        if start and end and start > end:
            start, end = end, start
        changes = states.differences(sources, start, end) if start else []
        may_put_back = end is None and self.has_change_permission(request, obj)
        context = {
            "title": _("Compare two versions"),
            "original": obj,
            "moments": moments,
            "start": start,
            "start_key": start and states.Moment(start, "").key,
            "end_key": end and states.Moment(end, "").key,
            "lines": [
                *(self._lines(request, obj, changes) if may_put_back else ((c, "", []) for c in changes))
            ],
            "may_put_back": may_put_back,
            "is_read_only": not self.has_change_permission(request, obj),
            "seen": states.fingerprint(sources),
            "change_url": self.history_url("change", obj.pk),
            "history_url": self.history_url("history", obj.pk),
        }
        return self._page(request, "admin/content_compare.html", context)

    def _asked(self, request, name):
        words = request.GET.get(name, "")
        try:
            return states.moment(words) if words else None
        except (ValueError, OverflowError):
            raise BadRequest(_("This version does not exist.")) from None

    def _lines(self, request, obj, changes):
        """Each change with what can be put back of it: the whole row, or some of its fields."""
        fields = {*self.get_form(request, obj, change=True).base_fields} - {*self.not_put_back, "version"}
        own = set(history.own_tables(self.model))
        lists = {relation.remote_field.through: relation.name for relation in self.model._meta.many_to_many}
        rows = rows_of_inlines(self, request, obj)
        for change in changes:
            if change.model in own:
                yield change, "", [field.name for field in change.fields if field.name in fields]
            elif lists.get(change.model) in fields:
                yield change, f"field:{lists[change.model]}", []
            elif change.model in rows:
                yield change, f"row:{change.model._meta.label_lower}:{change.key}", []
            else:
                yield change, "", []

    def fill_with_former(self, request, object_id=None, form_url="", extra_context=None):
        """Turn what was ticked on the comparison into the form that an editor would send; else a refusal."""
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        if obj is None:
            return None
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        try:
            when = states.moment(request.POST["_restore"])
        except (ValueError, OverflowError):
            raise BadRequest(_("This version does not exist.")) from None
        back = f"{self.history_url('compare', obj.pk)}?from={states.Moment(when, '').key.replace('+', '%2B')}"
        if request.POST.get("_seen") != states.fingerprint(self.history_sources(request, obj)):
            self.message_user(
                request,
                _("This content has changed in the meantime. Check it again before you restore it."),
                messages.ERROR,
            )
            return HttpResponseRedirect(back)
        chosen = request.POST.getlist("put_back")
        if not chosen:
            self.message_user(request, _("Select what to restore."), messages.ERROR)
            return HttpResponseRedirect(back)
        data = former_data(self, request, obj, when, chosen)
        data["_why"], data["_continue"] = request.POST.get("_why", ""), "1"
        request.POST = data
        states.note_restored(when)
        return None

    # ------------------------------------------------------------ what was deleted

    def deleted_object(self, object_id):
        """The object with this key as it was when it was deleted, None when it is not known."""
        key = unquote(object_id)
        return history.last_state(self.model, int(key)) if re.fullmatch("[0-9]{1,18}", key) else None

    def may_bring_back(self, request, gone):
        return self.has_add_permission(request) and self.has_change_permission(request, gone)

    def _bring_back_url(self, gone):
        return self.history_url("bring_back", gone.pk)

    @action(description=_("Deleted"), url_path="deleted", icon="delete_history")
    def deleted_rows(self, request):
        """The list of what was deleted, newest first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        key = self.model._meta.pk.attname
        events = models.QuerySet(history.event_models()[self.model]).select_related("pgh_context")
        stored = self.model._base_manager.values("pk")
        found = events.filter(pgh_label=history.REMOVED).exclude(**{f"{key}__in": stored})
        newest = {getattr(event, key): event for event in found.order_by("pgh_id")}
        rows = sorted(newest.items(), key=lambda pair: -pair[1].pgh_id)[:DELETED]
        users = history.users_named(history.metadata_of(event).get("user") for _pk, event in rows)
        lines = [
            (gone, event.pgh_created_at, users.get(history.metadata_of(event).get("user"), ""))
            for pk, event in rows
            if (gone := history.last_state(self.model, pk)) and self.has_view_permission(request, gone)
        ]
        context = {
            "title": _("Deleted"),
            "lines": [
                (gone_title(gone), self.history_url("history", gone.pk), when, who)
                for gone, when, who in lines
            ],
        }
        return self._page(request, "admin/content_deleted.html", context)

    @method_decorator(require_POST)
    def bring_back_view(self, request, object_id):
        request.after_refusal = self.history_url("history", object_id)
        return self._write(request, self._bring_back, object_id)

    def _bring_back(self, request, object_id):
        gone = self.deleted_object(object_id)
        if gone is None:
            raise Http404
        if not self.may_bring_back(request, gone):
            raise PermissionDenied
        back, remarks = states.bring_back(self.model, gone.pk)
        self.after_coming_back(back)
        self.message_user(request, _("Restored: %(name)s") % {"name": gone_title(back)}, messages.SUCCESS)
        if remarks:
            words = _(
                "These could not be restored, because they refer to objects that no longer exist: %(rows)s"
            )
            self.message_user(request, words % {"rows": ", ".join(remarks)}, messages.WARNING)
        return HttpResponseRedirect(self.history_url("change", back.pk))

    def after_coming_back(self, back):
        """What follows from an object's return."""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """What was deleted while someone had it open leads to its history, from where it comes back."""
        gone = self.deleted_object(object_id)
        if gone is None or not self.has_view_or_change_permission(request, gone):
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        words = _(
            "This object has been deleted. Your text is kept in this browser and will be offered "
            "if the object is restored."
        )
        self.message_user(request, words, messages.WARNING)
        return HttpResponseRedirect(self.history_url("history", gone.pk))


def gone_title(gone):
    """What a deleted object is called; it may name what is no more."""
    try:
        return str(gone)
    except (models.ObjectDoesNotExist, ValidationError):
        return f"{gone._meta.verbose_name} {gone.pk}"
