"""A written date means the days whose ISO form fits it, digit by digit, and no others.

Library of Congress, EDTF, level 2, "Unspecified Digit": an ``X`` stands in the place of a digit. The
oracle compares characters, and knows nothing of runs or bounds.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.value.calendar import iso_day, ordinal
from fabula.value.date import Date
from fabula.value.daterange import DateRange, Shape
from fabula.value.when import When
from strategies import dates, digit_dates, ordinals

pytestmark = pytest.mark.law

_DECADE = range(ordinal(1996, 1, 1), ordinal(2006, 1, 1))
_IN_DECADE = st.sampled_from(_DECADE)


def _fits(date: Date, day: int) -> bool:
    pattern = "-".join(part for part in (date.year, date.month, date.day) if part)
    return all(mine in ("X", its) for mine, its in zip(pattern, iso_day(day), strict=False))


_PATTERNS = digit_dates().filter(lambda date: date.year[0] != "-")


@given(_PATTERNS, _IN_DECADE)
def test_a_day_is_allowed_if_its_digits_fit(date: Date, day: int) -> None:
    when = When.written(Shape.INSTANT, (DateRange(date, date),))
    assert when.allows(day) == _fits(date, day)


@given(_PATTERNS, _IN_DECADE)
def test_the_next_possible_day_is_the_first_that_fits(date: Date, day: int) -> None:
    expected = next((d for d in range(day, _DECADE.stop) if _fits(date, d)), None)
    run = date.run_from(day)
    if expected is not None:
        assert run is not None
        assert run[0] == expected
    else:
        assert run is None or run[0] >= _DECADE.stop


@given(_PATTERNS, _IN_DECADE)
def test_the_last_possible_day_is_the_last_that_fits(date: Date, day: int) -> None:
    expected = next((d for d in range(day, _DECADE.start - 1, -1) if _fits(date, d)), None)
    found = date.last_until(day)
    assert found == expected or (expected is None and (found or 0) < _DECADE.start)


@given(_PATTERNS, _IN_DECADE)
def test_every_day_of_a_run_fits(date: Date, day: int) -> None:
    run = date.run_from(day)
    if run is not None:
        last = _DECADE[-1] if run[1] is None else min(run[1], _DECADE[-1])
        assert all(_fits(date, each) for each in range(run[0], last + 1))


@given(dates())
def test_the_bounds_are_possible_days(date: Date) -> None:
    when = When.written(Shape.INSTANT, (DateRange(date, date),))
    assert all(when.allows(day) for day in (date.earliest, date.latest) if day is not None)


@given(ordinals(), ordinals())
def test_a_covering_date_covers(one: int, other: int) -> None:
    first, last = sorted([one, other])
    date = Date.covering(first, last)
    if date is not None:
        assert date.earliest is not None
        assert date.latest is not None
        assert date.earliest <= first
        assert last <= date.latest
