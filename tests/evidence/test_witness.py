"""Witnesses: paragraphs, sentences, landmarks and the words of a language."""

from __future__ import annotations

import pytest

from fabula.errors import InputError, UnknownLanguageError
from fabula.evidence.collating.landmarks import Sort, digits_key
from fabula.evidence.collating.lexis import lexis
from fabula.evidence.collating.segments import paragraphs, sentences
from fabula.evidence.collating.witness import witness
from fabula.locale.data import languages
from fabula.text import Span


def keys(text: str, lang: str) -> list[str]:
    return [mark.key for mark in witness("a", text, lang).landmarks]


def test_a_scale_word_does_not_change_a_landmark() -> None:
    assert keys("zo'n €7 triljoen", "nl") == keys("about €7 billion", "en") == ["7 EUR"]
    assert digits_key(595_300_000_000, "USD") == digits_key(595_300_000, "USD") == "595300 USD"


def test_a_range_is_two_landmarks_and_a_vague_amount_none() -> None:
    assert keys("between €5 and €7 million, or millions", "en") == ["5 EUR", "7 EUR"]


def test_a_date_told_by_the_day_of_writing_is_no_landmark() -> None:
    assert keys("today and last year, but not on 3 May 2024", "en") == ["2024-05-03"]


def test_a_capital_where_a_sentence_begins_is_no_name_unless_it_stands_elsewhere() -> None:
    assert keys("Then he left. “Cranes fall.” So did Roux. Roux fell.", "en") == ["roux", "roux"]


def test_addresses_are_landmarks_of_their_own_sort() -> None:
    found = witness("a", "See https://x.example/A?b=1 or @Harbour, #Crane.", "en").landmarks
    assert [(mark.sort, mark.key) for mark in found] == [
        (Sort.ADDRESS, "https://x.example/a?b=1"),
        (Sort.ADDRESS, "@harbour"),
        (Sort.ADDRESS, "#crane"),
    ]


def test_paragraphs_are_lines_with_something_on_them() -> None:
    text = " one \n\n\u00a0\ntwo"
    assert [text[span.slice] for span in paragraphs(text)] == ["one", "two"]
    assert paragraphs("") == paragraphs(" \n ") == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four… Five", 5),
        ("M. Roux et Mme. Lamm", 1),
        ("He paid. and left", 1),
        ('He said: "Go." Then he left. (It rained.) 5 came.', 4),
        ("", 1),
    ],
)
def test_sentences_end_before_a_capital_or_a_figure(text: str, count: int) -> None:
    found = sentences(text, Span(0, len(text)), lexis("fr").abbreviations)
    assert len(found) == count
    assert "".join(text[span.slice] for span in found).split() or not text


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_the_words_that_show_damage(lang: str) -> None:
    words = lexis(lang)
    assert {"association", "commission", "agency", "institute"} <= set(words.heads.values())
    for found in (
        words.negations,
        words.denials,
        words.refusals,
        words.inside,
        words.abbreviations,
    ):
        assert found
        assert all(word == word.lower() for word in found)


def test_the_heads_of_every_language_mean_the_same_things() -> None:
    known = set(lexis("en").heads.values())
    assert all(set(lexis(lang).heads.values()) <= known for lang in languages())


def test_a_compound_has_the_head_it_ends_in() -> None:
    assert lexis("de").concept("Bankenverband") == "association"
    assert lexis("nl").concept("Bankcommissie") == "commission"
    assert lexis("de").concept("Vorrat") is None
    assert lexis("en").concept("Reunion") is None


def test_a_text_that_is_not_canonical_is_refused() -> None:
    with pytest.raises(InputError, match="not canonical"):
        witness("a", "cafe\u0301", "en")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguageError):
        witness("a", "tekst", "xx")
