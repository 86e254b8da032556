"""How one event is stated to lie to another in time, and what that says about days.

The sources often tell how events lie to each other where they tell no day: the meeting was during
the visit. A *way* is one of Allen's thirteen relations, or a name for several that are one stretch
(:mod:`fabula.value.convex`):

* *within*: it began no earlier than the other and ended no later;
* *not-earlier*: it began no earlier than the other began.

The decisions: a relation is one of whole days, as in :mod:`fabula.value.interval`, so ``meets`` is
on the following day. Two things on one day are neither before nor after each other: that one had
ended when the other began, perhaps on that day, is said with *before* of
:class:`~fabula.story.event.Event`. Several ways may be stated at once, any of which may hold; ways
that are no one stretch, such as before or after, are refused.

What rests on an identification is *assumed*: the relation then holds if the assumption does, and
every bound that follows from it says so.

>>> Related(("within",), "visit", "the article tells it of the visit").relations == {
...     Allen.STARTS, Allen.DURING, Allen.FINISHES, Allen.EQUALS}
True
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from fabula.errors import RecordError, nearest
from fabula.story.slug import label
from fabula.value.convex import joint_differences
from fabula.value.interval import Allen

if TYPE_CHECKING:
    from fabula.value.interval import Difference

__all__ = ["WAYS", "Related"]

# In order, not as sets, so that the table is shown alike wherever the documentation is built.
_WITHIN = (Allen.STARTS, Allen.DURING, Allen.FINISHES, Allen.EQUALS)
_LATER = (Allen.STARTED_BY, Allen.OVERLAPPED_BY, Allen.MET_BY, Allen.AFTER)

WAYS = MappingProxyType(
    {
        **{one.value: (one,) for one in Allen},
        "within": _WITHIN,
        "not-earlier": (*_WITHIN, *_LATER),
    }
)
"""The relations of Allen that each name stands for."""

_WHOLLY_BEFORE = frozenset({Allen.BEFORE, Allen.MEETS})
_WHOLLY_AFTER = frozenset({Allen.AFTER, Allen.MET_BY})


@dataclass(frozen=True, slots=True)
class Related:
    """A stated relation: how the event that carries it lies to another.

    Attributes:
        ways: names from :data:`WAYS`; any of them may hold.
        event: id of the other event.
        because: why.
        assuming: what it rests on beside the words, as a clause that may follow "if"; empty if
            it rests on nothing else.

    Raises:
        RecordError: a name is no way, no reason is given, or the ways are not one stretch.

    >>> Related(("bevore",), "visit", "it says so")
    Traceback (most recent call last):
    fabula.errors.RecordError: relation to 'visit', how: 'bevore' is not a relation of two events: ...
    """

    ways: tuple[str, ...]
    event: str
    because: str
    assuming: str = ""

    def __post_init__(self) -> None:
        place = label("relation to", self.event)
        if not self.because.strip():
            raise RecordError(place, "because", self.because, "the reason for the relation")
        for way in self.ways:
            if way not in WAYS:
                allowed = f"a relation of two events: {', '.join(WAYS)}"
                raise RecordError(place, "how", way, allowed, nearest(way, WAYS))
        try:
            joint_differences(self.relations)
        except RecordError as error:
            raise RecordError(place, "how", error.came, error.allowed) from None

    @property
    def relations(self) -> frozenset[Allen]:
        """The relations of Allen any of which may hold."""
        return frozenset[Allen]().union(*(WAYS[way] for way in self.ways))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What it says about days; the event that carries it comes first, then the other."""
        return joint_differences(self.relations)

    @property
    def puts_first(self) -> bool:
        """Whether the event that carries it is over before the other begins."""
        return self.relations <= _WHOLLY_BEFORE

    @property
    def puts_last(self) -> bool:
        """Whether the event that carries it begins after the other is over."""
        return self.relations <= _WHOLLY_AFTER
