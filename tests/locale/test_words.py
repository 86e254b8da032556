"""Words with their senses, compounds, phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fabula.locale.words import lexicon
from fabula.recognise.token import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.locale.phrase import Node, Senses


def pieces(word: str, language: str) -> list[str]:
    """The pieces of a compound."""
    senses = lexicon(language).compound(word) or {}
    found = senses.get("compound") or senses.get("ordinal") or ()
    return [piece for piece, _ in found]


@pytest.mark.parametrize(
    ("language", "word", "cut"),
    [
        ("de", "siebenundzwanzig", ["sieben", "und", "zwanzig"]),
        ("nl", "tweeëntwintig", ["twee", "ën", "twintig"]),
        ("it", "novecentottanta", ["nove", "cent", "ottanta"]),
        ("it", "ventunbilionitrecento", ["ventun", "bilioni", "tre", "cento"]),
        ("es", "veinticincoavo", ["veinticinco"]),
        ("fr", "centième", ["cent"]),
    ],
)
def test_a_compound_is_cut_into_its_pieces(language: str, word: str, cut: list[str]) -> None:
    assert pieces(word, language) == cut


@pytest.mark.parametrize("word", ["einer", "vierzig", "dreist", "hundertsassa", "und", "achtung"])
def test_what_only_begins_like_a_numeral_is_none(word: str) -> None:
    assert pieces(word, "de") == []


def test_words_are_known_without_their_accents() -> None:
    assert lexicon("pt").words["milhoes"]["scale"] == 6
    assert lexicon("de").words["fuenf"]["n"] == lexicon("de").words["funf"]["n"] == 5


def test_symbols_are_looked_up_as_written() -> None:
    exact = lexicon("en").exact
    assert exact["MW"]["unit"] == "MW"
    assert "mw" not in exact


def test_a_region_may_have_a_sign_for_its_own_and_keeps_the_other_reading() -> None:
    assert lexicon("en-CA").words["$"]["cur"] == ["CAD", "USD"]
    assert lexicon("en").words["$"]["cur"] == ["USD"]


def test_a_language_without_a_file_has_digits_and_codes() -> None:
    words = lexicon("sv")
    assert words.symbols["decimal"] == ","
    assert words.exact["EUR"]["cur"] == ["EUR"]


def test_dozen_is_boxes_in_dutch() -> None:
    words = lexicon("nl").words
    assert "dozen" not in words
    assert words["dozijn"]["dozen"] == 12


@pytest.mark.parametrize(
    ("language", "common", "anchor"),
    [
        ("de", "darauf", "tags"),
        ("en", "nigerian", "naira"),
        ("fr", "cette", "nuit"),
        ("it", "questa", "notte"),
        ("nl", "erop", "dag"),
    ],
)
def test_a_phrase_is_searched_for_by_the_word_that_stands_in_fewer_lines(
    language: str, common: str, anchor: str
) -> None:
    anchors = lexicon(language).anchors
    assert common.encode() not in anchors
    assert anchor.encode() in anchors


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "nl", "pt"])
def test_every_currency_of_several_words_is_found(language: str) -> None:
    words = lexicon(language)
    for head, node in words.heads.items():
        for phrase, senses in _phrases(head, node):
            if "cur" not in senses or not all(map(str.isalpha, phrase)):
                continue  # a sign stands beside digits, which are found as they are
            text = " ".join(phrase)
            found = stretches(text, words)
            assert any("cur" in token.senses for one in found for token in one.tokens), text


def _phrases(head: str, node: Node) -> Iterator[tuple[tuple[str, ...], Senses]]:
    """All phrases that begin with a word, as their words, and what they mean."""
    if node.senses is not None:
        yield (head,), node.senses
    for word, child in node.next.items():
        for rest, senses in _phrases(word, child):
            yield (head, *rest), senses
