"""The shortest ways from the origin along weighted edges, or that there are none.

The variables are numbered, and 0 is the origin. R. Bellman's and L. R. Ford's method with a queue:
whatever a shorter way was found to is looked at again, until nothing is. Edges may have negative
costs; where they lead round to a cost below nothing there is no shortest way, and the walk ends
with the length of such a *circle*.

A circle shows among the last edges to each variable, as the walk goes on. They are looked through
once for as many steps as there are variables, so the looking never costs more than the walking.

>>> shortest_ways([[(1, 5, 0)], [(2, -2, 1)], [], []])
Ways(cost=[0, 5, 3, None], via=[-1, 0, 1, -1], circle=0)
>>> shortest_ways([[], [(2, 1, 0)], [(1, -2, 1)]]).circle
2
"""

from __future__ import annotations

from collections import deque
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Edge", "Ways", "shortest_ways"]

Edge: TypeAlias = tuple[int, int, int]
"""The variable an edge leads to, its cost, and its own number."""

# Beyond every cost a way can have.
_FAR = 1 << 200


class Ways(NamedTuple):
    """The shortest ways from the origin.

    Attributes:
        cost: what the way to each variable costs; None if the origin does not lead to it.
        via: the number of the last edge of that way; -1 where there is none.
        circle: the number of edges of a circle that costs less than nothing, which makes the
            rest worthless; 0 if there is none anywhere.
    """

    cost: Sequence[int | None]
    via: Sequence[int]
    circle: int


def shortest_ways(edges: Sequence[Sequence[Edge]], fewer: Ways | None = None) -> Ways:
    """The shortest ways from variable 0.

    What the origin does not lead to is walked on its own: it may run round.

    Args:
        edges: for each variable those that lead from it.
        fewer: the shortest ways along some of these edges, if they are known; the rest is found
            from there.
    """
    walk = _Walk(edges, [_FAR if at else 0 for at in range(len(edges))])
    if fewer is not None:
        walk.cost = [_FAR if cost is None else cost for cost in fewer.cost]
        walk.via = list(fewer.via)
    circle = walk.run(at for at, cost in enumerate(walk.cost) if cost < _FAR)
    if not circle:
        aside = [-_FAR if cost < _FAR else 0 for cost in walk.cost]
        circle = _Walk(edges, aside).run([at for at, cost in enumerate(aside) if not cost])
    return Ways([None if cost == _FAR else cost for cost in walk.cost], walk.via, circle)


class _Walk:
    """One walk: what each variable costs so far, and from where."""

    def __init__(self, edges: Sequence[Sequence[Edge]], cost: list[int]) -> None:
        self.via = [-1] * len(edges)
        self._edges = edges
        self.cost = cost
        self._came_from = [-1] * len(edges)

    def run(self, starts: Iterable[int]) -> int:
        """Walk until nothing is shortened, or edges run round; the length of that circle."""
        edges, cost, via, came_from = self._edges, self.cost, self.via, self._came_from
        queue, waiting, looked = deque(starts), [False] * len(edges), 0
        while queue:
            at = queue.popleft()
            waiting[at] = False
            so_far = cost[at]
            for to, more, number in edges[at]:
                if so_far + more < cost[to]:
                    cost[to] = so_far + more
                    via[to], came_from[to] = number, at
                    if not waiting[to]:
                        waiting[to] = True
                        queue.append(to)
            looked += 1
            if looked % len(edges) == 0 and (circle := _circle_length(came_from)):
                return circle
        return 0


def _circle_length(came_from: Sequence[int]) -> int:
    """How many variables lie on a circle among those that each came from one other; 0 if none.

    Args:
        came_from: for each variable the one it came from, or -1.
    """
    seen = [-1] * len(came_from)
    for start in range(len(came_from)):
        at = start
        while at >= 0 and seen[at] < 0:
            seen[at] = start
            at = came_from[at]
        if at >= 0 and seen[at] == start:
            return _round_from(at, came_from)
    return 0


def _round_from(start: int, came_from: Sequence[int]) -> int:
    at = came_from[start]
    for length in count(1):
        if at == start:
            return length
        at = came_from[at]
    raise AssertionError
