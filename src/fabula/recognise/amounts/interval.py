"""Ranges: two amounts as the ends of one, with scale and unit carried to both.

"5 bis 7 Billionen", "between $5 and $7 trillion", "$5-7bn", "de 0 a 2". The scale of the right end
is carried to the left one if the left number is then still the smaller; "500 to 2 million" carries
nothing, and "4.5 to 3.2 billion" falls and is none. Both ends have one unit: a currency before the
first, or a unit after the last. Ends may be ordinals ("between the 10th and the 15th").

The decision: two numbers with a dash between them are a range only if the second is larger and they
are not both written as years; a score (3-2) is none. Where the opening word is also "of" ("eine
Summe von 5 bis 7"), what stands before governs it, and it stays outside.

This module does not know bounds; see :mod:`fabula.recognise.amounts.bound`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fabula.locale.token import JOINT, OPENS, bearing
from fabula.recognise.amounts.figure import Number
from fabula.recognise.amounts.fraction import ordinal
from fabula.recognise.amounts.measure import Amount, amount
from fabula.recognise.mention import Step, quotient, step_at

if TYPE_CHECKING:
    from fractions import Fraction

    from fabula.recognise.token import Stretch

__all__ = [
    "Found",
    "agree",
    "between",
    "end",
    "from_one",
    "from_to",
    "has_number",
    "moves",
    "range_of",
    "shares_scale",
]

# A word that joins two ends, and with a word between them at the most what can begin an amount.
_JOINED = re.compile(bearing(JOINT) + b".?" + bearing(OPENS), re.DOTALL)
_TO = frozenset({"and", "to", "to_after_from", "to_weak"})
# A value is so many times larger than what it moves by, at the least.
_APART = 5
# A whole number so many times another does not share its scale.
_FEW = 10
_YEARS = range(1500, 2101)
# "One or two", "un à trois": nobody goes further from an article.
_AFTER_ONE = range(2, 4)
# How long the first end of a range can be, in tokens.
_NEAR = 12


class Found(NamedTuple):
    """A stretch of tokens with its steps, unit apart; ``bound`` is what opens it, ``""`` if none."""

    at: int
    after: int
    steps: tuple[Step, ...]
    unit: Step | None
    bound: str = ""
    value: int | Fraction | None = None
    hedge: Step | None = None
    bare: bool = False
    idiom: bool = False


def end(stretch: Stretch, at: int, *, joins: bool = True) -> Amount | None:
    """One end of a range, or what follows a bound: [article] (ordinal | amount).

    The article may be the indefinite one before digits: "entre un 5 % y un 7 %".
    """
    tokens = stretch.tokens
    at += "det" in tokens[at].senses and "n" not in tokens[at].senses
    at += "art" in tokens[at].senses and "digits" in tokens[at + 1].senses
    if at >= len(tokens):
        return None
    token = tokens[at]
    found = ordinal(stretch, at)
    if found is None and token.raw.isdecimal() and "ordsuffix" in tokens[at + 1].senses:
        found = (int(token.raw), at + 2) if len(token.raw) < 9 and stretch.glued(at + 1) else None
    if found is None:
        return amount(stretch, at, joins=joins)
    value, after = found
    steps = (step_at(stretch, "put", value, at, after),)
    return Amount(at, after, Number(after, steps, value), steps)


def between(stretch: Stretch, at: int) -> Found | None:
    """``between = "between" end ("and" | "to") end; "and" may first be taken into the first end``."""
    for joins in (True, False):
        one = end(stretch, at + 1, joins=joins)
        if one is None:
            return None
        senses = stretch.tokens[one.after].senses
        if "and" in senses or "to" in senses or "to_weak" in senses or "dash" in senses:
            two = end(stretch, one.after + 1)
            found = two and _joined(stretch, one, two)
            if found:
                return found._replace(at=at)
    return None


def from_to(stretch: Stretch, at: int) -> Found | None:
    """``from-to = "from" end ("to" | "and" | "-") end``."""
    first = at + 1 + ("det" in stretch.tokens[at + 1].senses)
    if not (has_number(stretch, first) and _has_joint(stretch, at + 2)):
        return None
    one = end(stretch, at + 1)
    if one is None:
        return None
    senses = stretch.tokens[one.after].senses
    if not _TO.isdisjoint(senses):
        two = end(stretch, one.after + 1)
        found = two and _joined(stretch, one, two)
        # Where the word is also "of", what stands before it governs it: "eine Summe von 5 bis 7".
        begin = one.at if "of" in stretch.tokens[at].senses else at
        return found._replace(at=begin) if found else None
    return None


def moves(stretch: Stretch, at: int) -> bool:
    """Whether a word that is also a bound tells of a change downwards: "passou de 8% para 5%"."""
    one = end(stretch, at + 1)
    return one is not None and "to_after_from" in stretch.tokens[one.after].senses


def _has_joint(stretch: Stretch, at: int) -> bool:
    """Whether a word that joins two ends stands near: cheap, for the same reason as below."""
    return _JOINED.search(stretch.marks, at, at + _NEAR) is not None


def has_number(stretch: Stretch, at: int) -> bool:
    """Whether an amount can begin here: cheap, since "from" and "of" are often one word."""
    return "opens" in stretch.tokens[at].senses


def from_one(stretch: Stretch, at: int) -> Found | None:
    """``from-one = article ("or" | "to") number``: "un ou deux jours", "um a três anos"."""
    senses = stretch.tokens[at + 1].senses
    if "or" not in senses and "to_weak" not in senses:
        return None
    two = amount(stretch, at + 2) if has_number(stretch, at + 2) else None
    if two is None or two.number.carried or two.number.value not in _AFTER_ONE:
        return None
    put = (step_at(stretch, "put", 1, at),)
    return _joined(stretch, Amount(at, at + 1, Number(at + 1, put, 1), put), two)


def range_of(stretch: Stretch, one: Amount) -> Found | None:
    """``range = amount ("to" | "-" | "or") amount, the second the larger``.

    "Or" makes a range of neighbours only ("three or four days", "5 or 6 million").
    """
    tokens, at = stretch.tokens, _past_hyphen(stretch, one.after)
    senses = tokens[at].senses
    either = "or" in senses and one.unit is None and not one.number.carried
    if not (either or "to" in senses or "to_weak" in senses or _is_dash(stretch, at)):
        return None
    two = amount(stretch, at + 1) if has_number(stretch, at + 1) else None
    if two is not None and at > one.after:
        two = _shared(stretch, two)
    if two is not None and "to" in senses and _is_change(stretch, one, two):
        return None
    if (
        two is not None
        and either
        and two.number.value != one.number.value + 1
        and not two.number.carried
    ):
        return None
    return two and _joined(stretch, one, two)


def _past_hyphen(stretch: Stretch, at: int) -> int:
    """Past a hyphen that stands for what both ends have: "zwei- bis dreistündig", "10- to 15-minute"."""
    token, joint = stretch.tokens[at : at + 2]
    apart = token.word == "-" and not token.before and joint.before
    return at + 1 if apart and ("to" in joint.senses or "or" in joint.senses) else at


def _shared(stretch: Stretch, two: Amount) -> Amount:
    """The second end, whose hundreds or thousands are the first's too: "drei- bis viertausend"."""
    value = two.number.value
    factor = 1000 if not value % 1000 else 100
    if value % factor or not value or "compound" not in stretch.tokens[two.at].senses:
        return two
    step = step_at(stretch, "times", factor, two.at)
    return two._replace(number=two.number._replace(carried=(step,)))


def _is_change(stretch: Stretch, one: Amount, two: Amount) -> bool:
    """Whether a value moved by the first to the second: "rose $1.20 to $77", "fell 23 to 1,234"."""
    moved = any("moved" in token.senses for token in stretch.tokens[max(0, one.at - 2) : one.at])
    both = one.unit is not None and two.unit is not None
    neither = one.unit is None and two.unit is None and not two.number.carried
    return moved and (both or (neither and two.number.value > _APART * one.number.value))


def _is_dash(stretch: Stretch, at: int) -> bool:
    """Whether a dash stands between two amounts: before digits or a sign, spaced on both sides or none."""
    if "dash" not in stretch.tokens[at].senses:
        return False
    after = stretch.tokens[at + 1].senses
    even = stretch.glued(at) == stretch.glued(at + 1)
    near = stretch.glued(at) and after.get("n") == stretch.tokens[at - 1].senses.get("n", 0) + 1
    return even and ("digits" in after or "cur" in after or near)


def _joined(stretch: Stretch, one: Amount, two: Amount) -> Found | None:
    """The range of two amounts, scale and unit carried to both; None if they make none."""
    if one.number.bare or two.number.bare or (one.number.article and two.number.article):
        return None
    if not agree(one.unit, two.unit) or (one.unit and not two.unit and not one.prefixed):
        return None
    unit = two.unit or one.unit
    steps, low = one.steps, one.number.value
    if two.number.carried and not one.number.carried and two.number.value:
        factor = 1
        for step in two.number.carried:
            factor *= step.operand
        if low * factor < two.number.value or low == 0:
            steps, low = (*steps, *two.number.carried), low * factor
        elif shares_scale(low, quotient(two.number.value, factor)):
            return None
    if unit is None and _are_years(one, two):
        return None
    right = _of_unit(two)
    left = right if one.unit is None else _of_unit(one)
    if _sized(low, left) >= _sized(two.number.value, right):
        return None
    if one.unit is None:
        steps = (*steps, *right)
    joined = (*steps, *two.steps, step_at(stretch, "to", None, one.after))
    return Found(one.at, two.after, joined, unit, "range")


def shares_scale(one: int | Fraction, two: int | Fraction) -> bool:
    """Whether two numbers are alike enough that a scale behind the second is meant for both."""
    return not isinstance(one, int) or one < _FEW * two


def _of_unit(two: Amount) -> tuple[Step, ...]:
    """The steps that the unit itself makes of a number: "25 to 75 cents", "20–30 MUSD"."""
    steps = two.steps[len(two.number.steps) :]
    verbs = tuple(step.verb for step in steps)
    return steps if verbs in (("times",), ("put", "over")) else ()


def _sized(value: int | Fraction, of_unit: tuple[Step, ...]) -> int | Fraction:
    """A number in the unit itself: 25 cents are a quarter of it."""
    if not of_unit:
        return value
    operand = of_unit[0].operand
    return quotient(value, operand) if len(of_unit) > 1 else value * int(operand)


def agree(one: Step | None, two: Step | None) -> bool:
    """Whether two ends can have one unit: the same, or only one names it."""
    return one is None or two is None or one.operand == two.operand


def _are_years(one: Amount, two: Amount) -> bool:
    """Whether both ends are plain digits as years are written."""
    both = one.number.plain and two.number.plain
    return both and one.number.value in _YEARS and two.number.value in _YEARS
