import django.contrib.postgres.indexes
import publishing.search
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offices", "0001_initial"), ("publishing", "0005_search")]

    operations = [
        migrations.AddField(
            model_name="area",
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
                    )
                ),
                output_field=publishing.search.VectorField(),
            ),
        ),
        migrations.AddField(
            model_name="country",
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
                ),
                output_field=publishing.search.VectorField(),
            ),
        ),
        migrations.AddField(
            model_name="officerole",
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
                        models.F("purpose_fr"),
                        models.F("purpose_en"),
                        models.F("purpose_es"),
                        models.F("purpose_ar"),
                        function="search_name",
                    ),
                ),
                output_field=publishing.search.VectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="area",
            index=django.contrib.postgres.indexes.GinIndex(fields=["searched"], name="offices_area_searched"),
        ),
        migrations.AddIndex(
            model_name="country",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="offices_country_searched"
            ),
        ),
        migrations.AddIndex(
            model_name="officerole",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], name="offices_officerole_searched"
            ),
        ),
    ]
