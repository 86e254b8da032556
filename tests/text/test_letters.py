from __future__ import annotations

import pytest
from hypothesis import given

from fabula.text import Selector, Span, locate
from fabula.text.letters import Letters, letters, loosened
from strategies import passages


def read(text: str, words: str, span: Span) -> Letters:
    return letters(text, loosened(text), words, span)


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("15 million, then 5 million", "5 million", 17),
        ("May came; it may stay", "may", 13),
        ("caf\u00e9 or cafe", "cafe", 8),
        ("no\u00a0way, no way", "no way", 8),
        ("\ufb01ne and fine", "fine", 8),
        ("ha ha ha!", "ha ha", 0),
    ],
)
def test_words_that_any_reader_may_see_twice_stand_again(text: str, words: str, start: int) -> None:
    assert read(text, words, Span(start, start + len(words))) is Letters.AGAIN


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("it cost 5\u00a0million", "5 million"),
        ("he said \u201cnever\u201d", '"never"'),
        ("from 3 \u2013 4 days", "3 - 4"),
        ("the mar\u00adket fell", "market"),
    ],
)
def test_words_that_are_set_otherwise_are_told_from_their_letters(text: str, words: str) -> None:
    span = locate(text, Selector(words))
    assert read(text, words, span) is Letters.OTHERWISE
    assert read(text, text[span.slice], span) is Letters.ALONE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("made of marketsAnna said so", "Anna said"),
        ("l\u2019analisi piacque", "analisi piacque"),
        ("that was Anna's idea", "was Anna"),
        ("he works at W.H.O now", "works at W"),
    ],
)
def test_words_that_begin_or_end_in_a_word_are_joined(text: str, words: str) -> None:
    start = text.index(words)
    assert read(text, words, Span(start, start + len(words))) is Letters.JOINED


@pytest.mark.parametrize("text", ["he said 'so' then", "so. Then", "is it so? yes", "(so)"])
def test_signs_at_the_edge_of_words_join_nothing(text: str) -> None:
    assert read(text, "so", locate(text, Selector("so"))) is Letters.ALONE


@given(passages())
def test_words_that_stand_alone_are_found_by_whoever_looks_for_code_points(
    passage: tuple[str, Span],
) -> None:
    text, span = passage
    words = text[span.slice]
    if read(text, words, span) in (Letters.ALONE, Letters.JOINED):
        assert text.count(words) == 1


@given(passages())
def test_words_that_stand_somewhere_stand_there_loosely(passage: tuple[str, Span]) -> None:
    text, span = passage
    assert loosened(text[span.slice]).strip() in loosened(text)
