"""Law: a story that grows answers like a plain list of events that is searched from end to end."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from fabula.errors import RecordError, UnknownIdError
from fabula.story import (
    KINDS,
    Agent,
    Before,
    Claim,
    Event,
    Order,
    Passage,
    Source,
    Timeline,
    Tombstone,
    Voice,
)  # fmt: skip
from fabula.value import When
from stories import near_dates

pytestmark = pytest.mark.law

_IDS = st.sampled_from("abcdefgh")
_KINDS = st.sampled_from(["statement", "talks"])
_SOURCES = ("gazette", "herald")
_AGENTS = ("mayor", "company")
_DAYS = st.none() | st.dates(date(2024, 2, 3), date(2024, 2, 14))
_SLOTS = {"statement": "speaker", "talks": "participant"}


def _claim(source: str, kind: str, agent: str, voice: str | None) -> Claim:
    passage = Passage(source, exact="as it says")
    return Claim("who", passage, _SLOTS[kind], agent, voice=Voice(voice) if voice else None)


class GrowingStory(RuleBasedStateMachine):
    """The story, made anew at each step, beside the events as a dictionary."""

    def __init__(self) -> None:
        super().__init__()
        self.events: dict[str, Event] = {}
        self.retired: list[str] = []
        self.story = self._made()

    def _made(self) -> Timeline:
        prints = {"gazette": "0" * 64, "herald": "1" * 64}
        return Timeline(
            "story",
            "A story",
            sources=tuple(
                Source(id, id, language="en", fingerprints=(prints[id],)) for id in _SOURCES
            ),
            agents=tuple(Agent(id, id) for id in _AGENTS),
            events=tuple(self.events.values()),
            tombstones=tuple(Tombstone("event", id, "it was an error") for id in self.retired),
        )

    @rule(
        id=_IDS, kind=_KINDS, when=near_dates(), source=st.none() | st.sampled_from(_SOURCES),
        agent=st.sampled_from(_AGENTS), voice=st.none() | st.sampled_from(_AGENTS),
    )  # fmt: skip
    def record(
        self, id: str, kind: str, when: When, source: str | None, agent: str, voice: str | None
    ) -> None:
        claims = (_claim(source, kind, agent, voice),) if source else ()
        added = Event(id, kind, f"Event {id}", claims, when=when)
        if id in self.events or id in self.retired:
            with pytest.raises(RecordError):
                self.story.with_events([*self.story.events, added])
        else:
            self.events[id] = added
            self.story = self.story.with_events(self.events.values())

    @precondition(lambda self: self.events)
    @rule(data=st.data())
    def state_an_order(self, data: st.DataObject) -> None:
        first, second = data.draw(st.tuples(*[st.sampled_from(sorted(self.events))] * 2))
        if first != second:
            event = self.events[first]
            before = (*event.before, Before(second, "it is said"))
            self.events[first] = Event(
                event.id, event.kind, event.title, event.claims, before, when=event.when
            )
            self.story = self.story.with_events(self.events.values())

    @precondition(lambda self: self.events)
    @rule(data=st.data())
    def retire(self, data: st.DataObject) -> None:
        id = data.draw(st.sampled_from(sorted(self.events)))
        if any(order.event == id for event in self.events.values() for order in event.before):
            return
        del self.events[id]
        self.retired.append(id)
        self.story = self._made()

    @rule(id=_IDS)
    def look_up(self, id: str) -> None:
        assert (id in self.story) == (id in self.events)
        if id in self.events:
            assert self.story[id] is self.story.event(id) is self.events[id]
            for claim in self.events[id].claims:
                assert self.story.claim(f"{id}/{claim.id}") is claim
        else:
            with pytest.raises(UnknownIdError):
                self.story[id]

    @rule(kind=st.none() | _KINDS, agent=st.none() | st.sampled_from(_AGENTS),
          source=st.none() | st.sampled_from(_SOURCES), start=_DAYS, end=_DAYS)  # fmt: skip
    def slice(
        self, kind: str | None, agent: str | None, source: str | None,
        start: date | None, end: date | None,
    ) -> None:  # fmt: skip
        if start is not None and end is not None and end < start:
            start, end = end, start
        found = self.story.select(kind=kind, agent=agent, source=source, start=start, end=end)
        assert {event.id for event in found} == {
            event.id
            for event in self.events.values()
            if kind in (None, event.kind)
            and (agent is None or agent in _acting(event))
            and (source is None or source in {claim.source for claim in event.claims})
            and _touches(event.when, start, end)
        }

    @invariant()
    def the_whole_is_told_once_and_in_order(self) -> None:
        told = [event.id for event in self.story]
        assert len(self.story) == len(told)
        assert sorted(told) == sorted(self.events)
        for earlier, later in pairwise(told):
            assert self.story.order(earlier, later) is not Order.AFTER

    @invariant()
    def every_event_is_of_a_kind_the_story_knows(self) -> None:
        assert all(self.story.kind(event.kind) is KINDS[event.kind] for event in self.story)


def _acting(event: Event) -> set[str | None]:
    voices = {claim.voice.of for claim in event.claims if claim.voice}
    return {*voices, *(claim.states for claim in event.claims)}


def _touches(when: When, start: date | None, end: date | None) -> bool:
    """Day by day over a time much longer than any span that is asked for."""
    asked = range(
        start.toordinal() if start else date(1990, 1, 1).toordinal(),
        (end.toordinal() if end else date(2058, 1, 1).toordinal()) + 1,
    )
    return any(when.allows(day) for day in asked)


TestGrowingStory = GrowingStory.TestCase
