"""What belongs together, as far as pairs say so.

Things are joined two by two, and belong together if joins lead from one to the other. Each set
has one thing that stands for all of it, its *root*; which one it is means nothing. The order of the
joins decides nothing else: the sets are the same.

What is done grows nearly in line with the number of joins (union with path halving).

This module knows nothing of what is joined, or why; sources are by :mod:`.lineage`.

>>> joined = Joined("abcd")
>>> joined.join("c", "a")
>>> joined.sets(), joined.root("a") == joined.root("c")
([['a', 'c'], ['b'], ['d']], True)
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

__all__ = ["Joined"]

_Thing = TypeVar("_Thing", bound="Hashable")


class Joined(Generic[_Thing]):
    """Things, and which of them belong together; a thing not seen before is taken in, alone.

    Args:
        things: those that are there from the beginning.

    >>> joined = Joined[int]()
    >>> joined.join(1, 2)
    >>> joined.root(3), joined.sets()
    (3, [[1, 2], [3]])
    """

    def __init__(self, things: Iterable[_Thing] = ()) -> None:
        self._parent = {thing: thing for thing in things}

    def root(self, thing: _Thing) -> _Thing:
        """What stands for all that belongs together with a thing."""
        parent = self._parent
        parent.setdefault(thing, thing)
        while parent[thing] != thing:
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        return thing

    def join(self, one: _Thing, other: _Thing) -> None:
        """Say that two things belong together."""
        root = self.root(one)
        self._parent[self.root(other)] = root

    def sets(self) -> list[list[_Thing]]:
        """What belongs together, in the order in which things were first seen."""
        found: dict[_Thing, list[_Thing]] = defaultdict(list)
        for thing in self._parent:
            found[self.root(thing)].append(thing)
        return list(found.values())
