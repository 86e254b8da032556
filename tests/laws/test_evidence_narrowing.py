"""Law: never more precise than the evidence; what is taken away only widens.

In a story without contradiction (no *disorder*, and no *conflict* over a date), taking away one
claim, one stated order or relation, or one date of publication leaves every event with bounds that hold the
bounds it had. Where the record contradicts itself, the rule that failed was left out, and taking
away its opponent may let it in; so nothing is promised there. Settling is settled: a second time
changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.errors import FindingCode, RecordError
from fabula.evidence import check, settle
from fabula.story import Dating, Event, Timeline
from stories import as_expected, near_dates, timelines

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.law

_STORIES = timelines(dates=near_dates())


def _contradicts(story: Timeline) -> bool:
    found = check(story, {}).findings
    disorder = any(finding.code is FindingCode.DISORDER for finding in found)
    return disorder or any(
        finding.code is FindingCode.CONFLICT and "slot 'when'" in finding.message
        for finding in found
    )


def _with(story: Timeline, changed: Event) -> Timeline:
    return story.with_events(changed if event.id == changed.id else event for event in story.events)


def _less(story: Timeline) -> Iterator[Timeline]:
    """The story without one claim, order, relation, or date of publication."""
    for event in story.events:
        for at in range(len(event.claims)):
            claims = (*event.claims[:at], *event.claims[at + 1 :])
            try:
                yield _with(story, replace(event, claims=claims))
            except RecordError:  # the claim gives a slot that the kind requires
                continue
        for at in range(len(event.before)):
            before = (*event.before[:at], *event.before[at + 1 :])
            yield _with(story, replace(event, before=before))
        for at in range(len(event.related)):
            related = (*event.related[:at], *event.related[at + 1 :])
            yield _with(story, replace(event, related=related))
    for at, source in enumerate(story.sources):
        sources = (*story.sources[:at], replace(source, dating=Dating()), *story.sources[at + 1 :])
        yield replace(story, sources=sources)


def _holds(wider: Event, narrower: Event) -> bool:
    (low, *_, high), (first, *_, last) = wider.when.days, narrower.when.days
    begins = low is None or (first is not None and low <= first)
    return begins and (high is None or (last is not None and last <= high))


@given(_STORIES, st.data())
def test_less_evidence_never_narrows(story: Timeline, data: st.DataObject) -> None:
    settled = settle(story, as_expected)
    assume(not _contradicts(settled))
    less = list(_less(settled))
    wider = settle(data.draw(st.sampled_from(less)), as_expected)
    for event in settled.events:
        assert _holds(wider[event.id], event)


@given(timelines())
def test_settling_twice_changes_nothing(story: Timeline) -> None:
    once = settle(story, as_expected)
    assert settle(once, as_expected) == once
    assert settle(settle(story)) == settle(story)


@given(_STORIES)
def test_every_bound_that_is_known_says_why(story: Timeline) -> None:
    for event in settle(story, as_expected).events:
        when = event.when
        for bound in (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest):
            assert (bound.day is None) or bound.because
