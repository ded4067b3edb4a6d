"""Text with a little markup, clean whatever path it came by."""

import re

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

BLANK = re.compile(r"<(\w+)>(?:\s|&nbsp;|\u00a0|<br\s*/?>)*</\1>")


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
