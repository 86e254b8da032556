"""The calendar's edges, each once."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("year", "days"), [(2024, 29), (2023, 28), (1900, 28), (2000, 29), (0, 29), (-4, 29), (-1, 28)]
)
def test_february_follows_the_gregorian_rule_in_every_year(year: int, days: int) -> None:
    assert month_length(year, 2) == days


def test_the_days_lost_in_1582_are_days_like_any_other() -> None:
    assert ordinal(1582, 10, 15) - ordinal(1582, 10, 4) == 11
    assert weekday(ordinal(1582, 10, 15)) == 5


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ((0, 1, 1), "0000-01-01"),
        ((-1, 12, 31), "-0001-12-31"),
        ((9999, 12, 31), "9999-12-31"),
        ((10000, 1, 1), "+10000-01-01"),
        ((-170_000_000, 2, 29), "-170000000-02-29"),
    ],
)
def test_days_are_written_as_iso_8601_has_them(day: tuple[int, int, int], text: str) -> None:
    assert iso_day(ordinal(*day)) == text


@pytest.mark.parametrize(
    ("year", "week", "monday"),
    [
        (2020, 53, "2020-12-28"),
        (2021, 1, "2021-01-04"),
        (2024, 1, "2024-01-01"),
        (2026, 53, "2026-12-28"),
        (2025, 53, "2025-12-29"),
        (1, 1, "0001-01-01"),
    ],
)
def test_weeks_of_the_year_begin_on_their_monday(year: int, week: int, monday: str) -> None:
    assert iso_day(iso_week(year, week)[0]) == monday


@pytest.mark.parametrize(
    ("unit", "offset", "first", "last"),
    [
        (CalendarUnit.DAY, -1, "2024-02-08", "2024-02-08"),
        (CalendarUnit.WEEK, 0, "2024-02-05", "2024-02-11"),
        (CalendarUnit.MONTH, 0, "2024-02-01", "2024-02-29"),
        (CalendarUnit.MONTH, -2, "2023-12-01", "2023-12-31"),
        (CalendarUnit.QUARTER, 0, "2024-01-01", "2024-03-31"),
        (CalendarUnit.HALF, 1, "2024-07-01", "2024-12-31"),
        (CalendarUnit.YEAR, -1, "2023-01-01", "2023-12-31"),
        (CalendarUnit.DECADE, 0, "2020-01-01", "2029-12-31"),
        (CalendarUnit.CENTURY, -1, "1900-01-01", "1999-12-31"),
        (CalendarUnit.MILLENNIUM, -2, "0000-01-01", "0999-12-31"),
    ],
)
def test_units_lie_around_a_day(unit: CalendarUnit, offset: int, first: str, last: str) -> None:
    days = around(ordinal(2024, 2, 9), unit, offset)
    assert tuple(map(iso_day, days)) == (first, last)


@pytest.mark.parametrize(
    ("day", "unit", "count", "expected"),
    [
        ((2024, 1, 31), CalendarUnit.MONTH, 1, (2024, 2, 29)),
        ((2023, 1, 31), CalendarUnit.MONTH, 1, (2023, 2, 28)),
        ((2024, 2, 29), CalendarUnit.YEAR, 1, (2025, 2, 28)),
        ((2024, 2, 29), CalendarUnit.YEAR, 4, (2028, 2, 29)),
        ((2024, 3, 31), CalendarUnit.MONTH, -1, (2024, 2, 29)),
        ((2024, 11, 30), CalendarUnit.QUARTER, 1, (2025, 2, 28)),
        ((2023, 12, 31), CalendarUnit.DAY, 1, (2024, 1, 1)),
        ((2024, 1, 3), CalendarUnit.WEEK, -1, (2023, 12, 27)),
        ((1, 1, 1), CalendarUnit.MONTH, -1, (0, 12, 1)),
        ((1996, 2, 29), CalendarUnit.CENTURY, -1, (1896, 2, 29)),
        ((2000, 2, 29), CalendarUnit.CENTURY, 1, (2100, 2, 28)),
    ],
)
def test_a_month_too_short_gives_its_last_day(
    day: tuple[int, int, int], unit: CalendarUnit, count: int, expected: tuple[int, int, int]
) -> None:
    assert civil(shift(ordinal(*day), unit, count)) == expected
