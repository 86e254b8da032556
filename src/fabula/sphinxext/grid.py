"""A table as a page shows it: a head, and rows of cells, some of which stand for several rows.

A *cell* is a list of nodes. A row may be shorter than the head: what it lacks on its left is a cell
of an earlier row that reaches down. A *heading* is one cell as wide as the table, over the rows it is
about. Manual pages know no such cells and get empty ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from fabula.sphinxext.prose import paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Cell", "FillSpans", "grid", "heading", "row_of", "spanning"]

Cell = list[nodes.Node]
"""Inline nodes, or blocks."""


def grid(
    head: Sequence[str], rows: Iterable[nodes.row], *, widths: Sequence[int], name: str
) -> nodes.table:
    """A table; ``widths`` are shares of its width, ``name`` is a class of its own."""
    group = nodes.tgroup("", cols=len(head))
    group += [nodes.colspec("", colwidth=width) for width in widths]
    titles = [_entry([nodes.Text(title)]) for title in head]
    group += nodes.thead("", nodes.row("", *titles))
    group += nodes.tbody("", *rows)
    classes = ["fab-table", name, "longtable", "colwidths-given"]
    return nodes.table("", group, classes=classes)


def row_of(cells: Iterable[Cell]) -> nodes.row:
    """A row with a cell for each column."""
    return nodes.row("", *map(_entry, cells))


def heading(cell: Cell, columns: int) -> nodes.row:
    """A row of one cell over all columns."""
    entry = _entry(cell)
    entry["morecols"] = columns - 1
    return nodes.row("", entry, classes=["fab-over"])


def spanning(first: Cell, rows: Sequence[Sequence[Cell]]) -> list[nodes.row]:
    """Some rows whose first cell is one for all of them."""
    shown = [row_of(cells) for cells in rows]
    if shown:
        shown[0].insert(0, _entry(first, len(rows) - 1))
    return shown


def _entry(cell: Cell, down: int = 0) -> nodes.entry:
    """A cell that reaches some rows further down."""
    inline = bool(cell) and isinstance(cell[0], nodes.Inline | nodes.Text)
    entry = nodes.entry("", *([paragraph(*cell)] if inline else cell))
    if down:
        entry["morerows"] = down
    return entry


class FillSpans(SphinxPostTransform):
    """Puts empty cells below those that reach down, for the writer of manual pages."""

    default_priority = 5
    formats = ("man",)

    def run(self, **options: Any) -> None:
        """Fill every table that has the shape of ours: only first cells reach down or across."""
        for body in self.document.findall(nodes.tbody):
            rows = [row for row in body.children if isinstance(row, nodes.row)]
            for at, row in enumerate(rows):
                for first in row.children[:1]:
                    across = first.attributes.pop("morecols", 0)  # type: ignore[attr-defined]
                    row += [nodes.entry() for _ in range(across)]
                    down = first.attributes.pop("morerows", 0)  # type: ignore[attr-defined]
                    for below in rows[at + 1 : at + 1 + down]:
                        below.insert(0, nodes.entry())
