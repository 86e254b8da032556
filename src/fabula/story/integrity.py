"""Whether the records of a story fit together: ids once, references that lead somewhere, slots.

Each type checks its own form when it is made; here is what only the whole can show. Every
problem is found, not the first alone, in the order of the records. The rules:

* ids are unique within their table, and a retired id (a *tombstone*) is never used again;
* every reference leads to a record: the source of a passage, the agent of a voice or a slot, the
  event a stated order names;
* claims quote only sources that somebody here has seen;
* an event is of a known kind, its claims give slots of that kind in the way of the slot's type,
  and every required slot is given. An event without any claim lacks no slot: it is *uncited*,
  which is a finding, not an error.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fabula.errors import RecordError, nearest
from fabula.story.kind import KINDS
from fabula.value import Measure, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.story.agent import Agent
    from fabula.story.claim import Claim
    from fabula.story.event import Event
    from fabula.story.kind import Kind, Slot
    from fabula.story.lineage import Lineage
    from fabula.story.source import Source
    from fabula.story.timeline import Tombstone

__all__ = ["Parts", "problems"]

TABLES = ("source", "agent", "event")


@dataclass(frozen=True, slots=True)
class Parts:
    """The records of a story before they are a timeline.

    Attributes:
        sources: the sources.
        agents: the agents.
        events: the events.
        lineage: the edges between sources.
        kinds: kinds the story declares besides :data:`~fabula.story.kind.KINDS`.
        tombstones: retired ids.
        known: ids, by table, of records that could not be made; references to them are not
            reported again.
    """

    sources: tuple[Source, ...] = ()
    agents: tuple[Agent, ...] = ()
    events: tuple[Event, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    kinds: tuple[Kind, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    known: Mapping[str, Iterable[str]] = field(default_factory=dict)

    def ids(self, table: str) -> list[str]:
        """The ids of one table, in the order of the records."""
        return {
            "source": [source.id for source in self.sources],
            "agent": [agent.id for agent in self.agents],
            "event": [event.id for event in self.events],
        }[table]

    @property
    def all_kinds(self) -> dict[str, Kind]:
        """The closed list and the kinds the story declares, by id."""
        return {**KINDS, **{kind.id: kind for kind in self.kinds}}


def problems(parts: Parts) -> Iterator[RecordError]:
    """Everything that keeps the records from being one timeline."""
    yield from _repeated_ids(parts)
    check = _References(
        {table: {*parts.ids(table), *parts.known.get(table, ())} for table in TABLES}
    )
    yield from _kinds(parts)
    yield from _sources(parts, check)
    yield from _lineage(parts, check)
    unseen = {source.id for source in parts.sources if not source.seen}
    kinds = parts.all_kinds
    for event in parts.events:
        yield from _event(event, kinds, unseen, check)


def _repeated_ids(parts: Parts) -> Iterator[RecordError]:
    retired = {(stone.table, stone.id) for stone in parts.tombstones}
    for table in TABLES:
        for id, count in Counter(parts.ids(table)).items():
            if count > 1:
                yield RecordError(f"{table} {id!r}", "id", id, f"an id no other {table} has")
            if (table, id) in retired:
                yield RecordError(f"{table} {id!r}", "id", id, "an id that was never retired")


def _kinds(parts: Parts) -> Iterator[RecordError]:
    for id, count in Counter(kind.id for kind in parts.kinds).items():
        if id in KINDS or count > 1:
            yield RecordError(f"kind {id!r}", "id", id, "an id no other kind has")


@dataclass(frozen=True, slots=True)
class _References:
    ids: Mapping[str, set[str]]

    def to(self, table: str, id: str, place: str, field: str) -> Iterator[RecordError]:
        if id not in self.ids[table]:
            hint = nearest(id, self.ids[table])
            article = "a" if table == "source" else "an"
            yield RecordError(place, field, id, f"the id of {article} {table}", hint)


def _sources(parts: Parts, check: _References) -> Iterator[RecordError]:
    for source in parts.sources:
        place = f"source {source.id!r}"
        for author in source.authors:
            yield from check.to("agent", author, place, "authors")
        if source.publisher is not None:
            yield from check.to("agent", source.publisher, place, "publisher")


def _lineage(parts: Parts, check: _References) -> Iterator[RecordError]:
    for edge in parts.lineage:
        place = f"lineage of {edge.source!r}"
        yield from check.to("source", edge.source, place, "source")
        yield from check.to("source", edge.origin, place, "origin")


def _event(
    event: Event, kinds: Mapping[str, Kind], unseen: set[str], check: _References
) -> Iterator[RecordError]:
    place = f"event {event.id!r}"
    for later in event.before:
        yield from check.to("event", later.event, place, "before")
    for claim in event.claims:
        yield from _claim(claim, f"claim '{event.id}/{claim.id}'", unseen, check)
    kind = kinds.get(event.kind)
    if kind is None:
        yield RecordError(place, "kind", event.kind, "a kind of event", nearest(event.kind, kinds))
    else:
        yield from _slots(event, kind, check)


def _claim(claim: Claim, place: str, unseen: set[str], check: _References) -> Iterator[RecordError]:
    yield from check.to("source", claim.source, place, "source")
    if claim.source in unseen:
        allowed = "a source with a fingerprint: only what was seen can be quoted"
        yield RecordError(place, "source", claim.source, allowed)
    if claim.voice is not None:
        yield from check.to("agent", claim.voice.of, place, "voice")


def _slots(event: Event, kind: Kind, check: _References) -> Iterator[RecordError]:
    slots = {slot.name: slot for slot in kind.all_slots}
    for claim in event.claims:
        place = f"claim '{event.id}/{claim.id}'"
        if claim.gives is None:
            continue
        if slot := slots.get(claim.gives):
            yield from _value(claim, slot, place, check)
        else:
            allowed = f"a slot of a {kind.id}: {', '.join(slots)}"
            yield RecordError(place, "gives", claim.gives, allowed, nearest(claim.gives, slots))
    given = set(event.slots)
    for name in (slot.name for slot in kind.slots if slot.required and event.claims):
        if name not in given:
            allowed = f"left without a claim that gives it: a {kind.id} needs one"
            yield RecordError(f"event {event.id!r}", "claim", name, allowed)


def _value(claim: Claim, slot: Slot, place: str, check: _References) -> Iterator[RecordError]:
    if slot.type.is_id:
        if claim.states is None:
            yield RecordError(place, "value", None, f"the id of the {slot.type} meant")
        else:
            yield from check.to(slot.type.value, claim.states, place, "value")
    elif slot.type.is_read and claim.states is not None:
        allowed = f"left out: the {slot.type} is read from the quoted words; use expect"
        yield RecordError(place, "value", claim.states, allowed)
    yield from _expectation(claim, slot, place)


def _expectation(claim: Claim, slot: Slot, place: str) -> Iterator[RecordError]:
    types = {"date": When, "amount": Measure}
    if claim.expect is not None and not isinstance(claim.expect, types.get(slot.type.value, ())):
        allowed = f"an expectation for a slot that holds {'an amount' if slot.type == 'amount' else 'a ' + slot.type}"
        yield RecordError(place, "expect", str(claim.expect), allowed)
