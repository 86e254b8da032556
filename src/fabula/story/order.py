"""Which event certainly came first, and in what order to tell events that no certainty parts.

Two things put one event before another: its last possible day lies before the other's first, or
the record states so. They work together: what is stated to be before an event lies before
everything that the days put behind that event. Where days decide, they are strictly apart; a
stated order may fall within one day.

What contradicts itself orders nothing: a stated order within a circle (:mod:`.circle`), and one
that the days refute, since the earlier event cannot have ended by the last day on which the later
one can have begun. Both are findings, never errors. What is left is a strict partial order:
nothing precedes itself, no two events precede each other, and what precedes an event precedes all
that the event precedes.

To tell events, some order is needed: :meth:`PartialOrder.sequence` gives one that agrees with
every certain pair and otherwise goes by the last day on which an event can have begun, then the
first, then the id.

>>> from fabula.story.event import Before, Event
>>> first = Event("call", "talks", "A call", before=(Before("visit", "it prepared the visit"),))
>>> order = PartialOrder({"visit": Event("visit", "visit", "A visit"), "call": first})
>>> order.precedes("call", "visit"), order.sequence()
(True, ('call', 'visit'))
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.story.circle import ranked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from fabula.story.event import Event

__all__ = ["PartialOrder", "stated"]

_Day = int | float
"""A day or an infinity; infinities are never reckoned with here, only compared."""


def stated(events: Iterable[Event]) -> dict[str, set[str]]:
    """The ids each event is stated to come before, by an order or a relation that says as much."""
    known = list(events)
    after = {event.id: {later.event for later in event.before} for event in known}
    for event in known:
        after[event.id] |= {other.event for other in event.related if other.puts_first}
        for other in event.related:
            if other.puts_last:
                after[other.event].add(event.id)
    return after


@dataclass(slots=True)
class _Days:
    """The days on which an event can have begun and ended."""

    begins_from: _Day
    begins_by: _Day
    ends_from: _Day
    ends_by: _Day

    def raise_to(self, day: _Day) -> None:
        """It did not begin before this day."""
        self.begins_from = max(self.begins_from, day)
        self.ends_from = max(self.ends_from, self.begins_from)

    def lower_to(self, day: _Day) -> None:
        """It did not end after this day."""
        self.ends_by = min(self.ends_by, day)
        self.begins_by = min(self.begins_by, self.ends_by)


class PartialOrder:
    """The order of some events, made in time linear in events and stated orders."""

    def __init__(self, events: Mapping[str, Event]) -> None:
        knots = ranked(stated(events.values()))
        knot_of = {id: rank for rank, knot in enumerate(knots) for id in knot}
        self._rank = {id: rank for rank, id in enumerate(id for knot in knots for id in knot)}
        open_ = {
            id: {later for later in laters if knot_of[later] != knot_of[id]}
            for id, laters in stated(events.values()).items()
        }
        days = self._bounded(events, open_)
        self._after = {
            id: {later for later in laters if days[id].ends_from <= days[later].begins_by}
            for id, laters in open_.items()
        }
        self._days = days if self._after == open_ else self._bounded(events, self._after)

    def precedes(self, first: str, second: str) -> bool:
        """Whether an event had certainly ended when another began, or on that day.

        Costs one comparison if the days decide, else at most one visit to each event that stated
        orders put between the two.
        """
        apart = self._days[first].ends_by < self._days[second].begins_from
        return apart or self._leads(first, second)

    def sequence(self) -> tuple[str, ...]:
        """Every id once, in an order that contradicts nothing certain. Costs O((n + m) log n)."""
        keys = {id: (days.begins_by, days.begins_from, id) for id, days in self._days.items()}
        waiting = Counter(later for laters in self._after.values() for later in laters)
        ready = [keys[id] for id in self._after if not waiting[id]]
        heapq.heapify(ready)
        told = []
        while ready:
            told.append(heapq.heappop(ready)[2])
            for later in self._after[told[-1]]:
                waiting[later] -= 1
                if not waiting[later]:
                    heapq.heappush(ready, keys[later])
        return tuple(told)

    def _leads(self, first: str, second: str) -> bool:
        """Whether stated orders lead from one event to another."""
        seen: set[str] = set()
        stack = [first]
        while stack:
            for later in self._after[stack.pop()] - seen:
                if later == second:
                    return True
                if self._rank[later] < self._rank[second]:
                    seen.add(later)
                    stack.append(later)
        return False

    def _bounded(
        self, events: Mapping[str, Event], after: Mapping[str, Collection[str]]
    ) -> dict[str, _Days]:
        """The days of each event, given what lies before and behind it."""
        days = {id: _own_days(event) for id, event in events.items()}
        for id in self._rank:
            for later in after[id]:
                days[later].raise_to(days[id].ends_from)
        for id in reversed(self._rank):
            for later in after[id]:
                days[id].lower_to(days[later].begins_by)
        return days


def _own_days(event: Event) -> _Days:
    begins_from, begins_by, ends_from, ends_by = event.when.days
    days = _Days(_low(begins_from), _high(begins_by), _low(ends_from), _high(ends_by))
    days.raise_to(-math.inf)
    days.lower_to(math.inf)
    return days


def _low(day: int | None) -> _Day:
    return -math.inf if day is None else day


def _high(day: int | None) -> _Day:
    return math.inf if day is None else day
