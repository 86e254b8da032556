"""A result of interval arithmetic holds every value that values of its operands can give.

R. E. Moore, *Interval Analysis* (1966): inclusion (the image lies in the result) and inclusion
monotonicity (narrower operands give a narrower result). Beside these, tightness: between operands
that are closed, each bound of the result is reached.
"""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.value.arithmetic import hull, minus, plus, ratio, times
from fabula.value.measure import Approximator, Measure
from strategies import measures

if TYPE_CHECKING:
    from collections.abc import Callable

    Operation = Callable[[Measure, Measure], Measure | None]
    OnNumbers = Callable[[Fraction, Fraction], Fraction]

pytestmark = pytest.mark.law

_SMALL = st.builds(Fraction, st.integers(-6, 6), st.sampled_from([1, 1, 2, 3]))
_PLAIN = measures(_SMALL, units=(None,))
_STEPS = [Fraction(n, 4) for n in range(5)] + [Fraction(n) for n in (2, 10, 1000)]
_OPERATIONS = st.sampled_from(
    [(plus, operator.add), (minus, operator.sub), (times, operator.mul), (ratio, operator.truediv)]
)


def _samples(measure: Measure) -> list[Fraction]:
    """Values the measure holds, its ends among them where they belong."""
    low, high = measure.low, measure.high
    if low is not None and high is not None:
        values = [low + (high - low) * step for step in _STEPS if step <= 1]
    elif low is not None:
        values = [low + step for step in _STEPS]
    else:
        assert high is not None
        values = [high - step for step in _STEPS]
    return [value for value in values if measure.includes(value)]


@given(_PLAIN, _PLAIN, _OPERATIONS)
def test_a_result_holds_what_its_operands_can_give(
    one: Measure, other: Measure, operation: tuple[Operation, OnNumbers]
) -> None:
    on_measures, on_numbers = operation
    assume(on_measures is not ratio or not other.low == other.high == 0)
    result = on_measures(one, other)
    for mine in _samples(one):
        for its in _samples(other):
            if result is not None and (its or on_measures is not ratio):
                assert result.includes(on_numbers(mine, its))


@given(_PLAIN, _PLAIN, _PLAIN, _OPERATIONS)
def test_a_narrower_operand_gives_a_narrower_result(
    one: Measure, wider: Measure, other: Measure, operation: tuple[Operation, OnNumbers]
) -> None:
    wide = hull(one, wider)
    assume(wide is not None)
    assume(operation[0] is not ratio or not other.low == other.high == 0)
    assert wide is not None
    assert _holds(operation[0](wide, other), operation[0](one, other))


@given(_PLAIN, _PLAIN)
def test_the_bounds_of_a_result_are_reached_between_closed_operands(
    one: Measure, other: Measure
) -> None:
    assume(None not in (one.low, one.high, other.low, other.high))
    for on_measures, on_numbers in [
        (plus, operator.add),
        (minus, operator.sub),
        (times, operator.mul),
    ]:
        result = on_measures(one, other)
        values = [on_numbers(a, b) for a in _samples(one) for b in _samples(other)]
        assert result is not None
        assert (result.low, result.high) == (min(values), max(values))


@given(_PLAIN, _PLAIN)
def test_sum_and_product_do_not_mind_the_order(one: Measure, other: Measure) -> None:
    assert plus(one, other) == plus(other, one)
    assert times(one, other) == times(other, one)


@given(_PLAIN, _PLAIN)
def test_a_hull_holds_both(one: Measure, other: Measure) -> None:
    result = hull(one, other)
    for value in (*_samples(one), *_samples(other)):
        assert result is None or result.includes(value)


@given(_PLAIN, _SMALL.filter(bool))
def test_scaling_there_and_back_is_exact(measure: Measure, factor: Fraction) -> None:
    back = measure.scaled(factor).scaled(1 / factor)
    assert (back.low, back.high, back.unit) == (measure.low, measure.high, measure.unit)
    kept = factor > 0 or measure.approximator is not Approximator.ALMOST
    assert (back == measure) == kept


@given(_PLAIN, _PLAIN)
def test_a_vague_operand_gives_a_vague_result(one: Measure, other: Measure) -> None:
    result = plus(one, other)
    if result is not None and Approximator.VAGUE in (one.approximator, other.approximator):
        assert result.approximator is Approximator.VAGUE


def _holds(wide: Measure | None, narrow: Measure | None) -> bool:
    """Whether the wide one holds all of the narrow one; None holds everything."""
    if wide is None or narrow is None:
        return wide is None
    low = wide.low is None or (narrow.low is not None and wide.low <= narrow.low)
    return low and (wide.high is None or (narrow.high is not None and narrow.high <= wide.high))
