"""What a mistyped word was meant to be: the nearest words of what is published.

The table of words is as old as its last count. Whoever shows a guess must look first whether it finds
something now (``Search`` does).
"""

from django.db.models import Max
from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from foundation.languages import fallback_order
from foundation.search.vectors import folded
from foundation.search.words import Word

MIN_LENGTH = 3
MIN_SIMILARITY = 0.66  # of the letters must be right
MAX_GUESSES = 3  # guesses for a line
MAX_WORDS = 4  # words of a line


def guesses(terms):
    """Lines that the reader may have meant, the likeliest first: the unknown words replaced by known ones.

    Two queries, whatever the words.
    """
    words = [folded(term.words) for term in terms]
    unknown = [word for word in _unknown(words) if len(word) >= MIN_LENGTH][:MAX_WORDS]
    if not unknown:
        return []
    found = {word: found for word, found in zip(unknown, _nearest(unknown), strict=True) if found}
    lines = []
    for rank in range(MAX_GUESSES):
        line = []
        for term, word in zip(terms, words, strict=True):
            choices = found.get(word)
            line.append(
                _as_written(choices[min(rank, len(choices) - 1)], term.words) if choices else term.words
            )
        lines.append(" ".join(line))
    return [line for line in dict.fromkeys(lines) if folded(line) != " ".join(words)]


def _unknown(words):
    known = set(Word.objects.filter(folded__in=words).values_list("folded", flat=True))
    return [word for word in dict.fromkeys(words) if word not in known]


def _nearest(unknown):
    """For each word up to ``MAX_GUESSES`` known ones: the nearest first, then those that are in many
    texts."""
    shortest, longest = min(map(len, unknown)), max(map(len, unknown))
    rows = Word.objects.annotate(length=Length("folded")).filter(length__range=(shortest - 2, longest + 2))
    counted = rows.values_list("folded", "word", "language").annotate(number=Max("number"))
    order = {code: place for place, code in enumerate(fallback_order())}
    best = {}
    for one, word, language, number in counted.order_by():
        rank = (-number, order.get(language, len(order)))
        if one not in best or rank < best[one][0]:
            best[one] = (rank, word)
    choices = list(best)
    for word in unknown:
        near = process.extract(
            word,
            choices,
            scorer=OSA.normalized_similarity,
            score_cutoff=MIN_SIMILARITY,
            limit=12,
            processor=None,
        )
        ranked = sorted(near, key=lambda found: (-round(_weighed(word, *found[:2]), 2), best[found[0]][0]))
        yield [best[choice][1] for choice, _score, _place in ranked[:MAX_GUESSES]]


def _weighed(word, choice, score):
    """A first letter is seldom wrong."""
    return score + (0.08 if choice[:1] == word[:1] else 0)


def _as_written(word, typed):
    """With a capital letter where the reader wrote one."""
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
