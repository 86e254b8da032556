"""Law: a word of a source is counted once, however many quotations touch it.

The oracle writes every word down in a set. A passage that was never weighed, or was changed since,
counts in full, because nobody knows what it overlaps.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence import Placement, Spent, spent
from fabula.story import Claim, Event, Kind, Passage, Source, Timeline
from fabula.text import digest

pytestmark = pytest.mark.law

_WORDS = [f"word{number}" for number in range(40)]
_TEXT = " ".join(_WORDS)
_KIND = Kind("quotation", "something quoted")


def _quoted(first: int, last: int) -> tuple[Passage, Placement]:
    exact = " ".join(_WORDS[first:last])
    start = _TEXT.index(f"{exact} ") if last < len(_WORDS) else len(_TEXT) - len(exact)
    place = Placement("gazette", start, start + len(exact), first, last, digest(exact))
    return Passage("gazette", exact=exact), place


def _story(quoted: list[Passage]) -> Timeline:
    claims = tuple(Claim(f"c{at}", passage) for at, passage in enumerate(quoted))
    source = Source("gazette", "the Gazette", language="en", words=40, fingerprints=("0" * 64,))
    event = Event("event", "quotation", "An event", claims)
    return Timeline("story", "A story", sources=(source,), events=(event,), kinds=(_KIND,))


_STRETCHES = st.tuples(st.integers(0, 39), st.integers(1, 9)).map(
    lambda pair: (pair[0], min(40, sum(pair)))
)


@given(st.lists(st.tuples(_STRETCHES, st.sampled_from(["weighed", "changed", "new"])), max_size=8))
def test_overlaps_count_once(quotations: list[tuple[tuple[int, int], str]]) -> None:
    quoted, weighed = [], {}
    touched: set[int] = set()
    in_full = 0
    for at, ((first, last), state) in enumerate(quotations):
        passage, place = _quoted(first, last)
        quoted.append(passage)
        if state == "weighed":
            touched |= set(range(first, last))
        else:
            in_full += last - first
        if state != "new":
            weighed[f"event/c{at}"] = (
                place if state == "weighed" else replace(place, sha256="0" * 64)
            )
    assert spent(_story(quoted), weighed) == {"gazette": Spent(len(touched) + in_full, 40)}


@given(st.lists(_STRETCHES, max_size=8), _STRETCHES)
def test_one_more_quotation_never_costs_less_nor_more_than_its_words(
    stretches: list[tuple[int, int]], more: tuple[int, int]
) -> None:
    def cost(quoted: list[tuple[int, int]]) -> int:
        placed = [_quoted(*stretch) for stretch in quoted]
        weighed = {f"event/c{at}": place for at, (_, place) in enumerate(placed)}
        return spent(_story([passage for passage, _ in placed]), weighed)["gazette"].words

    before, after = cost(stretches), cost([*stretches, more])
    assert before <= after <= min(40, before + more[1] - more[0])
