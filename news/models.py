"""Press releases, their editions, and the pictures, files and contacts of these."""

import datetime as dt

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import DateField, F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from pictures.models import PictureField

from foundation.addresses import remember_address
from foundation.facts.dates import PartialDateField
from foundation.history.versions import Versioned, bump_version
from foundation.languages import text
from foundation.richtext.field import RichTextField
from foundation.rights import AccessRule, Permission
from foundation.search.vectors import Lexemes, name_lexemes, search_column, text_lexemes
from offices.models import Country
from publishing.models import Document, Edition, EditionQuerySet
from publishing.rights import DocumentAccessRule, EditionAccessRule, TranslationAccessRule
from publishing.translations import Translation
from publishing.uploads import FILES, PICTURES, AllowedFile, UnguessableName
from structure.models import OrgUnit, Person

from .subscriptions import Notice, Subscription  # noqa: F401 -- models in a file of their own


class Theme(Versioned):
    """A subject under which releases are filed."""

    access_rule = AccessRule(Permission.APPROVE)

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        ordering = ["name_fr"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        triggers = [bump_version(), remember_address("slug")]

    def __str__(self):
        return text(self, "name").plain


class PressRelease(Document):
    """The lasting identity of a statement to the media; its text is in its editions."""

    access_rule = DocumentAccessRule(Permission.APPROVE, "issued_by")

    class Kind(models.TextChoices):
        PRESS_RELEASE = "press-release", _("press release")
        JOINT_STATEMENT = "joint-statement", _("joint statement")
        STATEMENT = "statement", _("statement")

    code = models.SlugField(_("code"), max_length=80, unique=True)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PRESS_RELEASE)
    issued_by = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        blank=True,
        null=True,
        related_name="press_releases",
        verbose_name=_("issued by"),
        help_text=_("The unit or office that issues it. Leave empty if unknown."),
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")
        triggers = [bump_version(), remember_address("slug")]

    def __str__(self):
        return self.slug

    def get_absolute_url(self):
        return reverse("news:release", args=[self.slug])


class ReleaseEditionQuerySet(EditionQuerySet):
    def newest_first(self):
        """Order by the first possible day; undated ones come last."""
        return self.order_by(F("date_from").desc(nulls_last=True), "-id")

    def dated_in(self, year):
        """Those known to be of this year; a date between two bounds counts when both are in it."""
        return self.filter(dates__contained_by=(dt.date(year, 1, 1), dt.date(year + 1, 1, 1)))

    def under(self, unit):
        """Those issued by this unit or by any unit or office below it."""
        return self.filter(document__issued_by__in=OrgUnit.objects.under(unit).values("pk"))


class ReleaseEdition(Edition):
    """The text of a press release at one time."""

    access_rule = EditionAccessRule(Permission.APPROVE, "document__issued_by")

    document = models.ForeignKey(
        PressRelease, models.CASCADE, related_name="editions", verbose_name=_("press release")
    )
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences of plain text."))
    body = RichTextField(_("body"))
    dateline = models.CharField(
        _("dateline"), max_length=120, blank=True, help_text=_("The place, as printed.")
    )
    date = PartialDateField(_("date"), help_text=_("A day, a month, a year or a range: 2006/2008-09-30."))
    date_text = models.CharField(
        _("date as printed"),
        max_length=100,
        blank=True,
        help_text=_("The date as worded in the original. Not shown to readers."),
    )
    event_starts = PartialDateField(_("event start"))
    event_ends = PartialDateField(_("event end"))
    countries = models.ManyToManyField(Country, blank=True, related_name="+", verbose_name=_("countries"))
    themes = models.ManyToManyField(Theme, blank=True, related_name="+", verbose_name=_("themes"))

    date_from = models.GeneratedField(
        expression=Func(F("date"), function="first_day", output_field=DateField()),
        output_field=DateField(),
        db_persist=True,
    )
    dates = models.GeneratedField(
        expression=Func(
            Func(F("date"), function="first_day", output_field=DateField()),
            Func(F("date"), function="last_day", output_field=DateField()),
            Value("[]"),
            function="daterange",
            output_field=DateRangeField(),
        ),
        output_field=DateRangeField(),
        db_persist=True,
    )

    # what readers and editors look through; by the year the newest are looked at first (news/search.py)
    searched = search_column(
        name_lexemes("A", "title"),
        text_lexemes("B", "summary"),
        text_lexemes("C", "body"),
        Lexemes(F("date"), function="search_year"),
    )

    objects = ReleaseEditionQuerySet.as_manager()

    class Meta(Edition.Meta):
        abstract = False
        ordering = ["document", "-number"]
        verbose_name = _("edition of a press release")
        verbose_name_plural = _("editions of press releases")
        indexes = [
            *Edition.Meta.indexes,
            models.Index(
                F("date_from").desc(nulls_last=True), F("id").desc(), name="news_edition_newest_first"
            ),
            # the order in the admin: undated ones first
            models.Index(fields=["-date_from", "-id"], name="news_edition_undated_first"),
            # for the calendar and the alerts, which need few of all editions
            models.Index(fields=["-event_starts"], condition=~Q(event_starts=""), name="news_edition_events"),
            models.Index(
                fields=["-publish_at"], condition=Q(state="approved"), name="news_edition_published_last"
            ),
            # PostgreSQL reads the pending list row by row, so keep it short
            GinIndex(fields=["searched"], name="news_edition_searched", gin_pending_list_limit=256),
        ]
        triggers = [bump_version()]

    def __str__(self):
        return f"{text(self, 'title').plain} ({self.number})"

    def get_absolute_url(self):
        return self.document.get_absolute_url()


class ReleaseTranslation(Translation):
    """One language of an edition of a release, while it is being translated."""

    access_rule = TranslationAccessRule(Permission.APPROVE, "edition__document__issued_by")

    edition = models.ForeignKey(
        ReleaseEdition,
        models.CASCADE,
        related_name="translations",
        editable=False,
        verbose_name=_("edition"),
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences of plain text."))
    body = RichTextField(_("body"))
    dateline = models.CharField(
        _("dateline"), max_length=120, blank=True, help_text=_("The place, as printed.")
    )
    change_note = models.CharField(
        _("change note"), max_length=300, blank=True, help_text=_("What readers are told about this change.")
    )

    class Meta(Translation.Meta):
        abstract = False
        ordering = ["edition", "language"]
        verbose_name = _("translation of a release")
        verbose_name_plural = _("translations of releases")
        triggers = [bump_version()]


class PressContact(Versioned):
    """A press contact as this edition named it; never offered as a current contact."""

    access_rule = AccessRule(Permission.WRITE, "edition__document__issued_by")

    edition = models.ForeignKey(
        ReleaseEdition, models.CASCADE, related_name="press_contacts", verbose_name=_("edition")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, blank=True, null=True, related_name="+", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=120)
    label = models.CharField(_("function"), max_length=200, blank=True)
    phone_printed = models.CharField(_("telephone as printed"), max_length=50, blank=True)
    phone = PhoneNumberField(_("telephone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        ordering = ["edition", "pk"]
        verbose_name = _("press contact")
        verbose_name_plural = _("press contacts")
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="", email=""),
                name="news_presscontact_reachable",
                violation_error_message=_("Enter a telephone number or an e-mail address."),
            )
        ]
        triggers = [bump_version()]

    def __str__(self):
        return self.name


class NamedPerson(Versioned):
    """A person named in an edition, with their title at that time."""

    access_rule = AccessRule(Permission.WRITE, "edition__document__issued_by")

    edition = models.ForeignKey(
        ReleaseEdition, models.CASCADE, related_name="named_people", verbose_name=_("edition")
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="namings", verbose_name=_("person"))
    title = models.CharField(_("title at the time"), max_length=200, blank=True)

    class Meta:
        ordering = ["edition", "pk"]
        verbose_name = _("person named")
        verbose_name_plural = _("people named")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "person"],
                name="news_namedperson_once",
                violation_error_message=_("This person is already named."),
            )
        ]
        triggers = [bump_version()]

    def __str__(self):
        return str(self.person)


class Picture(Versioned):
    """A picture of an edition, with its description in every language of the text, or marked decorative."""

    access_rule = AccessRule(Permission.WRITE, "edition__document__issued_by")

    edition = models.ForeignKey(
        ReleaseEdition, models.CASCADE, related_name="pictures", verbose_name=_("edition")
    )
    image = PictureField(
        _("picture"),
        upload_to=UnguessableName("news/pictures"),
        validators=[AllowedFile(PICTURES)],
        db_index=True,
        width_field="width",
        height_field="height",
        aspect_ratios=[None],  # whole: cropping may cut off a head
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    alt = models.CharField(_("alternative text"), max_length=250, blank=True)
    is_decorative = models.BooleanField(_("decorative, no alternative text needed"), default=False)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=120, blank=True)

    class Meta:
        ordering = ["edition", "pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True)
                | (~Q(alt_fr=None) & ~Q(alt_fr=""))
                | (~Q(alt_en=None) & ~Q(alt_en=""))
                | (~Q(alt_es=None) & ~Q(alt_es=""))
                | (~Q(alt_ar=None) & ~Q(alt_ar="")),
                name="news_picture_described",
                violation_error_message=_("Enter an alternative text, or mark the picture as decorative."),
            )
        ]
        triggers = [bump_version()]

    def __str__(self):
        return self.image.name


class Attachment(Versioned):
    """A file attached to an edition."""

    access_rule = AccessRule(Permission.WRITE, "edition__document__issued_by")

    edition = models.ForeignKey(
        ReleaseEdition, models.CASCADE, related_name="attachments", verbose_name=_("edition")
    )
    file = models.FileField(
        _("file"),
        upload_to=UnguessableName("news/attachments"),
        validators=[AllowedFile(FILES)],
        db_index=True,
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text or picture; 20 MB at most."),
    )
    title = models.CharField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)

    class Meta:
        ordering = ["edition", "pk"]
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        triggers = [bump_version()]

    def __str__(self):
        return self.title
