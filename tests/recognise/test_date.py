"""Every hand-written case of ``tests/cases/*.dates.toml``, and the edges of the calendar."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from fabula.value.edtf import format as edtf

CASES = Path(__file__).parents[1] / "cases"
FRIDAY = date(2024, 2, 9)


def dates(text: str, language: str, written: date | None = FRIDAY) -> list[DateMention]:
    """The dates of a text."""
    return [m for m in read(text, language, written) if isinstance(m, DateMention)]


def days(text: str, language: str = "en", written: date | None = FRIDAY) -> list[list[str | None]]:
    """The bounds of the dates of a text, as chosen."""
    return [[m.when.earliest_iso, m.when.latest_iso] for m in dates(text, language, written)]


def cases() -> list[Any]:
    """One parameter a case; a known failure must fail."""
    found = []
    for path in sorted(CASES.glob("*.dates.toml")):
        for kind, listed in tomllib.loads(path.read_text(encoding="utf-8")).items():
            marks = [pytest.mark.xfail(strict=True)] if kind == "known-failure" else []
            found += [
                pytest.param(path.name[:2], case, marks=marks, id=f"{path.stem}-{kind}-{number}")
                for number, case in enumerate(listed)
            ]
    return found


@pytest.mark.parametrize(("language", "case"), cases())
def test_a_case_is_read_as_its_author_meant_it(language: str, case: dict[str, Any]) -> None:
    found = dates(case["text"], language)
    assert [[m.text, edtf(m.when)] for m in found] == case["dates"]


def test_digits_in_either_order_keep_both_readings() -> None:
    [mention] = dates("It was signed on 02/09/2024.", "en")
    readings = [(r.when.earliest_iso, r.convention, r.chosen) for r in mention.readings]
    assert readings == [("2024-02-09", "mdy", True), ("2024-09-02", "dmy", False)]
    assert all(reading.grounds for reading in mention.readings)


def test_a_region_has_its_own_order() -> None:
    assert days("02/09/2024", "en-GB") == [["2024-09-02"] * 2]
    assert days("02/09/2024", "es-PA") == [["2024-02-09"] * 2]


def test_another_date_of_the_text_tells_the_order() -> None:
    assert days("From the log: 23/08/2024, then 02/09/2024.")[1] == ["2024-09-02"] * 2


def test_a_date_that_is_the_same_in_both_orders_tells_none() -> None:
    assert days("On 02/02/2024 and on 03/02/2024.")[1] == ["2024-03-02"] * 2


def test_two_digit_years_turn_at_forty_and_keep_the_other_century() -> None:
    [young], [old] = dates("23/08/39", "en"), dates("23/08/40", "en")
    assert [r.when.earliest_iso for r in young.readings] == ["2039-08-23", "1939-08-23"]
    assert [r.when.earliest_iso for r in old.readings] == ["1940-08-23", "2040-08-23"]


def test_a_month_without_year_keeps_past_and_future() -> None:
    [mention] = dates("Sales peaked in December.", "en")
    assert [edtf(r.when) for r in mention.readings] == ["2023-12", "2024-12"]


def test_tense_turns_a_bare_name() -> None:
    assert days("They will vote in December.") == [["2024-12-01", "2024-12-31"]]
    assert days("They voted in April.") == [["2023-04-01", "2023-04-30"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 February", [["2024-02-29", "2024-02-29"]]),
        ("30 February 2024", [["2024-02-01", "2024-02-29"]]),
        ("2023-02-29", []),
        ("31/04/2024", []),
        ("13/13/2024", []),
        ("2024-13-01", []),
        ("00/00/0000", []),
        ("week 53 of 2020", [["2020-12-28", "2021-01-03"]]),
        ("10 October 1582", [["1582-10-10", "1582-10-10"]]),
        ("44 BC", [["-0043-01-01", "-0043-12-31"]]),
        ("1 BC", [["0000-01-01", "0000-12-31"]]),
        ("the first century", [["0000-01-01", "0099-12-31"]]),
    ],
)
def test_the_edges_of_the_calendar_hold(text: str, expected: list[list[str]]) -> None:
    assert [found for found in days(text) if found != [None, None]] == expected


@pytest.mark.parametrize("written", [date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29)])
def test_the_first_and_the_last_day_of_writing_raise_nothing(written: date) -> None:
    text = (
        "yesterday, tomorrow, last century, in 900 years, Christmas; Monday; 29 February; in March"
    )
    assert len(days(text, "en", written)) == 8


def test_seasons_and_feasts_have_their_days() -> None:
    assert days("summer 2023, Easter 2024, Thanksgiving 2024") == [
        ["2023-06-21", "2023-09-22"],
        ["2024-03-31", "2024-03-31"],
        ["2024-11-28", "2024-11-28"],
    ]


def test_a_time_of_day_belongs_to_its_date() -> None:
    [mention] = dates("They met on 8 February 2024 at 10:30 GMT.", "en")
    assert (mention.time, edtf(mention.when)) == ("10:30 GMT", "2024-02-08")
    assert dates("They met at 10:30 GMT.", "en") == []


def test_open_and_closed_spans_are_spans() -> None:
    found = [edtf(m.when) for m in dates("since 2019; until May 2020; from 3 to 5 May 2022", "en")]
    assert found == ["2019/..", "../2020-05", "2022-05-03/2022-05-05"]


def test_about_moves_no_bound() -> None:
    [mention] = dates("around 1990", "en")
    assert mention.when.approximate
    assert days("around 1990") == [["1990-01-01", "1990-12-31"]]


def test_parts_have_soft_bounds() -> None:
    [mention] = dates("early March 2024", "en")
    assert mention.when.is_soft
    assert days("early March 2024") == [["2024-03-01", "2024-03-10"]]


def test_what_recurs_has_no_days() -> None:
    [mention] = dates("every Tuesday", "en")
    assert mention.recurring
    assert days("every Tuesday") == [[None, None]]


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "in December"), ("nl", "in december"), ("de", "im Dezember")]
)
def test_a_quotation_that_is_no_more_than_a_month_does_not_look_forward(
    lang: str, text: str
) -> None:
    (quoted,) = read(text, lang, FRIDAY, excerpt=True)
    assert isinstance(quoted, DateMention)
    assert quoted.when.earliest_iso == "2023-12-01"
