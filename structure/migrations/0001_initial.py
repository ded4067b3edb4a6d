import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
import foundation.facts.dates
import foundation.search.vectors
import mptt.fields
import pgtrigger.compiler
import pgtrigger.migrations
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("foundation", "0001_sql_functions"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonEvent",
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
                ("code", models.SlugField(db_index=False, max_length=80, verbose_name="code")),
                ("slug", models.SlugField(db_index=False, max_length=80, verbose_name="address")),
                ("name_fr", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=120, null=True, verbose_name="name")),
                (
                    "other_names",
                    models.TextField(
                        blank=True, help_text="Other spellings, one per line.", verbose_name="other names"
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("f", "feminine"), ("m", "masculine")],
                        max_length=1,
                        verbose_name="gender of the title",
                    ),
                ),
                (
                    "nationality",
                    models.CharField(
                        blank=True, help_text="Code of the country.", max_length=2, verbose_name="nationality"
                    ),
                ),
                ("biography_fr", models.TextField(blank=True, null=True, verbose_name="biography")),
                ("biography_en", models.TextField(blank=True, null=True, verbose_name="biography")),
                ("biography_es", models.TextField(blank=True, null=True, verbose_name="biography")),
                ("biography_ar", models.TextField(blank=True, null=True, verbose_name="biography")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Placement",
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
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the current name.",
                        max_length=200,
                        verbose_name="name at the time",
                    ),
                ),
                (
                    "name_fr",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the current name.",
                        max_length=200,
                        null=True,
                        verbose_name="name at the time",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the current name.",
                        max_length=200,
                        null=True,
                        verbose_name="name at the time",
                    ),
                ),
                (
                    "name_es",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the current name.",
                        max_length=200,
                        null=True,
                        verbose_name="name at the time",
                    ),
                ),
                (
                    "name_ar",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the current name.",
                        max_length=200,
                        null=True,
                        verbose_name="name at the time",
                    ),
                ),
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "ordering": ["unit", "starts"],
            },
        ),
        migrations.CreateModel(
            name="PlacementEvent",
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
                    "name_fr",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the current name.",
                        max_length=200,
                        null=True,
                        verbose_name="name at the time",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the current name.",
                        max_length=200,
                        null=True,
                        verbose_name="name at the time",
                    ),
                ),
                (
                    "name_es",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the current name.",
                        max_length=200,
                        null=True,
                        verbose_name="name at the time",
                    ),
                ),
                (
                    "name_ar",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the current name.",
                        max_length=200,
                        null=True,
                        verbose_name="name at the time",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Succession",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("renamed", "renamed"),
                            ("merged", "merged"),
                            ("split", "split"),
                            ("replaced", "replaced"),
                            ("closed", "closed"),
                        ],
                        default="replaced",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "date",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="date"
                    ),
                ),
            ],
            options={
                "verbose_name": "succession",
                "verbose_name_plural": "successions",
                "ordering": ["predecessor", "date"],
            },
        ),
        migrations.CreateModel(
            name="SuccessionEvent",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("renamed", "renamed"),
                            ("merged", "merged"),
                            ("split", "split"),
                            ("replaced", "replaced"),
                            ("closed", "closed"),
                        ],
                        default="replaced",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "date",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="date"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "author"),
                            ("editor", "editor"),
                            ("translator", "translator"),
                            ("regional-editor", "regional editor"),
                            ("registry", "registrar"),
                            ("administrator", "administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        help_text="For translators, the language they translate into.",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "can_publish_alone",
                    models.BooleanField(
                        default=False,
                        help_text="In an emergency, without review. Another person then reviews it afterwards.",
                        verbose_name="may publish without review",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "role assignment",
                "verbose_name_plural": "role assignments",
                "ordering": ["user", "role", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OrgUnit",
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
                (
                    "code",
                    models.SlugField(
                        help_text="Permanent. Used by imports and open data.",
                        max_length=80,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the page’s address, the same in all languages. Old addresses keep working.",
                        max_length=80,
                        unique=True,
                        verbose_name="address",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("governing-body", "governing body"),
                            ("post", "post"),
                            ("post-group", "group of posts"),
                            ("office", "office"),
                            ("department", "department"),
                            ("division", "division"),
                            ("unit", "unit"),
                            ("secretariat", "secretariat"),
                            ("committee", "committee"),
                            ("institute", "institute"),
                            ("administrative-centre", "administrative centre"),
                            ("group", "group of offices"),
                            ("field-office", "field office"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "short_name",
                    models.CharField(
                        blank=True,
                        help_text="Acronym or usual name.",
                        max_length=80,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_fr",
                    models.CharField(
                        blank=True,
                        help_text="Acronym or usual name.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_en",
                    models.CharField(
                        blank=True,
                        help_text="Acronym or usual name.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_es",
                    models.CharField(
                        blank=True,
                        help_text="Acronym or usual name.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_ar",
                    models.CharField(
                        blank=True,
                        help_text="Acronym or usual name.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "mandate",
                    models.TextField(
                        blank=True, help_text="Two to five sentences on what it does.", verbose_name="mandate"
                    ),
                ),
                (
                    "mandate_fr",
                    models.TextField(
                        blank=True,
                        help_text="Two to five sentences on what it does.",
                        null=True,
                        verbose_name="mandate",
                    ),
                ),
                (
                    "mandate_en",
                    models.TextField(
                        blank=True,
                        help_text="Two to five sentences on what it does.",
                        null=True,
                        verbose_name="mandate",
                    ),
                ),
                (
                    "mandate_es",
                    models.TextField(
                        blank=True,
                        help_text="Two to five sentences on what it does.",
                        null=True,
                        verbose_name="mandate",
                    ),
                ),
                (
                    "mandate_ar",
                    models.TextField(
                        blank=True,
                        help_text="Two to five sentences on what it does.",
                        null=True,
                        verbose_name="mandate",
                    ),
                ),
                (
                    "other_names",
                    models.TextField(
                        blank=True,
                        help_text="Former names and other spellings for search, one per line.",
                        verbose_name="other names",
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        choices=[("line", "line"), ("staff", "staff")],
                        default="line",
                        max_length=10,
                        verbose_name="on the chart",
                    ),
                ),
                (
                    "established",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="established"
                    ),
                ),
                (
                    "abolished",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="abolished"
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
                                    models.F("name_fr"),
                                    models.F("name_en"),
                                    models.F("name_es"),
                                    models.F("name_ar"),
                                ),
                                function="search_name",
                            ),
                            foundation.search.vectors.Lexemes(
                                models.Value("A"),
                                models.Func(
                                    output_field=django.contrib.postgres.fields.ArrayField(
                                        base_field=models.TextField(), size=None
                                    ),
                                    template="'{pg_catalog.french,pg_catalog.english,pg_catalog.spanish,pg_catalog.arabic}'::regconfig[]",
                                ),
                                foundation.search.vectors.TextArray(
                                    models.F("short_name_fr"),
                                    models.F("short_name_en"),
                                    models.F("short_name_es"),
                                    models.F("short_name_ar"),
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
                                    models.F("other_names"),
                                    models.F("other_names"),
                                    models.F("other_names"),
                                    models.F("other_names"),
                                ),
                                function="search_name",
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
                                    models.F("mandate_fr"),
                                    models.F("mandate_en"),
                                    models.F("mandate_es"),
                                    models.F("mandate_ar"),
                                ),
                                function="search_text",
                            ),
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
                        to="structure.orgunit",
                        verbose_name="parent",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        help_text="The office where the unit is located, if it is not an office itself.",
                        limit_choices_to={"kind": "field-office"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seated_units",
                        to="structure.orgunit",
                        verbose_name="located at",
                    ),
                ),
            ],
            options={
                "verbose_name": "unit",
                "verbose_name_plural": "units",
                "ordering": ["tree_id", "lft"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GrantEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("author", "author"),
                            ("editor", "editor"),
                            ("translator", "translator"),
                            ("regional-editor", "regional editor"),
                            ("registry", "registrar"),
                            ("administrator", "administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        help_text="For translators, the language they translate into.",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "can_publish_alone",
                    models.BooleanField(
                        default=False,
                        help_text="In an emergency, without review. Another person then reviews it afterwards.",
                        verbose_name="may publish without review",
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
                        related_name="id_user_role_unit_language_can_publish_alone_version_events",
                        to="structure.grant",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Includes everything below it. Leave empty for the whole organisation.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="structure.orgunit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="grant",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                help_text="Includes everything below it. Leave empty for the whole organisation.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to="structure.orgunit",
                verbose_name="unit",
            ),
        ),
        migrations.CreateModel(
            name="ContactPoint",
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
                ("code", models.SlugField(max_length=80, unique=True, verbose_name="code")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("general", "general"),
                            ("assistance", "assistance to migrants"),
                            ("press", "press"),
                            ("donors", "donors and partners"),
                            ("government", "governments"),
                        ],
                        default="general",
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=200, verbose_name="label")),
                ("label_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="label")),
                ("label_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="label")),
                ("label_es", models.CharField(blank=True, max_length=200, null=True, verbose_name="label")),
                ("label_ar", models.CharField(blank=True, max_length=200, null=True, verbose_name="label")),
                (
                    "address",
                    models.TextField(
                        blank=True,
                        help_text="Line by line, as on an envelope.",
                        verbose_name="postal address",
                    ),
                ),
                (
                    "phone_printed",
                    models.CharField(blank=True, max_length=50, verbose_name="telephone as printed"),
                ),
                (
                    "phone",
                    phonenumber_field.modelfields.PhoneNumberField(
                        blank=True,
                        help_text="International form: +41 22 717 9111.",
                        max_length=128,
                        region=None,
                        verbose_name="telephone",
                    ),
                ),
                ("fax_printed", models.CharField(blank=True, max_length=50, verbose_name="fax as printed")),
                (
                    "fax",
                    phonenumber_field.modelfields.PhoneNumberField(
                        blank=True, max_length=128, region=None, verbose_name="fax"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_points",
                        to="structure.orgunit",
                        verbose_name="unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact point",
                "verbose_name_plural": "contact points",
                "ordering": ["unit", "purpose"],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
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
                ("code", models.SlugField(max_length=80, unique=True, verbose_name="code")),
                (
                    "title",
                    models.CharField(
                        help_text="As this person uses it: Directeur général, Directrice générale.",
                        max_length=200,
                        verbose_name="title held",
                    ),
                ),
                (
                    "title_fr",
                    models.CharField(
                        help_text="As this person uses it: Directeur général, Directrice générale.",
                        max_length=200,
                        null=True,
                        verbose_name="title held",
                    ),
                ),
                (
                    "title_en",
                    models.CharField(
                        help_text="As this person uses it: Directeur général, Directrice générale.",
                        max_length=200,
                        null=True,
                        verbose_name="title held",
                    ),
                ),
                (
                    "title_es",
                    models.CharField(
                        help_text="As this person uses it: Directeur général, Directrice générale.",
                        max_length=200,
                        null=True,
                        verbose_name="title held",
                    ),
                ),
                (
                    "title_ar",
                    models.CharField(
                        help_text="As this person uses it: Directeur général, Directrice générale.",
                        max_length=200,
                        null=True,
                        verbose_name="title held",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="For example, 11 for the eleventh Director General.",
                        null=True,
                        verbose_name="number in succession",
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
                            )
                        ),
                        output_field=foundation.search.vectors.VectorField(),
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="structure.orgunit",
                        verbose_name="post or unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "appointment",
                "verbose_name_plural": "appointments",
                "ordering": ["-starts"],
            },
        ),
        migrations.CreateModel(
            name="OrgUnitEvent",
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
                (
                    "code",
                    models.SlugField(
                        db_index=False,
                        help_text="Permanent. Used by imports and open data.",
                        max_length=80,
                        verbose_name="code",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        db_index=False,
                        help_text="The last part of the page’s address, the same in all languages. Old addresses keep working.",
                        max_length=80,
                        verbose_name="address",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("governing-body", "governing body"),
                            ("post", "post"),
                            ("post-group", "group of posts"),
                            ("office", "office"),
                            ("department", "department"),
                            ("division", "division"),
                            ("unit", "unit"),
                            ("secretariat", "secretariat"),
                            ("committee", "committee"),
                            ("institute", "institute"),
                            ("administrative-centre", "administrative centre"),
                            ("group", "group of offices"),
                            ("field-office", "field office"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=200, null=True, verbose_name="name")),
                (
                    "short_name_fr",
                    models.CharField(
                        blank=True,
                        help_text="Acronym or usual name.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_en",
                    models.CharField(
                        blank=True,
                        help_text="Acronym or usual name.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_es",
                    models.CharField(
                        blank=True,
                        help_text="Acronym or usual name.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "short_name_ar",
                    models.CharField(
                        blank=True,
                        help_text="Acronym or usual name.",
                        max_length=80,
                        null=True,
                        verbose_name="short name",
                    ),
                ),
                (
                    "mandate_fr",
                    models.TextField(
                        blank=True,
                        help_text="Two to five sentences on what it does.",
                        null=True,
                        verbose_name="mandate",
                    ),
                ),
                (
                    "mandate_en",
                    models.TextField(
                        blank=True,
                        help_text="Two to five sentences on what it does.",
                        null=True,
                        verbose_name="mandate",
                    ),
                ),
                (
                    "mandate_es",
                    models.TextField(
                        blank=True,
                        help_text="Two to five sentences on what it does.",
                        null=True,
                        verbose_name="mandate",
                    ),
                ),
                (
                    "mandate_ar",
                    models.TextField(
                        blank=True,
                        help_text="Two to five sentences on what it does.",
                        null=True,
                        verbose_name="mandate",
                    ),
                ),
                (
                    "other_names",
                    models.TextField(
                        blank=True,
                        help_text="Former names and other spellings for search, one per line.",
                        verbose_name="other names",
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        choices=[("line", "line"), ("staff", "staff")],
                        default="line",
                        max_length=10,
                        verbose_name="on the chart",
                    ),
                ),
                (
                    "established",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="established"
                    ),
                ),
                (
                    "abolished",
                    foundation.facts.dates.PartialDateField(
                        blank=True, db_collation="C", max_length=21, verbose_name="abolished"
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
                        to="structure.orgunit",
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
                        related_name="id_certainty_source_parent_code_slug_kind_name_fr_name_en_name_es_name_ar_short_name_fr_short_name_en_short_name_es_short_name_ar_mandate_fr_mandate_en_mandate_es_mandate_ar_other_names_line_seat_established_abolished_version_events",
                        to="structure.orgunit",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The office where the unit is located, if it is not an office itself.",
                        limit_choices_to={"kind": "field-office"},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="structure.orgunit",
                        verbose_name="located at",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                ("code", models.SlugField(max_length=80, unique=True, verbose_name="code")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("name_fr", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=120, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=120, null=True, verbose_name="name")),
                (
                    "other_names",
                    models.TextField(
                        blank=True, help_text="Other spellings, one per line.", verbose_name="other names"
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("f", "feminine"), ("m", "masculine")],
                        max_length=1,
                        verbose_name="gender of the title",
                    ),
                ),
                (
                    "nationality",
                    models.CharField(
                        blank=True, help_text="Code of the country.", max_length=2, verbose_name="nationality"
                    ),
                ),
                ("biography", models.TextField(blank=True, verbose_name="biography")),
                ("biography_fr", models.TextField(blank=True, null=True, verbose_name="biography")),
                ("biography_en", models.TextField(blank=True, null=True, verbose_name="biography")),
                ("biography_es", models.TextField(blank=True, null=True, verbose_name="biography")),
                ("biography_ar", models.TextField(blank=True, null=True, verbose_name="biography")),
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
                                    models.F("name_fr"),
                                    models.F("name_en"),
                                    models.F("name_es"),
                                    models.F("name_ar"),
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
                                    models.F("other_names"),
                                    models.F("other_names"),
                                    models.F("other_names"),
                                    models.F("other_names"),
                                ),
                                function="search_name",
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
                                    models.F("biography_fr"),
                                    models.F("biography_en"),
                                    models.F("biography_es"),
                                    models.F("biography_ar"),
                                ),
                                function="search_text",
                            ),
                        ),
                        output_field=foundation.search.vectors.VectorField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["name_fr"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["searched"], name="structure_person_searched"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactPointEvent",
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
                ("code", models.SlugField(db_index=False, max_length=80, verbose_name="code")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("general", "general"),
                            ("assistance", "assistance to migrants"),
                            ("press", "press"),
                            ("donors", "donors and partners"),
                            ("government", "governments"),
                        ],
                        default="general",
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("label_fr", models.CharField(blank=True, max_length=200, null=True, verbose_name="label")),
                ("label_en", models.CharField(blank=True, max_length=200, null=True, verbose_name="label")),
                ("label_es", models.CharField(blank=True, max_length=200, null=True, verbose_name="label")),
                ("label_ar", models.CharField(blank=True, max_length=200, null=True, verbose_name="label")),
                (
                    "address",
                    models.TextField(
                        blank=True,
                        help_text="Line by line, as on an envelope.",
                        verbose_name="postal address",
                    ),
                ),
                (
                    "phone_printed",
                    models.CharField(blank=True, max_length=50, verbose_name="telephone as printed"),
                ),
                (
                    "phone",
                    phonenumber_field.modelfields.PhoneNumberField(
                        blank=True,
                        help_text="International form: +41 22 717 9111.",
                        max_length=128,
                        region=None,
                        verbose_name="telephone",
                    ),
                ),
                ("fax_printed", models.CharField(blank=True, max_length=50, verbose_name="fax as printed")),
                (
                    "fax",
                    phonenumber_field.modelfields.PhoneNumberField(
                        blank=True, max_length=128, region=None, verbose_name="fax"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
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
                        related_name="id_certainty_source_starts_ends_code_unit_purpose_person_label_fr_label_en_label_es_label_ar_address_phone_printed_phone_fax_printed_fax_email_version_events",
                        to="structure.contactpoint",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="structure.orgunit",
                        verbose_name="unit",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="structure.person",
                verbose_name="person",
            ),
        ),
        migrations.CreateModel(
            name="AppointmentEvent",
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
                ("code", models.SlugField(db_index=False, max_length=80, verbose_name="code")),
                (
                    "title_fr",
                    models.CharField(
                        help_text="As this person uses it: Directeur général, Directrice générale.",
                        max_length=200,
                        null=True,
                        verbose_name="title held",
                    ),
                ),
                (
                    "title_en",
                    models.CharField(
                        help_text="As this person uses it: Directeur général, Directrice générale.",
                        max_length=200,
                        null=True,
                        verbose_name="title held",
                    ),
                ),
                (
                    "title_es",
                    models.CharField(
                        help_text="As this person uses it: Directeur général, Directrice générale.",
                        max_length=200,
                        null=True,
                        verbose_name="title held",
                    ),
                ),
                (
                    "title_ar",
                    models.CharField(
                        help_text="As this person uses it: Directeur général, Directrice générale.",
                        max_length=200,
                        null=True,
                        verbose_name="title held",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="For example, 11 for the eleventh Director General.",
                        null=True,
                        verbose_name="number in succession",
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
                        related_name="id_certainty_source_starts_ends_code_person_unit_title_fr_title_en_title_es_title_ar_rank_version_events",
                        to="structure.appointment",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="structure.orgunit",
                        verbose_name="post or unit",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="appointment",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="appointments",
                to="structure.person",
                verbose_name="person",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."biography" IS DISTINCT FROM (NEW."biography") OR OLD."biography_ar" IS DISTINCT FROM (NEW."biography_ar") OR OLD."biography_en" IS DISTINCT FROM (NEW."biography_en") OR OLD."biography_es" IS DISTINCT FROM (NEW."biography_es") OR OLD."biography_fr" IS DISTINCT FROM (NEW."biography_fr") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."nationality" IS DISTINCT FROM (NEW."nationality") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."source" IS DISTINCT FROM (NEW."source"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="4ec042e7b11e038a962909d2b57f82202e89c68d",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_74c04",
                    table="structure_person",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="remember_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            INSERT INTO foundation_formeraddress (kind, address, object_id, left_at)\n            VALUES (TG_TABLE_NAME, OLD.slug, OLD.id, now())\n            ON CONFLICT (kind, address) DO UPDATE SET object_id = OLD.id, left_at = now();\n            DELETE FROM foundation_formeraddress WHERE kind = TG_TABLE_NAME AND address = NEW.slug;\n            RETURN NULL;\n        ",
                    hash="29421e2a756a6071d9336f3e664a7097e719a401",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_remember_address_817b6",
                    table="structure_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_personevent" ("biography_ar", "biography_en", "biography_es", "biography_fr", "certainty", "code", "gender", "id", "name_ar", "name_en", "name_es", "name_fr", "nationality", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source", "version") VALUES (NEW."biography_ar", NEW."biography_en", NEW."biography_es", NEW."biography_fr", NEW."certainty", NEW."code", NEW."gender", NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."nationality", NEW."other_names", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."source", NEW."version"); RETURN NULL;',
                    hash="f3916d7f29bc020bff4eae5526d6e69a0c36b976",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_96427",
                    table="structure_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."biography_ar" IS DISTINCT FROM (NEW."biography_ar") OR OLD."biography_en" IS DISTINCT FROM (NEW."biography_en") OR OLD."biography_es" IS DISTINCT FROM (NEW."biography_es") OR OLD."biography_fr" IS DISTINCT FROM (NEW."biography_fr") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."nationality" IS DISTINCT FROM (NEW."nationality") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "structure_personevent" ("biography_ar", "biography_en", "biography_es", "biography_fr", "certainty", "code", "gender", "id", "name_ar", "name_en", "name_es", "name_fr", "nationality", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source", "version") VALUES (NEW."biography_ar", NEW."biography_en", NEW."biography_es", NEW."biography_fr", NEW."certainty", NEW."code", NEW."gender", NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."nationality", NEW."other_names", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."source", NEW."version"); RETURN NULL;',
                    hash="07e7034b27bb9c9b5d6ac818b87a0dffe33c7c7f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3d308",
                    table="structure_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_personevent" ("biography_ar", "biography_en", "biography_es", "biography_fr", "certainty", "code", "gender", "id", "name_ar", "name_en", "name_es", "name_fr", "nationality", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "source", "version") VALUES (OLD."biography_ar", OLD."biography_en", OLD."biography_es", OLD."biography_fr", OLD."certainty", OLD."code", OLD."gender", OLD."id", OLD."name_ar", OLD."name_en", OLD."name_es", OLD."name_fr", OLD."nationality", OLD."other_names", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."source", OLD."version"); RETURN NULL;',
                    hash="0c539ffb85e7764f2059c6f0510749737a7af121",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_07ab3",
                    table="structure_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="personevent",
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
            model_name="personevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_certainty_source_code_slug_name_fr_name_en_name_es_name_ar_other_names_gender_nationality_biography_fr_biography_en_biography_es_biography_ar_version_events",
                to="structure.person",
            ),
        ),
        migrations.AddField(
            model_name="placement",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                help_text="Leave empty for the top level of the structure.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="placements_below",
                to="structure.orgunit",
                verbose_name="parent",
            ),
        ),
        migrations.AddField(
            model_name="placement",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="placements",
                to="structure.orgunit",
                verbose_name="unit",
            ),
        ),
        migrations.AddField(
            model_name="placementevent",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Leave empty for the top level of the structure.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="structure.orgunit",
                verbose_name="parent",
            ),
        ),
        migrations.AddField(
            model_name="placementevent",
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
            model_name="placementevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_certainty_source_starts_ends_unit_parent_name_fr_name_en_name_es_name_ar_version_events",
                to="structure.placement",
            ),
        ),
        migrations.AddField(
            model_name="placementevent",
            name="unit",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="structure.orgunit",
                verbose_name="unit",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="predecessor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="successions",
                to="structure.orgunit",
                verbose_name="former unit",
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="predecessions",
                to="structure.orgunit",
                verbose_name="unit that took its place",
            ),
        ),
        migrations.AddField(
            model_name="successionevent",
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
            model_name="successionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_certainty_source_predecessor_successor_kind_date_version_events",
                to="structure.succession",
            ),
        ),
        migrations.AddField(
            model_name="successionevent",
            name="predecessor",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="structure.orgunit",
                verbose_name="former unit",
            ),
        ),
        migrations.AddField(
            model_name="successionevent",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="structure.orgunit",
                verbose_name="unit that took its place",
            ),
        ),
        migrations.AddIndex(
            model_name="orgunit",
            index=models.Index(fields=["tree_id", "lft"], name="structure_orgunit_tree"),
        ),
        migrations.AddIndex(
            model_name="orgunit",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="structure_orgunit_searched"
            ),
        ),
        migrations.AddConstraint(
            model_name="orgunit",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("tree_id", "lft"),
                name="structure_orgunit_lft_once",
                violation_error_message="The tree would be damaged: two nodes would have the same position.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orgunit",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("tree_id", "rght"),
                name="structure_orgunit_rght_once",
                violation_error_message="The tree would be damaged: two nodes would have the same position.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orgunit",
            constraint=models.CheckConstraint(
                condition=models.Q(("lft__gte", 1), ("rght__gt", models.F("lft"))),
                name="structure_orgunit_lft_before_rght",
                violation_error_message="The tree would be damaged: a node would end before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orgunit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("name_fr", None), _negated=True), models.Q(("name_fr", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("name_en", None), _negated=True), models.Q(("name_en", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="structure_orgunit_named",
                violation_error_message="Enter the name in French or English.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="orgunit",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."abolished" IS DISTINCT FROM (NEW."abolished") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."established" IS DISTINCT FROM (NEW."established") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."line" IS DISTINCT FROM (NEW."line") OR OLD."mandate" IS DISTINCT FROM (NEW."mandate") OR OLD."mandate_ar" IS DISTINCT FROM (NEW."mandate_ar") OR OLD."mandate_en" IS DISTINCT FROM (NEW."mandate_en") OR OLD."mandate_es" IS DISTINCT FROM (NEW."mandate_es") OR OLD."mandate_fr" IS DISTINCT FROM (NEW."mandate_fr") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."seat_id" IS DISTINCT FROM (NEW."seat_id") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."short_name_ar" IS DISTINCT FROM (NEW."short_name_ar") OR OLD."short_name_en" IS DISTINCT FROM (NEW."short_name_en") OR OLD."short_name_es" IS DISTINCT FROM (NEW."short_name_es") OR OLD."short_name_fr" IS DISTINCT FROM (NEW."short_name_fr") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."source" IS DISTINCT FROM (NEW."source"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="aa2a9f96900bf6b2718b0843930cec2f4a0a191b",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_0bc6c",
                    table="structure_orgunit",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="orgunit",
            trigger=pgtrigger.compiler.Trigger(
                name="guard_tree",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()\n                AND granted AND classid = 5637 AND objid = 1436263373 AND objsubid = 2) THEN\n                RAISE EXCEPTION 'write to % without the lock of its tree', TG_TABLE_NAME\n                    USING ERRCODE = '55000';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="05f358587148448adc99247ce8e3cf537acfe9ea",
                    level="STATEMENT",
                    operation='INSERT OR DELETE OR UPDATE OF "lft", "rght", "tree_id", "level", "parent_id"',
                    pgid="pgtrigger_guard_tree_46005",
                    table="structure_orgunit",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="orgunit",
            trigger=pgtrigger.compiler.Trigger(
                name="remember_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            INSERT INTO foundation_formeraddress (kind, address, object_id, left_at)\n            VALUES (TG_TABLE_NAME, OLD.slug, OLD.id, now())\n            ON CONFLICT (kind, address) DO UPDATE SET object_id = OLD.id, left_at = now();\n            DELETE FROM foundation_formeraddress WHERE kind = TG_TABLE_NAME AND address = NEW.slug;\n            RETURN NULL;\n        ",
                    hash="42e5bce4fb5289fea0b351ace2f6d05e7e0cdaba",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_remember_address_98d26",
                    table="structure_orgunit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="orgunit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_orgunitevent" ("abolished", "certainty", "code", "established", "id", "kind", "line", "mandate_ar", "mandate_en", "mandate_es", "mandate_fr", "name_ar", "name_en", "name_es", "name_fr", "other_names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "short_name_ar", "short_name_en", "short_name_es", "short_name_fr", "slug", "source", "version") VALUES (NEW."abolished", NEW."certainty", NEW."code", NEW."established", NEW."id", NEW."kind", NEW."line", NEW."mandate_ar", NEW."mandate_en", NEW."mandate_es", NEW."mandate_fr", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."other_names", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seat_id", NEW."short_name_ar", NEW."short_name_en", NEW."short_name_es", NEW."short_name_fr", NEW."slug", NEW."source", NEW."version"); RETURN NULL;',
                    hash="d6ef3ff8e50bdee30bd28557b57f23dcdef9feca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_803f8",
                    table="structure_orgunit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="orgunit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."abolished" IS DISTINCT FROM (NEW."abolished") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."established" IS DISTINCT FROM (NEW."established") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."line" IS DISTINCT FROM (NEW."line") OR OLD."mandate_ar" IS DISTINCT FROM (NEW."mandate_ar") OR OLD."mandate_en" IS DISTINCT FROM (NEW."mandate_en") OR OLD."mandate_es" IS DISTINCT FROM (NEW."mandate_es") OR OLD."mandate_fr" IS DISTINCT FROM (NEW."mandate_fr") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."seat_id" IS DISTINCT FROM (NEW."seat_id") OR OLD."short_name_ar" IS DISTINCT FROM (NEW."short_name_ar") OR OLD."short_name_en" IS DISTINCT FROM (NEW."short_name_en") OR OLD."short_name_es" IS DISTINCT FROM (NEW."short_name_es") OR OLD."short_name_fr" IS DISTINCT FROM (NEW."short_name_fr") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "structure_orgunitevent" ("abolished", "certainty", "code", "established", "id", "kind", "line", "mandate_ar", "mandate_en", "mandate_es", "mandate_fr", "name_ar", "name_en", "name_es", "name_fr", "other_names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "short_name_ar", "short_name_en", "short_name_es", "short_name_fr", "slug", "source", "version") VALUES (NEW."abolished", NEW."certainty", NEW."code", NEW."established", NEW."id", NEW."kind", NEW."line", NEW."mandate_ar", NEW."mandate_en", NEW."mandate_es", NEW."mandate_fr", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."other_names", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seat_id", NEW."short_name_ar", NEW."short_name_en", NEW."short_name_es", NEW."short_name_fr", NEW."slug", NEW."source", NEW."version"); RETURN NULL;',
                    hash="9c6a2c0f6b8a40cc7ad91f6d40f924ae4fc80aae",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_88489",
                    table="structure_orgunit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="orgunit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_orgunitevent" ("abolished", "certainty", "code", "established", "id", "kind", "line", "mandate_ar", "mandate_en", "mandate_es", "mandate_fr", "name_ar", "name_en", "name_es", "name_fr", "other_names", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat_id", "short_name_ar", "short_name_en", "short_name_es", "short_name_fr", "slug", "source", "version") VALUES (OLD."abolished", OLD."certainty", OLD."code", OLD."established", OLD."id", OLD."kind", OLD."line", OLD."mandate_ar", OLD."mandate_en", OLD."mandate_es", OLD."mandate_fr", OLD."name_ar", OLD."name_en", OLD."name_es", OLD."name_fr", OLD."other_names", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seat_id", OLD."short_name_ar", OLD."short_name_en", OLD."short_name_es", OLD."short_name_fr", OLD."slug", OLD."source", OLD."version"); RETURN NULL;',
                    hash="d95157e9219e065102ba1bb05303927c282956da",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_34149",
                    table="structure_orgunit",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                fields=("user", "role", "unit", "language"),
                name="structure_grant_once",
                nulls_distinct=False,
                violation_error_message="This role is already assigned.",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "translator"), models.Q(("language", ""), _negated=True)),
                    models.Q(models.Q(("role", "translator"), _negated=True), ("language", "")),
                    _connector="OR",
                ),
                name="structure_grant_language_of_translator",
                violation_error_message="A translator needs a language. Other roles cannot have one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("can_publish_alone", False),
                    ("role__in", ["editor", "regional-editor", "administrator"]),
                    _connector="OR",
                ),
                name="structure_grant_alone_approves",
                violation_error_message="Only roles that approve may publish without review.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."can_publish_alone" IS DISTINCT FROM (NEW."can_publish_alone") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="b0aa86b79bf42532fcebaff01cb9db70670fe270",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_b00bb",
                    table="structure_grant",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_grantevent" ("can_publish_alone", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "user_id", "version") VALUES (NEW."can_publish_alone", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."unit_id", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="ba0a06619171d9339a90f4dd0d4adf8d1eb0f58a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_993ce",
                    table="structure_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "structure_grantevent" ("can_publish_alone", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "user_id", "version") VALUES (NEW."can_publish_alone", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."unit_id", NEW."user_id", NEW."version"); RETURN NULL;',
                    hash="679da89be0e633f1fd5d05b10d0c4878ca5806af",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3b183",
                    table="structure_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_grantevent" ("can_publish_alone", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id", "user_id", "version") VALUES (OLD."can_publish_alone", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."unit_id", OLD."user_id", OLD."version"); RETURN NULL;',
                    hash="f982cf6dc8ac95bf3ba51b2d2b65217c21dafeeb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9299e",
                    table="structure_grant",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False)),
                name="structure_contactpoint_ends_after_it_starts",
                violation_error_message="The end is before the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("address", ""), ("email", ""), ("phone", ""), _negated=True),
                name="structure_contactpoint_reachable",
                violation_error_message="Enter a postal address, a telephone number or an e-mail address.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."fax" IS DISTINCT FROM (NEW."fax") OR OLD."fax_printed" IS DISTINCT FROM (NEW."fax_printed") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."label_ar" IS DISTINCT FROM (NEW."label_ar") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."label_es" IS DISTINCT FROM (NEW."label_es") OR OLD."label_fr" IS DISTINCT FROM (NEW."label_fr") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."phone_printed" IS DISTINCT FROM (NEW."phone_printed") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="fffd63aadfac736d773c44ab98db77c45b84b3ce",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_9816d",
                    table="structure_contactpoint",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_contactpointevent" ("address", "certainty", "code", "email", "ends", "fax", "fax_printed", "id", "label_ar", "label_en", "label_es", "label_fr", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_printed", "purpose", "source", "starts", "unit_id", "version") VALUES (NEW."address", NEW."certainty", NEW."code", NEW."email", NEW."ends", NEW."fax", NEW."fax_printed", NEW."id", NEW."label_ar", NEW."label_en", NEW."label_es", NEW."label_fr", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."phone_printed", NEW."purpose", NEW."source", NEW."starts", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="e434f19bd06832fee07ef1df37143b439d5e8cc8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0d9f8",
                    table="structure_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."fax" IS DISTINCT FROM (NEW."fax") OR OLD."fax_printed" IS DISTINCT FROM (NEW."fax_printed") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."label_ar" IS DISTINCT FROM (NEW."label_ar") OR OLD."label_en" IS DISTINCT FROM (NEW."label_en") OR OLD."label_es" IS DISTINCT FROM (NEW."label_es") OR OLD."label_fr" IS DISTINCT FROM (NEW."label_fr") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."phone_printed" IS DISTINCT FROM (NEW."phone_printed") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "structure_contactpointevent" ("address", "certainty", "code", "email", "ends", "fax", "fax_printed", "id", "label_ar", "label_en", "label_es", "label_fr", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_printed", "purpose", "source", "starts", "unit_id", "version") VALUES (NEW."address", NEW."certainty", NEW."code", NEW."email", NEW."ends", NEW."fax", NEW."fax_printed", NEW."id", NEW."label_ar", NEW."label_en", NEW."label_es", NEW."label_fr", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."phone_printed", NEW."purpose", NEW."source", NEW."starts", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="d50fe5ffce9ebfadd40430bb7b96e32736ecd87d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a814b",
                    table="structure_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_contactpointevent" ("address", "certainty", "code", "email", "ends", "fax", "fax_printed", "id", "label_ar", "label_en", "label_es", "label_fr", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_printed", "purpose", "source", "starts", "unit_id", "version") VALUES (OLD."address", OLD."certainty", OLD."code", OLD."email", OLD."ends", OLD."fax", OLD."fax_printed", OLD."id", OLD."label_ar", OLD."label_en", OLD."label_es", OLD."label_fr", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."phone_printed", OLD."purpose", OLD."source", OLD."starts", OLD."unit_id", OLD."version"); RETURN NULL;',
                    hash="a66a1075bc29a714daf9f0763ceeaa6c7563689f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b647a",
                    table="structure_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="structure_appointment_searched"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False)),
                name="structure_appointment_ends_after_it_starts",
                violation_error_message="The end is before the start.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."rank" IS DISTINCT FROM (NEW."rank") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="2e35c2700f76906b94eac5779e006c905403fc69",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_44482",
                    table="structure_appointment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_appointmentevent" ("certainty", "code", "ends", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "source", "starts", "title_ar", "title_en", "title_es", "title_fr", "unit_id", "version") VALUES (NEW."certainty", NEW."code", NEW."ends", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."source", NEW."starts", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="89758b2f1f7fe4e38e8b5c2330cb13d7d8e1f832",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_135d5",
                    table="structure_appointment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."rank" IS DISTINCT FROM (NEW."rank") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "structure_appointmentevent" ("certainty", "code", "ends", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "source", "starts", "title_ar", "title_en", "title_es", "title_fr", "unit_id", "version") VALUES (NEW."certainty", NEW."code", NEW."ends", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."source", NEW."starts", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="60020dec85e9fb8862d640aad67b125db98e8bbf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c234c",
                    table="structure_appointment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_appointmentevent" ("certainty", "code", "ends", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "source", "starts", "title_ar", "title_en", "title_es", "title_fr", "unit_id", "version") VALUES (OLD."certainty", OLD."code", OLD."ends", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."source", OLD."starts", OLD."title_ar", OLD."title_en", OLD."title_es", OLD."title_fr", OLD."unit_id", OLD."version"); RETURN NULL;',
                    hash="5ffd94d010572adcc0e3948213cc2f4b31d9c434",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_362cc",
                    table="structure_appointment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False)),
                name="structure_placement_ends_after_it_starts",
                violation_error_message="The end is before the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            models.F("unit"), models.F("unit"), models.Value("[]"), function="int8range"
                        ),
                        "&&",
                    ),
                    ("period", "&&"),
                ],
                name="structure_placement_one_at_a_time",
                violation_error_message="This unit already has a placement during this period.",
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("unit")), _negated=True), _connector="OR"
                ),
                name="structure_placement_not_under_itself",
                violation_error_message="A unit cannot be its own parent.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="94b4ecf1d076aaf4f192cb27d3c48d45efb6f825",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_aefb0",
                    table="structure_placement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_placementevent" ("certainty", "ends", "id", "name_ar", "name_en", "name_es", "name_fr", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts", "unit_id", "version") VALUES (NEW."certainty", NEW."ends", NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."starts", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="9df57a65a536a4b268f7344eb99c555c0e765da1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b50dc",
                    table="structure_placement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "structure_placementevent" ("certainty", "ends", "id", "name_ar", "name_en", "name_es", "name_fr", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts", "unit_id", "version") VALUES (NEW."certainty", NEW."ends", NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."starts", NEW."unit_id", NEW."version"); RETURN NULL;',
                    hash="925423783273d799b5b292796cd36cc33b271bed",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_650c3",
                    table="structure_placement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="placement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_placementevent" ("certainty", "ends", "id", "name_ar", "name_en", "name_es", "name_fr", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "starts", "unit_id", "version") VALUES (OLD."certainty", OLD."ends", OLD."id", OLD."name_ar", OLD."name_en", OLD."name_es", OLD."name_fr", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."starts", OLD."unit_id", OLD."version"); RETURN NULL;',
                    hash="f00a4ed070728f3cb6cbf034fde352042c13e04a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7a76e",
                    table="structure_placement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                fields=("predecessor", "successor"),
                name="structure_succession_once",
                violation_error_message="This succession already exists.",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor", None),
                    models.Q(("successor", models.F("predecessor")), _negated=True),
                    _connector="OR",
                ),
                name="structure_succession_not_itself",
                violation_error_message="A unit cannot succeed itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "closed"), ("successor__isnull", False), _connector="OR"),
                name="structure_succession_leads_on",
                violation_error_message="Choose the unit that took its place, or “closed”.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_successionevent" ("certainty", "date", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "source", "successor_id", "version") VALUES (NEW."certainty", NEW."date", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."predecessor_id", NEW."source", NEW."successor_id", NEW."version"); RETURN NULL;',
                    hash="36eef4935eb6933080f4d0ec2249d57af8df2e03",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0a866",
                    table="structure_succession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "structure_successionevent" ("certainty", "date", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "source", "successor_id", "version") VALUES (NEW."certainty", NEW."date", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."predecessor_id", NEW."source", NEW."successor_id", NEW."version"); RETURN NULL;',
                    hash="aed7264f7468cdb2765fe6c157100946ea58b94c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ed62a",
                    table="structure_succession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "structure_successionevent" ("certainty", "date", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "source", "successor_id", "version") VALUES (OLD."certainty", OLD."date", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."predecessor_id", OLD."source", OLD."successor_id", OLD."version"); RETURN NULL;',
                    hash="dde69c0d8c67f937cd1b9e65ffbd097273b087a8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bb4ca",
                    table="structure_succession",
                    when="AFTER",
                ),
            ),
        ),
    ]
