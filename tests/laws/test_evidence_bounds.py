"""Law: the bounds of events are those of all the ways the days can fall, no tighter and no wider.

The oracle tries every day each event can have begun and ended on, and keeps what agrees with the
claims, the publication of every source that tells of an event, reports, and stated orders and
relations. Where some way is left, the earliest and latest days over all of them are the bounds.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fabula.evidence import dated, settle
from fabula.evidence.check import check
from fabula.story import Agent, Before, Claim, Dating, Event, Passage, Related, Source, Timeline
from fabula.value import When
from fabula.value.interval import relation
from stories import as_expected

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.law

_FIRST = date(2024, 2, 5).toordinal()
_LAST = _FIRST + 3
_DAY = st.none() | st.integers(_FIRST, _LAST)
# A day beyond either end stands for all that an unknown bound leaves open.
_DAYS = range(_FIRST - 1, _LAST + 2)


def _between(one: int | None, other: int | None) -> When:
    if one is not None and other is not None and other < one:
        one, other = other, one
    return When.within(one, other)


_INSTANTS = st.builds(_between, _DAY, _DAY)
# Of the ways only those that keep no days between, for which a day beyond either end is enough.
_WAYS = st.sampled_from(["within", "equals", "not-earlier"])
_SELDOM = st.sampled_from([0, 0, 1])
_Said = tuple[str, str, str | None, When | None]
_ROLES = {"statement": "speaker", "plan": "planner", "report": "publisher"}


def _sources(published: list[When]) -> tuple[Source, ...]:
    return tuple(
        Source(f"s{at}", "a source", language="en", dating=Dating(when, "its words"),
               fingerprints=(f"{at}" * 64,))
        for at, when in enumerate(published)
    )  # fmt: skip


@st.composite
def _stories(draw: st.DrawFn) -> Timeline:
    """Two or three statements, plans and reports, with dates, sources and orders."""
    ids = "abc"[: draw(st.integers(2, 3))]
    sources = _sources(draw(st.lists(_INSTANTS, min_size=2, max_size=2)))
    events = []
    for at, id in enumerate(ids):
        kind = draw(st.sampled_from(sorted(_ROLES)))
        says: list[_Said] = [("who", _ROLES[kind], "mayor", None)]
        says += [
            (f"when-{n}", "when", None, when)
            for n, when in enumerate(draw(st.lists(_INSTANTS, max_size=2)))
        ]
        if kind == "report":
            says.append(("what", "reported", draw(st.sampled_from(ids)), None))
        claims = tuple(
            Claim(
                name,
                Passage(draw(st.sampled_from(["s0", "s1"])), exact="words"),
                slot,
                states,
                expect,
            )
            for name, slot, states, expect in says
        )
        laters = draw(st.lists(st.sampled_from(ids[at + 1 :]), max_size=1)) if ids[at + 1 :] else []
        before = tuple(Before(later, "it is said") for later in laters)
        others = st.sampled_from(ids[:at] + ids[at + 1 :])
        related = tuple(
            Related((draw(_WAYS),), draw(others), "it is said") for _ in range(draw(_SELDOM))
        )
        events.append(Event(id, kind, f"Event {id}", claims, before, related=related))
    return Timeline(
        "story", "A story", sources=sources, agents=(Agent("mayor", "the mayor"),),
        events=tuple(events),
    )  # fmt: skip


def _ways(story: Timeline) -> Iterator[dict[str, tuple[int, int]]]:
    """Every way the days can fall."""
    alone = [
        [
            (begun, ended)
            for begun, ended in product(_DAYS, repeat=2)
            if (begun <= ended if _lasts(story, event) else begun == ended)
            and _as_claimed(story, event, begun, ended)
        ]
        for event in story.events
    ]
    ids = [event.id for event in story.events]
    for spans in product(*alone):
        way = dict(zip(ids, spans, strict=True))
        if all(_as_stated(event, way) for event in story.events):
            yield way


def _lasts(story: Timeline, event: Event) -> bool:
    return story.kind(event.kind).lasts


def _as_claimed(story: Timeline, event: Event, begun: int, ended: int) -> bool:
    """Whether a claimed day can be one on which it was going on, and every source was later."""
    for claim in event.claims:
        if isinstance(claim.expect, When) and not _touches(claim.expect, begun, ended):
            return False
        published = story.source(claim.source).dating.when.end_latest.day
        if published is not None and begun > published:
            return False
    return True


def _touches(when: When, begun: int, ended: int) -> bool:
    return any(when.allows(day) for day in range(begun, ended + 1))


def _as_stated(event: Event, way: dict[str, tuple[int, int]]) -> bool:
    ended = way[event.id][1]
    orders = all(ended <= way[later.event][0] for later in event.before)
    reported = [claim.states for claim in event.giving("reported") if claim.states]
    relations = all(
        relation(way[event.id], way[other.event]) in other.relations for other in event.related
    )
    return orders and relations and all(way[id][0] <= ended for id in reported)


def _known(day: int) -> int | None:
    return None if day in (_DAYS[0], _DAYS[-1]) else day


@given(_stories())
def test_the_bounds_are_the_outermost_days_of_all_that_can_have_been(story: Timeline) -> None:
    ways = list(_ways(story))
    assume(ways)
    settled = settle(story, as_expected)
    assert not dated(settled).findings
    assert not any(finding.code == "conflict" for finding in check(settled, {}).findings)
    for event in settled.events:
        first, last, ends_from, ends_by = event.when.days
        begins = [way[event.id][0] for way in ways]
        ends = [way[event.id][1] for way in ways]
        assert (_known(min(begins)), _known(max(ends))) == (first, ends_by)
        # What is not known to have ended had at least begun, and the other way round.
        assert _known(max(begins)) == min((last, ends_by), key=lambda day: (day is None, day or 0))
        assert _known(min(ends)) == max(
            (first, ends_from), key=lambda day: (day is not None, day or 0)
        )
