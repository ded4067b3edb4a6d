"""The comparison of names of places in any language."""

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from foundation.languages import ARTICLE, Folded, Replaced


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
