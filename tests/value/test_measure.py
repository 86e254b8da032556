"""The invariants of a measure, and what its hedges mean for its ends."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from fabula.errors import DimensionError, NotationError, RecordError
from fabula.value.measure import Approximator, Measure


def test_bounds_are_exact_whatever_they_are_given_as() -> None:
    assert Measure("5e12", Decimal("7E+12"), "USD") == Measure(
        5 * 10**12, Fraction(7 * 10**12), "USD"
    )


@pytest.mark.parametrize(
    ("arguments", "field"),
    [
        ((None, None), "low"),
        ((7, 5), "low"),
        ((5, 7, None, Approximator.OVER), "high"),
        ((None, 7, None, Approximator.AT_LEAST), "high"),
        ((5, 7, None, Approximator.UNDER), "low"),
        ((5, None, None, Approximator.AT_MOST), "low"),
        ((5, None, None, Approximator.ABOUT), "high"),
        ((None, 5, None, Approximator.ALMOST), "low"),
        ((5, 7, "US dollars"), "unit"),
        ((5, 7, ""), "unit"),
        ((5, 7, "$"), "unit"),
        ((5, 7, "7"), "unit"),
        ((5, 7, "[mi"), "unit"),
        ((5, 7, "{a{b}}"), "unit"),
        ((5, 7, "€"), "unit"),
        ((5, 7, "m" * 41), "unit"),
    ],
)
def test_what_contradicts_itself_is_refused(arguments: tuple[Any, ...], field: str) -> None:
    with pytest.raises(RecordError) as caught:
        Measure(*arguments)
    assert caught.value.field == field


@pytest.mark.parametrize(
    "unit",
    [
        None,
        "USD",
        "%",
        "pp",
        "x",
        "km/h",
        "m2",
        "[mi_i]",
        "10*6/L",
        "{people}/a",
        "kg.m/s2",
        "Cel",
        "'",
    ],
)
def test_codes_of_units_are_taken(unit: str | None) -> None:
    assert Measure(1, 2, unit).unit == unit


def test_a_bound_that_is_no_number_is_refused() -> None:
    with pytest.raises(NotationError):
        Measure("7,5", None)


@pytest.mark.parametrize(
    ("measure", "low", "high"),
    [
        (Measure(5, 7), True, True),
        (Measure(5, None), True, False),
        (Measure(None, 7), False, True),
        (Measure(5, None, None, Approximator.OVER), False, False),
        (Measure(5, None, None, Approximator.AT_LEAST), True, False),
        (Measure(None, 7, None, Approximator.UNDER), False, False),
        (Measure(None, 7, None, Approximator.AT_MOST), False, True),
        (Measure.point(5, None, Approximator.ALMOST), True, True),
    ],
)
def test_over_and_under_leave_the_bound_itself_out(measure: Measure, low: bool, high: bool) -> None:
    assert (measure.includes_low, measure.includes_high) == (low, high)


def test_hedges_make_measures_differ() -> None:
    assert Measure(5, None) != Measure(5, None, None, Approximator.AT_LEAST)


def test_measures_in_different_units_are_not_compared() -> None:
    dollars, euros = Measure(5, 7, "USD"), Measure(5, 7, "EUR")
    with pytest.raises(DimensionError) as caught:
        dollars.meets(euros)
    assert (caught.value.left, caught.value.right) == ("USD", "EUR")
    with pytest.raises(DimensionError):
        dollars.touches(Measure(5, 7))


def test_apart_is_neither_meeting_nor_touching() -> None:
    low, high = Measure(1, 2), Measure(3, 4)
    assert not low.meets(high)
    assert not low.touches(high)


def test_over_and_under_the_same_number_touch() -> None:
    over = Measure(5, None, None, Approximator.OVER)
    under = Measure(None, 5, None, Approximator.UNDER)
    assert over.touches(under)
    assert not over.meets(under)


@pytest.mark.parametrize(
    ("word", "turned"),
    [
        (Approximator.OVER, Approximator.UNDER),
        (Approximator.AT_LEAST, Approximator.AT_MOST),
    ],
)
def test_a_negative_factor_turns_the_scale_round(word: Approximator, turned: Approximator) -> None:
    assert Measure(5, None, "m", word).scaled(-2) == Measure(None, -10, "m", turned)
    assert Measure(None, 5, "m", turned).scaled(-2) == Measure(-10, None, "m", word)


def test_almost_turned_round_is_about() -> None:
    almost = Measure.point(5, None, Approximator.ALMOST)
    assert almost.scaled(-1) == Measure.point(-5, None, Approximator.ABOUT)


def test_a_factor_of_nothing_is_refused() -> None:
    with pytest.raises(RecordError, match="a number other than 0"):
        Measure(5, 7).scaled("0.0")


def test_a_measure_is_a_value() -> None:
    measure = Measure(5, 7, "USD", Approximator.ABOUT)
    assert pickle.loads(pickle.dumps(measure)) == measure
    assert replace(measure, unit="EUR") == Measure(5, 7, "EUR", Approximator.ABOUT)
    assert {measure: 1}[Measure("5", "7", "USD", Approximator.ABOUT)] == 1
    with pytest.raises(AttributeError):
        measure.low = Fraction(1)  # type: ignore[misc]
