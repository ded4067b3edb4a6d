"""The tree of bodies, departments and units, who heads them, and how to reach them."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from foundation.addresses import remember_address
from foundation.facts.certainty import Sourced, SourcedQuerySet
from foundation.facts.dates import Dated, DatedQuerySet, PartialDate, PartialDateField
from foundation.history.versions import Versioned, bump_version
from foundation.languages import text
from foundation.richtext.field import RichTextField
from foundation.rights import APPROVING_ROLES, AccessRule, Permission, Role
from foundation.search.vectors import name_lexemes, other_name_lexemes, search_column, text_lexemes
from foundation.trees.tree import TreeNode, TreeQuerySet, guard_tree, tree_manager


class FactQuerySet(SourcedQuerySet, DatedQuerySet):
    """Facts that have a source and hold from one date to another."""


class OrgUnitQuerySet(SourcedQuerySet, TreeQuerySet):
    def under(self, unit):
        """The unit and everything below it, in the order of the tree."""
        return self.filter(tree_id=unit.tree_id, lft__gte=unit.lft, rght__lte=unit.rght)


class OrgUnit(TreeNode, Versioned, Sourced):
    """A body, post, department, division, unit or office of the organisation.

    Its parent in the tree is where it stands today, or stood last; its placements say where it stood when.
    """

    access_rule = AccessRule(Permission.MANAGE_STRUCTURE, "", parent_fields=("parent",))

    class Kind(models.TextChoices):
        GOVERNING_BODY = "governing-body", _("governing body")
        POST = "post", _("post")
        POST_GROUP = "post-group", _("group of posts")
        OFFICE = "office", _("office")
        DEPARTMENT = "department", _("department")
        DIVISION = "division", _("division")
        UNIT = "unit", _("unit")
        SECRETARIAT = "secretariat", _("secretariat")
        COMMITTEE = "committee", _("committee")
        INSTITUTE = "institute", _("institute")
        ADMINISTRATIVE_CENTRE = "administrative-centre", _("administrative centre")
        GROUP = "group", _("group of offices")
        FIELD_OFFICE = "field-office", _("field office")

    class Line(models.TextChoices):
        LINE = "line", _("line")
        STAFF = "staff", _("staff")

    code = models.SlugField(
        _("code"), max_length=80, unique=True, help_text=_("Permanent. Used by imports and open data.")
    )
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_(
            "The last part of the page’s address, the same in all languages. Old addresses keep working."
        ),
    )
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(
        _("short name"), max_length=80, blank=True, help_text=_("Acronym or usual name.")
    )
    mandate = RichTextField(_("mandate"), help_text=_("Two to five sentences on what it does."))
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("Former names and other spellings for search, one per line."),
    )
    line = models.CharField(_("on the chart"), max_length=10, choices=Line, default=Line.LINE)
    seat = models.ForeignKey(
        "self",
        models.PROTECT,
        blank=True,
        null=True,
        related_name="seated_units",
        limit_choices_to={"kind": Kind.FIELD_OFFICE},
        verbose_name=_("located at"),
        help_text=_("The office where the unit is located, if it is not an office itself."),
    )
    established = PartialDateField(_("established"))
    abolished = PartialDateField(_("abolished"))

    searched = search_column(
        name_lexemes("A", "name"),
        name_lexemes("A", "short_name"),
        other_name_lexemes("B", "other_names"),
        text_lexemes("C", "mandate"),
    )

    objects = tree_manager(OrgUnitQuerySet)

    class Meta(TreeNode.Meta):
        abstract = False
        ordering = ["tree_id", "lft"]
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            *TreeNode.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(name_fr=None) & ~Q(name_fr="") | ~Q(name_en=None) & ~Q(name_en=""),
                name="structure_orgunit_named",
                violation_error_message=_("Enter the name in French or English."),
            ),
        ]
        indexes = [*TreeNode.Meta.indexes, GinIndex(fields=["searched"], name="structure_orgunit_searched")]
        triggers = [
            bump_version(leaving=TreeNode.not_content),
            guard_tree("structure_orgunit"),
            remember_address("slug"),
        ]

    def __str__(self):
        return text(self, "name").plain

    def clean(self):
        super().clean()
        established, abolished = PartialDate(self.established), PartialDate(self.abolished)
        if established and abolished and established.earliest > abolished.latest:
            raise ValidationError({"abolished": _("The end is before the start.")})

    def get_absolute_url(self):
        if self.kind == self.Kind.FIELD_OFFICE:
            return reverse("offices:office", args=[self.slug])
        return reverse("structure:unit", args=[self.slug])


class Placement(Versioned, Dated, Sourced):
    """The parent of a unit in a period, and its name then. A unit has at most one placement at a time."""

    access_rule = AccessRule(Permission.MANAGE_STRUCTURE, "unit", parent_fields=("parent",))

    unit = models.ForeignKey(OrgUnit, models.CASCADE, related_name="placements", verbose_name=_("unit"))
    parent = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        blank=True,
        null=True,
        related_name="placements_below",
        verbose_name=_("parent"),
        help_text=_("Leave empty for the top level of the structure."),
    )
    name = models.CharField(
        _("name at the time"),
        max_length=200,
        blank=True,
        help_text=_("Only if it differs from the current name."),
    )

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "starts"]
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [
            *Dated.Meta.constraints,
            ExclusionConstraint(
                # int8range gives GiST an operator for equality without the extension btree_gist
                expressions=[
                    (Func(F("unit"), F("unit"), Value("[]"), function="int8range"), "&&"),
                    ("period", "&&"),
                ],
                name="structure_placement_one_at_a_time",
                violation_error_message=_("This unit already has a placement during this period."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("unit")),
                name="structure_placement_not_under_itself",
                violation_error_message=_("A unit cannot be its own parent."),
            ),
        ]
        triggers = [bump_version()]

    def __str__(self):
        return f"{self.unit} ← {self.parent or '—'} ({self.starts or '…'} – {self.ends or '…'})"


class Succession(Versioned, Sourced):
    """What became of a unit: which one took its place, how and when."""

    access_rule = AccessRule(Permission.MANAGE_STRUCTURE, "predecessor")

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("renamed")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        REPLACED = "replaced", _("replaced")
        CLOSED = "closed", _("closed")

    predecessor = models.ForeignKey(
        OrgUnit, models.CASCADE, related_name="successions", verbose_name=_("former unit")
    )
    successor = models.ForeignKey(
        OrgUnit,
        models.CASCADE,
        blank=True,
        null=True,
        related_name="predecessions",
        verbose_name=_("unit that took its place"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.REPLACED)
    date = PartialDateField(_("date"))

    objects = SourcedQuerySet.as_manager()

    class Meta:
        ordering = ["predecessor", "date"]
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="structure_succession_once",
                violation_error_message=_("This succession already exists."),
            ),
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("predecessor")),
                name="structure_succession_not_itself",
                violation_error_message=_("A unit cannot succeed itself."),
            ),
            models.CheckConstraint(
                condition=Q(kind="closed") | Q(successor__isnull=False),
                name="structure_succession_leads_on",
                violation_error_message=_("Choose the unit that took its place, or “closed”."),
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} → {self.successor or '—'}"


class PersonQuerySet(SourcedQuerySet):
    def published(self):
        """People with an appointment that is certain enough for visitors."""
        held = Appointment.objects.published().filter(person=models.OuterRef("pk"))
        return super().published().filter(models.Exists(held))


class Person(Versioned, Sourced):
    """Someone who holds or held a post, or is named in a release."""

    access_rule = AccessRule(Permission.MANAGE_STRUCTURE)

    class Gender(models.TextChoices):
        FEMININE = "f", _("feminine")
        MASCULINE = "m", _("masculine")

    code = models.SlugField(_("code"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    other_names = models.TextField(
        _("other names"), blank=True, help_text=_("Other spellings, one per line.")
    )
    gender = models.CharField(_("gender of the title"), max_length=1, choices=Gender, blank=True)
    nationality = models.CharField(
        _("nationality"), max_length=2, blank=True, help_text=_("Code of the country.")
    )
    biography = RichTextField(_("biography"))

    searched = search_column(
        name_lexemes("A", "name"), other_name_lexemes("B", "other_names"), text_lexemes("C", "biography")
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        indexes = [GinIndex(fields=["searched"], name="structure_person_searched")]
        triggers = [bump_version(), remember_address("slug")]

    def __str__(self):
        return text(self, "name").plain

    def get_absolute_url(self):
        return reverse("structure:person", args=[self.slug])


class Appointment(Versioned, Dated, Sourced):
    """A person holds a post from one date to another, with the title as this holder bears it."""

    access_rule = AccessRule(Permission.MANAGE_STRUCTURE, "unit")

    code = models.SlugField(_("code"), max_length=80, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="appointments", verbose_name=_("person"))
    unit = models.ForeignKey(
        OrgUnit, models.PROTECT, related_name="appointments", verbose_name=_("post or unit")
    )
    title = models.CharField(
        _("title held"),
        max_length=200,
        help_text=_("As this person uses it: Directeur général, Directrice générale."),
    )
    rank = models.PositiveSmallIntegerField(
        _("number in succession"),
        blank=True,
        null=True,
        help_text=_("For example, 11 for the eleventh Director General."),
    )

    searched = search_column(name_lexemes("A", "title"))

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["-starts"]
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        indexes = [GinIndex(fields=["searched"], name="structure_appointment_searched")]
        constraints = [*Dated.Meta.constraints]
        triggers = [bump_version()]

    def __str__(self):
        return f"{self.person}, {text(self, 'title').plain}"


class ContactPoint(Versioned, Dated, Sourced):
    """How to reach a unit for one purpose, in a period."""

    access_rule = AccessRule(Permission.MANAGE_STRUCTURE, "unit")

    class Purpose(models.TextChoices):
        GENERAL = "general", _("general")
        ASSISTANCE = "assistance", _("assistance to migrants")
        PRESS = "press", _("press")
        DONORS = "donors", _("donors and partners")
        GOVERNMENT = "government", _("governments")

    code = models.SlugField(_("code"), max_length=80, unique=True)
    unit = models.ForeignKey(OrgUnit, models.CASCADE, related_name="contact_points", verbose_name=_("unit"))
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose, default=Purpose.GENERAL)
    person = models.ForeignKey(
        Person, models.PROTECT, blank=True, null=True, related_name="+", verbose_name=_("person")
    )
    label = models.CharField(_("label"), max_length=200, blank=True)
    address = models.TextField(
        _("postal address"), blank=True, help_text=_("Line by line, as on an envelope.")
    )
    phone_printed = models.CharField(_("telephone as printed"), max_length=50, blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True, help_text=_("International form: +41 22 717 9111."))
    fax_printed = models.CharField(_("fax as printed"), max_length=50, blank=True)
    fax = PhoneNumberField(_("fax"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "purpose"]
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(address="", phone="", email=""),
                name="structure_contactpoint_reachable",
                violation_error_message=_("Enter a postal address, a telephone number or an e-mail address."),
            ),
        ]
        triggers = [bump_version()]

    def __str__(self):
        return f"{self.unit}: {self.get_purpose_display()}"


class Grant(Versioned):
    """A user role for a unit and everything below it; without a unit, for the whole organisation."""

    access_rule = AccessRule(Permission.ADMINISTER, "unit")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="grants", verbose_name=_("user")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    unit = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        blank=True,
        null=True,
        related_name="grants",
        verbose_name=_("unit"),
        help_text=_("Includes everything below it. Leave empty for the whole organisation."),
    )
    language = models.CharField(
        _("language"),
        max_length=2,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("For translators, the language they translate into."),
    )
    can_publish_alone = models.BooleanField(
        _("may publish without review"),
        default=False,
        help_text=_("In an emergency, without review. Another person then reviews it afterwards."),
    )

    class Meta:
        ordering = ["user", "role", "pk"]
        verbose_name = _("role assignment")
        verbose_name_plural = _("role assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "unit", "language"],
                nulls_distinct=False,
                name="structure_grant_once",
                violation_error_message=_("This role is already assigned."),
            ),
            models.CheckConstraint(
                condition=Q(role=Role.TRANSLATOR) & ~Q(language="")
                | ~Q(role=Role.TRANSLATOR) & Q(language=""),
                name="structure_grant_language_of_translator",
                violation_error_message=_("A translator needs a language. Other roles cannot have one."),
            ),
            models.CheckConstraint(
                condition=Q(can_publish_alone=False) | Q(role__in=APPROVING_ROLES),
                name="structure_grant_alone_approves",
                violation_error_message=_("Only roles that approve may publish without review."),
            ),
        ]
        triggers = [bump_version()]

    def __str__(self):
        parts = [self.get_role_display(), self.get_language_display(), str(self.unit or "")]
        return f"{self.user}: {', '.join(part for part in parts if part)}"
