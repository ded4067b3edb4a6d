"""The page tree (menu, breadcrumbs, standing pages) and the programmes."""

from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from foundation.addresses import remember_address
from foundation.facts.certainty import SourcedQuerySet, shown
from foundation.facts.dates import Dated, DatedQuerySet, PartialDateField
from foundation.history.versions import Versioned, bump_parent_version, bump_version
from foundation.languages import LANGUAGES, identifying_name, text
from foundation.richtext.field import RichTextField
from foundation.rights import AccessRule, Permission
from foundation.search.vectors import name_lexemes, search_column, text_lexemes
from foundation.trees.tree import TreeNode, TreeQuerySet, guard_tree, tree_manager
from offices.models import Country
from publishing.models import Document, Edition, EditionQuerySet
from publishing.rights import EditionAccessRule, TranslationAccessRule
from publishing.translations import Translation
from structure.models import OrgUnit


class PageQuerySet(SourcedQuerySet, TreeQuerySet):
    def published(self):
        """Pages with a target: a published edition, a public unit, or a part of the site."""
        editions = PageEdition.objects.published().filter(document=models.OuterRef("pk"))
        leads_on = ~Q(target_view="") | shown("target_unit")
        pages = super().published().exclude(withdrawn_at__lte=timezone.now())
        return pages.filter(leads_on | models.Exists(editions))


class Page(TreeNode, Document):
    """A node of the page tree: a standing page with its editions, or a menu entry that leads elsewhere."""

    access_rule = AccessRule(Permission.APPROVE, parent_fields=("parent",))

    class View(models.TextChoices):
        CHART = "structure:chart", _("organisational chart")
        OFFICES = "offices:offices", _("offices")
        COUNTRIES = "offices:countries", _("countries")
        FINDER = "offices:find", _("office finder")
        PEOPLE = "structure:people", _("people")
        NEWS = "news:releases", _("news")
        PROGRAMMES = "pages:programmes", _("programmes")

    code = models.SlugField(_("code"), max_length=80, unique=True)
    slug = models.SlugField(_("last part of the address"), max_length=80)
    path = models.CharField(_("address"), max_length=300, unique=True, editable=False)
    label = models.CharField(_("menu label"), max_length=120, blank=True)
    blurb = models.CharField(_("menu description"), max_length=300, blank=True)
    in_menu = models.BooleanField(_("in the menu"), default=False)
    target_unit = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        blank=True,
        null=True,
        related_name="+",
        verbose_name=_("links to the unit"),
    )
    target_view = models.CharField(_("links to"), max_length=30, choices=View, blank=True)

    searched = search_column(name_lexemes("A", "label"))

    objects = tree_manager(PageQuerySet)

    class Meta(TreeNode.Meta):
        abstract = False
        ordering = ["tree_id", "lft"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [
            *TreeNode.Meta.constraints,
            models.CheckConstraint(
                condition=Q(target_unit=None) | Q(target_view=""),
                name="pages_page_one_target",
                violation_error_message=_(
                    "A menu entry can link to a unit or to a part of the site, but not to both."
                ),
            ),
        ]
        triggers = [
            bump_version(leaving=TreeNode.not_content),
            guard_tree("pages_page"),
            remember_address("path"),
        ]

    def __str__(self):
        return text(self, "label").plain or self.path

    def clean(self):
        super().clean()
        leads_elsewhere = self.target_unit_id or self.target_view
        if self.slug and not leads_elsewhere and _is_of_the_site(self.path_by_place()):
            raise ValidationError({"slug": _("Another page already has this address.")})

    def path_by_place(self):
        """Compute its address from its slug and its parent."""
        return f"{self.parent.path}/{self.slug}" if self.parent else self.slug

    def save(self, *args, **kwargs):
        """Save the page and update the addresses of everything below it."""
        former, self.path = self.path, self.path_by_place()
        if update_fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*update_fields, "path"}
        super().save(*args, **kwargs)
        if former and former != self.path:
            tail = Substr("path", len(former) + 1)
            Page.objects.filter(path__startswith=f"{former}/").update(path=Concat(Value(self.path), tail))

    def get_absolute_url(self):
        if self.target_unit:
            return self.target_unit.get_absolute_url()
        if self.target_view:
            return reverse(self.target_view)
        return reverse("pages:page", args=[self.path])


def _is_of_the_site(path):
    """Whether, in any language, this address leads to another part of the site and not to a page."""
    for language in LANGUAGES:
        with override(language):
            try:
                match = resolve(f"/{language}/{path}/")
            except Resolver404:
                return True
        if match.view_name != "pages:page":
            return True
    return False


class PageEdition(Edition):
    """The text of a page or programme at one time."""

    access_rule = EditionAccessRule(Permission.APPROVE, "document__programme__responsible_unit")

    document = models.ForeignKey(Page, models.CASCADE, related_name="editions", verbose_name=_("page"))
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences of plain text."))
    body = RichTextField(_("body"))

    searched = search_column(
        name_lexemes("A", "title"), text_lexemes("B", "summary"), text_lexemes("C", "body")
    )

    objects = EditionQuerySet.as_manager()

    class Meta(Edition.Meta):
        abstract = False
        ordering = ["document", "-number"]
        verbose_name = _("edition of a page")
        verbose_name_plural = _("editions of pages")
        indexes = [*Edition.Meta.indexes, GinIndex(fields=["searched"], name="pages_pageedition_searched")]
        triggers = [bump_version()]

    def __str__(self):
        return f"{text(self, 'title').plain} ({self.number})"

    def get_absolute_url(self):
        programme = getattr(self.document, "programme", None)
        return (programme or self.document).get_absolute_url()


class PageTranslation(Translation):
    """One language of an edition of a page or programme, while it is being translated."""

    access_rule = TranslationAccessRule(Permission.APPROVE, "edition__document__programme__responsible_unit")

    edition = models.ForeignKey(
        PageEdition,
        models.CASCADE,
        related_name="translations",
        editable=False,
        verbose_name=_("edition"),
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences of plain text."))
    body = RichTextField(_("body"))
    change_note = models.CharField(
        _("change note"), max_length=300, blank=True, help_text=_("What readers are told about this change.")
    )

    class Meta(Translation.Meta):
        abstract = False
        ordering = ["edition", "language"]
        verbose_name = _("translation of a page")
        verbose_name_plural = _("translations of pages")
        triggers = [bump_version()]


class ProgrammeQuerySet(PageQuerySet, DatedQuerySet):
    pass


class Programme(Page, Dated):
    """A programme, or a phase or component below it, with its partners, countries and dated figures."""

    access_rule = AccessRule(Permission.APPROVE, "responsible_unit", parent_fields=("parent",))

    class Status(models.TextChoices):
        ONGOING = "ongoing", _("ongoing")
        CLOSED = "closed", _("ended")
        UNKNOWN = "", _("not documented")

    status = models.CharField(_("status"), max_length=10, choices=Status, blank=True)
    phase = models.CharField(_("phase"), max_length=80, blank=True)
    budget = models.CharField(_("budget"), max_length=200, blank=True)
    responsible_unit = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        blank=True,
        null=True,
        related_name="programmes",
        verbose_name=_("responsible unit"),
    )
    countries = models.ManyToManyField(
        Country, blank=True, related_name="programmes", verbose_name=_("countries")
    )

    objects = tree_manager(ProgrammeQuerySet)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [*Dated.Meta.constraints]
        triggers = [bump_parent_version("pages_page", "page_ptr_id")]

    def clean(self):
        """The list of programmes plus its slug, wherever it is in the tree."""
        others = Programme.objects.filter(slug=self.slug).exclude(pk=self.pk)
        if self.slug and others.exists():
            raise ValidationError({"slug": _("Another page already has this address.")})

    def get_absolute_url(self):
        return reverse("pages:programme", args=[self.slug])


class ProgrammePartner(Versioned):
    """A partner of a programme, with its part in it."""

    access_rule = AccessRule(Permission.APPROVE, "programme__responsible_unit")

    class Part(models.TextChoices):
        IMPLEMENTING = "implementing", _("implementing partner")
        FUNDING = "funding", _("donor")

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="partners", verbose_name=_("programme")
    )
    part = models.CharField(_("kind of partner"), max_length=20, choices=Part)
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["programme", "part", "pk"]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            models.UniqueConstraint(
                "programme",
                "part",
                identifying_name("name"),
                name="pages_programmepartner_once",
                violation_error_message=_("This partner is already listed."),
            )
        ]
        triggers = [bump_version()]

    def __str__(self):
        return text(self, "name").plain


class Figure(Versioned):
    """A dated figure, of the organisation or of a programme; never a constant in a text."""

    access_rule = AccessRule(Permission.APPROVE, "programme__responsible_unit")

    class Qualifier(models.TextChoices):
        EXACT = "", _("exact")
        MORE_THAN = "more-than", _("more than")
        NEARLY = "nearly", _("nearly")

    programme = models.ForeignKey(
        Programme,
        models.CASCADE,
        blank=True,
        null=True,
        related_name="figures",
        verbose_name=_("programme"),
        help_text=_("Leave empty for a figure of the whole organisation."),
    )
    measure = models.SlugField(_("measure"), max_length=60)
    label = models.CharField(_("label"), max_length=120)
    qualifier = models.CharField(_("precision"), max_length=10, choices=Qualifier, blank=True)
    value = models.PositiveBigIntegerField(_("value"))
    as_of = PartialDateField(_("as of"))
    source = models.TextField(_("source"), blank=True)

    class Meta:
        ordering = ["measure", "-as_of"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "measure", "as_of", "value"],
                nulls_distinct=False,
                name="pages_figure_once",
                violation_error_message=_("This figure already exists."),
            )
        ]
        triggers = [bump_version()]

    def __str__(self):
        return f"{text(self, 'label').plain}: {self.value} ({self.as_of})"
