"""When the events of a story took place, as far as its claims and stated orders bound it.

Four rules, all hard, each of which only ever narrows:

* *claims*: an event took place when the claims that give its ``when`` say. If they cannot all
  hold, the bounds cover every one of them, and the conflict is a finding of its own.
* *publication*: nothing is told before it happened. An event had taken place, or, if its kind
  lasts, had begun, by the last day on which any source that tells of it can have been published;
  kinds that lie ahead are exempt.
* *report*: an event given in a slot marked ``begun`` had begun by the end of the event that gives it.
* *order*: an event stated to be before another had ended when that one began, or on that day.

Each bound says what gives it. Where a rule leaves no day, the bounds stay as they were, and the
contradiction is a finding about the record.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode, RecordError
from fabula.story.order import circle
from fabula.value import Bound, Shape, When

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.story import Event, Kind, Timeline

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


@dataclass(frozen=True, slots=True)
class _Edge:
    """One event lies before another: its end, or only its beginning."""

    earlier: str
    later: str
    whole: bool
    because: str


def dated(story: Timeline) -> Dated:
    """Date every event of a story from its claims. Costs time linear in claims and orders."""
    work = _Work(story)
    for event in story.events:
        work.whens[event.id] = _claimed(event, story.kind(event.kind))
    for event in story.events:
        work.bound_by_publication(event)
    edges: dict[str, list[_Edge]] = defaultdict(list)
    for edge in _edges(story):
        edges[edge.earlier].append(edge)
    order = _forward(story, edges)
    work.push_earliest(order, edges)
    work.push_latest(order, edges)
    findings = [*_circles(story), *work.findings]
    events = (replace(event, when=work.whens[event.id]) for event in story.events)
    return Dated(story.with_events(events), tuple(findings))


class _Work:
    """The bounds as they stand, and what the rules could not do."""

    def __init__(self, story: Timeline) -> None:
        self.story = story
        self.whens: dict[str, When] = {}
        self.findings: list[Finding] = []
        self._lasts = {event.id: story.kind(event.kind).lasts for event in story.events}

    def bound_by_publication(self, event: Event) -> None:
        """By the last day on which each source that tells of it can have been published."""
        if self.story.kind(event.kind).ahead:
            return
        for id in event.sources:
            dating = self.story.source(id).dating
            day = dating.when.end_latest.day
            because = f"source '{id}' tells of it and was published by then"
            self._by(event.id, Bound(day, not dating.soft, because))

    def push_earliest(self, order: list[str], edges: dict[str, list[_Edge]]) -> None:
        """An event lies no earlier than what lies before it."""
        for id in order:
            for edge in edges[id]:
                low = self.whens[id].end_earliest if edge.whole else self.whens[id].start_earliest
                if edge.whole or not self._lasts[edge.later]:
                    self._narrow(edge.later, replace(low, because=edge.because), None)

    def push_latest(self, order: list[str], edges: dict[str, list[_Edge]]) -> None:
        """An event lies no later than what lies after it."""
        for id in reversed(order):
            for edge in edges[id]:
                later = self.whens[edge.later]
                if edge.whole:
                    high = replace(later.start_latest, because=edge.because)
                    self._narrow(id, None, high)
                else:
                    self._by(id, replace(later.end_latest, because=edge.because))

    def _by(self, id: str, high: Bound) -> None:
        """The event had taken place, or, if it lasts, had begun, by this day."""
        when = self.whens[id]
        if not self._lasts[id]:
            self._narrow(id, None, high)
        elif high.day is not None:
            try:
                start = when.start.narrowed(None, high)
            except RecordError:
                self._contradiction(id, high)
            else:
                self.whens[id] = When.lasting(start, when.end, open_end=when.open_end)

    def _narrow(self, id: str, low: Bound | None, high: Bound | None) -> None:
        bound = low or high
        if bound is None or bound.day is None:
            return
        try:
            self.whens[id] = self.whens[id].narrowed(low, high)
        except RecordError:
            self._contradiction(id, bound)

    def _contradiction(self, id: str, bound: Bound) -> None:
        when = self.whens[id]
        message = (
            f"{bound.because}, which would put it at {bound.iso}; its own dates are "
            f"{when.earliest_iso or 'open'} to {when.latest_iso or 'open'}"
        )
        self.findings.append(Finding(FindingCode.DISORDER, id, message))


def _claimed(event: Event, kind: Kind) -> When:
    """The bounds the claims give: what all allow, or, if that is nothing, what any allows."""
    whens = [
        _told(claim.value, f"claim '{event.id}/{claim.id}'", lasts=kind.lasts)
        for claim in event.giving("when")
        if isinstance(claim.value, When)
    ]
    if not whens:
        return When.lasting(None, None) if kind.lasts else When.unknown()
    common = whens[0]
    try:
        for when in whens[1:]:
            common = common.narrowed(when.start_earliest, when.end_latest)
    except RecordError:
        return _covering(whens)
    return common


def _told(when: When, because: str, *, lasts: bool) -> When:
    """A reading as the bounds of an event; each bound names the claim.

    Of something that lasts, an instant says that it went on then: it had begun and not ended.
    """
    low, first, last, high = (
        replace(bound, because=because) if bound.day is not None else bound
        for bound in (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
    )
    if lasts and when.shape is Shape.INSTANT:
        return When.lasting(When.within(None, high), When.within(low, None))
    return replace(when, start_earliest=low, start_latest=first, end_earliest=last, end_latest=high)


def _covering(whens: list[When]) -> When:
    """An instant that covers every one of them."""
    lows = [when.start_earliest for when in whens]
    highs = [when.end_latest for when in whens]
    low = min((bound.day for bound in lows if bound.day is not None), default=None)
    high = max((bound.day for bound in highs if bound.day is not None), default=None)
    because = "the claims do not agree; this covers all of them"
    return When.within(
        None if any(bound.day is None for bound in lows) else Bound(low, because=because),
        None if any(bound.day is None for bound in highs) else Bound(high, because=because),
    )


def _edges(story: Timeline) -> Iterator[_Edge]:
    for event in story.events:
        for later in event.before:
            because = f"'{event.id}' came before '{later.event}': {later.because}"
            yield _Edge(event.id, later.event, True, because)
        kind = story.kind(event.kind)
        for claim in event.claims:
            slot = kind.slot(claim.gives) if claim.gives else None
            if slot and slot.begun and claim.states and claim.states != event.id:
                because = f"'{event.id}' tells that '{claim.states}' had begun"
                yield _Edge(claim.states, event.id, False, because)


def _forward(story: Timeline, edges: dict[str, list[_Edge]]) -> list[str]:
    """Ids so that every edge leads forward; what lies in or behind a circle is left out."""
    waiting = Counter(edge.later for leaving in edges.values() for edge in leaving)
    ready = [event.id for event in story.events if not waiting[event.id]]
    order = []
    while ready:
        order.append(ready.pop())
        for edge in edges[order[-1]]:
            waiting[edge.later] -= 1
            if not waiting[edge.later]:
                ready.append(edge.later)
    return order


def _circles(story: Timeline) -> Iterator[Finding]:
    found = circle({event.id: event for event in story.events})
    if found:
        way = " before ".join(f"'{id}'" for id in (*found, found[0]))
        yield Finding(FindingCode.DISORDER, found[0], f"the stated orders run in a circle: {way}")
