"""Ranges of dates: ends that are missing, and sets with and without gaps."""

from __future__ import annotations

import pytest

from fabula.errors import RecordError
from fabula.value.calendar import ordinal
from fabula.value.date import Date
from fabula.value.daterange import DateRange, Shape, gapless, inner, outer


def _range(first: str | None, last: str | None) -> DateRange:
    return DateRange(Date(first) if first else None, Date(last) if last else None)


def test_a_range_does_not_end_before_it_begins() -> None:
    with pytest.raises(RecordError, match="on or after 2008-01-01"):
        _range("2008", "1964")


def test_a_range_may_end_within_the_date_it_begins_with() -> None:
    assert DateRange(Date("2024", "06"), Date("2024")).latest == ordinal(2024, 12, 31)


@pytest.mark.parametrize(
    ("ranges", "whole"),
    [
        ([_range("1667", "1667"), _range("1668", "1668")], True),
        ([_range("1668", "1668"), _range("1667", "1667")], True),
        ([_range("1667", "1667"), _range("1669", "1669")], False),
        ([_range("1667", "1670"), _range("1668", "1668")], True),
        ([_range("1667", None), _range("1990", "1990")], True),
        ([_range(None, "1667"), _range("1668", "1668")], True),
        ([DateRange(Date("2001", "21"), Date("2001", "21"))], False),
        ([DateRange(Date("XXXX", "02"), Date("XXXX", "02"))], False),
    ],
)
def test_bounds_say_all_of_a_set_without_gaps(ranges: list[DateRange], whole: bool) -> None:
    assert gapless(ranges) == whole


def test_ends_that_say_nothing_are_left_out() -> None:
    assert _range("XXXX", "1984").told(Shape.INSTANT) == _range(None, "1984")
    assert _range("XXXX", "XXXX").told(Shape.SPAN) == DateRange(None, None)
    assert _range("XXXX", None).told(Shape.RECURRING) == _range("XXXX", "XXXX")


def test_a_range_open_at_one_end_runs_on() -> None:
    since, until = _range("2024", None), _range(None, "2024")
    assert since.run_from(ordinal(2030, 1, 1)) == (ordinal(2030, 1, 1), None)
    assert since.last_until(ordinal(2023, 12, 31)) is None
    assert until.run_from(ordinal(2025, 1, 1)) is None
    assert until.last_until(ordinal(2025, 1, 1)) == ordinal(2024, 12, 31)


def test_a_missing_day_may_lie_further_out_but_never_further_in() -> None:
    assert (outer(min, [3, None]), inner(min, [3, None])) == (None, 3)
    assert (outer(max, [3, 5]), inner(max, [None])) == (5, None)
