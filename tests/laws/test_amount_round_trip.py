"""An amount that is written out, in words or in digits, is read back to the same value.

The writers are not ours: num2words for words, Babel for the formats of CLDR.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from babel import localedata
from babel.numbers import format_currency, format_decimal
from hypothesis import assume, given
from hypothesis import strategies as st
from num2words import num2words

from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity
from strategies import FRAMES, decimals, languages, whole_numbers

pytestmark = pytest.mark.law

# num2words writes Brazilian numerals under a name of its own, and elides "diciotto" (centodicotto).
_WRITER = {"pt": "pt_BR"}

# Toki Pona groups two digits at a time, which no other language of CLDR does from the right.
_LOCALES = [tag for tag in localedata.locale_identifiers() if not tag.startswith("tok")]
_SAMPLES = [Decimal(n) for n in ("1234567.5", "0.25", "98765432", "1234", "7")]


def only(text: str, language: str) -> Quantity:
    """The one amount of a text."""
    [found] = [mention for mention in read(text, language) if isinstance(mention, Quantity)]
    return found


def is_year(number: Decimal) -> bool:
    """Whether plain digits would be taken for a year."""
    return number == int(number) and 1000 <= number <= 2999


@given(languages(), whole_numbers())
def test_number_words_are_read_back(language: str, number: int) -> None:
    assume(language != "it" or "dicotto" not in num2words(number, lang="it"))
    words = num2words(number, lang=_WRITER.get(language, language))
    before, after = FRAMES[language]
    found = only(f"{before}{words}{after}", language)
    assert (found.text, found.chosen.low, found.chosen.high) == (words, number, number)


@given(languages(), decimals())
def test_digits_are_read_back(language: str, number: Decimal) -> None:
    assume(not is_year(number))
    text = format_decimal(number, locale=language, decimal_quantization=False)
    assert only(text, language).chosen.low == Fraction(number)


@given(languages(), decimals(), st.sampled_from(["EUR", "USD", "GBP", "JPY", "CHF", "BRL"]))
def test_money_is_read_back(language: str, number: Decimal, code: str) -> None:
    assume(number >= 0)
    text = format_currency(number, code, locale=language, decimal_quantization=False)
    found = only(text, language).chosen
    assert (found.low, found.unit) == (Fraction(number), code)


@pytest.mark.all_locales
@pytest.mark.parametrize("locale", _LOCALES)
def test_digits_and_money_are_read_in_every_locale(locale: str) -> None:
    language = locale.replace("_", "-")
    for number in _SAMPLES:
        assert only(format_decimal(number, locale=locale), language).chosen.low == Fraction(number)
        for code in ("EUR", "USD"):
            found = only(format_currency(number, code, locale=locale), language).chosen
            assert (found.low, found.unit) == (Fraction(number), code)
