"""Law: every bound that is printed replays to itself, at every level, and is as hard as its chain.

A bound of an event or a source stands in a level with the chain of constraints that gives it. The
chain, reckoned from nothing but its constraints, leads to that day; the bound is hard if and only
if no step rests on a rule; and the rules it rests on are those the level counts. Where the story
does not contradict itself, a level lies within the one below it.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.evidence import dated, settle
from fabula.evidence.dating.levels import Basis, Level, levels
from fabula.evidence.dating.network import replay
from fabula.evidence.dating.rules import RULES, STATED
from fabula.story import Timeline
from fabula.value import When
from stories import as_expected, near_dates, timelines

pytestmark = pytest.mark.law

_STORIES = timelines(dates=near_dates()).map(lambda story: settle(story, as_expected))
_RULES = st.sets(st.sampled_from(sorted(RULES)))
_COUNTED = {Basis.CERTAIN: set[str](), Basis.STATED: set(STATED), Basis.RULED: set(RULES)}


def _every(story: Timeline, rules: set[str]) -> list[tuple[Level, ...]]:
    found = levels(story, rules)
    return [*found.events.values(), *found.sources.values()]


@given(_STORIES, _RULES)
def test_each_bound_is_what_its_chain_replays_to(story: Timeline, rules: set[str]) -> None:
    for level in (level for each in _every(story, rules) for level in each):
        when = level.when
        bounds = (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
        for bound, chain in zip(bounds, level.chains, strict=True):
            assert (bound.day is None) is (chain is None)
            if chain is not None:
                assert replay(chain) == bound.day
                assert bound.hard is (not chain.rules)
                # A date with gaps keeps its own reason where the network only says it with more words.
                assert chain.steps[-1].because.startswith(bound.because)
                assert set(chain.rules) <= rules & _COUNTED[level.basis]


@given(_STORIES, _RULES)
def test_the_levels_narrow_one_by_one_and_end_with_what_is_certain(
    story: Timeline, rules: set[str]
) -> None:
    assume(not any(dated(story, some).solution.conflicts for some in (rules, rules & set(STATED))))
    assume(not dated(story, rules).findings)
    for each in _every(story, rules):
        assert each[-1].basis is Basis.CERTAIN
        for above, below in pairwise(each):
            assert above.when != below.when
            assert _outer(below.when, above.when)


def _outer(wider: When, narrower: When) -> bool:
    (low, *_, high), (first, *_, last) = wider.days, narrower.days
    begins = low is None or (first is not None and low <= first)
    return begins and (high is None or (last is not None and last <= high))


@given(_STORIES)
def test_without_rules_there_is_one_level(story: Timeline) -> None:
    assert all(len(each) == 1 for each in _every(story, set()))
