"""Subunits: cents beside an amount of money, or alone.

"2 euro and 50 cent", "17 USD 25", "50 cents". A subunit that only another currency has is a sum of
its own ("60 francs and 20 groszy"). Two digits with no subunit named follow a currency alone, not a
sign before the number.

The decision: after "and" two digits are subunits only where the clause ends, since they could count
something else.

This module does not find currencies; see :mod:`fabula.recognise.amounts.measure`.

>>> from fabula.recognise.engine import read
>>> [str(amount.chosen.low) for amount in read("She paid 2 euros and 50 cents.", "en")]
['5/2']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.amounts.figure import Number
from fabula.recognise.amounts.number import number
from fabula.recognise.mention import Step

if TYPE_CHECKING:
    from fabula.recognise.amounts.measure import Amount
    from fabula.recognise.token import Stretch, Token

__all__ = ["subunits_alone", "with_subunits"]

# A subunit of more currencies than one is a ratio and at least two codes.
_SHARED = 2


def subunits_alone(stretch: Stretch, at: int, whole: Amount) -> Amount:
    """Number subunit: "50 cents" is half a unit of the currency."""
    place = stretch.place(at)
    put = Step("put", stretch.tokens[at].senses["sub"][0], *place)
    over = Step("over", None, *place)
    return whole._replace(steps=(*whole.steps, put, over))


def with_subunits(stretch: Stretch, whole: Amount, *, named: bool) -> Amount:
    """Amount [and] number subunit | amount [and] two digits: "2 euro and 50 cent", "17 USD 25".

    A subunit that only another currency has is a sum of its own ("60 francs and 20 groszy").
    Two digits with no subunit named follow a currency alone, not a sign before the number; after
    "and" they must end the clause, since they could count something else.
    """
    tokens = stretch.tokens
    if whole.number.carried or "goes_on" not in tokens[whole.after].senses:
        return whole
    join = "and" in tokens[whole.after].senses or "with" in tokens[whole.after].senses
    at = whole.after + join
    part = _cents_before(stretch, number(stretch, at)) if _has_number(tokens[at]) else None
    if part is None or part.carried or part.article:
        return whole
    if not isinstance(part.value, int) or not 0 < part.value < 100:
        return whole
    ratio = tokens[part.after].senses.get("sub")
    if ratio:
        own = whole.unit is None or len(ratio) > _SHARED or whole.unit.operand == ratio[1]
        return _cents(whole, part, part.after + 1, ratio[0]) if own else whole
    follows = tokens[part.after]
    if not follows.before and follows.raw[:1].isalpha():
        return whole
    ends = not follows.raw[:1].isalnum()
    usual = part.value >= 10 or not part.plain
    if (
        named
        or not usual
        or "cur" in follows.senses
        or not (ends or _open_end(stretch, part, join))
    ):
        return whole
    return _cents(whole, part, part.after, 100)


def _cents_before(stretch: Stretch, part: Number | None) -> Number | None:
    """The number before a subunit that is a denominator too: "e dieci centesimi" is no tenth."""
    if part is None or len(part.steps) < 3 or part.value >= 1:
        return part
    if "sub" not in stretch.tokens[part.after - 1].senses:
        return part
    return Number(part.after - 1, part.steps[:1], part.steps[0].operand)


def _has_number(token: Token) -> bool:
    """Whether a number could begin with this token."""
    senses = token.senses
    return "digits" in senses or "n" in senses or "compound" in senses


def _open_end(stretch: Stretch, part: Number, join: bool) -> bool:
    """Whether two digits right after the currency may be subunits though the clause goes on."""
    after = stretch.tokens[part.after].senses
    busy = {"scale", "mul", "unit", "rate", "abbr", "dozen", "times", "fold", "counted"}
    return not join and busy.isdisjoint(after)


def _cents(whole: Amount, part: Number, after: int, ratio: int) -> Amount:
    """The amount with its subunits added."""
    start, end = part.steps[0].start, part.steps[-1].end
    steps = (
        *part.steps,
        Step("put", ratio, start, end),
        Step("over", None, start, end),
        Step("add", None, start, end),
    )
    return whole._replace(after=after, steps=(*whole.steps, *steps))
