"""The shortest way round by which constraints contradict each other.

A *circle* of constraints that leads a variable to a day before itself cannot hold: its costs sum
to less than nothing. This module finds one with as few constraints as can be, so that a reader is
shown the contradiction and nothing beside it.

The variable 0 is the origin, which every date passes through, so a shortest circle either begins
there or does not touch it at all. Circles through the origin are found by walking from it round
by round, as Bellman and Ford do. The others lie within one knot of variables that lead to each
other, and each of them has a variable from which every part of the way sums to less than nothing,
so only such ways are followed. Of equally short circles the one that begins first wins.

The second search can cost the square of a knot. It stops after a fixed number of looks at a
constraint, the same at every run; the circle told is then a contradiction still, and the
shortest that was met.

>>> to_one, back, aside = (1, 5, 0), (0, -7, 1), (2, 1, 2)
>>> shortest_cycle([[to_one], [back, aside], []], 2)
[0, 1]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.story.circle import knots

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from fabula.evidence.dating.ways import Edge

__all__ = ["shortest_cycle"]

_LOOKS = 500_000
_ANYTHING = 1 << 200


def shortest_cycle(leaving: Sequence[Sequence[Edge]], longest: int) -> list[int]:
    """The numbers of the constraints of a shortest circle that sums to less than nothing.

    Args:
        leaving: for each variable the constraints that lead from it.
        longest: a number of constraints for which there is such a circle.
    """
    search = _Search(leaving)
    best = search.round(0, longest, range(len(leaving)), _ANYTHING)
    longest = len(best) - 1 if best else longest
    for knot in _knots(leaving):
        for start in sorted(knot):
            found = search.round(start, longest, knot, 0)
            best, longest = (found, len(found) - 1) if found else (best, longest)
    return best


def _knots(leaving: Sequence[Sequence[Edge]]) -> Iterator[frozenset[int]]:
    """The variables that lead to each other without the origin, in sets."""
    after = {str(at): {str(edge[0]) for edge in leaving[at]} - {"0"} for at in _beyond(leaving)}
    for knot in knots(after):
        yield frozenset(map(int, knot))


def _beyond(leaving: Sequence[Sequence[Edge]]) -> range:
    return range(1, len(leaving))


class _Search:
    """Walks that share one allowance of looks."""

    def __init__(self, leaving: Sequence[Sequence[Edge]]) -> None:
        self._leaving = leaving
        self._looks = _LOOKS

    def round(self, start: int, longest: int, within: Container[int], ceiling: int) -> list[int]:
        """A shortest circle from here that sums to less than nothing; empty if there is none.

        Args:
            start: the variable.
            longest: how many constraints it may have.
            within: the variables it may pass.
            ceiling: every part of the way sums to less.
        """
        known = {start: 0}
        front: Mapping[int, int] = known.copy()
        rounds: list[dict[int, tuple[int, int]]] = []
        while front and len(rounds) < longest and (self._looks > 0 or not start):
            rounds.append({})
            for at, so_far in front.items():
                self._looks -= len(self._leaving[at])
                for to, cost, number in self._leaving[at]:
                    if to in within and so_far + cost < known.get(to, ceiling):
                        known[to] = so_far + cost
                        rounds[-1][to] = at, number
            if start in rounds[-1]:
                return _way(start, rounds)
            front = {at: known[at] for at in rounds[-1]}
        return []


def _way(start: int, rounds: Sequence[Mapping[int, tuple[int, int]]]) -> list[int]:
    """The constraints from a variable back to it, one a round."""
    at, numbers = start, list[int]()
    for came_from in reversed(rounds):
        at, number = came_from[at]
        numbers.append(number)
    return numbers[::-1]
