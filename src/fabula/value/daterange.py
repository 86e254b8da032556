"""A range of written dates, and sets of ranges.

A *range* goes from one date to another, as in ``1670..1672`` or ``2024-02-03/2024-02-09``; a single
date is the range from itself to itself. None at an end says that nothing is known there. What a set
of ranges says about a start and an end depends on the *shape* of what happened: an instant was on
one unknown day of any range, a span lasted over the only one, something recurring was in all.

>>> seventies = DateRange(Date("1970"), Date("1979"))
>>> gapless((seventies, DateRange(Date("198X"), Date("198X"))))
True
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from fabula.errors import RecordError
from fabula.value.calendar import iso_day
from fabula.value.date import Date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "DateRange",
    "FourDays",
    "Shape",
    "bounds_say_all",
    "four_days",
    "gapless",
    "inner",
    "outer",
]

FourDays: TypeAlias = tuple[int | None, int | None, int | None, int | None]


class Shape(StrEnum):
    """How something lies in time."""

    INSTANT = "instant"
    SPAN = "span"
    RECURRING = "recurring"


@dataclass(frozen=True, slots=True)
class DateRange:
    """From one date to another, both included.

    Attributes:
        first: the date it begins with, or None if nothing says where it begins.
        last: the date it ends with, or None if nothing says where it ends.

    Raises:
        RecordError: the first is certainly after the last.
    """

    first: Date | None
    last: Date | None

    def __post_init__(self) -> None:
        first = self.first.earliest if self.first else None
        last = self.last.latest if self.last else None
        if first is not None and last is not None and first > last:
            raise RecordError("range", "last", iso_day(last), f"on or after {iso_day(first)}")

    @property
    def single(self) -> Date | None:
        """The one date it consists of, or None if it is a range of two."""
        return self.first if self.first == self.last else None

    @property
    def dates(self) -> tuple[Date, ...]:
        """Its dates: none, one or two."""
        ends = (self.first,) if self.single else (self.first, self.last)
        return tuple(date for date in ends if date)

    def told(self, shape: Shape) -> DateRange:
        """The same range, its ends left out that say nothing; of a set, one such date stays."""
        first, last = (None if end and end.says_nothing else end for end in (self.first, self.last))
        if first or last or shape is Shape.SPAN:
            return DateRange(first, last)
        return DateRange(self.first or self.last, self.first or self.last)

    @property
    def is_unmarked(self) -> bool:
        """Whether no component of its dates is qualified."""
        return all(date.is_unmarked for date in self.dates)

    def unmarked(self) -> DateRange:
        """The same range without marks."""
        first = self.first.marked("") if self.first else None
        return DateRange(first, self.last.marked("") if self.last else None)

    @property
    def earliest(self) -> int | None:
        """The first day within it, or None."""
        return self.first.earliest if self.first else None

    @property
    def latest(self) -> int | None:
        """The last day within it, or None."""
        return self.last.latest if self.last else None

    def qualified(self, mark: str) -> DateRange:
        """The same range, every component of its dates qualified by this mark as well."""
        first = self.first.qualified(mark) if self.first else None
        return DateRange(first, self.last.qualified(mark) if self.last else None)

    def run_from(self, day: int) -> tuple[int, int | None] | None:
        """As :meth:`Date.run_from`; a range of two has no gap."""
        if self.single:
            return self.single.run_from(day)
        first = day if self.earliest is None else max(day, self.earliest)
        return None if self.latest is not None and first > self.latest else (first, self.latest)

    def last_until(self, day: int) -> int | None:
        """As :meth:`Date.last_until`; a range of two has no gap."""
        if self.single:
            return self.single.last_until(day)
        last = day if self.latest is None else min(day, self.latest)
        return None if self.earliest is not None and last < self.earliest else last


def four_days(shape: Shape, ranges: tuple[DateRange, ...]) -> FourDays:
    """The bounds of the start and of the end that these ranges give.

    >>> both = DateRange(Date("1960"), Date("1961"))
    >>> days = four_days(Shape.SPAN, (both,))
    >>> [iso_day(day) for day in days if day is not None]
    ['1960-01-01', '1960-12-31', '1961-01-01', '1961-12-31']
    """
    low = outer(min, [each.earliest for each in ranges])
    high = outer(max, [each.latest for each in ranges])
    if shape is Shape.INSTANT:
        return low, high, low, high
    # The first time is no later than the last day of any range's first date, and so backwards.
    start = inner(min, [each.first.latest for each in ranges if each.first])
    end = inner(max, [each.last.earliest for each in ranges if each.last])
    return low, start, end, high


def bounds_say_all(shape: Shape, ranges: tuple[DateRange, ...]) -> bool:
    """Whether the four bounds give the ranges back."""
    return (shape is Shape.INSTANT or len(ranges) == 1) and gapless(ranges)


def gapless(ranges: Iterable[DateRange]) -> bool:
    """Whether the bounds of these ranges together say everything about the days they hold."""
    ordered = sorted(ranges, key=lambda each: (each.earliest is not None, each.earliest or 0))
    if not all(date.is_stretch for each in ordered for date in each.dates):
        return False
    reach = ordered[0].latest
    for each in ordered[1:]:
        if reach is None:
            return True
        if each.earliest is not None and each.earliest > reach + 1:
            return False
        reach = outer(max, (reach, each.latest))
    return True


def outer(pick: Callable[[Iterable[int]], int], days: Iterable[int | None]) -> int | None:
    """The least or greatest of the days; None if one is missing, since it may lie further out."""
    known = list(days)
    return None if None in known else pick(day for day in known if day is not None)


def inner(pick: Callable[[Iterable[int]], int], days: Iterable[int | None]) -> int | None:
    """The least or greatest of the days that are known; None if none is."""
    known = [day for day in days if day is not None]
    return pick(known) if known else None
