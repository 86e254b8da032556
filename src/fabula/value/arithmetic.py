"""Reckoning with measures: what must hold of a sum, a product or a ratio of uncertain amounts.

Interval arithmetic (R. E. Moore, *Interval Analysis*, 1966): the result holds every value that two
values, one out of each measure, can give, and where a measure can say so, no other. All of it is
exact. A :class:`~fabula.value.measure.Measure` can leave an end out only on a side that is open,
so ``1 / (over 5)``, which lies between 0 and a fifth with both left out, becomes 0..1/5: a value
more, never one less. Where nothing bounds the result on either side there is no measure to return,
and None says so.

A hedge is carried over: vague stays vague; about and almost make the result *about*, or *vague* if
it is open, since "about" needs a point to be about; over and at-least, under and at-most follow
from the bounds.

Units: a sum needs one unit. A factor is a plain number, ``x`` (fold) or ``%``; the ratio of two
amounts in one unit is a plain number. Everything else, percentage points in a product among it, is
refused.

>>> report = Measure(5, 7, "USD")
>>> ratio(report, Measure.point("0.5", "USD")) == Measure(10, 14)
True
>>> times(report, Measure.point(80, "%")) == Measure(4, "5.6", "USD")
True
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from fabula.errors import DimensionError, RecordError
from fabula.value.measure import Approximator, Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["hull", "minus", "plus", "ratio", "times"]

_FACTORS = {None: Fraction(1), "x": Fraction(1), "%": Fraction(1, 100)}
_NEAR = frozenset({Approximator.ABOUT, Approximator.ALMOST})


_Place: TypeAlias = tuple[int, Fraction]


class _End(NamedTuple):
    """An end of an interval on a line with two infinite ends."""

    infinite: int  # -1 below every number, 1 above, 0 for a number
    value: Fraction
    included: bool

    @property
    def sign(self) -> int:
        """-1, 0 or 1."""
        return self.infinite or (self.value > 0) - (self.value < 0)

    @property
    def place(self) -> _Place:
        """Where it lies; places sort as they lie."""
        return self.infinite, self.value


_ZERO = Fraction(0)
_LOWEST, _HIGHEST = _End(-1, _ZERO, False), _End(1, _ZERO, False)


def plus(one: Measure, other: Measure) -> Measure | None:
    """The sum; None if nothing bounds it.

    Raises:
        DimensionError: the units differ.

    >>> over = Measure(10, None, approximator=Approximator.OVER)
    >>> plus(Measure(1, 2), over) == Measure(11, None, approximator=Approximator.OVER)
    True
    """
    _check_unit(one, other)
    (low, high), (its_low, its_high) = _ends(one), _ends(other)
    return _measure(_sum(low, its_low), _sum(high, its_high), one.unit, _hedges(one, other))


def minus(one: Measure, other: Measure) -> Measure | None:
    """The difference; None if nothing bounds it.

    Raises:
        DimensionError: the units differ.

    >>> minus(Measure(5, 7), Measure(5, 7)) == Measure(-2, 2)
    True
    """
    return plus(one, other.scaled(-1))


def times(one: Measure, other: Measure) -> Measure | None:
    """The product; at most one of the two may have a unit that is no factor.

    Raises:
        DimensionError: neither is a factor.
    """
    amount, factor = (one, other) if other.unit in _FACTORS else (other, one)
    if factor.unit not in _FACTORS:
        raise DimensionError(one.unit, other.unit)
    unit = amount.unit if amount.unit not in _FACTORS else None
    by = factor.scaled(_FACTORS[factor.unit])
    of = amount.scaled(_FACTORS.get(amount.unit, 1))
    low, high = _product(_ends(of), _ends(by))
    return _measure(low, high, unit, _hedges(one, other))


def ratio(one: Measure, other: Measure) -> Measure | None:
    """The one divided by the other, 0 left out of the divisor; None if nothing bounds it.

    Raises:
        DimensionError: the units differ, and the divisor is no factor.
        RecordError: the divisor is 0.

    >>> ratio(Measure.point(14, "USD"), Measure(None, 7, "USD")) is None
    True
    """
    if one.unit != other.unit and other.unit not in _FACTORS:
        raise DimensionError(one.unit, other.unit)
    if other.low == other.high == 0:
        raise RecordError("measure", "divisor", 0, "a measure that holds another number than 0")
    alike = one.unit == other.unit
    by = other if alike else other.scaled(_FACTORS[other.unit])
    low, high = _product(_ends(one), _reciprocal(*_ends(by)))
    return _measure(low, high, None if alike else one.unit, _hedges(one, other))


def hull(one: Measure, other: Measure) -> Measure | None:
    """The smallest measure that holds both; None if nothing bounds it.

    Raises:
        DimensionError: the units differ.

    >>> hull(Measure.point(5), Measure.point(7)) == Measure(5, 7)
    True
    """
    _check_unit(one, other)
    (low, high), (its_low, its_high) = _ends(one), _ends(other)
    low, high = _outermost((low, its_low), min), _outermost((high, its_high), max)
    return _measure(low, high, one.unit, _hedges(one, other))


def _check_unit(one: Measure, other: Measure) -> None:
    if one.unit != other.unit:
        raise DimensionError(one.unit, other.unit)


def _ends(measure: Measure) -> tuple[_End, _End]:
    low, high = measure.low, measure.high
    return (
        _LOWEST if low is None else _End(0, low, measure.includes_low),
        _HIGHEST if high is None else _End(0, high, measure.includes_high),
    )


def _measure(low: _End, high: _End, unit: str | None, words: set[Approximator]) -> Measure | None:
    if low.infinite and high.infinite:
        return None
    first = None if low.infinite else low.value
    return Measure(first, None if high.infinite else high.value, unit, _hedge(low, high, words))


def _hedges(one: Measure, other: Measure) -> set[Approximator]:
    return {word for word in (one.approximator, other.approximator) if word}


def _hedge(low: _End, high: _End, words: set[Approximator]) -> Approximator | None:
    """The word for a result with these ends, given the words of what went in."""
    is_open = bool(low.infinite or high.infinite)
    if Approximator.VAGUE in words or (is_open and words & _NEAR):
        return Approximator.VAGUE
    if not is_open:
        return Approximator.ABOUT if words & _NEAR else None
    end = low if high.infinite else high
    if not end.included:
        return Approximator.OVER if high.infinite else Approximator.UNDER
    if not words:
        return None
    return Approximator.AT_LEAST if high.infinite else Approximator.AT_MOST


def _sum(one: _End, other: _End) -> _End:
    if one.infinite or other.infinite:
        return one if one.infinite else other
    return _End(0, one.value + other.value, one.included and other.included)


def _product(one: tuple[_End, _End], other: tuple[_End, _End]) -> tuple[_End, _End]:
    corners = [_corner(mine, its) for mine in one for its in other]
    return _outermost(corners, min), _outermost(corners, max)


def _corner(one: _End, other: _End) -> _End:
    """The product of two ends; 0 times anything is 0, so a 0 that belongs suffices."""
    sign = one.sign * other.sign
    if not sign:
        zeros = (end for end in (one, other) if not end.sign)
        return _End(0, _ZERO, any(end.included for end in zeros))
    if one.infinite or other.infinite:
        return _HIGHEST if sign > 0 else _LOWEST
    return _End(0, one.value * other.value, one.included and other.included)


def _reciprocal(low: _End, high: _End) -> tuple[_End, _End]:
    """The interval of 1/x for x in the interval, 0 left out."""
    if low.sign < 0 < high.sign:
        return _LOWEST, _HIGHEST
    return _inverse(high, _LOWEST), _inverse(low, _HIGHEST)


def _inverse(end: _End, beyond: _End) -> _End:
    if end.infinite:
        return _End(0, _ZERO, False)
    return _End(0, 1 / end.value, end.included) if end.value else beyond


def _outermost(ends: Iterable[_End], pick: Callable[[Iterable[_Place]], _Place]) -> _End:
    """The lowest or highest of the ends; it belongs if any of those in its place does."""
    known = list(ends)
    place = pick(end.place for end in known)
    return _End(*place, any(end.included for end in known if end.place == place))
