"""A mention: a stretch of text recognised as an amount or a date, with its readings.

A *reading* is one value the words can have, under a named *convention* ("dictionary", "calque",
"decimal comma"); exactly one reading of a mention is *chosen*, and its *grounds* say why in words.
A *derivation* is the list of steps that leads from the words to the value: each step names what it
does, with which operand, and which words say so. :func:`replay` runs it; it is also how the value
was made in the first place, so the two cannot differ.

The steps of an amount are a program for a stack, in the order of execution:

======== ========================= ===================================================
verb     operand                   effect
======== ========================= ===================================================
put      a number                  push it
times    a number                  multiply the top by it
add      --                        pop two, push their sum
over     --                        pop two, push the first divided by the second
power    --                        pop two, push the first to the power of the second
minus    --                        change the sign of the top
to       --                        pop two, push the interval between them
lower    --                        the top becomes a lower bound, open above
upper    --                        the top becomes an upper bound, open below
meet     --                        pop two bounds, push the interval between them
unit     a code                    the unit of the whole
hedge    an approximator           recorded; moves no bound
======== ========================= ===================================================

This module does not find anything; see :mod:`fabula.recognise.engine`.

>>> seven = (Step("put", 7, 0, 1), Step("times", 10**12, 2, 11), Step("unit", "USD", 12, 18))
>>> replay(seven)
Outcome(low=7000000000000, high=7000000000000, unit='USD', approximator=None)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from fabula.recognise.thaw import thawed
from fabula.value.measure import Approximator, Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fabula.recognise.token import Stretch

__all__ = [
    "Mention",
    "Other",
    "Outcome",
    "Quantity",
    "Reading",
    "Step",
    "quantity",
    "quotient",
    "replay",
    "step_at",
    "times",
]

# Larger powers are not written in words, and would only be a way to make a program stall.
_POWER_LIMIT = 64
_new = tuple.__new__


class Other(NamedTuple):
    """Another operand the same words allow, and the convention under which they do."""

    operand: Any
    convention: str


class Step(NamedTuple):
    """One step of a derivation: what is done, with what, and the words that say so.

    ``start`` and ``end`` are code points of the text. ``convention`` names how the words were
    taken; ``others`` are the operands under other conventions.
    """

    verb: str
    operand: Any
    start: int
    end: int
    convention: str = "dictionary"
    others: tuple[Other, ...] = ()


def step_at(
    stretch: Stretch,
    verb: str,
    operand: object,
    first: int,
    after: int = 0,
    convention: str = "dictionary",
    others: tuple[Other, ...] = (),
) -> Step:
    """The step that a token of a stretch says, or several if the token after them is named."""
    # One text makes thousands: the constructor itself, which takes keywords, takes twice as long.
    bounds = stretch.bounds
    start, end = bounds[first] + stretch.tokens[first].before, bounds[after or first + 1]
    return _new(Step, (verb, operand, start, end, convention, others))


class Outcome(NamedTuple):
    """What a derivation comes to. None is an open end."""

    low: int | Fraction | None
    high: int | Fraction | None
    unit: str | None
    approximator: Approximator | None


@dataclass(frozen=True, slots=True)
class Reading:
    """One value an amount can have.

    Attributes:
        low: the lower bound, or None if open; exact.
        high: the upper bound, or None if open; exact.
        unit: the unit under this reading.
        convention: how the words were taken.
        chosen: whether this is the reading that holds.
        grounds: why it holds, or why it is possible.
    """

    low: int | Fraction | None
    high: int | Fraction | None
    unit: str | None
    convention: str
    chosen: bool
    grounds: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text with its words; what it can mean is added by each kind.

    Attributes:
        start: where it begins, in code points.
        end: where it ends, excluded.
        text: the words themselves, ``source[start:end]``.
    """

    kind: ClassVar[str] = ""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quantity(Mention):
    """An amount.

    Attributes:
        approximator: how the words hedge it.
        readings: the values it can have, the chosen one first.
        derivation: the steps that lead to the chosen one.
        idiom: whether the words are a manner of speaking ("mille miliardi").
    """

    kind: ClassVar[str] = "quantity"

    approximator: Approximator | None
    readings: tuple[Reading, ...]
    derivation: tuple[Step, ...]
    idiom: bool = False

    @property
    def chosen(self) -> Reading:
        """The reading that holds."""
        return self.readings[0]

    @property
    def measure(self) -> Measure:
        """The value of the chosen reading."""
        chosen = self.chosen
        return Measure(chosen.low, chosen.high, chosen.unit, self.approximator)


_Thawed = thawed(Quantity)


def quantity(
    start: int,
    end: int,
    text: str,
    approximator: Approximator | None,
    readings: tuple[Reading, ...],
    derivation: tuple[Step, ...],
    idiom: bool,
) -> Quantity:
    """An amount, as the class itself makes it, but faster: a text makes thousands."""
    made: Any = object.__new__(_Thawed)
    made.start, made.end, made.text = start, end, text
    made.approximator, made.readings = approximator, readings
    made.derivation, made.idiom = derivation, idiom
    made.__class__ = Quantity
    mention: Quantity = made
    return mention


def times(value: int | Fraction, factor: int) -> int | Fraction:
    """The product, a whole one as an int: most are, and ints are many times as fast.

    >>> times(Fraction(43, 25), 10**12)
    1720000000000
    """
    if type(value) is int:
        return value * factor
    whole, rest = divmod(value.numerator * factor, value.denominator)
    return Fraction(value.numerator * factor, value.denominator) if rest else whole


@lru_cache(maxsize=4096)
def quotient(top: int | Fraction, below: int | Fraction) -> Fraction:
    """One number by another, exact; a text has the same few fractions again and again.

    Raises:
        ZeroDivisionError: the divisor is zero.

    >>> quotient(3, 4)
    Fraction(3, 4)
    """
    return Fraction(top, below)


@lru_cache(maxsize=4096)
def _share(top: int | Fraction, below: int | Fraction) -> int | Fraction:
    """One number by another, a whole one as an int."""
    value = quotient(top, below)
    return value.numerator if value.denominator == 1 else value


def replay(derivation: Iterable[Step]) -> Outcome:
    """Run the steps of an amount.

    Raises:
        ArithmeticError: the steps divide by nothing, or take too large a power.
        LookupError: a verb is unknown, or there is too little on the stack.
    """
    stack: list[Any] = []
    unit = approximator = None
    for step in derivation:
        verb = step[0]
        if verb == "put":
            stack.append(step[1])
        elif verb == "unit":
            unit = step[1]
        elif verb == "times":
            stack[-1] = times(stack[-1], step[1])
        elif verb == "hedge":
            approximator = step[1]
        else:
            _VERBS[verb](stack)
    value = stack[-1]
    low, high = value if type(value) is tuple else (value, value)
    return _new(Outcome, (low, high, unit, approximator))


def _add(stack: list[Any]) -> None:
    stack[-2:] = [stack[-2] + stack[-1]]


def _over(stack: list[Any]) -> None:
    below = stack.pop()
    stack[-1] = _share(stack[-1], below)


def _power(stack: list[Any]) -> None:
    base, exponent = stack[-2:]
    if abs(exponent) > _POWER_LIMIT:
        raise OverflowError(f"expected a power of at most {_POWER_LIMIT}, got {exponent}")
    stack[-2:] = [Fraction(base) ** exponent]


def _minus(stack: list[Any]) -> None:
    stack[-1] = -stack[-1]


def _to(stack: list[Any]) -> None:
    low, high = stack[-2:]
    stack[-2:] = [(low, high) if low <= high else (high, low)]


def _lower(stack: list[Any]) -> None:
    stack[-1] = (stack[-1], None)


def _upper(stack: list[Any]) -> None:
    stack[-1] = (None, stack[-1])


def _meet(stack: list[Any]) -> None:
    one, two = stack[-2:]
    stack[-2:] = [(one[0] if two[0] is None else two[0], one[1] if two[1] is None else two[1])]


_VERBS: dict[str, Callable[[list[Any]], None]] = {
    "add": _add,
    "lower": _lower,
    "meet": _meet,
    "minus": _minus,
    "over": _over,
    "power": _power,
    "to": _to,
    "upper": _upper,
}
