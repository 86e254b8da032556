"""Writing an amount down loses nothing: ``parse∘format`` is the identity on every measure.

And ``format∘parse`` is idempotent: the canonical form of a canonical form is itself.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import NotationError
from fabula.value.measure import Measure
from fabula.value.notation import agrees, format_measure, parse_measure
from fabula.value.number import decimal_text, exact, exact_text
from strategies import measures, numbers

pytestmark = pytest.mark.law

_SCRAPS = st.sampled_from(
    [
        "over",
        "at-most",
        "vague",
        "5e12",
        "1/3",
        "-7",
        "0.50",
        "..",
        "USD",
        "%",
        " ",
        "  ",
        "e",
        "1e",
    ]
)


@given(measures())
def test_a_measure_is_read_back_from_the_canonical_form(measure: Measure) -> None:
    assert parse_measure(format_measure(measure)) == measure


@given(st.lists(_SCRAPS, max_size=7).map("".join))
def test_the_canonical_form_is_canonical(text: str) -> None:
    if _fault(text) is None:
        canonical = format_measure(parse_measure(text))
        assert format_measure(parse_measure(canonical)) == canonical


@given(st.text(max_size=30) | st.lists(_SCRAPS, max_size=7).map("".join))
def test_any_text_is_read_or_refused_with_its_fault_in_place(text: str) -> None:
    fault = _fault(text)
    assert fault is None or 0 <= fault.start <= fault.end <= len(text)


@given(measures())
def test_an_expectation_agrees_with_itself_and_with_any_hedge(measure: Measure) -> None:
    bare = Measure(measure.low, measure.high, measure.unit)
    assert agrees(measure, measure)
    assert agrees(bare, measure)


@given(numbers())
def test_a_number_is_read_back_exactly(number: Fraction) -> None:
    assert exact(exact_text(number)) == number


@given(numbers())
def test_a_printed_decimal_is_within_half_a_unit_of_the_fifteenth_digit(number: Fraction) -> None:
    printed = exact(decimal_text(number))
    assert abs(printed - number) <= abs(number) / (2 * 10**14)
    ends = not _without(number.denominator, 2, 5) - 1
    assert (printed == number) == ends or len(decimal_text(number)) > 15


@given(numbers())
def test_a_printed_decimal_has_no_exponent_and_no_idle_zero(number: Fraction) -> None:
    text = decimal_text(number)
    assert set(text) <= set("-0123456789.")
    assert "." not in text or text[-1] not in "0."


def _fault(text: str) -> NotationError | None:
    try:
        parse_measure(text)
    except NotationError as error:
        return error
    return None


def _without(number: int, *factors: int) -> int:
    for factor in factors:
        while number % factor == 0:
            number //= factor
    return number
