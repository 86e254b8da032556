"""Law: what differs is worded differently.

Two days, two bounded instants, two spans of known days, and two amounts that a decimal can hold
have the same words only if they are the same.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.present.measure import amount_words
from fabula.present.number import is_decimal
from fabula.present.when import date_words
from fabula.value import Measure, When
from strategies import bounded_instants, language_tags, measures, numbers, ordinals

pytestmark = pytest.mark.law

ENDS = st.lists(ordinals(), min_size=2, max_size=2, unique=True).map(sorted)


@given(ordinals(), st.integers(-800, 800) | ordinals(), language_tags(), st.booleans())
def test_two_days_have_different_words(
    day: int, shift: int, language: str, prepositional: bool
) -> None:
    days = (When.on(day), When.on(day + shift))
    one, other = (date_words(when, language, prepositional=prepositional) for when in days)
    assert (one == other) == (shift == 0)


@given(bounded_instants(), bounded_instants(), language_tags(), st.booleans())
def test_two_bounded_instants_have_different_words(
    one: When, other: When, language: str, prepositional: bool
) -> None:
    mine = date_words(one, language, prepositional=prepositional)
    its = date_words(other, language, prepositional=prepositional)
    assert (mine == its) == (one == other)


@given(bounded_instants(), st.integers(-1, 1), st.integers(-1, 1), language_tags())
def test_bounds_moved_by_a_day_have_different_words(
    when: When, first: int, last: int, language: str
) -> None:
    low, high, *_ = when.days
    assume(low is not None and high is not None and low + first <= high + last)
    moved = When.within((low or 0) + first, (high or 0) + last)
    assert (date_words(when, language) == date_words(moved, language)) == (when == moved)


@given(ENDS, ENDS, language_tags())
def test_two_spans_of_known_days_have_different_words(
    one: list[int], other: list[int], language: str
) -> None:
    mine, its = (date_words(When.lasting(*ends), language) for ends in (one, other))
    assert (mine == its) == (one == other)


@given(measures(), measures(), language_tags())
def test_two_amounts_have_different_words(one: Measure, other: Measure, language: str) -> None:
    for each in (one, other):
        assume(all(is_decimal(end) for end in (each.low, each.high) if end is not None))
    assert (amount_words(one, language) == amount_words(other, language)) == (one == other)


@given(numbers().filter(is_decimal), st.integers(-20, 20), language_tags())
def test_the_smallest_difference_is_told(value: Fraction, power: int, language: str) -> None:
    moved = value + Fraction(10) ** power
    one, other = (amount_words(Measure.point(each, "USD"), language) for each in (value, moved))
    assert one != other
