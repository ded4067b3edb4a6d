"""Two changes of one text become one text when they touch different paragraphs."""

from difflib import SequenceMatcher

from .field import BLOCK_ELEMENTS, TAG, tags_of

Edit = tuple[int, int, list[str]]  # from, to, and the paragraphs that stand there instead

BLOCK_TAG = tags_of(BLOCK_ELEMENTS)


def merge_paragraphs(seen: str, mine: str, theirs: str) -> str | None:
    """The text with both changes, or None when they meet in one paragraph."""
    is_markup = any(TAG.search(text) for text in [seen, mine, theirs])
    base, *others = (_split(text, is_markup) for text in [seen, mine, theirs])
    my_edits, their_edits = (edits(base, other) for other in others)
    if any(meet(one, other) for one in my_edits for other in their_edits):
        return None
    merged = list(base)
    for start, end, paragraphs in sorted([*my_edits, *their_edits], key=lambda edit: edit[:2], reverse=True):
        merged[start:end] = paragraphs
    return ("" if is_markup else "\n").join(merged)


def paragraphs(text: str) -> list[str]:
    """The paragraphs, headings, lists … of a text with markup; the lines of one without."""
    return _split(text, bool(TAG.search(text)))


def _split(text: str, is_markup: bool) -> list[str]:
    if not is_markup:
        return text.split("\n")
    pieces, depth, start = [], 0, 0
    for tag in BLOCK_TAG.finditer(text):
        depth += -1 if tag[1] else 1
        if depth == 0:
            pieces.append(text[start : tag.end()])
            start = tag.end()
    return [*pieces, text[start:]] if text[start:] else pieces


def edits(base: list[str], other: list[str]) -> list[Edit]:
    """The changes from one list of paragraphs to another."""
    codes = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [(a1, a2, other[b1:b2]) for kind, a1, a2, b1, b2 in codes if kind != "equal"]


def meet(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same paragraph; what only adds also touches those on either side."""
    if one[0] < one[1] and other[0] < other[1]:
        return one[0] < other[1] and other[0] < one[1]
    return one[0] <= other[1] and other[0] <= one[1]
