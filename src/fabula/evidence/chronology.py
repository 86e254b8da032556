"""When the events of a story took place, as far as its claims and stated orders bound it.

Four rules, each of which only ever narrows:

* *claims*: an event took place when the claims that give its ``when`` say. If they cannot all
  hold, the bounds cover every one of them, and the conflict is a finding of its own; see
  :mod:`.telling`.
* *publication*: nothing is told before it happened. An event had taken place, or, if it lasts or
  recurs, had begun, by the last day on which any source that tells of it can have been published;
  kinds that lie ahead are exempt.
* *report*: an event given in a slot marked ``begun`` had begun by the end of the event that gives it.
* *order*: an event stated to be before another had ended when that one began, or on that day.

Each bound says what gives it. Where a rule leaves no day, the bounds stay as they were, and the
contradiction is a finding about the record; so are stated orders that run in a circle, which bound
nothing. In a story without such findings the bounds are the only ones that satisfy every rule and
are as wide as can be, whatever the order of its records; and taking away a claim, a stated order
or a date of publication can only widen them.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode, RecordError
from fabula.evidence.telling import told
from fabula.story.circle import circle, knots
from fabula.story.order import stated
from fabula.value import Bound, Shape, When
from fabula.value.bound import earlier, later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from fabula.story import Event, Timeline

__all__ = ["Dated", "dated"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A story whose events have bounds, and what contradicts itself.

    Attributes:
        story: the same story, every event dated anew.
        findings: circles among the stated orders, and rules that would leave no day.
    """

    story: Timeline
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Edge:
    """One event lies before another: its end, or only its beginning."""

    earlier: str
    later: str
    whole: bool
    because: str


def dated(story: Timeline) -> Dated:
    """Date every event of a story from its claims.

    Costs time linear in claims and orders, times the logarithm of the number of events.
    """
    work = _Work(story)
    for event in story.events:
        work.bound_by_publication(event)
    work.push(_edges(story))
    findings = [*_circles(story), *work.findings.values()]
    events = (replace(event, when=work.whens[event.id]) for event in story.events)
    return Dated(story.with_events(events), tuple(findings))


def _circles(story: Timeline) -> Iterator[Finding]:
    after = stated(story.events)
    for knot in knots(after):
        way = circle(knot, after)
        told = " before ".join(f"'{id}'" for id in (*way, way[0]))
        message = f"the stated orders run in a circle: {told}"
        yield Finding(FindingCode.DISORDER, way[0], message)


def _edges(story: Timeline) -> Iterator[_Edge]:
    """What lies before what; a stated order that lies on a circle bounds nothing."""
    knot_of = {id: knot[0] for knot in knots(stated(story.events)) for id in knot}
    for event in story.events:
        for order in event.before:
            if knot_of.get(event.id, event.id) != knot_of.get(order.event, order.event):
                because = f"'{event.id}' came before '{order.event}': {order.because}"
                yield _Edge(event.id, order.event, True, because)
        kind = story.kind(event.kind)
        for claim in event.claims:
            slot = kind.slot(claim.gives) if claim.gives else None
            if slot and slot.begun and claim.states and claim.states != event.id:
                because = f"'{event.id}' tells that '{claim.states}' had begun"
                yield _Edge(claim.states, event.id, False, because)


class _Work:
    """The bounds as they stand, and what the rules could not do."""

    def __init__(self, story: Timeline) -> None:
        self.whens = {event.id: told(event, story.kind(event.kind)) for event in story.events}
        self.findings: dict[tuple[str, str], Finding] = {}
        self._story = story

    def bound_by_publication(self, event: Event) -> None:
        """By the last day on which each source that tells of it can have been published."""
        if self._story.kind(event.kind).ahead:
            return
        for id in event.sources:
            dating = self._story.source(id).dating
            because = f"source '{id}' tells of it and was published by then"
            high = Bound(dating.when.end_latest.day, not dating.soft, because)
            self._narrow(event.id, high, _begun_by)

    def push(self, edges: Iterable[_Edge]) -> None:
        """Push the bounds of every event to those before and behind it."""
        leaving: dict[str, list[_Edge]] = defaultdict(list)
        leading: dict[str, list[_Edge]] = defaultdict(list)
        for edge in sorted(set(edges)):
            leaving[edge.earlier].append(edge)
            leading[edge.later].append(edge)
        self._settle(leaving, self._raise, lambda when: _latest_first(when.end_earliest.day))
        self._settle(leading, self._lower, lambda when: _earliest_first(when.start_latest.day))

    def _settle(
        self,
        edges: Mapping[str, list[_Edge]],
        push: Callable[[_Edge], str | None],
        rank: Callable[[When], tuple[bool, int]],
    ) -> None:
        """Push along edges until nothing moves, from the outermost bound inwards.

        So a bound is pushed along each edge once, whichever way the edges run; only a date with
        gaps, which may jump ahead, is pushed again.
        """
        queue = [(rank(self.whens[id]), id) for id in edges]
        heapq.heapify(queue)
        while queue:
            for edge in edges[heapq.heappop(queue)[1]]:
                moved = push(edge)
                if moved is not None and moved in edges:
                    heapq.heappush(queue, (rank(self.whens[moved]), moved))

    def _raise(self, edge: _Edge) -> str | None:
        """The later event lies no earlier than the earlier one; says which event moved."""
        when = self.whens[edge.earlier]
        low = later(when.end_earliest, when.start_earliest) if edge.whole else when.start_earliest
        narrowed = _from if edge.whole else _ended_from
        return self._narrow(edge.later, replace(low, because=edge.because), narrowed)

    def _lower(self, edge: _Edge) -> str | None:
        """The earlier event lies no later than the later one; says which event moved."""
        when = self.whens[edge.later]
        high = earlier(when.start_latest, when.end_latest) if edge.whole else when.end_latest
        narrowed = _until if edge.whole else _begun_by
        return self._narrow(edge.earlier, replace(high, because=edge.because), narrowed)

    def _narrow(self, id: str, bound: Bound, narrowed: Callable[[When, Bound], When]) -> str | None:
        """Narrow the bounds of an event, unless that leaves no day; says which event moved."""
        when = self.whens[id]
        if bound.day is None:
            return None
        try:
            self.whens[id] = narrowed(when, bound)
        except RecordError:
            message = (
                f"{bound.because}, which would put it at {bound.iso}; its own dates are "
                f"{when.earliest_iso or 'open'} to {when.latest_iso or 'open'}"
            )
            finding = Finding(FindingCode.DISORDER, id, message)
            self.findings.setdefault((id, bound.because), finding)
        return id if self.whens[id] != when else None


def _from(when: When, low: Bound) -> When:
    """It lies on or after this day."""
    return when.narrowed(low, None)


def _until(when: When, high: Bound) -> When:
    """It lies on or before this day."""
    return when.narrowed(None, high)


def _begun_by(when: When, high: Bound) -> When:
    """It had taken place by this day; of a span, and of what recurs, only the beginning."""
    if when.shape is Shape.INSTANT:
        return when.narrowed(None, high)
    if when.shape is Shape.RECURRING:
        return replace(when, start_latest=earlier(when.start_latest, high))
    return When.lasting(when.start.narrowed(None, high), when.end, open_end=when.open_end)


def _ended_from(when: When, low: Bound) -> When:
    """It had not ended before this day; of a span, and of what recurs, nothing about the beginning."""
    if when.shape is Shape.INSTANT:
        return when.narrowed(low, None)
    if when.shape is Shape.RECURRING:
        return replace(when, end_earliest=later(when.end_earliest, low))
    return When.lasting(when.start, when.end.narrowed(low, None), open_start=when.open_start)


def _latest_first(day: int | None) -> tuple[bool, int]:
    return (day is None, -(day or 0))


def _earliest_first(day: int | None) -> tuple[bool, int]:
    return (day is None, day or 0)
