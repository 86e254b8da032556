"""What marks between digits mean, in one language and in another."""

from __future__ import annotations

from fractions import Fraction

import pytest

from fabula.recognise.amounts.digits import digits


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.234.567", 1234567),
        ("1.234.567,5", Fraction(12345675, 10)),
        ("1,234,567.5", Fraction(12345675, 10)),
        ("12,34,567", 1234567),
        ("1 234 567", 1234567),
        ("1\u202f234\u202f567,25", Fraction(123456725, 100)),
        ("1’234’567", 1234567),
        ("0,250", Fraction(1, 4)),
        ("5,00", 5),
        (",5", Fraction(1, 2)),
        ("1e3", 1000),
        ("12,5e-1", Fraction(5, 4)),
        ("１２", 12),
        ("١٬٢٣٤٫٥", Fraction(12345, 10)),
    ],
)
def test_marks_that_can_mean_one_thing_mean_it(written: str, value: int | Fraction) -> None:
    read = digits(written, ",", ".")
    assert read is not None
    assert read.value == value


@pytest.mark.parametrize("written", ["1.2.3", "1.2345.678", "192.168.1.2", "1,2.3,4", "1" * 41])
def test_what_is_no_number_is_not_read(written: str) -> None:
    assert digits(written, ",", ".") is None


def test_three_digits_after_one_mark_follow_the_language_and_keep_the_other_reading() -> None:
    german, english = digits("3.200", ",", "."), digits("3.200", ".", ",")
    assert german is not None
    assert english is not None
    assert (german.value, english.value) == (3200, Fraction(16, 5))
    assert [other.operand for other in german.others] == [Fraction(16, 5)]
    assert [other.operand for other in english.others] == [3200]


def test_only_digits_without_marks_are_plain() -> None:
    plain = [digits(written, ".", ",") for written in ("2024", "2,024", "2024.0")]
    assert [read is not None and read.plain for read in plain] == [True, False, False]
