from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import RecordError
from fabula.text import Span, covered_words, union, union_length, word_spans, words
from strategies import spans, texts

if TYPE_CHECKING:
    from collections.abc import Iterable


def test_a_span_cannot_begin_before_the_text() -> None:
    with pytest.raises(RecordError, match="start: -1 is not an offset of at least 0"):
        Span(-1, 3)


def test_a_span_cannot_end_before_it_begins() -> None:
    with pytest.raises(RecordError) as caught:
        Span(5, 4)
    assert (caught.value.field, caught.value.came) == ("end", 4)


def test_an_empty_span_is_allowed_and_counts_as_something() -> None:
    empty = Span(3, 3)
    assert len(empty) == 0
    assert bool(empty)


def test_shifting_before_the_text_is_refused() -> None:
    with pytest.raises(RecordError):
        Span(2, 5).shifted(-3)


def test_spans_sort_by_start_then_end() -> None:
    assert sorted([Span(2, 9), Span(0, 7), Span(2, 3)]) == [Span(0, 7), Span(2, 3), Span(2, 9)]


def test_an_empty_span_overlaps_nothing_but_lies_within() -> None:
    assert not Span(0, 5).overlaps(Span(2, 2))
    assert Span(0, 5).covers(Span(2, 2))


def test_words_are_runs_of_word_characters() -> None:
    assert words("It's 7,5 % of snake_case – naïve, non?") == 8


def test_a_text_without_words_has_none() -> None:
    assert words("– … “”") == 0
    assert list(word_spans("")) == []


def test_a_word_covered_in_part_counts_whole_and_once() -> None:
    assert covered_words("incomprehensible", [Span(0, 2), Span(5, 9), Span(8, 16)]) == 1


def test_a_stretch_that_ends_where_a_word_begins_does_not_hide_the_next_stretch() -> None:
    assert covered_words("a crane", [Span(0, 2), Span(4, 5)]) == 2


def test_covering_only_blanks_covers_no_word() -> None:
    assert covered_words("one  two", [Span(3, 5)]) == 0


@given(spans(), spans())
def test_overlapping_and_covering_are_what_they_are_for_sets(one: Span, other: Span) -> None:
    left, right = _points([one]), _points([other])
    assert one.overlaps(other) == bool(left & right)
    assert one.overlaps(other) == other.overlaps(one)
    if len(other):
        assert one.covers(other) == (right <= left)


@given(st.lists(spans()))
def test_a_union_covers_the_same_points_with_gaps_between_its_parts(several: list[Span]) -> None:
    parts = union(several)
    assert _points(parts) == _points(several)
    assert all(one.end < following.start for one, following in pairwise(parts))
    assert union_length(several) == len(_points(several))


@given(st.lists(spans()))
def test_a_union_does_not_depend_on_order_nor_on_being_made_twice(several: list[Span]) -> None:
    assert union(reversed(several)) == union(several) == union(union(several))


@given(texts(), st.lists(spans()))
def test_covered_words_are_those_with_a_covered_point(text: str, several: list[Span]) -> None:
    covered = _points(several)
    expected = [word for word in word_spans(text) if _points([word]) & covered]
    assert covered_words(text, several) == len(expected)


@given(texts(max_size=200))
def test_all_words_are_covered_by_the_whole_text(text: str) -> None:
    assert covered_words(text, [Span(0, len(text))]) == words(text) == len(list(word_spans(text)))


def _points(several: Iterable[Span]) -> set[int]:
    return {point for span in several for point in range(span.start, span.end)}
