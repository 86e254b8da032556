"""No text stalls the reader of dates, and none makes it raise.

Time is measured as a ratio between a text and one twice as long, with room for a busy machine.
"""

from __future__ import annotations

import time
from datetime import date

import pytest

from fabula.recognise.engine import read
from strategies import LANGUAGES

pytestmark = pytest.mark.no_cover

PARTS = [
    "1/1-", "1.1.", "1-1-", "May ", "May 1 to ", "two days after ", "the day after ", "last ",
    "from 1 to ", "first of the ", "early ", "every ", "2024-", "2024/", "2024 ", "in ", "veille de ",
    "on the 1st of ", "Tuesday, ", "XX ", "the last ", "q1 ", "'9", "00", "week of the ", "since ",
    "between 1 and ", "\ud8001", "half of ", "Jan-", "12:30 ", "vor drei ", "am 8. ", "le 1er ",
]  # fmt: skip
WRITTEN = date(2024, 2, 9)


def seconds(text: str) -> float:
    """The best of three readings."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read(text, "en", WRITTEN)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("part", PARTS)
def test_cost_grows_with_length_alone(part: str) -> None:
    text = part * (6_000 // len(part))
    read(text, "en", WRITTEN)
    assert seconds(text + text) < 5 * seconds(text) + 0.1


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_repetition_raises(part: str, language: str) -> None:
    read(part * 60, language, WRITTEN)


def test_endless_digits_are_no_date() -> None:
    assert read("20240209" * 10_000, "en", WRITTEN) == ()


def test_a_chain_of_reckonings_ends() -> None:
    mentions = read("two days after " * 2_000 + "5 May 2024", "en", WRITTEN)
    assert mentions[-1].text == "two days after 5 May 2024"
