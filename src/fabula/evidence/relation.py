"""What an equation between amounts implies for the part that is left out of it.

Interval arithmetic on exact fractions (:mod:`fabula.value.arithmetic`); each role stands once in its
equation, so the result is as narrow as can be. The equations and the names of their parts are those
of :class:`~fabula.story.equation.RelationType`.

This module knows no story; see :mod:`.arithmetic`.

>>> known = {"whole": [Measure.point(200, "EUR")], "part": [Measure.point(50, "EUR")]}
>>> implied(RelationType.SHARE, known) == Measure.point(25, "%")
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.story import RelationType
from fabula.value import Measure
from fabula.value.arithmetic import minus, plus, ratio, times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["implied"]

_HUNDRED = Measure.point(100, "%")


def implied(type: RelationType, known: Mapping[str, Sequence[Measure]]) -> Measure | None:
    """What amounts in some roles imply for the one left out; None if nothing bounds it.

    The amounts are taken as intervals just as they are: nothing is rounded here.

    Raises:
        DimensionError: the units do not go together.

    >>> implied(RelationType.SUM, {"part": [Measure(1, 2), Measure.point(5)]}) == Measure(6, 7)
    True
    """
    if type is RelationType.SUM:
        return _summed(known)
    first, second, third = (next(iter(known.get(role, ())), None) for role in type.roles)
    if type is RelationType.RATIO:
        return _product(second, third, first)
    if type is RelationType.TIMES:
        return _product(first, second, third)
    if type is RelationType.SHARE:
        result = _product(first, second, third)
        return result if third else _percent(result)
    if third:
        return _product(first, second, plus(_HUNDRED, third))
    more = _product(first, second, None)
    return _percent(more and minus(more, Measure.point(1)))


def _product(whole: Measure | None, base: Measure | None, factor: Measure | None) -> Measure | None:
    """The one missing of ``whole = base · factor``."""
    if whole is None:
        return times(base, factor) if base and factor else None
    divisor = base or factor
    if divisor is None or divisor.low == divisor.high == 0:
        return None
    return ratio(whole, divisor)


def _summed(known: Mapping[str, Sequence[Measure]]) -> Measure | None:
    """The sum of the parts, or what the total leaves for the part missing."""
    total: Measure | None = None
    for at, part in enumerate(known["part"]):
        total = part if not at else total and plus(total, part)
    stated = next(iter(known.get("total", ())), None)
    return minus(stated, total) if stated and total else total


def _percent(measure: Measure | None) -> Measure | None:
    """A plain number as per cent."""
    if measure is None:
        return None
    hundredfold = measure.scaled(100)
    return Measure(hundredfold.low, hundredfold.high, "%", hundredfold.approximator)
