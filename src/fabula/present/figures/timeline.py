"""What does a timeline look like whose dates are bounds?

A row an event, in story order. A day that is known is a dot. A date with bounds is a bar from the
first to the last possible day, with its ends drawn; an end that nothing bounds is an arrow at the
edge. Of what lasts the days on which it was certainly going on are thick, and a bound that rests on
a rule makes the bar dashed. Beside it stand its voices: a filled ring for each independent group, an open
one for each further file of the same group. What others deny is marked with a struck sign.

The line of days is not to scale: see :mod:`.scale`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.present.figures.scale import DayScale
from fabula.present.figures.svg import element, lines, linked, picture, text, told
from fabula.value import Shape
from fabula.value.calendar import CalendarUnit, around, civil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fabula.value import When

__all__ = ["EventRow", "timeline_figures"]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event as it is drawn.

    Attributes:
        title: of the event.
        words: its date in words, the name of its kind, and its voices: what a reader hears.
        when: its bounds.
        lasts: whether it goes on for a time.
        groups: independent groups that tell of it.
        files: files that tell of it.
        disputed: whether another event denies it.
    """

    title: str
    words: str
    when: When
    lasts: bool
    groups: int
    files: int
    disputed: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand in one of the two drawings."""

    name: str
    width: int
    left: int
    right: int
    letters: int
    beside: bool

    def label(self, row: EventRow) -> list[str]:
        """Its title in lines, which leave room for the voices where these stand in the same line."""
        taken = 0 if self.beside else row.files + 2 * (row.disputed + _is_undated(row))
        return lines(row.title, self.letters - taken, 2)

    def height(self, row: EventRow, label: Sequence[str]) -> int:
        """The room a row takes: where its bar stands below its title, one without a bar takes less."""
        if self.beside:
            return 38
        return 12 + _LINE * len(label) + (0 if _is_undated(row) else 24)


_WIDE = _Layout("fab-wide", 740, 290, 654, 42, beside=True)
_NARROW = _Layout("fab-narrow", 360, 12, 348, 49, beside=False)
_TOP = 34
_LINE = 16
_ROOM = 56
_HALF = 2.5


def timeline_figures(
    rows: Sequence[EventRow],
    links: Sequence[str],
    title: str,
    month: Callable[[int, int], str],
) -> str:
    """The two drawings of a timeline.

    Args:
        rows: the events, in story order.
        links: where each of them leads; an empty one leads nowhere.
        title: what the drawing is, for who does not see it.
        month: the name of a month, short, from its year and its number.
    """
    return "".join(_drawing(rows, links, title, month, layout) for layout in (_WIDE, _NARROW))


def _drawing(
    rows: Sequence[EventRow],
    links: Sequence[str],
    title: str,
    month: Callable[[int, int], str],
    layout: _Layout,
) -> str:
    scale, drawn, top = _scale(rows, layout), [], _TOP
    for row, link in zip(rows, links, strict=True):
        label = layout.label(row)
        drawn.append(_row(row, link, label, top, scale, layout))
        top += layout.height(row, label)
    return picture(
        *_ticks(scale, month, top + 8, layout),
        *drawn,
        width=layout.width,
        height=top + 8,
        name=layout.name,
        title=title,
    )


def _scale(rows: Iterable[EventRow], layout: _Layout) -> DayScale:
    """Every bound is a day of interest, and every first of a month between them."""
    days = {day for row in rows for day in row.when.days if day is not None}
    if not days:
        return DayScale.over([0], layout.left, layout.right)
    first, last = min(days), max(days)
    begin, _ = around(first, CalendarUnit.MONTH)
    _, end = around(last, CalendarUnit.MONTH)
    return DayScale.over({*days, begin, end + 1}, layout.left, layout.right)


def _ticks(
    scale: DayScale, month: Callable[[int, int], str], height: float, layout: _Layout
) -> Iterator[str]:
    """A line and a name for each month there is room for, from the left."""
    free = float("-inf")
    day = scale.days[0]
    while day <= scale.days[-1]:
        year, number, _ = civil(day)
        x = scale.at(day)
        if x >= free and x <= layout.right - _ROOM / 2:
            yield element("path", d=f"M{x:.1f} {_TOP - 10}V{height - 4:.0f}", class_="fab-grid")
            yield text(month(year, number), x + 3, _TOP - 14, class_="fab-tick")
            free = x + _ROOM
        day = around(day, CalendarUnit.MONTH, 1)[0]


def _is_undated(row: EventRow) -> bool:
    """Whether no day at all is known."""
    return set(row.when.days) == {None}


def _row(
    row: EventRow, link: str, label: Sequence[str], top: int, scale: DayScale, layout: _Layout
) -> str:
    height = layout.height(row, label)
    middle = top + (height / 2 if layout.beside else height - 14)
    first = middle - (3 if len(label) > 1 else -4) if layout.beside else top + 16
    parts = [
        text(line, layout.left - 14 if layout.beside else 12, first + _LINE * number,
             text_anchor="end" if layout.beside else None, class_="fab-label")
        for number, line in enumerate(label)
    ]  # fmt: skip
    beside = middle if layout.beside else top + 12
    marks = [*_bar(row, middle, scale, layout), *_voices(row, beside, layout)]
    return element(
        "g", linked(link, told(f"{row.title}: {row.words}"), *parts, *marks), class_="fab-row"
    )


def _bar(row: EventRow, y: float, scale: DayScale, layout: _Layout) -> Iterator[str]:
    """A dot, a bar with its ends, or a question mark where no day is known at all."""
    days = row.when.days
    if row.when.is_day and days[0] is not None:
        yield element("circle", cx=scale.at(days[0]), cy=y, r=5, class_="fab-day")
        return
    if _is_undated(row):
        if layout.beside:
            x = (layout.left + layout.right) / 2
            yield text("?", x, y + 4, text_anchor="middle", class_="fab-unknown")
        return
    soft = " fab-soft" if row.when.is_soft else ""
    left = layout.left if days[0] is None else scale.at(days[0])
    right = layout.right if days[3] is None else scale.at(days[3])
    yield element("path", d=f"M{left:.1f} {y:.1f}H{right:.1f}", class_=f"fab-bar{soft}")
    yield from _certain(row, y, scale, left, right)
    yield _end(left, y, -1, known=days[0] is not None)
    yield _end(right, y, 1, known=days[3] is not None)


def _certain(row: EventRow, y: float, scale: DayScale, left: float, right: float) -> Iterator[str]:
    """The days on which something that lasts was certainly going on."""
    if not row.lasts and row.when.shape is not Shape.SPAN:
        return
    begun, ended = row.when.days[1:3]
    first = scale.at(begun) if begun is not None else left
    last = scale.at(ended) if ended is not None else (first if begun is not None else right)
    if row.when.shape is not Shape.SPAN:
        first, last = left, right
    if last - first < 2 * _HALF:
        first, last = (first + last) / 2 - _HALF, (first + last) / 2 + _HALF
    yield element("path", d=f"M{first:.1f} {y:.1f}H{last:.1f}", class_="fab-lasting")


def _end(x: float, y: float, way: int, *, known: bool) -> str:
    """A stroke at a bound, or the head of an arrow where there is none."""
    if known:
        return element("path", d=f"M{x:.1f} {y - 5:.1f}V{y + 5:.1f}", class_="fab-end")
    back = x - 5 * way
    path = f"M{back:.1f} {y - 5:.1f}L{x:.1f} {y:.1f}L{back:.1f} {y + 5:.1f}"
    return element("path", d=path, class_="fab-open")


def _voices(row: EventRow, y: float, layout: _Layout) -> Iterator[str]:
    """A filled ring a group, an open one a further file, from the edge inwards; then what else is so."""
    at = layout.width - 16
    for number in range(row.files):
        kind = "fab-group" if number >= row.files - row.groups else "fab-copy"
        yield element("circle", cx=at - 9 * number, cy=y, r=3, class_=kind)
    x = at - 9 * row.files - 4
    if row.disputed:
        yield text("≠", x, y + 5, text_anchor="end", class_="fab-disputed")
    if _is_undated(row) and not layout.beside:
        yield text("?", x - (14 if row.disputed else 0), y + 5, text_anchor="end",
                   class_="fab-unknown")  # fmt: skip
