"""Scaling the scale word scales the value: "3 million" and "3 billion" differ by their powers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.locale.words import lexicon
from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity
from strategies import LANGUAGES

pytestmark = pytest.mark.law

# Scale words that are written in full; abbreviations have more readings than one.
_SCALES = {
    language: {
        word: senses["scale"]
        for word, senses in lexicon(language).words.items()
        if len(word) > 5 and senses.get("scale", 0) >= 6 and "idiom" not in senses
    }
    for language in LANGUAGES
}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str, str]:
    """A language and two of its scale words."""
    language = draw(st.sampled_from(LANGUAGES))
    words = st.sampled_from(sorted(_SCALES[language]))
    return language, draw(words), draw(words)


def dictionary(text: str, language: str) -> int:
    """The dictionary's value of the one amount of a text."""
    [found] = [mention for mention in read(text, language) if isinstance(mention, Quantity)]
    [value] = [r.low for r in found.readings if r.convention == "dictionary"]
    assert isinstance(value, int)
    return value


@given(pairs(), st.integers(2, 999))
def test_the_value_scales_with_the_word(pair: tuple[str, str, str], number: int) -> None:
    language, one, two = pair
    powers = _SCALES[language]
    left = dictionary(f"{number} {one}", language) * 10 ** powers[two]
    assert left == dictionary(f"{number} {two}", language) * 10 ** powers[one]
