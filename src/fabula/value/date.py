"""A date as it is written, digits left open and all: which days may it mean?

A *date* has a year and may have a month and a day of the month. ``X`` stands for a digit nobody
has given (ISO 8601-2: *unspecified*), so ``156X-12-25`` means one of ten Christmas days. In place
of a month a *grouping* may stand: 21-32 are seasons, 33-36 quarters, 37-39 thirds and 40-41 halves
of the year. A year may claim a number of *significant* digits: ``1950S2`` is some year from 1900
to 1999, estimated as 1950. A *mark* qualifies one component: ``?`` uncertain, ``~`` approximate,
``%`` both.

The decisions: a mark never changes which days are meant. A season has no months of its own, since
the standard names none and the hemispheres differ, so it may be any day of its year; quarters,
thirds and halves divide the calendar year evenly. A year of four ``X`` bounds nothing.

This module does not read the notation; see :mod:`fabula.value.edtf`. For a date as events need
it, see :mod:`fabula.value.when`.

>>> from fabula.value.calendar import iso_day
>>> christmas = Date("156X", "12", "25")
>>> iso_day(christmas.earliest), iso_day(christmas.latest)
('1560-12-25', '1569-12-25')
>>> Date("XXXX", "02", "08").earliest is None
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from fabula.errors import RecordError
from fabula.value.calendar import civil, month_length, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Date", "both_marks", "mark_of"]

_YEAR = re.compile(r"-?[0-9X]{4}|Y-?[1-9][0-9]{4,11}", re.ASCII)
_TWO = re.compile(r"[0-9X]{2}", re.ASCII)
# No digit given stands to the right of one left open: the days meant are one stretch.
_STRETCH = re.compile(r"[0-9]*X*", re.ASCII)
_NO_MARKS = ("", "", "")

# First and last month of the groupings of a year (EDTF, level 2, "sub-year groupings").
_GROUPINGS = {
    **{str(code): (1, 12) for code in range(21, 33)},
    **{str(33 + n): (3 * n + 1, 3 * n + 3) for n in range(4)},
    **{str(37 + n): (4 * n + 1, 4 * n + 4) for n in range(3)},
    **{str(40 + n): (6 * n + 1, 6 * n + 6) for n in range(2)},
}
_EVEN = tuple(str(code) for code in range(33, 42))
_SEASONS = frozenset(str(code) for code in range(21, 33))


@dataclass(frozen=True, slots=True)
class Date:
    """A date of the proleptic Gregorian calendar, each of its digits given or left open.

    Attributes:
        year: four digits or ``X``, after ``-`` if before year 0; or ``Y`` and five digits or more.
        month: two digits or ``X``, a grouping from 21 to 41, or empty.
        day: two digits or ``X``, or empty.
        significant: how many digits of the year are significant, or None if nothing is said.
        marks: the qualification of year, month and day.

    Raises:
        RecordError: a component is malformed, or no day in the calendar is meant; its field tells
            which component is at fault.

    >>> Date("2023", "02", "29")
    Traceback (most recent call last):
    fabula.errors.RecordError: date, day: '29' is not a day that 2023-02 has
    """

    year: str
    month: str = ""
    day: str = ""
    significant: int | None = None
    marks: tuple[str, str, str] = _NO_MARKS

    def __post_init__(self) -> None:
        _check_form(self)
        _check_days(self)

    @property
    def earliest(self) -> int | None:
        """The first day it may mean, or None if it bounds nothing on that side."""
        return _hull(self)[0]

    @property
    def latest(self) -> int | None:
        """The last day it may mean, or None if it bounds nothing on that side."""
        return _hull(self)[1]

    @property
    def components(self) -> int:
        """How many components are given: 1 for a year, 2 with a month or grouping, 3 with a day."""
        return 1 + bool(self.month) + bool(self.day)

    def marked(self, *marks: str) -> Date:
        """The same date with these marks; one mark alone goes to every component."""
        given = marks * self.components if len(marks) == 1 else marks
        padded = (*given, "", "")[:3]
        return replace(self, marks=(padded[0], padded[1], padded[2]))

    def qualified(self, mark: str) -> Date:
        """The same date, every component qualified by this mark as well as by its own."""
        return self.marked(*(both_marks(own, mark) for own in self.marks[: self.components]))

    @property
    def is_unmarked(self) -> bool:
        """Whether no component is qualified."""
        return self.marks == _NO_MARKS

    @property
    def is_stretch(self) -> bool:
        """Whether its two bounds say everything about it: which days are meant, and how."""
        return (
            self.is_unmarked
            and self.significant is None
            and self.month not in _SEASONS
            and (self.month not in _GROUPINGS or "X" not in self.year)
            and _STRETCH.fullmatch(self.year.lstrip("-Y") + self.month + self.day) is not None
        )

    def run_from(self, day: int) -> tuple[int, int] | None:
        """The first run of days it may mean, without a gap, that ends on this day or later.

        >>> Date("XXXX", "02", "29").run_from(ordinal(2023, 1, 1)) == (ordinal(2024, 2, 29),) * 2
        True
        """
        runs = (run for year in _years_from(self, civil(day)[0]) for run in _runs(self, year))
        return next((run for run in runs if run[1] >= day), None)

    def run_until(self, day: int) -> tuple[int, int] | None:
        """The last run of days it may mean, without a gap, that begins on this day or earlier."""
        years = _years_from(self, civil(day)[0], -1)
        runs = (run for year in years for run in reversed([*_runs(self, year)]))
        return next((run for run in runs if run[0] <= day), None)

    @classmethod
    def covering(cls, first: int, last: int) -> Date | None:
        """The date without marks that may mean all these days and as few others as can be written.

        None if only a date that bounds nothing would do.

        >>> Date.covering(ordinal(2024, 2, 3), ordinal(2024, 2, 8))
        Date(year='2024', month='02', day='0X', significant=None, marks=('', '', ''))
        """
        low, high = civil(first), civil(last)
        if low[0] != high[0]:
            return _covering_years(low[0], high[0])
        if not -9999 <= low[0] <= 9999:
            return cls(f"Y{low[0]}")
        year = _year_text(low[0])
        if low[1] != high[1]:
            return cls(year, _covering_months(low, high))
        day = _shared(f"{low[2]:02}", f"{high[2]:02}")
        whole = low[2] == 1 and high[2] == month_length(*low[:2])
        return cls(year, f"{low[1]:02}", "" if whole or day == "XX" else day)


def both_marks(one: str, other: str) -> str:
    """The mark that says what both say: ``?`` and ``~`` are ``%``."""
    return one if one == other or not other else other if not one else "%"


def mark_of(uncertain: bool, approximate: bool) -> str:
    """The mark that says so much."""
    return ("%" if approximate else "?") if uncertain else "~" if approximate else ""


def _check_form(date: Date) -> None:
    """Each component alone: its characters."""
    if not _YEAR.fullmatch(date.year) or date.year == "-0000":
        raise RecordError("date", "year", date.year, "four digits, or Y and five to twelve")
    if date.month and (date.year[0] == "Y" or not _TWO.fullmatch(date.month)):
        raise RecordError("date", "month", date.month, "two digits after a year of four")
    if date.day and (date.month in {"", *_GROUPINGS} or not _TWO.fullmatch(date.day)):
        raise RecordError("date", "day", date.day, "two digits after a month")
    digits = len(date.year.lstrip("-Y"))
    if date.significant is not None and (
        date.month or "X" in date.year or not 1 <= date.significant <= digits
    ):
        allowed = f"a count from 1 to {digits} of the given digits of a year alone"
        raise RecordError("date", "significant", date.significant, allowed)


def _check_days(date: Date) -> None:
    """The components together: some day must be meant."""
    if date.month and date.month not in _GROUPINGS and not any(_months(date.month)):
        raise RecordError("date", "month", date.month, "a month from 01 to 12 or a grouping to 41")
    if date.day and Date.run_from(date, ordinal(_years(date)[0] or 0, 1, 1)) is None:
        allowed = f"a day that {date.year}-{date.month} has"
        raise RecordError("date", "day", date.day, allowed)


@lru_cache(maxsize=4096)
def _hull(date: Date) -> tuple[int | None, int | None]:
    """The first and the last day meant."""
    low, high = _years(date)
    if low is None or high is None:
        return None, None
    first = date.run_from(ordinal(low, 1, 1))
    last = date.run_until(ordinal(high, 12, 31))
    return (first[0] if first else None), (last[1] if last else None)


def _years(date: Date) -> tuple[int | None, int | None]:
    """The first and last year meant; a year of four X bounds nothing."""
    if date.year == "XXXX":
        return None, None
    digits = date.year.lstrip("Y-")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if date.significant is not None:
        step = 10 ** (len(digits) - date.significant)
        low = low // step * step
        high = low + step - 1
    return (-high, -max(low, "X" in digits)) if "-" in date.year else (low, high)


def _years_from(date: Date, year: int, step: int = 1) -> Iterator[int]:
    """The years meant from this one on, upwards or downwards."""
    low, high = _years(date)
    if low is None or high is None:
        # Two leap days are at most eight years apart, so nine years hold every month and day.
        yield from range(year, year + 9 * step, step)
        return
    if date.significant is not None:
        yield low
        return
    ahead = range(max(year, low), high + 1) if step > 0 else range(min(year, high), low - 1, -1)
    digits = date.year.lstrip("-Y")
    yield from (n for n in ahead if "X" not in digits or _fits(digits, f"{abs(n):04}"))


def _runs(date: Date, year: int) -> Iterator[tuple[int, int]]:
    """The runs of days meant that begin within one year, in order."""
    if date.significant is not None:
        final = year + 10 ** (len(date.year.lstrip("-Y")) - date.significant) - 1
        yield ordinal(year, 1, 1), ordinal(final, 12, 31)
        return
    first, last = _GROUPINGS.get(date.month or "21", (0, 0))
    if first:
        yield ordinal(year, first, 1), ordinal(year, last, month_length(year, last))
        return
    for month in _months(date.month):
        length = month_length(year, month)
        if not date.day:
            yield ordinal(year, month, 1), ordinal(year, month, length)
            continue
        for day in range(1, length + 1):
            if _fits(date.day, f"{day:02}"):
                yield ordinal(year, month, day), ordinal(year, month, day)


def _months(pattern: str) -> list[int]:
    return [month for month in range(1, 13) if _fits(pattern, f"{month:02}")]


def _fits(pattern: str, digits: str) -> bool:
    return all(mine in ("X", its) for mine, its in zip(pattern, digits, strict=True))


def _covering_years(low: int, high: int) -> Date | None:
    """The decade, century or millennium that holds both; None if nothing so narrow does."""
    if (low < 0) != (high < 0) or low < -9999 or high > 9999:
        return None
    shared = _shared(f"{abs(low):04}", f"{abs(high):04}")
    return None if shared == "XXXX" else Date(f"-{shared}" if low < 0 else shared)


def _covering_months(low: tuple[int, int, int], high: tuple[int, int, int]) -> str:
    """The quarter, third or half that holds both, else ``0X``, the first nine; else the year."""
    for code in _EVEN:
        first, last = _GROUPINGS[code]
        if first <= low[1] and high[1] <= last:
            return code
    return "0X" if high[1] < 10 else ""


def _shared(one: str, other: str) -> str:
    """The digits both begin with, then X to the same length."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), len(one))
    return one[:same] + "X" * (len(one) - same)


def _year_text(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"
