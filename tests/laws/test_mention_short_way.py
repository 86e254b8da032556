"""Some figures are read, or passed over, by a short way; the whole grammar reads the same without."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.recognise.amounts import bound
from fabula.recognise.engine import read
from strategies import languages

pytestmark = pytest.mark.law

FRACTIONS = st.builds("{}/{}".format, st.integers(0, 11), st.integers(0, 31))
JOINED = st.lists(st.integers(0, 2030).map(str) | FRACTIONS, min_size=2, max_size=5).flatmap(
    lambda figures: st.sampled_from("/-:. ").map(lambda sign: sign.join(figures))
)
WORDS = """
a le die over about Tel. telephone page Seite no. alle rond at um vers à las one ein un uno million
Mio bn % per cent Prozent euro $ € km h Uhr May Mai mars and und et e of or bis to half Dutzend ( )
- – + / : , . ; ^ ' x 3 12 2024 1,5 ½ cup times mal
"""
BESIDE = st.sampled_from(WORDS.split())
PARTS = st.tuples(FRACTIONS | JOINED | BESIDE, st.sampled_from([" ", " ", "", "\n"]))


@given(languages(), st.lists(PARTS, max_size=12), st.booleans())
def test_figures_are_the_same_by_a_short_way_and_by_the_grammar(
    language: str, parts: list[tuple[str, str]], long: bool
) -> None:
    text = "".join(word + gap for word, gap in parts) + " as it was told in the long report" * long
    short = read(text, language)
    with (
        patch.object(bound, "simple_fraction", lambda stretch, at: None),
        patch.object(bound, "past_joined", lambda stretch, at: 0),
    ):
        assert read(text, language) == short
