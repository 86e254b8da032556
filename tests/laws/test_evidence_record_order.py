"""Law: in which order things are recorded decides nothing.

Neither the bounds of events nor what is found to be the matter depends on it.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.evidence import check, settle
from fabula.story import Timeline
from stories import as_expected, near_dates, timelines

pytestmark = pytest.mark.law

_T = TypeVar("_T")
_STORIES = timelines(dates=near_dates()).map(lambda story: settle(story, as_expected))


def _shuffled(story: Timeline, chance: random.Random) -> Timeline:
    """The same records in another order: sources, events, and what each event holds."""

    def mixed(records: tuple[_T, ...]) -> tuple[_T, ...]:
        return tuple(chance.sample(records, len(records)))

    events = tuple(
        replace(
            event,
            claims=mixed(event.claims),
            before=mixed(event.before),
            related=mixed(event.related),
        )
        for event in mixed(story.events)
    )
    return replace(
        story, sources=mixed(story.sources), agents=mixed(story.agents),
        lineage=mixed(story.lineage), events=events, acceptances=mixed(story.acceptances),
    )  # fmt: skip


@given(_STORIES, st.randoms(use_true_random=False))
def test_bounds_do_not_depend_on_it(story: Timeline, chance: random.Random) -> None:
    other = settle(_shuffled(story, chance), as_expected)
    assert {event.id: event.when for event in other} == {event.id: event.when for event in story}
    assert [event.id for event in other] == [event.id for event in story]


@given(_STORIES, st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_it(story: Timeline, chance: random.Random) -> None:
    other = settle(_shuffled(story, chance), as_expected)
    assert check(other, {}) == check(story, {})
