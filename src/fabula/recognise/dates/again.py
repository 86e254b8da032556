"""The same part of another year: "the same quarter last year", "im Vorjahresquartal".

A company compares a quarter with that of the year before, which has the length and the months of
the one the text spoke of last.

The conventions:

- what is moved is the unit that holds the date named last; a mere "period" is that date itself, if
  it is a month or more and a year at most. It is moved by whole years.
- "last year", "a year earlier" and "the year before" are the year before that date, not the one
  before the day of writing: a report of February compares December with the December before.
- where no such date is named, a unit is moved from the day of writing, and a period is the whole
  year.

This module does not read words; see :mod:`fabula.recognise.dates.deixis`.

>>> from fabula.recognise.dates.frame import Frame
>>> from fabula.recognise.dates.relative import Unit
>>> from fabula.value.calendar import iso_day, ordinal
>>> frame = Frame(ordinal(2024, 2, 9), named=(ordinal(2023, 10, 1), ordinal(2023, 12, 31)))
>>> quarter, _ = Again(CalendarUnit.QUARTER, Unit(CalendarUnit.YEAR, -1, -1)).answers(frame)
>>> iso_day(quarter.first), iso_day(quarter.last)
('2022-10-01', '2022-12-31')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.dates.frame import Answer
from fabula.recognise.dates.relative import Shift, Unit
from fabula.recognise.dates.written import Calendar
from fabula.value.calendar import CalendarUnit, around, civil, shift

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Days, Frame, Term

__all__ = ["Again", "is_comparison", "is_year"]

# A period that is compared with another is a month at the least, a year at the most.
_SHORTEST, _LONGEST = 27, 366
# What reports compare: a week or a day before is where a story goes on.
_COMPARED = frozenset({"month", "quarter", "half", "year"})
_GROUNDS = "as long as the date named before, in the year the words name"
_UNNAMED = "no period is named before; reckoned from the day of writing"


def is_year(term: Term) -> bool:
    """Whether a term is one year, by its number or reckoned from another."""
    if isinstance(term, Calendar):
        return term.year is not None and not term.month
    return _steps(term) is not None


def is_comparison(term: Term, named: Days | None) -> bool:
    """Whether a term only compares with a time before, so that the text goes on where it was."""
    if isinstance(term, Shift) and named is not None:
        return term.unit in _COMPARED and (term.number, term.to) == (-1, "text")
    if isinstance(term, Unit) and named is not None:
        before = term.unit in _COMPARED and (term.low, term.high) == (-1, -1)
        return before and term.to in ("text", "recent")
    return isinstance(term, Again)


def _steps(term: Term) -> int | None:
    """How many years away a term lies, if it is a year and reckoned."""
    if isinstance(term, Unit) and term.unit == "year" and term.low == term.high:
        return term.low
    if isinstance(term, Shift) and term.unit == "year" and isinstance(term.to, str):
        return term.number
    return None


class Again(NamedTuple):
    """The unit, or the period, of the date named before, in another year.

    Attributes:
        unit: the unit; None if the words name none.
        year: the year, as :func:`is_year` knows it.
    """

    unit: CalendarUnit | None
    year: Term

    def answers(self, frame: Frame) -> list[Answer]:
        """The days of the unit or period there; the year itself where none is named."""
        origin, grounds = self._origin(frame)
        years = self.year.answers(frame)[:1]
        if origin is None or not years:
            return years
        steps = _steps(self.year)
        if steps is None:
            steps = civil(years[0].first or 0)[0] - civil(origin[0])[0]
        found = Answer(*self._moved(origin, steps), "calendar units", grounds)
        return [found, years[0]._replace(grounds="also possible")]

    def _origin(self, frame: Frame) -> tuple[Days | None, str]:
        """The days that are moved, and why these."""
        if frame.named is not None:
            first, last = frame.named
            if self.unit is None and _SHORTEST < last - first + 1 <= _LONGEST:
                return frame.named, _GROUNDS
            if self.unit is not None and around(first, self.unit)[1] >= last:
                return around(first, self.unit), _GROUNDS
        if self.unit is None or frame.today is None:
            return None, ""
        return around(frame.today, self.unit), _UNNAMED

    def _moved(self, days: Days, steps: int) -> Days:
        """The same days so many years on, in whole units."""
        first = shift(days[0], CalendarUnit.YEAR, steps)
        if self.unit is not None:
            return around(first, self.unit)
        # The day after moves, so that the end of February stays one.
        return first, shift(days[1] + 1, CalendarUnit.YEAR, steps) - 1
