"""Which events are stated to come before themselves.

Stated orders that lead from an event back to it run in a *circle*. Circles that share an event are
one *knot*: within it everything is stated to be before everything, so its orders order nothing.
Knots are the strongly connected components of the stated orders, found by one walk in depth
(Tarjan 1972) in time linear in events and orders; the order of the record does not matter.

>>> after = {"a": ["b"], "b": ["c"], "c": ["b"], "d": []}
>>> knots(after)
(('b', 'c'),)
>>> circle(("b", "c"), after)
('b', 'c')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["circle", "knots", "ranked"]


def ranked(after: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """Every id once, in groups: one id, or a knot, sorted.

    A group lies behind all groups from which an order leads to it.

    >>> ranked({"a": ["b"], "b": ["c"], "c": ["b"]})
    [('a',), ('b', 'c')]
    """
    walk = _Walk(after)
    for id in sorted(after):
        walk.begin(id)
    return walk.groups[::-1]


def knots(after: Mapping[str, Collection[str]]) -> tuple[tuple[str, ...], ...]:
    """The knots, sorted; each holds at least two ids, since no event is stated to follow itself."""
    return tuple(sorted(group for group in ranked(after) if len(group) > 1))


def circle(knot: Collection[str], after: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """A shortest circle through the first id of a knot, beginning with it."""
    first, inside = min(knot), set(knot)
    came_from: dict[str, str] = {}
    reached = [first]
    for id in reached:
        for later in sorted(after[id]):
            if later in inside and later not in came_from:
                came_from[later] = id
                reached.append(later)
    way = [came_from[first]]
    while way[-1] != first:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


class _Walk:
    """The walk in depth: ids are numbered as they are met, and wait until their knot is whole.

    ``low`` holds the lowest number among those waiting that an id is known to lead to. An id that
    leads to nothing lower than itself was the first of its knot to be met.
    """

    def __init__(self, after: Mapping[str, Collection[str]]) -> None:
        self.groups: list[tuple[str, ...]] = []
        self._after = after
        self._number: dict[str, int] = {}
        self._low: dict[str, int] = {}
        self._waiting: dict[str, None] = {}

    def begin(self, id: str) -> None:
        """Walk from here, with a stack of our own: a chain of orders may be long."""
        stack = [] if id in self._number else [self._meet(id)]
        while stack:
            here, ahead = stack[-1]
            later = next(ahead, None)
            if later is None:
                stack.pop()
                self._leave(here)
                if stack:
                    self._lower(stack[-1][0], self._low[here])
            elif later not in self._number:
                stack.append(self._meet(later))
            elif later in self._waiting:
                self._lower(here, self._number[later])

    def _meet(self, id: str) -> tuple[str, Iterator[str]]:
        self._number[id] = self._low[id] = len(self._number)
        self._waiting[id] = None
        return id, iter(sorted(self._after[id]))

    def _lower(self, id: str, number: int) -> None:
        self._low[id] = min(self._low[id], number)

    def _leave(self, id: str) -> None:
        if self._low[id] == self._number[id]:
            knot: list[str] = []
            while not knot or knot[-1] != id:
                knot.append(self._waiting.popitem()[0])
            self.groups.append(tuple(sorted(knot)))
