"""How names of places are compared and put in order, whatever their language."""

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from foundation.languages import localized

ARTICLE = "ال"  # the Arabic article is written as one word with the name and does not count in its order


class Folded(Func):
    """Words as they are compared: each after one space, without accents, vowel signs, case or punctuation."""

    function = "unac"
    template = (
        r"regexp_replace(regexp_replace(' ' || lower(%(function)s(%(expressions)s)) || ' ',"
        r" '[\u064b-\u065f\u0670]', '', 'g'), '[[:space:][:punct:]–،]+', ' ', 'g')"
    )
    output_field = TextField()


class Replaced(Func):
    """SQL ``regexp_replace``."""

    function = "regexp_replace"
    output_field = TextField()


def in_letter_order(field):
    """An ordering by a translated name as the reader's language arranges its letters: Égypte under E."""
    return Folded(Replaced(localized(field), Value(f"^{ARTICLE}"), Value("")))


def matching(query, *fields):
    """A condition: each word of the query begins a word of one of these columns."""
    if not any(letter.isalnum() for letter in query):
        return Q(pk__in=[])
    names = Func(Value("\n"), *map(F, fields), function="concat_ws", output_field=TextField())
    bare = Replaced(names, Value(rf"(^|\s){ARTICLE}"), Value(r"\1"), Value("g"))
    every_name = Folded(Func(Value("\n"), names, bare, function="concat_ws", output_field=TextField()))
    condition = Q()
    for word in dict.fromkeys(query.split()):
        needle = Replaced(Folded(Value(word)), Value(" $"), Value(""))
        condition &= Q(GreaterThan(StrIndex(every_name, needle), 0))
    return condition
