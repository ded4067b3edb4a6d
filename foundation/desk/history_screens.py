"""The screens of the history: what changed, any two states compared, what was put back or brought back."""

import re

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from unfold.admin import ModelAdmin
from unfold.decorators import action

from foundation.history import log as history
from foundation.history import snapshots as states
from foundation.private import answers_missing_objects, foreign_key_of, usual_answer_to_missing

from .checks import needs
from .former import former_data, rows_of_inlines
from .saving import Save

MAX_DELETED_ROWS = 50  # rows on the list of what was deleted


@answers_missing_objects
@needs(before=ModelAdmin, calls=["write"])
class HistoryViews:
    """For a screen of content: everything that was can be seen, compared and put back."""

    object_history_template = "admin/content_history.html"
    actions_list = ["deleted_rows"]
    not_restorable = ()  # fields that follow from others, or are moved in another way

    def get_urls(self):
        views = {
            "compare": (self.compare_view, "<path:object_id>/history/compare/"),
            "undelete": (self.undelete_view, "<path:object_id>/history/bring-back/"),
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
            (inline.model, foreign_key_of(self.model, inline))
            for inline in self.get_inline_instances(request, obj)
        ]

    def history_sources(self, request, obj):
        return history.sources_of(obj, self.get_history_inlines(request, obj))

    # ------------------------------------------------------------ what changed

    def history_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, unquote(object_id))
        deleted = None if obj else self.deleted_object(object_id)
        if obj is None and deleted is None:
            return self.object_is_missing(request, object_id)
        if not self.has_view_or_change_permission(request, obj or deleted):
            raise PermissionDenied
        page = request.GET.get("p", "1")
        if not re.fullmatch("[1-9][0-9]{0,3}", page):
            raise BadRequest(_("This page does not exist."))
        changesets, has_older = history.read(self.history_sources(request, obj or deleted), int(page))
        context = {
            "title": _("History"),
            "original": obj or deleted,
            "deleted": deleted,
            "changesets": changesets,
            "newer": int(page) - 1,
            "older": int(page) + 1 if has_older else None,
            "compare_url": obj and self.history_url("compare", obj.pk),
            "undelete_url": deleted and self.may_undelete(request, deleted) and self._undelete_url(deleted),
            "undo_url": obj and self.undo_url(request, obj),
        }
        return self.desk_page(request, self.object_history_template, context | (extra_context or {}))

    def undo_url(self, request, obj):
        """Where what was confirmed of this object is undone as a whole, for those who may."""

    def desk_page(self, request, template, context):
        request.current_app = self.admin_site.name
        common = self.admin_site.each_context(request) | {"opts": self.opts}
        return TemplateResponse(request, template, common | context)

    # ------------------------------------------------------------ two states

    def compare_view(self, request, object_id):
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self.object_is_missing(request, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        sources = self.history_sources(request, obj)
        moments = states.moments(sources)
        start, end = (self._requested_moment(request, name) for name in ["from", "to"])
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
            "start_key": start and states.ChangePoint(start, "").key,
            "end_key": end and states.ChangePoint(end, "").key,
            "lines": [
                *(self._lines(request, obj, changes) if may_put_back else ((c, "", []) for c in changes))
            ],
            "may_put_back": may_put_back,
            "is_read_only": not self.has_change_permission(request, obj),
            "seen": states.fingerprint(sources),
            "change_url": self.history_url("change", obj.pk),
            "history_url": self.history_url("history", obj.pk),
        }
        return self.desk_page(request, "admin/content_compare.html", context)

    def _requested_moment(self, request, name):
        words = request.GET.get(name, "")
        try:
            return states.parse_moment(words) if words else None
        except (ValueError, OverflowError):
            raise BadRequest(_("This version does not exist.")) from None

    def _lines(self, request, obj, changes):
        """Each change with what can be put back of it: the whole row, or some of its fields."""
        fields = {*self.get_form(request, obj, change=True).base_fields} - {*self.not_restorable, "version"}
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

    def fill_with_former_values(self, request, object_id=None, form_url="", extra_context=None):
        """Turn what was ticked on the comparison into the form that an editor would send; else a refusal."""
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        if obj is None:
            return None
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        try:
            when = states.parse_moment(request.POST["_restore"])
        except (ValueError, OverflowError):
            raise BadRequest(_("This version does not exist.")) from None
        moment = states.ChangePoint(when, "").key.replace("+", "%2B")
        back = f"{self.history_url('compare', obj.pk)}?from={moment}"
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
        data["_why"], data["_continue"] = Save.of(request).why, "1"
        request.POST = data
        states.note_restored(when)
        return None

    # ------------------------------------------------------------ what was deleted

    def deleted_object(self, object_id):
        """The object with this key as it was when it was deleted, or None if there is no record of it."""
        key = unquote(object_id)
        return history.last_state(self.model, int(key)) if re.fullmatch("[0-9]{1,18}", key) else None

    def may_undelete(self, request, deleted):
        return self.has_add_permission(request) and self.has_change_permission(request, deleted)

    def _undelete_url(self, deleted):
        return self.history_url("undelete", deleted.pk)

    @action(description=_("Deleted"), url_path="deleted", icon="delete_history")
    def deleted_rows(self, request):
        """The list of deleted objects, newest first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        key = self.model._meta.pk.attname
        events = models.QuerySet(history.event_models()[self.model]).select_related("pgh_context")
        stored = self.model._base_manager.values("pk")
        found = events.filter(pgh_label=history.REMOVED).exclude(**{f"{key}__in": stored})
        newest = {getattr(event, key): event for event in found.order_by("pgh_id")}
        rows = sorted(newest.items(), key=lambda pair: -pair[1].pgh_id)[:MAX_DELETED_ROWS]
        users = history.user_names(history.metadata_of(event).get("user") for _pk, event in rows)
        lines = [
            (deleted, event.pgh_created_at, users.get(history.metadata_of(event).get("user"), ""))
            for pk, event in rows
            if (deleted := history.last_state(self.model, pk)) and self.has_view_permission(request, deleted)
        ]
        context = {
            "title": _("Deleted"),
            "lines": [
                (deleted_title(deleted), self.history_url("history", deleted.pk), when, who)
                for deleted, when, who in lines
            ],
        }
        return self.desk_page(request, "admin/content_deleted.html", context)

    @method_decorator(require_POST)
    def undelete_view(self, request, object_id):
        back_to = self.history_url("history", object_id)
        return self.write(request, self._undelete, object_id, back_to=back_to)

    def _undelete(self, request, object_id):
        deleted = self.deleted_object(object_id)
        if deleted is None:
            raise Http404
        if not self.may_undelete(request, deleted):
            raise PermissionDenied
        back, remarks = states.undelete(self.model, deleted.pk)
        self.after_undelete(back)
        self.message_user(request, _("Restored: %(name)s") % {"name": deleted_title(back)}, messages.SUCCESS)
        if remarks:
            words = _(
                "These could not be restored, because they refer to objects that no longer exist: %(rows)s"
            )
            self.message_user(request, words % {"rows": ", ".join(remarks)}, messages.WARNING)
        return HttpResponseRedirect(self.history_url("change", back.pk))

    def after_undelete(self, back):
        """The consequences of restoring a deleted object."""

    def object_is_missing(self, request, object_id):
        """What was deleted while someone had it open leads to its history, from where it comes back."""
        deleted = self.deleted_object(object_id)
        if deleted is None or not self.has_view_or_change_permission(request, deleted):
            return usual_answer_to_missing(self, request, object_id)
        words = _(
            "This object has been deleted. Your text is kept in this browser and will be offered "
            "if the object is restored."
        )
        self.message_user(request, words, messages.WARNING)
        return HttpResponseRedirect(self.history_url("history", deleted.pk))


def deleted_title(deleted):
    """The name of a deleted object, which may mention rows that no longer exist."""
    try:
        return str(deleted)
    except (models.ObjectDoesNotExist, ValidationError):
        return f"{deleted._meta.verbose_name} {deleted.pk}"
