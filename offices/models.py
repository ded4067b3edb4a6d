"""The offices in the world, the roles they hold, and the countries they serve."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foundation.addresses import remember_address
from foundation.facts.certainty import Sourced, shown
from foundation.facts.dates import Dated
from foundation.history.versions import Versioned, bump_parent_version, bump_version
from foundation.languages import identifying_name, text
from foundation.rights import AccessRule, Permission
from foundation.search.vectors import name_lexemes, other_name_lexemes, search_column
from foundation.trees.tree import tree_manager
from structure.models import FactQuerySet, OrgUnit, OrgUnitQuerySet


class Country(Versioned):
    """A country or territory that the organisation's network covers or may cover."""

    access_rule = AccessRule(Permission.MANAGE_REFERENCE_DATA)

    iso2 = models.CharField(_("code (two letters)"), max_length=2, unique=True)
    iso3 = models.CharField(_("code (three letters)"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=100)
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("Other spellings and former names, in any language, one per line."),
    )

    searched = search_column(name_lexemes("A", "name"), other_name_lexemes("B", "other_names"))

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        indexes = [GinIndex(fields=["searched"], name="offices_country_searched")]
        constraints = [
            models.CheckConstraint(
                condition=Q(iso2__regex=r"^[A-Z]{2}$", iso3__regex=r"^[A-Z]{3}$"),
                name="offices_country_codes",
                violation_error_message=_("The codes must have two and three capital letters."),
            )
        ]
        triggers = [bump_version()]

    def __str__(self):
        return text(self, "name").plain

    def get_absolute_url(self):
        return reverse("offices:country", args=[self.iso2.lower()])


class Area(Versioned):
    """A named set of countries, such as Central Asia; sets overlap."""

    access_rule = AccessRule(Permission.MANAGE_REFERENCE_DATA)

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    countries = models.ManyToManyField(
        Country, through="AreaCountry", related_name="areas", verbose_name=_("countries")
    )

    searched = search_column(name_lexemes("A", "name"))

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        indexes = [GinIndex(fields=["searched"], name="offices_area_searched")]
        triggers = [bump_version(), remember_address("slug")]

    def __str__(self):
        return text(self, "name").plain


class AreaCountry(Versioned, Sourced):
    """A country belongs to an area. Public even at medium certainty, then marked as our reading."""

    access_rule = AccessRule(Permission.MANAGE_REFERENCE_DATA)

    area = models.ForeignKey(Area, models.CASCADE, related_name="memberships", verbose_name=_("area"))
    country = models.ForeignKey(
        Country, models.CASCADE, related_name="memberships", verbose_name=_("country")
    )
    basis = models.TextField(
        _("basis"), blank=True, help_text=_("The basis for this entry. Not shown to readers.")
    )

    class Meta:
        ordering = ["area", "country"]
        verbose_name = _("country of an area")
        verbose_name_plural = _("countries of an area")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "country"],
                name="offices_areacountry_once",
                violation_error_message=_("This country is already in this area."),
            )
        ]
        triggers = [bump_version()]

    def __str__(self):
        return f"{self.area}: {self.country}"

    @property
    def is_our_reading(self):
        return not self.is_shown


class Office(OrgUnit):
    """A site of the organisation: a unit of the structure with a place. Its name is its city."""

    class Status(models.TextChoices):
        LISTED = "listed", _("listed by the organisation")
        NOT_CHECKED = "not-checked", _("current status not checked")
        CLOSED = "closed", _("closed")
        UNKNOWN = "closed-or-unknown", _("closed or current status unknown")

    country = models.ForeignKey(Country, models.PROTECT, related_name="offices", verbose_name=_("country"))
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=4)
    longitude = models.DecimalField(_("longitude"), max_digits=7, decimal_places=4)
    geonames_id = models.PositiveIntegerField(_("GeoNames ID"), blank=True, null=True)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.NOT_CHECKED)

    objects = tree_manager(OrgUnitQuerySet)

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="offices_office_on_earth",
                violation_error_message=_(
                    "Latitude must be between −90 and 90, and longitude between −180 and 180."
                ),
            )
        ]
        triggers = [
            bump_parent_version("structure_orgunit", "orgunit_ptr_id"),
        ]

    def get_absolute_url(self):
        return reverse("offices:office", args=[self.slug])


class OfficeRoleQuerySet(FactQuerySet):
    def published(self):
        """Roles certain enough to show, of public offices."""
        return super().published().filter(shown("office"))

    def covering(self, country):
        """The roles that serve this country: by name, or through the countries of their area."""
        return self.filter(
            Q(pk__in=OfficeRole.countries.through.objects.filter(country=country).values("officerole"))
            | Q(area__in=AreaCountry.objects.filter(country=country).values("area"))
        )


class OfficeRole(Versioned, Dated, Sourced):
    """A function of an office, from one date to another; an office holds any number of roles."""

    access_rule = AccessRule(Permission.MANAGE_STRUCTURE, "office")

    class Kind(models.TextChoices):
        HEADQUARTERS = "headquarters", _("headquarters")
        REGIONAL = "regional", _("regional office")
        COUNTRY = "country", _("country office")
        SUB_OFFICE = "sub-office", _("sub-office")
        COORDINATION = "coordination", _("coordination")
        RESOURCE_MOBILISATION = "resource-mobilisation", _("resource mobilisation")
        SPECIAL_LIAISON = "special-liaison", _("special liaison office")
        UN_REPRESENTATION = "un-representation", _("representation to the United Nations")
        SPECIAL_ENVOY = "special-envoy", _("special envoy’s office")
        ADMINISTRATIVE_CENTRE = "administrative-centre", _("administrative centre")
        HOSTED_FUNCTION = "hosted-function", _("hosted function")

    code = models.SlugField(_("code"), max_length=80, unique=True)
    office = models.ForeignKey(Office, models.CASCADE, related_name="roles", verbose_name=_("office"))
    kind = models.CharField(_("role"), max_length=30, choices=Kind)
    title = models.CharField(
        _("official name"),
        max_length=200,
        blank=True,
        help_text=_("For example “Bureau régional de Dakar (Sénégal)”."),
    )
    area = models.ForeignKey(
        Area, models.PROTECT, blank=True, null=True, related_name="roles", verbose_name=_("area")
    )
    countries = models.ManyToManyField(
        Country,
        blank=True,
        related_name="roles",
        verbose_name=_("countries listed by name"),
        help_text=_("For country offices and sub-offices. Other roles serve the countries of their area."),
    )
    purpose = models.CharField(
        _("purpose"),
        max_length=200,
        blank=True,
        help_text=_("For a role that serves no area, such as “liaison with the European Union”."),
    )
    host = models.ForeignKey(
        "self",
        models.PROTECT,
        blank=True,
        null=True,
        related_name="hosted_roles",
        verbose_name=_("hosted by"),
        help_text=_("The role that hosts or administers this one, if it has no office of its own."),
    )
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        blank=True,
        null=True,
        related_name="predecessors",
        verbose_name=_("merged into"),
    )

    searched = search_column(name_lexemes("A", "title"), name_lexemes("B", "purpose"))

    objects = OfficeRoleQuerySet.as_manager()

    class Meta:
        ordering = ["office", "kind", "starts"]
        verbose_name = _("role of an office")
        verbose_name_plural = _("roles of offices")
        indexes = [GinIndex(fields=["searched"], name="offices_officerole_searched")]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(host=None) | ~Q(host=F("id"))) & (Q(successor=None) | ~Q(successor=F("id"))),
                name="offices_officerole_not_itself",
                violation_error_message=_("A role cannot host or succeed itself."),
            ),
        ]
        triggers = [bump_version()]

    def __str__(self):
        return f"{self.office}: {self.get_kind_display()}"


class OutsideRelation(Versioned):
    """A relation of a role to a body outside the organisation."""

    access_rule = AccessRule(Permission.MANAGE_STRUCTURE, "role__office")

    class Kind(models.TextChoices):
        COOPERATION = "cooperation", _("cooperates with")
        LIAISON = "liaison", _("liaises with")
        SUPPORT = "support", _("supports")
        CO_LEAD = "co-lead", _("co-leads with")
        SECRETARIAT = "secretariat", _("provides the secretariat of")
        PARTICIPATION = "participation", _("takes part in")
        ACCREDITATION = "accreditation", _("is accredited to")
        REPRESENTATION = "representation", _("represents the organisation to")

    role = models.ForeignKey(
        OfficeRole, models.CASCADE, related_name="outside_relations", verbose_name=_("role")
    )
    kind = models.CharField(_("relation"), max_length=20, choices=Kind)
    name = models.CharField(_("outside body"), max_length=200)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    source = models.TextField(_("source"), blank=True)

    class Meta:
        ordering = ["role", "kind", "name_fr"]
        verbose_name = _("relation to an outside body")
        verbose_name_plural = _("relations to outside bodies")
        constraints = [
            models.UniqueConstraint(
                "role",
                "kind",
                identifying_name("name"),
                name="offices_outsiderelation_once",
                violation_error_message=_("This relation already exists."),
            )
        ]
        triggers = [bump_version()]

    def __str__(self):
        return f"{self.get_kind_display()} {text(self, 'name').plain}"
