from __future__ import annotations

import pytest

from fabula.draft.quotation import Phrases
from fabula.text import Anchor, Selector, Span, anchor


def around(
    text: str, words: str, nth: int = 1, within: str | None = None
) -> tuple[str, int | None]:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    held = text if within is None else within
    begins = text.index(held)
    place, sentence = Span(start, start + len(words)), Span(begins, begins + len(held))
    found = Phrases(text).around(place, sentence)
    assert found is not None
    return found.exact, found.nth


def test_a_figure_that_stands_once_is_quoted_alone() -> None:
    assert around("It costs $5 or more.", "$5") == ("$5", None)


def test_signs_around_a_figure_are_part_of_it() -> None:
    assert around("A share of 80 % of it.", "80 %") == ("80 %", None)


def test_a_neighbour_is_taken_in_where_the_figure_stands_twice() -> None:
    text = "It was 5 euros then. It is 5 euros now."
    assert around(text, "5 euros", 1, "It was 5 euros then.") == ("was 5 euros", None)
    assert around(text, "5 euros", 2, "It is 5 euros now.") == ("is 5 euros", None)


def test_no_more_is_taken_in_than_is_needed() -> None:
    text = "We paid 5 euros for it. They paid 5 euros for that."
    assert around(text, "5 euros", 2, "They paid 5 euros for that.") == ("They paid 5 euros", None)


def test_where_twelve_words_will_not_do_the_occurrence_is_counted() -> None:
    assert around("5 euros. 5 euros. 5 euros.", "5 euros", 2, "5 euros.") == ("5 euros", 2)


def test_a_number_within_another_does_not_count() -> None:
    assert around("It cost 15 euros, not 5 euros.", "5 euros", 2) == ("5 euros", None)


def test_what_is_read_otherwise_is_not_quoted_so() -> None:
    phrases = Phrases("From 5 to 7 euros, and to 7 euros again.")
    place, sentence = Span(10, 17), Span(0, 40)
    held = phrases.around(place, sentence, lambda words: "5" not in words)
    assert held is not None
    assert (held.exact, held.nth) == ("7 euros, and", None)


@pytest.mark.parametrize("text", ["", "…", "x" * 40])
def test_a_place_without_words_or_with_too_many_has_no_quotation(text: str) -> None:
    assert Phrases(text).around(Span(0, 0), Span(0, len(text))) is None


def test_a_text_of_nothing_but_repetition_is_searched_once_for_each_phrase(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sought: list[str] = []

    def counted(text: str, selector: Selector) -> Anchor:
        sought.append(selector.exact)
        return anchor(text, selector)

    monkeypatch.setattr("fabula.draft.quotation.anchor", counted)
    text = "5 euros. " * 200
    phrases = Phrases(text)
    for start in range(0, len(text), 9):
        phrases.around(Span(start, start + 7), Span(start, start + 8))
    assert sought == ["5 euros"]


def test_a_figure_of_more_than_twelve_words_has_no_quotation() -> None:
    text = " ".join(["five"] * 13)
    assert Phrases(text).around(Span(0, len(text)), Span(0, len(text))) is None
