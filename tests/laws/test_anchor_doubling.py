"""Law: a passage that stands twice is ambiguous unless something says which is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.text import How, Selector, Span, anchor, canonical
from strategies import passages, texts, word_texts

pytestmark = pytest.mark.law


def doubled() -> st.SearchStrategy[tuple[str, str]]:
    """Words, and a text in which they are two paragraphs."""
    words = (passages() | passages(word_texts())).map(_words)
    return st.tuples(words, texts()).map(_twice)


def _words(passage: tuple[str, Span]) -> str:
    text, span = passage
    return text[span.slice]


def _twice(drawn: tuple[str, str]) -> tuple[str, str]:
    words, between = drawn
    words = canonical(f"x{words}x")
    return words, canonical(f"{words}\n{between}\n{words}")


@given(doubled())
def test_a_doubled_passage_without_context_is_ambiguous(drawn: tuple[str, str]) -> None:
    words, text = drawn
    found = anchor(text, Selector(words))
    assert (found.how, found.span) == (How.AMBIGUOUS, None)
    assert found.count >= 2


@given(doubled(), st.integers(1, 3))
def test_counting_makes_each_place_the_one_meant(drawn: tuple[str, str], nth: int) -> None:
    words, text = drawn
    found = anchor(text, Selector(words), nth=nth)
    if nth <= found.count:
        assert (found.how, found.span) == (How.CONTEXT, found.candidates[nth - 1])
    else:
        assert (found.how, found.span) == (How.AMBIGUOUS, None)
