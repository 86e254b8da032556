from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.text import Selector, select
from fabula.text.place import places, point
from strategies import word_texts


def test_words_within_longer_words_are_no_places() -> None:
    text = "Linus builds machines; chines are cliffs."
    assert places(text, Selector("chines")).starts == (text.index(" chines") + 1,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("worth 1.72 billion", "72 billion"),
        ("worth 1.72 billion", "7"),
        ("worth 15 billion", "5 billion"),
        ("worth 3 500 dollars", "500 dollars"),
        ("a fall of -5 %", "5 %"),
        ("we can't pay", "we can"),
        ("the 5G network", "the 5"),
    ],
)
def test_a_part_of_a_number_or_word_is_no_place(text: str, words: str) -> None:
    assert places(text, Selector(words)).starts == ()


def test_places_may_overlap() -> None:
    assert places("ha ha ha", Selector("ha ha")).starts == (0, 3)


def test_several_words_may_begin_and_end_at_a_joint() -> None:
    text = "made of semiconductorsAnna looks for moneyThe end"
    assert places(text, Selector("Anna looks for money")).starts == (text.index("Anna"),)
    assert places(text, Selector("made of semiconductors")).starts == (0,)


def test_a_single_word_at_a_joint_is_not_told_from_a_part_of_a_name() -> None:
    assert places("SoftBank pays", Selector("Bank")).starts == ()


def test_several_words_are_not_found_behind_half_a_name() -> None:
    assert places("OpenAI pays more", Selector("AI pays more")).starts == ()
    assert places("the eBook sells well", Selector("Book sells well")).starts == ()


def test_a_joint_yields_to_whole_words_anywhere() -> None:
    text = "their harbourAnna pays more. Yes, Anna pays more."
    assert places(text, Selector("Anna pays")).starts == (text.rindex("Anna"),)


def test_a_selector_taken_within_a_word_is_placed_there() -> None:
    text = "the machines stand still"
    chosen = select(text, 6, 12)
    assert chosen.exact == "chines"
    assert places(text, chosen).starts == (6,)


def test_a_cut_is_shown_only_where_the_same_context_stands() -> None:
    assert places("the machines", Selector("chines", prefix="Indo")).starts == ()
    assert places("the machines", Selector("the mach", suffix="ismo")).starts == ()
    assert places("the machines", Selector("the mach", suffix="ine")).starts == (0,)


def test_context_with_a_boundary_shows_no_cut() -> None:
    assert places("in 15 billion", Selector("5 billion", prefix="in ")).starts == ()


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        (Selector("crane", prefix="old "), 8),
        (Selector("crane", suffix=" sank"), 26),
        (Selector("crane", prefix="new ", suffix=" sank"), 26),
        (Selector("crane", prefix="new ", suffix=" rose"), None),
        (Selector("crane", prefix="red "), None),
        (Selector("crane"), None),
        (Selector("crane", start=26, end=31), 26),
        (Selector("crane", start=25, end=30), None),
        (Selector("crane", prefix="old ", start=26, end=31), 8),
        (Selector("crane", prefix="red ", start=26, end=31), None),
    ],
)
def test_context_points_and_the_start_never_overrules_it(
    selector: Selector, expected: int | None
) -> None:
    text = "The old crane rose, a new crane sank."
    assert point(text, selector, places(text, selector).starts) == expected


def test_repetition_without_end_is_looked_at_only_so_far() -> None:
    text, words = "ha " * 100_000, "ha " * 20_000
    begun = time.process_time()
    found = places(text, Selector(words))
    assert not found.complete
    assert len(found.starts) >= 1_000
    assert time.process_time() - begun < 5


@given(word_texts(), st.data())
def test_every_place_of_whole_words_is_found(text: str, data: st.DataObject) -> None:
    tokens = text.split(" ")
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    wanted = tokens[first : last + 1]
    expected = [
        sum(len(token) + 1 for token in tokens[:at])
        for at in range(len(tokens))
        if tokens[at : at + len(wanted)] == wanted
    ]
    assert list(places(text, Selector(" ".join(wanted))).starts) == expected
