"""Law: every stretch of a folded text leads back to a stretch of the original that folds to it.

And to the shortest such stretch: it begins and ends with characters that are not left out.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.text import Span, fold
from strategies import texts

pytestmark = pytest.mark.law


@given(texts(min_size=1), st.data())
def test_a_folded_stretch_leads_back_to_what_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assume(folded.text)
    end = data.draw(st.integers(1, len(folded.text)))
    start = data.draw(st.integers(0, end - 1))
    span = folded.span(start, end)
    assert fold(text[span.slice]).text == folded.text[start:end]
    assert fold(text[span.start]).text
    assert fold(text[span.end - 1]).text


@given(texts())
def test_characters_lead_back_to_stretches_in_order_that_do_not_overlap(text: str) -> None:
    folded = fold(text)
    homes = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(one.end <= other.start for one, other in pairwise(homes))
    assert all(Span(0, len(text)).covers(home) for home in homes)


@given(texts())
def test_what_no_stretch_leads_back_to_is_unseen(text: str) -> None:
    folded = fold(text)
    kept = {
        at for end in range(1, len(folded.text) + 1) for at in _points(folded.span(end - 1, end))
    }
    left_out = [character for at, character in enumerate(text) if at not in kept]
    assert all(not fold(character).text for character in left_out)


def _points(span: Span) -> range:
    return range(span.start, span.end)
