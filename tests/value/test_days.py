"""Possible days, where no bound ends them and where dates leave gaps."""

from __future__ import annotations

import pytest

from fabula.errors import RecordError
from fabula.value.bound import NO_BOUND, Bound, as_bound, earlier, later
from fabula.value.calendar import ordinal
from fabula.value.date import Date
from fabula.value.daterange import DateRange
from fabula.value.days import Days

_LEAP_DAYS = (DateRange(Date("XXXX", "02", "29"), Date("XXXX", "02", "29")),)
_FIRSTS = (DateRange(Date("XXXX", "XX", "01"), Date("XXXX", "XX", "01")),)


def test_without_bounds_or_dates_every_day_is_possible() -> None:
    assert Days(None, None).run_from(5) == (5, None)
    assert Days(None, None).last_until(5) == 5
    assert not Days(None, None).is_gapless


def test_dates_that_never_coincide_share_no_day() -> None:
    assert not Days(None, None, _LEAP_DAYS).shares_a_day(Days(None, None, _FIRSTS))


def test_dates_that_bound_nothing_are_found_before_a_bound_and_after_one() -> None:
    leap_day = ordinal(2024, 2, 29)
    assert Days(None, None, _LEAP_DAYS).shares_a_day(Days(None, leap_day))
    assert Days(None, None, _LEAP_DAYS).shares_a_day(Days(leap_day + 1, None))
    assert not Days(None, None, _LEAP_DAYS).shares_a_day(Days(leap_day + 1, leap_day + 366))


def test_where_no_date_is_left_no_day_is() -> None:
    medieval = (DateRange(Date("1XX5", "02"), Date("1XX5", "02")),)
    assert Days(None, None, medieval).last_until(ordinal(1000, 1, 1)) is None
    assert Days(ordinal(900, 1, 1), None, medieval).last_until(ordinal(1000, 1, 1)) is None
    assert Days(None, None, medieval).run_from(ordinal(2000, 1, 1)) is None
    assert not Days(ordinal(2000, 1, 1), None, medieval).shares_a_day(Days(None, None))


def test_a_bound_moves_to_the_nearest_possible_day() -> None:
    days = Days(ordinal(2023, 1, 1), ordinal(2025, 1, 1), _LEAP_DAYS)
    bound = Bound(ordinal(2024, 1, 1), hard=False, because="the denial")
    assert days.first(bound) == Bound(ordinal(2024, 2, 29), hard=False, because="the denial")
    with pytest.raises(RecordError, match="a bound that leaves a day"):
        days.last(bound)
    assert days.first(NO_BOUND) == NO_BOUND


def test_the_patience_for_gaps_ends() -> None:
    decades = tuple(DateRange(Date(f"XXX{n}"), Date(f"XXX{n}")) for n in range(10))
    assert Days(ordinal(2000, 1, 1), ordinal(2090, 1, 1), decades).is_gapless
    assert not Days(ordinal(0, 1, 1), ordinal(2900, 1, 1), decades).is_gapless


def test_of_two_bounds_on_one_day_the_hard_one_stands() -> None:
    soft, hard = Bound(5, hard=False, because="rule"), Bound(5, because="evidence")
    assert later(soft, hard) is later(hard, soft) is hard
    assert earlier(soft, hard) is earlier(hard, soft) is hard
    assert later(Bound(4), soft) is soft
    assert earlier(Bound(4), soft).day == 4


def test_a_bound_already_is_taken_as_it_is() -> None:
    bound = Bound(5, hard=False)
    assert as_bound(bound) is bound
    assert as_bound(None) == NO_BOUND
