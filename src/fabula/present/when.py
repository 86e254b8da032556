"""How a date is printed in a language, as honestly as it is known.

A day, a month, a quarter, a year or a decade that is known has two forms: *bare* (*8 February
2024*), for whoever writes the preposition, and *prepositional* (*on 8 February 2024*). Everything
else needs its own words, and they are the same in both: *by 9 February 2024*, *between 8 and 29
February 2024*, *under way by 8 February 2024*, *on an unknown date*.

The decisions: bounds both belong, so *by* and *between* include the days they name. A unit is
named only where the bounds are exactly its own; other bounds are given by their days, so that the
words are never more precise than the date. A season, and a day of a year nobody gives, are named;
other dates with digits left open are given by their bounds. An end of a span of which nothing is
known is passed over where the other says more. Whether a bound is soft is not said here: it stands
with the reasons of the bound.

>>> from fabula.value.edtf import parse
>>> date_words(parse("2024-02-08"), "en-GB"), date_words(parse("2024-02-08"), "de", prepositional=True)
('8 February 2024', 'am 8. Februar 2024')
>>> date_words(parse("[..2024-02-09]"), "en-GB"), date_words(parse("1950~"), "en-GB")
('by 9 February 2024', 'around 1950')
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from babel.lists import format_list

from fabula.present.calendar import Calendar
from fabula.present.phrase import phrases
from fabula.value.calendar import CalendarUnit, around, civil
from fabula.value.when import Shape, When

if TYPE_CHECKING:
    from fabula.present.phrase import Phrases
    from fabula.value.date import Date

__all__ = ["date_words", "is_unknown"]

_NAMED = (
    CalendarUnit.DAY,
    CalendarUnit.MONTH,
    CalendarUnit.QUARTER,
    CalendarUnit.YEAR,
    CalendarUnit.DECADE,
)
# The units that have phrases of their own for "around", "from … to", "since" and "until".
_PLAIN = frozenset({CalendarUnit.DAY, CalendarUnit.MONTH, CalendarUnit.YEAR})
_SEASONS = ("spring", "summer", "autumn", "winter")
_FIRST_SEASON, _LAST_SEASON = 21, 32


def date_words(when: When, language: str, *, prepositional: bool = False) -> str:
    """The date in words.

    Args:
        when: the date.
        language: a BCP 47 tag.
        prepositional: whether a day, month or year brings its own preposition.

    Raises:
        UnknownLanguageError: no data file describes the language.

    >>> from fabula.value.edtf import parse
    >>> [date_words(parse(text), "en-GB", prepositional=True)
    ...  for text in ("2024-02", "[2024-02-08..2024-02-29]", "2024-02-08/..", "2024-02?")]
    ['in February 2024', 'between 8 and 29 February 2024', 'since 8 February 2024',
     'probably in February 2024']
    """
    say = phrases(language)
    return _Wording(say, Calendar(say), prepositional).words(when)


@dataclass(frozen=True, slots=True)
class _Wording:
    """A language, and whether a day, month or year brings its preposition."""

    say: Phrases
    calendar: Calendar
    prepositional: bool

    @property
    def _placed(self) -> _Wording:
        return self if self.prepositional else replace(self, prepositional=True)

    def words(self, when: When) -> str:
        """The date with its qualifications."""
        if is_unknown(when):
            return self._plain(when)
        if _is_list(when) and not all(each.is_unmarked for each in when.dates):
            return self._list(when)
        text = self._approximate(when) if when.approximate else self._plain(when)
        return self.say.say("probably", when=text) if when.uncertain else text

    def _approximate(self, when: When) -> str:
        """*Around* a day, month or year; anything else is *roughly* so."""
        unit = _unit(when) if when.shape is Shape.INSTANT or when.is_day else None
        if unit not in _PLAIN:
            return self.say.say("roughly", when=self._placed._plain(when))
        return self.say.say(f"around_{unit}", **{unit: self._name(unit, when)})

    def _plain(self, when: When) -> str:
        """The date without its qualifications."""
        if _is_list(when):
            return self._list(when)
        if when.shape is Shape.INSTANT or when.is_day:
            return self._instant(when)
        return self._span(when) if when.shape is Shape.SPAN else self._recurring(when)

    def _list(self, when: When) -> str:
        """The dates of a set, of which one holds or all do."""
        one = when.shape is Shape.INSTANT
        shapes = [Shape.INSTANT if one or each.single else Shape.SPAN for each in when.dates]
        each = zip(shapes, when.dates, strict=True)
        texts = [self.words(When.written(shape, (dates,))) for shape, dates in each]
        return format_list(texts, "or" if one else "standard", self.say.locale)

    def _recurring(self, when: When) -> str:
        outer = When.within(when.start_earliest, when.end_latest)
        if outer == When.unknown():
            return self.say.say("unknown_days")
        return self.say.say("repeatedly", when=self._placed._instant(outer))

    def _instant(self, when: When) -> str:
        unit = _unit(when)
        if unit is not None:
            return self._named(unit, when)
        date = when.dates[0].single if when.dates else None
        if date and (date.earliest, date.latest) == when.days[:2]:
            return self._open_date(date) or self._bounded(when)
        return self._bounded(when)

    def _named(self, unit: CalendarUnit, when: When) -> str:
        """A unit whose bounds these are: *8 February 2024*, *the 1st quarter of 2024*."""
        if unit in _PLAIN:
            return self._placed_in(unit, self._name(unit, when))
        year = self._name(CalendarUnit.YEAR, when)
        key = f"in_{unit}" if self.prepositional else unit.value
        if unit is CalendarUnit.DECADE:
            return self.say.say(key, year=year)
        return self.say.say(key, quarter=self.calendar.quarter(_first(when)), year=year)

    def _placed_in(self, unit: CalendarUnit, text: str) -> str:
        if not self.prepositional:
            return text
        return self.say.say(f"{'on' if unit is CalendarUnit.DAY else 'in'}_{unit}", **{unit: text})

    def _name(self, unit: CalendarUnit, when: When) -> str:
        """The bare name of the day, month or year in which a date begins."""
        if unit is CalendarUnit.DAY:
            return self.calendar.day(_first(when))
        if unit is CalendarUnit.MONTH:
            return self.calendar.month(_first(when))
        return self.calendar.year(_first(when))

    def _open_date(self, date: Date) -> str | None:
        """A season of a year, or a day or month of no year; None for any other digits left open."""
        month = int(date.month) if date.month.isdigit() else 0
        if _FIRST_SEASON <= month <= _LAST_SEASON and "X" not in date.year:
            season = _SEASONS[(month - _FIRST_SEASON) % len(_SEASONS)]
            key = f"in_{season}" if self.prepositional else season
            return self.say.say(key, year=self.calendar.year(date.earliest or 0))
        if date.year != "XXXX" or not 1 <= month <= 12 or "X" in date.day:
            return None
        bare = self.calendar.yearless(month, int(date.day) if date.day else None)
        unit = CalendarUnit.DAY if date.day else CalendarUnit.MONTH
        return self._placed_in(unit, self.say.say("unknown_year", day=bare))

    def _bounded(self, when: When) -> str:
        """An instant by the days that bound it."""
        low, high, *_ = when.days
        if low is None or high is None:
            if low is not None:
                return self.say.say("after_day", day=self.calendar.day(low))
            if high is not None:
                return self.say.say("by_day", day=self.calendar.day(high))
            return self.say.say("unknown_day")
        if _are_years(low, high):
            years = {"low": self.calendar.year(low), "high": self.calendar.year(high)}
            return self.say.say("between_years", **years)
        first, last = self.calendar.days(low, high)
        return self.say.say("between_days", low=first, high=last)

    def _span(self, when: When) -> str:
        start, end = _told(when)
        units = (_unit(start), _unit(end))
        if units[0] == units[1] and units[0] in _PLAIN and start.days != end.days:
            return self._from_to(units[0], _first(start), _first(end))
        if when.open_start and units[1] in _PLAIN:
            return self._one_sided("until", units[1], end)
        if when.open_end and units[0] in _PLAIN:
            return self._one_sided("since", units[0], start)
        low, high, *_ = start.days
        if low is None and high is not None and is_unknown(end) and not when.open_end:
            return self.say.say("under_way", day=self.calendar.day(high))
        begun = self._end("beginning", start, unbounded=when.open_start)
        ended = self._end("ending", end, unbounded=when.open_end)
        if begun and ended:
            return self.say.say("both_ends", start=begun, end=ended)
        return begun or ended or self.say.say("unknown_span")

    def _from_to(self, unit: CalendarUnit, low: int, high: int) -> str:
        if unit is CalendarUnit.DAY:
            first, last = self.calendar.days(low, high)
        elif unit is CalendarUnit.MONTH:
            first, last = self.calendar.months(low, high)
        else:
            first, last = self.calendar.year(low), self.calendar.year(high)
        return self.say.say(f"from_{unit}s", low=first, high=last)

    def _one_sided(self, word: str, unit: CalendarUnit, end: When) -> str:
        return self.say.say(f"{word}_{unit}", **{unit: self._name(unit, end)})

    def _end(self, word: str, end: When, *, unbounded: bool) -> str:
        """One end of a span on its own; empty if nothing is known of it."""
        if unbounded:
            return self.say.say(f"no_{word}")
        return "" if is_unknown(end) else self.say.say(word, when=self._placed._instant(end))


def _first(when: When) -> int:
    """The first day of a date that has one."""
    return when.start_earliest.day or 0


def is_unknown(when: When) -> bool:
    """Whether nothing is known of its days, not even a digit of a date."""
    return when.days == (None,) * 4 and not when.dates


def _told(when: When) -> tuple[When, When]:
    """Start and end of a span, without a bound that says only that the start is the earlier."""
    start, end = when.start, when.end
    (first, begun, *_), (over, last, *_) = start.days, end.days
    if first is None and begun is not None and last is not None and begun >= last:
        return When.unknown(), end
    if last is None and over is not None and first is not None and over <= first:
        return start, When.unknown()
    return start, end


def _is_list(when: When) -> bool:
    """Whether it is a set of dates that its bounds have not narrowed."""
    several = len(when.dates) > 1 and when.shape is not Shape.SPAN
    return several and When.written(when.shape, when.dates).days == when.days


def _unit(when: When) -> CalendarUnit | None:
    """The unit whose first and last day bound an instant, and that its words can name."""
    low, high, *_ = when.days
    if low is None or high is None or (when.dates and low != high):
        return None
    return next((unit for unit in _NAMED if _is_named(unit, low, high)), None)


def _are_years(low: int, high: int) -> bool:
    """Whether these are the first and the last day of several years."""
    first, last = around(low, CalendarUnit.YEAR), around(high, CalendarUnit.YEAR)
    return first != last and (first[0], last[1]) == (low, high)


def _is_named(unit: CalendarUnit, low: int, high: int) -> bool:
    if around(low, unit) != (low, high):
        return False
    # "The 1900s" are a century to many, and "the 470s" a decade to few.
    year = civil(low)[0]
    return unit is not CalendarUnit.DECADE or (year >= 1000 and year % 100 != 0)
