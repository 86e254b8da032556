"""How far apart are what words say by the dictionary and what they mean?

A row a claim, under the name of its event. What the words are taken to mean is a filled mark, what
the dictionary of their language makes of them an open one, on one logarithmic line: where a word
was carried over from another language, the two are joined, and the gap can be seen. A range is a
bar, an end that is open fades out. Only sums of one unit can share a line; the caller chooses it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.present.figures.scale import SumScale
from fabula.present.figures.svg import element, lines, linked, picture, text, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from fractions import Fraction

    from fabula.value import Measure

__all__ = ["SumRow", "sum_figures"]


@dataclass(frozen=True, slots=True)
class SumRow:
    """One claim of a sum as it is drawn.

    Attributes:
        event: title of the event.
        label: the words as they are written, or where they stand.
        language: BCP 47 tag of the label.
        words: source, and both values in words: what a reader hears.
        meant: the chosen reading.
        plain: the reading of the dictionary; the same if the words were taken by it.
        gap: how far apart the two are, in words; may be empty.
    """

    event: str
    label: str
    language: str
    words: str
    meant: Measure
    plain: Measure
    gap: str = ""


@dataclass(frozen=True, slots=True)
class _Layout:
    name: str
    width: int
    left: int
    right: int
    letters: int
    row: int
    beside: bool


_WIDE = _Layout("fab-wide", 740, 280, 716, 38, 24, beside=True)
_NARROW = _Layout("fab-narrow", 360, 14, 346, 42, 42, beside=False)
_TOP = 34
_HEAD = 30
_FEW = 4


def sum_figures(
    rows: Sequence[SumRow], links: Sequence[str], title: str, power: Callable[[int], str]
) -> str:
    """The two drawings of the sums of a story, all in one unit; empty if there are none.

    Args:
        rows: the claims, those of one event together.
        links: where each of them leads; an empty one leads nowhere.
        title: what the drawing is, for who does not see it.
        power: a power of ten in words, short.
    """
    if not _logs(rows):
        return ""
    return "".join(_drawing(rows, links, title, power, layout) for layout in (_WIDE, _NARROW))


def _log(value: Fraction) -> float:
    return math.log10(value.numerator) - math.log10(value.denominator)


def _ends(measure: Measure) -> list[float]:
    return [_log(bound) for bound in (measure.low, measure.high) if bound is not None and bound > 0]


def _logs(rows: Iterable[SumRow]) -> list[float]:
    return [log for row in rows for each in (row.meant, row.plain) for log in _ends(each)]


def _drawing(
    rows: Sequence[SumRow],
    links: Sequence[str],
    title: str,
    power: Callable[[int], str],
    layout: _Layout,
) -> str:
    logs = _logs(rows)
    least, most = math.floor(min(logs)), math.ceil(max(logs))
    scale = SumScale(least, max(most, least + 1), layout.left, layout.right)
    drawn, y, event = [], float(_TOP), None
    for row, link in zip(rows, links, strict=True):
        if row.event != event:
            event, y = row.event, y + _HEAD
            heading = lines(event, layout.letters * (2 if layout.beside else 1), 1)[0]
            drawn.append(text(heading, 12, y - 8, class_="fab-label fab-heading"))
        drawn.append(_row(row, link, y, scale, layout))
        y += layout.row
    return picture(
        *_ticks(scale, power, y, layout),
        *drawn,
        width=layout.width,
        height=y + 8,
        name=layout.name,
        title=title,
    )


def _ticks(
    scale: SumScale, power: Callable[[int], str], height: float, layout: _Layout
) -> Iterator[str]:
    """A line for each power of ten, and a name for each third one, or for each where they are few."""
    step = 3 if len(scale.powers) > _FEW else 1
    for exponent in scale.powers:
        x = scale.at(exponent)
        yield element("path", d=f"M{x:.1f} {_TOP - 10}V{height:.0f}", class_="fab-grid")
        if exponent % step == 0:
            last = x > layout.right - 40
            anchor = "end" if last else "middle" if x > layout.left + 30 else None
            yield text(power(exponent), x, _TOP - 14, text_anchor=anchor, class_="fab-tick")


def _row(row: SumRow, link: str, top: float, scale: SumScale, layout: _Layout) -> str:
    y = top + layout.row / 2 if layout.beside else top + layout.row - 12
    base = y + 4 if layout.beside else top + 16
    label = lines(row.label, layout.letters, 1)[0]
    parts = [
        text(label, layout.left - 16 if layout.beside else 12, base,
             text_anchor="end" if layout.beside else None, lang=row.language, class_="fab-label")
    ]  # fmt: skip
    if row.plain != row.meant:
        parts += _gap(row, y, scale)
        parts += _mark(row.plain, y, scale, layout, "fab-plain")
    parts += _mark(row.meant, y, scale, layout, "fab-meant")
    return element("g", linked(link, told(row.words), *parts), class_="fab-row")


def _gap(row: SumRow, y: float, scale: SumScale) -> Iterator[str]:
    """The way from what is written to what is meant."""
    meant, plain = _ends(row.meant), _ends(row.plain)
    if meant and plain:
        first, last = sorted((scale.at(meant[-1]), scale.at(plain[-1])))
        yield element("path", d=f"M{first:.1f} {y:.1f}H{last:.1f}", class_="fab-gap")
        if row.gap:
            middle = (first + last) / 2
            yield text(row.gap, middle, y - 4, text_anchor="middle", class_="fab-tick fab-times")


def _mark(measure: Measure, y: float, scale: SumScale, layout: _Layout, kind: str) -> Iterator[str]:
    """A dot for one sum, a bar for a range, with an open end where nothing bounds it."""
    ends = _ends(measure)
    if not ends:
        return
    left, right = scale.at(ends[0]), scale.at(ends[-1])
    if measure.low is not None and measure.high is not None:
        if right - left > 1:
            yield element("path", d=f"M{left:.1f} {y:.1f}H{right:.1f}", class_=f"fab-range {kind}")
        for x in dict.fromkeys((left, right)):
            yield element("circle", cx=x, cy=y, r=4, class_=kind)
        return
    upward = measure.high is None
    tip = min(layout.right, right + 26) if upward else max(layout.left, left - 26)
    start = right if upward else left
    yield element("circle", cx=start, cy=y, r=4, class_=kind)
    yield element(
        "path", d=f"M{start:.1f} {y:.1f}H{tip:.1f}", class_=f"fab-range fab-fading {kind}"
    )
    back = -6 if upward else 6
    yield element(
        "path", d=f"M{tip + back:.1f} {y - 4:.1f}L{tip:.1f} {y:.1f}L{tip + back:.1f} {y + 4:.1f}",
        class_=f"fab-open {kind}",
    )  # fmt: skip
