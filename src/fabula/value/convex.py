"""Which of Allen's relations together are one stretch, so that constraints on days can hold them.

"It lay within the other" is four relations: it may have begun with the other, ended with it, both,
or neither. Such a set is *convex* if constraints on single pairs of days (at most so many days
after) hold in each of its relations and in no other. "Before or after" is not: whatever holds in
both holds of everything between as well.

The decision: a set that is not convex is refused, and told with what it would let in, since a
network of days could only keep it wider than it was stated. Which sets are convex is reckoned, not
listed: what holds in every one of the relations is taken, and the relations that it allows are
counted. So it is exact, and there is no table of compositions to be wrong.

M. Vilain, H. Kautz, P. van Beek, *Constraint propagation algorithms for temporal reasoning*, 1989,
tell which relations of intervals are relations of their ends; J. F. Allen's are in
:mod:`.interval`, with what they mean in whole days.

>>> [len(joint_differences({one})) for one in (Allen.BEFORE, Allen.EQUALS)]
[1, 4]
>>> joint_differences({Allen.BEFORE, Allen.MEETS})
(Difference(later=<End.END: 1>, earlier=<End.OTHER_START: 2>, most=-1),)
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from fabula.errors import RecordError
from fabula.value.interval import Allen, Difference, End, differences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["joint_differences"]

_Distances: TypeAlias = dict[tuple[End, End], int]
"""How many days the first can lie after the second at most; a pair that nothing bounds is left out."""

# Both intervals end no earlier than they start.
_ENDS = (Difference(End.START, End.END, 0), Difference(End.OTHER_START, End.OTHER_END, 0))


def joint_differences(relations: Collection[Allen]) -> tuple[Difference, ...]:
    """Constraints that hold in each of these relations and in no other.

    Both intervals are assumed to end no earlier than they start. What follows from the rest is
    left out.

    Raises:
        RecordError: some other relation meets them too, or there is none to begin with.

    >>> joint_differences({Allen.BEFORE, Allen.AFTER})
    Traceback (most recent call last):
    fabula.errors.RecordError: relation, of: 'before or after' is not one stretch of relations: ...
    """
    return _joint(frozenset(relations))


@lru_cache(maxsize=256)
def _joint(relations: frozenset[Allen]) -> tuple[Difference, ...]:
    if not relations:
        raise RecordError("relation", "of", "nothing", "one of Allen's relations or more")
    each = [_distances(differences(one)) for one in relations]
    common = set.intersection(*(set(one) for one in each))
    joint = [Difference(*pair, max(one[pair] for one in each)) for pair in sorted(common)]
    others = {one for one in Allen if _allows(joint, one)} - relations
    if others:
        came, more = (
            " or ".join(one for one in Allen if one in some) for some in (relations, others)
        )
        allowed = (
            f"one stretch of relations: days cannot tell it from {more}; state fewer, or those too"
        )
        raise RecordError("relation", "of", came, allowed)
    return tuple(_needed(joint))


def _distances(known: Iterable[Difference]) -> _Distances:
    """All that follows (R. W. Floyd's algorithm); a day before itself shows as less than 0."""
    far = dict.fromkeys(((end, end) for end in End), 0)
    for one in (*known, *_ENDS):
        pair = one.later, one.earlier
        far[pair] = min(one.most, far.get(pair, one.most))
    for middle, later, earlier in product(End, repeat=3):
        first, second = far.get((later, middle)), far.get((middle, earlier))
        if first is not None and second is not None:
            far[later, earlier] = min(first + second, far.get((later, earlier), first + second))
    return far


def _allows(known: Iterable[Difference], relation: Allen) -> bool:
    far = _distances([*known, *differences(relation)])
    return all(far[end, end] >= 0 for end in End)


def _needed(joint: list[Difference]) -> list[Difference]:
    """The constraints without those that follow from the others."""
    left = list(joint)
    for one in joint:
        rest = [other for other in left if other != one]
        follows = _distances(rest).get((one.later, one.earlier))
        if follows is not None and follows <= one.most:
            left = rest
    return left
