"""The immutable SQL functions by which texts are found, and the table of the words of what is published."""

from django.db import migrations, models

# What parts words. The parser of PostgreSQL would read « COVID-19 » as a negative number, « 26/11 » as a file.
PARTING = "-‐‑–—−/\\.,:;@_'’‘ʼ`´+#~=|…·•%"

# Without tags, entities and punctuation.
BARE_WORDS = f"""
create or replace function bare_words(rich text) returns text
language sql immutable parallel safe strict
return translate(
    regexp_replace(rich, '<[^>]*>|&#?[[:alnum:]]+;', ' ', 'g'),
    '{PARTING.replace("'", "''")}', '{" " * len(PARTING)}');
"""

# As they are compared: without accents, vowel signs, the lengthening stroke of Arabic, or case.
FOLDED_WORDS = r"""
create or replace function folded_words(words text) returns text
language sql immutable parallel safe strict
begin atomic
  select lower(regexp_replace(unac(words), '[\u064b-\u065f\u0670\u0640]', '', 'g'));
end;
"""

# Each language by its own stemmer, of which the accents are taken off; that of Arabic folds by itself.
SEARCH_TEXT = """
create or replace function search_text(weight text, fr text, en text, es text, ar text) returns tsvector
language sql immutable parallel safe
begin atomic
  select setweight(
    unac((
      to_tsvector('pg_catalog.french', bare_words(coalesce(fr, '')))
      || to_tsvector('pg_catalog.english', bare_words(coalesce(en, '')))
      || to_tsvector('pg_catalog.spanish', bare_words(coalesce(es, '')))
    )::text)::tsvector || to_tsvector('pg_catalog.arabic', bare_words(coalesce(ar, ''))),
    weight::"char");
end;
"""

# Short texts are also found by their words as they are written (half of one is enough), with accents left out
# before the stemmer comes, and with what is joined by a hyphen or an apostrophe written as one word.
SEARCH_NAME = """
create or replace function search_name(weight text, fr text, en text, es text, ar text) returns tsvector
language sql immutable parallel safe
begin atomic
  select search_text(weight, fr, en, es, ar) || setweight(
    to_tsvector('pg_catalog.french', unac(bare_words(coalesce(fr, ''))))
    || to_tsvector('pg_catalog.english', unac(bare_words(coalesce(en, ''))))
    || to_tsvector('pg_catalog.spanish', unac(bare_words(coalesce(es, ''))))
    || to_tsvector('pg_catalog.simple', folded_words(bare_words(every)))
    || to_tsvector('pg_catalog.simple', folded_words(bare_words(translate(every, '-‐‑''’', '')))),
    weight::"char")
  from (
    select coalesce(fr, '') || ' ' || coalesce(en, '') || ' ' || coalesce(es, '') || ' ' || coalesce(ar, '') as every
  ) as names;
end;
"""


def drop(function):
    return f"drop function if exists {function}"


class Migration(migrations.Migration):
    dependencies = [("publishing", "0004_ways_of_an_edition")]
    operations = [
        migrations.RunSQL(BARE_WORDS, drop("bare_words(text)")),
        migrations.RunSQL(FOLDED_WORDS, drop("folded_words(text)")),
        migrations.RunSQL(SEARCH_TEXT, drop("search_text(text, text, text, text, text)")),
        migrations.RunSQL(SEARCH_NAME, drop("search_name(text, text, text, text, text)")),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("word", models.CharField(max_length=40, verbose_name="word")),
                ("folded", models.CharField(db_collation="C", max_length=60)),
                ("number", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "word",
                "verbose_name_plural": "words",
                "ordering": ["language", "word"],
                "indexes": [models.Index(fields=["folded"], name="publishing_word_folded")],
                "constraints": [
                    models.UniqueConstraint(fields=("language", "word"), name="publishing_word_once")
                ],
            },
        ),
    ]
