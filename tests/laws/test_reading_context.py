"""Surrounding text never changes a reading except through stated evidence."""

from __future__ import annotations

import pytest
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity
from strategies import FRAMES, languages, whole_numbers

pytestmark = pytest.mark.law


def values(text: str, language: str) -> list[tuple[object, ...]]:
    """Bounds and units of the amounts of a text."""
    found = [mention for mention in read(text, language) if isinstance(mention, Quantity)]
    return [(m.chosen.low, m.chosen.high, m.chosen.unit, m.approximator) for m in found]


@given(
    languages(), whole_numbers(least=3000), st.integers(0, 3), st.sampled_from([" ", "\n", "\n\n"])
)
def test_an_amount_reads_the_same_in_any_frame(
    language: str, number: int, copies: int, gap: str
) -> None:
    before, after = FRAMES[language]
    text = format_currency(number, "EUR", locale=language)
    framed = f"{before * copies}{before}{text}{after}{gap}{after.strip('. ')}"
    assert values(framed, language) == values(text, language)


@given(languages(), st.integers(1000, 9999), st.integers(100, 999))
def test_what_changes_a_reading_is_named_in_the_grounds(
    language: str, whole: int, part: int
) -> None:
    alone = format_decimal(whole * 1000 + part, locale=language)
    [found] = [m for m in read(alone, language) if isinstance(m, Quantity)]
    assert found.chosen.grounds
    assert all(reading.grounds for reading in found.readings)
