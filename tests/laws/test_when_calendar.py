"""The days of this calendar are those of ``datetime``, and go on beyond them by the same rules.

ISO 8601-1: the Gregorian calendar, proleptic, with a year 0000; weeks begin on Monday, and week 1
holds the first Thursday of the year.
"""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.value.calendar import (
    CalendarUnit,
    around,
    civil,
    iso_day,
    iso_week,
    month_length,
    ordinal,
    shift,
    weekday,
)
from strategies import ordinals

pytestmark = pytest.mark.law

_LAST = datetime.date.max.toordinal()
_UNITS = st.sampled_from(CalendarUnit)
_COUNTS = st.integers(-500, 500)


@given(ordinals())
def test_a_day_is_found_again_from_its_date(day: int) -> None:
    year, month, of_month = civil(day)
    assert ordinal(year, month, of_month) == day
    assert 1 <= of_month <= month_length(year, month)


@given(ordinals())
def test_the_calendar_repeats_after_400_years(day: int) -> None:
    year, month, of_month = civil(day)
    assert civil(day + 146_097) == (year + 400, month, of_month)


@given(st.integers(1, _LAST) | ordinals().filter(lambda day: 1 <= day <= _LAST))
def test_datetime_counts_the_same_days(day: int) -> None:
    date = datetime.date.fromordinal(day)
    assert civil(day) == (date.year, date.month, date.day)
    assert iso_day(day) == date.isoformat()
    assert weekday(day) == date.isoweekday()
    year, week, _ = date.isocalendar()
    assert day in range(iso_week(year, week)[0], iso_week(year, week)[1] + 1)


@given(ordinals(), _UNITS, st.integers(-3, 3))
def test_units_hold_their_day_and_follow_without_a_gap(
    day: int, unit: CalendarUnit, offset: int
) -> None:
    first, last = around(day, unit)
    assert first <= day <= last
    assert around(first, unit) == around(last, unit) == (first, last)
    assert around(day, unit, offset + 1)[0] == around(day, unit, offset)[1] + 1


@given(ordinals(), _UNITS, _COUNTS)
def test_a_shifted_day_lies_in_the_unit_shifted_to(
    day: int, unit: CalendarUnit, count: int
) -> None:
    first, last = around(day, unit, count)
    assert first <= shift(day, unit, count) <= last


@given(ordinals(), _UNITS, _COUNTS)
def test_a_shift_undone_loses_only_the_end_of_a_month(
    day: int, unit: CalendarUnit, count: int
) -> None:
    there = shift(day, unit, count)
    back = shift(there, unit, -count)
    assert back <= day
    assert back == day or civil(there)[2] == month_length(*civil(there)[:2])


@given(ordinals(), ordinals(), _UNITS, _COUNTS)
def test_a_shift_keeps_the_order_of_days(
    one: int, other: int, unit: CalendarUnit, count: int
) -> None:
    first, last = sorted([one, other])
    assert shift(first, unit, count) <= shift(last, unit, count)


@given(ordinals(), st.integers(-40, 40))
def test_years_are_twelve_months_and_quarters_three(day: int, count: int) -> None:
    assert shift(day, CalendarUnit.YEAR, count) == shift(day, CalendarUnit.MONTH, 12 * count)
    assert shift(day, CalendarUnit.QUARTER, count) == shift(day, CalendarUnit.MONTH, 3 * count)
