"""The immutable SQL functions that generated columns, constraints, orderings and searches stand on."""

from django.db import migrations

# The bodies are parsed when they are made, so that a dump, which is restored without a search path, finds what
# they call.
FIRST_DAY = r"""
create or replace function first_day(known text) returns date
language sql immutable parallel safe
return case when known = '' then null else make_date(
    left(known, 4)::int,
    coalesce(nullif(substr(split_part(known, '/', 1), 6, 2), '')::int, 1),
    coalesce(nullif(substr(split_part(known, '/', 1), 9, 2), '')::int, 1)) end;
"""

LAST_DAY = r"""
create or replace function last_day(known text) returns date
language sql immutable parallel safe
begin atomic
  select case
    when last = '' then null
    when length(last) = 10 then first_day(last)
    when length(last) = 7 then (first_day(last) + interval '1 month')::date - 1
    else make_date(left(last, 4)::int, 12, 31) end
  from (select split_part(known, '/', -1) as last) as part;
end;
"""

# A year or a month means that the change happened during it, taken at its beginning; only what both
# starts and ends inside the same year or month holds until the end of it.
IN_FORCE = r"""
create or replace function in_force(starts text, ends text) returns daterange
language sql immutable parallel safe
return case
    when ends = '' then daterange(first_day(starts), null)
    when length(ends) = 10 and first_day(starts) > first_day(ends) then 'empty'::daterange
    when length(ends) = 10 then daterange(first_day(starts), first_day(ends) + 1)
    when starts = '' or first_day(ends) > first_day(starts) then daterange(first_day(starts), first_day(ends))
    when last_day(ends) >= first_day(starts) then daterange(first_day(starts), last_day(ends) + 1)
    else 'empty'::daterange end;
"""

# Accent-blind and ligature-blind text for ordering and matching, without an extension.
UNAC = r"""
create or replace function unac(words text) returns text
language sql immutable parallel safe strict as $$
  select translate(
    replace(replace(replace(replace(
      regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g'),
      'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'),
    'øØłŁı’', 'oOlLi''')
$$;
"""

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

JOINED_VECTORS = """
create aggregate joined_vectors(tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '', parallel = safe);
"""

# Each text by the stemmer of its language, of which the accents are taken off; that of Arabic folds by itself.
SEARCH_TEXT = """
create or replace function search_text(weight text, stemmers regconfig[], texts text[]) returns tsvector
language sql immutable parallel safe
begin atomic
  select setweight(
    joined_vectors(
      case stemmer when 'pg_catalog.arabic'::regconfig then vector else unac(vector::text)::tsvector end
      order by place),
    weight::"char")
  from unnest(stemmers, texts) with ordinality as one (stemmer, words, place)
    cross join lateral to_tsvector(stemmer, bare_words(coalesce(words, ''))) as vector;
end;
"""

# Short texts are also found by their words as they are written (half of one is enough), with accents left out
# before the stemmer comes, and with what is joined by a hyphen or an apostrophe written as one word.
SEARCH_NAME = """
create or replace function search_name(weight text, stemmers regconfig[], texts text[]) returns tsvector
language sql immutable parallel safe
begin atomic
  select search_text(weight, stemmers, texts) || setweight(
    coalesce(joined_vectors(to_tsvector(stemmer, unac(bare_words(coalesce(words, '')))) order by place)
      filter (where stemmer <> 'pg_catalog.arabic'::regconfig), '')
    || to_tsvector('pg_catalog.simple', folded_words(bare_words(array_to_string(texts, ' '))))
    || to_tsvector('pg_catalog.simple',
        folded_words(bare_words(translate(array_to_string(texts, ' '), '-‐‑''’', '')))),
    weight::"char")
  from unnest(stemmers, texts) with ordinality as one (stemmer, words, place);
end;
"""

# The first day of a date is in this year; the sign is of no word. Nothing after it: no date, or no likely one.
SEARCH_YEAR = """
create or replace function search_year(date text) returns tsvector
language sql immutable parallel safe
return array_to_tsvector(
    array['@' || case when left(date, 4) between '1951' and '2099' then left(date, 4) else '' end]);
"""


def function(create, signature):
    return migrations.RunSQL(create, f"drop function if exists {signature}")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        function(FIRST_DAY, "first_day(text)"),
        function(LAST_DAY, "last_day(text)"),
        function(IN_FORCE, "in_force(text, text)"),
        function(UNAC, "unac(text)"),
        function(BARE_WORDS, "bare_words(text)"),
        function(FOLDED_WORDS, "folded_words(text)"),
        migrations.RunSQL(JOINED_VECTORS, "drop aggregate if exists joined_vectors(tsvector)"),
        function(SEARCH_TEXT, "search_text(text, regconfig[], text[])"),
        function(SEARCH_NAME, "search_name(text, regconfig[], text[])"),
        function(SEARCH_YEAR, "search_year(text)"),
    ]
