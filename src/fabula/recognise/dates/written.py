"""Dates that are written out: what days do "9 February 2024", "Q3", "the 1990s" mean?

A written date has a year or lacks it. One that lacks it is resolved against the day of writing; if
that is unknown, it stays what EDTF writes with unknown digits (``XXXX-02-08``).

The conventions:

- two-digit years: 00 to 39 are 2000 to 2039, 40 to 99 are 1940 to 1999 (the pivot); the other
  century is kept as a reading. Decades: the twenties and below are of this century.
- decades and centuries are the years that share their leading digits (ISO 8601-1); the 19th
  century is 1800-1899.
- weeks are ISO weeks, Monday to Sunday; week 1 has the first Thursday of the year.
- seasons are the astronomical ones of the northern hemisphere, by fixed dates: from 20 March,
  21 June, 23 September, 21 December, each to the day before the next; a winter is named after the
  year in which it begins.
- a quarter or half without a year is that of the year of writing, unless it then lies three
  quarters ahead: the fourth quarter, spoken of in the first, is last year's.
- fiscal years count as calendar years, approximately.
- a feast without tense is the coming one, unless the last one is at most two weeks past.
- Easter is the western one (Gregorian computus).

This module does not read words; see :mod:`fabula.recognise.dates.text`.

>>> from fabula.recognise.dates.frame import Frame
>>> from fabula.value.calendar import iso_day, ordinal
>>> [answer.form for answer in Calendar(None, 2, 8).answers(Frame())]
['XXXX-02-08']
>>> [iso_day(answer.first) for answer in Calendar(None, 2, 8).answers(Frame(ordinal(2024, 2, 9)))]
['2024-02-08', '2025-02-08']
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.dates.frame import Answer, Waits, no_tense
from fabula.value.calendar import (
    civil,
    iso_week,
    month_length,
    ordinal,
    weekday,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fabula.recognise.dates.frame import Days, Frame, Term

__all__ = [
    "Calendar",
    "Either",
    "Holiday",
    "Week",
    "Years",
    "calendar",
    "easter",
    "full_year",
    "nth_weekday",
]

_UNDATED = "the day of writing is unknown"
_TOLD = "the text tells of that time"
_PIVOT = 40
# First month and day of each season, by its code in EDTF.
_SEASONS = {21: (3, 20), 22: (6, 21), 23: (9, 23), 24: (12, 21)}
_GROUPS = {**{33 + n: (3 * n + 1, 3 * n + 3) for n in range(4)}, 40: (1, 6), 41: (7, 12)}
# A month that begins within two months is the coming one, if nothing tells the past.
_SOON = 62
# A day of a month so far away would have its year named.
_FAR = 300
_LATELY = 32
_JUST_PAST = 14
# Two leap days are at most eight years apart.
_SEARCHED_YEARS = 10
_SEARCHED_MONTHS = 14


def full_year(two: int) -> int:
    """The year two digits stand for.

    >>> full_year(39), full_year(40)
    (2039, 1940)
    """
    return (2000 if two < _PIVOT else 1900) + two


def _is_one_sided(back: int, ahead: int) -> bool:
    """Whether one occurrence is so far and the other so near that news would name no other."""
    return (back > _FAR and ahead < _SOON) or (ahead > _FAR and back < _LATELY)


def _year_days(first: int, last: int) -> Days:
    """The days from the beginning of one year to the end of another."""
    return ordinal(first, 1, 1), ordinal(last, 12, 31)


def easter(year: int) -> int:
    """Easter Sunday of the western churches (Gauss, in the form of Meeus and Jones).

    >>> civil(easter(2024))
    (2024, 3, 31)
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + moon + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return ordinal(year, month, day + 1)


class Calendar(NamedTuple):
    """A date by its components, as EDTF has them: a month may be a grouping (21-24, 33-36, 40-41).

    Attributes:
        year: the year, 0 is 1 BC; None if it is not given.
        month: 1 to 12, a grouping, or 0 if not given.
        day: the day of the month, or 0.
        weekday: 1, Monday, to 7 if one is named beside it, or 0.
        turn: -1, 0 or 1 for "last", "this", "next" before it; None if nothing stands there.
    """

    year: int | None
    month: int = 0
    day: int = 0
    weekday: int = 0
    turn: int | None = None

    def answers(self, frame: Frame) -> list[Answer]:
        """The days of the date; those of its neighbours if the year is open."""
        if self.year is not None:
            days = self.within(self.year)
            return [Answer(*days)] if days else []
        if frame.today is None:
            return [Answer(None, None, "unknown year", _UNDATED, self.form)]
        if frame.told is not None and self.turn is None:
            return self._as_told(frame, frame.told)
        if not self.month:
            return self._of_some_month(frame, frame.today)
        return self._of_some_year(frame, frame.today)

    def _as_told(self, frame: Frame, told: Days) -> list[Answer]:
        """The occurrence nearest to the time the text tells of; those near the writing are kept."""
        others = self.answers(frame._replace(told=None))
        if not self.month:
            return self._of_some_month(frame._replace(today=told[0], tense=no_tense), told[0])
        year = civil(told[0])[0]
        near = [days for n in (0, 1, -1) if (days := self.within(year + n))]
        if not near:
            return others
        days = min(near, key=lambda days: max(days[0] - told[1], told[0] - days[1], 0))
        others = [answer._replace(grounds="also possible") for answer in others]
        return [Answer(*days, "year of the story", _TOLD), *others]

    def within(self, year: int) -> Days | None:
        """Its days in a year; None if the year has none."""
        month, day = self.month, self.day
        if not month:
            return _year_days(year, year)
        if month in _SEASONS:
            return ordinal(year, *_SEASONS[month]), self._season_end(year)
        if month in _GROUPS:
            first, last = _GROUPS[month]
            return ordinal(year, first, 1), ordinal(year, last, month_length(year, last))
        if not day:
            return ordinal(year, month, 1), ordinal(year, month, month_length(year, month))
        if day > month_length(year, month):
            return None
        found = ordinal(year, month, day)
        return found, found

    def _season_end(self, year: int) -> int:
        """The day before the next season."""
        if self.month == 24:
            return ordinal(year + 1, *_SEASONS[21]) - 1
        return ordinal(year, *_SEASONS[self.month + 1]) - 1

    @property
    def form(self) -> str:
        """EDTF with the unknown digits left open."""
        month = f"{self.month:02}" if self.month else "XX"
        return f"XXXX-{month}-{self.day:02}" if self.day else f"XXXX-{month}"

    def _of_some_year(self, frame: Frame, today: int) -> list[Answer]:
        """The occurrences before and after the day of writing."""
        here = civil(today)[0]
        if self.turn == 0 and (days := self._this(here, today)):
            return [Answer(*days, "this year", "the words say so")]
        past = self._nearest(
            here, -1, lambda days: (days[1] if self.turn == -1 else days[0] - 1) < today
        )
        future = self._nearest(here, 1, lambda days: days[0] > today)
        if self.turn:
            return [Answer(*(past if self.turn < 0 else future), "nearest", "the words say so")]
        nearer = bool(self.day) or future[0] - today < _SOON
        if self.day and _is_one_sided(today - past[0], future[0] - today):
            frame = frame._replace(tense=no_tense)
        found = self._preferring_weekday(frame.directed(past, future, nearer=nearer))
        if self.month in _GROUPS:
            found = self._of_this_year(frame, here, found)
        return found

    def _this(self, here: int, today: int) -> Days | None:
        """What "this" means; a winter that began in the year before goes on until spring."""
        before = self.within(here - 1)
        return before if before and before[1] >= today else self.within(here)

    def _nearest(self, here: int, step: int, fits: Callable[[Days], bool]) -> Days:
        """The first occurrence that fits, from this year on, or backwards."""
        years = range(here, here + step * _SEARCHED_YEARS, step)
        return next(days for year in years if (days := self.within(year)) and fits(days))

    def _of_this_year(self, frame: Frame, here: int, found: list[Answer]) -> list[Answer]:
        """A quarter or half without tense: that of the year of writing, unless far ahead."""
        days = self.within(here)
        if frame.tense() or not days or frame.today is None or days[0] - frame.today > 250:
            return found
        own = Answer(*days, "this year", "no year is given")
        return [own, *(answer for answer in found if answer.days != days)]

    def _of_some_month(self, frame: Frame, today: int) -> list[Answer]:
        """A day without month: the occurrences before and after the day of writing."""
        year, month, _ = civil(today)
        days = []
        for n in range(-_SEARCHED_MONTHS, _SEARCHED_MONTHS):
            later, index = divmod(year * 12 + month - 1 + n, 12)
            if self.day <= month_length(later, index + 1):
                day = ordinal(later, index + 1, self.day)
                if not self.weekday or weekday(day) == self.weekday:
                    days.append(day)
        past = [day for day in days if day <= today]
        future = [day for day in days if day > today]
        if not past or not future:
            return [
                Answer(day, day, "nearest", "the weekday fits no other")
                for day in past[-1:] + future[:1]
            ]
        if self.weekday and min(today - past[-1], future[0] - today) < _SOON:
            frame = frame._replace(tense=no_tense)
        return frame.directed((past[-1],) * 2, (future[0],) * 2, nearer=True)

    def _preferring_weekday(self, found: list[Answer]) -> list[Answer]:
        """The occurrence that falls on the weekday named beside it goes first."""
        fitting = [a for a in found if self.weekday and weekday(a.first or 0) == self.weekday]
        if len(fitting) != 1:
            return found
        chosen = fitting[0]._replace(grounds="it falls on the weekday named beside it")
        return [chosen, *(answer for answer in found if answer is not fitting[0])]


# The same dates come again in a text and are one object.
calendar = lru_cache(maxsize=4096)(Calendar)


class Years(NamedTuple):
    """Whole years: a decade, a century, a fiscal year.

    Attributes:
        first: the first year.
        last: the last year.
        convention: how they were taken.
        approximate: whether they are so only about, as fiscal years are.
    """

    first: int
    last: int
    convention: str = "calendar"
    approximate: bool = False

    def answers(self, frame: Frame) -> list[Answer]:
        """Their days, whatever the frame."""
        del frame
        days = _year_days(self.first, self.last)
        return [Answer(*days, self.convention, approximate=self.approximate)]


class Week(NamedTuple):
    """A numbered week of a year, by ISO 8601; the year of writing if none is given."""

    number: int
    year: int | None = None

    def answers(self, frame: Frame) -> list[Answer]:
        """Its Monday to its Sunday; week 53 of a short year is the first of the next."""
        year = self.year
        if year is None:
            if frame.today is None:
                waits = Waits("written", "year", 0, 0, f"W{self.number:02}")
                return [Answer(None, None, "ISO week", _UNDATED, waits=waits)]
            year = civil(frame.today)[0]
        return [Answer(*iso_week(year, self.number), "ISO week", "weeks are numbered by ISO 8601")]


class Holiday(NamedTuple):
    """A feast by its rule: ``12-25``, ``easter-2``, ``11/4#4`` (the fourth Thursday of November).

    Attributes:
        rule: the rule.
        year: the year, or None if not given.
        turn: -1, 0 or 1 for "last", "this", "next" before it; None if nothing stands there.
    """

    rule: str
    year: int | None = None
    turn: int | None = None

    def answers(self, frame: Frame) -> list[Answer]:
        """The day in its year, or before and after the day of writing."""
        if self.year is not None:
            day = self._day(self.year)
            return [Answer(day, day, "feast")]
        if frame.told is not None and self.turn is None:
            day = self._day(civil(frame.told[0])[0])
            return [Answer(day, day, "year of the story", _TOLD)]
        if frame.today is None:
            form = f"XXXX-{self.rule}" if self.rule[2:3] == "-" else ""
            waits = None if form else Waits("written", "year", 0, 0, self.rule)
            return [Answer(None, None, "feast", _UNDATED, form, waits=waits)]
        return self._near(frame, frame.today)

    def _near(self, frame: Frame, today: int) -> list[Answer]:
        """The occurrences before and after the day of writing."""
        year = civil(today)[0]
        if self.turn == 0:
            return [Answer(self._day(year), self._day(year), "this year", "the words say so")]
        days = [self._day(year + n) for n in (-1, 0, 1)]
        past = [day for day in days if day <= today][-1]
        future = next(day for day in days if day > today)
        found = frame.directed((past, past), (future, future), nearer=True)
        if not frame.tense() and today - past > _JUST_PAST:
            found.sort(key=lambda answer: answer.first != future)
            found[0] = found[0]._replace(grounds="feasts are looked forward to")
        return (
            found
            if not self.turn
            else [
                Answer(
                    *((past,) * 2 if self.turn < 0 else (future,) * 2),
                    "nearest",
                    "the words say so",
                )
            ]
        )

    def _day(self, year: int) -> int:
        """The day of the feast in a year."""
        if self.rule.startswith("easter"):
            return easter(year) + int(self.rule[6:] or 0)
        if "#" in self.rule:
            month, _, rest = self.rule.partition("/")
            day, _, nth = rest.partition("#")
            return nth_weekday(year, int(month), int(day), int(nth))
        month, _, day = self.rule.partition("-")
        return ordinal(year, int(month), int(day))


def nth_weekday(year: int, month: int, day: int, nth: int) -> int:
    """The n-th such weekday of a month; -1 is the last.

    >>> civil(nth_weekday(2024, 11, 4, 4)), civil(nth_weekday(2024, 5, 1, -1))
    ((2024, 11, 28), (2024, 5, 27))
    """
    if nth < 0:
        last = ordinal(year, month, month_length(year, month))
        return last - (weekday(last) - day) % 7 + (nth + 1) * 7
    first = ordinal(year, month, 1)
    return first + (day - weekday(first)) % 7 + (nth - 1) * 7


class Either(NamedTuple):
    """Several ways to read the same figures; which is meant is told by the order of the text.

    Attributes:
        options: for each order (``dmy``, ``mdy``; or any other convention) the date it gives.
    """

    options: tuple[tuple[str, Term], ...]

    def answers(self, frame: Frame) -> list[Answer]:
        """The answers of every way, those of the frame's order first."""
        ordered = sorted(self.options, key=lambda option: option[0] != frame.order)
        return list(self._named(frame, ordered))

    def _named(self, frame: Frame, ordered: list[tuple[str, Term]]) -> Iterator[Answer]:
        """Each answer under the name of its convention."""
        for rank, (convention, term) in enumerate(ordered):
            why = frame.order_grounds if convention == frame.order else "no other order fits"
            for answer in term.answers(frame):
                grounds = answer.grounds or ("also possible" if rank else why)
                yield answer._replace(convention=convention, grounds=grounds)
