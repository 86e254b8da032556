"""Translating an amount does not change its value: one number, written in two languages."""

from __future__ import annotations

import pytest
from babel.numbers import format_currency, format_percent
from hypothesis import assume, given
from num2words import num2words

from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity
from strategies import languages, whole_numbers

pytestmark = pytest.mark.law

_WRITER = {"pt": "pt_BR"}


def value(text: str, language: str) -> tuple[object, ...]:
    """The bounds and the unit of the one amount of a text."""
    [found] = [mention for mention in read(text, language) if isinstance(mention, Quantity)]
    return found.chosen.low, found.chosen.high, found.chosen.unit


@given(whole_numbers(), languages(), languages())
def test_a_number_in_words_means_the_same_in_two_languages(n: int, one: str, two: str) -> None:
    first = num2words(n, lang=_WRITER.get(one, one))
    second = num2words(n, lang=_WRITER.get(two, two))
    assume("dicotto" not in first + second)
    assert value(first, one) == value(second, two)


@given(whole_numbers(most=10**9), languages(), languages())
def test_money_and_percents_mean_the_same_in_two_languages(n: int, one: str, two: str) -> None:
    first, second = (format_currency(n, "EUR", locale=tag) for tag in (one, two))
    assert value(first, one) == value(second, two)
    first, second = (format_percent(n, locale=tag) for tag in (one, two))
    assert value(first, one) == value(second, two)
