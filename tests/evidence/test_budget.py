from __future__ import annotations

from typing import Any

import pytest

from fabula.evidence import Spent, check, passages, spent
from fabula.evidence.budget import budget_findings
from fabula.exchange import load, load_weighed
from fabula.story import Claim, Event, Kind, Passage, Source, Timeline
from planted import HARBOUR

TWELVE = "one two three four five six seven eight nine ten eleven twelve"


def story(*quotes: str, words: int | None = 100, **given: Any) -> Timeline:
    source = Source("gazette", "g", language="en", fingerprints=("0" * 64,), words=words, **given)
    claims = tuple(
        Claim(f"c{at}", Passage("gazette", exact=quote)) for at, quote in enumerate(quotes)
    )
    return Timeline(
        "s", "S", sources=(source, Source("wire", "w")), events=(Event("e", "own", "t", claims),),
        kinds=(Kind("own", "ours"),),
    )  # fmt: skip


def told(held: Timeline) -> list[str]:
    return [str(finding) for finding in budget_findings(held, {})]


def test_twelve_words_may_be_quoted_and_thirteen_may_not() -> None:
    assert told(story(TWELVE)) == []
    assert told(story(f"{TWELVE} thirteen")) == [
        "quote-too-long: e/c0: quotes 13 words; 12 are allowed"
    ]


def test_a_fifth_may_be_quoted_rounded_down_and_no_word_more() -> None:
    ten = "a b c d e f g h i j"
    assert told(story(ten, words=50)) == []
    assert told(story(ten, words=49)) == [
        "over-budget: source:gazette: 10 of its 49 words are quoted; 9 are allowed"
    ]
    assert (Spent(3, 49).allowed, Spent(3, None).allowed) == (9, None)


def test_titles_datelines_and_hedges_count() -> None:
    held = story("a b", title="c d e", dateline="f")
    assert spent(held, {}) == {"gazette": Spent(6, 100)}
    assert [one.address for one in passages(held)] == [
        "source:gazette/title", "source:gazette/dateline", "e/c0",
    ]  # fmt: skip


def test_a_source_whose_words_nobody_counted_has_no_budget() -> None:
    (finding,) = told(story("a b", words=None))
    assert finding.startswith("unbudgeted: source:gazette: is quoted, but")
    assert told(story(words=None)) == []


@pytest.mark.parametrize("kind", ["stories", "seeds"])
def test_the_stories_that_are_shipped_quote_a_fifth_at_most(kind: str, seed: Any) -> None:
    folder = seed if kind == "seeds" else HARBOUR / "story"
    held, weighed = load(folder), load_weighed(folder)
    sums = spent(held, weighed)
    assert sums
    for sum_ in sums.values():
        assert sum_.of is not None
        assert 0 < sum_.words * 5 <= sum_.of
    assert all(one.passage.word_count <= 12 for one in passages(held))
    assert not any(finding.code.endswith("budget") for finding in check(held, weighed).findings)
