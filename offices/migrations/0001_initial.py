import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
import foundation.facts.dates
import foundation.search.vectors
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("foundation", "0001_sql_functions"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("structure", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=200, null=True, verbose_name="name")),
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
                            )
                        ),
                        output_field=foundation.search.vectors.VectorField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "area",
                "verbose_name_plural": "areas",
                "ordering": ["name_fr"],
            },
        ),
        migrations.CreateModel(
            name="CountryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("iso2", models.CharField(max_length=2, verbose_name="code (two letters)")),
                ("iso3", models.CharField(max_length=3, verbose_name="code (three letters)")),
                ("name_fr", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=100, null=True, verbose_name="name")),
                (
                    "other_names",
                    models.TextField(
                        blank=True,
                        help_text="Other spellings and former names, in any language, one per line.",
                        verbose_name="other names",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "orgunit_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="structure.orgunit",
                    ),
                ),
                ("latitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="latitude")),
                ("longitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="longitude")),
                (
                    "geonames_id",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="GeoNames ID"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("listed", "listed by the organisation"),
                            ("not-checked", "current status not checked"),
                            ("closed", "closed"),
                            ("closed-or-unknown", "closed or current status unknown"),
                        ],
                        default="not-checked",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
            },
            bases=("structure.orgunit",),
        ),
        migrations.CreateModel(
            name="OfficeEvent",
            fields=[
                (
                    "orgunit_ptr",
                    models.ForeignKey(
                        auto_created=True,
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        parent_link=True,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
                        to="structure.orgunit",
                    ),
                ),
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("latitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="latitude")),
                ("longitude", models.DecimalField(decimal_places=4, max_digits=7, verbose_name="longitude")),
                (
                    "geonames_id",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="GeoNames ID"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("listed", "listed by the organisation"),
                            ("not-checked", "current status not checked"),
                            ("closed", "closed"),
                            ("closed-or-unknown", "closed or current status unknown"),
                        ],
                        default="not-checked",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfficeRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
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
                    "period",
                    models.GeneratedField(
                        db_persist=True,
                        expression=foundation.facts.dates.InForce(models.F("starts"), models.F("ends")),
                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                    ),
                ),
                ("code", models.SlugField(max_length=80, unique=True, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("headquarters", "headquarters"),
                            ("regional", "regional office"),
                            ("country", "country office"),
                            ("sub-office", "sub-office"),
                            ("coordination", "coordination"),
                            ("resource-mobilisation", "resource mobilisation"),
                            ("special-liaison", "special liaison office"),
                            ("un-representation", "representation to the United Nations"),
                            ("special-envoy", "special envoy’s office"),
                            ("administrative-centre", "administrative centre"),
                            ("hosted-function", "hosted function"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="For example “Bureau régional de Dakar (Sénégal)”.",
                        max_length=200,
                        verbose_name="official name",
                    ),
                ),
                (
                    "title_fr",
                    models.CharField(
                        blank=True,
                        help_text="For example “Bureau régional de Dakar (Sénégal)”.",
                        max_length=200,
                        null=True,
                        verbose_name="official name",
                    ),
                ),
                (
                    "title_en",
                    models.CharField(
                        blank=True,
                        help_text="For example “Bureau régional de Dakar (Sénégal)”.",
                        max_length=200,
                        null=True,
                        verbose_name="official name",
                    ),
                ),
                (
                    "title_es",
                    models.CharField(
                        blank=True,
                        help_text="For example “Bureau régional de Dakar (Sénégal)”.",
                        max_length=200,
                        null=True,
                        verbose_name="official name",
                    ),
                ),
                (
                    "title_ar",
                    models.CharField(
                        blank=True,
                        help_text="For example “Bureau régional de Dakar (Sénégal)”.",
                        max_length=200,
                        null=True,
                        verbose_name="official name",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        help_text="For a role that serves no area, such as “liaison with the European Union”.",
                        max_length=200,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "purpose_fr",
                    models.CharField(
                        blank=True,
                        help_text="For a role that serves no area, such as “liaison with the European Union”.",
                        max_length=200,
                        null=True,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "purpose_en",
                    models.CharField(
                        blank=True,
                        help_text="For a role that serves no area, such as “liaison with the European Union”.",
                        max_length=200,
                        null=True,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "purpose_es",
                    models.CharField(
                        blank=True,
                        help_text="For a role that serves no area, such as “liaison with the European Union”.",
                        max_length=200,
                        null=True,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "purpose_ar",
                    models.CharField(
                        blank=True,
                        help_text="For a role that serves no area, such as “liaison with the European Union”.",
                        max_length=200,
                        null=True,
                        verbose_name="purpose",
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
                                    models.F("purpose_fr"),
                                    models.F("purpose_en"),
                                    models.F("purpose_es"),
                                    models.F("purpose_ar"),
                                ),
                                function="search_name",
                            ),
                        ),
                        output_field=foundation.search.vectors.VectorField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "role of an office",
                "verbose_name_plural": "roles of offices",
                "ordering": ["office", "kind", "starts"],
            },
        ),
        migrations.CreateModel(
            name="OfficeRole_countriesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfficeRoleEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("headquarters", "headquarters"),
                            ("regional", "regional office"),
                            ("country", "country office"),
                            ("sub-office", "sub-office"),
                            ("coordination", "coordination"),
                            ("resource-mobilisation", "resource mobilisation"),
                            ("special-liaison", "special liaison office"),
                            ("un-representation", "representation to the United Nations"),
                            ("special-envoy", "special envoy’s office"),
                            ("administrative-centre", "administrative centre"),
                            ("hosted-function", "hosted function"),
                        ],
                        max_length=30,
                        verbose_name="role",
                    ),
                ),
                (
                    "title_fr",
                    models.CharField(
                        blank=True,
                        help_text="For example “Bureau régional de Dakar (Sénégal)”.",
                        max_length=200,
                        null=True,
                        verbose_name="official name",
                    ),
                ),
                (
                    "title_en",
                    models.CharField(
                        blank=True,
                        help_text="For example “Bureau régional de Dakar (Sénégal)”.",
                        max_length=200,
                        null=True,
                        verbose_name="official name",
                    ),
                ),
                (
                    "title_es",
                    models.CharField(
                        blank=True,
                        help_text="For example “Bureau régional de Dakar (Sénégal)”.",
                        max_length=200,
                        null=True,
                        verbose_name="official name",
                    ),
                ),
                (
                    "title_ar",
                    models.CharField(
                        blank=True,
                        help_text="For example “Bureau régional de Dakar (Sénégal)”.",
                        max_length=200,
                        null=True,
                        verbose_name="official name",
                    ),
                ),
                (
                    "purpose_fr",
                    models.CharField(
                        blank=True,
                        help_text="For a role that serves no area, such as “liaison with the European Union”.",
                        max_length=200,
                        null=True,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "purpose_en",
                    models.CharField(
                        blank=True,
                        help_text="For a role that serves no area, such as “liaison with the European Union”.",
                        max_length=200,
                        null=True,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "purpose_es",
                    models.CharField(
                        blank=True,
                        help_text="For a role that serves no area, such as “liaison with the European Union”.",
                        max_length=200,
                        null=True,
                        verbose_name="purpose",
                    ),
                ),
                (
                    "purpose_ar",
                    models.CharField(
                        blank=True,
                        help_text="For a role that serves no area, such as “liaison with the European Union”.",
                        max_length=200,
                        null=True,
                        verbose_name="purpose",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OutsideRelation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cooperation", "cooperates with"),
                            ("liaison", "liaises with"),
                            ("support", "supports"),
                            ("co-lead", "co-leads with"),
                            ("secretariat", "provides the secretariat of"),
                            ("participation", "takes part in"),
                            ("accreditation", "is accredited to"),
                            ("representation", "represents the organisation to"),
                        ],
                        max_length=20,
                        verbose_name="relation",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="outside body")),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="outside body")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="outside body")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="outside body")),
                ("name_ar", models.CharField(max_length=200, null=True, verbose_name="outside body")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="acronym")),
                ("source", models.TextField(blank=True, verbose_name="source")),
            ],
            options={
                "verbose_name": "relation to an outside body",
                "verbose_name_plural": "relations to outside bodies",
                "ordering": ["role", "kind", "name_fr"],
            },
        ),
        migrations.CreateModel(
            name="OutsideRelationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cooperation", "cooperates with"),
                            ("liaison", "liaises with"),
                            ("support", "supports"),
                            ("co-lead", "co-leads with"),
                            ("secretariat", "provides the secretariat of"),
                            ("participation", "takes part in"),
                            ("accreditation", "is accredited to"),
                            ("representation", "represents the organisation to"),
                        ],
                        max_length=20,
                        verbose_name="relation",
                    ),
                ),
                ("name_fr", models.CharField(max_length=200, null=True, verbose_name="outside body")),
                ("name_en", models.CharField(max_length=200, null=True, verbose_name="outside body")),
                ("name_es", models.CharField(max_length=200, null=True, verbose_name="outside body")),
                ("name_ar", models.CharField(max_length=200, null=True, verbose_name="outside body")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="acronym")),
                ("source", models.TextField(blank=True, verbose_name="source")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AreaCountry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
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
                    "basis",
                    models.TextField(
                        blank=True,
                        help_text="The basis for this entry. Not shown to readers.",
                        verbose_name="basis",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="offices.area",
                        verbose_name="area",
                    ),
                ),
            ],
            options={
                "verbose_name": "country of an area",
                "verbose_name_plural": "countries of an area",
                "ordering": ["area", "country"],
            },
        ),
        migrations.CreateModel(
            name="AreaEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=80, verbose_name="address")),
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
                        related_name="id_slug_name_fr_name_en_name_es_name_ar_version_events",
                        to="offices.area",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Country",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("iso2", models.CharField(max_length=2, unique=True, verbose_name="code (two letters)")),
                ("iso3", models.CharField(max_length=3, unique=True, verbose_name="code (three letters)")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_fr", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_ar", models.CharField(max_length=100, null=True, verbose_name="name")),
                (
                    "other_names",
                    models.TextField(
                        blank=True,
                        help_text="Other spellings and former names, in any language, one per line.",
                        verbose_name="other names",
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
                        ),
                        output_field=foundation.search.vectors.VectorField(),
                    ),
                ),
            ],
            options={
                "verbose_name": "country",
                "verbose_name_plural": "countries",
                "ordering": ["name_fr"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["searched"], name="offices_country_searched"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("iso2__regex", "^[A-Z]{2}$"), ("iso3__regex", "^[A-Z]{3}$")),
                        name="offices_country_codes",
                        violation_error_message="The codes must have two and three capital letters.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AreaCountryEvent",
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
                    "basis",
                    models.TextField(
                        blank=True,
                        help_text="The basis for this entry. Not shown to readers.",
                        verbose_name="basis",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                (
                    "area",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="offices.area",
                        verbose_name="area",
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
                        related_name="id_certainty_source_area_country_basis_version_events",
                        to="offices.areacountry",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="offices.country",
                        verbose_name="country",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="areacountry",
            name="country",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memberships",
                to="offices.country",
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="area",
            name="countries",
            field=models.ManyToManyField(
                related_name="areas",
                through="offices.AreaCountry",
                to="offices.country",
                verbose_name="countries",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."iso2" IS DISTINCT FROM (NEW."iso2") OR OLD."iso3" IS DISTINCT FROM (NEW."iso3") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="313b6a1ee88e8ab2b9a461114231cca997191606",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_58308",
                    table="offices_country",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_countryevent" ("id", "iso2", "iso3", "name_ar", "name_en", "name_es", "name_fr", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."id", NEW."iso2", NEW."iso3", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."other_names", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="25645ab930356e26db4279c95b6701c3eea2247d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_24643",
                    table="offices_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."iso2" IS DISTINCT FROM (NEW."iso2") OR OLD."iso3" IS DISTINCT FROM (NEW."iso3") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."other_names" IS DISTINCT FROM (NEW."other_names") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "offices_countryevent" ("id", "iso2", "iso3", "name_ar", "name_en", "name_es", "name_fr", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."id", NEW."iso2", NEW."iso3", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", NEW."other_names", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;',
                    hash="4c5451a65a4ff15406f987eee6dbddf1ae4b26c7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_247fc",
                    table="offices_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_countryevent" ("id", "iso2", "iso3", "name_ar", "name_en", "name_es", "name_fr", "other_names", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."id", OLD."iso2", OLD."iso3", OLD."name_ar", OLD."name_en", OLD."name_es", OLD."name_fr", OLD."other_names", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;',
                    hash="721c1f9f68cfc7cf2102d628cd5ce4f26126d40b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_29996",
                    table="offices_country",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="countryevent",
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
            model_name="countryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_iso2_iso3_name_fr_name_en_name_es_name_ar_other_names_version_events",
                to="offices.country",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="country",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="offices",
                to="offices.country",
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="officeevent",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="offices.country",
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="officeevent",
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
            model_name="officeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="orgunit_ptr_country_latitude_longitude_geonames_id_status_events",
                to="offices.office",
            ),
        ),
        migrations.AddField(
            model_name="officerole",
            name="area",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="roles",
                to="offices.area",
                verbose_name="area",
            ),
        ),
        migrations.AddField(
            model_name="officerole",
            name="countries",
            field=models.ManyToManyField(
                blank=True,
                help_text="For country offices and sub-offices. Other roles serve the countries of their area.",
                related_name="roles",
                to="offices.country",
                verbose_name="countries listed by name",
            ),
        ),
        migrations.AddField(
            model_name="officerole",
            name="host",
            field=models.ForeignKey(
                blank=True,
                help_text="The role that hosts or administers this one, if it has no office of its own.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hosted_roles",
                to="offices.officerole",
                verbose_name="hosted by",
            ),
        ),
        migrations.AddField(
            model_name="officerole",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="roles",
                to="offices.office",
                verbose_name="office",
            ),
        ),
        migrations.AddField(
            model_name="officerole",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="predecessors",
                to="offices.officerole",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="officerole_countriesevent",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                db_tablespace="",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="offices.country",
            ),
        ),
        migrations.AddField(
            model_name="officerole_countriesevent",
            name="officerole",
            field=models.ForeignKey(
                db_constraint=False,
                db_tablespace="",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="offices.officerole",
            ),
        ),
        migrations.AddField(
            model_name="officerole_countriesevent",
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
            model_name="officeroleevent",
            name="area",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="offices.area",
                verbose_name="area",
            ),
        ),
        migrations.AddField(
            model_name="officeroleevent",
            name="host",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The role that hosts or administers this one, if it has no office of its own.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="offices.officerole",
                verbose_name="hosted by",
            ),
        ),
        migrations.AddField(
            model_name="officeroleevent",
            name="office",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="offices.office",
                verbose_name="office",
            ),
        ),
        migrations.AddField(
            model_name="officeroleevent",
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
            model_name="officeroleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_certainty_source_starts_ends_code_office_kind_title_fr_title_en_title_es_title_ar_area_purpose_fr_purpose_en_purpose_es_purpose_ar_host_successor_version_events",
                to="offices.officerole",
            ),
        ),
        migrations.AddField(
            model_name="officeroleevent",
            name="successor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="offices.officerole",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="outsiderelation",
            name="role",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="outside_relations",
                to="offices.officerole",
                verbose_name="role",
            ),
        ),
        migrations.AddField(
            model_name="outsiderelationevent",
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
            model_name="outsiderelationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_role_kind_name_fr_name_en_name_es_name_ar_acronym_source_version_events",
                to="offices.outsiderelation",
            ),
        ),
        migrations.AddField(
            model_name="outsiderelationevent",
            name="role",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="offices.officerole",
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="areacountry",
            constraint=models.UniqueConstraint(
                fields=("area", "country"),
                name="offices_areacountry_once",
                violation_error_message="This country is already in this area.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="areacountry",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."area_id" IS DISTINCT FROM (NEW."area_id") OR OLD."basis" IS DISTINCT FROM (NEW."basis") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."source" IS DISTINCT FROM (NEW."source"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="794f9beac902658da8fbe01e7ade728f48f42b0b",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_bbd0c",
                    table="offices_areacountry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="areacountry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_areacountryevent" ("area_id", "basis", "certainty", "country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version") VALUES (NEW."area_id", NEW."basis", NEW."certainty", NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."version"); RETURN NULL;',
                    hash="29178cd7108c0f61b5dc3f1069b3d5827f67b65d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3e4d0",
                    table="offices_areacountry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="areacountry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "offices_areacountryevent" ("area_id", "basis", "certainty", "country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version") VALUES (NEW."area_id", NEW."basis", NEW."certainty", NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."version"); RETURN NULL;',
                    hash="124362bb6b7cc0c920fbbdd88d92bafcf7c97ff4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a91f1",
                    table="offices_areacountry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="areacountry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_areacountryevent" ("area_id", "basis", "certainty", "country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "version") VALUES (OLD."area_id", OLD."basis", OLD."certainty", OLD."country_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."version"); RETURN NULL;',
                    hash="1c7f8c03d6d52afb904dfabb5658ab323f158b65",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_92ad1",
                    table="offices_areacountry",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="area",
            index=django.contrib.postgres.indexes.GinIndex(fields=["searched"], name="offices_area_searched"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="99455d14f0f69ee94e644ebb19d584e5439651ab",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_d6e0f",
                    table="offices_area",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="remember_address",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."slug" IS DISTINCT FROM (NEW."slug"))',
                    func="\n            INSERT INTO foundation_formeraddress (kind, address, object_id, left_at)\n            VALUES (TG_TABLE_NAME, OLD.slug, OLD.id, now())\n            ON CONFLICT (kind, address) DO UPDATE SET object_id = OLD.id, left_at = now();\n            DELETE FROM foundation_formeraddress WHERE kind = TG_TABLE_NAME AND address = NEW.slug;\n            RETURN NULL;\n        ",
                    hash="73150c1f94a1ecb6492b5439ff1ff71ad31b807c",
                    operation='UPDATE OF "slug"',
                    pgid="pgtrigger_remember_address_c6e27",
                    table="offices_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_areaevent" ("id", "name_ar", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                    hash="654213cf4497dedc4baa51f1e950e2616c458994",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_34865",
                    table="offices_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "offices_areaevent" ("id", "name_ar", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."id", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                    hash="fe3b66c013d6ca60e4a6c5d1ac7aed6c901fb853",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_20e56",
                    table="offices_area",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="area",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_areaevent" ("id", "name_ar", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (OLD."id", OLD."name_ar", OLD."name_en", OLD."name_es", OLD."name_fr", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."version"); RETURN NULL;',
                    hash="c8a53ecf5ec540a0b597ba138cae8ef8a32d1664",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_49e56",
                    table="offices_area",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                name="offices_office_on_earth",
                violation_error_message="Latitude must be between −90 and 90, and longitude between −180 and 180.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_parent_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."geonames_id" IS DISTINCT FROM (NEW."geonames_id") OR OLD."latitude" IS DISTINCT FROM (NEW."latitude") OR OLD."longitude" IS DISTINCT FROM (NEW."longitude") OR OLD."orgunit_ptr_id" IS DISTINCT FROM (NEW."orgunit_ptr_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                    func="\n            UPDATE structure_orgunit SET version = version + 1 WHERE id = NEW.orgunit_ptr_id;\n            RETURN NULL;\n        ",
                    hash="df3f1d77e38e374be8a8d7d46c719a083733be82",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_parent_version_6e95c",
                    table="offices_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_officeevent" ("country_id", "geonames_id", "latitude", "longitude", "orgunit_ptr_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."country_id", NEW."geonames_id", NEW."latitude", NEW."longitude", NEW."orgunit_ptr_id", _pgh_attach_context(), NOW(), \'insert\', NEW."orgunit_ptr_id", NEW."status"); RETURN NULL;',
                    hash="d24ae20a61b48d6b98d67f43b14ffa1fa55c050c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_40732",
                    table="offices_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."geonames_id" IS DISTINCT FROM (NEW."geonames_id") OR OLD."latitude" IS DISTINCT FROM (NEW."latitude") OR OLD."longitude" IS DISTINCT FROM (NEW."longitude") OR OLD."orgunit_ptr_id" IS DISTINCT FROM (NEW."orgunit_ptr_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                    func='INSERT INTO "offices_officeevent" ("country_id", "geonames_id", "latitude", "longitude", "orgunit_ptr_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."country_id", NEW."geonames_id", NEW."latitude", NEW."longitude", NEW."orgunit_ptr_id", _pgh_attach_context(), NOW(), \'update\', NEW."orgunit_ptr_id", NEW."status"); RETURN NULL;',
                    hash="46a060a179d217d19d62424e26d7ee824981f5e0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2fc86",
                    table="offices_office",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="office",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_officeevent" ("country_id", "geonames_id", "latitude", "longitude", "orgunit_ptr_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."country_id", OLD."geonames_id", OLD."latitude", OLD."longitude", OLD."orgunit_ptr_id", _pgh_attach_context(), NOW(), \'delete\', OLD."orgunit_ptr_id", OLD."status"); RETURN NULL;',
                    hash="dedb88ba4a97a77ad16f77fb36a1bb7ded10f3d3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5a956",
                    table="offices_office",
                    when="AFTER",
                ),
            ),
        ),
        migrations.CreateModel(
            name="OfficeRole_countries_Row",
            fields=[],
            options={
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("offices.officerole_countries",),
        ),
        migrations.AddIndex(
            model_name="officerole",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="offices_officerole_searched"
            ),
        ),
        migrations.AddConstraint(
            model_name="officerole",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__isempty", False)),
                name="offices_officerole_ends_after_it_starts",
                violation_error_message="The end is before the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="officerole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("host", None), models.Q(("host", models.F("id")), _negated=True), _connector="OR"
                    ),
                    models.Q(
                        ("successor", None),
                        models.Q(("successor", models.F("id")), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="offices_officerole_not_itself",
                violation_error_message="A role cannot host or succeed itself.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officerole",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."area_id" IS DISTINCT FROM (NEW."area_id") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."host_id" IS DISTINCT FROM (NEW."host_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."purpose_ar" IS DISTINCT FROM (NEW."purpose_ar") OR OLD."purpose_en" IS DISTINCT FROM (NEW."purpose_en") OR OLD."purpose_es" IS DISTINCT FROM (NEW."purpose_es") OR OLD."purpose_fr" IS DISTINCT FROM (NEW."purpose_fr") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="0dcb98b272ece41bbdc45ff6be303bedb162d90d",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_8bca8",
                    table="offices_officerole",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officerole",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_officeroleevent" ("area_id", "certainty", "code", "ends", "host_id", "id", "kind", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_ar", "purpose_en", "purpose_es", "purpose_fr", "source", "starts", "successor_id", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (NEW."area_id", NEW."certainty", NEW."code", NEW."ends", NEW."host_id", NEW."id", NEW."kind", NEW."office_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose_ar", NEW."purpose_en", NEW."purpose_es", NEW."purpose_fr", NEW."source", NEW."starts", NEW."successor_id", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."version"); RETURN NULL;',
                    hash="5bbfa2638dc0c9a78520267a1a55ca81d7ec04aa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a902f",
                    table="offices_officerole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officerole",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."area_id" IS DISTINCT FROM (NEW."area_id") OR OLD."certainty" IS DISTINCT FROM (NEW."certainty") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."host_id" IS DISTINCT FROM (NEW."host_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."office_id" IS DISTINCT FROM (NEW."office_id") OR OLD."purpose_ar" IS DISTINCT FROM (NEW."purpose_ar") OR OLD."purpose_en" IS DISTINCT FROM (NEW."purpose_en") OR OLD."purpose_es" IS DISTINCT FROM (NEW."purpose_es") OR OLD."purpose_fr" IS DISTINCT FROM (NEW."purpose_fr") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."successor_id" IS DISTINCT FROM (NEW."successor_id") OR OLD."title_ar" IS DISTINCT FROM (NEW."title_ar") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_es" IS DISTINCT FROM (NEW."title_es") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "offices_officeroleevent" ("area_id", "certainty", "code", "ends", "host_id", "id", "kind", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_ar", "purpose_en", "purpose_es", "purpose_fr", "source", "starts", "successor_id", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (NEW."area_id", NEW."certainty", NEW."code", NEW."ends", NEW."host_id", NEW."id", NEW."kind", NEW."office_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose_ar", NEW."purpose_en", NEW."purpose_es", NEW."purpose_fr", NEW."source", NEW."starts", NEW."successor_id", NEW."title_ar", NEW."title_en", NEW."title_es", NEW."title_fr", NEW."version"); RETURN NULL;',
                    hash="84fc19bd1d8f12fbdddb2080acfe931cb8d54d41",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7c25e",
                    table="offices_officerole",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officerole",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_officeroleevent" ("area_id", "certainty", "code", "ends", "host_id", "id", "kind", "office_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_ar", "purpose_en", "purpose_es", "purpose_fr", "source", "starts", "successor_id", "title_ar", "title_en", "title_es", "title_fr", "version") VALUES (OLD."area_id", OLD."certainty", OLD."code", OLD."ends", OLD."host_id", OLD."id", OLD."kind", OLD."office_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose_ar", OLD."purpose_en", OLD."purpose_es", OLD."purpose_fr", OLD."source", OLD."starts", OLD."successor_id", OLD."title_ar", OLD."title_en", OLD."title_es", OLD."title_fr", OLD."version"); RETURN NULL;',
                    hash="0f66c75bc3c4c990cf8a859977ce76dd82b11441",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7b0f7",
                    table="offices_officerole",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="outsiderelation",
            constraint=models.UniqueConstraint(
                models.F("role"),
                models.F("kind"),
                django.db.models.functions.comparison.Coalesce(
                    django.db.models.functions.comparison.NullIf(models.F("name_en"), models.Value("")),
                    django.db.models.functions.comparison.NullIf(models.F("name_fr"), models.Value("")),
                    django.db.models.functions.comparison.NullIf(models.F("name_es"), models.Value("")),
                    django.db.models.functions.comparison.NullIf(models.F("name_ar"), models.Value("")),
                    models.Value(""),
                    output_field=models.CharField(),
                ),
                name="offices_outsiderelation_once",
                violation_error_message="This relation already exists.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outsiderelation",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."role_id" IS DISTINCT FROM (NEW."role_id") OR OLD."source" IS DISTINCT FROM (NEW."source"))',
                    func="NEW.version := OLD.version + 1; RETURN NEW;",
                    hash="8a4d19e943917c7efa64814b92a2fe2c354c5170",
                    operation="UPDATE",
                    pgid="pgtrigger_bump_version_a1299",
                    table="offices_outsiderelation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outsiderelation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_outsiderelationevent" ("acronym", "id", "kind", "name_ar", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "source", "version") VALUES (NEW."acronym", NEW."id", NEW."kind", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role_id", NEW."source", NEW."version"); RETURN NULL;',
                    hash="ce7dfc83f67439f9b84d25f748543334644f31d3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_613fd",
                    table="offices_outsiderelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outsiderelation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."acronym" IS DISTINCT FROM (NEW."acronym") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name_ar" IS DISTINCT FROM (NEW."name_ar") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_es" IS DISTINCT FROM (NEW."name_es") OR OLD."name_fr" IS DISTINCT FROM (NEW."name_fr") OR OLD."role_id" IS DISTINCT FROM (NEW."role_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "offices_outsiderelationevent" ("acronym", "id", "kind", "name_ar", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "source", "version") VALUES (NEW."acronym", NEW."id", NEW."kind", NEW."name_ar", NEW."name_en", NEW."name_es", NEW."name_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role_id", NEW."source", NEW."version"); RETURN NULL;',
                    hash="b6baf1281b8609970dc301ee33cf0f1937d7429f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6e9b2",
                    table="offices_outsiderelation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outsiderelation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_outsiderelationevent" ("acronym", "id", "kind", "name_ar", "name_en", "name_es", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role_id", "source", "version") VALUES (OLD."acronym", OLD."id", OLD."kind", OLD."name_ar", OLD."name_en", OLD."name_es", OLD."name_fr", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role_id", OLD."source", OLD."version"); RETURN NULL;',
                    hash="d74231d031ab7f7f578fc061f52cf1bee1e40b0c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3b3e3",
                    table="offices_outsiderelation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="officerole_countriesevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="id_officerole_country_events",
                to="offices.officerole_countries_row",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officerole_countries_row",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_officerole_countriesevent" ("country_id", "id", "officerole_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."country_id", NEW."id", NEW."officerole_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="f1c94f5248b9b6ff84d3ebadfee2fd511f4049ca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0da2d",
                    table="offices_officerole_countries",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officerole_countries_row",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "offices_officerole_countriesevent" ("country_id", "id", "officerole_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."country_id", NEW."id", NEW."officerole_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="d1bf93bac4b23628f43896806b67f14111cb2e92",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_89715",
                    table="offices_officerole_countries",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officerole_countries_row",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "offices_officerole_countriesevent" ("country_id", "id", "officerole_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."country_id", OLD."id", OLD."officerole_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="ba5439fc18418f7b8cb01feeb30fc5037b133a7b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1a4ac",
                    table="offices_officerole_countries",
                    when="AFTER",
                ),
            ),
        ),
    ]
