"""Law: ``anchor(text, select(text, a, b))`` is the same stretch, or says that it is ambiguous.

Words around the passage are part of its address, so it is found even where it begins or ends
within a word. Never is it found somewhere else.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given

from fabula.text import How, Span, anchor, fold, select
from strategies import passages, texts, word_texts

pytestmark = pytest.mark.law


@given(passages())
def test_a_passage_of_an_unaltered_text_is_found_at_its_place(passage: tuple[str, Span]) -> None:
    text, span = passage
    assert anchor(text, select(text, span.start, span.end)).span == span


@given(passages())
def test_without_its_offsets_it_is_found_at_its_place_or_ambiguous(
    passage: tuple[str, Span],
) -> None:
    text, span = passage
    chosen = replace(select(text, span.start, span.end), start=None, end=None)
    found = anchor(text, chosen)
    assert found.span == span or found.how is How.AMBIGUOUS


@given(passages())
def test_words_that_stand_once_are_found(passage: tuple[str, Span]) -> None:
    text, span = passage
    assume(text.find(text[span.slice]) == text.rfind(text[span.slice]))
    chosen = replace(select(text, span.start, span.end), start=None, end=None)
    found = anchor(text, chosen)
    assert (found.how, found.span) == (How.EXACT, span)


@given(passages(word_texts()))
def test_whole_words_that_stand_once_need_no_context(passage: tuple[str, Span]) -> None:
    text, span = passage
    start, end = text.rfind(" ", 0, span.start + 1) + 1, text.find(" ", span.end - 1)
    span = Span(start, end if end >= 0 else len(text))
    words = f" {text[span.slice]} "
    assume(f" {text} ".find(words) == f" {text} ".rfind(words))
    found = anchor(text, select(text, span.start, span.end, context=0))
    assert (found.how, found.span) == (How.EXACT, span)


@given(passages(), texts())
def test_what_is_found_in_any_text_has_the_words(passage: tuple[str, Span], other: str) -> None:
    text, span = passage
    found = anchor(other, select(text, span.start, span.end))
    if found.found:
        assert found.span is not None
        words = fold(text[span.slice]).text
        assert fold(other[found.span.slice]).text.strip() == words.strip()
    else:
        assert found.how is How.FUZZY or found.span is None
