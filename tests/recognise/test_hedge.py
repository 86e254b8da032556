"""Hedges: what they are, what they govern, whom they name, and what is none."""

from __future__ import annotations

import pytest

from fabula.errors import UnknownLanguageError
from fabula.locale.data import languages
from fabula.locale.hedges import hedging
from fabula.recognise.hedges.hedge import Hedge, Kind, hedges


def only(text: str, language: str) -> Hedge:
    """The one hedge of a text."""
    (hedge,) = hedges(text, language)
    return hedge


def governed(text: str, language: str) -> str:
    """What the one hedge of a text governs."""
    start, end = only(text, language).clause
    return text[start:end]


@pytest.mark.parametrize(
    ("language", "purpose", "plan", "forecast", "possibility"),
    [
        (
            "nl",
            "De sluis moet het dorp droog houden.",
            "De kades zouden daarna worden verkocht.",
            "De oogst zal naar verwachting dalen.",
            "Dat zou een misrekening kunnen blijken.",
        ),
        (
            "it",
            "La diga serve a proteggere il borgo.",
            "Le banchine verrebbero poi cedute a privati.",
            "Secondo le previsioni il raccolto scenderà.",
            "Potrebbe rivelarsi un errore di calcolo.",
        ),
        (
            "fr",
            "La digue doit protéger le bourg.",
            "Les quais seraient ensuite cédés à des privés.",
            "Les récoltes devraient atteindre mille tonnes.",
            "Cela pourrait se révéler un mauvais calcul.",
        ),
        (
            "de",
            "Der Deich, der das Dorf schützen soll, wächst.",
            "Die Kais sollen später verkauft werden.",
            "Die Ernte wird wohl sinken.",
            "Das könnte sich als Fehler erweisen.",
        ),
    ],
)
def test_what_is_planned_expected_or_possible_is_no_hearsay(
    language: str, purpose: str, plan: str, forecast: str, possibility: str
) -> None:
    assert not hedges(" ".join([purpose, plan, forecast, possibility]), language)


def test_a_form_keeps_its_words_apart_as_its_derivation() -> None:
    text = "Die Wirtin soll den Gast mit einem Schirm vertrieben haben."
    hedge = only(text, "de")
    assert (hedge.text, hedge.rule, hedge.kind) == ("soll", "perfect-infinitive", Kind.MODAL)
    assert [(part.sense, text[part.start : part.end]) for part in hedge.parts] == [
        ("sollen", "soll"),
        ("participle", "vertrieben"),
        ("haben", "haben"),
    ]


def test_a_verb_coordinated_with_a_hedged_one_is_hedged_itself() -> None:
    found = hedges("La mairie aurait été avertie et le regretterait.", "fr")
    assert [hedge.text for hedge in found] == ["aurait été avertie", "regretterait"]
    assert not hedges("La mairie a été avertie et le regretterait.", "fr")


def test_a_marker_that_opens_the_sentence_governs_all_of_it() -> None:
    text = "Naar verluidt is de kade, die nieuw was, ingestort."
    assert governed(text, "nl") == text[:-1]


def test_a_marker_within_a_relative_clause_governs_that_clause() -> None:
    text = "De kade, die naar verluidt nieuw was, is ingestort."
    assert governed(text, "nl") == "die naar verluidt nieuw was"


def test_a_hedge_governs_what_follows_a_comma_without_a_new_clause() -> None:
    text = "La nave starebbe cercando un porto, con sei uomini a bordo, ma nessuno risponde."
    assert governed(text, "it") == "La nave starebbe cercando un porto, con sei uomini a bordo"


def test_an_attribution_at_the_end_governs_the_sentence() -> None:
    text = "Les quais ont cédé, selon le journal La Marée."
    hedge = only(text, "fr")
    assert hedge.speaker is not None
    assert text[slice(*hedge.speaker)] == "le journal La Marée"
    assert hedge.clause == (0, len(text) - 1)


def test_a_name_may_stand_before_its_attribution() -> None:
    text = "Die Kais sind einem Bericht der Neuen Hafenpost zufolge gesperrt."
    hedge = only(text, "de")
    assert hedge.speaker is not None
    assert text[slice(*hedge.speaker)] == "einem Bericht der Neuen Hafenpost"


def test_a_noun_that_is_spelt_like_a_verb_form_is_none() -> None:
    assert not hedges("Die Suche ging weiter, auf der Höhe war kein Halt.", "de")


@pytest.mark.parametrize("language", [tag for tag in languages() if "-" not in tag])
def test_every_class_that_a_form_names_has_words(language: str) -> None:
    known = hedging(language)
    have = frozenset().union(
        *known.phrases.values(),
        *known._words.values(),
        *known._small.values(),
        *known._endings.values(),
    )
    for form in (form for forms in known.forms.values() for form in forms):
        asked = {slot.sense for slot in form.slots} | form.unless | form.unless_clause
        asked |= form.unless_earlier | form.unless_before | form.unless_after
        assert asked <= have, form.name
        assert Kind(form.kind)
        assert not form.follows or Kind(form.follows)


def test_a_region_hedges_as_its_language_does() -> None:
    text = "A carta teria sido escrita em Goa."
    assert hedges(text, "pt-PT") == hedges(text, "pt")


def test_a_language_without_data_is_refused() -> None:
    with pytest.raises(UnknownLanguageError, match="xx"):
        hedges("x", "xx")
