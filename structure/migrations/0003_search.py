import django.contrib.postgres.indexes
import publishing.search
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("structure", "0002_grants"), ("publishing", "0005_search")]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="searched",
            field=publishing.search.SearchedField(
                db_persist=True,
                expression=publishing.search.Joined(
                    publishing.search.Lexemes(
                        models.Value("A"),
                        models.F("title_fr"),
                        models.F("title_en"),
                        models.F("title_es"),
                        models.F("title_ar"),
                        function="search_name",
                    )
                ),
                output_field=publishing.search.VectorField(),
            ),
        ),
        migrations.AddField(
            model_name="orgunit",
            name="searched",
            field=publishing.search.SearchedField(
                db_persist=True,
                expression=publishing.search.Joined(
                    publishing.search.Lexemes(
                        models.Value("A"),
                        models.F("name_fr"),
                        models.F("name_en"),
                        models.F("name_es"),
                        models.F("name_ar"),
                        function="search_name",
                    ),
                    publishing.search.Lexemes(
                        models.Value("A"),
                        models.F("short_name_fr"),
                        models.F("short_name_en"),
                        models.F("short_name_es"),
                        models.F("short_name_ar"),
                        function="search_name",
                    ),
                    publishing.search.Lexemes(
                        models.Value("B"),
                        models.F("other_names"),
                        models.F("other_names"),
                        models.F("other_names"),
                        models.F("other_names"),
                        function="search_name",
                    ),
                    publishing.search.Lexemes(
                        models.Value("C"),
                        models.F("mandate_fr"),
                        models.F("mandate_en"),
                        models.F("mandate_es"),
                        models.F("mandate_ar"),
                        function="search_text",
                    ),
                ),
                output_field=publishing.search.VectorField(),
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="searched",
            field=publishing.search.SearchedField(
                db_persist=True,
                expression=publishing.search.Joined(
                    publishing.search.Lexemes(
                        models.Value("A"),
                        models.F("name_fr"),
                        models.F("name_en"),
                        models.F("name_es"),
                        models.F("name_ar"),
                        function="search_name",
                    ),
                    publishing.search.Lexemes(
                        models.Value("B"),
                        models.F("other_names"),
                        models.F("other_names"),
                        models.F("other_names"),
                        models.F("other_names"),
                        function="search_name",
                    ),
                    publishing.search.Lexemes(
                        models.Value("C"),
                        models.F("biography_fr"),
                        models.F("biography_en"),
                        models.F("biography_es"),
                        models.F("biography_ar"),
                        function="search_text",
                    ),
                ),
                output_field=publishing.search.VectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="structure_appointment_searched"
            ),
        ),
        migrations.AddIndex(
            model_name="orgunit",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="structure_orgunit_searched"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="structure_person_searched"
            ),
        ),
    ]
