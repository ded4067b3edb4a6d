import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import django_fsm
import foundation.facts.dates
import foundation.search.vectors
import pgtrigger.compiler
import pgtrigger.migrations
import phonenumber_field.modelfields
import pictures.models
import publishing.uploads
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("publishing", "0001_initial"),
        ("offices", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("structure", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "file",
                    models.FileField(
                        db_index=True,
                        help_text="PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text or picture; 20 MB at most.",
                        upload_to=publishing.uploads.UnguessableName("news/attachments"),
                        validators=[
                            publishing.uploads.AllowedFile(
                                [
                                    "pdf",
                                    "docx",
                                    "xlsx",
                                    "pptx",
                                    "odt",
                                    "ods",
                                    "csv",
                                    "txt",
                                    "jpg",
                                    "jpeg",
                                    "png",
                                    "webp",
                                ]
                            )
                        ],
                        verbose_name="file",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "ordering": ["edition", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "image",
                    pictures.models.PictureField(
                        aspect_ratios=[None],
                        breakpoints={"l": 1200, "m": 992, "s": 768, "xl": 1400, "xs": 576},
                        container_width=1200,
                        db_index=True,
                        file_types=["WEBP"],
                        grid_columns=4,
                        height_field="height",
                        pixel_densities=[1, 2],
                        upload_to=publishing.uploads.UnguessableName("news/pictures"),
                        validators=[publishing.uploads.AllowedFile(["jpg", "jpeg", "png", "webp"])],
                        verbose_name="picture",
                        width_field="width",
                    ),
                ),
                ("width", models.PositiveIntegerField(default=0, editable=False)),
                ("height", models.PositiveIntegerField(default=0, editable=False)),
                ("alt", models.CharField(blank=True, max_length=250, verbose_name="alternative text")),
                (
                    "alt_fr",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="alternative text"),
                ),
                (
                    "alt_en",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="alternative text"),
                ),
                (
                    "alt_es",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="alternative text"),
                ),
                (
                    "alt_ar",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="alternative text"),
                ),
                (
                    "is_decorative",
                    models.BooleanField(default=False, verbose_name="decorative, no alternative text needed"),
                ),
                ("caption", models.CharField(blank=True, max_length=300, verbose_name="caption")),
                (
                    "caption_fr",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="caption"),
                ),
                (
                    "caption_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="caption"),
                ),
                (
                    "caption_es",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="caption"),
                ),
                (
                    "caption_ar",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="caption"),
                ),
                ("credit", models.CharField(blank=True, max_length=120, verbose_name="credit")),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["edition", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_fr", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=100, null=True, verbose_name="name")),
            ],
            options={
                "verbose_name": "theme",
                "verbose_name_plural": "themes",
                "ordering": ["name_fr"],
            },
        ),
        migrations.CreateModel(
            name="ThemeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=80, verbose_name="address")),
                ("name_fr", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NamedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title at the time")),
                (
                    "title_fr",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="title at the time"),
                ),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="title at the time"),
                ),
                (
                    "title_es",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="title at the time"),
                ),
                (
                    "title_ar",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="title at the time"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="namings",
                        to="structure.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "person named",
                "verbose_name_plural": "people named",
                "ordering": ["edition", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PressContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("label", models.CharField(blank=True, max_length=200, verbose_name="function")),
                (
                    "label_fr",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="function"),
                ),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="function"),
                ),
                (
                    "label_es",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="function"),
                ),
                (
                    "label_ar",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="function"),
                ),
                (
                    "phone_printed",
                    models.CharField(blank=True, max_length=50, verbose_name="telephone as printed"),
                ),
                (
                    "phone",
                    phonenumber_field.modelfields.PhoneNumberField(
                        blank=True, max_length=128, region=None, verbose_name="telephone"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="structure.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "press contact",
                "verbose_name_plural": "press contacts",
                "ordering": ["edition", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PressRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("certain", "certain: stated by the organisation"),
                            ("high", "high: inferred from a public page"),
                            ("medium", "medium: to be confirmed before publication"),
                        ],
                        default="certain",
                        help_text="Readers see only facts marked as certain or high.",
                        max_length=10,
                        verbose_name="certainty",
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
                (
                    "withdrawal_reason",
                    models.TextField(
                        blank=True,
                        help_text="Shown to readers at the document’s address once it is withdrawn.",
                        verbose_name="public reason",
                    ),
                ),
                (
                    "withdrawal_reason_fr",
                    models.TextField(
                        blank=True,
                        help_text="Shown to readers at the document’s address once it is withdrawn.",
                        null=True,
                        verbose_name="public reason",
                    ),
                ),
                (
                    "withdrawal_reason_en",
                    models.TextField(
                        blank=True,
                        help_text="Shown to readers at the document’s address once it is withdrawn.",
                        null=True,
                        verbose_name="public reason",
                    ),
                ),
                (
                    "withdrawal_reason_es",
                    models.TextField(
                        blank=True,
                        help_text="Shown to readers at the document’s address once it is withdrawn.",
                        null=True,
                        verbose_name="public reason",
                    ),
                ),
                (
                    "withdrawal_reason_ar",
                    models.TextField(
                        blank=True,
                        help_text="Shown to readers at the document’s address once it is withdrawn.",
                        null=True,
                        verbose_name="public reason",
                    ),
                ),
                ("code", models.SlugField(max_length=80, unique=True, verbose_name="code")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("press-release", "press release"),
                            ("joint-statement", "joint statement"),
                            ("statement", "statement"),
                        ],
                        default="press-release",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="The unit or office that issues it. Leave empty if unknown.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="press_releases",
                        to="structure.orgunit",
                        verbose_name="issued by",
                    ),
                ),
            ],
            options={
                "verbose_name": "press release",
                "verbose_name_plural": "press releases",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="PressReleaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("certain", "certain: stated by the organisation"),
                            ("high", "high: inferred from a public page"),
                            ("medium", "medium: to be confirmed before publication"),
                        ],
                        default="certain",
                        help_text="Readers see only facts marked as certain or high.",
                        max_length=10,
                        verbose_name="certainty",
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
                (
                    "withdrawal_reason_fr",
                    models.TextField(
                        blank=True,
                        help_text="Shown to readers at the document’s address once it is withdrawn.",
                        null=True,
                        verbose_name="public reason",
                    ),
                ),
                (
                    "withdrawal_reason_en",
                    models.TextField(
                        blank=True,
                        help_text="Shown to readers at the document’s address once it is withdrawn.",
                        null=True,
                        verbose_name="public reason",
                    ),
                ),
                (
                    "withdrawal_reason_es",
                    models.TextField(
                        blank=True,
                        help_text="Shown to readers at the document’s address once it is withdrawn.",
                        null=True,
                        verbose_name="public reason",
                    ),
                ),
                (
                    "withdrawal_reason_ar",
                    models.TextField(
                        blank=True,
                        help_text="Shown to readers at the document’s address once it is withdrawn.",
                        null=True,
                        verbose_name="public reason",
                    ),
                ),
                ("code", models.SlugField(db_index=False, max_length=80, verbose_name="code")),
                ("slug", models.SlugField(db_index=False, max_length=80, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("press-release", "press release"),
                            ("joint-statement", "joint statement"),
                            ("statement", "statement"),
                        ],
                        default="press-release",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The unit or office that issues it. Leave empty if unknown.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="structure.orgunit",
                        verbose_name="issued by",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="id_certainty_source_withdrawn_at_withdrawal_reason_fr_withdrawal_reason_en_withdrawal_reason_es_withdrawal_reason_ar_code_slug_kind_issued_by_version_events",
                        to="news.pressrelease",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReleaseEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("number", models.PositiveIntegerField(default=1, editable=False, verbose_name="edition")),
                (
                    "state",
                    django_fsm.FSMField(
                        choices=[("draft", "draft"), ("review", "in review"), ("approved", "approved")],
                        default="draft",
                        max_length=10,
                        protected=True,
                        verbose_name="state",
                    ),
                ),
                ("publish_at", models.DateTimeField(blank=True, null=True, verbose_name="publish at")),
                (
                    "change_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first", "first edition"),
                            ("minor", "minor change, not announced"),
                            ("update", "update, announced to readers"),
                            ("correction", "correction of a fact, a name or a figure"),
                        ],
                        default="first",
                        max_length=10,
                        verbose_name="kind of change",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        verbose_name="change note",
                    ),
                ),
                (
                    "change_note_fr",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        null=True,
                        verbose_name="change note",
                    ),
                ),
                (
                    "change_note_en",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        null=True,
                        verbose_name="change note",
                    ),
                ),
                (
                    "change_note_es",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        null=True,
                        verbose_name="change note",
                    ),
                ),
                (
                    "change_note_ar",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        null=True,
                        verbose_name="change note",
                    ),
                ),
                (
                    "original_language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        default="fr",
                        help_text="The language of the original text. The other languages are translated from it.",
                        max_length=2,
                        verbose_name="language of the original",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created at"
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="submitted at"),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="approved at"),
                ),
                (
                    "approved_alone",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="published without review"
                    ),
                ),
                (
                    "seen_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="reviewed afterwards at"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("title_fr", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=300, null=True, verbose_name="title")),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="One or two sentences of plain text.", verbose_name="summary"
                    ),
                ),
                (
                    "summary_fr",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences of plain text.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                (
                    "summary_en",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences of plain text.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                (
                    "summary_es",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences of plain text.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                (
                    "summary_ar",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences of plain text.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="body")),
                ("body_fr", models.TextField(blank=True, null=True, verbose_name="body")),
                ("body_en", models.TextField(blank=True, null=True, verbose_name="body")),
                ("body_es", models.TextField(blank=True, null=True, verbose_name="body")),
                ("body_ar", models.TextField(blank=True, null=True, verbose_name="body")),
                (
                    "dateline",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "dateline_fr",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        null=True,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "dateline_en",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        null=True,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "dateline_es",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        null=True,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "dateline_ar",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        null=True,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "date",
                    foundation.facts.dates.PartialDateField(
                        blank=True,
                        db_collation="C",
                        help_text="A day, a month, a year or a range: 2006/2008-09-30.",
                        max_length=21,
                        verbose_name="date",
                    ),
                ),
                (
                    "date_text",
                    models.CharField(
                        blank=True,
                        help_text="The date as worded in the original. Not shown to readers.",
                        max_length=100,
                        verbose_name="date as printed",
                    ),
                ),
                (
                    "event_starts",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="event start"
                    ),
                ),
                (
                    "event_ends",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="event end"
                    ),
                ),
                (
                    "date_from",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("date"), function="first_day", output_field=models.DateField()
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "dates",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.Func(
                                models.F("date"), function="first_day", output_field=models.DateField()
                            ),
                            models.Func(
                                models.F("date"), function="last_day", output_field=models.DateField()
                            ),
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                (
                    "searched",
                    foundation.search.vectors.SearchedField(
                        db_persist=True,
                        expression=foundation.search.vectors.Joined(
                            foundation.search.vectors.Lexemes(
                                models.Value("A"),
                                models.Func(
                                    output_field=django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                    template="'{pg_catalog.french,pg_catalog.english,pg_catalog.spanish,pg_catalog.arabic}'::regconfig[]",
                                ),
                                foundation.search.vectors.TextArray(
                                    models.F("title_fr"),
                                    models.F("title_en"),
                                    models.F("title_es"),
                                    models.F("title_ar"),
                                ),
                                function="search_name",
                            ),
                            foundation.search.vectors.Lexemes(
                                models.Value("B"),
                                models.Func(
                                    output_field=django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                    template="'{pg_catalog.french,pg_catalog.english,pg_catalog.spanish,pg_catalog.arabic}'::regconfig[]",
                                ),
                                foundation.search.vectors.TextArray(
                                    models.F("summary_fr"),
                                    models.F("summary_en"),
                                    models.F("summary_es"),
                                    models.F("summary_ar"),
                                ),
                                function="search_text",
                            ),
                            foundation.search.vectors.Lexemes(
                                models.Value("C"),
                                models.Func(
                                    output_field=django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                    template="'{pg_catalog.french,pg_catalog.english,pg_catalog.spanish,pg_catalog.arabic}'::regconfig[]",
                                ),
                                foundation.search.vectors.TextArray(
                                    models.F("body_fr"),
                                    models.F("body_en"),
                                    models.F("body_es"),
                                    models.F("body_ar"),
                                ),
                                function="search_text",
                            ),
                            foundation.search.vectors.Lexemes(models.F("date"), function="search_year"),
                        ),
                        output_field=foundation.search.vectors.VectorField(),
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "countries",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="offices.country", verbose_name="countries"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editions",
                        to="news.pressrelease",
                        verbose_name="press release",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed afterwards by",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="news.theme", verbose_name="themes"
                    ),
                ),
            ],
            options={
                "verbose_name": "edition of a press release",
                "verbose_name_plural": "editions of press releases",
                "ordering": ["document", "-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PressContactEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "label_fr",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="function"),
                ),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="function"),
                ),
                (
                    "label_es",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="function"),
                ),
                (
                    "label_ar",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="function"),
                ),
                (
                    "phone_printed",
                    models.CharField(blank=True, max_length=50, verbose_name="telephone as printed"),
                ),
                (
                    "phone",
                    phonenumber_field.modelfields.PhoneNumberField(
                        blank=True, max_length=128, region=None, verbose_name="telephone"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="structure.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="id_edition_person_name_label_fr_label_en_label_es_label_ar_phone_printed_phone_email_version_events",
                        to="news.presscontact",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="news.releaseedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="presscontact",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="press_contacts",
                to="news.releaseedition",
                verbose_name="edition",
            ),
        ),
        migrations.CreateModel(
            name="PictureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "image",
                    pictures.models.PictureField(
                        aspect_ratios=[None],
                        breakpoints={"l": 1200, "m": 992, "s": 768, "xl": 1400, "xs": 576},
                        container_width=1200,
                        file_types=["WEBP"],
                        grid_columns=4,
                        height_field="height",
                        pixel_densities=[1, 2],
                        upload_to=publishing.uploads.UnguessableName("news/pictures"),
                        validators=[publishing.uploads.AllowedFile(["jpg", "jpeg", "png", "webp"])],
                        verbose_name="picture",
                        width_field="width",
                    ),
                ),
                ("width", models.PositiveIntegerField(default=0, editable=False)),
                ("height", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "alt_fr",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="alternative text"),
                ),
                (
                    "alt_en",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="alternative text"),
                ),
                (
                    "alt_es",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="alternative text"),
                ),
                (
                    "alt_ar",
                    models.CharField(blank=True, max_length=250, null=True, verbose_name="alternative text"),
                ),
                (
                    "is_decorative",
                    models.BooleanField(default=False, verbose_name="decorative, no alternative text needed"),
                ),
                (
                    "caption_fr",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="caption"),
                ),
                (
                    "caption_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="caption"),
                ),
                (
                    "caption_es",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="caption"),
                ),
                (
                    "caption_ar",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="caption"),
                ),
                ("credit", models.CharField(blank=True, max_length=120, verbose_name="credit")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="id_edition_image_width_height_alt_fr_alt_en_alt_es_alt_ar_is_decorative_caption_fr_caption_en_caption_es_caption_ar_credit_version_events",
                        to="news.picture",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="news.releaseedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="picture",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pictures",
                to="news.releaseedition",
                verbose_name="edition",
            ),
        ),
        migrations.CreateModel(
            name="NamedPersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "title_fr",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="title at the time"),
                ),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="title at the time"),
                ),
                (
                    "title_es",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="title at the time"),
                ),
                (
                    "title_ar",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="title at the time"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="structure.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="id_edition_person_title_fr_title_en_title_es_title_ar_version_events",
                        to="news.namedperson",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="news.releaseedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="namedperson",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="named_people",
                to="news.releaseedition",
                verbose_name="edition",
            ),
        ),
        migrations.CreateModel(
            name="AttachmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "file",
                    models.FileField(
                        help_text="PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text or picture; 20 MB at most.",
                        upload_to=publishing.uploads.UnguessableName("news/attachments"),
                        validators=[
                            publishing.uploads.AllowedFile(
                                [
                                    "pdf",
                                    "docx",
                                    "xlsx",
                                    "pptx",
                                    "odt",
                                    "ods",
                                    "csv",
                                    "txt",
                                    "jpg",
                                    "jpeg",
                                    "png",
                                    "webp",
                                ]
                            )
                        ],
                        verbose_name="file",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="id_edition_file_title_language_version_events",
                        to="news.attachment",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="news.releaseedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="attachment",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="news.releaseedition",
                verbose_name="edition",
            ),
        ),
        migrations.CreateModel(
            name="ReleaseEdition_countriesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "country",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="offices.country",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "releaseedition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="news.releaseedition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReleaseEditionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveIntegerField(default=1, editable=False, verbose_name="edition")),
                (
                    "state",
                    django_fsm.FSMField(
                        choices=[("draft", "draft"), ("review", "in review"), ("approved", "approved")],
                        default="draft",
                        max_length=10,
                        protected=True,
                        verbose_name="state",
                    ),
                ),
                ("publish_at", models.DateTimeField(blank=True, null=True, verbose_name="publish at")),
                (
                    "change_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first", "first edition"),
                            ("minor", "minor change, not announced"),
                            ("update", "update, announced to readers"),
                            ("correction", "correction of a fact, a name or a figure"),
                        ],
                        default="first",
                        max_length=10,
                        verbose_name="kind of change",
                    ),
                ),
                (
                    "change_note_fr",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        null=True,
                        verbose_name="change note",
                    ),
                ),
                (
                    "change_note_en",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        null=True,
                        verbose_name="change note",
                    ),
                ),
                (
                    "change_note_es",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        null=True,
                        verbose_name="change note",
                    ),
                ),
                (
                    "change_note_ar",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        null=True,
                        verbose_name="change note",
                    ),
                ),
                (
                    "original_language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        default="fr",
                        help_text="The language of the original text. The other languages are translated from it.",
                        max_length=2,
                        verbose_name="language of the original",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created at"
                    ),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="submitted at"),
                ),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="approved at"),
                ),
                (
                    "approved_alone",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="published without review"
                    ),
                ),
                (
                    "seen_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="reviewed afterwards at"
                    ),
                ),
                ("title_fr", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_ar", models.CharField(max_length=300, null=True, verbose_name="title")),
                (
                    "summary_fr",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences of plain text.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                (
                    "summary_en",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences of plain text.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                (
                    "summary_es",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences of plain text.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                (
                    "summary_ar",
                    models.TextField(
                        blank=True,
                        help_text="One or two sentences of plain text.",
                        null=True,
                        verbose_name="summary",
                    ),
                ),
                ("body_fr", models.TextField(blank=True, null=True, verbose_name="body")),
                ("body_en", models.TextField(blank=True, null=True, verbose_name="body")),
                ("body_es", models.TextField(blank=True, null=True, verbose_name="body")),
                ("body_ar", models.TextField(blank=True, null=True, verbose_name="body")),
                (
                    "dateline_fr",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        null=True,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "dateline_en",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        null=True,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "dateline_es",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        null=True,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "dateline_ar",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        null=True,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "date",
                    foundation.facts.dates.PartialDateField(
                        blank=True,
                        db_collation="C",
                        help_text="A day, a month, a year or a range: 2006/2008-09-30.",
                        max_length=21,
                        verbose_name="date",
                    ),
                ),
                (
                    "date_text",
                    models.CharField(
                        blank=True,
                        help_text="The date as worded in the original. Not shown to readers.",
                        max_length=100,
                        verbose_name="date as printed",
                    ),
                ),
                (
                    "event_starts",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="event start"
                    ),
                ),
                (
                    "event_ends",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="event end"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="news.pressrelease",
                        verbose_name="press release",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="id_number_state_publish_at_change_kind_change_note_fr_change_note_en_change_note_es_change_note_ar_original_language_created_at_created_by_submitted_by_submitted_at_approved_by_approved_at_approved_alone_seen_by_seen_at_document_title_fr_title_en_title_es_title_ar_summary_fr_summary_en_summary_es_summary_ar_body_fr_body_en_body_es_body_ar_dateline_fr_dateline_en_dateline_es_dateline_ar_date_date_text_event_starts_event_ends_version_events",
                        to="news.releaseedition",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reviewed afterwards by",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="submitted by",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReleaseTranslation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        editable=False,
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "is_in_progress",
                    models.BooleanField(default=False, editable=False, verbose_name="in progress"),
                ),
                (
                    "source",
                    models.JSONField(
                        default=dict, editable=False, verbose_name="original when marked as up to date"
                    ),
                ),
                (
                    "target",
                    models.JSONField(
                        default=dict, editable=False, verbose_name="translation when marked as up to date"
                    ),
                ),
                (
                    "opened",
                    models.JSONField(
                        default=dict, editable=False, verbose_name="original when the edition was opened"
                    ),
                ),
                (
                    "ready_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="up to date since"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="One or two sentences of plain text.", verbose_name="summary"
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="body")),
                (
                    "dateline",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        verbose_name="change note",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="news.releaseedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "translation of a release",
                "verbose_name_plural": "translations of releases",
                "ordering": ["edition", "language"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReleaseTranslationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        editable=False,
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "is_in_progress",
                    models.BooleanField(default=False, editable=False, verbose_name="in progress"),
                ),
                (
                    "source",
                    models.JSONField(
                        default=dict, editable=False, verbose_name="original when marked as up to date"
                    ),
                ),
                (
                    "target",
                    models.JSONField(
                        default=dict, editable=False, verbose_name="translation when marked as up to date"
                    ),
                ),
                (
                    "opened",
                    models.JSONField(
                        default=dict, editable=False, verbose_name="original when the edition was opened"
                    ),
                ),
                (
                    "ready_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="up to date since"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="title")),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="One or two sentences of plain text.", verbose_name="summary"
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="body")),
                (
                    "dateline",
                    models.CharField(
                        blank=True,
                        help_text="The place, as printed.",
                        max_length=120,
                        verbose_name="dateline",
                    ),
                ),
                (
                    "change_note",
                    models.CharField(
                        blank=True,
                        help_text="What readers are told about this change.",
                        max_length=300,
                        verbose_name="change note",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "edition",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="news.releaseedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="id_language_is_in_progress_source_target_opened_ready_at_edition_title_summary_body_dateline_change_note_version_events",
                        to="news.releasetranslation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked at"),
                ),
                (
                    "written_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last letter about it"),
                ),
                (
                    "letters",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="letters that asked to confirm it"
                    ),
                ),
                (
                    "since",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="told of what is published since"
                    ),
                ),
                (
                    "refusals",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="days on which the address was refused"
                    ),
                ),
                ("refused_on", models.DateField(blank=True, null=True, verbose_name="last of these days")),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="offices.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="structure.orgunit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="news.theme",
                        verbose_name="theme",
                    ),
                ),
            ],
            options={
                "verbose_name": "subscription",
                "verbose_name_plural": "subscriptions",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="sent at")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="news.releaseedition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="news.subscription",
                        verbose_name="subscription",
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ReleaseEdition_themesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "releaseedition",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="news.releaseedition",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="news.theme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="cc6738d3273df6c839bf01b5df582771d43ec230",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_15857",
                    table="news_theme",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="remember_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            INSERT INTO foundation_formeraddress (kind, address, object_id, left_at)\n            VALUES (TG_TABLE_NAME, OLD.slug, OLD.id, now())\n            ON CONFLICT (kind, address) DO UPDATE SET object_id = OLD.id, left_at = now();\n            DELETE FROM foundation_formeraddress WHERE kind = TG_TABLE_NAME AND address = NEW.slug;\n            RETURN NULL;\n        ",
                    hash="9138c4f02d3051367f356152f95c7dc67f952975",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_remember_address_b2dde",
                    table="news_theme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_themeevent" ("id", "name_ar", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                    hash="608f5f4a3bc8513d3798f615d21b88e5ec9d1fb1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3433a",
                    table="news_theme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "news_themeevent" ("id", "name_ar", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                    hash="e03d10eaab8f9efdc2e769eed268a33dbb3bff39",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2250a",
                    table="news_theme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_themeevent" ("id", "name_ar", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (OLD."id", OLD."name_ar", OLD."name_en", OLD."name_es", OLD."name_fr", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."version"); RETURN NULL;',
                    hash="d324c4569e684a0f34212e4c4964145b1d9168ae",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6b723",
                    table="news_theme",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="themeevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="themeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_slug_name_fr_name_en_name_es_name_ar_version_events",
                to="news.theme",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pressrelease",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."withdrawal_reason" IS DISTINCT FROM (NEW."withdrawal_reason") OR OLD."withdrawal_reason_ar" IS DISTINCT FROM (NEW."withdrawal_reason_ar") OR OLD."withdrawal_reason_en" IS DISTINCT FROM (NEW."withdrawal_reason_en") OR OLD."withdrawal_reason_es" IS DISTINCT FROM (NEW."withdrawal_reason_es") OR OLD."withdrawal_reason_fr" IS DISTINCT FROM (NEW."withdrawal_reason_fr") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="7b26dcfe1f32edfb569d3b8c9f990a28ab980dfb",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_31564",
                    table="news_pressrelease",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pressrelease",
            trigger=pgtrigger.compiler.Trigger(
                name="remember_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            INSERT INTO foundation_formeraddress (kind, address, object_id, left_at)\n            VALUES (TG_TABLE_NAME, OLD.slug, OLD.id, now())\n            ON CONFLICT (kind, address) DO UPDATE SET object_id = OLD.id, left_at = now();\n            DELETE FROM foundation_formeraddress WHERE kind = TG_TABLE_NAME AND address = NEW.slug;\n            RETURN NULL;\n        ",
                    hash="863e711c8660f7cfdacf4b40b0d9a101e5e77f09",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_remember_address_641d0",
                    table="news_pressrelease",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pressrelease",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_pressreleaseevent" ("certainty", "code", "id", "issued_by_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source", "version", "withdrawal_reason_ar", "withdrawal_reason_en", "withdrawal_reason_es", "withdrawal_reason_fr", "withdrawn_at") VALUES (NEW."certainty", NEW."code", NEW."id", NEW."issued_by_id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."source", NEW."version", NEW."withdrawal_reason_ar", NEW."withdrawal_reason_en", NEW."withdrawal_reason_es", NEW."withdrawal_reason_fr", NEW."withdrawn_at"); RETURN NULL;',
                    hash="1a3932a7b7632c34e90c9ca35972426b2ab3eb08",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27cf5",
                    table="news_pressrelease",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pressrelease",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."withdrawal_reason_ar" IS DISTINCT FROM (NEW."withdrawal_reason_ar") OR OLD."withdrawal_reason_en" IS DISTINCT FROM (NEW."withdrawal_reason_en") OR OLD."withdrawal_reason_es" IS DISTINCT FROM (NEW."withdrawal_reason_es") OR OLD."withdrawal_reason_fr" IS DISTINCT FROM (NEW."withdrawal_reason_fr") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                    func='INSERT INTO "news_pressreleaseevent" ("certainty", "code", "id", "issued_by_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source", "version", "withdrawal_reason_ar", "withdrawal_reason_en", "withdrawal_reason_es", "withdrawal_reason_fr", "withdrawn_at") VALUES (NEW."certainty", NEW."code", NEW."id", NEW."issued_by_id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."source", NEW."version", NEW."withdrawal_reason_ar", NEW."withdrawal_reason_en", NEW."withdrawal_reason_es", NEW."withdrawal_reason_fr", NEW."withdrawn_at"); RETURN NULL;',
                    hash="3479a4ec6668d2abbb4738c2385cde2fefac5560",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_22e0f",
                    table="news_pressrelease",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pressrelease",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_pressreleaseevent" ("certainty", "code", "id", "issued_by_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source", "version", "withdrawal_reason_ar", "withdrawal_reason_en", "withdrawal_reason_es", "withdrawal_reason_fr", "withdrawn_at") VALUES (OLD."certainty", OLD."code", OLD."id", OLD."issued_by_id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."source", OLD."version", OLD."withdrawal_reason_ar", OLD."withdrawal_reason_en", OLD."withdrawal_reason_es", OLD."withdrawal_reason_fr", OLD."withdrawn_at"); RETURN NULL;',
                    hash="84ea867f2b9f5be6373826897e154ff65b110871",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8310f",
                    table="news_pressrelease",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ReleaseEdition_countries_Row",
            fields=[],
            options={
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("news.releaseedition_countries",),
        ),
        migrations.AddConstraint(
            model_name="presscontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", ""), ("phone", ""), _negated=True),
                name="news_presscontact_reachable",
                violation_error_message="Enter a telephone number or an e-mail address.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="presscontact",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_ar" IS DISTINCT FROM (NEW."label_ar") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."label_es" IS DISTINCT FROM (NEW."label_es") OR OLD."label_fr" IS DISTINCT FROM (NEW."label_fr") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."phone_printed" IS DISTINCT FROM (NEW."phone_printed"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="c5e3b5f720fded97fcb37f2cc58d3d5720914fa9",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_0b602",
                    table="news_presscontact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="presscontact",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_presscontactevent" ("edition_id", "email", "id", "label_ar", "label_en", "label_es", "label_fr", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_printed", "version") VALUES (NEW."edition_id", NEW."email", NEW."id", NEW."label_ar", NEW."label_en", NEW."label_es", NEW."label_fr", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."phone_printed", NEW."version"); RETURN NULL;',
                    hash="4608829fae3ad4a2e068427f6b91a2b7ce9cbd89",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_67dd7",
                    table="news_presscontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="presscontact",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label_ar" IS DISTINCT FROM (NEW."label_ar") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."label_es" IS DISTINCT FROM (NEW."label_es") OR OLD."label_fr" IS DISTINCT FROM (NEW."label_fr") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."phone_printed" IS DISTINCT FROM (NEW."phone_printed") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "news_presscontactevent" ("edition_id", "email", "id", "label_ar", "label_en", "label_es", "label_fr", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_printed", "version") VALUES (NEW."edition_id", NEW."email", NEW."id", NEW."label_ar", NEW."label_en", NEW."label_es", NEW."label_fr", NEW."name", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."phone_printed", NEW."version"); RETURN NULL;',
                    hash="e82db062895bbf66d4d99dd3e5c464562accef99",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_74e6b",
                    table="news_presscontact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="presscontact",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_presscontactevent" ("edition_id", "email", "id", "label_ar", "label_en", "label_es", "label_fr", "name", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_printed", "version") VALUES (OLD."edition_id", OLD."email", OLD."id", OLD."label_ar", OLD."label_en", OLD."label_es", OLD."label_fr", OLD."name", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."phone_printed", OLD."version"); RETURN NULL;',
                    hash="71381a796fec2e3a8355ac6cf5a660f200bd1190",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_41a5a",
                    table="news_presscontact",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_decorative", True),
                    models.Q(
                        models.Q(("alt_fr", None), _negated=True), models.Q(("alt_fr", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("alt_en", None), _negated=True), models.Q(("alt_en", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("alt_es", None), _negated=True), models.Q(("alt_es", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("alt_ar", None), _negated=True), models.Q(("alt_ar", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="news_picture_described",
                violation_error_message="Enter an alternative text, or mark the picture as decorative.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."alt" IS DISTINCT FROM (NEW."alt") OR OLD."alt_ar" IS DISTINCT FROM (NEW."alt_ar") OR OLD."alt_en" IS DISTINCT FROM (NEW."alt_en") OR OLD."alt_es" IS DISTINCT FROM (NEW."alt_es") OR OLD."alt_fr" IS DISTINCT FROM (NEW."alt_fr") OR OLD."caption" IS DISTINCT FROM (NEW."caption") OR OLD."caption_ar" IS DISTINCT FROM (NEW."caption_ar") OR OLD."caption_en" IS DISTINCT FROM (NEW."caption_en") OR OLD."caption_es" IS DISTINCT FROM (NEW."caption_es") OR OLD."caption_fr" IS DISTINCT FROM (NEW."caption_fr") OR OLD."credit" IS DISTINCT FROM (NEW."credit") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."height" IS DISTINCT FROM (NEW."height") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."image" IS DISTINCT FROM (NEW."image") OR OLD."is_decorative" IS DISTINCT FROM (NEW."is_decorative") OR OLD."width" IS DISTINCT FROM (NEW."width"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="87380b16b0627ee0b9b967d23204113ae241e016",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_d7fe9",
                    table="news_picture",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_pictureevent" ("alt_ar", "alt_en", "alt_es", "alt_fr", "caption_ar", "caption_en", "caption_es", "caption_fr", "credit", "edition_id", "height", "id", "image", "is_decorative", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "width") VALUES (NEW."alt_ar", NEW."alt_en", NEW."alt_es", NEW."alt_fr", NEW."caption_ar", NEW."caption_en", NEW."caption_es", NEW."caption_fr", NEW."credit", NEW."edition_id", NEW."height", NEW."id", NEW."image", NEW."is_decorative", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version", NEW."width"); RETURN NULL;',
                    hash="2e091ae9b820d40c9e357a186463abd55c6d2511",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f9f0a",
                    table="news_picture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."alt_ar" IS DISTINCT FROM (NEW."alt_ar") OR OLD."alt_en" IS DISTINCT FROM (NEW."alt_en") OR OLD."alt_es" IS DISTINCT FROM (NEW."alt_es") OR OLD."alt_fr" IS DISTINCT FROM (NEW."alt_fr") OR OLD."caption_ar" IS DISTINCT FROM (NEW."caption_ar") OR OLD."caption_en" IS DISTINCT FROM (NEW."caption_en") OR OLD."caption_es" IS DISTINCT FROM (NEW."caption_es") OR OLD."caption_fr" IS DISTINCT FROM (NEW."caption_fr") OR OLD."credit" IS DISTINCT FROM (NEW."credit") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."height" IS DISTINCT FROM (NEW."height") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."image" IS DISTINCT FROM (NEW."image") OR OLD."is_decorative" IS DISTINCT FROM (NEW."is_decorative") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."width" IS DISTINCT FROM (NEW."width"))',
                    func='INSERT INTO "news_pictureevent" ("alt_ar", "alt_en", "alt_es", "alt_fr", "caption_ar", "caption_en", "caption_es", "caption_fr", "credit", "edition_id", "height", "id", "image", "is_decorative", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "width") VALUES (NEW."alt_ar", NEW."alt_en", NEW."alt_es", NEW."alt_fr", NEW."caption_ar", NEW."caption_en", NEW."caption_es", NEW."caption_fr", NEW."credit", NEW."edition_id", NEW."height", NEW."id", NEW."image", NEW."is_decorative", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version", NEW."width"); RETURN NULL;',
                    hash="b0efbdabeb19914b64cbbba54c20b5e183820027",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_46acc",
                    table="news_picture",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="picture",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_pictureevent" ("alt_ar", "alt_en", "alt_es", "alt_fr", "caption_ar", "caption_en", "caption_es", "caption_fr", "credit", "edition_id", "height", "id", "image", "is_decorative", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "width") VALUES (OLD."alt_ar", OLD."alt_en", OLD."alt_es", OLD."alt_fr", OLD."caption_ar", OLD."caption_en", OLD."caption_es", OLD."caption_fr", OLD."credit", OLD."edition_id", OLD."height", OLD."id", OLD."image", OLD."is_decorative", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version", OLD."width"); RETURN NULL;',
                    hash="e23926a0b2b6942b91a5c9ac95e18d8038c9b919",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8915a",
                    table="news_picture",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="namedperson",
            constraint=models.UniqueConstraint(
                fields=("edition", "person"),
                name="news_namedperson_once",
                violation_error_message="This person is already named.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namedperson",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="350daee4e9cefce7316498178a0ff3077873d7c7",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_31fdd",
                    table="news_namedperson",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namedperson",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_namedpersonevent" ("edition_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (NEW."edition_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."version"); RETURN NULL;',
                    hash="4626d6d22fe69c0037c9624bdbbe8b1526c87f7b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a64ae",
                    table="news_namedperson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namedperson",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "news_namedpersonevent" ("edition_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (NEW."edition_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."version"); RETURN NULL;',
                    hash="8444bebe4ac6fd3d1be85734508a7ad05b260dc9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_82f2b",
                    table="news_namedperson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="namedperson",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_namedpersonevent" ("edition_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (OLD."edition_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title_ar", OLD."title_en", OLD."title_es", OLD."title_fr", OLD."version"); RETURN NULL;',
                    hash="4d9ef687efc3a2a40287187a5485a21ec4527812",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6c7a9",
                    table="news_namedperson",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."file" IS DISTINCT FROM (NEW."file") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="006f96879df79d35f470e6e6edab399edc600395",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_b48d6",
                    table="news_attachment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_attachmentevent" ("edition_id", "file", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version") VALUES (NEW."edition_id", NEW."file", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."version"); RETURN NULL;',
                    hash="9535ba82738e82a2a403d8652ef5f70dc456281b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_54b7a",
                    table="news_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "news_attachmentevent" ("edition_id", "file", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version") VALUES (NEW."edition_id", NEW."file", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."version"); RETURN NULL;',
                    hash="2eb1d98306b7a331d8aeea9bbdf12f185f2ed259",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f823a",
                    table="news_attachment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attachment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_attachmentevent" ("edition_id", "file", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version") VALUES (OLD."edition_id", OLD."file", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."version"); RETURN NULL;',
                    hash="3087e81196df4530af479da1988982bdf76a2c85",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a1c4b",
                    table="news_attachment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="releasetranslation",
            constraint=models.UniqueConstraint(
                fields=("edition", "language"),
                name="news_releasetranslation_once",
                violation_error_message="This edition already has a translation into this language.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releasetranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."change_note" IS DISTINCT FROM (NEW."change_note") OR OLD."dateline" IS DISTINCT FROM (NEW."dateline") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_in_progress" IS DISTINCT FROM (NEW."is_in_progress") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."opened" IS DISTINCT FROM (NEW."opened") OR OLD."ready_at" IS DISTINCT FROM (NEW."ready_at") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."target" IS DISTINCT FROM (NEW."target") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="b9848614c7530a385133e33401cab44bf310313f",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_9bcfd",
                    table="news_releasetranslation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releasetranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_releasetranslationevent" ("body", "change_note", "dateline", "edition_id", "id", "is_in_progress", "language", "opened", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ready_at", "source", "summary", "target", "title", "version") VALUES (NEW."body", NEW."change_note", NEW."dateline", NEW."edition_id", NEW."id", NEW."is_in_progress", NEW."language", NEW."opened", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ready_at", NEW."source", NEW."summary", NEW."target", NEW."title", NEW."version"); RETURN NULL;',
                    hash="57ddf183d82f89090080d6de36b780aa5801f768",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ba2e6",
                    table="news_releasetranslation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releasetranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "news_releasetranslationevent" ("body", "change_note", "dateline", "edition_id", "id", "is_in_progress", "language", "opened", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ready_at", "source", "summary", "target", "title", "version") VALUES (NEW."body", NEW."change_note", NEW."dateline", NEW."edition_id", NEW."id", NEW."is_in_progress", NEW."language", NEW."opened", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ready_at", NEW."source", NEW."summary", NEW."target", NEW."title", NEW."version"); RETURN NULL;',
                    hash="ca15a635bbfb3bfbcbfb00afc88e4c615ae344b5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_adf83",
                    table="news_releasetranslation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releasetranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_releasetranslationevent" ("body", "change_note", "dateline", "edition_id", "id", "is_in_progress", "language", "opened", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ready_at", "source", "summary", "target", "title", "version") VALUES (OLD."body", OLD."change_note", OLD."dateline", OLD."edition_id", OLD."id", OLD."is_in_progress", OLD."language", OLD."opened", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ready_at", OLD."source", OLD."summary", OLD."target", OLD."title", OLD."version"); RETURN NULL;',
                    hash="bb399da9c261ad02713a25af35cd0e0d1d7f1ea8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_71f4e",
                    table="news_releasetranslation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(
                fields=("subscription", "edition"),
                name="news_notice_once",
                violation_error_message="This subscriber was told already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                fields=("email", "country", "theme", "unit"),
                name="news_subscription_once",
                nulls_distinct=False,
                violation_error_message="You already have this subscription.",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", django.db.models.functions.text.Lower(models.F("email")))),
                name="news_subscription_small_letters",
                violation_error_message="Write the address in small letters.",
            ),
        ),
        migrations.AddIndex(
            model_name="releaseedition",
            index=models.Index(
                condition=models.Q(("state", "approved")),
                fields=["document", "number"],
                include=("publish_at",),
                name="news_releaseedition_live",
            ),
        ),
        migrations.AddIndex(
            model_name="releaseedition",
            index=models.Index(
                models.OrderBy(models.F("date_from"), descending=True, nulls_last=True),
                models.OrderBy(models.F("id"), descending=True),
                name="news_edition_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="releaseedition",
            index=models.Index(fields=["-date_from", "-id"], name="news_edition_undated_first"),
        ),
        migrations.AddIndex(
            model_name="releaseedition",
            index=models.Index(
                condition=models.Q(("event_starts", ""), _negated=True),
                fields=["-event_starts"],
                name="news_edition_events",
            ),
        ),
        migrations.AddIndex(
            model_name="releaseedition",
            index=models.Index(
                condition=models.Q(("state", "approved")),
                fields=["-publish_at"],
                name="news_edition_published_last",
            ),
        ),
        migrations.AddIndex(
            model_name="releaseedition",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], gin_pending_list_limit=256, name="news_edition_searched"
            ),
        ),
        migrations.AddConstraint(
            model_name="releaseedition",
            constraint=models.UniqueConstraint(
                fields=("document", "number"),
                name="news_releaseedition_one_of_each_number",
                violation_error_message="This document already has an edition with this number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="releaseedition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "approved"), _negated=True),
                fields=("document",),
                name="news_releaseedition_one_open",
                violation_error_message="This document already has an edition in preparation.",
            ),
        ),
        migrations.AddConstraint(
            model_name="releaseedition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True),
                    ("publish_at__isnull", False),
                    _connector="OR",
                ),
                name="news_releaseedition_approved_has_date",
                violation_error_message="An approved edition needs a publication date and time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="releaseedition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True),
                    models.Q(("change_kind", ""), _negated=True),
                    _connector="OR",
                ),
                name="news_releaseedition_approved_has_kind",
                violation_error_message="Choose the kind of change.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."approved_alone" IS DISTINCT FROM (NEW."approved_alone") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."body_ar" IS DISTINCT FROM (NEW."body_ar") OR OLD."body_en" IS DISTINCT FROM (NEW."body_en") OR OLD."body_es" IS DISTINCT FROM (NEW."body_es") OR OLD."body_fr" IS DISTINCT FROM (NEW."body_fr") OR OLD."change_kind" IS DISTINCT FROM (NEW."change_kind") OR OLD."change_note" IS DISTINCT FROM (NEW."change_note") OR OLD."change_note_ar" IS DISTINCT FROM (NEW."change_note_ar") OR OLD."change_note_en" IS DISTINCT FROM (NEW."change_note_en") OR OLD."change_note_es" IS DISTINCT FROM (NEW."change_note_es") OR OLD."change_note_fr" IS DISTINCT FROM (NEW."change_note_fr") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."date" IS DISTINCT FROM (NEW."date") OR OLD."date_text" IS DISTINCT FROM (NEW."date_text") OR OLD."dateline" IS DISTINCT FROM (NEW."dateline") OR OLD."dateline_ar" IS DISTINCT FROM (NEW."dateline_ar") OR OLD."dateline_en" IS DISTINCT FROM (NEW."dateline_en") OR OLD."dateline_es" IS DISTINCT FROM (NEW."dateline_es") OR OLD."dateline_fr" IS DISTINCT FROM (NEW."dateline_fr") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."event_ends" IS DISTINCT FROM (NEW."event_ends") OR OLD."event_starts" IS DISTINCT FROM (NEW."event_starts") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."original_language" IS DISTINCT FROM (NEW."original_language") OR OLD."publish_at" IS DISTINCT FROM (NEW."publish_at") OR OLD."seen_at" IS DISTINCT FROM (NEW."seen_at") OR OLD."seen_by_id" IS DISTINCT FROM (NEW."seen_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."summary_ar" IS DISTINCT FROM (NEW."summary_ar") OR OLD."summary_en" IS DISTINCT FROM (NEW."summary_en") OR OLD."summary_es" IS DISTINCT FROM (NEW."summary_es") OR OLD."summary_fr" IS DISTINCT FROM (NEW."summary_fr") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="080e4145878208ea74ffb2892a20fbefda5ef96c",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_59440",
                    table="news_releaseedition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_releaseeditionevent" ("approved_alone", "approved_at", "approved_by_id", "body_ar", "body_en", "body_es", "body_fr", "change_kind", "change_note_ar", "change_note_en", "change_note_es", "change_note_fr", "created_at", "created_by_id", "date", "date_text", "dateline_ar", "dateline_en", "dateline_es", "dateline_fr", "document_id", "event_ends", "event_starts", "id", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "seen_at", "seen_by_id", "state", "submitted_at", "submitted_by_id", "summary_ar", "summary_en", "summary_es", "summary_fr", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (NEW."approved_alone", NEW."approved_at", NEW."approved_by_id", NEW."body_ar", NEW."body_en", NEW."body_es", NEW."body_fr", NEW."change_kind", NEW."change_note_ar", NEW."change_note_en", NEW."change_note_es", NEW."change_note_fr", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_text", NEW."dateline_ar", NEW."dateline_en", NEW."dateline_es", NEW."dateline_fr", NEW."document_id", NEW."event_ends", NEW."event_starts", NEW."id", NEW."number", NEW."original_language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publish_at", NEW."seen_at", NEW."seen_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."summary_ar", NEW."summary_en", NEW."summary_es", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."version"); RETURN NULL;',
                    hash="bfbd8057e14e21ce72804001f1249d2fa8204aaa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f741a",
                    table="news_releaseedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."approved_alone" IS DISTINCT FROM (NEW."approved_alone") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."body_ar" IS DISTINCT FROM (NEW."body_ar") OR OLD."body_en" IS DISTINCT FROM (NEW."body_en") OR OLD."body_es" IS DISTINCT FROM (NEW."body_es") OR OLD."body_fr" IS DISTINCT FROM (NEW."body_fr") OR OLD."change_kind" IS DISTINCT FROM (NEW."change_kind") OR OLD."change_note_ar" IS DISTINCT FROM (NEW."change_note_ar") OR OLD."change_note_en" IS DISTINCT FROM (NEW."change_note_en") OR OLD."change_note_es" IS DISTINCT FROM (NEW."change_note_es") OR OLD."change_note_fr" IS DISTINCT FROM (NEW."change_note_fr") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."date" IS DISTINCT FROM (NEW."date") OR OLD."date_text" IS DISTINCT FROM (NEW."date_text") OR OLD."dateline_ar" IS DISTINCT FROM (NEW."dateline_ar") OR OLD."dateline_en" IS DISTINCT FROM (NEW."dateline_en") OR OLD."dateline_es" IS DISTINCT FROM (NEW."dateline_es") OR OLD."dateline_fr" IS DISTINCT FROM (NEW."dateline_fr") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."event_ends" IS DISTINCT FROM (NEW."event_ends") OR OLD."event_starts" IS DISTINCT FROM (NEW."event_starts") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."original_language" IS DISTINCT FROM (NEW."original_language") OR OLD."publish_at" IS DISTINCT FROM (NEW."publish_at") OR OLD."seen_at" IS DISTINCT FROM (NEW."seen_at") OR OLD."seen_by_id" IS DISTINCT FROM (NEW."seen_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."summary_ar" IS DISTINCT FROM (NEW."summary_ar") OR OLD."summary_en" IS DISTINCT FROM (NEW."summary_en") OR OLD."summary_es" IS DISTINCT FROM (NEW."summary_es") OR OLD."summary_fr" IS DISTINCT FROM (NEW."summary_fr") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "news_releaseeditionevent" ("approved_alone", "approved_at", "approved_by_id", "body_ar", "body_en", "body_es", "body_fr", "change_kind", "change_note_ar", "change_note_en", "change_note_es", "change_note_fr", "created_at", "created_by_id", "date", "date_text", "dateline_ar", "dateline_en", "dateline_es", "dateline_fr", "document_id", "event_ends", "event_starts", "id", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "seen_at", "seen_by_id", "state", "submitted_at", "submitted_by_id", "summary_ar", "summary_en", "summary_es", "summary_fr", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (NEW."approved_alone", NEW."approved_at", NEW."approved_by_id", NEW."body_ar", NEW."body_en", NEW."body_es", NEW."body_fr", NEW."change_kind", NEW."change_note_ar", NEW."change_note_en", NEW."change_note_es", NEW."change_note_fr", NEW."created_at", NEW."created_by_id", NEW."date", NEW."date_text", NEW."dateline_ar", NEW."dateline_en", NEW."dateline_es", NEW."dateline_fr", NEW."document_id", NEW."event_ends", NEW."event_starts", NEW."id", NEW."number", NEW."original_language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publish_at", NEW."seen_at", NEW."seen_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."summary_ar", NEW."summary_en", NEW."summary_es", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."version"); RETURN NULL;',
                    hash="5ad8965a50a2969661c6aaa6f42e09cef282dfa7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_99688",
                    table="news_releaseedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_releaseeditionevent" ("approved_alone", "approved_at", "approved_by_id", "body_ar", "body_en", "body_es", "body_fr", "change_kind", "change_note_ar", "change_note_en", "change_note_es", "change_note_fr", "created_at", "created_by_id", "date", "date_text", "dateline_ar", "dateline_en", "dateline_es", "dateline_fr", "document_id", "event_ends", "event_starts", "id", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "seen_at", "seen_by_id", "state", "submitted_at", "submitted_by_id", "summary_ar", "summary_en", "summary_es", "summary_fr", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (OLD."approved_alone", OLD."approved_at", OLD."approved_by_id", OLD."body_ar", OLD."body_en", OLD."body_es", OLD."body_fr", OLD."change_kind", OLD."change_note_ar", OLD."change_note_en", OLD."change_note_es", OLD."change_note_fr", OLD."created_at", OLD."created_by_id", OLD."date", OLD."date_text", OLD."dateline_ar", OLD."dateline_en", OLD."dateline_es", OLD."dateline_fr", OLD."document_id", OLD."event_ends", OLD."event_starts", OLD."id", OLD."number", OLD."original_language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publish_at", OLD."seen_at", OLD."seen_by_id", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."summary_ar", OLD."summary_en", OLD."summary_es", OLD."summary_fr", OLD."title_ar", OLD."title_en", OLD."title_es", OLD."title_fr", OLD."version"); RETURN NULL;',
                    hash="5c9aef6728783d4805ae567786b3e7c8b770a1e6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8165b",
                    table="news_releaseedition",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="ReleaseEdition_themes_Row",
            fields=[],
            options={
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("news.releaseedition_themes",),
        ),
        migrations.AddField(
            model_name="releaseedition_countriesevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_releaseedition_country_events",
                to="news.releaseedition_countries_row",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition_countries_row",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_releaseedition_countriesevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "releaseedition_id") VALUES (NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."releaseedition_id"); RETURN NULL;',
                    hash="ffb62563bf794a9927bd2f7cb077095b9437edca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_42446",
                    table="news_releaseedition_countries",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition_countries_row",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "news_releaseedition_countriesevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "releaseedition_id") VALUES (NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."releaseedition_id"); RETURN NULL;',
                    hash="05412144cc2487b49902fba3a54e18046b2e09a7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7fd01",
                    table="news_releaseedition_countries",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition_countries_row",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_releaseedition_countriesevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "releaseedition_id") VALUES (OLD."country_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."releaseedition_id"); RETURN NULL;',
                    hash="f1a90481e62d1ea1ea68f02aa5aeb109bce5e24a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f2639",
                    table="news_releaseedition_countries",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="releaseedition_themesevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_releaseedition_theme_events",
                to="news.releaseedition_themes_row",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition_themes_row",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_releaseedition_themesevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "releaseedition_id", "theme_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."releaseedition_id", NEW."theme_id"); RETURN NULL;',
                    hash="aaf84bbd66d87a8d78e4bcc168680b15ad76a9b4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8b434",
                    table="news_releaseedition_themes",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition_themes_row",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "news_releaseedition_themesevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "releaseedition_id", "theme_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."releaseedition_id", NEW."theme_id"); RETURN NULL;',
                    hash="512b65d1709cc59bda299669b325026eab1616c5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cfb0d",
                    table="news_releaseedition_themes",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releaseedition_themes_row",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "news_releaseedition_themesevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "releaseedition_id", "theme_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."releaseedition_id", OLD."theme_id"); RETURN NULL;',
                    hash="1a145a97abddfedb8cd3db80d733ab293250dfb3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_43db8",
                    table="news_releaseedition_themes",
                    when="AFTER",
                ),
            ),
        ),
    ]
