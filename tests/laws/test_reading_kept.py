"""No reading is thrown away: of all readings one is chosen, and each has its grounds."""

from __future__ import annotations

import pytest
from hypothesis import given

from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity
from strategies import languages, strange_texts

pytestmark = pytest.mark.law


@given(strange_texts(), languages())
def test_exactly_one_reading_is_chosen_and_all_have_grounds(text: str, language: str) -> None:
    for mention in read(text, language):
        if isinstance(mention, Quantity):
            assert [reading.chosen for reading in mention.readings].count(True) == 1
            assert mention.readings[0].chosen
            assert all(reading.grounds and reading.convention for reading in mention.readings)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("7 triljoen", "nl", {7 * 10**18, 7 * 10**12}),
        ("7 biljoen", "nl", {7 * 10**12, 7 * 10**9}),
        ("7 trilioni", "it", {7 * 10**18, 7 * 10**12}),
        ("7 trillions", "fr", {7 * 10**18, 7 * 10**12}),
        ("7 Billionen", "de", {7 * 10**12, 7 * 10**9}),
        ("7 billion", "en", {7 * 10**9, 7 * 10**12}),
        ("7 trilhões", "pt", {7 * 10**12, 7 * 10**18}),
        ("7 triliões", "pt-PT", {7 * 10**18, 7 * 10**12}),
        ("7 billones", "es", {7 * 10**12, 7 * 10**9}),
    ],
)
def test_a_scale_word_keeps_both_its_powers(text: str, language: str, values: set[int]) -> None:
    [found] = read(text, language)
    assert isinstance(found, Quantity)
    assert {reading.low for reading in found.readings} == values


@pytest.mark.parametrize(
    ("text", "language", "chosen", "other"),
    [("3.200 Stück", "de", 3200, "3.2"), ("1,234 items", "en", 1234, "1.234")],
)
def test_a_separator_keeps_both_its_meanings(
    text: str, language: str, chosen: int, other: str
) -> None:
    [found] = read(text, language)
    assert isinstance(found, Quantity)
    assert found.chosen.low == chosen
    assert [float(reading.low) for reading in found.readings[1:] if reading.low] == [float(other)]
