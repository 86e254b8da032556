"""Shifting the day of writing by whole years shifts what is reckoned from it alike.

What is reckoned in days holds this unless a leap day lies between; what is reckoned in weeks or by
weekdays holds it for 400 years, after which the Gregorian calendar repeats (146,097 days, which are
20,871 weeks).
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from fabula.value.calendar import CalendarUnit, shift
from strategies import reckoned_phrases, shifted_phrases, writing_days

pytestmark = pytest.mark.law


def _days(phrase: tuple[str, str], written: date) -> list[tuple[int | None, int | None]]:
    """The bounds of all readings, the day after the last in place of the last."""
    language, text = phrase
    [mention] = [m for m in read(text, language, written) if isinstance(m, DateMention)]
    found = []
    for reading in mention.readings:
        first, _, _, last = reading.when.days
        found.append((first, None if last is None else last + 1))
    return found


def _shifted(
    bounds: list[tuple[int | None, int | None]], years: int
) -> list[tuple[int | None, int | None]]:
    def later(day: int | None) -> int | None:
        return None if day is None else shift(day, CalendarUnit.YEAR, years)

    return [(later(first), later(after)) for first, after in bounds]


@given(shifted_phrases(), writing_days(), st.integers(-100, 100))
def test_whole_years_shift_what_is_reckoned_by_the_calendar(
    phrase: tuple[str, str], written: date, years: int
) -> None:
    assume(written.month > 3 or written.month == 1)
    later = written.replace(year=written.year + years)
    assert _days(phrase, later) == _shifted(_days(phrase, written), years)


@given(reckoned_phrases(), writing_days(), st.sampled_from([400, 800]))
def test_four_hundred_years_shift_every_reading(
    phrase: tuple[str, str], written: date, years: int
) -> None:
    later = written.replace(year=written.year + years)
    assert _days(phrase, later) == _shifted(_days(phrase, written), years)
