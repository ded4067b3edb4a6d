"""Text with a little markup, clean whatever path it came by."""

import re
from collections.abc import Iterable

from django_prose_editor.config import allowlist_from_extensions
from django_prose_editor.fields import ProseEditorField

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": True,
    "HardBreak": True,
    # The editor disappears without a word when one of the four is missing.
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}

INLINE_EXTENSIONS = ["Bold", "Italic", "Link", "HardBreak"]


def _elements(extensions: dict[str, object]) -> frozenset[str]:
    return frozenset(allowlist_from_extensions(extensions)["tags"])


# What a sanitised text may contain: whoever reads one takes the elements from here.
ELEMENTS = _elements(EXTENSIONS)
INLINE_ELEMENTS = _elements({name: EXTENSIONS[name] for name in INLINE_EXTENSIONS}) - _elements({})
BLOCK_ELEMENTS = ELEMENTS - INLINE_ELEMENTS


def tags_of(elements: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the tags of these elements: group 1 is the slash of a closing tag, group 2 the element."""
    return re.compile(rf"<(/?)({'|'.join(sorted(elements))})(?:\s[^>]*)?/?>", re.IGNORECASE)


TAG = tags_of(ELEMENTS)
BLANK = re.compile(rf"<({'|'.join(sorted(ELEMENTS))})>(?:\s|&nbsp;|\u00a0|<br\s*/?>)*</\1>")


class RichTextField(ProseEditorField):
    """An editor in the admin, sanitised HTML in the database; what has no words is stored empty."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"extensions": EXTENSIONS, "sanitize": True, "blank": True} | kwargs)

    def pre_save(self, instance, add):
        # Not by getattr: on the base column that reads another language, and setattr would write it there.
        words = instance.__dict__.get(self.attname)
        if words:
            words = self.sanitize(words)
            words = words if BLANK.sub("", words).strip() else ""
            instance.__dict__[self.attname] = words
        return "" if words is None and not self.null else words
