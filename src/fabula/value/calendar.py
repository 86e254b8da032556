"""Days counted, and the calendar's units laid over them.

A *day* is its ordinal in the proleptic Gregorian calendar, as :meth:`datetime.date.toordinal`
counts: 1 is 0001-01-01. Unlike there, any year may be meant. As in ISO 8601-1 the Gregorian rules
hold before 1582 too (*proleptic*), and there is a year 0000, so 0000 is 1 BC and -0043 is 44 BC.
Nothing here knows the Julian calendar: a date a text gives in it must be converted by whoever
knows that it is one.

The rules, where a calendar leaves a choice: weeks begin on Monday and week 1 holds the first
Thursday of the year (ISO 8601-1); decades and centuries are the years that share their leading
digits (1900-1999), as in ISO 8601-1, not 1901-2000; a shift by months or longer that would leave a
month takes the last day of it.

>>> civil(shift(ordinal(2024, 1, 31), CalendarUnit.MONTH, 1))
(2024, 2, 29)
"""

from __future__ import annotations

from enum import StrEnum

__all__ = [
    "CalendarUnit",
    "around",
    "civil",
    "iso_day",
    "iso_week",
    "month_length",
    "ordinal",
    "shift",
    "weekday",
]

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class CalendarUnit(StrEnum):
    """A stretch the calendar is divided into."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


_DAYS = {CalendarUnit.DAY: 1, CalendarUnit.WEEK: 7}
_MONTHS = {
    CalendarUnit.MONTH: 1,
    CalendarUnit.QUARTER: 3,
    CalendarUnit.HALF: 6,
    CalendarUnit.YEAR: 12,
    CalendarUnit.DECADE: 120,
    CalendarUnit.CENTURY: 1200,
    CalendarUnit.MILLENNIUM: 12000,
}


def month_length(year: int, month: int) -> int:
    """How many days the month has; February by the Gregorian rule, in any year."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + (leap and month == 2)


def ordinal(year: int, month: int, day: int) -> int:
    """The ordinal of a day that exists; nothing is checked.

    >>> from datetime import date
    >>> ordinal(2024, 2, 29) == date(2024, 2, 29).toordinal(), ordinal(0, 12, 31)
    (True, 0)
    """
    # Years reckoned from March end with the leap day, so months have fixed offsets: 153 days
    # in each five of them.
    since = year - (month <= 2)
    in_year = (153 * ((month - 3) % 12) + 2) // 5 + day
    return 365 * since + since // 4 - since // 100 + since // 400 + in_year - 306


def civil(day: int) -> tuple[int, int, int]:
    """The year, month and day of the month of an ordinal.

    >>> civil(0), civil(-306)
    ((0, 12, 31), (0, 2, 29))
    """
    era, in_era = divmod(day + 305, 146_097)
    # The last day of a 4- and of a 400-year cycle is a leap day and must not open a new year.
    year = (in_era - in_era // 1460 + in_era // 36_524 - in_era // 146_096) // 365
    in_year = in_era - (365 * year + year // 4 - year // 100)
    fifth = (5 * in_year + 2) // 153
    month = (fifth + 2) % 12 + 1
    return era * 400 + year + (month <= 2), month, in_year - (153 * fifth + 2) // 5 + 1


def weekday(day: int) -> int:
    """The day of the week, from 1, Monday, to 7, Sunday (ISO 8601-1)."""
    return (day - 1) % 7 + 1


def iso_day(day: int) -> str:
    """The day as ISO 8601 writes it; years beyond four digits in the expanded form.

    >>> iso_day(0), iso_day(ordinal(-43, 3, 15)), iso_day(ordinal(12024, 2, 8))
    ('0000-12-31', '-0043-03-15', '+12024-02-08')
    """
    year, month, in_month = civil(day)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04}-{month:02}-{in_month:02}"


def iso_week(year: int, week: int) -> tuple[int, int]:
    """The Monday and the Sunday of a week of ISO 8601; week 53 of a short year is next year's 1.

    >>> [iso_day(day) for day in iso_week(2020, 53)]
    ['2020-12-28', '2021-01-03']
    """
    first, last = around(ordinal(year, 1, 4), CalendarUnit.WEEK, week - 1)
    return first, last


def around(day: int, unit: CalendarUnit, offset: int = 0) -> tuple[int, int]:
    """The first and last day of the unit this day lies in, or of one so many units later.

    >>> week = around(ordinal(2024, 2, 9), CalendarUnit.WEEK)
    >>> [iso_day(day) for day in week]
    ['2024-02-05', '2024-02-11']
    >>> [iso_day(day) for day in around(ordinal(2024, 2, 9), CalendarUnit.QUARTER, -1)]
    ['2023-10-01', '2023-12-31']
    """
    if unit in _DAYS:
        length = _DAYS[unit]
        first = day - (day - 1) % length + offset * length
        return first, first + length - 1
    months = _MONTHS[unit]
    year, month, _ = civil(day)
    begin = ((year * 12 + month - 1) // months + offset) * months
    return _month_begin(begin), _month_begin(begin + months) - 1


def shift(day: int, unit: CalendarUnit, count: int) -> int:
    """The day so many units later; before, if the count is negative.

    A month too short for the day of the month gives its last day: one month after 31 January is
    28 or 29 February, one year after 29 February is 28 February.
    """
    if unit in _DAYS:
        return day + count * _DAYS[unit]
    year, month, in_month = civil(day)
    begin = year * 12 + month - 1 + count * _MONTHS[unit]
    later, index = divmod(begin, 12)
    return ordinal(later, index + 1, min(in_month, month_length(later, index + 1)))


def _month_begin(months: int) -> int:
    """The first day of the month that begins so many months after 0000-01-01."""
    year, index = divmod(months, 12)
    return ordinal(year, index + 1, 1)
