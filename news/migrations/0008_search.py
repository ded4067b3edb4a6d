import django.contrib.postgres.indexes
import publishing.search
from django.db import migrations, models


# The first day of a date is in this year; the sign is of no word. Nothing after it: no date, or no likely one.
SEARCH_YEAR = """
create or replace function search_year(date text) returns tsvector
language sql immutable parallel safe
return array_to_tsvector(
    array['@' || case when left(date, 4) between '1951' and '2099' then left(date, 4) else '' end]);
"""


class Migration(migrations.Migration):
    dependencies = [("news", "0007_subscriptions"), ("publishing", "0005_search")]

    operations = [
        migrations.RunSQL(SEARCH_YEAR, "drop function if exists search_year(text)"),
        migrations.AddField(
            model_name="releaseedition",
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
                    publishing.search.Lexemes(models.F("date"), function="search_year"),
                ),
                output_field=publishing.search.VectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="releaseedition",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["searched"], gin_pending_list_limit=256, name="news_edition_searched"
            ),
        ),
    ]
