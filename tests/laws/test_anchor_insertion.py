"""Law: text inserted before a passage shifts what is found by exactly its length.

A quotation may become ambiguous, if the inserted text has the same words. It is never found
elsewhere, with one exception that no address of this form can exclude: by its stored start alone,
where words and context read the same at both places.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.text import Span, anchor, canonical, select
from strategies import passages, texts, word_texts

pytestmark = pytest.mark.law


@st.composite
def insertions(draw: st.DrawFn) -> tuple[str, Span, str]:
    """A text, a passage, and the text with a paragraph put before it."""
    text, span = draw(passages() | passages(word_texts()))
    paragraph = draw(texts() | word_texts() | st.just(text)) + "\n"
    altered = paragraph + text
    assume(canonical(altered) == altered)
    return text, span, altered


@given(insertions())
def test_what_is_found_by_its_words_is_shifted_by_the_length_inserted(
    insertion: tuple[str, Span, str],
) -> None:
    text, span, altered = insertion
    chosen = replace(select(text, span.start, span.end), start=None, end=None)
    found = anchor(altered, chosen)
    if found.found:
        assert found.span == span.shifted(len(altered) - len(text))
