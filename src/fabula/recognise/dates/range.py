"""Dates with two ends, with one, with many, or with a part: ranges, "since", "every", "early".

The conventions:

- both ends of a range belong to it, also after "between" and "until": "from 3 to 5 May" has three
  days, "2019-21" ends on 31 December 2021.
- an end without year, month or day takes it from the other: "13 to 15 July", "Nov to Feb 2017". A
  range never runs backwards: the year of its first end is then the one before.
- "since X" begins with X and is open; "until X" and "by X" end with X, which belongs; "before X"
  ends the day before X, "after X" begins the day after.
- "early", "mid" and "late" are thirds: of a month by days (1-10, 11-20, 21 to its end), of a year
  by months, of a decade by years (0-3, 4-6, 7-9), of a week Monday to Wednesday, Wednesday and
  Thursday, Friday to Sunday. Their bounds are soft.
- "later this week" begins tomorrow, "earlier this month" ends yesterday.
- "around X" moves no bound; it is recorded as approximate (EDTF ``~``).
- what recurs has no days.

This module does not read words; see :mod:`fabula.recognise.dates.phrase`.

>>> from fabula.recognise.dates.frame import Frame
>>> from fabula.recognise.dates.written import Calendar
>>> [answer] = Between(Calendar(2016, 1, 12), Calendar(2016, 1, 22)).answers(Frame())
>>> answer.last - answer.first
10
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.dates.frame import Answer
from fabula.recognise.dates.week import Weekday
from fabula.value.calendar import CalendarUnit, around, civil, shift, weekday

if TYPE_CHECKING:
    from fabula.recognise.dates.frame import Days, Frame, Term

__all__ = ["About", "Between", "Every", "Open", "Portion"]

_MOST_ANSWERS = 4


def _to_come() -> int:
    """The tense of an end that nothing puts in the past: "the talks go on until Saturday"."""
    return 1


class Between(NamedTuple):
    """From one date to another, both included."""

    start: Term
    end: Term

    def answers(self, frame: Frame) -> list[Answer]:
        """Every beginning with the first end that does not come before it."""
        starts = self.start.answers(frame)
        ends = self._ends(starts, frame)
        found = []
        for end in ends:
            first = self._beginning(starts, end)
            if first is not None:
                found.append(self._joined(first, end))
        if not found and starts and ends:
            found = self._turned(starts[0], ends[0])
        # The beginning that was chosen holds, whichever end is nearer.
        found.sort(key=lambda answer: answer.first != starts[0].first)
        return found[:_MOST_ANSWERS]

    def _ends(self, starts: list[Answer], frame: Frame) -> list[Answer]:
        """The ends; a weekday without more is the first of that name after the beginning."""
        first = starts[0].first if starts else None
        if isinstance(self.end, Weekday) and self.end.turn is None and first is not None:
            day = first + ((self.end.day - weekday(first)) % 7 or 7)
            return [Answer(day, day, "weekday", "the first after the beginning")]
        return self.end.answers(frame)

    def _beginning(self, starts: list[Answer], end: Answer) -> Answer | None:
        """The latest beginning that is no later than the end; the chosen one if it fits."""
        if end.first is None or end.last is None:
            return starts[0] if starts else None
        fitting = [s for s in starts if s.first is not None and s.first <= end.last]
        return max(fitting, key=lambda s: s.first or 0, default=None)

    def _turned(self, start: Answer, end: Answer) -> list[Answer]:
        """An end that comes before its beginning is that of the year after, if one is near."""
        if start.first is None or end.last is None or end.first is None:
            return [self._joined(start, end)]
        later = shift(end.first, CalendarUnit.YEAR, 1), shift(end.last, CalendarUnit.YEAR, 1)
        if start.first > later[1]:
            return []
        return [self._joined(start, end._replace(first=later[0], last=later[1], form=""))]

    def _joined(self, start: Answer, end: Answer) -> Answer:
        """Both ends as one span."""
        known = None not in (start.first, end.last)
        waits = None if known else start.waits or end.waits
        grounds = end.grounds or start.grounds
        if start.days and end.days:
            ends, soft = (start.days, end.days), start.soft or end.soft
            return Answer(start.first, end.last, end.convention, grounds, ends=ends, soft=soft)
        form = f"{start.form}/{end.form}" if start.form and end.form else ""
        return Answer(None, None, end.convention, grounds, form, waits=waits)


class Open(NamedTuple):
    """A span with one end.

    Attributes:
        of: the date at the end that is known.
        ahead: whether it goes on after it; else it comes before.
        strict: whether the date itself is left out.
    """

    of: Term
    ahead: bool
    strict: bool = False

    def answers(self, frame: Frame) -> list[Answer]:
        """The span of every value of its end; one that ends is still to come if no tense tells."""
        if not (self.ahead or self.strict) and not frame.tense():
            frame = frame._replace(tense=_to_come)
        return [
            self._from(end) if self.ahead else self._until(end) for end in self.of.answers(frame)
        ]

    def _from(self, end: Answer) -> Answer:
        """Open after it."""
        days = end.days
        if days is None:
            return end._replace(form=f"{end.form}/.." if end.form else "")
        start = (days[1] + 1, days[1] + 1) if self.strict else days
        return end._replace(first=start[0], last=None, form="", ends=(start, None))

    def _until(self, end: Answer) -> Answer:
        """Open before it."""
        days = end.days
        if days is None:
            return end._replace(form=f"../{end.form}" if end.form else "")
        stop = (days[0] - 1, days[0] - 1) if self.strict else days
        return end._replace(first=None, last=stop[1], form="", ends=(None, stop))


class About(NamedTuple):
    """A date that is only about right."""

    of: Term

    def answers(self, frame: Frame) -> list[Answer]:
        """The same days, marked."""
        return [answer._replace(approximate=True) for answer in self.of.answers(frame)]


class Every(NamedTuple):
    """Something that happens again and again."""

    def answers(self, frame: Frame) -> list[Answer]:
        """No days at all."""
        del frame
        return [
            Answer(None, None, "recurring", "the words say that it happens again", recurring=True)
        ]


class Portion(NamedTuple):
    """A part of something: ``early``, ``mid``, ``late``, ``later`` or ``earlier``."""

    part: str
    of: Term

    def answers(self, frame: Frame) -> list[Answer]:
        """The part of every value of the whole."""
        return [part for whole in self.of.answers(frame) for part in self._part(whole, frame)]

    def _part(self, whole: Answer, frame: Frame) -> list[Answer]:
        """The part of one value."""
        if whole.first is None or whole.last is None:
            waits = whole.waits._replace(part=self.part) if whole.waits else None
            return [whole._replace(waits=waits)]
        days = self._cut(whole.first, whole.last, frame.today)
        if days[0] > days[1]:
            return [whole]
        return [whole._replace(first=days[0], last=days[1], form="", soft=True)]

    def _cut(self, first: int, last: int, today: int | None) -> Days:
        """The days of the part."""
        if self.part == "later":
            return (first if today is None else max(first, today + 1)), last
        if self.part == "earlier":
            return first, (last if today is None else min(last, today - 1))
        return _third(first, last, ("early", "mid", "late").index(self.part))


def _third(first: int, last: int, which: int) -> Days:
    """One third, cut where the calendar is cut: by years, months or days."""
    length = last - first + 1
    if length == 1:
        return first, last
    if length == 7:
        start, end = ((0, 2), (2, 3), (4, 6))[which]
        return first + start, first + end
    if length <= 31:
        start, end = ((0, 9), (10, 19), (20, length - 1))[which]
        return first + start, max(first + start, first + end)
    unit = CalendarUnit.MONTH if length <= 366 else CalendarUnit.YEAR
    return _third_of(first, last, unit, which)


def _third_of(first: int, last: int, unit: CalendarUnit, which: int) -> Days:
    """One third of the months or years; what does not divide goes to the first."""
    count = _index(last, unit) - _index(first, unit) + 1
    edges = [0, (count + 2) // 3, (2 * count + 2) // 3, count]
    begin, end = around(first, unit, edges[which])[0], around(first, unit, edges[which + 1] - 1)[1]
    return max(begin, first), min(end, last)


def _index(day: int, unit: CalendarUnit) -> int:
    """The number of the month or year a day lies in."""
    year, month, _ = civil(day)
    return year if unit is CalendarUnit.YEAR else year * 12 + month
