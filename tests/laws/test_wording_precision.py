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
from fabula.value import Measure, When
from strategies import language_tags, measures, whens

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
