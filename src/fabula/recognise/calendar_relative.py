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
- "last Tuesday" is the nearest before today, "next Tuesday" that of the following week, "this
  Tuesday" that of this week unless it has passed and nothing speaks of the past. "Tuesday" alone
  on a Tuesday is today.
- "two days later" and "the next day" are reckoned from the date the text named last. If that is
  much coarser than what is counted, they are not resolved: nobody counts days from a year. If the
  text has named none, they are reckoned from the day of writing.
- a week belongs to the month or year that its Thursday lies in (ISO 8601).
- the weekend is Saturday and Sunday.

This module does not read words; see :mod:`fabula.recognise.deixis`.

>>> from fabula.recognise.calendar_frame import Frame
>>> from fabula.value.calendar import iso_day, ordinal
>>> [week] = Unit(CalendarUnit.WEEK, -1, -1).answers(Frame(ordinal(2024, 2, 9)))
>>> iso_day(week.first), iso_day(week.last)
('2024-01-29', '2024-02-04')
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.calendar_frame import Answer, Waits
from fabula.value.calendar import CalendarUnit, around, civil, shift, weekday

if TYPE_CHECKING:
    from fabula.recognise.calendar_frame import Days, Frame, Term
    from fabula.recognise.calendar_written import Calendar

__all__ = [
    "Ahead",
    "Coming",
    "InYear",
    "Nth",
    "Shift",
    "Unit",
    "WeekOf",
    "Weekday",
    "Weekend",
    "WithinWeek",
]


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


class WeekOf(NamedTuple):
    """The ISO week in which a day lies."""

    of: Term

    def answers(self, frame: Frame) -> list[Answer]:
        """Monday to Sunday around it."""
        return [self._around(answer) for answer in self.of.answers(frame)]

    def _around(self, answer: Answer) -> Answer:
        if answer.first is None:
            return answer
        days = around(answer.first, CalendarUnit.WEEK)
        return answer._replace(first=days[0], last=days[1], form="")


_SHORT = frozenset({CalendarUnit.DAY, CalendarUnit.WEEK})


_WRITTEN = "reckoned from the day of writing"


# Nobody reckons days from a year: how many days the date named before may have, by unit.
_LONGEST_ORIGIN = {
    CalendarUnit.DAY: 12,
    CalendarUnit.WEEK: 32,
    CalendarUnit.MONTH: 94,
    CalendarUnit.QUARTER: 186,
    CalendarUnit.HALF: 186,
}
_ANY_LENGTH = 10**9
_COARSE = "the date named before is too coarse to count from"
_TEXT = "reckoned from the date named before"


_TOLD = "the text tells of that time"


_NONE_BEFORE = "no date is named before; reckoned from the day of writing"


_UNDATED = "the day of writing is unknown"


def _origin(frame: Frame, to: str, unit: CalendarUnit) -> tuple[Days | None, str]:
    """The days to reckon from, and why these."""
    if to == "near" and frame.told is not None:
        return frame.told, _TOLD
    if to == "text" and frame.named is not None:
        first, last = frame.named
        fine = last - first < _LONGEST_ORIGIN.get(unit, _ANY_LENGTH)
        return (frame.named, _TEXT) if fine else (None, _COARSE)
    if frame.today is None:
        return None, "no date is named before" if to == "text" else _UNDATED
    return (frame.today, frame.today), _NONE_BEFORE if to == "text" else _WRITTEN


class Unit(NamedTuple):
    """Whole calendar units, counted from the one the origin lies in.

    Attributes:
        unit: the unit.
        low: the first of them, 0 is the origin's own; None if nobody says how many.
        high: the last of them, likewise.
        to: ``written``, ``text``, or ``near``: the time the text tells of, else that of writing.
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
        first = None if self.low is None else around(origin[0], self.unit, self.low)[0]
        last = None if self.high is None else around(origin[0], self.unit, self.high)[1]
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
        days = shift(origin[0], self.unit, count), shift(origin[1], self.unit, count)
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


class Weekday(NamedTuple):
    """A weekday, alone or with "last", "this", "next".

    Attributes:
        day: 1, Monday, to 7, Sunday.
        turn: -1, 0, 1, or None if nothing stands beside it.
        near: whether the word means the nearest one rather than that of the next or last week.
    """

    day: int
    turn: int | None = None
    near: bool = False

    def answers(self, frame: Frame) -> list[Answer]:
        """The days of that name around the day of writing."""
        if frame.today is None:
            low, high = (-1, 1) if self.turn is None else (self.turn, self.turn)
            waits = Waits("written", "week", low, high, self.day)
            return [Answer(None, None, "weekday", _UNDATED, waits=waits)]
        today = frame.today
        past = today - (weekday(today) - self.day) % 7
        ahead = past + 7
        if self.turn is None and past == today:
            other = Answer(ahead, ahead, "nearest future", "also possible")
            return [Answer(past, past, "today", "the day of writing has this name"), other]
        if self.turn is None:
            return frame.directed((past, past), (ahead, ahead))
        return self._turned(frame, today, self.turn)

    def _turned(self, frame: Frame, today: int, turn: int) -> list[Answer]:
        """With a word that says which; the neighbouring week's is kept if it differs."""
        nearest_past = today - ((weekday(today) - self.day) % 7 or 7)
        nearest_ahead = today + ((self.day - weekday(today)) % 7 or 7)
        in_week = around(today, CalendarUnit.WEEK, turn)[0] + self.day - 1
        if turn == 0:
            passed = in_week < today and frame.tense() >= 0
            days = [nearest_ahead, in_week] if passed else [in_week]
        elif self.near and abs(turn) == 1:
            days = [nearest_past if turn < 0 else nearest_ahead, in_week]
        else:
            days = [in_week, nearest_past if turn < 0 else nearest_ahead]
        names = ("nearest", "by weeks") if days[0] != in_week else ("by weeks", "nearest")
        found = [Answer(day, day, name) for day, name in zip(days, names, strict=False)]
        return found[: len(set(days))]


class Weekend(NamedTuple):
    """A weekend, or the working week, counted in weeks; with no turn that of this week.

    Attributes:
        turn: how many weeks away; None if nothing is said.
        first: its first day of the week, 6 for a weekend, 1 for the working week.
        last: its last day, 7 or 5.
    """

    turn: int | None = None
    first: int = 6
    last: int = 7

    def answers(self, frame: Frame) -> list[Answer]:
        """Its days; a bare weekend in the past tense is the last one."""
        if frame.today is None:
            turn = self.turn or 0
            waits = Waits(
                "written", "week", turn, turn, "weekend" if self.first == 6 else "workweek"
            )
            return [Answer(None, None, "week", _UNDATED, waits=waits)]
        week = around(frame.today, CalendarUnit.WEEK, self.turn or 0)[0]
        days = week + self.first - 1, week + self.last - 1
        if self.turn is None and days[0] > frame.today and frame.tense() < 0:
            days = days[0] - 7, days[1] - 7
        return [Answer(*days, "week", _WRITTEN)]


class Coming(NamedTuple):
    """A weekday so many weeks after the coming one: "lundi en huit", "dinsdag over een week".

    Attributes:
        day: 1, Monday, to 7, Sunday.
        weeks: how many weeks after; today is the coming one if it has that name.
    """

    day: int
    weeks: int

    def answers(self, frame: Frame) -> list[Answer]:
        """The day."""
        if frame.today is None:
            waits = Waits("written", "week", self.weeks, self.weeks + 1, self.day)
            return [Answer(None, None, "weekday", _UNDATED, waits=waits)]
        ahead = (self.day - weekday(frame.today)) % 7 + 7 * self.weeks
        return [Answer(frame.today + ahead, frame.today + ahead, "weekday", _WRITTEN)]


class WithinWeek(NamedTuple):
    """A weekday of a week: "Tuesday of last week", "Monday next week".

    Attributes:
        day: 1, Monday, to 7, Sunday.
        week: the week, or any longer term in which the first such day is meant.
    """

    day: int
    week: Term

    def answers(self, frame: Frame) -> list[Answer]:
        """The first day of that name in the term."""
        return [self._within(answer) for answer in self.week.answers(frame)[:1]]

    def _within(self, answer: Answer) -> Answer:
        """That day of one value of the term."""
        if answer.first is None:
            waits = answer.waits._replace(part=self.day) if answer.waits else None
            return answer._replace(waits=waits, form="")
        day = answer.first + (self.day - weekday(answer.first)) % 7
        return Answer(day, day, "weekday", answer.grounds)


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
