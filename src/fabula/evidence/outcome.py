"""What came out of a relation between amounts: the result, the other side, and how they lie.

The two sides *meet*, *touch*, or lie a *gap* apart. Factors and percentages are one kind of number
here: 13.3 times, 13.3 and 1,330 % are the same.

What the editors expect is held against the result as exactly as it is written: a bound is right if
the result's, rounded to the last digit of the bound that is not 0, is that bound.

This module reckons nothing; see :mod:`.arithmetic`.

>>> from fabula.story import Relation, RelationType
>>> fold = Relation("fold", RelationType.RATIO, (("dividend", "a/sum"), ("divisor", "b/sum")),
...                 expect=Measure("13.3", "13.3", "x"))
>>> Reckoned(fold, Measure("13.29", "13.31"), None, "as an example").as_expected
True
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from fabula.value import Measure
from fabula.value.number import decimal_text, exact_text

if TYPE_CHECKING:
    from fabula.story import Relation

__all__ = ["Reckoned", "Term", "unlike"]

_TO_PLAIN = {None: Fraction(1), "x": Fraction(1), "%": Fraction(1, 100)}


@dataclass(frozen=True, slots=True)
class Term:
    """An amount as it is reckoned with.

    Attributes:
        role: its part in the equation.
        measure: the amount; None if a claim gives none, or a relation has no result.
        written: the amount as it was written, if it was rounded to its last digit; else None.
        name: address of the claim or id of the relation it comes from; empty of a what-if.
        is_result: whether it is what another relation came to.
    """

    role: str
    measure: Measure | None
    written: Measure | None = None
    name: str = ""
    is_result: bool = False


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What came out of a relation.

    Attributes:
        relation: the relation.
        result: what the operands imply for the role sought; None if an operand has no amount, the
            units do not go together, or nothing bounds the result.
        other: the other side, rounded if it is a factor; None if there is none.
        derivation: the equation with its figures, and how the sides lie, in words.
        terms: the operands, in the order of the relation.
        against: the other side with where it comes from, or None.
        wrong: why it could not be reckoned; empty if it could.
    """

    relation: Relation
    result: Measure | None
    other: Measure | None
    derivation: str
    terms: tuple[Term, ...] = ()
    against: Term | None = None
    wrong: str = ""

    @property
    def meets(self) -> bool | None:
        """Whether both sides can hold; None unless there are two."""
        if self.result is None or self.other is None:
            return None
        one, other = _alike(self.result, self.other)
        return one.meets(other)

    @property
    def touches(self) -> bool:
        """Whether they share nothing but a boundary that one of them leaves out."""
        if self.result is None or self.other is None:
            return False
        one, other = _alike(self.result, self.other)
        return one.touches(other)

    @property
    def gap(self) -> Measure | None:
        """How far apart the sides lie, 0 if they touch; None if they meet or are not two."""
        if self.result is None or self.other is None or self.meets:
            return None
        one, other = _alike(self.result, self.other)
        apart = _between(one, other) or _between(other, one) or Fraction(0)
        return Measure.point(apart, one.unit)

    @property
    def as_expected(self) -> bool:
        """Whether the editors expect what came out; also if they expect nothing."""
        expect = self.relation.expect
        if expect is None:
            return True
        if self.result is None or unlike(self.result, expect):
            return False
        one, wanted = _alike(self.result, expect)
        return _rounds_to(one.low, wanted.low) and _rounds_to(one.high, wanted.high)


def unlike(one: Measure, other: Measure) -> bool:
    """Whether the units do not go together, factors and percentages taken as numbers."""
    return one.unit != other.unit and not {one.unit, other.unit} <= _TO_PLAIN.keys()


def _rounds_to(result: Fraction | None, expected: Fraction | None) -> bool:
    """Whether a bound is the expected one, once rounded to its last digit that is not 0."""
    if result is None or expected is None:
        return result is expected
    return abs(result - expected) <= _last_digit(expected) / 2


def _last_digit(number: Fraction) -> Fraction:
    """What one more in the last digit other than 0 is worth; nothing of 0, and of a third."""
    if not number or "/" in exact_text(number):
        return Fraction(0)
    whole, _, decimals = decimal_text(number).partition(".")
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    return Fraction(10 ** (len(whole) - len(whole.rstrip("0"))))


def _alike(one: Measure, other: Measure) -> tuple[Measure, Measure]:
    """Both in one unit, where both are factors."""
    if one.unit == other.unit or not {one.unit, other.unit} <= _TO_PLAIN.keys():
        return one, other
    return _plain(one), _plain(other)


def _plain(measure: Measure) -> Measure:
    scaled = measure.scaled(_TO_PLAIN[measure.unit])
    return Measure(scaled.low, scaled.high, None, scaled.approximator)


def _between(lower: Measure, upper: Measure) -> Fraction | None:
    """How far the one lies below the other; None or 0 if it does not."""
    if lower.high is None or upper.low is None or upper.low <= lower.high:
        return None
    return upper.low - lower.high
