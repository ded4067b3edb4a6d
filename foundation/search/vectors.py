"""How texts are found by their words: the column by which a row is searched, and the reader's words.

The column is a ``tsvector`` of all languages, written by the database (migration ``sql_functions``); the
reader's words are read by the same functions, so that both always agree. A query of the
database is made of words alone: whatever else a reader types parts words and does nothing more.
"""

import re
import unicodedata
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import BadRequest
from django.db import connection, transaction
from django.db.models import (
    Case,
    F,
    Func,
    GeneratedField,
    IntegerField,
    Lookup,
    Subquery,
    TextField,
    Value,
    When,
)
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from foundation.languages import LANGUAGES, columns

# The text search configurations of PostgreSQL, named after their language.
STEMMERS = {
    *["arabic", "armenian", "basque", "catalan", "danish", "dutch", "english", "finnish", "french", "german"],
    *["greek", "hindi", "hungarian", "indonesian", "irish", "italian", "lithuanian", "nepali", "norwegian"],
    *["portuguese", "romanian", "russian", "serbian", "spanish", "swedish", "tamil", "turkish", "yiddish"],
}


def _stemmer(language):
    name = get_language_info(language)["name"].lower()
    return name if name in STEMMERS else "simple"


CONFIGS = {language: _stemmer(language) for language in LANGUAGES}
STEMMERS_SQL = f"'{{{','.join(f'pg_catalog.{config}' for config in CONFIGS.values())}}}'::regconfig[]"
FOLDS_ITSELF = "arabic"  # its stemmer takes off accents by itself
MAX_LENGTH = 100  # characters
MAX_TERMS = 10
ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")  # vowel signs and the lengthening stroke of Arabic
QUOTED = re.compile('"([^"]*)"|“([^”]*)”|«([^»]*)»|([^"“«]+|.)')
WORD = re.compile(r"[^\W_]+")
LEXEME = re.compile("('(?:[^']|'')*')")  # in the notation of PostgreSQL
MIN_PREFIX_LENGTH = 2  # letters


# ---------------------------------------------------------------- the column


class VectorField(SearchVectorField):
    """A ``tsvector`` that is searched and never read: it is as long as the text it was made of."""

    def select_format(self, compiler, sql, params):
        return "NULL::tsvector", []


@VectorField.register_lookup
class Matches(Lookup):
    """``searched__matches=search_terms.tsquery()``."""

    lookup_name = "matches"

    def as_sql(self, compiler, connection):
        column, column_params = self.process_lhs(compiler, connection)
        words, words_params = self.process_rhs(compiler, connection)
        return f"{column} @@ {words}::tsquery", (*column_params, *words_params)


@VectorField.register_lookup
class MatchesPrefixes(Matches):
    """``searched__begins="migr daka"``: words that begin with each of these, in any language."""

    lookup_name = "begins"

    def get_prep_lookup(self):
        words = map(folded, _indexed(without_invisible(self.rhs))[:MAX_TERMS])
        return " & ".join(f"{_quoted(word)}:*" for word in words)


class SearchedField(GeneratedField):
    """A generated column that is not sent back when a row is written."""

    db_returning = False


class Lexemes(Func):
    """The lexemes of one or more texts."""

    output_field = VectorField()


class Joined(Lexemes):
    template, arg_joiner = "%(expressions)s", " || "


def search_column(*parts):
    """The column of a model: made of ``name_lexemes``, ``text_lexemes`` and ``other_name_lexemes``."""
    return SearchedField(expression=Joined(*parts), output_field=VectorField(), db_persist=True)


class TextArray(Func):
    template, output_field = "ARRAY[%(expressions)s]::text[]", ArrayField(TextField())


def _lexemes(function, weight, names):
    stemmers = Func(template=STEMMERS_SQL, output_field=ArrayField(TextField()))
    return Lexemes(Value(weight), stemmers, TextArray(*map(F, names)), function=function)


def name_lexemes(weight, field):
    """A translated name or title; A weighs most, D least."""
    return _lexemes("search_name", weight, columns(field))


def text_lexemes(weight, field):
    """A translated text, which may be long and have markup."""
    return _lexemes("search_text", weight, columns(field))


def other_name_lexemes(weight, field):
    """Names of any language, in a field that is not translated."""
    return _lexemes("search_name", weight, [field] * len(LANGUAGES))


# ---------------------------------------------------------------- the reader's words


@dataclass(frozen=True)
class Term:
    """A word of the reader's, or a phrase in quotation marks, and how the index may have it.

    ``stops`` are the languages in which it says nothing (le, the, el).
    """

    words: str
    lexemes: tuple[str, ...] = ()
    phrase: str = ""
    stops: frozenset = frozenset()

    def tsquery(self, weights="", *, is_prefix=False):
        """The term in the notation of PostgreSQL, found in texts of these weights (all: "")."""
        if self.phrase:
            weighed = LEXEME.sub(rf"\1:{weights}", self.phrase) if weights else self.phrase
            return f"({weighed})"
        found = [f"{_quoted(lexeme)}:{weights}" if weights else _quoted(lexeme) for lexeme in self.lexemes]
        if is_prefix and len(self.words) >= MIN_PREFIX_LENGTH:
            found.append(f"{_quoted(folded(self.words))}:*{weights}")
        return f"({' | '.join(found)})"


def _quoted(lexeme):
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


@dataclass(frozen=True)
class SearchTerms:
    """What a reader looks for: all of some terms (or any), each in whatever language.

    The last may be the beginning of a word. ``is_vague``: it is one word alone that says nothing in the
    reader's language (para, WHO), and rather a name or the beginning of one.
    """

    terms: tuple[Term, ...]
    is_vague: bool = False
    is_prefix: bool = False
    is_any: bool = False

    def __bool__(self):
        return bool(self.terms)

    def tsquery(self, weights=""):
        """The notation of PostgreSQL for it; nothing is found by no terms."""
        return " & ".join(self.parts(weights))

    def pairs(self):
        """What a row must have, each by itself: (the reader's words, the notation for them)."""
        words = [term.words for term in self.terms]
        return list(zip([" ".join(words)] if self.is_any else words, self.parts(), strict=True))

    def parts(self, weights=""):
        """The queries alone, without the reader's words."""
        last = len(self.terms) - 1
        parts = [
            term.tsquery(weights, is_prefix=self.is_prefix and number == last)
            for number, term in enumerate(self.terms)
        ]
        return [f"({' | '.join(parts)})"] if self.is_any and parts else parts

    @property
    def words(self):
        return " ".join(term.words for term in self.terms)

    def as_prefix(self):
        """A copy whose last word matches as a prefix."""
        return replace(self, is_prefix=True)

    def matching_any(self):
        """A copy that matches any of the terms instead of all."""
        return replace(self, is_any=True)

    def without(self, words):
        """A copy without these (folded) words, unless nothing would be left."""
        left = tuple(term for term in self.terms if folded(term.words) not in words)
        return replace(self, terms=left or self.terms)


def typed_line(parameters):
    """What a reader typed (``?q=``). Raises ``BadRequest`` when it is too long."""
    line = parameters.get("q", "")
    if len(line) > MAX_LENGTH:
        raise BadRequest(_("Your search has too many words."))
    return without_invisible(line)


def without_invisible(words):
    """Remove invisible characters from a reader's line and collapse its white space."""
    seen = (letter for letter in unicodedata.normalize("NFC", words) if _is_seen(letter))
    return " ".join("".join(seen).split())


def _is_seen(letter):
    return letter.isspace() or not unicodedata.category(letter).startswith("C")


def folded(words):
    """Fold words for comparison. The same rule is in the SQL function ``folded_words``."""
    for ligature, letters in [("œ", "oe"), ("Œ", "OE"), ("æ", "ae"), ("Æ", "AE")]:
        words = words.replace(ligature, letters)
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", words) if not "\u0300" <= letter <= "\u036f"
    )
    return ARABIC_MARKS.sub("", bare.translate(str.maketrans("øØłŁı’", "oOlLi'"))).lower()


def split_words(line):
    """The words of a line, without what parts them."""
    return WORD.findall(ARABIC_MARKS.sub("", line))


def _indexed(line):
    """The words of a line that an index can have: PostgreSQL refuses those of more than 2046 bytes, and
    folding makes eighteen letters of « ﷺ »."""
    return [word for word in split_words(line) if len(folded(word)) <= MAX_LENGTH]


def parse_terms(line, language):
    """The ``SearchTerms`` of a line that a reader of this language typed; it may want nothing. One query.

    Words that say nothing in some language (the, le, sur) are left out, unless only those are left that say
    something in the reader's, or one alone, which names may have.
    """
    found = []
    for *quoted, bare in QUOTED.findall(without_invisible(line)):
        if phrase := _indexed(" ".join(quoted)):
            found.append((" ".join(phrase), len(phrase) > 1))
        found += [(word, False) for word in _indexed(bare)]
    terms = _terms(list(dict.fromkeys(found))[:MAX_TERMS])
    telling = tuple(term for term in terms if not term.stops)
    telling = telling or tuple(term for term in terms if language not in term.stops)
    if not telling and len(terms) == 1 and not terms[0].phrase and len(terms[0].words) >= MIN_PREFIX_LENGTH:
        return SearchTerms((replace(terms[0], lexemes=(folded(terms[0].words),)),), is_vague=True)
    return SearchTerms(telling)


def _terms(found):
    """How the database reads each of the words and phrases."""
    if not found:
        return []
    stops = ", ".join(
        f"'' IN (to_tsvector('pg_catalog.{config}', words), to_tsvector('pg_catalog.{config}', unac(words)))"
        for config in CONFIGS.values()
    )
    phrases = " || ".join(
        f"unac(phraseto_tsquery('pg_catalog.{config}', words)::text)::tsquery"
        for config in CONFIGS.values()
        if config != FOLDS_ITSELF
    )
    folding = [config for config in CONFIGS.values() if config == FOLDS_ITSELF]
    phrases += "".join(f" || phraseto_tsquery('pg_catalog.{config}', words)" for config in folding)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT words, is_phrase,
                   tsvector_to_array(
                       search_name('A', {STEMMERS_SQL}, array_fill(words, ARRAY[{len(CONFIGS)}]))
                   ),
                   ({phrases})::text, ARRAY[{stops}]
            FROM unnest(%s::text[], %s::bool[]) WITH ORDINALITY AS asked (words, is_phrase, place)
            ORDER BY place
            """,  # noqa: S608 -- what a reader typed is among the parameters
            [[words for words, _is_phrase in found], [is_phrase for _words, is_phrase in found]],
        )
        return [
            Term(
                words,
                tuple(lexemes),
                phrase if is_phrase else "",
                frozenset(code for code, is_stop in zip(CONFIGS, stops, strict=True) if is_stop),
            )
            for words, is_phrase, lexemes, phrase, stops in cursor
            if lexemes
        ]


# ---------------------------------------------------------------- what is found


MAX_HITS = 300  # of a kind
HIT_FIELDS = ["kind", "key", "names", "related_names", "tier", "place"]


def lines(*fields):
    """The names of a row, or expressions of names, as one text: a name a line."""
    names = [field if hasattr(field, "resolve_expression") else F(field) for field in fields]
    return Func(Value("\n"), *names, function="concat_ws", output_field=TextField())


def lines_of(rows, *fields):
    """The same of several rows of another table, as a subquery."""
    joined = StringAgg(lines(*fields), Value("\n"), default=Value(""), output_field=TextField())
    return Subquery(
        rows.order_by().annotate(of_all=Value(1)).values("of_all").annotate(names=joined).values("names")
    )


MAX_KEYS = 100  # keys that are written into a query
NOTHING = Value("", output_field=TextField())


class RowsByWord:
    """Which rows of some models have each of these parts of a query, public or not; one query.

    What is found in other tables is asked first, by itself: all tables together take longer to plan than to
    answer, and mostly it turns out that there is nothing to be found in most of them.
    """

    def __init__(self, parts, models):
        look = "ARRAY(SELECT {key} FROM {table} WHERE searched @@ query LIMIT {most})"
        tables = [(one._meta.pk.column, one._meta.db_table) for one in models]
        looks = ", ".join(look.format(key=key, table=table, most=MAX_KEYS + 1) for key, table in tables)
        # The names are those of our own tables; what a reader typed is among the parameters.
        query = f"SELECT part, {looks} FROM unnest(%s::text[], %s::tsquery[]) AS asked (part, query)"  # noqa: S608
        parts = list(dict.fromkeys(parts))
        with connection.cursor() as cursor:
            cursor.execute(query, [parts, parts])
            self._keys = {part: dict(zip(models, found, strict=True)) for part, *found in cursor}

    def rows(self, model, part):
        """For a filter: the keys of the rows, or when they are many a subquery that has its own index."""
        keys = self._keys[part][model]
        return (
            keys if len(keys) <= MAX_KEYS else model._base_manager.filter(searched__matches=part).values("pk")
        )

    def having_all(self, found, parts):
        """Of some rows those that have all of the parts themselves."""
        for part in parts:
            found = found.filter(pk__in=self.rows(found.model, part))
        return found

    def has_any(self, models, part):
        """Whether a row of one of these models has the part."""
        return any(self._keys[part][model] for model in models)


def hits(rows, search_terms, kind, *, names, related_names=NOTHING, place=0):
    """The rows of a kind that were found, as tuples of ``HIT_FIELDS``; those with the words in their names
    first.

    ``names`` are the fields with names, ``related_names`` an expression with names of what a row belongs to,
    ``place`` one that says how late it comes among equals. Such querysets can be joined by ``union``.
    """
    tier = Case(
        When(searched__matches=search_terms.tsquery("A"), then=3),
        When(searched__matches=search_terms.tsquery("AB"), then=2),
        default=1,
        output_field=IntegerField(),
    )
    place = place if hasattr(place, "resolve_expression") else Value(place, output_field=IntegerField())
    found = rows.annotate(
        hit_kind=Value(kind, output_field=TextField()),
        hit_names=lines(*names),
        hit_related_names=related_names,
        hit_tier=tier,
        hit_place=place,
    )
    ordered = found.order_by("-hit_tier", "hit_place", "pk")[:MAX_HITS]
    return ordered.values_list("hit_kind", "pk", "hit_names", "hit_related_names", "hit_tier", "hit_place")


PLANNER_SETTINGS = ["enable_seqscan", "enable_hashjoin", "enable_mergejoin"]
_is_off = ContextVar("_is_off", default=False)


@contextmanager
def without_sequential_scans():
    """Queries of the block enter large tables by an index alone, and go from row to row.

    They look for few rows among many, of which the planner cannot know how few: the vectors tell it how often
    each word stands somewhere, not together with which. Nor does it know what a vector costs that is too long
    to stand in its row. A block within another changes nothing.
    """
    if _is_off.get():
        yield
        return
    is_within_another = connection.in_atomic_block
    before = _is_off.set(True)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("; ".join(f"SET LOCAL {setting} = off" for setting in PLANNER_SETTINGS))
            yield
            if is_within_another:
                cursor.execute("; ".join(f"SET LOCAL {setting} TO DEFAULT" for setting in PLANNER_SETTINGS))
    finally:
        _is_off.reset(before)
