"""Weekdays and weekends: what days do "Friday", "next Tuesday", "the weekend" mean?

The conventions:

- "last Tuesday" is the nearest before today, "next Tuesday" that of the following week, "this
  Tuesday" that of this week unless it has passed and nothing speaks of the past. "Tuesday" alone
  on a Tuesday is today.
- a weekday "in two weeks", "en quinze", is so many weeks after the coming one.
- the weekend is Saturday and Sunday; in the past tense the last one, if none is named.
- a week is that of ISO 8601, Monday to Sunday.

This module does not read words; see :mod:`fabula.recognise.dates.deixis`.

>>> from fabula.recognise.dates.frame import Frame
>>> from fabula.value.calendar import iso_day, ordinal
>>> friday = Frame(ordinal(2024, 2, 9))
>>> [iso_day(answer.first) for answer in Weekday(2).answers(friday)]
['2024-02-06', '2024-02-13']
>>> [iso_day(answer.first) for answer in Coming(2, weeks=1).answers(friday)]
['2024-02-20']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.dates.frame import Answer, Waits
from fabula.value.calendar import CalendarUnit, around, weekday

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Frame, Term

__all__ = ["Coming", "WeekOf", "Weekday", "Weekend", "WithinWeek"]

_WRITTEN = "reckoned from the day of writing"
_UNDATED = "the day of writing is unknown"


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
        near: whether the word means the nearest one: the coming one, if it has not begun.
    """

    turn: int | None = None
    first: int = 6
    last: int = 7
    near: bool = False

    def answers(self, frame: Frame) -> list[Answer]:
        """Its days; a bare weekend in the past tense is the last one."""
        if frame.today is None:
            turn = self.turn or 0
            waits = Waits(
                "written", "week", turn, turn, "weekend" if self.first == 6 else "workweek"
            )
            return [Answer(None, None, "week", _UNDATED, waits=waits)]
        turn = self.turn or 0
        if self.near and turn == 1 and weekday(frame.today) < self.first:
            turn = 0
        week = around(frame.today, CalendarUnit.WEEK, turn)[0]
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
