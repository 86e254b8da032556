"""Law 5: never more precise than the evidence. "In February" is not a day.

The words of a date that is not one known day are never those of a day, and the words of an amount
with an open end, or with two bounds, are never those of a point.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.present.measure import amount_words
from fabula.present.when import date_words
from fabula.value import Measure, Shape, When
from fabula.value.date import Date
from fabula.value.daterange import DateRange
from strategies import dates, language_tags, measures, whens

pytestmark = pytest.mark.law


def days_of(when: When) -> list[int]:
    """The days a reader could take the date for: those that bound it, and their neighbours."""
    written = [
        bound
        for each in when.dates
        for date in each.dates
        for bound in (date.earliest, date.latest)
    ]
    bounds = [day for day in (*when.days, *written) if day is not None]
    return sorted({day + shift for day in bounds for shift in (-1, 0, 1)})


@given(whens(), language_tags(), st.booleans())
def test_only_a_known_day_is_worded_as_a_day(
    when: When, language: str, prepositional: bool
) -> None:
    assume(not when.is_day)
    said = date_words(when, language, prepositional=prepositional)
    for day in days_of(when):
        known = When.on(day).qualified(uncertain=when.uncertain, approximate=when.approximate)
        assert said != date_words(known, language, prepositional=prepositional)
        assert said != date_words(When.on(day), language, prepositional=prepositional)


@given(whens(), language_tags(), st.booleans())
def test_a_doubted_date_is_never_worded_as_a_sure_one(
    when: When, language: str, prepositional: bool
) -> None:
    bounded = any(day is not None for day in when.days)
    assume(bounded and not when.uncertain and not when.approximate)
    sure = date_words(when, language, prepositional=prepositional)
    for doubted in (when.qualified(uncertain=True), when.qualified(approximate=True)):
        assert date_words(doubted, language, prepositional=prepositional) != sure


@given(dates(), st.sets(st.integers(0, 7), min_size=1), language_tags())
def test_a_digit_left_open_is_never_filled_in(
    date: Date, open_digits: set[int], language: str
) -> None:
    known, opened = (
        When.written(Shape.INSTANT, (DateRange(each, each),))
        for each in (date, _opened(date, open_digits))
    )
    assume(known.days != opened.days)
    assert date_words(known, language) != date_words(opened, language)


def _opened(date: Date, open_digits: set[int]) -> Date:
    """The same date with some digits left open; of a year beyond four digits, or estimated, none."""
    if date.year.startswith("Y") or date.significant is not None:
        return date
    sign = "-" if date.year.startswith("-") else ""
    digits = date.year.removeprefix("-") + date.month + date.day
    is_grouping = date.month.isdigit() and int(date.month) > 12
    kept = {4, 5, 6, 7} if is_grouping else set()
    opened = "".join("X" if at in open_digits - kept else c for at, c in enumerate(digits))
    return Date(sign + opened[:4], opened[4:6], opened[6:8])


@given(measures(), language_tags())
def test_only_a_point_is_worded_as_a_point(measure: Measure, language: str) -> None:
    assume(not measure.is_point)
    said = amount_words(measure, language)
    for end in (measure.low, measure.high):
        if end is not None:
            assert said != amount_words(Measure.point(end, measure.unit), language)


@given(measures(), language_tags())
def test_a_hedged_amount_is_never_worded_as_an_unhedged_one(
    measure: Measure, language: str
) -> None:
    assume(measure.approximator is not None)
    bare = Measure(measure.low, measure.high, measure.unit)
    assert amount_words(measure, language) != amount_words(bare, language)
