"""Law: no digit is lost in print.

A number in words is read back as the same number: its digits by Babel, its scale word by CLDR.
"""

from __future__ import annotations

import re
from decimal import localcontext
from fractions import Fraction

import pytest
from babel import Locale
from babel.numbers import parse_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from fabula.present.measure import amount_words
from fabula.present.number import digits, is_decimal, number_words
from fabula.present.phrase import phrases
from fabula.value import Measure
from strategies import language_tags, numbers

pytestmark = pytest.mark.law

HUGE = st.builds(
    lambda n, d: Fraction(n, 2**d), st.integers(-(10**299), 10**299), st.integers(0, 300)
)


def scale_words(locale: Locale) -> dict[str, int]:
    """Every scale word of the CLDR compact formats, with the power of ten it stands for."""
    formats = locale.compact_decimal_formats["long"]
    patterns = [(m, each.pattern) for forms in formats.values() for m, each in forms.items()]
    found = {pattern.strip("0 \u00a0"): len(m) - pattern.count("0") for m, pattern in patterns}
    return {**found, "": 0}


def read(text: str, locale: Locale) -> Fraction:
    figures = re.match(r"[-\d.,’\u202f\u00a0]*\d", text)
    assert figures is not None
    scale = text[figures.end() :].strip(" \u00a0")
    number = parse_decimal(figures[0], locale=locale)
    return Fraction(number) * Fraction(10 ** scale_words(locale)[scale])


@given(numbers().filter(is_decimal) | HUGE, language_tags())
def test_a_number_in_words_is_read_back_as_itself(value: Fraction, language: str) -> None:
    said = amount_words(Measure.point(value), language)
    assert read(said, phrases(language).locale) == value


@given(st.fractions(max_denominator=1000), language_tags())
def test_a_rounded_number_is_marked_and_right_to_fifteen_digits(
    value: Fraction, language: str
) -> None:
    say = phrases(language)
    printed = read(digits(value, say), say.locale)
    assert abs(printed - value) * 2 * 10**14 <= abs(value)
    said = amount_words(Measure.point(value), language)
    assert said.endswith(")") == (printed != value) == (not is_decimal(value))


@given(st.integers(13, 10**40), language_tags())
def test_a_large_count_is_read_back_as_itself(n: int, language: str) -> None:
    assert read(number_words(n, language), phrases(language).locale) == n


@given(numbers(), st.integers(1, 40), st.sampled_from(["USD", "x"]), language_tags())
@example(Fraction(11, 10), 1, "USD", "en")
@example(Fraction(11, 10), 1, "x", "en")
def test_the_precision_of_the_caller_changes_no_word(
    value: Fraction, precision: int, unit: str, language: str
) -> None:
    measure = Measure.point(value, unit)
    said = amount_words(measure, language)
    with localcontext(prec=precision):
        assert amount_words(measure, language) == said
