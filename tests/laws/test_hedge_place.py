"""Hedges never overlap, slice back to their words, lie in their clause, and mind only their sentence."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.locale.hedges import hedging
from fabula.recognise.hedges.hedge import Hedge, hedges
from fabula.recognise.hedges.voice import voice_at
from strategies import texts

pytestmark = pytest.mark.law

CASES = Path(__file__).parent.parent / "cases"
SENTENCES = {
    path.name.partition(".")[0]: [
        str(case["text"]) for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
    for path in sorted(CASES.glob("*.hedges.toml"))
}


@st.composite
def hedged_texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and words and signs of its data in any order."""
    language = draw(st.sampled_from(sorted(SENTENCES)))
    words = " ".join(SENTENCES[language]).split()
    signs = [
        '"',
        "«",
        "»",
        "„",
        "“",
        ",",
        ".",
        ";",
        "\n",
        "’",
        "(",
        "–",
        "Él",
        "\u0301",
        "👩🏽‍🚀",
        "\x00",
    ]
    drawn = draw(st.lists(st.sampled_from(words) | st.sampled_from(signs) | texts(max_size=6)))
    return language, draw(st.sampled_from(["", " "])).join(drawn)


def moved(hedge: Hedge, by: int) -> Hedge:
    """The same hedge in a text that has so many code points before it."""
    return replace(
        hedge,
        start=hedge.start + by,
        end=hedge.end + by,
        parts=tuple(
            part._replace(start=part.start + by, end=part.end + by) for part in hedge.parts
        ),
        clause=(hedge.clause[0] + by, hedge.clause[1] + by),
        speaker=hedge.speaker and (hedge.speaker[0] + by, hedge.speaker[1] + by),
    )


@given(hedged_texts())
def test_hedges_are_apart_and_slice_back(drawn: tuple[str, str]) -> None:
    language, text = drawn
    end = 0
    for hedge in hedges(text, language):
        assert end <= hedge.start < hedge.end <= len(text)
        assert text[hedge.start : hedge.end] == hedge.text
        end = hedge.end


@given(hedged_texts())
def test_a_clause_holds_its_hedge_and_every_word_of_its_form(drawn: tuple[str, str]) -> None:
    language, text = drawn
    for hedge in hedges(text, language):
        low, high = hedge.clause
        assert low <= hedge.start < hedge.end <= high
        assert all(low <= part.start < part.end <= high for part in hedge.parts)
        assert hedge.speaker is None or low <= hedge.speaker[0] < hedge.speaker[1] <= high


@given(st.data(), st.sampled_from(sorted(SENTENCES)))
def test_an_unrelated_sentence_changes_nothing(data: st.DataObject, language: str) -> None:
    one, two = (data.draw(st.sampled_from(SENTENCES[language])) for _ in range(2))
    shifted = tuple(moved(hedge, len(one) + 1) for hedge in hedges(two, language))
    assert hedges(f"{one} {two}", language) == hedges(one, language) + shifted


@given(hedged_texts(), st.integers(-3, 90), st.integers(-3, 90))
def test_every_passage_has_a_voice(drawn: tuple[str, str], start: int, end: int) -> None:
    language, text = drawn
    mark = voice_at(text, language, start, end)
    assert mark.marks is None or 0 <= mark.marks[0] < mark.marks[1] <= len(text)
    assert all(hedge in hedges(text, language) for hedge in mark.hedges)


HOSTILE = ("soll ", "laut ", '"', "„", "sei, ", "laut A ", "soll getroffen ", "' ", "((", "; ", ", ", "angeblich ", "$ ", "wie berichtete ", "A zufolge ", ". ", "\" ", "als ob ")  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_cost_grows_with_length_alone(piece: str) -> None:
    hedging("de")
    short, long = (piece * (size // len(piece)) for size in (20_000, 80_000))

    def seconds(text: str) -> float:
        rounds = []
        for _ in range(3):
            begin = process_time()
            voice_at(text, "de", 10, 20)
            rounds.append(process_time() - begin)
        return min(rounds)

    assert seconds(long) < 4 * 4 * seconds(short) + 0.5
