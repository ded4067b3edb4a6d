"""The two immutable SQL functions that generated columns, constraints and orderings stand on."""

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


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(FIRST_DAY, "drop function if exists first_day(text)"),
        migrations.RunSQL(LAST_DAY, "drop function if exists last_day(text)"),
        migrations.RunSQL(IN_FORCE, "drop function if exists in_force(text, text)"),
        migrations.RunSQL(UNAC, "drop function if exists unac(text)"),
    ]
