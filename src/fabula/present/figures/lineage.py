"""Which source comes from which?

A row a source, those nobody here has seen as open rings; sources of one group stand together on one
ground, because they are one voice. An arc leads from a source to what comes from it: solid for a
translation or a reprint, dashed for a citation or a quotation. The longer the way, the wider the
arc, so that arcs of one place do not hide each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from fabula.present.figures.svg import element, lines, linked, picture, text, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Arc", "SourceRow", "lineage_figures"]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source as it is drawn.

    Attributes:
        id: what arcs call it.
        label: our name for it.
        words: its reference in words: what a reader hears.
        group: what it is one voice with.
        seen: whether somebody here has had its text.
    """

    id: str
    label: str
    words: str
    group: str
    seen: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """One edge as it is drawn.

    Attributes:
        source: the source that derives.
        origin: what it derives from.
        joins: whether it makes one voice of both.
        words: how it derives, and how that is known.
    """

    source: str
    origin: str
    joins: bool
    words: str


@dataclass(frozen=True, slots=True)
class _Layout:
    name: str
    width: int
    left: int
    letters: int
    row: int


_WIDE = _Layout("fab-wide", 720, 210, 60, 34)
_NARROW = _Layout("fab-narrow", 360, 96, 32, 34)
_TOP = 12


def lineage_figures(
    rows: Sequence[SourceRow], links: Sequence[str], arcs: Sequence[Arc], title: str
) -> str:
    """The two drawings of where sources come from.

    Args:
        rows: the sources, those of one group together.
        links: where each of them leads; an empty one leads nowhere.
        arcs: the edges, each between two of the sources.
        title: what the drawing is, for who does not see it.
    """
    return "".join(_drawing(rows, links, arcs, title, layout) for layout in (_WIDE, _NARROW))


def _drawing(
    rows: Sequence[SourceRow],
    links: Sequence[str],
    arcs: Sequence[Arc],
    title: str,
    layout: _Layout,
) -> str:
    places = {row.id: _TOP + layout.row * (at + 0.5) for at, row in enumerate(rows)}
    shown = [_row(row, link, places[row.id], layout) for row, link in zip(rows, links, strict=True)]
    drawn = [_arc(arc, places, len(rows), layout) for arc in arcs]
    height = _TOP * 2 + layout.row * len(rows)
    grounds = _grounds(rows, layout)
    return picture(
        *grounds, *drawn, *shown, width=layout.width, height=height, name=layout.name, title=title
    )


def _grounds(rows: Sequence[SourceRow], layout: _Layout) -> Iterator[str]:
    """One ground for each group of two sources or more."""
    at = 0
    for _, members in groupby(rows, key=lambda row: row.group):
        count = len(list(members))
        if count > 1:
            yield element(
                "rect", x=layout.left - 12, y=_TOP + layout.row * at + 2,
                width=layout.width - layout.left + 8, height=layout.row * count - 4, rx=6,
                class_="fab-ground",
            )  # fmt: skip
        at += count


def _row(row: SourceRow, link: str, y: float, layout: _Layout) -> str:
    ring = element(
        "circle", cx=layout.left, cy=y, r=5, class_="fab-group" if row.seen else "fab-copy"
    )
    label = text(
        lines(row.label, layout.letters, 1)[0], layout.left + 14, y + 4.5, class_="fab-label"
    )
    return element("g", linked(link, told(row.words), ring, label), class_="fab-row")


def _arc(arc: Arc, places: Mapping[str, float], count: int, layout: _Layout) -> str:
    """From the origin to what comes from it, with a head at its end."""
    first, last = places[arc.origin], places[arc.source]
    distance = abs(last - first) / layout.row
    x = layout.left - 7
    reach = x - (layout.left - 24) * (0.25 + 0.75 * distance / max(count - 1, 1)) * 1.25
    curve = (
        f"M{x:.1f} {first:.1f}C{reach:.1f} {first:.1f} {reach:.1f} {last:.1f} {x:.1f} {last:.1f}"
    )
    head = f"M{x - 6:.1f} {last - 4:.1f}L{x:.1f} {last:.1f}L{x - 6:.1f} {last + 4:.1f}"
    kind = "fab-joins" if arc.joins else "fab-cites"
    return element(
        "g",
        told(arc.words),
        element("path", d=curve, class_=kind),
        element("path", d=head, class_="fab-head"),
    )
