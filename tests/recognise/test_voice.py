"""Voices: own, attributed, quoted, lost; and quotation marks, paired by paragraph."""

from __future__ import annotations

import pytest

from fabula.locale.hedges import hedging
from fabula.recognise.hedges.quotation import quotations
from fabula.recognise.hedges.voice import Manner, VoiceMark, voice_at


def voice(text: str, language: str, words: str) -> VoiceMark:
    """The voice of the first place of some words in a text."""
    start = text.index(words)
    return voice_at(text, language, start, start + len(words))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sie rief: „Der Kran fällt!“ und lief."),
        ("de", "Sie rief: »Der Kran fällt!« und lief."),
        ("fr", "Elle cria : « Der Kran fällt ! » et partit."),
        ("en", "She called, “Der Kran fällt!” and ran."),
        ("nl", 'Zij riep: "Der Kran fällt!" en liep.'),
        ("it", "Gridò: ‘Der Kran fällt!’ e corse."),
        ("es", "Gritó: «Der Kran fällt» y corrió."),
        ("pt", "Gritou: “Der Kran fällt” e correu."),
    ],
)
def test_what_stands_in_the_marks_of_a_language_is_quoted(language: str, text: str) -> None:
    assert voice(text, language, "Der Kran fällt").manner is Manner.QUOTED
    assert voice(text, language, text[:4]).manner is Manner.OWN


def test_a_quotation_within_a_quotation_is_deeper() -> None:
    text = "He wrote: “She said ‘never again’ and left.”"
    assert voice(text, "en", "She said").depth == 1
    inner = voice(text, "en", "never again")
    assert inner.depth == 2
    assert inner.marks is not None
    assert text[slice(*inner.marks)] == "‘never again’"


def test_an_apostrophe_quotes_nothing() -> None:
    text = "L'oncle n'a pas d'ami, it's the neighbours' dog, 's avonds."
    assert voice(text, "fr", "ami").manner is Manner.OWN


def test_an_unclosed_mark_loses_the_rest_of_its_paragraph_alone() -> None:
    text = 'Hij schreef: "De kraan valt.\nDaarna was het stil.'
    assert voice(text, "nl", "De kraan").manner is Manner.LOST
    assert voice(text, "nl", "Hij").manner is Manner.OWN
    assert voice(text, "nl", "Daarna").manner is Manner.OWN


def test_a_mark_that_nothing_opened_loses_what_stands_before_it() -> None:
    text = 'Il giornale scrive che la gru cade". Poi silenzio.'
    assert voice(text, "it", "la gru").manner is Manner.LOST
    assert voice(text, "it", "Poi").manner is Manner.OWN


def test_two_lost_marks_in_two_paragraphs_do_not_make_a_quotation() -> None:
    text = 'La gru cade". Silenzio.\nUn passante ride.\nDisse: "Basta.'
    assert voice(text, "it", "Un passante").manner is Manner.OWN


def test_a_speech_in_several_paragraphs_is_quoted() -> None:
    text = "“The crane fell.\n“Nobody was hurt.”"
    assert voice(text, "en", "The crane").manner is Manner.QUOTED
    assert voice(text, "en", "Nobody").manner is Manner.QUOTED


def test_an_attributed_passage_names_who_says_so() -> None:
    text = "La gru, secondo il Corriere del Porto, era nuova. Il molo no."
    mark = voice(text, "it", "era nuova")
    assert mark.manner is Manner.ATTRIBUTED
    assert mark.of is not None
    assert text[slice(*mark.of)] == "il Corriere del Porto"
    assert voice(text, "it", "Il molo").manner is Manner.OWN


def test_of_two_attributions_the_nearest_one_that_governs_least_holds() -> None:
    text = "Laut Polizei kam ein Schiff, das laut Zoll leer war."
    mark = voice(text, "de", "leer war")
    assert mark.of is not None
    assert text[slice(*mark.of)] == "Zoll"


def test_a_hedge_that_names_nobody_leaves_the_voice_and_is_kept() -> None:
    mark = voice("De kraan is naar verluidt nieuw.", "nl", "nieuw")
    assert mark.manner is Manner.OWN
    assert [hedge.text for hedge in mark.hedges] == ["naar verluidt"]


def test_what_is_quoted_in_an_attribution_is_quoted() -> None:
    assert voice("Selon Le Quai, « tout va bien ».", "fr", "tout va").manner is Manner.QUOTED


def test_offsets_beyond_the_text_are_its_ends() -> None:
    assert voice_at("De kraan.", "nl", -5, 99).manner is Manner.OWN
    assert voice_at("", "nl", 3, 1).manner is Manner.OWN


def test_marks_that_enclose_a_whole_paragraph_are_paired() -> None:
    page = quotations('"A" "b" ("c").', hedging("en").quotes)
    assert [(one.start, one.end) for one in page.quoted] == [(0, 3), (4, 7), (9, 12)]
    assert not page.lost
