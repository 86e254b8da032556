from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.present.number import (
    breakable,
    common_scale,
    digits,
    in_scale,
    is_decimal,
    number_words,
    scale_of,
)
from fabula.present.phrase import phrases

TRILLION = 10**12


@pytest.mark.parametrize(
    ("n", "language", "expected"),
    [
        (0, "en", "zero"),
        (12, "en", "twelve"),
        (13, "en", "13"),
        (1, "nl", "één"),
        (5, "fr", "cinq"),
        (12_000, "de", "12.000"),
        (12_000, "de-CH", "12’000"),
        (12_00_000, "en-IN", "12,00,000"),
        (-3, "it", "-3"),
    ],
)
def test_a_count_is_a_word_up_to_twelve_and_digits_beyond(
    n: int, language: str, expected: str
) -> None:
    assert number_words(n, language) == expected


@pytest.mark.parametrize(
    ("value", "language", "power"),
    [
        (Fraction(999_999), "en", None),
        (Fraction(10**6), "en", 6),
        (Fraction(526_123_456_789), "en", None),
        (Fraction(526_123_000_000), "en", 9),
        (Fraction(526_123_400_000), "en", None),
        (Fraction(7 * TRILLION), "en", 12),
        (Fraction(7 * TRILLION), "fr", 9),
        (Fraction(-7 * TRILLION), "de", 12),
        (Fraction(999_999 * TRILLION), "de", 12),
        (Fraction(10**18), "de", None),
        (Fraction(10**7, 3), "en", None),
    ],
)
def test_a_scale_word_is_used_where_it_is_exact_and_short(
    value: Fraction, language: str, power: int | None
) -> None:
    assert scale_of(value, phrases(language)) == power


@pytest.mark.parametrize(
    ("values", "power"),
    [
        ((5 * TRILLION, 7 * TRILLION), 12),
        ((0, 7 * TRILLION), 12),
        ((5 * 10**9, 7 * TRILLION), None),
        ((5, 7 * TRILLION), None),
        ((0,), None),
    ],
)
def test_a_scale_word_is_shared_if_every_number_takes_it(
    values: tuple[int, ...], power: int | None
) -> None:
    assert common_scale(map(Fraction, values), phrases("en")) == power


@pytest.mark.parametrize(
    ("count", "power", "language", "expected"),
    [
        ("1", 9, "it", "1 miliardo"),
        ("21", 9, "it", "21 miliardi"),
        ("1.5", 6, "de", "1.5 Millionen"),
        ("1", 6, "de", "1 Million"),
        ("1.5", 6, "fr", "1.5 million"),
        ("7000", 9, "fr", "7000 milliards"),
        ("7", 12, "nl", "7 biljoen"),
    ],
)
def test_a_scale_word_takes_the_form_of_the_count_before_it(
    count: str, power: int, language: str, expected: str
) -> None:
    said = in_scale(count, power, Decimal(count), phrases(language))
    assert said.replace("\u00a0", " ") == expected


def test_no_digit_is_lost_whatever_the_precision_of_the_caller() -> None:
    huge = Fraction(10**299 + 1, 2**900)
    with localcontext(prec=3):
        printed = digits(huge, phrases("en"))
    assert Fraction(printed.replace(",", "")) == huge


def test_a_decimal_that_does_not_end_is_rounded_and_says_so() -> None:
    assert digits(Fraction(2, 3), phrases("en")) == "0.666666666666667"
    assert is_decimal(Fraction(5, 8))
    assert not is_decimal(Fraction(2, 3))


@pytest.mark.parametrize(
    ("language", "sign"), [("en", ","), ("de", "."), ("de-CH", "’"), ("fr", "\u202f"), ("nl", ".")]
)
def test_a_very_long_number_breaks_behind_the_sign_of_its_language_alone(
    language: str, sign: str
) -> None:
    written = digits(Fraction(7 * 10**18), phrases(language))
    assert breakable(f"about {written} (rounded)", language) == [
        f"about 7{sign}",
        *[f"000{sign}"] * 5,
        "000 (rounded)",
    ]


@given(st.text("0123456789,. x"), st.sampled_from(["en", "de", "fr", "en-IN"]))
def test_the_pieces_of_a_text_are_the_text(text: str, language: str) -> None:
    assert "".join(breakable(text, language)) == text


@pytest.mark.parametrize("text", ["", "1,720,000,000,000 US dollars", "0.1234567890123456"])
def test_what_is_no_very_long_number_is_one_piece(text: str) -> None:
    assert breakable(text, "en") == [text]
