from __future__ import annotations

import pytest

from fabula.evidence import agreement
from fabula.present.agreement import agreement_words
from voices import every_verdict

_WORDS = [
    ("plan", None, "corroborated, in three files, from two independent groups, naming no origin"),
    ("plan", None, "disputed by the mayor, on 9 February 2024"),
    ("plan", "actor", "corroborated, in two files, from two independent groups, naming no origin"),
    ("plan", "actor", "with a hedge: the gazette; without one: the herald"),
    ("plan", "sum", "in conflict, though they touch: \
5 to 7 euros (the gazette and the gazette-abroad); more than 7 euros (the herald)"),
    ("plan", "sum", "garbled: the gazette-abroad"),
    ("plan", "place", "a single voice, in one file, from one group, naming no origin"),
    ("rumour", "where", "compatible: “at the harbour” (the gazette); “in the old town” (the herald)"),
    ("visit", None, "disputed by It is told, on an unknown date"),
    ("visit", "when", "compatible: 8 February 2024 (the courier); February 2024 (the gazette)"),
    ("visit", "visitor", "in conflict: the judge (the courier); the mayor (the gazette)"),
    ("paper", "work", "in conflict: the herald (the courier); the gazette (the gazette)"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "slot", "words"), _WORDS)
def test_a_verdict_is_worded_with_all_who_give_it(event: str, slot: str | None, words: str) -> None:
    story = every_verdict()
    found = [one for one in agreement(story) if (one.event, one.slot) == (event, slot)]
    assert words in [agreement_words(one, story) for one in found]


def test_an_event_that_is_a_value_is_told_by_its_title() -> None:
    story = every_verdict()
    (denied,) = (one for one in agreement(story) if one.slot == "denies")
    said = agreement_words(denied, story)
    assert said == "in conflict: A plan (the courier); A visit (the herald)"


def test_a_verdict_is_worded_in_another_language_on_request() -> None:
    story = every_verdict()
    (touching,) = (one for one in agreement(story) if one.touching)
    assert agreement_words(touching, story, "de").startswith(
        "im Widerspruch, obwohl sie sich berühren: 5 bis 7 Euro (the gazette und the gazette-abroad);"
    )
