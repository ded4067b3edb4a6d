import django.contrib.postgres.indexes
import publishing.search
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pages", "0006_finder_in_menu"), ("publishing", "0005_search")]

    operations = [
        migrations.AddField(
            model_name="page",
            name="searched",
            field=publishing.search.SearchedField(
                db_persist=True,
                expression=publishing.search.Joined(
                    publishing.search.Lexemes(
                        models.Value("A"),
                        models.F("label_fr"),
                        models.F("label_en"),
                        models.F("label_es"),
                        models.F("label_ar"),
                        function="search_name",
                    )
                ),
                output_field=publishing.search.VectorField(),
            ),
        ),
        migrations.AddField(
            model_name="pageedition",
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
                    ),
                    publishing.search.Lexemes(
                        models.Value("B"),
                        models.F("summary_fr"),
                        models.F("summary_en"),
                        models.F("summary_es"),
                        models.F("summary_ar"),
                        function="search_text",
                    ),
                    publishing.search.Lexemes(
                        models.Value("C"),
                        models.F("body_fr"),
                        models.F("body_en"),
                        models.F("body_es"),
                        models.F("body_ar"),
                        function="search_text",
                    ),
                ),
                output_field=publishing.search.VectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="pageedition",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="pages_pageedition_searched"
            ),
        ),
    ]
