"""A date as it is written, digits left open and all: which days may it mean?

A *date* has a year and may have a month, or a grouping of months, and a day of the month. An ``X``
stands for a digit nobody has given, so ``156X-12-25`` means one of ten Christmas days; what fits
such digits is told by :mod:`fabula.value.digits`. A year may claim a number of *significant*
digits: ``1950S2`` is some year from 1900 to 1999, estimated as 1950. A *mark* qualifies one
component: ``?`` uncertain, ``~`` approximate, ``%`` both; it never changes which days are meant.

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

from fabula.errors import RecordError
from fabula.value.calendar import civil, month_length, ordinal
from fabula.value.digits import (
    EVEN,
    GROUPINGS,
    SEASONS,
    fitting,
    runs_in,
    shared_digits,
    year_bounds,
    year_text,
    years_from,
)

__all__ = ["Date", "both_marks", "mark_of"]

_YEAR = re.compile(r"-?[0-9X]{4}|Y-?[1-9][0-9]{4,11}", re.ASCII)
_TWO = re.compile(r"[0-9X]{2}", re.ASCII)
# No digit given stands to the right of one left open: the days meant are one stretch.
_ONE_RUN = re.compile(r"[0-9]*X*", re.ASCII)
_NO_MARKS = ("", "", "")


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
        if not mark:
            return self
        return self.marked(*(both_marks(own, mark) for own in self.marks[: self.components]))

    @property
    def is_unmarked(self) -> bool:
        """Whether no component is qualified."""
        return self.marks == _NO_MARKS

    @property
    def says_nothing(self) -> bool:
        """Whether any day at all may be meant: no digit is given."""
        return self.year == "XXXX" and {self.month, self.day} <= {"", "XX"}

    @property
    def is_stretch(self) -> bool:
        """Whether its two bounds say everything about it: which days are meant, and how."""
        seasonal = self.month in SEASONS or self.significant is not None
        return self.is_unmarked and not seasonal and self.is_one_run

    @property
    def is_one_run(self) -> bool:
        """Whether the days meant follow one another without a gap."""
        if self.significant is not None:
            return True
        if self.month in EVEN:
            return "X" not in self.year
        month = "" if self.month in SEASONS else self.month
        return _ONE_RUN.fullmatch(self.year.lstrip("-Y") + month + self.day) is not None

    def run_from(self, day: int) -> tuple[int, int | None] | None:
        """The first day meant from this day on, and the last that follows it without a gap.

        None if no such day is; the last is None where nothing ends the run. A run may be given in
        parts, each beginning the day after the one before.

        >>> Date("XXXX", "02", "29").run_from(ordinal(2023, 1, 1)) == (ordinal(2024, 2, 29),) * 2
        True
        """
        if self.is_one_run:
            low, high = _hull(self)
            first = day if low is None else max(day, low)
            return None if high is not None and first > high else (first, high)
        run = _next_run(self, day)
        return run and (max(run[0], day), run[1])

    def last_until(self, day: int) -> int | None:
        """The last day meant that is no later than this one, or None."""
        if self.is_one_run:
            low, high = _hull(self)
            last = day if high is None else min(day, high)
            return None if low is not None and last < low else last
        run = _previous_run(self, day)
        return run and min(run[1], day)

    def shared(self, other: Date) -> list[Date]:
        """Dates that mean together the days both may mean; the days of neither are one run.

        >>> [both.day for both in Date("XXXX", "02", "2X").shared(Date("2023", "XX", "X9"))]
        []
        >>> [both.day for both in Date("XXXX", "02", "2X").shared(Date("2024", "XX", "X9"))]
        ['29']
        """
        pairs = ((mine, its) for mine in _by_months(self) for its in _by_months(other))
        return [both for mine, its in pairs if (both := _both(mine, its))]

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
        year = year_text(low[0])
        if year[0] == "Y":
            return cls(year)
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
    if date.day and (date.month in {"", *GROUPINGS} or not _TWO.fullmatch(date.day)):
        raise RecordError("date", "day", date.day, "two digits after a month")
    digits = len(date.year.lstrip("-Y"))
    if date.significant is not None and (
        date.month or "X" in date.year or not 1 <= date.significant <= digits
    ):
        allowed = f"a count from 1 to {digits} of the given digits of a year alone"
        raise RecordError("date", "significant", date.significant, allowed)


def _check_days(date: Date) -> None:
    """The components together: some day must be meant."""
    if date.month and date.month not in GROUPINGS and not fitting(date.month, 12):
        raise RecordError("date", "month", date.month, "a month from 01 to 12 or a grouping to 41")
    if date.day and _next_run(date, ordinal(year_bounds(date.year)[0] or 0, 1, 1)) is None:
        allowed = f"a day that {date.year}-{date.month} has"
        raise RecordError("date", "day", date.day, allowed)


@lru_cache(maxsize=4096)
def _hull(date: Date) -> tuple[int | None, int | None]:
    """The first and the last day meant."""
    low, high = year_bounds(date.year, date.significant)
    if low is None or high is None:
        return None, None
    if date.significant is not None:
        return ordinal(low, 1, 1), ordinal(high, 12, 31)
    first = _next_run(date, ordinal(low, 1, 1))
    last = _previous_run(date, ordinal(high, 12, 31))
    return first and first[0], last and last[1]


def _next_run(date: Date, day: int) -> tuple[int, int] | None:
    """The first run of days within a year that ends on this day or later."""
    years = years_from(date.year, civil(day)[0])
    runs = (run for year in years for run in runs_in(year, date.month, date.day))
    return next((run for run in runs if run[1] >= day), None)


def _previous_run(date: Date, day: int) -> tuple[int, int] | None:
    """The last run of days within a year that begins on this day or earlier."""
    years = years_from(date.year, civil(day)[0], -1)
    runs = (run for year in years for run in reversed([*runs_in(year, date.month, date.day)]))
    return next((run for run in runs if run[0] <= day), None)


def _by_months(date: Date) -> list[Date]:
    """The date without its season, or one for each month of its grouping."""
    if date.month in SEASONS:
        return [Date(date.year)]
    if date.month not in EVEN:
        return [date]
    first, last = EVEN[date.month]
    return [Date(date.year, f"{month:02}") for month in range(first, last + 1)]


def _both(one: Date, other: Date) -> Date | None:
    """The date of the digits that fit both; None if there is no such day."""
    known = [date.year for date in (one, other) if date.year != "XXXX"]
    if len({year[0] == "-" for year in known}) == 2:
        return None
    year = shared_digits(known[0], known[-1]) if known else "XXXX"
    month = shared_digits(one.month or "XX", other.month or "XX")
    day = shared_digits(one.day or "XX", other.day or "XX")
    if year is None or month is None or day is None:
        return None
    try:
        return Date(year, month, day)
    except RecordError:
        return None


def _covering_years(low: int, high: int) -> Date | None:
    """The decade, century or millennium that holds both; None if nothing so narrow does."""
    if (low < 0) != (high < 0) or low < -9999 or high > 9999:
        return None
    shared = _shared(f"{abs(low):04}", f"{abs(high):04}")
    date = Date(f"-{shared}" if low < 0 else shared)
    return None if date.earliest is None else date


def _covering_months(low: tuple[int, int, int], high: tuple[int, int, int]) -> str:
    """The quarter, third or half that holds both, else ``0X``, the first nine; else the year."""
    for code, (first, last) in EVEN.items():
        if first <= low[1] and high[1] <= last:
            return code
    return "0X" if high[1] < 10 else ""


def _shared(one: str, other: str) -> str:
    """The digits both begin with, then X to the same length."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), len(one))
    return one[:same] + "X" * (len(one) - same)
