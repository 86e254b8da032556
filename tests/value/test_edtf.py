"""The notation: what it means, how it is printed, where a caret points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import NotationError
from fabula.value import edtf
from fabula.value.calendar import month_length, ordinal
from fabula.value.when import Shape, When

if TYPE_CHECKING:
    from datetime import date


@pytest.mark.parametrize(
    ("text", "canonical", "earliest", "latest"),
    [
        ("2024-02-XX", "2024-02", "2024-02-01", "2024-02-29"),
        ("2024-XX-XX", "2024", "2024-01-01", "2024-12-31"),
        ("[2024-02-01..2024-02-29]", "2024-02", "2024-02-01", "2024-02-29"),
        ("[2024-02-08]", "2024-02-08", "2024-02-08", "2024-02-08"),
        ("[1667,1668]", "[1667..1668]", "1667-01-01", "1668-12-31"),
        ("[2024-01..2024-03]", "2024-33", "2024-01-01", "2024-03-31"),
        ("[2024-01-01..2024-05-31]", "[2024-01..2024-05]", "2024-01-01", "2024-05-31"),
        ("[1990..1999]", "199X", "1990-01-01", "1999-12-31"),
        ("[1760-12..]", "[1760-12-01..]", "1760-12-01", None),
        ("[1984~..1985~]", "[1984~..1985~]", "1984-01-01", "1985-12-31"),
        ("[1984..1985~]", "[1984..1985~]", "1984-01-01", "1985-12-31"),
        ("1984-1X", "1984-36", "1984-10-01", "1984-12-31"),
        ("XXXX", "XXXX-XX-XX", None, None),
        ("XXXX?", "XXXX-XX-XX?", None, None),
        ("XXXX/2004", "/2004", None, "2004-12-31"),
        ("Y17E2", "1700", "1700-01-01", "1700-12-31"),
        ("Y-5E2", "-0500", "-0500-01-01", "-0500-12-31"),
        ("Y-17E7", "Y-170000000", "-170000000-01-01", "-170000000-12-31"),
        ("Y3388E2S3", "Y338800S3", "+338000-01-01", "+338999-12-31"),
        ("?2004-06-~11", "2004?-06-~11", "2004-06-11", "2004-06-11"),
        ("?2004?-?06?-11?", "2004-06-11?", "2004-06-11", "2004-06-11"),
        ("2004?-06~-11", "2004%-~06-11", "2004-06-11", "2004-06-11"),
        ("1985-04-12T23:59:60-05", "1985-04-12", "1985-04-12", "1985-04-12"),
        ("{1960}", "{1960}", "1960-01-01", "1960-12-31"),
        ("{..1984}", "{..1984}", None, "1984-12-31"),
        ("{1960..1962}", "{1960..1962}", "1960-01-01", "1962-12-31"),
    ],
)
def test_every_text_has_a_canonical_form_and_bounds(
    text: str, canonical: str, earliest: str | None, latest: str | None
) -> None:
    when = edtf.parse(text)
    assert edtf.format(when) == canonical
    assert (when.earliest_iso, when.latest_iso) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ""),
        ("2024-13", "13"),
        ("2024-02-30", "30"),
        ("2023-02-29", "29"),
        ("2024-21-05", "05"),
        ("2024-1", "-1"),
        ("2024-01-1", "-1"),
        ("20240208", "20240208"),
        ("24-02-08", "24-02-08"),
        ("2024-02-08 ", " "),
        ("2024 - 02", " - 02"),
        ("2024-02-08T24:00:00", "T24:00:00"),
        ("2024-02-08T10:00", "T10:00"),
        ("2024??", "?"),
        ("1950S5", "5"),
        ("2024-02S2", "S2"),
        ("Y2024", "Y2024"),
        ("Y1E12", "Y1E12"),
        ("Y1E999999999", "Y1E999999999"),
        ("-0000", "-0000"),
        ("2008/1964", "1964"),
        ("2024-02-08/2024-02-07", "2024-02-07"),
        ("2024/2025/2026", "/2026"),
        ("2024/2025-13", "13"),
        ("[2024..2023]", "2023"),
        ("[2024,2024-13]", "13"),
        ("[..]", ".."),
        ("[]", ""),
        ("[2024,]", ""),
        ("[", ""),
        ("[2024", ""),
        ("{2024]", ""),
        ("٢٠٢٤", "٢٠٢٤"),
        ("\ud800", "\ud800"),
    ],
)
def test_the_caret_stands_under_the_fault(text: str, fault: str) -> None:
    with pytest.raises(NotationError) as caught:
        edtf.parse(text)
    assert text[caught.value.start : caught.value.end] == fault
    with pytest.raises(NotationError):
        edtf.level(text)


def test_a_text_of_a_million_characters_is_refused_unread() -> None:
    with pytest.raises(NotationError, match="at most 1000 characters"):
        edtf.parse("[" + "2024," * 200_000)


def test_open_and_unknown_ends_are_told_apart() -> None:
    assert (edtf.parse("../1985").open_start, edtf.parse("/1985").open_start) == (True, False)
    assert (edtf.parse("1985/..").open_end, edtf.parse("1985/").open_end) == (True, False)


def test_lasting_from_and_one_day_between_are_told_apart() -> None:
    lasted, happened = edtf.parse("2024-02-01/2024-02-08"), edtf.parse("[2024-02-01..2024-02-08]")
    assert (lasted.shape, happened.shape) == (Shape.SPAN, Shape.INSTANT)
    assert lasted.end_earliest.iso == "2024-02-08"
    assert happened.end_earliest.iso == "2024-02-01"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (When.within(ordinal(2024, 2, 3), None), "[2024-02-03..]"),
        (When.within(ordinal(-5, 1, 1), ordinal(5, 12, 31)), "[-0005..0005]"),
        (When.within(ordinal(0, 1, 1), ordinal(9999, 12, 31)), "[0000..9999]"),
        (When.on(ordinal(12024, 2, 8)), "Y12024"),
        (When.within(ordinal(9999, 2, 8), ordinal(10001, 2, 8)), "[9999-02-08..Y10001]"),
        (When.lasting(When.within(3, 5), None), "0001-01-0X/"),
        (When.lasting(When.within(None, 5), 9), "/0001-01-09"),
        (When.lasting(When.within(-800, 800), 900), "/0003-06-19"),
    ],
)
def test_what_the_notation_cannot_say_is_printed_wider(when: When, text: str) -> None:
    assert edtf.format(when) == text


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("2024-02-08T10:00:00Z", 0),
        ("2024/2025-02", 0),
        ("2024-21", 1),
        ("2024-25", 2),
        ("2024-02-XX", 1),
        ("20X4", 2),
        ("2024-XX-08", 2),
        ("2024~", 1),
        ("~2024", 2),
        ("2024?-02", 2),
        ("Y12345", 1),
        ("Y12E4", 2),
        ("-0044/..", 1),
        ("{2024}", 2),
        ("1950S2/2024", 2),
    ],
)
def test_the_level_is_the_lowest_that_has_the_features(text: str, level: int) -> None:
    assert edtf.level(text) == level


@given(st.dates())
def test_a_plain_day_is_the_same_day_with_a_time_which_is_dropped(day: date) -> None:
    assert edtf.parse(day.isoformat()) == edtf.parse(f"{day.isoformat()}T23:59:60Z")


@given(st.integers(0, 9999), st.integers(0, 13), st.integers(0, 32))
def test_a_text_of_a_day_is_read_if_the_calendar_has_that_day(
    year: int, month: int, day: int
) -> None:
    text = f"{year:04d}-{month:02d}-{day:02d}"
    if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
        assert edtf.parse(text) == When.on(ordinal(year, month, day))
        assert edtf.format(When.on(ordinal(year, month, day))) == text
    else:
        with pytest.raises(NotationError):
            edtf.parse(text)
