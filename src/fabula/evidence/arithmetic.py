"""Whether the amounts of a story agree when they are reckoned with.

A :class:`~fabula.evidence.relation.Relation` implies an amount from others. What the story says of
it elsewhere is the *other side*; the two meet, touch, or lie a *gap* apart, and none of these is an
error.

The decisions:

* Factors, ratios, shares and rates are rounded to their last digit as written: 13.1 % is 13.05 to
  13.15, and 14 is 13.5 to 14.5, both ends included. A decimal 0 at the end counts if the quoted
  words show it. A bound ("more than 14") is a bound, and a third is a third.
* Sums of money and all other amounts are taken as written, about and almost as the point named.
* What comes out is exact. Words alone are rounded, to the nearest of four digits.

>>> from fabula.evidence.relation import Relation
>>> growth = Relation("last-year", RelationType.GROWTH, (
...     ("after", Measure.point("595.3e9", "USD")), ("rate", Measure.point("13.1", "%"))))
>>> fold = Relation("by-fold", RelationType.TIMES, (
...     ("product", Measure.point("7e12", "USD")), ("factor", Measure.point(14, "x"))), "last-year")
>>> print(reckon([growth, fold])[1].derivation)
7e12 USD / 13.5..14.5 x (14 x, rounded) = 4.828e11..5.185e11 USD; against 5.261e11..5.266e11 USD \
(last-year) they do not meet, 7.597e9 USD apart
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

from fabula.errors import RecordError, UnknownIdError
from fabula.evidence.relation import RelationType, implied
from fabula.story.slug import label
from fabula.value import Measure, format_measure
from fabula.value.number import exact_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from fabula.evidence.relation import Operand, Relation
    from fabula.story import Timeline

__all__ = ["Reckoned", "reckon", "rounded"]

_ROUNDED = frozenset({"quotient", "factor", "rate", "share"})
_TO_PLAIN = {None: Fraction(1), "x": Fraction(1), "%": Fraction(1, 100)}


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What came out of a relation.

    Attributes:
        relation: the relation.
        result: what the operands imply for the role sought; None if an operand has no amount or
            nothing bounds the result.
        other: the other side, rounded if it is a factor; None if there is none.
        derivation: the equation with its figures, and how the sides lie, in words.
    """

    relation: Relation
    result: Measure | None
    other: Measure | None
    derivation: str

    @property
    def meets(self) -> bool | None:
        """Whether both sides can hold; None unless there are two.

        Raises:
            DimensionError: the sides are in different units.
        """
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


def rounded(measure: Measure, words: str = "") -> Measure:
    """All that is written so when it is rounded to its last digit.

    Args:
        measure: the number as written.
        words: the words it was read from, for a 0 at the end.

    >>> rounded(Measure.point(14, "x")) == Measure("13.5", "14.5", "x")
    True
    >>> rounded(Measure.point(14, "x"), "14,0-fach") == Measure("13.95", "14.05", "x")
    True
    """
    low, high = measure.low, measure.high
    if low is None or high is None:
        return measure
    first, last = _last_digit(low, words), _last_digit(high, words)
    return Measure(low - first / 2, high + last / 2, measure.unit, measure.approximator)


def reckon(relations: Iterable[Relation], story: Timeline | None = None) -> tuple[Reckoned, ...]:
    """Evaluate relations, in the order given.

    Args:
        relations: in any order; one may take the result of another.
        story: the record, settled; needed where claims are named.

    Raises:
        RecordError: two relations share an id, or they lead round to themselves.
        UnknownIdError: an address or id leads nowhere.
        DimensionError: the units of a relation do not go together.
    """
    stated = list(relations)
    known = {one.id: one for one in stated}
    if len(known) < len(stated):
        raise RecordError("relations", "id", [one.id for one in stated], "an id each")
    done: dict[str, Reckoned] = {}
    for id in _in_order(known):
        done[id] = _reckoned(known[id], lambda operand: _taken(operand, done, story))
    return tuple(done[one.id] for one in stated)


def _in_order(known: Mapping[str, Relation]) -> list[str]:
    """The ids, each behind those whose results it takes."""
    before = {id: [name for name in one.names if "/" not in name] for id, one in known.items()}
    for names in before.values():
        for name in names:
            if name not in known:
                raise UnknownIdError("relation", name, known)
    try:
        return list(TopologicalSorter(before).static_order())
    except CycleError as error:
        circle = error.args[1]
        raise RecordError(
            label("relation", circle[0]), "operands", circle, "free of its own result"
        ) from None


class _Taken(NamedTuple):
    """An operand as it is reckoned with."""

    measure: Measure | None
    words: str
    name: str
    is_result: bool


def _taken(operand: Operand, done: Mapping[str, Reckoned], story: Timeline | None) -> _Taken:
    if isinstance(operand, Measure):
        return _Taken(operand, "", "", False)
    if operand in done:
        return _Taken(done[operand].result, "", operand, True)
    if story is None:
        raise UnknownIdError("claim", operand)
    claim = story.claim(operand)
    value = claim.value if isinstance(claim.value, Measure) else None
    return _Taken(value, claim.passage.exact or "", operand, False)


def _reckoned(relation: Relation, take: Callable[[Operand], _Taken]) -> Reckoned:
    known: dict[str, list[Measure]] = {}
    told: dict[str, list[str]] = {}
    unread = []
    for role, operand in relation.operands:
        taken = take(operand)
        measure = _as_role(role, taken)
        if measure is None:
            unread.append(taken.name)
            continue
        known.setdefault(role, []).append(measure)
        told.setdefault(role, []).append(_told(measure, taken))
    if unread:
        return Reckoned(relation, None, None, f"no amount is read from {', '.join(unread)}")
    result = implied(relation.type, known)
    other = None if relation.expects is None else take(relation.expects)
    side = other and _as_role(relation.seeks, other)
    words = f"{_equation(relation, told)} = {_brief(result)}"
    reckoned = Reckoned(relation, result, side, words)
    if other is None or side is None or result is None:
        return reckoned
    return replace(reckoned, derivation=f"{words}; {_verdict(reckoned, _told(side, other))}")


def _as_role(role: str, taken: _Taken) -> Measure | None:
    """The amount; rounded to its last digit if it is a factor that was written."""
    if taken.measure is None or role not in _ROUNDED or taken.is_result:
        return taken.measure
    return rounded(taken.measure, taken.words)


_EQUATIONS = {
    "quotient": "{dividend} / {divisor}",
    "dividend": "{quotient} * {divisor}",
    "divisor": "{dividend} / {quotient}",
    "product": "{base} * {factor}",
    "base": "{product} / {factor}",
    "factor": "{product} / {base}",
    "after": "{before} * (1 + {rate})",
    "before": "{after} / (1 + {rate})",
    "rate": "{after} / {before} - 1",
    "whole": "{part} / {share}",
    "share": "{part} / {whole}",
}


def _equation(relation: Relation, told: Mapping[str, Sequence[str]]) -> str:
    """The side of the equation that is reckoned, with its figures."""
    if relation.type is not RelationType.SUM:
        part = "{whole} * {share}"
        form = _EQUATIONS.get(relation.seeks, part)
        return form.format_map({role: words[0] for role, words in told.items()})
    parts = " + ".join(told["part"])
    if "total" not in told:
        return parts
    return f"{told['total'][0]} - {f'({parts})' if len(told['part']) > 1 else parts}"


def _told(measure: Measure, taken: _Taken) -> str:
    """An operand in words: the amount reckoned with, whose it is, and how it was written."""
    shown = _brief(measure) if taken.is_result else format_measure(measure)
    written = "" if taken.measure in (None, measure) else f"{_plainly(taken.measure)}, rounded"
    notes = ", ".join(filter(None, (taken.name, written)))
    return f"{shown} ({notes})" if notes else shown


def _plainly(measure: Measure | None) -> str:
    return "" if measure is None else format_measure(measure)


def _verdict(reckoned: Reckoned, other: str) -> str:
    gap = reckoned.gap
    if gap is None:
        return f"against {other} they meet"
    if reckoned.touches:
        return f"against {other} they do not meet, but touch"
    return f"against {other} they do not meet, {_brief(gap)} apart"


_FOUR_DIGITS = Context(prec=4)


def _brief(measure: Measure | None) -> str:
    """An amount in the notation of story files, its bounds to the nearest of four digits."""
    if measure is None:
        return "nothing that is bounded"
    low, high = (end if end is None else _four_digits(end) for end in (measure.low, measure.high))
    return format_measure(Measure(low, high, measure.unit, measure.approximator))


def _four_digits(number: Fraction) -> Decimal:
    return _FOUR_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator))


def _last_digit(number: Fraction, words: str) -> Fraction:
    """What one more in the last digit is worth; nothing if no decimal ends there.

    Digits before the decimal mark are taken as meant: 80 is 79.5 to 80.5, and not 75 to 85.
    """
    written = exact_text(number)
    if "/" in written:
        return Fraction(0)
    places = len(written.partition(".")[2]) if number.denominator > 1 else 0
    for found in _DECIMAL.finditer(words):
        if Fraction(found[0].replace(",", ".")) == abs(number):
            places = max(places, len(found[1]))
    return Fraction(1, 10**places)


# Long enough for any figure that is read, and short enough to be looked for in linear time.
_DECIMAL = re.compile(r"(?<![0-9.,])[0-9]{1,20}[.,]([0-9]{1,20})(?![0-9.,])", re.ASCII)


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
