"""What is on file about a language, and how tags lead to it."""

from __future__ import annotations

import pytest

from fabula.errors import UnknownLanguageError
from fabula.locale.data import chain, languages, merged, symbols


def test_a_tag_is_looked_up_from_the_general_to_the_particular() -> None:
    assert chain("de_ch") == ("root", "de", "de-CH")
    assert chain("zh-hant-TW") == ("root", "zh", "zh-Hant", "zh-Hant-TW")


@pytest.mark.parametrize("tag", ["", "e", "../en", "en/..", "en-\n", "x" * 200, "en--US", "日本"])
def test_what_is_no_tag_is_refused(tag: str) -> None:
    with pytest.raises(UnknownLanguageError):
        chain(tag)


def test_a_language_nobody_knows_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UnknownLanguageError, match="de, en, es, fr, it, nl, pt"):
        symbols("xx")


def test_the_particular_wins_key_by_key() -> None:
    brazil, portugal = merged("pt")["words"], merged("pt-PT")["words"]
    assert (brazil["scale"]["bilion"], portugal["scale"]["bilion"]) == (9, 12)
    assert portugal["n"] == brazil["n"]


def test_symbols_come_from_the_nearest_locale() -> None:
    assert (symbols("es")["decimal"], symbols("es-MX")["decimal"]) == (",", ".")
    assert symbols("fr")["group"] == "\u202f"


def test_seven_languages_and_a_region_have_files_of_their_own() -> None:
    assert set(languages()) >= {"de", "en", "es", "fr", "it", "nl", "pt", "pt-PT"}
