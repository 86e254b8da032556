"""What exact decimals promise beside the law of the round trip."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from fabula.errors import NotationError, RecordError
from fabula.value.number import decimal_text, exact, exact_text


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("5e12", "5000000000000"),
        ("0.08", "0.08"),
        ("-0.50", "-0.5"),
        ("+7", "7"),
        ("007", "7"),
        ("1.50e1", "15"),
        ("-0", "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.0"), "0"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 3), "0.333333333333333"),
        (Fraction(-2, 3), "-0.666666666666667"),
        (Fraction(1, 3 * 10**9), "0.000000000333333333333333"),
    ],
)
def test_numbers_are_printed_in_plain_digits(value: Any, printed: str) -> None:
    assert decimal_text(value) == printed


def test_two_spellings_of_one_value_are_equal_and_hash_alike() -> None:
    assert len({exact("7.50"), exact("75e-1"), exact(Decimal("7.5")), exact("15/2")}) == 1


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("", 0, 0),
        ("7,5", 1, 3),
        ("1 000", 1, 5),
        (".5", 0, 2),
        ("5.", 1, 2),
        ("1e", 1, 2),
        ("1/0", 2, 3),
        ("1/-3", 1, 4),
        ("0x10", 1, 4),
        ("٧", 0, 1),
        ("1e9999999999", 2, 12),
        ("1e-1001", 2, 7),
        ("inf", 0, 3),
        ("1_000", 1, 5),
    ],
)
def test_what_is_no_number_is_refused_where_it_fails(text: str, start: int, end: int) -> None:
    with pytest.raises(NotationError) as caught:
        exact(text)
    assert (caught.value.start, caught.value.end) == (start, end)


@pytest.mark.parametrize(
    "value",
    [
        10**300,
        -(10**5000),
        Fraction(1, 10**300),
        Decimal("1e999999999"),
        Decimal("1e-999999999"),
        Decimal("NaN"),
        Decimal("Infinity"),
        "1e300",
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_out_of_reach_is_refused_uncomputed(value: Any) -> None:
    with pytest.raises(RecordError) as caught:
        exact(value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("value", [0.1, None, b"7", float("nan")])
def test_a_float_is_not_a_number(value: Any) -> None:
    with pytest.raises(RecordError, match="is not an int, a Decimal, a Fraction"):
        exact(value)


def test_the_largest_number_and_the_longest_decimal_are_held() -> None:
    largest, smallest = 10**300 - 1, Fraction(1, 2**996)
    assert exact(decimal_text(largest)) == largest
    assert exact(decimal_text(smallest)) == smallest


def test_a_text_of_a_million_digits_is_refused_unread() -> None:
    with pytest.raises(NotationError, match="at most 2000 characters"):
        exact("7" * 1_000_000)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (999_999, "999999"),
        (1_000_000, "1e6"),
        (-7_200_000, "-7.2e6"),
        (12_345_678, "12345678"),
        ("1234567.5", "1234567.5"),
        (Fraction(-22, 7), "-22/7"),
        (0, "0"),
    ],
)
def test_an_exponent_is_used_from_a_million_on_where_it_is_shorter(value: Any, text: str) -> None:
    assert exact_text(value) == text
