"""What accounts for the figures of the sources, and what the report rests on: three tables.

The *ledger* has a line for each amount and date of each source: where it stands, what it says, and
what becomes of it: used by a claim, set aside with a reason, or unaccounted for. Whoever asks
whether something was left out finds it here.

The *lineage* has a line for each edge between sources, with its evidence; sources joined by
translation or reprint are one voice.

The *rules* are those by which dates were bounded where no words bound them. Each is told wherever
a bound rests on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from fabula.errors import UnknownIdError
from fabula.evidence.dating.rules import RULES
from fabula.present.inert import inert
from fabula.sphinxext.grid import grid, spanning
from fabula.sphinxext.prose import (
    link,
    linked,
    own,
    paragraph,
    said,
    value_words,
    words,
)  # fmt: skip
from fabula.sphinxext.source import derivation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.evidence import Line
    from fabula.sphinxext.grid import Cell
    from fabula.sphinxext.lookup import Lookup
    from fabula.story import Lineage

__all__ = ["ledger", "lineage", "rules"]


def ledger(look: Lookup) -> Iterator[nodes.Element]:
    """Every figure of every source that was seen, by source; each says so if it has none."""
    head = (look.label("Place"), look.label("Says"), look.label("What becomes of it"))
    for id in look.seen():
        yield paragraph(linked(look, "source", id), classes=("fab-entry",))
        rows = [_line(look, line) for line in look.ledger(id)]
        if rows:
            yield grid(head, rows, widths=(21, 33, 46), name="fab-ledger")
        else:
            yield paragraph(nodes.Text(look.label("Its figures were not listed.")))


def _line(look: Lookup, line: Line) -> nodes.row:
    place = nodes.inline("", f"{line.figure.start}–{line.figure.end}", classes=["fab-place"])
    says: Cell = [value_words(look, line.value)]
    (row,) = spanning([place], [[says, _account(look, line)]])
    row["classes"] = [f"fab-{line.account.value}"]
    return row


def _account(look: Lookup, line: Line) -> Cell:
    """The claim that uses it, or the reason it was set aside."""
    if line.by is not None:
        return [nodes.Text(look.label("used:") + " "), *_user(look, line.by)]
    if line.aside is not None:
        reason = nodes.Text(f"{look.label('set aside:')} {line.aside.reason.meaning}")
        more = [nodes.Text("; "), own(look, line.aside.because)] if line.aside.because else []
        return [reason, *more]
    return [nodes.strong("", look.label("unaccounted for"))]


def _user(look: Lookup, address: str) -> Cell:
    """The claim at an address, or a source's own title or date line."""
    record, _, part = address.partition("/")
    if record.startswith("source:"):
        name = look.label("Title") if part == "title" else look.label("Date line")
        return [link("source", record.partition(":")[2], words(name))]
    try:
        claim = link("claim", "/".join(address.split("/")[:2]), words(part))
        return [linked(look, "event", record), nodes.Text(", "), claim]
    except UnknownIdError:
        return [nodes.Text(inert(address))]


def lineage(look: Lookup) -> Iterator[nodes.Element]:
    """Every edge between two sources, with its evidence."""
    rows: list[nodes.row] = []
    for id in look.sources():
        edges = [_edge(look, edge) for edge in look.lineage(id) if edge.source == id]
        rows += spanning([linked(look, "source", id)], edges)
    if not rows:
        yield paragraph(nodes.Text(look.label("None.")))
        return
    head = look.label("Source"), look.label("Origin"), look.label("Evidence")
    yield grid(head, rows, widths=(27, 30, 43), name="fab-lineage")


def _edge(look: Lookup, edge: Lineage) -> list[Cell]:
    """How a source derives, from which, and how that is known."""
    how = nodes.Text(f"{derivation(look, edge, edge.source)} ")
    return [[how, linked(look, "source", edge.origin)], [own(look, edge.because)]]


def rules(look: Lookup) -> Iterator[nodes.Element]:
    """The rules of thumb of dating, the one that gives way first at the top."""
    items = nodes.definition_list("", classes=["fab-rules"])
    for rule in sorted(RULES.values(), key=lambda rule: rule.priority):
        term = nodes.term("", "", nodes.literal("", rule.name))
        meaning = nodes.definition("", paragraph(*said(look, rule.meaning)))
        items += nodes.definition_list_item("", term, meaning)
    yield items
