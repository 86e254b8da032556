"""Dates that point from the day of writing or from another date of the text."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fabula.recognise.dates.mention import DateMention, fields
from fabula.recognise.dates.weak import WEAK
from fabula.recognise.engine import GRAMMARS, read

FRIDAY = date(2024, 2, 9)


def found(text: str, language: str, written: date | None = FRIDAY) -> list[dict[str, Any]]:
    """The dates of a text as they are written out."""
    return [fields(m) for m in read(text, language, written) if isinstance(m, DateMention)]


@pytest.mark.parametrize(
    ("language", "text", "relative"),
    [
        ("en", "last year", {"to": "written", "unit": "year", "offset": -1}),
        ("de", "diese Woche", {"to": "written", "unit": "week", "offset": 0}),
        ("fr", "il y a trois jours", {"to": "written", "unit": "day", "offset": -3}),
        ("it", "fra due settimane", {"to": "written", "unit": "week", "offset": 2}),
        ("nl", "de volgende maand", {"to": "written", "unit": "month", "offset": 1}),
        ("es", "ayer", {"to": "written", "unit": "day", "offset": -1}),
        ("pt", "nos últimos três meses", {"to": "written", "unit": "month", "offset": [-3, -1]}),
        ("de", "in den letzten Monaten", {"to": "written", "unit": "month", "offset": [None, 0]}),
        ("en", "two days later", {"to": "text", "unit": "day", "offset": 2}),
        ("en", "next Tuesday", {"to": "written", "unit": "week", "offset": 1, "part": 2}),
    ],
)
def test_an_undated_text_says_what_it_waits_for(
    language: str, text: str, relative: dict[str, Any]
) -> None:
    [mention] = found(text, language, None)
    assert mention["relative"] == relative
    assert (mention["earliest"], mention["latest"]) == (None, None)


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("de", "am 8. Februar", "XXXX-02-08"),
        ("de", "im Februar", "XXXX-02"),
        ("fr", "le 1er mars", "XXXX-03-01"),
        ("en", "Christmas", "XXXX-12-25"),
    ],
)
def test_an_undated_text_leaves_the_year_open(language: str, text: str, edtf: str) -> None:
    [mention] = found(text, language, None)
    assert mention["edtf"] == edtf
    assert (mention["earliest"], mention["latest"]) == (None, None)


def test_later_is_reckoned_from_the_date_named_before() -> None:
    text = "On 3 May 2021 it rained. Two days later it snowed. The same month it thawed."
    assert [m["earliest"] for m in found(text, "en")] == ["2021-05-03", "2021-05-05", "2021-05-01"]


def test_days_are_not_reckoned_from_a_year() -> None:
    text = "He ran a bank in the 1980s. The next day he left."
    decade, day = found(text, "en")
    assert decade["earliest"] == "1980-01-01"
    assert (day["earliest"], day["relative"]["to"]) == (None, "text")


def test_before_the_end_is_until_the_end() -> None:
    [mention] = found("Voor het einde van het jaar verdwijnen ze.", "nl")
    assert (mention["earliest"], mention["latest"]) == (None, "2024-12-31")


def test_later_falls_back_on_the_day_of_writing() -> None:
    [mention] = found("Two days later it snowed.", "en")
    assert mention["earliest"] == "2024-02-11"
    assert "day of writing" in mention["readings"][0]["grounds"]


def test_days_and_weeks_are_days_and_longer_units_are_units() -> None:
    text = "three days ago, two weeks ago, three months ago, two years ago"
    assert [m["edtf"] for m in found(text, "en")] == ["2024-02-06", "2024-01-26", "2023-11", "2022"]
    [mention] = found("three months ago", "en")
    assert [r["earliest"] for r in mention["readings"]] == ["2023-11-01", "2023-11-09"]


def test_the_last_months_may_be_whole_or_up_to_today() -> None:
    [mention] = found("in the last two months", "en")
    bounds = [(r["earliest"], r["latest"]) for r in mention["readings"]]
    assert bounds == [("2023-12-01", "2024-01-31"), ("2023-12-09", "2024-02-08")]


def test_a_weekday_is_turned_by_the_words_around_it() -> None:
    text = "He spoke on Tuesday. He will speak on Tuesday. He spoke last Friday."
    assert [m["earliest"] for m in found(text, "en")] == ["2024-02-06", "2024-02-13", "2024-02-02"]


def test_a_weekday_of_a_week_is_one_day() -> None:
    text = "Tuesday of last week, Monday next week"
    assert [m["earliest"] for m in found(text, "en")] == ["2024-01-30", "2024-02-12"]


def test_in_two_years_is_no_date_where_it_tells_how_long() -> None:
    assert found("It was rebuilt in two years.", "en") == []
    [mention] = found("It will open in two years.", "en")
    assert mention["edtf"] == "2026"


def test_before_an_event_is_no_date() -> None:
    assert found("Two years before the crash he left.", "en") == []


def test_words_that_date_nothing_are_read_only_if_asked_for() -> None:
    text = "Derzeit sind es 300, seitdem mehr."
    assert found(text, "de") == []
    mentions = read(text, "de", FRIDAY, grammars=(*GRAMMARS, WEAK))
    weak = [m for m in mentions if isinstance(m, DateMention) and m.weak]
    assert [(m.text, m.waits and m.waits.to) for m in weak] == [
        ("Derzeit", "written"),
        ("seitdem", "text"),
    ]


def test_mornings_are_no_tomorrows() -> None:
    assert found("Am Morgen kam er.", "de") == []
    assert [m["earliest"] for m in found("Er kommt morgen.", "de")] == ["2024-02-10"]
    assert found("Por la mañana llovió.", "es") == []
    assert [m["earliest"] for m in found("Mañana lloverá.", "es")] == ["2024-02-10"]
