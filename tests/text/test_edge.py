from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.text.edge import REACH, cuts, joins
from strategies import texts


def _split(marked: str) -> tuple[str, int]:
    """A text with an upright stroke where the edge is."""
    place = marked.index("|")
    return marked.replace("|", ""), place


@pytest.mark.parametrize(
    "marked",
    [
        "ma|chines",
        "chi|nes",
        "1|5 billion",
        "7|bn",
        "5|G",
        "snake|_case",
        "10|²",
        "cafe\u0307|teria",  # after a letter with a mark
        "x|\u0307",  # between a letter and its mark
        " |\u0301",
        "Wort|\u00adteil",
        "Wort\u00ad|teil",
        "1|\u20605 billion",
        "can|'t",
        "can|’t",
        "dell|'analisi",
        "aujourd|’hui",
        "l|'Europe",
    ],
)
def test_an_edge_within_a_word_is_a_cut(marked: str) -> None:
    assert cuts(*_split(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "1|.72",
        "1.|72",
        "1.7|2",
        "1|,72",
        "10|:30",
        "1|/2 million",
        "1/|2 million",
        "1’|000",
        "1|'000",
        "5| 000",
        "5 |000 people",
        "5\u202f|000 people",
        "12\u00a0|500",
        "1 000 |000",
        "-|5 %",
        "from –|5 to 7",
        "(−|5)",
        "$.|5 million",
        " .|5",
        "٧٫|٥",
    ],
)
def test_an_edge_within_a_number_is_a_cut(marked: str) -> None:
    assert cuts(*_split(marked))


@pytest.mark.parametrize(
    "marked",
    [
        "|word",
        "word|",
        "one| two",
        "one |two",
        "end|.",
        "(|aside)",
        "$|7",
        "7|%",
        "5-|7 billion",
        "5|–7 billion",
        "5 %–|7 %",
        "Covid-|19",
        "AI|-chips",
        "l'|analisi",
        "l’|analyse",
        "Anna|'s crane",
        "Anna|’s",
        "'word|' and",
        "in 2024 |500 people",  # a year is no group of a number
        "in 2024| 500 people",
        "Q4 |200 people",
        "page 3\n|500 people",
        "12 |2024",
        "Ende.|7 Kräne",
        "2024.| 5 Kräne",
        "👩|word",
        "❤\ufe0f|word",
        "word|❤\ufe0f",
        "line\n|\u0301",
        "在|港口",
        "价格|万亿",
        "ภาษา|ไทย",
    ],
)
def test_an_edge_between_words_and_numbers_is_none(marked: str) -> None:
    assert not cuts(*_split(marked))


@pytest.mark.parametrize("marked", ["harbour|Cranes", "harbour|A crane", "Zeitung|Dans", "né|Été"])
def test_a_small_letter_before_a_capital_is_a_joint(marked: str) -> None:
    text, place = _split(marked)
    assert joins(text, place)
    assert cuts(text, place)


@pytest.mark.parametrize(
    "marked",
    ["Open|AI", "e|Book", "HAR|Bour", "harbour| Crane", "5|Cranes", "word|wide", "|Word", "word|"],
)
def test_other_edges_are_no_joints(marked: str) -> None:
    assert not joins(*_split(marked))


@given(texts(), st.data())
def test_an_edge_is_judged_by_what_stands_near_it_alone(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    low, high = max(0, place - REACH), place + REACH
    assert cuts(text[low:high], place - low) == cuts(text, place)
    assert joins(text[low:high], place - low) == joins(text, place)


@given(texts(), st.integers(-5, 70))
def test_the_ends_of_a_text_cut_nothing(text: str, place: int) -> None:
    if not 0 < place < len(text):
        assert not cuts(text, place)
