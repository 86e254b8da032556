"""An amount as a text gives it: an interval of exact numbers, a unit, and how it is hedged.

A *measure* lies between ``low`` and ``high``; an end that is None is *open*: nothing bounds the
amount on that side. Its *approximator* is the word that hedges it. ``over`` and ``under`` leave
the bound itself out, ``at-least`` and ``at-most`` keep it; without an approximator both ends
belong. ``about`` and ``almost`` keep the point as it was written: how wide "about" is belongs to
whoever compares, and is stated there. ``vague`` says that the words give an order of size alone
("hundreds of millions").

A *unit* is an ISO 4217 code for money, ``%``, ``pp`` (percentage points), ``x`` (fold), a UCUM
code for everything physical, durations included, or None for a plain number. Its form is checked,
not whether the code is assigned. Amounts in different units are never compared; nothing is
converted here.

This module does not read or print amounts; see :mod:`fabula.value.notation`. It does not reckon
with them; see :mod:`fabula.value.arithmetic`.

>>> report, rumour = Measure(5, 7, "USD"), Measure(7, None, "USD", Approximator.OVER)
>>> report.meets(rumour), report.touches(rumour)
(False, True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fabula.errors import DimensionError, RecordError
from fabula.value.number import decimal_text, exact

if TYPE_CHECKING:
    from fractions import Fraction

    from fabula.value.number import Number

__all__ = ["Approximator", "Measure"]

# UCUM §2.1: ASCII 33-126 without space; brackets and braces closed, braces not nested. The
# branches begin with different characters, so the pattern never backtracks.
_UNIT = re.compile(
    r"(?=10[*^]|[A-Za-z%'/(\[{])(?:[!#-'()*-Z\\^-z|~]|\[[!-Z\\^-~]+\]|\{[!-z|~]*\})+", re.ASCII
)
_UNIT_LENGTH = 40


class Approximator(StrEnum):
    """The word that hedges an amount; the value is the word of the wire form."""

    ABOUT = "about"
    ALMOST = "almost"
    OVER = "over"
    AT_LEAST = "at-least"
    UNDER = "under"
    AT_MOST = "at-most"
    VAGUE = "vague"


_ABOVE = frozenset({Approximator.OVER, Approximator.AT_LEAST})
_BELOW = frozenset({Approximator.UNDER, Approximator.AT_MOST})
_NEAR = frozenset({Approximator.ABOUT, Approximator.ALMOST})


@dataclass(frozen=True, slots=True, init=False)
class Measure:
    """An interval of exact numbers with a unit. Two measures are equal if all four parts are.

    Attributes:
        low: the lower bound, or None if nothing bounds the amount below.
        high: the upper bound, or None if nothing bounds it above.
        unit: the code of the unit, or None for a plain number.
        approximator: how the words hedge the amount, or None if they do not.

    Raises:
        RecordError: the bounds are both open or the wrong way round, the approximator does not
            go with them, or the unit is not in the form of a code.
        NotationError: a bound given as text is no number.

    >>> Measure("5e12", "7e12", "USD") == Measure(5 * 10**12, 7 * 10**12, "USD")
    True
    >>> Measure(7, 5)
    Traceback (most recent call last):
    fabula.errors.RecordError: measure, low: '7' is not at most the upper bound, 5
    """

    low: Fraction | None
    high: Fraction | None
    unit: str | None
    approximator: Approximator | None

    def __init__(
        self,
        low: Number | None,
        high: Number | None,
        unit: str | None = None,
        approximator: Approximator | None = None,
    ) -> None:
        object.__setattr__(self, "low", None if low is None else exact(low))
        object.__setattr__(self, "high", None if high is None else exact(high))
        object.__setattr__(self, "unit", unit)
        object.__setattr__(self, "approximator", approximator)
        _check_bounds(self)
        _check_approximator(self)
        _check_unit(self)

    @classmethod
    def point(
        cls, value: Number, unit: str | None = None, approximator: Approximator | None = None
    ) -> Measure:
        """The measure whose two bounds are this value.

        >>> Measure.point(14, "x").is_point
        True
        """
        return cls(value, value, unit, approximator)

    @property
    def is_point(self) -> bool:
        """Whether both bounds are one number."""
        return self.low is not None and self.low == self.high

    @property
    def includes_low(self) -> bool:
        """Whether the lower bound itself belongs; False if that end is open."""
        return self.low is not None and self.approximator is not Approximator.OVER

    @property
    def includes_high(self) -> bool:
        """Whether the upper bound itself belongs; False if that end is open."""
        return self.high is not None and self.approximator is not Approximator.UNDER

    def includes(self, value: Number) -> bool:
        """Whether the number lies in the interval.

        >>> Measure(7, None, approximator=Approximator.OVER).includes(7)
        False
        """
        return self.meets(Measure.point(value, self.unit))

    def meets(self, other: Measure) -> bool:
        """Whether the two intervals share a value, so that both can hold.

        Raises:
            DimensionError: the units differ.

        >>> Measure(5, 7, "USD").meets(Measure.point(7, "USD"))
        True
        """
        _check_alike(self, other)
        return not _beyond(self, other) and not _beyond(other, self)

    def touches(self, other: Measure) -> bool:
        """Whether they share nothing but a boundary that at least one of them leaves out.

        Five to seven and more than seven touch: whoever rounds will call them agreed.

        Raises:
            DimensionError: the units differ.
        """
        return not self.meets(other) and _reaches(self, other) and _reaches(other, self)

    def scaled(self, factor: Number) -> Measure:
        """The measure times an exact number other than 0; a negative one turns it round.

        Raises:
            RecordError: the factor is 0.

        >>> over = Measure(3, None, "km", Approximator.OVER)
        >>> over.scaled(1000) == Measure(3000, None, "km", Approximator.OVER)
        True
        >>> over.scaled(-1) == Measure(None, -3, "km", Approximator.UNDER)
        True
        """
        by = exact(factor)
        if not by:
            raise RecordError("measure", "factor", factor, "a number other than 0")
        low = None if self.low is None else self.low * by
        high = None if self.high is None else self.high * by
        if by > 0:
            return Measure(low, high, self.unit, self.approximator)
        turned = _TURNED.get(self.approximator, self.approximator)
        return Measure(high, low, self.unit, turned)


# What a hedge becomes when the scale is turned round; no word says "just above".
_TURNED: dict[Approximator | None, Approximator] = {
    Approximator.OVER: Approximator.UNDER,
    Approximator.UNDER: Approximator.OVER,
    Approximator.AT_LEAST: Approximator.AT_MOST,
    Approximator.AT_MOST: Approximator.AT_LEAST,
    Approximator.ALMOST: Approximator.ABOUT,
}


def _beyond(one: Measure, other: Measure) -> bool:
    """Whether all of one lies above all of the other."""
    if one.low is None or other.high is None:
        return False
    if one.low == other.high:
        return not (one.includes_low and other.includes_high)
    return one.low > other.high


def _reaches(one: Measure, other: Measure) -> bool:
    """Whether the other's lower bound, left out or not, is no higher than this one's upper."""
    return one.high is None or other.low is None or other.low <= one.high


def _check_alike(one: Measure, other: Measure) -> None:
    if one.unit != other.unit:
        raise DimensionError(one.unit, other.unit)


def _check_bounds(measure: Measure) -> None:
    low, high = measure.low, measure.high
    if low is None and high is None:
        raise RecordError("measure", "low", None, "a number where the upper bound is open too")
    if low is not None and high is not None and low > high:
        allowed = f"at most the upper bound, {decimal_text(high)}"
        raise RecordError("measure", "low", decimal_text(low), allowed)


def _check_approximator(measure: Measure) -> None:
    word = measure.approximator
    if word in _ABOVE and measure.high is not None:
        raise RecordError("measure", "high", decimal_text(measure.high), f"open, as {word} asks")
    if word in _BELOW and measure.low is not None:
        raise RecordError("measure", "low", decimal_text(measure.low), f"open, as {word} asks")
    if word in _NEAR and (measure.low is None or measure.high is None):
        field = "low" if measure.low is None else "high"
        raise RecordError("measure", field, None, f"a number, as {word} asks")


def _check_unit(measure: Measure) -> None:
    unit = measure.unit
    if unit is None or (len(unit) <= _UNIT_LENGTH and _UNIT.fullmatch(unit)):
        return
    raise RecordError("measure", "unit", unit, "the code of a unit, such as USD, %, x or km/h")
