"""Digits and a word for thousand in turn: "15 mil 300", "2 mil 500 millones".

So Mexico and its neighbours write numbers in their news (flag ``digit_thousands``): what stands after
the thousand, up to three digits, is added to it, and a scale behind multiplies both.

The decision: only plain digits on both sides are joined, and only before no sign, since "5 mil 20/30"
and "5 mil 20,5" are two numbers.

This module does not know numerals in words; see :mod:`fabula.recognise.amounts.spelt`.

>>> from fabula.recognise.engine import read
>>> [str(m.chosen.low) for m in read("Costó 2 mil 500 millones, no 15 mil 300.", "es")]
['2500000000', '15300']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.amounts.figure import Number
from fabula.recognise.mention import Step, step_at

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["after_thousand", "thousands"]

_THOUSAND, _LONGEST = 1000, 3
_SIGNS = frozenset("/-:^")


def after_thousand(stretch: Stretch, base: Number) -> Number:
    """``thousands = "mil" digits``: "mil 200 millones"."""
    rest, behind = stretch.tokens[base.after : base.after + 2]
    joins = base.value == _THOUSAND and stretch.lexicon.flags.get("digit_thousands")
    if not joins or not _is_rest(rest, behind):
        return base
    put = step_at(stretch, "put", int(rest.raw), base.after)
    add = Step("add", None, put.start, put.end)
    return Number(base.after + 1, (*base.steps, put, add), base.value + int(rest.raw))


def _is_rest(rest: Token, behind: Token) -> bool:
    """Whether plain digits below a thousand stand here, and no sign behind them."""
    plain = rest.raw.isdecimal() and rest.raw.isascii() and len(rest.raw) <= _LONGEST
    return plain and behind.word not in _SIGNS


def thousands(stretch: Stretch, base: Number) -> Number:
    """``thousands = digits "mil" digits``, or the number itself."""
    if not base.plain or not stretch.lexicon.flags.get("digit_thousands"):
        return base
    at = base.after
    word, rest, behind = stretch.tokens[at : at + 3]
    if word.senses.get("mul") != _THOUSAND or not _is_rest(rest, behind):
        return base
    put = step_at(stretch, "put", int(rest.raw), at + 1)
    add = Step("add", None, put.start, put.end)
    steps = (*base.steps, step_at(stretch, "times", _THOUSAND, at), put, add)
    return Number(at + 2, steps, base.value * _THOUSAND + int(rest.raw))
