"""Words with their senses, compounds, phrases."""

from __future__ import annotations

import pytest

from fabula.locale.words import lexicon


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
