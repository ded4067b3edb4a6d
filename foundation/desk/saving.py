"""A save in the desk, from the form that was sent to the redirect.

``SavesContent`` has the steps of a save in their order. ``Save`` is what is known of one: whatever writes (a
form, a deletion, an import, a move, an undo) makes one for its request.
"""

from contextlib import contextmanager, nullcontext
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from foundation.history.log import note_confirmed, note_reason

from . import drafts
from .checks import needs
from .forms import fill_slug_and_code, merge_message, save_changes

LOCK_ERRORS = {"55P03", "40P01"}  # a lock is not free, or two saves wait for each other


class _Stopped(Exception):
    """Carries the page to answer with out of the middle of a save.

    Django's change view returns nothing between its steps, and only an exception takes back what its
    transaction has written before (the rows of inlines).
    """

    def __init__(self, page):
        super().__init__(page)
        self.page = page


class Save:
    """One save: what was asked, confirmed and refused, what undoes it, and what it says at its end."""

    def __init__(self, data):
        self.why = data.get("_why", "")
        self.draft = drafts.draft_name(data)
        self.is_restore = "_restore" in data  # sent by the comparison of two versions
        self.confirmed = {*data.getlist("_confirmed")}  # the digests of planned changes
        self.made = []  # of these the digests of the changes that it makes
        self.refusal = _("Nothing has been saved yet.") if "_back" in data else ""
        self.is_stored = False  # whether the content of a form was written
        self.undo_button = ""  # stands beside the next message of success
        self._messages = None  # functions that say something, while all of it may still be taken back

    @classmethod
    def of(cls, request):
        """The save of this request. It is kept there, because Django's hooks get nothing else."""
        if not hasattr(request, "desk_save"):
            request.desk_save = cls(request.POST)
        return request.desk_save

    def confirms(self, change):
        """Whether exactly this planned change was confirmed: then this save makes it, and can be undone."""
        if change.digest not in self.confirmed:
            return False
        self.made.append(change.digest)
        note_confirmed()
        return True

    def stop_with(self, page):
        """Roll back the save and answer with this page."""
        raise _Stopped(page)

    def say(self, message):
        """Say something, by this function, when everything is stored."""
        if self._messages is None:
            message()
        else:
            self._messages.append(message)

    @contextmanager
    def all_or_nothing(self):
        """Around what writes: it says what it has to say when it was stored, and nothing when it was not."""
        self._messages = []
        try:
            yield
        except Exception:
            self._messages, self.is_stored = None, False
            raise
        said, self._messages = self._messages, None
        for message in said:
            message()


def refusal_of(error):
    """Why the database, or a rule, refuses a save, in words for its editor; None for a fault of ours."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, ProtectedError):
        return _("Nothing was deleted, because other content still refers to it.")
    if isinstance(error, IntegrityError):
        return _("Nothing was saved, because someone else saved the same object at the same time.")
    if getattr(error.__cause__, "sqlstate", "") in LOCK_ERRORS:
        return _("Nothing was saved, because someone else is saving here at the moment. Try again.")
    return None


@needs(before=ModelAdmin, calls=["fill_with_former_values", "history_url"])
class SavesContent:
    """The steps of a save, in the order in which a form that was sent meets them.

    Whoever needs more at a step overrides it: trees take their lock in ``write_context`` and ask for a
    confirmation in ``save_model`` (foundation/trees/admin.py).
    """

    def changeform_view(self, request, *args, **kwargs):
        """1. The form is shown or sent; a restore fills it as an editor would."""
        save = Save.of(request)
        if save.is_restore and (refusal := self.fill_with_former_values(request, *args, **kwargs)):
            return refusal
        response = self.write(request, super().changeform_view, *args, **kwargs)
        return drafts.forget(save.draft, response) if save.is_stored else response

    def write(self, request, view, *args, back_to=None, **kwargs):
        """2. Whatever writes, writes all or nothing, and says so afterwards.

        A refusal leads ``back_to`` an address; without one, to the form once more.
        """
        if request.method != "POST":
            return view(request, *args, **kwargs)
        save = Save.of(request)
        note_reason(save.why)
        try:
            with save.all_or_nothing(), self.write_context():
                return view(request, *args, **kwargs)
        except _Stopped as stopped:
            return stopped.page
        except (ValidationError, IntegrityError, OperationalError) as error:
            save.refusal = refusal_of(error)
            if save.refusal is None:
                raise
        if back_to is None:
            return self.show_form_again(request, view, *args, **kwargs)
        self.message_user(request, save.refusal, messages.ERROR)
        return HttpResponseRedirect(back_to)

    def write_context(self):
        """3. What surrounds everything that writes; trees take their lock here, before anything is read."""
        return nullcontext()

    def get_object(self, request, object_id, from_field=None):
        """4. What a save reads, it reads under a lock: versions are compared with what is stored then."""
        found = super().get_object(request, object_id, from_field)
        if found is None or not is_writing(request):
            return found
        return locked(self.get_queryset(request)).get(pk=found.pk)

    def get_form(self, request, obj=None, change=False, **kwargs):
        """5. The form knows who fills it in; one that was refused does not validate, and says why.

        It merges what others have stored meanwhile (``VersionedForm``).
        """
        form = super().get_form(request, obj, change=change, **kwargs)  # a class made for this request
        form.user, form.refusal = request.user, Save.of(request).refusal
        return form

    def save_model(self, request, obj, form, change):
        """6. The columns that the editor changed and no others: two translators do not undo each other."""
        if change:
            save_changes(form)
        else:
            fill_slug_and_code(obj)
            obj.save()

    def save_related(self, request, form, formsets, change):
        """7. The rows of the inlines, and what the button that was pressed does besides."""
        super().save_related(request, form, formsets, change)
        Save.of(request).is_stored = True
        if merged := merge_message([form, *(row for formset in formsets for row in formset.forms)]):
            self.message_user(request, merged, messages.INFO)
        for action in self.get_actions_submit_line(request, form.instance.pk):
            if action.action_name in request.POST:
                action.method(request, form.instance)

    def message_user(self, request, message, level=messages.INFO, *args, **kwargs):
        """8. What a save says waits until it is stored; its success is told together with its undo."""
        save = Save.of(request)
        if save.undo_button and level == messages.SUCCESS:
            message, save.undo_button = format_html("{} {}", message, save.undo_button), ""
        save.say(partial(super().message_user, request, message, level, *args, **kwargs))

    def show_form_again(self, request, view, *args, **kwargs):
        """9. The form once more, with everything that was typed and why it was refused.

        Django makes a form nowhere but in its view, so the view runs again. It writes nothing: with a refusal
        no form validates (``get_form``).
        """
        return view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        save = Save.of(request)
        context |= {"is_refused": request.method == "POST", "draft": save.draft, "why": save.why}
        return super().render_change_form(request, context, *args, **kwargs)

    # ------------------------------------------------------------ lists, deletions and imports are saves, too

    def changelist_view(self, request, *args, **kwargs):
        back_to = request.get_full_path()
        return self.write(request, super().changelist_view, *args, back_to=back_to, **kwargs)

    def delete_view(self, request, object_id, extra_context=None):
        context, back_to = {"asks_why": True} | (extra_context or {}), request.get_full_path()
        return self.write(request, super().delete_view, object_id, context, back_to=back_to)

    def process_import(self, request, **kwargs):
        return self.write(request, super().process_import, back_to=self.history_url("import"), **kwargs)

    def get_import_data_kwargs(self, **kwargs):
        """Import a file completely or not at all."""
        return super().get_import_data_kwargs(**kwargs) | {"rollback_on_validation_errors": True}

    def process_dataset(self, *args, **kwargs):
        """Raises ``ValidationError`` when rows are refused now that passed before they were confirmed."""
        result = super().process_dataset(*args, **kwargs)
        if result.has_errors() or result.has_validation_errors():
            words = _(
                "Nothing was imported, because the saved data has changed since the preview. "
                "Upload the file again."
            )
            raise ValidationError(words)
        return result

    def add_success_message(self, result, request):
        Save.of(request).say(partial(super().add_success_message, result, request))


def is_writing(request):
    """Whether what is read now is about to be written."""
    return request.method == "POST" and connection.in_atomic_block


def locked(rows):
    """These rows, locked until the transaction ends."""
    parents = [link.name for link in rows.model._meta.parents.values()]
    return rows.select_for_update(of=("self", *parents))
