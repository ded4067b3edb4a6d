"""What a change of the structure entails, told before it is made.

Each app says for its own rows what a change means (``@consequences_of(UnitChange)``): the lower apps know
nothing of the higher ones. What is told is read at once, under the lock under which the change would be made.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from foundation.languages import LANGUAGES, columns, direction, language_of

MAX_LISTED = 50  # names of one kind on a page
SHOWN_AT_ONCE = 5  # of them in sight, the others folded


class Effect(StrEnum):
    """Whether something changes, deserves a look, or stays as it is."""

    CHANGE = "change"
    REVIEW = "review"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class ConsequenceLine:
    """One thing that is touched: its name, where it is opened, and what it becomes."""

    words: str
    url: str = ""
    becomes: str = ""
    note: str = ""
    language: str = ""

    @property
    def direction(self):
        return direction(self.language) if self.language else ""


@dataclass(frozen=True)
class ConsequenceGroup:
    """Everything of one kind that is touched, and in a sentence how."""

    title: str
    what: str = ""
    lines: list = field(default_factory=list)
    count: int = 0
    effect: Effect = Effect.CHANGE

    @property
    def first(self):
        return self.lines[:SHOWN_AT_ONCE]

    @property
    def others(self):
        return self.lines[SHOWN_AT_ONCE:]

    @property
    def unlisted(self):
        return max(self.count - len(self.lines), 0)


class PlannedChange:
    """What is about to be made of a node; ``parts`` are what tells two changes apart."""

    name_field = ""  # the translated field by which its nodes are called
    names: tuple = ()  # (language, before, after)
    is_end = False

    @classmethod
    def nodes(cls):
        """The nodes of the tree, with what is told of them."""
        raise NotImplementedError

    @classmethod
    def between(cls, before, after, **more):
        """What makes a node as it was into the same node as it is."""
        return cls(
            before,
            names=names_between(before, after, cls.name_field),
            slug=after.slug if after.slug != before.slug else "",
            is_move=after.parent_id != before.parent_id,
            **more,
        )

    @property
    def is_rename(self):
        return bool(self.names or self.slug)

    @property
    def is_consequential(self):
        return self.is_move or self.is_rename or self.is_end

    @property
    def digest(self):
        """What an editor confirms: another change, or one that begins elsewhere, is asked again."""
        return hashlib.sha256(repr(self.parts).encode()).hexdigest()[:20]


class Viewer:
    """Who looks at it: links lead only to what this user may open."""

    def __init__(self, request, site):
        self.request, self.site = request, site

    def url(self, row):
        """Where a row is opened in the desk, empty for who may not, and for a row that is not stored."""
        if row is None or row.pk is None or not self.site.is_registered(type(row)):
            return ""
        if not self.site.get_model_admin(type(row)).has_view_or_change_permission(self.request, row):
            return ""
        try:
            name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
            return reverse(name, args=[row.pk], current_app=self.site.name)
        except NoReverseMatch:
            return ""

    def line(self, row, **more):
        return ConsequenceLine(str(row), self.url(row), **more)


REGISTERED = defaultdict(list)


def consequences_of(change):
    """Register a function ``(change, viewer)`` that yields the ``ConsequenceGroup``s of one app; None is left
    out."""

    def register(function):
        REGISTERED[change].append(function)
        return function

    return register


@dataclass(frozen=True)
class Consequences:
    """All that a change entails, in three parts."""

    groups: list

    def of(self, effect):
        return [group for group in self.groups if group.effect is effect]

    @property
    def changes(self):
        return self.of(Effect.CHANGE)

    @property
    def to_review(self):
        return self.of(Effect.REVIEW)

    @property
    def unchanged(self):
        return self.of(Effect.UNCHANGED)


def consequences(change, viewer):
    """The ``Consequences`` of a change, read now."""
    told = (group for tell in REGISTERED[type(change)] for group in tell(change, viewer))
    return Consequences([group for group in told if group is not None])


def queryset_group(title, what, rows, line, effect=Effect.CHANGE):
    """A group of the rows of a queryset, None when there are none; two queries."""
    found = list(rows[:MAX_LISTED])
    if not found:
        rows.count()  # as many queries as with rows
        return None
    return ConsequenceGroup(title, what, [line(row) for row in found], rows.count(), effect)


def changed_names(stored, form, name):
    """The languages in which a text that was there becomes another: (language, before, after)."""
    changed = [column for column in columns(name) if column in form.changed_data]
    return _names((column, getattr(stored, column), form.cleaned_data[column]) for column in changed)


def names_between(before, after, name):
    """The same of a row as it was and as it is."""
    return _names((column, getattr(before, column), getattr(after, column)) for column in columns(name))


def _names(found):
    return tuple(
        (language_of(column), old, new or "") for column, old, new in found if old and old != (new or "")
    )


def names_group(change, stored):
    """The names before and after, and those that the rename leaves behind."""
    if not change.names:
        return
    lines = [
        ConsequenceLine(before, becomes=after or "—", language=code) for code, before, after in change.names
    ]
    yield ConsequenceGroup(_("Name"), "", lines, len(lines))
    changed = {code for code, _before, _after in change.names}
    kept = [
        (code, getattr(stored, f"{change.name_field}_{code}")) for code in LANGUAGES if code not in changed
    ]
    lines = [ConsequenceLine(words, language=code) for code, words in kept if words]
    if lines:
        what = _("They have not changed. Check that they still match.")
        yield ConsequenceGroup(_("Names in other languages"), what, lines, len(lines), Effect.REVIEW)


def addresses_by_language(address, *args):
    """The public address in each language."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = reverse(address, args=args)
    return found


def addresses_group(address, before, after):
    """The public addresses of a page before and after, in each language."""
    old, new = addresses_by_language(address, *before), addresses_by_language(address, *after)
    lines = [ConsequenceLine(old[code], becomes=new[code], language=code) for code in LANGUAGES]
    what = _("The old addresses redirect permanently to the new ones.")
    return ConsequenceGroup(_("Addresses"), what, lines, len(lines))
