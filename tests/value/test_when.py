"""Whens: invariants, constructors, and what narrowing does to each shape."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any

import pytest

from fabula.errors import RecordError
from fabula.value.bound import NO_BOUND, Bound
from fabula.value.calendar import ordinal
from fabula.value.date import Date
from fabula.value.daterange import DateRange
from fabula.value.edtf import format, parse
from fabula.value.when import Day, Shape, When

_DAY = ordinal(2024, 2, 8)


def test_a_day_may_be_given_in_any_way() -> None:
    ways: list[Day] = [date(2024, 2, 8), datetime(2024, 2, 8, 23, 59), _DAY, Bound(_DAY)]  # noqa: DTZ001
    assert {When.on(way) for way in ways} == {parse("2024-02-08")}


def test_a_bound_keeps_its_reason_and_its_softness() -> None:
    when = When.within(
        Bound(_DAY, hard=False, because="a week is what 'recently' allows"), _DAY + 7
    )
    assert when.is_soft
    assert when.start_earliest.because.startswith("a week")
    assert not when.without_reasons().is_soft
    assert when.without_reasons() == When.within(_DAY, _DAY + 7)


def test_no_bound_is_neither_hard_nor_soft() -> None:
    assert not When.within(Bound(None, hard=False), _DAY).is_soft


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ((Shape.INSTANT, Bound(5), Bound(4), Bound(5), Bound(4)), "start_latest"),
        ((Shape.SPAN, NO_BOUND, NO_BOUND, Bound(5), Bound(4)), "end_latest"),
        ((Shape.SPAN, Bound(5), NO_BOUND, NO_BOUND, Bound(4)), "end_latest"),
        ((Shape.INSTANT, Bound(4), Bound(4), Bound(5), Bound(5)), "end"),
        ((Shape.INSTANT, NO_BOUND, NO_BOUND, NO_BOUND, NO_BOUND, False, False, True), "open_start"),
        ((Shape.SPAN, Bound(4), NO_BOUND, NO_BOUND, NO_BOUND, False, False, True), "open_start"),
        (
            (Shape.SPAN, NO_BOUND, NO_BOUND, Bound(4), NO_BOUND, False, False, False, True),
            "open_end",
        ),
        (
            (
                *(Shape.INSTANT, Bound(4), Bound(4), Bound(4), Bound(4)),
                *(False, False, False, False, (DateRange(Date("2024", "21"), Date("2024", "21")),)),
            ),
            "dates",
        ),
    ],
)
def test_what_contradicts_itself_is_refused(arguments: tuple[Any, ...], field: str) -> None:
    with pytest.raises(RecordError) as caught:
        When(*arguments)
    assert caught.value.field == field


def test_days_beyond_the_years_of_datetime_are_told_apart_from_no_bound() -> None:
    when = When.within(ordinal(-43, 3, 15), ordinal(12024, 1, 1))
    assert (when.earliest, when.latest) == (None, None)
    assert (when.earliest_iso, when.latest_iso) == ("-0043-03-15", "+12024-01-01")
    assert When.unknown().earliest_iso is None


def test_the_ends_of_a_span_may_be_uncertain_open_or_unknown() -> None:
    span = When.lasting(parse("2024-02"), None, open_end=True)
    assert format(span) == "2024-02/.."
    assert format(When.lasting(None, parse("2024-02-08~"))) == "/2024-02-08~"
    assert format(When.lasting(parse("1984?"), parse("2004~"))) == "1984?/2004~"
    assert format(When.lasting(parse("XXXX-02-08"), parse("XXXX-02-10"))) == "XXXX-02-08/XXXX-02-10"
    assert (
        format(When.lasting(parse("2024-02-08/2024-02-09"), parse("2025/2026")))
        == "2024-02-08/2026"
    )


def test_a_span_has_its_ends_as_instants() -> None:
    span = parse("1984?/2004~")
    assert (format(span.start), format(span.end)) == ("1984?", "2004~")
    assert format(parse("2001-21/..").start) == "2001-21"
    assert format(parse("1984?/..").end) == "XXXX-XX-XX?"
    assert parse("2024").start is not None
    assert parse("2024").start == parse("2024").end == parse("2024")
    assert format(parse("{1960,1961-12}").end) == "1961-12"


def test_what_recurs_frames_its_first_and_its_last_time() -> None:
    when = parse("{1960,1961-12}")
    assert when.shape is Shape.RECURRING
    assert [when.start_latest.iso, when.end_earliest.iso] == ["1960-12-31", "1961-12-01"]
    assert format(When.recurring()) == "{XXXX-XX-XX}"
    assert format(When.recurring(_DAY, None)) == "{XXXX-XX-XX}"


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "narrowed"),
    [
        ("2024-02", "2024-02-08", "2024-03-01", "[2024-02-08..2024-02-29]"),
        ("XXXX-02-08", "2024-01-01", "2024-12-31", "2024-02-08"),
        ("XXXX-02-08", None, "2024-02-07", "[..2023-02-08]"),
        ("XXXX-02", "2024-01-15", "2024-02-20", "[2024-02-01..2024-02-20]"),
        ("XXXX-02-29", "2022-01-01", "2026-01-01", "2024-02-29"),
        ("2004-XX-01", "2004-03-05", "2004-06-20", "[2004-04-01..2004-06-01]"),
        ("2001-21", "2001-03-01", "2001-05-31", "[2001-03..2001-05]"),
        ("2001-21", "2000-01-01", "2002-01-01", "2001-21"),
        ("1950S2", "1945-05-08", None, "[1945-05-08..1999-12-31]"),
        ("2004-06~-11", None, None, "2004-06~-11"),
        ("[1667,1670]", "1668-01-01", None, "1670"),
        ("2024-02?", "2024-02-08", None, "[2024-02-08?..2024-02-29?]"),
        ("2024/..", None, "2024-06-30", "2024-40/"),
        ("../2024", "2024-01-01", None, "/2024"),
        ("../..", "2024-01-01", None, "/.."),
        ("2024-02/2024-03", "2024-02-28", "2024-03-01", "2024-02-2X/2024-03-01"),
        ("XXXX-02-08/XXXX-02-10", "2024-01-01", "2024-12-31", "2024-02-08/2024-02-10"),
        ("{1960,1961-12}", "1961-01-01", None, None),
    ],
)
def test_narrowing_keeps_what_can_still_be(
    text: str, earliest: str | None, latest: str | None, narrowed: str | None
) -> None:
    low, high = (Bound(parse(day).days[0]) if day else None for day in (earliest, latest))
    if narrowed is None:
        with pytest.raises(RecordError):
            parse(text).narrowed(low, high)
    else:
        assert format(parse(text).narrowed(low, high)) == narrowed


def test_narrowing_within_gaps_keeps_the_days_that_are_left() -> None:
    when = parse("2004-XX-01").narrowed(Bound(ordinal(2004, 3, 5)), Bound(ordinal(2004, 6, 20)))
    assert [day for day in range(ordinal(2004, 1, 1), ordinal(2005, 1, 1)) if when.allows(day)] == [
        ordinal(2004, month, 1) for month in (4, 5, 6)
    ]


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("2024-02", "2024-02-08", True),
        ("2024-02", "2024-03", False),
        ("XXXX-02-08", "2024", True),
        ("XXXX-02-08", "2024-03", False),
        ("XXXX-02-29", "2023", False),
        ("2004-XX-01", "2004-05-03", False),
        ("2024-02-08", "2024-02/2024-03", True),
        ("2024-02-08", "2024-03/..", False),
        ("XXXX-03-01", "2024-01-01/2024-02-29", False),
        ("2024-02-08/2024-02-10", "2024-02/2024-03", False),
        ("2024-02-08/2024-02-10", "2024-02/2024", True),
        ("2024-02-08/..", "2024-02-08/2025", True),
        ("[2024-02-08,2024-02-10]", "2024-02-09", False),
        ("{2024-02-08,2024-02-10}", "2024-02-09", True),
        ("[..2024-02-08]", "[2024-02-08..]", True),
    ],
)
def test_two_dates_meet_if_both_can_hold(one: str, other: str, both: bool) -> None:
    assert parse(one).meets(parse(other)) == both
    assert parse(other).meets(parse(one)) == both


@pytest.mark.parametrize(
    ("expected", "read", "same"),
    [
        ("2024-02-08", "2024-02-08~", True),
        ("1984/2004", "1984?/2004~", True),
        ("2004-06-11", "2004-06~-11", True),
        ("2024-02", "[2024-02-01..2024-02-29]", True),
        ("2001-21", "2001", False),
        ("2024-02-08", "2024-02-08/2024-02-08", False),
        ("2024/", "2024/..", False),
    ],
)
def test_an_expected_date_is_held_against_the_days_read(
    expected: str, read: str, same: bool
) -> None:
    assert parse(expected).same_days(parse(read)) == same


@pytest.mark.parametrize(
    ("one", "other", "narrower"),
    [
        ("2024-02-08", "2024-02", True),
        ("2024-02", "2024-02", False),
        ("2024-02", "2024-02-08", False),
        ("[2024..]", "XXXX-XX-XX", True),
        ("XXXX-XX-XX", "[2024..]", False),
        ("2024-02", "[2024-02-08..]", False),
    ],
)
def test_narrower_is_within_and_further_in(one: str, other: str, narrower: bool) -> None:
    assert parse(one).narrower_than(parse(other)) == narrower


def test_doubt_is_added_to_the_marks_there_are() -> None:
    assert format(parse("2004-06~-11").qualified(uncertain=True)) == "2004-06%-?11"
    assert format(parse("2001-21").qualified(approximate=True)) == "2001-21~"
    assert (
        format(parse("[1667,1670]").qualified(uncertain=True, approximate=True)) == "[1667%,1670%]"
    )


def test_a_when_is_a_value() -> None:
    when = parse("[1667?,1670..1672]")
    assert pickle.loads(pickle.dumps(when)) == when
    assert {when: 1}[parse("[1667?,1670..1672]")] == 1
