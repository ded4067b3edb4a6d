"""The forms to subscribe to alerts and to change a subscription."""

from itertools import groupby

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.languages import alphabetical, columns, text
from offices.models import Country
from structure.lifetimes import had_ended
from structure.models import OrgUnit

from .models import ReleaseEdition, Theme
from .subscribing import is_from_a_reader, opening_stamp
from .subscriptions import Subscription


class RowField(forms.Field):
    """A choice among rows by a code of theirs; nothing chosen is None.

    ``groups`` are (label, rows) to be printed; ``kept`` is what was chosen before, whatever became of it.
    """

    def __init__(self, groups, code, *, kept=None, **options):
        self.groups, self.code, self.kept = groups, code, kept
        self.rows = {getattr(row, code): row for _label, rows in groups for row in rows}
        super().__init__(required=False, **options)

    def clean(self, value):
        value = str(value or "").strip()
        if not value:
            return None
        if self.kept and value == getattr(self.kept, self.code):
            return self.kept
        if value not in self.rows:
            raise ValidationError(_("Choose one from the list."))
        return self.rows[value]

    @property
    def is_kept_gone(self):
        """Whether the previous choice is no longer in the list."""
        return self.kept is not None and getattr(self.kept, self.code) not in self.rows

    @property
    def options(self):
        """(label of the group, [(code, ``Text``)]) of each group."""
        for label, rows in self.groups:
            yield label, [(getattr(row, self.code), text(row, "name")) for row in rows]


def _countries():
    return [("", list(Country.objects.order_by(alphabetical("name"), "pk")))]


def _themes():
    """The themes with a public release."""
    filed = ReleaseEdition.objects.published().filter(themes=OuterRef("pk"))
    return [("", list(Theme.objects.filter(Exists(filed)).order_by(alphabetical("name"), "pk")))]


def _units():
    """The units and the offices of today, each in alphabetical order."""
    units = OrgUnit.objects.published().only("slug", "kind", "abolished", *columns("name"))
    today, is_office = timezone.localdate(), lambda unit: unit.kind == OrgUnit.Kind.FIELD_OFFICE
    units = [unit for unit in units.order_by(alphabetical("name"), "pk") if not had_ended(unit, today)]
    labels = {False: _("Units"), True: _("Offices")}
    return [(labels[key], list(rows)) for key, rows in groupby(sorted(units, key=is_office), key=is_office)]


class ChoicesForm(forms.Form):
    """What to be notified of, and in which language; ``kept`` is the subscription to change."""

    def __init__(self, *args, kept=None, **options):
        super().__init__(*args, **options)
        self.kept = kept
        of = {name: getattr(kept, name, None) for name in ["country", "theme", "unit"]}
        self.fields["country"] = RowField(_countries(), "iso2", kept=of["country"])
        self.fields["theme"] = RowField(_themes(), "slug", kept=of["theme"])
        self.fields["unit"] = RowField(_units(), "slug", kept=of["unit"])
        self.fields["language"] = forms.ChoiceField(choices=settings.LANGUAGES)
        if kept:
            chosen = {name: row and getattr(row, self.fields[name].code) for name, row in of.items()}
            self.initial = {**chosen, "language": kept.language}
        else:
            self.initial = {"language": get_language()} | self.initial

    def clean(self):
        cleaned = super().clean()
        if self.kept and not self.errors:
            same = {name: cleaned[name] for name in ["country", "theme", "unit"]}
            others = Subscription.objects.filter(email=self.kept.email, **same).exclude(pk=self.kept.pk)
            if others.exists():
                raise ValidationError(_("You already have this subscription."))
        return cleaned

    @property
    def choices(self):
        """The cleaned data, keyed by the fields of a ``Subscription``."""
        return {name: self.cleaned_data[name] for name in ["country", "theme", "unit", "language"]}


class AskForm(ChoicesForm):
    """The public form; ``website`` is a honeypot field."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        invalid = _("Enter a full address, such as name@example.org.")
        self.fields["email"] = forms.EmailField(
            max_length=254, error_messages={"required": invalid, "invalid": invalid}
        )
        self.fields["website"] = forms.Field(required=False)
        self.fields["opened"] = forms.Field(required=False)

    @property
    def stamp(self):
        return opening_stamp()

    @property
    def is_from_a_robot(self):
        return bool(self.cleaned_data.get("website"))

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not is_from_a_reader(cleaned.get("opened") or ""):
            raise ValidationError(_("Send the form again."))
        return cleaned
