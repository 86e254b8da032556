"""The tense around a date does not depend on how the text is looked at."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.locale.words import lexicon
from fabula.recognise.dates.tense import Tenses
from fabula.recognise.engine import read

SENTENCES = (
    ("Prices rose sharply in March, and that was all.", "March", -1),
    ("The court will decide in March.", "March", 1),
    ("A wet March for everyone.", "March", 0),
)


def _tense(tenses: Tenses, text: str, word: str) -> int:
    start = text.rindex(word)
    return tenses.around(start, start + len(word))


@pytest.mark.parametrize(("sentence", "word", "expected"), SENTENCES)
@given(before=st.integers(0, 700))
def test_what_ends_before_the_sentence_does_not_change_the_tense(
    sentence: str, word: str, expected: int, before: int
) -> None:
    text = "x" * before + "\n" + sentence
    assert _tense(Tenses(text, lexicon("en")), text, word) == expected


@given(order=st.permutations(range(12)))
def test_the_order_of_asking_does_not_change_the_tenses(order: list[int]) -> None:
    text = "\n".join(sentence for sentence, _, _ in SENTENCES * 4)
    places = [at for at in range(len(text)) if text.startswith("March", at)]
    shared = Tenses(text, lexicon("en"))
    asked = {place: shared.around(place, place + 5) for place in (places[n] for n in order)}
    alone = {place: Tenses(text, lexicon("en")).around(place, place + 5) for place in places}
    assert asked == alone


def test_a_date_that_comes_again_is_read_in_its_own_tense() -> None:
    text = "Prices rose in March. They fell in March. They will rise in March."
    found = read(text, "en", date(2024, 2, 9))
    years = [mention.chosen.when.earliest_iso[:4] for mention in found]  # type: ignore[attr-defined]
    assert years == ["2023", "2023", "2024"]
