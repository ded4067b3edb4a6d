"""The words of what is published (``publishing.models.Word``), counted anew by ``manage.py index_words``."""

from django.db import connection, transaction

from foundation.languages import LANGUAGES
from foundation.search.words import Word
from news.models import ReleaseEdition
from offices.models import Country
from pages.models import PageEdition
from structure.models import Appointment, OrgUnit, Person

NEWEST = 5000  # releases of which the bodies are read too; of the others, titles and summaries
LONGEST_WORD = 40
LOCK = 5638  # of the advisory lock: two runs at once would write each word twice

COUNT = """
INSERT INTO foundation_word (language, word, folded, number)
SELECT %s, word, folded_words(word), ndoc FROM ts_stat(%s)
WHERE length(word) BETWEEN 3 AND %s AND word !~ '[0-9]' AND length(folded_words(word)) <= 60
ON CONFLICT (language, word) DO UPDATE SET number = foundation_word.number + excluded.number
"""


def sources(language):
    """The published texts of a language: a queryset of one column each."""
    releases = ReleaseEdition.objects.published()
    newest = releases.newest_first()[:NEWEST].values("pk")
    return [
        *_columns(Country.objects.all(), language, "name"),
        _of_any_language(Country.objects.all()),
        *_columns(OrgUnit.objects.published(), language, "name", "short_name", "mandate"),
        _of_any_language(OrgUnit.objects.published()),
        *_columns(Person.objects.published(), language, "name", "biography"),
        *_columns(_shown_appointments(), language, "title"),
        *_columns(PageEdition.objects.published(), language, "title", "summary", "body"),
        *_columns(releases, language, "title", "summary"),
        *_columns(releases.filter(pk__in=newest), language, "body"),
    ]


def _columns(rows, language, *names):
    return [rows.order_by().values_list(f"{name}_{language}") for name in names]


def _of_any_language(rows):
    return rows.order_by().values_list("other_names")


def _shown_appointments():
    return Appointment.objects.published().filter(person__in=Person.objects.published())


@transaction.atomic
def index_words():
    """Write the table anew from what is public at this moment; answers how many words there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        Word.objects.all().delete()
        for language in LANGUAGES:
            for texts in sources(language):
                cursor.execute(COUNT, [language, _vectors(texts), LONGEST_WORD])
    return Word.objects.count()


def _vectors(texts):
    """A statement, whole in itself, that ``ts_stat`` runs."""
    found, parameters = texts.query.sql_with_params()
    statement = f"""
        SELECT to_tsvector('pg_catalog.simple', bare_words(coalesce(words, '')))
        FROM ({found}) AS texts (words)
    """  # noqa: S608 -- the statement is our own, its values are set by the driver
    return connection.ops.compose_sql(statement, parameters)
