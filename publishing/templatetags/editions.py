"""What templates say of editions: their state, the remark on them, and that a translation is behind."""

from django import template
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import get_language, override

from foundation.languages import direction
from publishing.editions import derived_state
from publishing.translations import original_ahead_of

register = template.Library()


@register.simple_tag
def state_label(edition):
    """The derived state of an edition, as a coloured label."""
    state = derived_state(edition)
    return format_html('<span class="state state-{}">{}</span>', state.value, capfirst(state.label))


@register.filter
def remark_on(remarks, edition):
    """The remark on an edition among those of ``last_remarks``."""
    return (remarks or {}).get((edition._meta.label, edition.pk))


@register.inclusion_tag("includes/behind.html")
def behind_note(edition):
    """``{% behind_note edition %}``: tells the reader of a translation when the original says more by now."""
    original = original_ahead_of(edition, get_language())
    if not original:
        return {}
    with override(original):
        return {"original": original, "dir": direction(original), "address": edition.get_absolute_url()}
