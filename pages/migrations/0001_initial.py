import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import django_fsm
import foundation.facts.dates
import foundation.search.vectors
import mptt.fields
import pgtrigger.compiler
import pgtrigger.migrations
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
            name="Figure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("measure", models.SlugField(max_length=60, verbose_name="measure")),
                ("label", models.CharField(max_length=120, verbose_name="label")),
                ("label_fr", models.CharField(max_length=120, null=True, verbose_name="label")),
                ("label_en", models.CharField(max_length=120, null=True, verbose_name="label")),
                ("label_es", models.CharField(max_length=120, null=True, verbose_name="label")),
                ("label_ar", models.CharField(max_length=120, null=True, verbose_name="label")),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[("", "exact"), ("more-than", "more than"), ("nearly", "nearly")],
                        max_length=10,
                        verbose_name="precision",
                    ),
                ),
                ("value", models.PositiveBigIntegerField(verbose_name="value")),
                (
                    "as_of",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="as of"
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["measure", "-as_of"],
            },
        ),
        migrations.CreateModel(
            name="Page",
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
                ("slug", models.SlugField(max_length=80, verbose_name="last part of the address")),
                (
                    "path",
                    models.CharField(editable=False, max_length=300, unique=True, verbose_name="address"),
                ),
                ("label", models.CharField(blank=True, max_length=120, verbose_name="menu label")),
                (
                    "label_fr",
                    models.CharField(blank=True, max_length=120, null=True, verbose_name="menu label"),
                ),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=120, null=True, verbose_name="menu label"),
                ),
                (
                    "label_es",
                    models.CharField(blank=True, max_length=120, null=True, verbose_name="menu label"),
                ),
                (
                    "label_ar",
                    models.CharField(blank=True, max_length=120, null=True, verbose_name="menu label"),
                ),
                ("blurb", models.CharField(blank=True, max_length=300, verbose_name="menu description")),
                (
                    "blurb_fr",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="menu description"),
                ),
                (
                    "blurb_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="menu description"),
                ),
                (
                    "blurb_es",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="menu description"),
                ),
                (
                    "blurb_ar",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="menu description"),
                ),
                ("in_menu", models.BooleanField(default=False, verbose_name="in the menu")),
                (
                    "target_view",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("structure:chart", "organisational chart"),
                            ("offices:offices", "offices"),
                            ("offices:countries", "countries"),
                            ("offices:find", "office finder"),
                            ("structure:people", "people"),
                            ("news:releases", "news"),
                            ("pages:programmes", "programmes"),
                        ],
                        max_length=30,
                        verbose_name="links to",
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
                                    models.F("label_fr"),
                                    models.F("label_en"),
                                    models.F("label_es"),
                                    models.F("label_ar"),
                                ),
                                function="search_name",
                            )
                        ),
                        output_field=foundation.search.vectors.VectorField(),
                    ),
                ),
                ("lft", models.PositiveIntegerField(editable=False)),
                ("rght", models.PositiveIntegerField(editable=False)),
                ("tree_id", models.PositiveIntegerField(db_index=True, editable=False)),
                ("level", models.PositiveIntegerField(editable=False)),
                (
                    "parent",
                    mptt.fields.TreeForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="pages.page",
                        verbose_name="parent",
                    ),
                ),
                (
                    "target_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="structure.orgunit",
                        verbose_name="links to the unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
                "ordering": ["tree_id", "lft"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgrammePartner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "part",
                    models.CharField(
                        choices=[("implementing", "implementing partner"), ("funding", "donor")],
                        max_length=20,
                        verbose_name="kind of partner",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=200, null=True, verbose_name="name")),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["programme", "part", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="pages.page",
                    ),
                ),
                (
                    "starts",
                    foundation.facts.dates.PartialDateField(
                        blank=True,
                        db_collation="C",
                        help_text="A day, a month or a year. Leave empty if not documented.",
                        max_length=21,
                        verbose_name="start",
                    ),
                ),
                (
                    "ends",
                    foundation.facts.dates.PartialDateField(
                        blank=True,
                        db_collation="C",
                        help_text="The last day. Leave empty if ongoing or unknown.",
                        max_length=21,
                        verbose_name="end",
                    ),
                ),
                (
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=foundation.facts.dates.InForce(models.F("starts"), models.F("ends")),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[("ongoing", "ongoing"), ("closed", "ended"), ("", "not documented")],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("phase", models.CharField(blank=True, max_length=80, verbose_name="phase")),
                ("budget", models.CharField(blank=True, max_length=200, verbose_name="budget")),
                (
                    "countries",
                    models.ManyToManyField(
                        blank=True, related_name="programmes", to="offices.country", verbose_name="countries"
                    ),
                ),
                (
                    "responsible_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="structure.orgunit",
                        verbose_name="responsible unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
            },
            bases=("pages.page", models.Model),
        ),
        migrations.CreateModel(
            name="PageEdition",
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
                        to="pages.page",
                        verbose_name="page",
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
            ],
            options={
                "verbose_name": "edition of a page",
                "verbose_name_plural": "editions of pages",
                "ordering": ["document", "-number"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PageEditionEvent",
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
                        to="pages.page",
                        verbose_name="page",
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
                        related_name="id_number_state_publish_at_change_kind_change_note_fr_change_note_en_change_note_es_change_note_ar_original_language_created_at_created_by_submitted_by_submitted_at_approved_by_approved_at_approved_alone_seen_by_seen_at_document_title_fr_title_en_title_es_title_ar_summary_fr_summary_en_summary_es_summary_ar_body_fr_body_en_body_es_body_ar_version_events",
                        to="pages.pageedition",
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
            name="PageEvent",
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
                (
                    "slug",
                    models.SlugField(db_index=False, max_length=80, verbose_name="last part of the address"),
                ),
                ("path", models.CharField(editable=False, max_length=300, verbose_name="address")),
                (
                    "label_fr",
                    models.CharField(blank=True, max_length=120, null=True, verbose_name="menu label"),
                ),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=120, null=True, verbose_name="menu label"),
                ),
                (
                    "label_es",
                    models.CharField(blank=True, max_length=120, null=True, verbose_name="menu label"),
                ),
                (
                    "label_ar",
                    models.CharField(blank=True, max_length=120, null=True, verbose_name="menu label"),
                ),
                (
                    "blurb_fr",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="menu description"),
                ),
                (
                    "blurb_en",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="menu description"),
                ),
                (
                    "blurb_es",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="menu description"),
                ),
                (
                    "blurb_ar",
                    models.CharField(blank=True, max_length=300, null=True, verbose_name="menu description"),
                ),
                ("in_menu", models.BooleanField(default=False, verbose_name="in the menu")),
                (
                    "target_view",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("structure:chart", "organisational chart"),
                            ("offices:offices", "offices"),
                            ("offices:countries", "countries"),
                            ("offices:find", "office finder"),
                            ("structure:people", "people"),
                            ("news:releases", "news"),
                            ("pages:programmes", "programmes"),
                        ],
                        max_length=30,
                        verbose_name="links to",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "parent",
                    mptt.fields.TreeForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pages.page",
                        verbose_name="parent",
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
                        related_name="id_certainty_source_withdrawn_at_withdrawal_reason_fr_withdrawal_reason_en_withdrawal_reason_es_withdrawal_reason_ar_parent_code_slug_path_label_fr_label_en_label_es_label_ar_blurb_fr_blurb_en_blurb_es_blurb_ar_in_menu_target_unit_target_view_version_events",
                        to="pages.page",
                    ),
                ),
                (
                    "target_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="structure.orgunit",
                        verbose_name="links to the unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PageTranslation",
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
                        to="pages.pageedition",
                        verbose_name="edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "translation of a page",
                "verbose_name_plural": "translations of pages",
                "ordering": ["edition", "language"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PageTranslationEvent",
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
                        to="pages.pageedition",
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
                        related_name="id_language_is_in_progress_source_target_opened_ready_at_edition_title_summary_body_change_note_version_events",
                        to="pages.pagetranslation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgrammePartnerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "part",
                    models.CharField(
                        choices=[("implementing", "implementing partner"), ("funding", "donor")],
                        max_length=20,
                        verbose_name="kind of partner",
                    ),
                ),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=200, null=True, verbose_name="name")),
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
                        related_name="id_programme_part_name_fr_name_en_name_es_name_ar_version_events",
                        to="pages.programmepartner",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pages.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="programmepartner",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="partners",
                to="pages.programme",
                verbose_name="programme",
            ),
        ),
        migrations.CreateModel(
            name="ProgrammeEvent",
            fields=[
                (
                    "page_ptr",
                    models.ForeignKey(
                        auto_created=True,
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        parent_link=True,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
                        to="pages.page",
                    ),
                ),
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "starts",
                    foundation.facts.dates.PartialDateField(
                        blank=True,
                        db_collation="C",
                        help_text="A day, a month or a year. Leave empty if not documented.",
                        max_length=21,
                        verbose_name="start",
                    ),
                ),
                (
                    "ends",
                    foundation.facts.dates.PartialDateField(
                        blank=True,
                        db_collation="C",
                        help_text="The last day. Leave empty if ongoing or unknown.",
                        max_length=21,
                        verbose_name="end",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[("ongoing", "ongoing"), ("closed", "ended"), ("", "not documented")],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("phase", models.CharField(blank=True, max_length=80, verbose_name="phase")),
                ("budget", models.CharField(blank=True, max_length=200, verbose_name="budget")),
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
                    "responsible_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="structure.orgunit",
                        verbose_name="responsible unit",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="page_ptr_starts_ends_status_phase_budget_responsible_unit_events",
                        to="pages.programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Programme_countriesEvent",
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
                    "programme",
                    models.ForeignKey(
                        db_constraint=False,
                        db_tablespace="",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pages.programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FigureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("measure", models.SlugField(db_index=False, max_length=60, verbose_name="measure")),
                ("label_fr", models.CharField(max_length=120, null=True, verbose_name="label")),
                ("label_en", models.CharField(max_length=120, null=True, verbose_name="label")),
                ("label_es", models.CharField(max_length=120, null=True, verbose_name="label")),
                ("label_ar", models.CharField(max_length=120, null=True, verbose_name="label")),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[("", "exact"), ("more-than", "more than"), ("nearly", "nearly")],
                        max_length=10,
                        verbose_name="precision",
                    ),
                ),
                ("value", models.PositiveBigIntegerField(verbose_name="value")),
                (
                    "as_of",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="as of"
                    ),
                ),
                ("source", models.TextField(blank=True, verbose_name="source")),
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
                        related_name="id_programme_measure_label_fr_label_en_label_es_label_ar_qualifier_value_as_of_source_version_events",
                        to="pages.figure",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Leave empty for a figure of the whole organisation.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="pages.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="figure",
            name="programme",
            field=models.ForeignKey(
                blank=True,
                help_text="Leave empty for a figure of the whole organisation.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="figures",
                to="pages.programme",
                verbose_name="programme",
            ),
        ),
        migrations.AddIndex(
            model_name="page",
            index=models.Index(fields=["tree_id", "lft"], name="pages_page_tree"),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("tree_id", "lft"),
                name="pages_page_lft_once",
                violation_error_message="The tree would be damaged: two nodes would have the same position.",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("tree_id", "rght"),
                name="pages_page_rght_once",
                violation_error_message="The tree would be damaged: two nodes would have the same position.",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(("lft__gte", 1), ("rght__gt", models.F("lft"))),
                name="pages_page_lft_before_rght",
                violation_error_message="The tree would be damaged: a node would end before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(("target_unit", None), ("target_view", ""), _connector="OR"),
                name="pages_page_one_target",
                violation_error_message="A menu entry can link to a unit or to a part of the site, but not to both.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="page",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."blurb" IS DISTINCT FROM (NEW."blurb") OR OLD."blurb_ar" IS DISTINCT FROM (NEW."blurb_ar") OR OLD."blurb_en" IS DISTINCT FROM (NEW."blurb_en") OR OLD."blurb_es" IS DISTINCT FROM (NEW."blurb_es") OR OLD."blurb_fr" IS DISTINCT FROM (NEW."blurb_fr") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_menu" IS DISTINCT FROM (NEW."in_menu") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_ar" IS DISTINCT FROM (NEW."label_ar") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."label_es" IS DISTINCT FROM (NEW."label_es") OR OLD."label_fr" IS DISTINCT FROM (NEW."label_fr") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."target_unit_id" IS DISTINCT FROM (NEW."target_unit_id") OR OLD."target_view" IS DISTINCT FROM (NEW."target_view") OR OLD."withdrawal_reason" IS DISTINCT FROM (NEW."withdrawal_reason") OR OLD."withdrawal_reason_ar" IS DISTINCT FROM (NEW."withdrawal_reason_ar") OR OLD."withdrawal_reason_en" IS DISTINCT FROM (NEW."withdrawal_reason_en") OR OLD."withdrawal_reason_es" IS DISTINCT FROM (NEW."withdrawal_reason_es") OR OLD."withdrawal_reason_fr" IS DISTINCT FROM (NEW."withdrawal_reason_fr") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="4b4f38d7cd728b52c9b13e53488348fcd65a731b",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_3d0d1",
                    table="pages_page",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="page",
            trigger=pgtrigger.compiler.Trigger(
                name="guard_tree",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()\n                AND granted AND classid = 5637 AND objid = 803241552 AND objsubid = 2) THEN\n                RAISE EXCEPTION 'write to % without the lock of its tree', TG_TABLE_NAME\n                    USING ERRCODE = '55000';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="4348f85693d1959ce9413f12c8bcdd58fbda4437",
                    level="STATEMENT",
                    operation='INSERT OR DELETE OR UPDATE OF "lft", "rght", "tree_id", "level", "parent_id"',
                    pgid="pgtrigger_guard_tree_5ac34",
                    table="pages_page",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="page",
            trigger=pgtrigger.compiler.Trigger(
                name="remember_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."path" IS DISTINCT FROM (NEW."path"))',
                    func="\n            INSERT INTO foundation_formeraddress (kind, address, object_id, left_at)\n            VALUES (TG_TABLE_NAME, OLD.path, OLD.id, now())\n            ON CONFLICT (kind, address) DO UPDATE SET object_id = OLD.id, left_at = now();\n            DELETE FROM foundation_formeraddress WHERE kind = TG_TABLE_NAME AND address = NEW.path;\n            RETURN NULL;\n        ",
                    hash="d07a431646b9b31067f307c88494fe40fb310410",
                    operation='UPDATE OF "path"',
                    pgid="pgtrigger_remember_address_81e2e",
                    table="pages_page",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="page",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_pageevent" ("blurb_ar", "blurb_en", "blurb_es", "blurb_fr", "certainty", "code", "id", "in_menu", "label_ar", "label_en", "label_es", "label_fr", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source", "target_unit_id", "target_view", "version", "withdrawal_reason_ar", "withdrawal_reason_en", "withdrawal_reason_es", "withdrawal_reason_fr", "withdrawn_at") VALUES (NEW."blurb_ar", NEW."blurb_en", NEW."blurb_es", NEW."blurb_fr", NEW."certainty", NEW."code", NEW."id", NEW."in_menu", NEW."label_ar", NEW."label_en", NEW."label_es", NEW."label_fr", NEW."parent_id", NEW."path", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."source", NEW."target_unit_id", NEW."target_view", NEW."version", NEW."withdrawal_reason_ar", NEW."withdrawal_reason_en", NEW."withdrawal_reason_es", NEW."withdrawal_reason_fr", NEW."withdrawn_at"); RETURN NULL;',
                    hash="b607f0a59fa478548a2e12528c7699def9a03902",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e8067",
                    table="pages_page",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="page",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."blurb_ar" IS DISTINCT FROM (NEW."blurb_ar") OR OLD."blurb_en" IS DISTINCT FROM (NEW."blurb_en") OR OLD."blurb_es" IS DISTINCT FROM (NEW."blurb_es") OR OLD."blurb_fr" IS DISTINCT FROM (NEW."blurb_fr") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_menu" IS DISTINCT FROM (NEW."in_menu") OR OLD."label_ar" IS DISTINCT FROM (NEW."label_ar") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."label_es" IS DISTINCT FROM (NEW."label_es") OR OLD."label_fr" IS DISTINCT FROM (NEW."label_fr") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."path" IS DISTINCT FROM (NEW."path") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."target_unit_id" IS DISTINCT FROM (NEW."target_unit_id") OR OLD."target_view" IS DISTINCT FROM (NEW."target_view") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."withdrawal_reason_ar" IS DISTINCT FROM (NEW."withdrawal_reason_ar") OR OLD."withdrawal_reason_en" IS DISTINCT FROM (NEW."withdrawal_reason_en") OR OLD."withdrawal_reason_es" IS DISTINCT FROM (NEW."withdrawal_reason_es") OR OLD."withdrawal_reason_fr" IS DISTINCT FROM (NEW."withdrawal_reason_fr") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                    func='INSERT INTO "pages_pageevent" ("blurb_ar", "blurb_en", "blurb_es", "blurb_fr", "certainty", "code", "id", "in_menu", "label_ar", "label_en", "label_es", "label_fr", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source", "target_unit_id", "target_view", "version", "withdrawal_reason_ar", "withdrawal_reason_en", "withdrawal_reason_es", "withdrawal_reason_fr", "withdrawn_at") VALUES (NEW."blurb_ar", NEW."blurb_en", NEW."blurb_es", NEW."blurb_fr", NEW."certainty", NEW."code", NEW."id", NEW."in_menu", NEW."label_ar", NEW."label_en", NEW."label_es", NEW."label_fr", NEW."parent_id", NEW."path", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."source", NEW."target_unit_id", NEW."target_view", NEW."version", NEW."withdrawal_reason_ar", NEW."withdrawal_reason_en", NEW."withdrawal_reason_es", NEW."withdrawal_reason_fr", NEW."withdrawn_at"); RETURN NULL;',
                    hash="f6907df074a9a32e85ec38993e19664ac2918fd8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_847b7",
                    table="pages_page",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="page",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_pageevent" ("blurb_ar", "blurb_en", "blurb_es", "blurb_fr", "certainty", "code", "id", "in_menu", "label_ar", "label_en", "label_es", "label_fr", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source", "target_unit_id", "target_view", "version", "withdrawal_reason_ar", "withdrawal_reason_en", "withdrawal_reason_es", "withdrawal_reason_fr", "withdrawn_at") VALUES (OLD."blurb_ar", OLD."blurb_en", OLD."blurb_es", OLD."blurb_fr", OLD."certainty", OLD."code", OLD."id", OLD."in_menu", OLD."label_ar", OLD."label_en", OLD."label_es", OLD."label_fr", OLD."parent_id", OLD."path", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."source", OLD."target_unit_id", OLD."target_view", OLD."version", OLD."withdrawal_reason_ar", OLD."withdrawal_reason_en", OLD."withdrawal_reason_es", OLD."withdrawal_reason_fr", OLD."withdrawn_at"); RETURN NULL;',
                    hash="d32d55f2def07defbd7b36be065387680a1144b1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f1297",
                    table="pages_page",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="pageedition",
            index=models.Index(
                condition=models.Q(("state", "approved")),
                fields=["document", "number"],
                include=("publish_at",),
                name="pages_pageedition_live",
            ),
        ),
        migrations.AddIndex(
            model_name="pageedition",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="pages_pageedition_searched"
            ),
        ),
        migrations.AddConstraint(
            model_name="pageedition",
            constraint=models.UniqueConstraint(
                fields=("document", "number"),
                name="pages_pageedition_one_of_each_number",
                violation_error_message="This document already has an edition with this number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pageedition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "approved"), _negated=True),
                fields=("document",),
                name="pages_pageedition_one_open",
                violation_error_message="This document already has an edition in preparation.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pageedition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True),
                    ("publish_at__isnull", False),
                    _connector="OR",
                ),
                name="pages_pageedition_approved_has_date",
                violation_error_message="An approved edition needs a publication date and time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pageedition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "approved"), _negated=True),
                    models.Q(("change_kind", ""), _negated=True),
                    _connector="OR",
                ),
                name="pages_pageedition_approved_has_kind",
                violation_error_message="Choose the kind of change.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pageedition",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."approved_alone" IS DISTINCT FROM (NEW."approved_alone") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."body_ar" IS DISTINCT FROM (NEW."body_ar") OR OLD."body_en" IS DISTINCT FROM (NEW."body_en") OR OLD."body_es" IS DISTINCT FROM (NEW."body_es") OR OLD."body_fr" IS DISTINCT FROM (NEW."body_fr") OR OLD."change_kind" IS DISTINCT FROM (NEW."change_kind") OR OLD."change_note" IS DISTINCT FROM (NEW."change_note") OR OLD."change_note_ar" IS DISTINCT FROM (NEW."change_note_ar") OR OLD."change_note_en" IS DISTINCT FROM (NEW."change_note_en") OR OLD."change_note_es" IS DISTINCT FROM (NEW."change_note_es") OR OLD."change_note_fr" IS DISTINCT FROM (NEW."change_note_fr") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."original_language" IS DISTINCT FROM (NEW."original_language") OR OLD."publish_at" IS DISTINCT FROM (NEW."publish_at") OR OLD."seen_at" IS DISTINCT FROM (NEW."seen_at") OR OLD."seen_by_id" IS DISTINCT FROM (NEW."seen_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."summary_ar" IS DISTINCT FROM (NEW."summary_ar") OR OLD."summary_en" IS DISTINCT FROM (NEW."summary_en") OR OLD."summary_es" IS DISTINCT FROM (NEW."summary_es") OR OLD."summary_fr" IS DISTINCT FROM (NEW."summary_fr") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="3fa74ed43885af25825c0606d2ea59dac1f5b544",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_f2d64",
                    table="pages_pageedition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pageedition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_pageeditionevent" ("approved_alone", "approved_at", "approved_by_id", "body_ar", "body_en", "body_es", "body_fr", "change_kind", "change_note_ar", "change_note_en", "change_note_es", "change_note_fr", "created_at", "created_by_id", "document_id", "id", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "seen_at", "seen_by_id", "state", "submitted_at", "submitted_by_id", "summary_ar", "summary_en", "summary_es", "summary_fr", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (NEW."approved_alone", NEW."approved_at", NEW."approved_by_id", NEW."body_ar", NEW."body_en", NEW."body_es", NEW."body_fr", NEW."change_kind", NEW."change_note_ar", NEW."change_note_en", NEW."change_note_es", NEW."change_note_fr", NEW."created_at", NEW."created_by_id", NEW."document_id", NEW."id", NEW."number", NEW."original_language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publish_at", NEW."seen_at", NEW."seen_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."summary_ar", NEW."summary_en", NEW."summary_es", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."version"); RETURN NULL;',
                    hash="f5fb63d7fa9096e16550431c818a9e73dc69e464",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5986a",
                    table="pages_pageedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pageedition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."approved_alone" IS DISTINCT FROM (NEW."approved_alone") OR OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."body_ar" IS DISTINCT FROM (NEW."body_ar") OR OLD."body_en" IS DISTINCT FROM (NEW."body_en") OR OLD."body_es" IS DISTINCT FROM (NEW."body_es") OR OLD."body_fr" IS DISTINCT FROM (NEW."body_fr") OR OLD."change_kind" IS DISTINCT FROM (NEW."change_kind") OR OLD."change_note_ar" IS DISTINCT FROM (NEW."change_note_ar") OR OLD."change_note_en" IS DISTINCT FROM (NEW."change_note_en") OR OLD."change_note_es" IS DISTINCT FROM (NEW."change_note_es") OR OLD."change_note_fr" IS DISTINCT FROM (NEW."change_note_fr") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."original_language" IS DISTINCT FROM (NEW."original_language") OR OLD."publish_at" IS DISTINCT FROM (NEW."publish_at") OR OLD."seen_at" IS DISTINCT FROM (NEW."seen_at") OR OLD."seen_by_id" IS DISTINCT FROM (NEW."seen_by_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."submitted_by_id" IS DISTINCT FROM (NEW."submitted_by_id") OR OLD."summary_ar" IS DISTINCT FROM (NEW."summary_ar") OR OLD."summary_en" IS DISTINCT FROM (NEW."summary_en") OR OLD."summary_es" IS DISTINCT FROM (NEW."summary_es") OR OLD."summary_fr" IS DISTINCT FROM (NEW."summary_fr") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "pages_pageeditionevent" ("approved_alone", "approved_at", "approved_by_id", "body_ar", "body_en", "body_es", "body_fr", "change_kind", "change_note_ar", "change_note_en", "change_note_es", "change_note_fr", "created_at", "created_by_id", "document_id", "id", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "seen_at", "seen_by_id", "state", "submitted_at", "submitted_by_id", "summary_ar", "summary_en", "summary_es", "summary_fr", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (NEW."approved_alone", NEW."approved_at", NEW."approved_by_id", NEW."body_ar", NEW."body_en", NEW."body_es", NEW."body_fr", NEW."change_kind", NEW."change_note_ar", NEW."change_note_en", NEW."change_note_es", NEW."change_note_fr", NEW."created_at", NEW."created_by_id", NEW."document_id", NEW."id", NEW."number", NEW."original_language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publish_at", NEW."seen_at", NEW."seen_by_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."summary_ar", NEW."summary_en", NEW."summary_es", NEW."summary_fr", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."version"); RETURN NULL;',
                    hash="befbb6eaa49d61636853b697fc8f6cf352220147",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8bcb0",
                    table="pages_pageedition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pageedition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_pageeditionevent" ("approved_alone", "approved_at", "approved_by_id", "body_ar", "body_en", "body_es", "body_fr", "change_kind", "change_note_ar", "change_note_en", "change_note_es", "change_note_fr", "created_at", "created_by_id", "document_id", "id", "number", "original_language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publish_at", "seen_at", "seen_by_id", "state", "submitted_at", "submitted_by_id", "summary_ar", "summary_en", "summary_es", "summary_fr", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (OLD."approved_alone", OLD."approved_at", OLD."approved_by_id", OLD."body_ar", OLD."body_en", OLD."body_es", OLD."body_fr", OLD."change_kind", OLD."change_note_ar", OLD."change_note_en", OLD."change_note_es", OLD."change_note_fr", OLD."created_at", OLD."created_by_id", OLD."document_id", OLD."id", OLD."number", OLD."original_language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publish_at", OLD."seen_at", OLD."seen_by_id", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."summary_ar", OLD."summary_en", OLD."summary_es", OLD."summary_fr", OLD."title_ar", OLD."title_en", OLD."title_es", OLD."title_fr", OLD."version"); RETURN NULL;',
                    hash="8acd41157f6882d7777e034afefcc0a2668e21f9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2e3be",
                    table="pages_pageedition",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="pagetranslation",
            constraint=models.UniqueConstraint(
                fields=("edition", "language"),
                name="pages_pagetranslation_once",
                violation_error_message="This edition already has a translation into this language.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pagetranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."body" IS DISTINCT FROM (NEW."body") OR OLD."change_note" IS DISTINCT FROM (NEW."change_note") OR OLD."edition_id" IS DISTINCT FROM (NEW."edition_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_in_progress" IS DISTINCT FROM (NEW."is_in_progress") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."opened" IS DISTINCT FROM (NEW."opened") OR OLD."ready_at" IS DISTINCT FROM (NEW."ready_at") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."target" IS DISTINCT FROM (NEW."target") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="1ed9dfb9dcb19f70056ed8382dea2413ccb2b701",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_c5b21",
                    table="pages_pagetranslation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pagetranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_pagetranslationevent" ("body", "change_note", "edition_id", "id", "is_in_progress", "language", "opened", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ready_at", "source", "summary", "target", "title", "version") VALUES (NEW."body", NEW."change_note", NEW."edition_id", NEW."id", NEW."is_in_progress", NEW."language", NEW."opened", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ready_at", NEW."source", NEW."summary", NEW."target", NEW."title", NEW."version"); RETURN NULL;',
                    hash="960870001da9bba50ba55e844faf6d353eccfa3b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ece54",
                    table="pages_pagetranslation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pagetranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "pages_pagetranslationevent" ("body", "change_note", "edition_id", "id", "is_in_progress", "language", "opened", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ready_at", "source", "summary", "target", "title", "version") VALUES (NEW."body", NEW."change_note", NEW."edition_id", NEW."id", NEW."is_in_progress", NEW."language", NEW."opened", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ready_at", NEW."source", NEW."summary", NEW."target", NEW."title", NEW."version"); RETURN NULL;',
                    hash="8008ee3f36978b08c387d4aada3332eea7c907c3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_83b0e",
                    table="pages_pagetranslation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pagetranslation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_pagetranslationevent" ("body", "change_note", "edition_id", "id", "is_in_progress", "language", "opened", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ready_at", "source", "summary", "target", "title", "version") VALUES (OLD."body", OLD."change_note", OLD."edition_id", OLD."id", OLD."is_in_progress", OLD."language", OLD."opened", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ready_at", OLD."source", OLD."summary", OLD."target", OLD."title", OLD."version"); RETURN NULL;',
                    hash="64cf2d63893cb067e58a3ee1778987bbfb25246d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ccada",
                    table="pages_pagetranslation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="programmepartner",
            constraint=models.UniqueConstraint(
                models.F("programme"),
                models.F("part"),
                django.db.models.functions.comparison.Coalesce(
                    django.db.models.functions.comparison.NullIf(models.F("name_en"), models.Value("")),
                    django.db.models.functions.comparison.NullIf(models.F("name_fr"), models.Value("")),
                    django.db.models.functions.comparison.NullIf(models.F("name_es"), models.Value("")),
                    django.db.models.functions.comparison.NullIf(models.F("name_ar"), models.Value("")),
                    models.Value(""),
                    output_field=models.CharField(),
                ),
                name="pages_programmepartner_once",
                violation_error_message="This partner is already listed.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmepartner",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."part" IS DISTINCT FROM (NEW."part") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="b37a3911d7da0111718116abf80af5a21a1b4c70",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_e64d6",
                    table="pages_programmepartner",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmepartner",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_programmepartnerevent" ("id", "name_ar", "name_en", "name_es", "name_fr", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "version") VALUES (NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."version"); RETURN NULL;',
                    hash="35e628dff671c0bc84dfe79083e1fb6dd784ee03",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_65683",
                    table="pages_programmepartner",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmepartner",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."part" IS DISTINCT FROM (NEW."part") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "pages_programmepartnerevent" ("id", "name_ar", "name_en", "name_es", "name_fr", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "version") VALUES (NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."version"); RETURN NULL;',
                    hash="21f46741402f87e293de468899e076a23e7e1171",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f1e24",
                    table="pages_programmepartner",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programmepartner",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_programmepartnerevent" ("id", "name_ar", "name_en", "name_es", "name_fr", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "version") VALUES (OLD."id", OLD."name_ar", OLD."name_en", OLD."name_es", OLD."name_fr", OLD."part", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."version"); RETURN NULL;',
                    hash="616613c3a227c1b6f6a48aa8d563ce805b5da293",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_efc88",
                    table="pages_programmepartner",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="Programme_countries_Row",
            fields=[],
            options={
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("pages.programme_countries",),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False)),
                name="pages_programme_ends_after_it_starts",
                violation_error_message="The end is before the start.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_parent_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."budget" IS DISTINCT FROM (NEW."budget") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."page_ptr_id" IS DISTINCT FROM (NEW."page_ptr_id") OR OLD."phase" IS DISTINCT FROM (NEW."phase") OR OLD."responsible_unit_id" IS DISTINCT FROM (NEW."responsible_unit_id") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                    func="\n            UPDATE pages_page SET version = version + 1 WHERE id = NEW.page_ptr_id;\n            RETURN NULL;\n        ",
                    hash="a388342aabce774fff27ced690859973933308ad",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_parent_version_d038b",
                    table="pages_programme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_programmeevent" ("budget", "ends", "page_ptr_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "responsible_unit_id", "starts", "status") VALUES (NEW."budget", NEW."ends", NEW."page_ptr_id", _pgh_attach_context(), NOW(), \'insert\', NEW."page_ptr_id", NEW."phase", NEW."responsible_unit_id", NEW."starts", NEW."status"); RETURN NULL;',
                    hash="748d90cba940d51f478aa3e2118b88fa636a920e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_89f32",
                    table="pages_programme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."budget" IS DISTINCT FROM (NEW."budget") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."page_ptr_id" IS DISTINCT FROM (NEW."page_ptr_id") OR OLD."phase" IS DISTINCT FROM (NEW."phase") OR OLD."responsible_unit_id" IS DISTINCT FROM (NEW."responsible_unit_id") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                    func='INSERT INTO "pages_programmeevent" ("budget", "ends", "page_ptr_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "responsible_unit_id", "starts", "status") VALUES (NEW."budget", NEW."ends", NEW."page_ptr_id", _pgh_attach_context(), NOW(), \'update\', NEW."page_ptr_id", NEW."phase", NEW."responsible_unit_id", NEW."starts", NEW."status"); RETURN NULL;',
                    hash="1fd3c9eb65b60ed9f5764f09423e774db4059ab8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6f577",
                    table="pages_programme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_programmeevent" ("budget", "ends", "page_ptr_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "responsible_unit_id", "starts", "status") VALUES (OLD."budget", OLD."ends", OLD."page_ptr_id", _pgh_attach_context(), NOW(), \'delete\', OLD."page_ptr_id", OLD."phase", OLD."responsible_unit_id", OLD."starts", OLD."status"); RETURN NULL;',
                    hash="04a48f685cfad542967d873ea5aee6ed66b8f950",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c0088",
                    table="pages_programme",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.UniqueConstraint(
                fields=("programme", "measure", "as_of", "value"),
                name="pages_figure_once",
                nulls_distinct=False,
                violation_error_message="This figure already exists.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_ar" IS DISTINCT FROM (NEW."label_ar") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."label_es" IS DISTINCT FROM (NEW."label_es") OR OLD."label_fr" IS DISTINCT FROM (NEW."label_fr") OR OLD."measure" IS DISTINCT FROM (NEW."measure") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."value" IS DISTINCT FROM (NEW."value"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="3e6da7f6b7364eb14ea5063398f3d1afc342d71e",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_6d18d",
                    table="pages_figure",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_figureevent" ("as_of", "id", "label_ar", "label_en", "label_es", "label_fr", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "qualifier", "source", "value", "version") VALUES (NEW."as_of", NEW."id", NEW."label_ar", NEW."label_en", NEW."label_es", NEW."label_fr", NEW."measure", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."qualifier", NEW."source", NEW."value", NEW."version"); RETURN NULL;',
                    hash="24e812867a59bc273b7708d1a6301ffb89261b6e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5e94f",
                    table="pages_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."as_of" IS DISTINCT FROM (NEW."as_of") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label_ar" IS DISTINCT FROM (NEW."label_ar") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."label_es" IS DISTINCT FROM (NEW."label_es") OR OLD."label_fr" IS DISTINCT FROM (NEW."label_fr") OR OLD."measure" IS DISTINCT FROM (NEW."measure") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "pages_figureevent" ("as_of", "id", "label_ar", "label_en", "label_es", "label_fr", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "qualifier", "source", "value", "version") VALUES (NEW."as_of", NEW."id", NEW."label_ar", NEW."label_en", NEW."label_es", NEW."label_fr", NEW."measure", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id", NEW."qualifier", NEW."source", NEW."value", NEW."version"); RETURN NULL;',
                    hash="bbd9bae26c70c01e45af2705bdd726229b06947e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d7d8a",
                    table="pages_figure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="figure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_figureevent" ("as_of", "id", "label_ar", "label_en", "label_es", "label_fr", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "qualifier", "source", "value", "version") VALUES (OLD."as_of", OLD."id", OLD."label_ar", OLD."label_en", OLD."label_es", OLD."label_fr", OLD."measure", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."qualifier", OLD."source", OLD."value", OLD."version"); RETURN NULL;',
                    hash="082e5c4e15c41a1742acdbef15463e7c6392450d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_77680",
                    table="pages_figure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="programme_countriesevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_programme_country_events",
                to="pages.programme_countries_row",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme_countries_row",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_programme_countriesevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") VALUES (NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."programme_id"); RETURN NULL;',
                    hash="d192ed723805ed71c85f5b132920a442f73ef853",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9178f",
                    table="pages_programme_countries",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme_countries_row",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "pages_programme_countriesevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") VALUES (NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."programme_id"); RETURN NULL;',
                    hash="19f3d09c1e01f8869c111b97fdb62ac3dd8e3734",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b567a",
                    table="pages_programme_countries",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme_countries_row",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "pages_programme_countriesevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id") VALUES (OLD."country_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."programme_id"); RETURN NULL;',
                    hash="38d4d9fa940a76634ff330ab7ab8e6038582319d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5c105",
                    table="pages_programme_countries",
                    when="AFTER",
                ),
            ),
        ),
    ]
