from __future__ import annotations

import pytest
from babel import Locale

from fabula.present.calendar import Calendar
from fabula.present.phrase import Phrases, phrases
from fabula.value.calendar import ordinal

EIGHTH, LAST, MARCH = (ordinal(2024, *day) for day in ((2, 8), (2, 29), (3, 29)))


def calendar(tag: str) -> Calendar:
    """The calendar of any CLDR locale: figures and order from there, phrases from English."""
    return Calendar(Phrases(Locale.parse(tag, sep="-"), phrases("en").table))


@pytest.mark.parametrize(
    ("tag", "in_a_month", "in_a_year"),
    [
        ("en-GB", ("8", "29 February 2024"), ("8 February", "29 March 2024")),
        ("en-US", ("February 8", "29, 2024"), ("February 8", "March 29, 2024")),
        ("de", ("8.", "29. Februar 2024"), ("8. Februar", "29. März 2024")),
        ("es", ("8", "29 de febrero de 2024"), ("8 de febrero", "29 de marzo de 2024")),
        ("hu", ("2024. február 8.", "29."), ("2024. február 8.", "március 29.")),
        ("ja", ("2024年2月8日", "29日"), ("2024年2月8日", "3月29日")),
    ],
)
def test_a_pair_says_once_what_it_shares_in_every_order_of_the_fields(
    tag: str, in_a_month: tuple[str, str], in_a_year: tuple[str, str]
) -> None:
    assert calendar(tag).days(EIGHTH, LAST) == in_a_month
    assert calendar(tag).days(EIGHTH, MARCH) == in_a_year


def test_a_pair_of_different_years_says_both() -> None:
    pair = calendar("en-GB").months(ordinal(2023, 12, 1), EIGHTH)
    assert pair == ("December 2023", "February 2024")


def test_a_pair_of_months_says_a_shared_year_once() -> None:
    assert calendar("nl").months(EIGHTH, MARCH) == ("februari", "maart 2024")


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (-43, "15 March 44 BC"),
        (0, "15 March 1 BC"),
        (1, "15 March 1 AD"),
        (999, "15 March 999 AD"),
        (1000, "15 March 1000"),
        (12024, "15 March 12024"),
    ],
)
def test_a_year_that_could_be_misread_takes_its_era(year: int, expected: str) -> None:
    assert calendar("en-GB").day(ordinal(year, 3, 15)) == expected


def test_an_era_the_locale_always_prints_is_printed_once() -> None:
    assert calendar("th").day(EIGHTH).count("ค.ศ.") == 1
    assert calendar("th").day(ordinal(476, 2, 8)).count("ค.ศ.") == 1


@pytest.mark.parametrize(("tag", "expected"), [("fr", "1er mars 2024"), ("it", "1º marzo 2024")])
def test_the_first_of_a_month_is_written_as_the_language_writes_it(tag: str, expected: str) -> None:
    assert Calendar(phrases(tag)).day(ordinal(2024, 3, 1)) == expected


def test_a_date_of_no_year_has_a_day_and_a_month_or_a_month() -> None:
    assert calendar("de").yearless(2, 8) == "8. Februar"
    assert calendar("de").yearless(2, None) == "Februar"
