"""Whether the amounts of a story agree when they are reckoned with.

A :class:`~fabula.story.equation.Relation` implies an amount from others. What the story says of
it elsewhere is the *other side*; the two meet, touch, or lie a *gap* apart, and none of these is an
error. Amounts in units that do not go together are not reckoned, and the outcome says why.

The decisions:

* Factors, ratios, shares and rates are rounded to their last digit as written: 13.1 % is 13.05 to
  13.15, and 14 is 13.5 to 14.5, both ends included. A decimal 0 at the end counts if the quoted
  words show it. A bound ("more than 14") is a bound, and a third is a third.
* Sums of money and all other amounts are taken as written, about and almost as the point named.
* What comes out is exact. Words alone are rounded, to the nearest of four digits.

>>> from fabula.story import Relation
>>> growth = Relation("last-year", RelationType.GROWTH, (
...     ("after", WhatIf(Measure.point("595.3e9", "USD"), "said")),
...     ("rate", WhatIf(Measure.point("13.1", "%"), "said"))))
>>> fold = Relation("by-fold", RelationType.TIMES, (
...     ("product", WhatIf(Measure.point("7e12", "USD"), "the bare sum")),
...     ("factor", WhatIf(Measure.point(14, "x"), "said"))), "last-year")
>>> print(reckon([growth, fold])[1].derivation)
7e12 USD / 13.5..14.5 x (14 x, rounded) = 4.828e11..5.185e11 USD; against 5.261e11..5.266e11 USD \
(last-year) they do not meet, 7.597e9 USD apart
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from fabula.errors import DimensionError, RecordError, UnknownIdError
from fabula.evidence.outcome import Reckoned, Term, unlike
from fabula.evidence.relation import implied
from fabula.story import RelationType, WhatIf
from fabula.story.equation import in_turn
from fabula.value import Measure, format_measure
from fabula.value.number import exact_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from fabula.story import Operand, Relation, Timeline

__all__ = ["brief", "equation", "reckon", "rounded"]

_ROUNDED = frozenset({"quotient", "factor", "rate", "share"})


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
    """
    stated = list(relations)
    known = {one.id: one for one in stated}
    if len(known) < len(stated):
        raise RecordError("relations", "id", [one.id for one in stated], "an id each")
    done: dict[str, Reckoned] = {}
    for id in in_turn(stated):
        if id not in known:
            raise UnknownIdError("relation", id, known)
        take = _Taking(done, story)
        done[id] = _reckoned(known[id], take)
    return tuple(done[one.id] for one in stated)


@dataclass(frozen=True, slots=True)
class _Taking:
    """Where operands are taken from."""

    done: Mapping[str, Reckoned]
    story: Timeline | None

    def term(self, role: str, operand: Operand) -> Term:
        """The operand as it is reckoned with in a role."""
        if isinstance(operand, WhatIf):
            return _rounded_term(role, operand.value, "", "")
        if operand in self.done:
            return Term(role, self.done[operand].result, None, operand, is_result=True)
        if self.story is None:
            raise UnknownIdError("claim", operand)
        claim = self.story.claim(operand)
        value = claim.value if isinstance(claim.value, Measure) else None
        return _rounded_term(role, value, operand, claim.passage.exact or "")


def _rounded_term(role: str, value: Measure | None, name: str, words: str) -> Term:
    """An amount that was written; rounded to its last digit if it is a factor."""
    if value is None or role not in _ROUNDED:
        return Term(role, value, None, name)
    taken = rounded(value, words)
    return Term(role, taken, None if taken == value else value, name)


def _reckoned(relation: Relation, take: _Taking) -> Reckoned:
    terms = tuple(take.term(role, operand) for role, operand in relation.operands)
    against = relation.against and take.term(relation.seeks, relation.against)
    unread = [one.name for one in terms if one.measure is None]
    if unread:
        wrong = f"no amount is read from {', '.join(unread)}"
        return Reckoned(relation, None, None, wrong, terms, against or None, wrong)
    try:
        return _evaluated(relation, terms, against or None)
    except DimensionError as error:
        return Reckoned(relation, None, None, str(error), terms, against or None, str(error))


def _evaluated(relation: Relation, terms: tuple[Term, ...], against: Term | None) -> Reckoned:
    known: dict[str, list[Measure]] = {}
    told: dict[str, list[str]] = {}
    for one in terms:
        known.setdefault(one.role, []).extend([one.measure] if one.measure else [])
        told.setdefault(one.role, []).append(_told(one))
    result = implied(relation.type, known)
    side = against.measure if against else None
    words = f"{equation(relation, told)} = {_brief(result)}"
    reckoned = Reckoned(relation, result, side, words, terms, against)
    if against is None or side is None or result is None:
        return reckoned
    if unlike(result, side):
        raise DimensionError(result.unit, side.unit)
    return replace(reckoned, derivation=f"{words}; {_verdict(reckoned, _told(against))}")


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


def equation(relation: Relation, told: Mapping[str, Sequence[str]]) -> str:
    """The side of the equation that is reckoned.

    Args:
        relation: the relation.
        told: what to write for each operand, by role.
    """
    if relation.type is not RelationType.SUM:
        part = "{whole} * {share}"
        form = _EQUATIONS.get(relation.seeks, part)
        return form.format_map({role: words[0] for role, words in told.items()})
    parts = " + ".join(told["part"])
    if "total" not in told:
        return parts
    return f"{told['total'][0]} - {f'({parts})' if len(told['part']) > 1 else parts}"


def _told(term: Term) -> str:
    """An operand in words: the amount reckoned with, whose it is, and how it was written."""
    assert term.measure is not None, "only what was read is told"
    shown = _brief(term.measure) if term.is_result else format_measure(term.measure)
    written = "" if term.written is None else f"{format_measure(term.written)}, rounded"
    notes = ", ".join(filter(None, (term.name, written)))
    return f"{shown} ({notes})" if notes else shown


def _verdict(reckoned: Reckoned, other: str) -> str:
    gap = reckoned.gap
    if gap is None:
        return f"against {other} they meet"
    if reckoned.touches:
        return f"against {other} they do not meet, but touch"
    return f"against {other} they do not meet, {_brief(gap)} apart"


_FOUR_DIGITS = Context(prec=4)


def brief(measure: Measure) -> Measure:
    """The amount with its bounds to the nearest of four digits, to be printed.

    >>> format_measure(brief(Measure("1/3", 2, "km")))
    '0.3333..2 km'
    """
    low, high = (end if end is None else _four_digits(end) for end in (measure.low, measure.high))
    return Measure(low, high, measure.unit, measure.approximator)


def _brief(measure: Measure | None) -> str:
    return "nothing that is bounded" if measure is None else format_measure(brief(measure))


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
