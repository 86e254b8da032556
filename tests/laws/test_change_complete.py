"""A changelog tells every difference once, and nothing of what is the same.

A record stands in it if it is in one version only, or differs; what is told of a step forward as
added is told of the step back as gone.
"""

from __future__ import annotations

import pytest
from hypothesis import given

from fabula.evidence import settle
from fabula.present.change import Way, changes
from fabula.story import Timeline
from stories import as_expected, near_dates, timelines

pytestmark = pytest.mark.law

GONE = (Way.RETIRED, Way.REMOVED)


@given(timelines(dates=near_dates()))
def test_a_story_does_not_differ_from_itself(story: Timeline) -> None:
    assert changes(settle(story, as_expected), settle(story, as_expected)) == ()


@given(timelines(dates=near_dates()), timelines(dates=near_dates()))
def test_what_is_added_one_way_is_gone_the_other(one: Timeline, other: Timeline) -> None:
    old, new = settle(one, as_expected), settle(other, as_expected)
    forward, back = changes(old, new), changes(new, old)
    added = {(change.type, change.address) for change in forward if change.way is Way.ADDED}
    assert added == {(change.type, change.address) for change in back if change.way in GONE}
    changed = {(change.type, change.address) for change in forward if change.way is Way.CHANGED}
    assert changed == {
        (change.type, change.address) for change in back if change.way is Way.CHANGED
    }


@given(timelines(dates=near_dates()), timelines(dates=near_dates()))
def test_every_line_is_one_line_and_no_record_is_told_twice(one: Timeline, other: Timeline) -> None:
    told = changes(settle(one, as_expected), settle(other, as_expected))
    assert all(len(change.line.splitlines()) == 1 for change in told)
    assert len({(change.type, change.address) for change in told}) == len(told)
