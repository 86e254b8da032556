"""No text stalls the reader, and none makes it raise.

Time is measured as a ratio between a text and one twice as long, with room for a busy machine; the
bound on cost a byte stands in ``tests/bench/bench_read.py``.
"""

from __future__ import annotations

import time

import pytest

from fabula.recognise.engine import read

pytestmark = pytest.mark.no_cover

PARTS = {
    "digits": "1", "dotted": "1.", "commas": "1,000", "euros": "1€", "signs": "€", "dashes": "1-",
    "spaces": " ", "grouped": "1 000 ", "compound": "vierhundert", "halves": "zweieinhalb",
    "words": "ein hundert und ", "ranges": "von 1 bis ", "bounds": "mehr als ", "nested": "(1 ",
    "scales": "Millionen ", "fractions": "1/2 ", "marks": "e\u0301", "surrogates": "\ud800",
    "bidi": "\u202e1\u202c", "emoji": "👩\u200d👧 1 ", "minus": "- 1", "powers": "9^9^", "exponents": "1e9 ",
    "point": "drei Komma ", "and": "und drei ", "dozens": "Dutzend ", "of": "von der ", "cents": "1 Cent ",
}  # fmt: skip


def seconds(text: str) -> float:
    """The best of three readings."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read(text, "de")
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", sorted(PARTS))
def test_cost_grows_with_length_alone(name: str) -> None:
    part = PARTS[name]
    text = part * (8_000 // len(part))
    read(text, "de")
    assert seconds(text + text) < 5 * seconds(text) + 0.1


@pytest.mark.parametrize("name", sorted(PARTS))
@pytest.mark.parametrize("language", ["en", "fr", "it", "nl", "es", "pt", "sv", "ar"])
def test_no_repetition_raises(name: str, language: str) -> None:
    read(PARTS[name] * 40, language)


def test_a_hundred_thousand_digits_are_no_number() -> None:
    assert read("9" * 100_000, "en") == ()


def test_a_late_item_costs_no_look_back_to_the_beginning() -> None:
    text = "x " * 200_000 + "1 - 2 " * 2_000
    assert seconds(text) < 0.2 + seconds("x " * 200_000) + 3 * seconds("1 - 2 " * 2_000)
