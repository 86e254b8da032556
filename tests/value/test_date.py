"""Written dates: what may be written, and the narrowest that covers given days."""

from __future__ import annotations

from typing import Any

import pytest

from fabula.errors import RecordError
from fabula.value.calendar import iso_day, ordinal
from fabula.value.date import Date, both_marks, mark_of


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        (("24",), "year"),
        (("-0000",), "year"),
        (("Y2024",), "year"),
        (("Y012345",), "year"),
        (("Y1234567890123",), "year"),
        (("Y1234X",), "year"),
        (("٢٠٢٤",), "year"),
        (("2024", "13"), "month"),
        (("2024", "00"), "month"),
        (("2024", "2X"), "month"),
        (("2024", "42"), "month"),
        (("2024", "1"), "month"),
        (("Y12345", "01"), "month"),
        (("2024", "01", "32"), "day"),
        (("2024", "01", "00"), "day"),
        (("2024", "02", "30"), "day"),
        (("2024", "02", "3X"), "day"),
        (("2023", "02", "29"), "day"),
        (("1900", "02", "29"), "day"),
        (("202X", "04", "31"), "day"),
        (("XXX1", "02", "29"), "day"),
        (("XXXX", "02", "30"), "day"),
        (("2024", "", "01"), "day"),
        (("2024", "21", "01"), "day"),
        (("2024", "01", "1"), "day"),
        (("2024", "", "", 0), "significant"),
        (("2024", "", "", 5), "significant"),
        (("202X", "", "", 2), "significant"),
        (("2024", "02", "", 2), "significant"),
    ],
)
def test_what_no_day_can_be_is_refused_by_its_component(parts: tuple[Any, ...], field: str) -> None:
    with pytest.raises(RecordError) as caught:
        Date(*parts)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("parts", "first", "last"),
    [
        (("2024", "02"), "2024-02-01", "2024-02-29"),
        (("2024", "02", "2X"), "2024-02-20", "2024-02-29"),
        (("2024", "X2"), "2024-02-01", "2024-12-31"),
        (("2024", "XX", "31"), "2024-01-31", "2024-12-31"),
        (("202X", "02", "29"), "2020-02-29", "2028-02-29"),
        (("2024", "24"), "2024-01-01", "2024-12-31"),
        (("2024", "33"), "2024-01-01", "2024-03-31"),
        (("2024", "38"), "2024-05-01", "2024-08-31"),
        (("2024", "41"), "2024-07-01", "2024-12-31"),
        (("199X", "36"), "1990-10-01", "1999-12-31"),
        (("-004X", "03", "15"), "-0049-03-15", "-0040-03-15"),
        (("-000X",), "-0009-01-01", "-0001-12-31"),
        (("1950", "", "", 2), "1900-01-01", "1999-12-31"),
        (("-1950", "", "", 3), "-1959-01-01", "-1950-12-31"),
        (("Y171010000", "", "", 3), "+171000000-01-01", "+171999999-12-31"),
    ],
)
def test_the_days_meant_lie_between(parts: tuple[Any, ...], first: str, last: str) -> None:
    date = Date(*parts)
    assert date.earliest is not None
    assert date.latest is not None
    assert (iso_day(date.earliest), iso_day(date.latest)) == (first, last)


@pytest.mark.parametrize(
    ("first", "last", "parts"),
    [
        ((2024, 2, 8), (2024, 2, 8), ("2024", "02", "08")),
        ((2024, 2, 1), (2024, 2, 9), ("2024", "02", "0X")),
        ((2024, 2, 9), (2024, 2, 10), ("2024", "02", "")),
        ((2024, 2, 29), (2024, 3, 1), ("2024", "33", "")),
        ((2024, 3, 31), (2024, 4, 1), ("2024", "37", "")),
        ((2024, 4, 30), (2024, 5, 1), ("2024", "34", "")),
        ((2024, 6, 30), (2024, 8, 1), ("2024", "38", "")),
        ((2024, 1, 1), (2024, 6, 30), ("2024", "40", "")),
        ((2024, 1, 1), (2024, 9, 30), ("2024", "0X", "")),
        ((2024, 1, 1), (2024, 10, 1), ("2024", "", "")),
        ((2019, 12, 31), (2020, 1, 1), ("20XX", "", "")),
        ((-44, 3, 15), (-41, 1, 1), ("-004X", "", "")),
        ((12345, 1, 1), (12345, 1, 2), ("Y12345", "", "")),
    ],
)
def test_the_narrowest_date_that_covers(
    first: tuple[int, int, int], last: tuple[int, int, int], parts: tuple[str, str, str]
) -> None:
    assert Date.covering(ordinal(*first), ordinal(*last)) == Date(*parts)


@pytest.mark.parametrize(
    ("first", "last"),
    [((-1, 1, 1), (1, 1, 1)), ((999, 1, 1), (1000, 1, 1)), ((9999, 1, 1), (10000, 1, 1))],
)
def test_nothing_covers_what_only_an_unknown_year_would(
    first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert Date.covering(ordinal(*first), ordinal(*last)) is None


def test_marks_join() -> None:
    assert [both_marks(*pair) for pair in [("?", "~"), ("~", "~"), ("", "?"), ("%", "")]] == [
        "%",
        "~",
        "?",
        "%",
    ]
    assert [mark_of(a, b) for a in (False, True) for b in (False, True)] == ["", "~", "?", "%"]


def test_a_date_is_qualified_component_by_component() -> None:
    date = Date("2004", "06", "11").marked("?", "~", "")
    assert date.qualified("~").marks == ("%", "~", "~")
    assert Date("2004").marked("?").marks == ("?", "", "")


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (("XXXX", "02", "08"), ("2XX4", "XX", "08"), [("2XX4", "02", "08")]),
        (("XXXX", "02", "2X"), ("20X1", "XX", "X9"), []),
        (("XXX1",), ("1XXX", "02"), [("1XX1", "02", "XX")]),
        (("X000", "21"), ("2X00", "24"), [("2000", "XX", "XX")]),
        (("XXXX", "33"), ("XXXX", "X2", "30"), []),
        (("XXXX", "33"), ("XXXX", "X2", "28"), [("XXXX", "02", "28")]),
        (("-1XX5",), ("1XX5",), []),
        (("XXXX", "03"), ("-1XX5",), [("-1XX5", "03", "XX")]),
        (("1XX5",), ("1XX6",), []),
    ],
)
def test_the_days_two_dates_share(
    one: tuple[Any, ...], other: tuple[Any, ...], shared: list[tuple[str, str, str]]
) -> None:
    both = Date(*one).shared(Date(*other))
    assert [(date.year, date.month, date.day) for date in both] == shared
