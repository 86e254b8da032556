"""Dates that are reckoned from another: what days do "last year", "two days later" mean?

They are reckoned from the day of *writing* or from a date the *text* named before. If that is not
known there are no days, only what they wait for.

The conventions:

- "this", "last", "next" and a unit is one whole unit of the calendar: last week is last Monday to
  Sunday; "the last three months" are the three whole months before this one. That they may also be
  the three months up to today is kept as a reading.
- without a number ("the last months", "a few days ago") nobody says how many: that end is open.
- "three days ago", "in two weeks" are days; "three months ago" is a month and "two years ago" a
  year, since nobody counts the days then; the very day is kept as a reading. From a day that is
  named ("two months after 5 May") they are days. From a month or a quarter named before, "a year
  earlier" is as long as that.
- "two days later" and "the next day" are reckoned from the date the text named last. If that is
  much coarser than what is counted, they are not resolved: nobody counts days from a year. If the
  text has named none, they are reckoned from the day of writing.
- a week belongs to the month or year that its Thursday lies in (ISO 8601).

This module does not know weekdays, see :mod:`fabula.recognise.dates.week`, and does not read
words, see :mod:`fabula.recognise.dates.deixis`.

>>> from fabula.recognise.dates.frame import Frame
>>> from fabula.value.calendar import iso_day, ordinal
>>> [week] = Unit(CalendarUnit.WEEK, -1, -1).answers(Frame(ordinal(2024, 2, 9)))
>>> iso_day(week.first), iso_day(week.last)
('2024-01-29', '2024-02-04')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.dates.frame import Answer, Waits
from fabula.value.calendar import CalendarUnit, around, civil, shift, weekday

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Days, Frame, Term
    from fabula.recognise.dates.written import Calendar

__all__ = ["Ahead", "InYear", "Nth", "Shift", "Unit"]


class Ahead(NamedTuple):
    """So many units ahead, if nothing speaks of the past: else it tells how long something took."""

    unit: CalendarUnit
    number: int | None

    def answers(self, frame: Frame) -> list[Answer]:
        """The same as :class:`Shift`, or nothing."""
        if frame.tense() < 0:
            return []
        return Shift(self.unit, self.number).answers(frame)


class InYear(NamedTuple):
    """A part of a year that is itself reckoned: "March next year", "the autumn of that year".

    Attributes:
        of: the part, which has no year.
        year: the year.
    """

    of: Calendar
    year: Term

    def answers(self, frame: Frame) -> list[Answer]:
        """The part in every such year."""
        return [part for year in self.year.answers(frame)[:1] for part in self._within(year)]

    def _within(self, year: Answer) -> list[Answer]:
        """The part of one value of the year; what it waits for if there is none."""
        if year.first is None:
            waits = year.waits._replace(part=self.of.form[5:]) if year.waits else None
            return [year._replace(waits=waits)]
        days = self.of.within(civil(year.first)[0])
        return [Answer(*days, "calendar", year.grounds)] if days else []


_SHORT = frozenset({CalendarUnit.DAY, CalendarUnit.WEEK})


_WRITTEN = "reckoned from the day of writing"


# Nobody reckons days from a year: how many days the date named before may have, by unit.
_LONGEST_ORIGIN = {
    CalendarUnit.DAY: 12,
    CalendarUnit.WEEK: 32,
    CalendarUnit.MONTH: 94,
    CalendarUnit.QUARTER: 186,
    CalendarUnit.HALF: 186,
    CalendarUnit.YEAR: 1100,
}
_ANY_LENGTH = 10**9
# A date named before is of late within two years and a little.
_RECENT = 800
_COARSE = "the date named before is too coarse to count from"
_TEXT = "reckoned from the date named before"


_TOLD = "the text tells of that time"


_NONE_BEFORE = "no date is named before; reckoned from the day of writing"


_UNDATED = "the day of writing is unknown"


def _origin(frame: Frame, to: str, unit: CalendarUnit) -> tuple[Days | None, str]:
    """The days to reckon from, and why these."""
    if to == "near" and frame.told is not None:
        first, last = frame.told
        fine = last - first < _LONGEST_ORIGIN.get(unit, _ANY_LENGTH)
        return (frame.told, _TOLD) if fine else (None, _COARSE)
    if to == "held":
        return _held(frame, unit)
    if to == "recent":
        to = "text" if _is_recent(frame, unit) else "written"
    if to == "text" and frame.named is not None:
        first, last = frame.named
        fine = last - first < _LONGEST_ORIGIN.get(unit, _ANY_LENGTH)
        return (frame.named, _TEXT) if fine else (None, _COARSE)
    if frame.today is None:
        return None, "no date is named before" if to == "text" else _UNDATED
    return (frame.today, frame.today), _NONE_BEFORE if to == "text" else _WRITTEN


def _is_recent(frame: Frame, unit: CalendarUnit) -> bool:
    """Whether the date named last is of late, and fine enough to count such units from."""
    if frame.named is None or frame.today is None:
        return False
    first, last = frame.named
    fine = last - first < _LONGEST_ORIGIN.get(unit, _ANY_LENGTH)
    return fine and abs(frame.today - last) < _RECENT


def _held(frame: Frame, unit: CalendarUnit) -> tuple[Days | None, str]:
    """The date named last if one such unit holds it, else the day of writing."""
    if frame.named is not None and around(frame.named[0], unit)[1] >= frame.named[1]:
        return frame.named, _TEXT
    if frame.today is None:
        return None, _UNDATED
    return (frame.today, frame.today), _WRITTEN


class Unit(NamedTuple):
    """Whole calendar units, counted from the one the origin lies in.

    Attributes:
        unit: the unit.
        low: the first of them, 0 is the origin's own; None if nobody says how many.
        high: the last of them, likewise.
        to: ``written``, ``text``, ``near``: the time the text tells of, else that of writing,
            ``held``: the date named last if one such unit holds it, else the day of writing, or
            ``recent``: the date named last if it is of late, else the day of writing.
    """

    unit: CalendarUnit
    low: int | None
    high: int | None
    to: str = "written"

    def answers(self, frame: Frame) -> list[Answer]:
        """From the first day of the first to the last day of the last."""
        origin, grounds = _origin(frame, self.to, self.unit)
        if origin is None:
            to = "text" if self.to == "text" else "written"
            waits = Waits(to, self.unit.value, self.low, self.high)
            return [Answer(None, None, to, grounds, waits=waits)]
        base = origin[self.low is not None and self.low > 0]
        first = None if self.low is None else around(base, self.unit, self.low)[0]
        last = None if self.high is None else around(base, self.unit, self.high)[1]
        if self.low is None or self.high is None:
            first, last = first and origin[0], last and origin[1]
        return [Answer(first, last, "calendar units", grounds), *self._rolling(origin[0])]

    def _rolling(self, origin: int) -> list[Answer]:
        """Several units up to the day before, or from the day after: also possible."""
        if self.low is None or self.high is None or self.low == self.high or self.unit == "day":
            return []
        if self.high < 0:
            days = shift(origin, self.unit, self.low), origin - 1
        else:
            days = origin + 1, shift(origin, self.unit, self.high)
        return [Answer(*days, "to the day", "also possible")]


def _is_period(days: Days) -> bool:
    """Whether days are a month or more, so that what is reckoned from them is of their length."""
    return days[1] - days[0] > 26


class Shift(NamedTuple):
    """So many units before or after something.

    Attributes:
        unit: the unit.
        number: how many, negative for before; None if nobody says.
        to: ``written``, ``text``, or the date it is reckoned from.
        sign: the direction, where the count is open.
    """

    unit: CalendarUnit
    number: int | None
    to: str | Term = "written"
    sign: int = 1

    def answers(self, frame: Frame) -> list[Answer]:
        """The day, or the unit, so many units away."""
        if not isinstance(self.to, str):
            return [moved for base in self.to.answers(frame) for moved in self._from(base)]
        origin, grounds = _origin(frame, self.to, self.unit)
        if origin is None:
            low, high = self._range()
            waits = Waits(self.to, self.unit.value, low, high)
            return [Answer(None, None, self.to, grounds, waits=waits)]
        if self.number is None:
            return [self._vague(origin, grounds)]
        return self._counted(origin, self.number, grounds)

    def _range(self) -> tuple[int | None, int | None]:
        """The offsets it waits with."""
        if self.number is not None:
            return self.number, self.number
        return (2, None) if self.sign > 0 else (None, -2)

    def _vague(self, origin: Days, grounds: str) -> Answer:
        """At least two of them away, nobody says how many."""
        near = shift(origin[self.sign > 0], self.unit, 2 * self.sign)
        if self.sign > 0:
            return Answer(near, None, "at least two", grounds, soft=True)
        return Answer(None, near, "at least two", grounds, soft=True)

    def _counted(self, origin: Days, count: int, grounds: str) -> list[Answer]:
        """The unit so many units away; days and weeks to the day."""
        # The day after a period moves, so that whole months stay whole: June and July to 30 and 31.
        past = int(_is_period(origin))
        days = shift(origin[0], self.unit, count), shift(origin[1] + past, self.unit, count) - past
        exact = Answer(*days, "to the day", grounds)
        if self.unit in _SHORT or _is_period(origin):
            return [exact]
        whole = Answer(*around(days[0], self.unit), "whole unit", grounds)
        return [whole, exact._replace(grounds="also possible")]

    def _from(self, base: Answer) -> list[Answer]:
        """Reckoned from a date of the same phrase."""
        if base.first is None or base.last is None or self.number is None:
            return [base._replace(first=None, last=None)]
        days = shift(base.first, self.unit, self.number), shift(base.last, self.unit, self.number)
        return [base._replace(first=days[0], last=days[1], form="")]


class Nth(NamedTuple):
    """The n-th of the parts of something: "the first Monday of May", "the last two weeks of 2023".

    Attributes:
        nth: 1 for the first; -1 for the last, -2 for the last but one.
        unit: what is counted; None for weekdays.
        of: what it is part of.
        day: the weekday that is counted, or 0.
        number: how many of them.
    """

    nth: int
    unit: CalendarUnit | None
    of: Term
    day: int = 0
    number: int = 1

    def answers(self, frame: Frame) -> list[Answer]:
        """The part of every value of the whole."""
        return [part for whole in self.of.answers(frame) for part in self._part(whole)]

    def _part(self, whole: Answer) -> list[Answer]:
        """The part of one value; none if the whole has no such part."""
        if whole.first is None or whole.last is None:
            return [whole._replace(form="")] if whole.waits or whole.form else []
        found = self._bounds(whole.first, whole.last)
        days = found and self._several(*found)
        # A week may reach over the edge of its month; anything else must lie within.
        room = 6 if self.unit == "week" else 0
        if not days or days[0] < whole.first - room or days[1] > whole.last + room:
            return []
        return [Answer(*days, whole.convention, whole.grounds)]

    def _bounds(self, first: int, last: int) -> Days | None:
        """The n-th part, counted from the beginning or from the end."""
        if self.unit is None:
            ahead = first + (self.day - weekday(first)) % 7 + (self.nth - 1) * 7
            back = last - (weekday(last) - self.day) % 7 + (self.nth + 1) * 7
            day = ahead if self.nth > 0 else back
            return day, day
        if self.unit is CalendarUnit.WEEK:
            # A week belongs to the whole that holds its Thursday (ISO 8601).
            first, last = first + (4 - weekday(first)) % 7, last - (weekday(last) - 4) % 7
        if self.nth > 0:
            return around(first, self.unit, self.nth - 1)
        return around(last, self.unit, self.nth + 1)

    def _several(self, first: int, last: int) -> Days:
        """The part, and those that follow it, or come before it if counted from the end."""
        if self.number == 1 or self.unit is None:
            return first, last
        if self.nth > 0:
            return first, around(first, self.unit, self.number - 1)[1]
        return around(first, self.unit, 1 - self.number)[0], last
