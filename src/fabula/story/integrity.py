"""Whether the records of a story fit together: ids once, references that lead somewhere, slots.

Each type checks its own form when it is made; here is what only the whole can show. Every
problem is found, not the first alone, in the order of the records. The rules:

* ids are unique within their table, and a retired id (a *tombstone*) is never used again;
* every reference leads to a record: the source of a passage, the agent of a voice or a slot, the
  event a stated order names, the record a tombstone points to;
* claims quote, and asides set aside, only what stands in sources that somebody here has seen;
  no two asides share a character;
* a relation takes claims that give amounts, and results of other relations, never its own;
* an event is of a known kind, its claims give slots of that kind in the way of the slot's type,
  and every required slot is given. An event without any claim lacks no slot: it is *uncited*,
  which is a finding, not an error.

Records read from a damaged folder may be incomplete. What is known to be *lost* is never reported
as missing, so that one fault does not look like many.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fabula.errors import RecordError, nearest
from fabula.story.equation import in_turn
from fabula.story.kind import KINDS
from fabula.story.slug import label
from fabula.story.tombstone import TABLES
from fabula.value import Measure, When

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from fabula.story.agent import Agent
    from fabula.story.aside import Aside
    from fabula.story.claim import Claim
    from fabula.story.equation import Relation
    from fabula.story.event import Event
    from fabula.story.kind import Kind, Slot
    from fabula.story.lineage import Lineage
    from fabula.story.source import Source
    from fabula.story.tombstone import Tombstone

__all__ = ["Lost", "Parts", "problems"]

# Finding the nearest id compares with every id there is. Where hundreds of references lead nowhere,
# a whole table is missing or renamed, and no near miss explains it.
_HINTS = 100


@dataclass(frozen=True, slots=True)
class Lost:
    """What is known to be missing from some records.

    Attributes:
        tables: tables of which any record may be missing.
        records: by table, ids of records that could not be made; an id as often as it stood there.
        parts: by table, ids of records of which some parts could not be made.
    """

    tables: Collection[str] = ()
    records: Mapping[str, Collection[str]] = field(default_factory=dict)
    parts: Mapping[str, Collection[str]] = field(default_factory=dict)

    def may_hold(self, table: str, id: str) -> bool:
        """Whether a record of this id may be among what is lost."""
        return table in self.tables or id in self.records.get(table, ())


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
        lost: what should be there as well and is not.
        asides: what is set aside of the sources.
        relations: equations between amounts.
    """

    sources: tuple[Source, ...] = ()
    agents: tuple[Agent, ...] = ()
    events: tuple[Event, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    kinds: tuple[Kind, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    lost: Lost = field(default_factory=Lost)
    asides: tuple[Aside, ...] = ()
    relations: tuple[Relation, ...] = ()

    def ids(self, table: str) -> list[str]:
        """The ids of one table, in the order of the records."""
        return {
            "source": [source.id for source in self.sources],
            "agent": [agent.id for agent in self.agents],
            "event": [event.id for event in self.events],
            "relation": [relation.id for relation in self.relations],
        }[table]


def problems(parts: Parts) -> Iterator[RecordError]:
    """Everything that keeps the records from being one timeline."""
    check = _Check(parts)
    yield from _repeated_ids(parts)
    for source in parts.sources:
        yield from check.source(source)
    for edge in parts.lineage:
        yield from check.lineage(edge)
    for event in parts.events:
        yield from check.event(event)
    for stone in parts.tombstones:
        yield from check.tombstone(stone)
    for aside in parts.asides:
        yield from check.aside(aside)
    yield from _overlaps(parts.asides)
    for relation in parts.relations:
        yield from check.relation(relation)
    try:
        in_turn(parts.relations)
    except RecordError as circle:
        yield circle


def _repeated_ids(parts: Parts) -> Iterator[RecordError]:
    retired = {(stone.table, stone.id) for stone in parts.tombstones}
    for table in (*TABLES, "relation"):
        for id, count in Counter([*parts.ids(table), *parts.lost.records.get(table, ())]).items():
            if count > 1:
                yield RecordError(label(table, id), "id", id, f"an id no other {table} has")
            if (table, id) in retired:
                yield RecordError(label(table, id), "id", id, "an id that was never retired")
    declared = [*(kind.id for kind in parts.kinds), *parts.lost.records.get("kind", ())]
    for id, count in Counter(declared).items():
        if id in KINDS or count > 1:
            yield RecordError(label("kind", id), "id", id, "an id no other kind has")
    for (table, id), count in Counter(
        (stone.table, stone.id) for stone in parts.tombstones
    ).items():
        if count > 1:
            yield RecordError(label("tombstone", id), "id", id, f"one tombstone for each {table}")


def _overlaps(asides: Iterable[Aside]) -> Iterator[RecordError]:
    """Each aside that begins before an earlier one of the same source has ended."""
    reached: dict[str, int] = {}
    for aside in sorted(asides, key=lambda aside: (aside.start, aside.end)):
        end = reached.get(aside.source, 0)
        if aside.start < end:
            allowed = f"a place from {end} on: what stands before is set aside already"
            came = [aside.start, aside.end]
            yield RecordError(label("aside of", aside.source), "at", came, allowed)
        reached[aside.source] = max(end, aside.end)


class _Check:
    """What each record needs of the others."""

    def __init__(self, parts: Parts) -> None:
        self._lost = parts.lost
        self._ids = {table: set(parts.ids(table)) for table in (*TABLES, "relation")}
        self._events = {event.id: event for event in parts.events}
        self._ids["claim"] = {
            f"{event.id}/{claim.id}" for event in parts.events for claim in event.claims
        }
        self._kinds = {**{kind.id: kind for kind in parts.kinds}, **KINDS}
        # Of a kind that is declared twice, or not whole, nobody knows which slots it has.
        declared = Counter([*KINDS, *(kind.id for kind in parts.kinds)])
        self._unclear = {id for id, count in declared.items() if count > 1}
        self._unclear |= set(parts.lost.parts.get("kind", ()))
        self._unseen = {source.id for source in parts.sources if not source.seen}
        self._unseen -= set(parts.lost.parts.get("source", ()))
        self._retired = {(stone.table, stone.id) for stone in parts.tombstones}
        self._hints: dict[tuple[str, str], str | None] = {}

    def source(self, source: Source) -> Iterator[RecordError]:
        place = label("source", source.id)
        for author in source.authors:
            yield from self._leads("agent", author, place, "authors")
        if source.publisher is not None:
            yield from self._leads("agent", source.publisher, place, "publisher")

    def lineage(self, edge: Lineage) -> Iterator[RecordError]:
        place = label("lineage of", edge.source)
        yield from self._leads("source", edge.source, place, "source")
        yield from self._leads("source", edge.origin, place, "origin")

    def tombstone(self, stone: Tombstone) -> Iterator[RecordError]:
        new = stone.replaced_by
        if new is not None and (stone.table, new) not in self._retired:
            yield from self._leads(stone.table, new, label("tombstone", stone.id), "replaced_by")

    def aside(self, aside: Aside) -> Iterator[RecordError]:
        yield from self._stands_in(aside.source, label("aside of", aside.source))

    def relation(self, relation: Relation) -> Iterator[RecordError]:
        place = label("relation", relation.id)
        for name in relation.names:
            event, slash, claim = name.partition("/")
            if not slash:
                yield from self._leads("relation", name, place, "operand")
            elif event not in self._events:
                yield from self._leads("event", event, place, "operand")
            else:
                yield from self._amount(self._events[event], claim, place)

    def _amount(self, event: Event, id: str, place: str) -> Iterator[RecordError]:
        """A claim that a relation takes must be there, and give an amount."""
        address = f"{event.id}/{id}"
        claim = next((claim for claim in event.claims if claim.id == id), None)
        if claim is None:
            if event.id not in self._lost.parts.get("event", ()):
                yield from self._leads("claim", address, place, "operand")
            return
        kind = self._kinds.get(event.kind)
        unclear = kind is None or kind.id in self._unclear
        types = {} if kind is None else {slot.name: slot.type.value for slot in kind.all_slots}
        if claim.gives is None or (not unclear and types.get(claim.gives, "amount") != "amount"):
            yield RecordError(place, "operand", address, "a claim that gives an amount")

    def event(self, event: Event) -> Iterator[RecordError]:
        place = label("event", event.id)
        for name, others in (("before", event.before), ("related", event.related)):
            for other in others:
                yield from self._leads("event", other.event, place, name)
        for claim in event.claims:
            yield from self._claim(claim, _claim_label(event, claim))
        kind = self._kinds.get(event.kind)
        if kind is not None and kind.id not in self._unclear:
            yield from self._slots(event, kind)
        elif kind is None and not self._lost.may_hold("kind", event.kind):
            hint = nearest(event.kind, self._kinds)
            yield RecordError(place, "kind", event.kind, "a kind of event", hint)

    def _leads(self, table: str, id: str, place: str, field: str) -> Iterator[RecordError]:
        if id not in self._ids[table] and not self._lost.may_hold(table, id):
            article = "a" if table == "source" else "an"
            allowed = f"the id of {article} {table}"
            yield RecordError(place, field, id, allowed, self._nearest(table, id))

    def _nearest(self, table: str, id: str) -> str | None:
        if len(self._hints) < _HINTS and (table, id) not in self._hints:
            self._hints[table, id] = nearest(id, self._ids[table])
        return self._hints.get((table, id))

    def _claim(self, claim: Claim, place: str) -> Iterator[RecordError]:
        yield from self._stands_in(claim.source, place)
        if claim.voice is not None:
            yield from self._leads("agent", claim.voice.of, place, "voice")

    def _stands_in(self, source: str, place: str) -> Iterator[RecordError]:
        yield from self._leads("source", source, place, "source")
        if source in self._unseen:
            allowed = "a source with a fingerprint: only what was seen can be quoted"
            yield RecordError(place, "source", source, allowed)

    def _slots(self, event: Event, kind: Kind) -> Iterator[RecordError]:
        slots = {slot.name: slot for slot in kind.all_slots}
        for claim in event.claims:
            if slot := slots.get(claim.gives or ""):
                yield from self._value(claim, slot, _claim_label(event, claim))
            elif claim.gives is not None:
                allowed = f"a slot of a {kind.id}: {', '.join(slots)}"
                hint = nearest(claim.gives, slots)
                yield RecordError(_claim_label(event, claim), "gives", claim.gives, allowed, hint)
        if event.claims and event.id not in self._lost.parts.get("event", ()):
            yield from _missing(event, kind)

    def _value(self, claim: Claim, slot: Slot, place: str) -> Iterator[RecordError]:
        if slot.type.is_id and claim.states is None:
            yield RecordError(place, "value", None, f"the id of the {slot.type} meant")
        elif slot.type.is_id and claim.states is not None:
            yield from self._leads(slot.type.value, claim.states, place, "value")
        elif slot.type.is_read and claim.states is not None:
            allowed = f"left out: the {slot.type} is read from the quoted words; use expect"
            yield RecordError(place, "value", claim.states, allowed)
        yield from _expectation(claim, slot, place)


def _claim_label(event: Event, claim: Claim) -> str:
    return f"claim '{event.id}/{claim.id}'"


def _missing(event: Event, kind: Kind) -> Iterator[RecordError]:
    given = set(event.slots)
    for slot in kind.slots:
        if slot.required and slot.name not in given:
            allowed = f"a claim that gives '{slot.name}': every {kind.id} needs one"
            yield RecordError(label("event", event.id), "claim", None, allowed)


def _expectation(claim: Claim, slot: Slot, place: str) -> Iterator[RecordError]:
    types = {"date": When, "amount": Measure}
    if claim.expect is not None and not isinstance(claim.expect, types.get(slot.type.value, ())):
        article = "an" if slot.type.value[0] in "aeiou" else "a"
        allowed = f"an expectation for a slot that holds {article} {slot.type}"
        yield RecordError(place, "expect", str(claim.expect), allowed)
