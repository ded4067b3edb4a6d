"""The rows of the list of a tree: there are thousands, which a template would take seconds to draw."""

from dataclasses import dataclass
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

ROW = """<tr id="row-{key}">
<td><input type="checkbox" class="action-select" name="_selected_action" value="{key}"
 aria-label="SELECT: {name}"></td>
<td class="tree-handles">HANDLE<div class="tree-node" data-pk="{key}" data-level="{level}"></div></td>
<th scope="row"><div style="margin-inline-start:{indent}px"><a href="{url}">{name}</a></div></th>
<td class="move-buttons">ARROWS</td>{cells}</tr>
"""
HANDLE = '<div class="drag-handle"></div>'
ARROW = (
    '<button type="submit" formaction="{key}/move/DIRECTION/" title="LABEL" aria-label="LABEL: {name}">'
    "SIGN</button>"
)


@dataclass(frozen=True)
class TreeRow:
    """A row: a node, whether it gets a handle, and how it is drawn."""

    node: object
    can_move: bool
    markup: str


class RowWriter:
    """Draws rows from one frame, with the words of the reader's language already in it."""

    def __init__(self):
        select = _word(gettext("Select"))
        arrows = _arrow("up", gettext("Move up"), "↑") + _arrow("down", gettext("Move down"), "↓")
        frame = ROW.replace("SELECT", select)
        self.fixed = frame.replace("HANDLE", "").replace("ARROWS", "")
        self.movable = frame.replace("HANDLE", HANDLE).replace("ARROWS", arrows)
        self.cells = {}

    def row(self, node, *, url, indent, cells, can_move):
        """The ``TreeRow`` of a node; ``cells`` are what stands in its columns."""
        markup = (self.movable if can_move else self.fixed).format(
            key=int(node.pk),
            level=int(node.level),
            name=escape(str(node)),
            indent=int(indent),
            url=escape(url),
            cells="".join(map(self._cell, cells)),
        )
        return TreeRow(node, can_move, mark_safe(markup))  # noqa: S308 -- every part was escaped or is a number

    def _cell(self, words):
        """Most columns have few values: each is escaped once."""
        if words not in self.cells:
            self.cells[words] = f"<td>{conditional_escape(words)}</td>"
        return self.cells[words]


def _arrow(direction, label, sign):
    return ARROW.replace("DIRECTION", direction).replace("LABEL", _word(label)).replace("SIGN", sign)


def _word(words):
    """A word of ours in the frame, where braces would be places to fill."""
    return escape(words).replace("{", "{{").replace("}", "}}")
