"""What the templates of the admin need."""

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from foundation import languages
from foundation.desk.forms import is_language_empty
from foundation.desk.moments import clocks

OUTCOMES = {
    "created": _("created"),
    "updated": _("updated"),
    "unchanged": _("unchanged"),
    "left alone": _("skipped, because an editor changed it"),
    "rejected": _("rejected"),
}

register = template.Library()
register.filter("direction", languages.direction)
register.filter("clocks", clocks)


@register.filter
def language_tab_list(adminform):
    """The tabs of a form: the fieldsets of its languages, each with how the language calls itself.

    A form may have ``language_states``, the state of each language by its code.
    """
    fieldsets = [fieldset for fieldset in adminform if "tab" in fieldset.classes]
    states = getattr(adminform.form, "language_states", {})
    return [
        {
            "fieldset": fieldset,
            "language": get_language_info(fieldset.name),
            "is_empty": is_language_empty(fieldset.form.instance, fieldset.name),
            "state": states.get(fieldset.name),
            "is_first": fieldset is fieldsets[0],
        }
        for fieldset in fieldsets
    ]


@register.filter
def conflicts(adminform, inlines):
    """The conflicts of a refused save: those of the form and those of the rows below it."""
    forms = [adminform.form, *(form for inline in inlines or [] for form in inline.formset.forms)]
    return [conflict for form in forms for conflict in getattr(form, "conflicts", [])]


@register.filter
def merged_labels(adminform, inlines):
    """What a refused save has already taken in from others, in words."""
    forms = [adminform.form, *(form for inline in inlines or [] for form in inline.formset.forms)]
    return ", ".join(str(label) for form in forms for label in getattr(form, "merged_labels", []))


@register.filter
def is_to_come(moment):
    """Whether a moment, if there is one, lies ahead."""
    return moment is not None and moment > timezone.now()


@register.filter
def model_name(instance):
    return instance._meta.model_name


@register.simple_tag
def change_url(instance):
    """Where an object is changed."""
    return reverse(f"admin:{instance._meta.app_label}_{instance._meta.model_name}_change", args=[instance.pk])


@register.filter
def model_label(model):
    """What a model, or the model of an object, is called."""
    return model._meta.verbose_name


@register.filter
def outcome_label(outcome):
    """What a load did with rows, in words."""
    return OUTCOMES.get(outcome, outcome)
