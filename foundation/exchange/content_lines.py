"""Content lines, the common syntax of address cards (vCard) and calendars (iCalendar).

Both formats write them alike: RFC 2426, 2.6 and 4; RFC 5545, 3.1 and 3.3.11.
"""

import unicodedata

MAX_OCTETS = 75  # octets, without the end of the line
INVISIBLE_MARKS = "\u200c\u200d\u200e\u200f"  # they join and turn letters; nothing prints them


def escape_text(words):
    """A text value: a backslash before , ; and itself, ``\\n`` for a new line, no control character."""
    words = words.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return "".join(filter(_is_written, "\\n".join(words.splitlines())))


def _is_written(letter):
    return letter.isprintable() or letter in INVISIBLE_MARKS or unicodedata.category(letter) == "Zs"


def join_parts(*parts):
    """A value of several parts, such as a name or a postal address."""
    return ";".join(map(escape_text, parts))


def fold(line):
    """The line with CRLF, broken before more than 75 octets, never inside a letter."""
    folded, length = [], 0
    for letter in line:
        octets = len(letter.encode())
        if length + octets > MAX_OCTETS:
            folded.append("\r\n ")
            length = 1  # the space that begins the next line
        folded.append(letter)
        length += octets
    return "".join(folded) + "\r\n"
