"""The story: its events in the order they happened, as far as that can be known.

Order is *partial*. An event certainly comes before another only if its last possible day lies
before the other's first, or if the record states so (:class:`~fabula.story.event.Before`),
directly or through other events; :mod:`.order` has the rule, and what it makes of contradictions.
Two events whose bounds overlap are :attr:`Order.UNORDERED`, and no method pretends otherwise:
iteration needs some order, and takes one that agrees with the partial order everywhere.

>>> from fabula.story.event import Event
>>> from fabula.value import When
>>> from datetime import date
>>> story = Timeline("demo", "A demo", events=(
...     Event("answer", "statement", "An answer", when=When.within(date(2024, 2, 1), None)),
...     Event("report", "report", "A report", when=When.on(date(2024, 2, 8)))))
>>> story.order("report", "answer")
<Order.UNORDERED: 'unordered'>
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from fabula.errors import FindingCode, RecordError, UnknownIdError
from fabula.story.integrity import Parts, problems
from fabula.story.kind import KINDS, SlotType
from fabula.story.lineage import Attestation, groups
from fabula.story.order import PartialOrder
from fabula.story.origin import Origins
from fabula.story.slug import check_slug, is_language, label
from fabula.value import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from fabula.story.agent import Agent
    from fabula.story.aside import Aside
    from fabula.story.claim import Claim
    from fabula.story.equation import Relation
    from fabula.story.event import Event
    from fabula.story.kind import Kind
    from fabula.story.lineage import Lineage
    from fabula.story.source import Source
    from fabula.story.tombstone import Tombstone

__all__ = ["Acceptance", "Order", "Timeline"]

_T = TypeVar("_T")


class Order(StrEnum):
    """How two events lie in time."""

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    UNORDERED = "unordered"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """An editor's decision to leave a finding as it is; the reason is printed with the finding.

    Attributes:
        code: code of the finding.
        at: its address.
        because: why it is left.

    Raises:
        RecordError: the code is unknown, or no reason is given.
    """

    code: FindingCode
    at: str
    because: str

    def __post_init__(self) -> None:
        if not self.because.strip():
            allowed = "the reason the finding is left as it is"
            raise RecordError(label("acceptance at", self.at), "because", self.because, allowed)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A story: sources, agents, and typed events with their claims.

    Iteration, ``len`` and slicing give events in story order. Lookup is by id.

    Attributes:
        id: slug of the story.
        title: in the story's language.
        language: BCP 47 tag of everything the editors write.
        summary: what the story is about.
        version: of the record, chosen by its editors.
        editors: who answers for the record.
        licence: SPDX identifier of the licence of the record.
        sources: in the order of the record.
        agents: in the order of the record.
        lineage: in the order of the record.
        events: in the order of the record.
        kinds: kinds the story declares.
        tombstones: retired ids.
        acceptances: findings the editors leave as they are.
        relations: equations between its amounts, in the order of the record.
        released: the day its editors published this version, or None if they have not.
        asides: figures of the sources that no claim is to use.

    Raises:
        RecordError: the records do not fit together; :func:`fabula.story.integrity.problems` lists
            everything that is wrong.
    """

    id: str
    title: str
    language: str = "en"
    summary: str = ""
    version: str = ""
    editors: tuple[str, ...] = ()
    licence: str = ""
    sources: tuple[Source, ...] = ()
    agents: tuple[Agent, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    events: tuple[Event, ...] = ()
    kinds: tuple[Kind, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    relations: tuple[Relation, ...] = ()
    released: date | None = None
    asides: tuple[Aside, ...] = ()
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._check_head()
        for problem in problems(self.parts):
            raise problem
        object.__setattr__(self, "_index", _Index(self))

    def _check_head(self) -> None:
        check_slug("story", "id", self.id)
        if not self.title.strip():
            raise RecordError("story", "title", self.title, "a title")
        if not is_language(self.language):
            allowed = "a BCP 47 language tag such as 'en'"
            raise RecordError("story", "language", self.language, allowed)
        for editor in self.editors:
            if not editor.strip():
                raise RecordError("story", "editors", editor, "the name of an editor")

    @property
    def parts(self) -> Parts:
        """Its records, for :func:`fabula.story.integrity.problems`."""
        return Parts(
            self.sources, self.agents, self.events, self.lineage, self.kinds, self.tombstones,
            asides=self.asides,
            relations=self.relations,
        )  # fmt: skip

    def __iter__(self) -> Iterator[Event]:
        return iter(self._index.in_order)

    def __len__(self) -> int:
        return len(self.events)

    def __contains__(self, id: object) -> bool:
        return id in self._index.events

    def __getitem__(self, id: str) -> Event:
        return self.event(id)

    def event(self, id: str) -> Event:
        """The event of that id.

        Raises:
            UnknownIdError: there is none.
        """
        return _found("event", id, self._index.events)

    def source(self, id: str) -> Source:
        """The source of that id.

        Raises:
            UnknownIdError: there is none.
        """
        return _found("source", id, self._index.sources)

    def agent(self, id: str) -> Agent:
        """The agent of that id.

        Raises:
            UnknownIdError: there is none.
        """
        return _found("agent", id, self._index.agents)

    def kind(self, id: str) -> Kind:
        """The kind of that id, from the closed list or declared by the story.

        Raises:
            UnknownIdError: there is none.
        """
        return _found("kind", id, self._index.kinds)

    def claim(self, address: str) -> Claim:
        """The claim at ``event/claim``.

        Raises:
            UnknownIdError: there is no such event, or it has no such claim.
        """
        event, _, claim = address.partition("/")
        return self.event(event).claim(claim)

    def claims(self) -> Iterator[tuple[str, Claim]]:
        """Every claim with its address, in the order of the record."""
        for event in self.events:
            for claim in event.claims:
                yield f"{event.id}/{claim.id}", claim

    def order(self, first: str, second: str) -> Order:
        """How two events lie in time, given everything that is known.

        Costs one comparison where the days decide; else stated orders are followed, each once.

        Raises:
            UnknownIdError: an id is no event.
        """
        for id in (first, second):
            self.event(id)
        if first == second:
            return Order.SAME
        if self._index.order.precedes(first, second):
            return Order.BEFORE
        return Order.AFTER if self._index.order.precedes(second, first) else Order.UNORDERED

    def select(
        self,
        *,
        kind: str | None = None,
        agent: str | None = None,
        source: str | None = None,
        start: date | None = None,
        end: date | None = None,
        certainly: bool = False,
    ) -> tuple[Event, ...]:
        """The events that fit every condition given, in story order.

        Args:
            kind: id of a kind.
            agent: id of an agent named in a slot or a voice.
            source: id of a source quoted.
            start: first day of a span, included; None for no beginning.
            end: last day of it, included; None for no end.
            certainly: take only events that lie in the span whatever their uncertain days turn
                out to be; else those that may touch it.

        Raises:
            UnknownIdError: an id leads nowhere; an empty result always means there is none.
            RecordError: the span ends before it begins.
        """
        if start is not None and end is not None and end < start:
            raise RecordError("selection", "end", str(end), f"a day on or after {start}")
        tests: list[Callable[[Event], bool]] = []
        if kind is not None:
            wanted = self.kind(kind).id
            tests.append(lambda event: event.kind == wanted)
        if agent is not None:
            acting = self.agent(agent).id
            tests.append(lambda event: acting in self.agents_of(event))
        if source is not None:
            quoted = self.source(source).id
            tests.append(lambda event: quoted in event.sources)
        if start is not None or end is not None:
            tests.append(lambda event: _within(event, start, end, certainly=certainly))
        return tuple(event for event in self if all(test(event) for test in tests))

    def agents_of(self, event: Event) -> tuple[str, ...]:
        """Ids of the agents in an event's slots and voices, sorted, each once."""
        kind = self.kind(event.kind)
        named = {claim.voice.of for claim in event.claims if claim.voice}
        for claim in event.claims:
            if claim.gives and claim.states and kind.slot(claim.gives).type is SlotType.AGENT:
                named.add(claim.states)
        return tuple(sorted(named))

    def attestation(self, claims: Iterable[Claim]) -> Attestation:
        """How many voices speak in some claims: files, groups, named origins.

        Origins are where voices and lineage lead: see :mod:`fabula.story.origin`.
        """
        said = {(claim.source, claim.voice.of if claim.voice else None) for claim in claims}
        files = {source for source, _ in said}
        return Attestation(
            tuple(sorted(files)),
            tuple(sorted({self._index.groups[source] for source in files})),
            tuple(sorted({origin for one in said for origin in self._index.origins.of(*one)})),
        )

    @property
    def groups(self) -> Mapping[str, str]:
        """The group of each source, by id: see :func:`fabula.story.lineage.groups`."""
        return MappingProxyType(self._index.groups)

    def edges(self, source: str) -> tuple[Lineage, ...]:
        """The lineage that leads from a source to what it comes from, in the order of the record."""
        return self._index.edges.get(source, ())

    def with_events(self, events: Iterable[Event]) -> Timeline:
        """The same story with other events."""
        return replace(self, events=tuple(events))


def _found(noun: str, id: str, table: Mapping[str, _T]) -> _T:
    try:
        return table[id]
    except KeyError:
        raise UnknownIdError(noun, id, table) from None


def _within(event: Event, start: date | None, end: date | None, *, certainly: bool) -> bool:
    span = When.within(start, end)
    if not certainly:
        return event.when.meets(span)
    (first, *_, last), (earliest, *_, latest) = span.days, event.when.days
    begins = first is None or (earliest is not None and first <= earliest)
    return begins and (last is None or (latest is not None and latest <= last))


class _Index:
    """What lookup, order and iteration need; each made once, in linear time and a sort.

    All else waits until it is asked for: a story is put together several times while it is being
    settled, and only then told.
    """

    def __init__(self, story: Timeline) -> None:
        self.events = {event.id: event for event in story.events}
        self.sources = {source.id: source for source in story.sources}
        self.agents = {agent.id: agent for agent in story.agents}
        self.kinds: dict[str, Kind] = {**KINDS, **{kind.id: kind for kind in story.kinds}}
        self._story = story

    @cached_property
    def groups(self) -> dict[str, str]:
        return groups(self.sources, self._story.lineage)

    @cached_property
    def origins(self) -> Origins:
        story = self._story
        voices = ((one.source, one.voice.of) for _, one in story.claims() if one.voice)
        return Origins(story.sources, story.agents, story.lineage, voices)

    @cached_property
    def edges(self) -> dict[str, tuple[Lineage, ...]]:
        found: dict[str, list[Lineage]] = defaultdict(list)
        for edge in self._story.lineage:
            found[edge.source].append(edge)
        return {source: tuple(edges) for source, edges in found.items()}

    @cached_property
    def order(self) -> PartialOrder:
        return PartialOrder(self.events)

    @cached_property
    def in_order(self) -> tuple[Event, ...]:
        return tuple(self.events[id] for id in self.order.sequence())
