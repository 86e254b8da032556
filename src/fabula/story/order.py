"""In what order to tell events whose dates are only partly known.

Two things put one event before another with certainty: its last possible day lies before the
other's first, or the record states so, directly or through other events. :func:`precedes` decides
a pair; :func:`sequence` gives one order that agrees with every such pair, for telling and
printing: by the last day on which an event can have begun (what is bounded by it counts too), then
the first, then the id.

Should the stated orders run in a circle (a finding, never an error), the events of the circle, and
those stated to come after them, follow at the end by the same rule.

>>> from fabula.story.event import Before, Event
>>> first = Event("call", "talks", "A call", before=(Before("visit", "it prepared the visit"),))
>>> second = Event("visit", "visit", "A visit")
>>> [event.id for event in sequence({"visit": second, "call": first})]
['call', 'visit']
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fabula.story.event import Event

__all__ = ["circle", "precedes", "sequence"]

_Key = tuple[int | float, int | float, str]
"""Days and infinities; a float is never computed with here, only compared."""


def precedes(first: Event, second: Event, events: Mapping[str, Event]) -> bool:
    """Whether an event had certainly ended when another began, or on that day at the latest.

    By bounds the days are strictly apart; a stated order may fall within one day. Costs one
    comparison if the bounds decide, else one visit to each event reached by stated orders.
    """
    end, start = first.when.end_latest.day, second.when.start_earliest.day
    if end is not None and start is not None and end < start:
        return True
    return any(later.id == second.id for later in _after(first, events))


def sequence(events: Mapping[str, Event]) -> Iterator[Event]:
    """Every event once, in an order that contradicts nothing certain. Costs O((n + m) log n)."""
    keys = _keys(events)
    waiting = Counter(later.event for event in events.values() for later in event.before)
    ready = [keys[id] for id in events if not waiting[id]]
    heapq.heapify(ready)
    told = set()
    while ready:
        event = events[heapq.heappop(ready)[2]]
        told.add(event.id)
        yield event
        for later in event.before:
            waiting[later.event] -= 1
            if not waiting[later.event]:
                heapq.heappush(ready, keys[later.event])
    for key in sorted(key for id, key in keys.items() if id not in told):
        yield events[key[2]]


def circle(events: Mapping[str, Event]) -> tuple[str, ...]:
    """A circle among the stated orders, as short as can be from its first id; else nothing.

    Events that only lead to a circle or come out of one are never named.
    """
    inside = _in_circles(events)
    ways = (_way_back(events[id], events, inside) for id in sorted(inside))
    return next((way for way in ways if way), ())


def _after(event: Event, events: Mapping[str, Event]) -> Iterator[Event]:
    seen: set[str] = set()
    stack = [later.event for later in event.before]
    while stack:
        id = stack.pop()
        if id not in seen:
            seen.add(id)
            yield events[id]
            stack.extend(later.event for later in events[id].before)


def _keys(events: Mapping[str, Event]) -> dict[str, _Key]:
    """The key of each event: no later than that of any event stated to come after it."""
    latest = {id: _day(event.when.start_latest.day, math.inf) for id, event in events.items()}
    for id in reversed(list(_forward(events))):
        for later in events[id].before:
            latest[id] = min(latest[id], latest[later.event])
    return {
        id: (latest[id], _day(event.when.start_earliest.day, -math.inf), id)
        for id, event in events.items()
    }


def _day(day: int | None, otherwise: float) -> int | float:
    return otherwise if day is None else day


def _forward(events: Mapping[str, Event]) -> Iterator[str]:
    """Ids so that every stated order leads forward; events in or behind a circle are left out."""
    waiting = Counter(later.event for event in events.values() for later in event.before)
    ready = [id for id in events if not waiting[id]]
    while ready:
        id = ready.pop()
        yield id
        for later in events[id].before:
            waiting[later.event] -= 1
            if not waiting[later.event]:
                ready.append(later.event)


def _in_circles(events: Mapping[str, Event]) -> set[str]:
    """Ids from which no forward order exists, and to which none leads back to the open."""
    left = set(events) - set(_forward(events))
    ahead = {id: {later.event for later in events[id].before} & left for id in left}
    behind: dict[str, set[str]] = {id: set() for id in left}
    for id, successors in ahead.items():
        for successor in successors:
            behind[successor].add(id)
    ready = [id for id in left if not ahead[id]]
    while ready:
        id = ready.pop()
        left.discard(id)
        for before in behind[id]:
            ahead[before].discard(id)
            if not ahead[before]:
                ready.append(before)
    return left


def _way_back(event: Event, events: Mapping[str, Event], inside: set[str]) -> tuple[str, ...]:
    """The shortest way from an event to itself, breadth first, or nothing."""
    came_from: dict[str, str] = {}
    front = [event.id]
    while front:
        reached = []
        for id in front:
            for later in sorted(order.event for order in events[id].before):
                if later == event.id:
                    return _path(event.id, id, came_from)
                if later in inside and later not in came_from:
                    came_from[later] = id
                    reached.append(later)
        front = reached
    return ()


def _path(start: str, end: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))
