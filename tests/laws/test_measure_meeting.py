"""Two measures meet if and only if some number lies in both; they touch if only an end parts them.

The oracle tries every number that could decide: the bounds, and the middles between them.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.value.measure import Approximator, Measure
from strategies import measures

pytestmark = pytest.mark.law

_FEW = measures(st.integers(-3, 3).map(Fraction), units=("USD",))
_LEAVES_OUT = (Approximator.OVER, Approximator.UNDER)


def _deciding(one: Measure, other: Measure) -> list[Fraction]:
    ends = sorted({e for m in (one, other) for e in (m.low, m.high) if e is not None})
    middles = [(a + b) / 2 for a, b in pairwise(ends)]
    return [ends[0] - 1, *ends, *middles, ends[-1] + 1]


@given(_FEW, _FEW)
def test_measures_meet_in_a_number_both_include(one: Measure, other: Measure) -> None:
    shared = any(one.includes(n) and other.includes(n) for n in _deciding(one, other))
    assert one.meets(other) == shared


@given(_FEW, _FEW)
def test_measures_touch_in_a_number_one_of_them_leaves_out(one: Measure, other: Measure) -> None:
    shared = {one.low, one.high} & {other.low, other.high} - {None}
    widened = _closed(one).meets(_closed(other))
    assert one.touches(other) == (bool(shared) and widened and not one.meets(other))


@given(_FEW, _FEW)
def test_meeting_and_touching_are_mutual(one: Measure, other: Measure) -> None:
    assert one.meets(other) == other.meets(one)
    assert one.touches(other) == other.touches(one)


def _closed(measure: Measure) -> Measure:
    word = None if measure.approximator in _LEAVES_OUT else measure.approximator
    return Measure(measure.low, measure.high, measure.unit, word)
