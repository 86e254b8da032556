"""Which came first: Allen's thirteen relations, and what stays true where dates are not sure.

J. F. Allen ("Maintaining knowledge about temporal intervals", CACM 26, 1983) parts the ways two
intervals can lie into thirteen, of which exactly one holds. He takes them over a continuous line;
here an interval is a closed stretch of days, so ``[a, b]`` fills the line from the first moment of
``a`` to the last of ``b``. Hence an interval *meets* the next if that begins on the following day,
is *before* it if a day or more lies between, and two that have one day in common *overlap*. A
single day is an interval like any other.

Over a :class:`~fabula.value.when.When` a relation is *possible* if some choice of days within its
bounds gives it. A choice respects the shape, so an instant starts and ends on one day; what recurs
is taken as the interval from its first to its last time. Digits left open between the bounds are
not looked at: a relation may be called possible that the written dates rule out, never the other
way round.

>>> relation((1, 4), (5, 9)), relation((1, 4), (4, 9)), relation((5, 5), (5, 9))
(<Allen.MEETS: 'meets'>, <Allen.OVERLAPS: 'overlaps'>, <Allen.STARTS: 'starts'>)
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fabula.value.daterange import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fabula.value.when import When

__all__ = [
    "Allen",
    "Difference",
    "End",
    "certainly_before",
    "differences",
    "possible_relations",
    "possibly_overlaps",
    "relation",
]

Interval: TypeAlias = tuple[int, int]


class Allen(StrEnum):
    """How one interval lies to another; the order of the members is that of the paper's table."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    AFTER = "after"
    MET_BY = "met-by"
    OVERLAPPED_BY = "overlapped-by"
    STARTED_BY = "started-by"
    CONTAINS = "contains"
    FINISHED_BY = "finished-by"

    @property
    def converse(self) -> Allen:
        """The relation of the second interval to the first.

        >>> Allen.DURING.converse
        <Allen.CONTAINS: 'contains'>
        """
        return _CONVERSE[self]


_PAIRS = (
    (Allen.BEFORE, Allen.AFTER),
    (Allen.MEETS, Allen.MET_BY),
    (Allen.OVERLAPS, Allen.OVERLAPPED_BY),
    (Allen.STARTS, Allen.STARTED_BY),
    (Allen.DURING, Allen.CONTAINS),
    (Allen.FINISHES, Allen.FINISHED_BY),
    (Allen.EQUALS, Allen.EQUALS),
)
_CONVERSE = dict(_PAIRS) | {other: one for one, other in _PAIRS}


class End(IntEnum):
    """The four days two intervals are made of."""

    START = 0
    END = 1
    OTHER_START = 2
    OTHER_END = 3


class Difference(NamedTuple):
    """A constraint in days: ``later`` is at most so many days after ``earlier``.

    Attributes:
        later: the day on the left of ``later - earlier <= most``.
        earlier: the day on its right.
        most: the number of days, which may be negative.
    """

    later: End
    earlier: End
    most: int


_S, _E, _OS, _OE = End
# Each relation as constraints on closed stretches of days; the converse swaps the two intervals.
_DIFFERENCES = {
    Allen.BEFORE: ((_E, _OS, -2),),
    Allen.MEETS: ((_E, _OS, -1), (_OS, _E, 1)),
    Allen.OVERLAPS: ((_S, _OS, -1), (_OS, _E, 0), (_E, _OE, -1)),
    Allen.STARTS: ((_S, _OS, 0), (_OS, _S, 0), (_E, _OE, -1)),
    Allen.DURING: ((_OS, _S, -1), (_E, _OE, -1)),
    Allen.FINISHES: ((_OS, _S, -1), (_E, _OE, 0), (_OE, _E, 0)),
    Allen.EQUALS: ((_S, _OS, 0), (_OS, _S, 0), (_E, _OE, 0), (_OE, _E, 0)),
}
_SWAPPED = {_S: _OS, _E: _OE, _OS: _S, _OE: _E}


def differences(allen: Allen) -> tuple[Difference, ...]:
    """The relation as constraints on the four days, as a temporal network takes them.

    Both intervals are assumed to end no earlier than they start.

    >>> differences(Allen.BEFORE)
    (Difference(later=<End.END: 1>, earlier=<End.OTHER_START: 2>, most=-2),)
    """
    if allen in _DIFFERENCES:
        return tuple(Difference(*edge) for edge in _DIFFERENCES[allen])
    edges = _DIFFERENCES[allen.converse]
    return tuple(Difference(_SWAPPED[one], _SWAPPED[two], most) for one, two, most in edges)


def relation(one: Interval, other: Interval) -> Allen:
    """The relation that holds between two closed stretches of days, given as ordinals."""
    days = (*one, *other)
    return next(allen for allen in Allen if _holds(allen, days))


def possible_relations(one: When, other: When) -> frozenset[Allen]:
    """The relations that some choice of days within the bounds gives; never empty.

    >>> from fabula.value.when import When
    >>> sorted(allen.value for allen in possible_relations(When.on(5), When.within(4, 6)))
    ['equals', 'meets', 'met-by']
    """
    known = [*_bounds(one, _S, _E), *_bounds(other, _OS, _OE)]
    return frozenset(allen for allen in Allen if _is_consistent([*known, *differences(allen)]))


def certainly_before(one: When, other: When) -> bool:
    """Whether one is over before the other starts, whatever days within their bounds they had.

    >>> from fabula.value.when import When
    >>> certainly_before(When.within(1, 4), When.within(5, None))
    True
    """
    last, first = one.end_latest.day, other.start_earliest.day
    return last is not None and first is not None and last < first


def possibly_overlaps(one: When, other: When) -> bool:
    """Whether some choice of days within the bounds gives the two a day in common."""
    return not certainly_before(one, other) and not certainly_before(other, one)


def _holds(allen: Allen, days: Sequence[int]) -> bool:
    return all(days[edge.later] - days[edge.earlier] <= edge.most for edge in differences(allen))


# A constraint on days that may also be the origin of the count, None.
_Edge: TypeAlias = tuple[End | None, End | None, int]


def _bounds(when: When, start: End, end: End) -> Iterator[_Edge]:
    """What is known of a start and an end: their bounds and their order."""
    for day, low, high in zip((start, end), when.days[::2], when.days[1::2], strict=True):
        if low is not None:
            yield None, day, -low
        if high is not None:
            yield day, None, high
    yield start, end, 0
    if when.shape is Shape.INSTANT:
        yield end, start, 0


def _is_consistent(edges: Iterable[_Edge]) -> bool:
    """Whether days exist that satisfy the constraints: no cycle of them is negative.

    Bellman and Ford: with five days in play, distances that still shrink after five rounds do so
    for ever.
    """
    known = list(edges)
    distance: dict[End | None, int] = dict.fromkeys((None, *End), 0)
    for _ in range(len(distance)):
        settled = True
        for later, earlier, most in known:
            if distance[earlier] + most < distance[later]:
                distance[later], settled = distance[earlier] + most, False
        if settled:
            return True
    return False
