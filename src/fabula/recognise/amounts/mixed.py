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
    from fabula.recognise.token import Stretch

__all__ = ["thousands"]

_THOUSAND, _LONGEST = 1000, 3
_SIGNS = frozenset("/-:^")


def thousands(stretch: Stretch, base: Number) -> Number:
    """``thousands = digits "mil" digits``, or the number itself."""
    if not base.plain or not stretch.lexicon.flags.get("digit_thousands"):
        return base
    at = base.after
    word, rest, behind = stretch.tokens[at : at + 3]
    raw = rest.raw
    if word.senses.get("mul") != _THOUSAND or not (raw.isdecimal() and raw.isascii()):
        return base
    if len(raw) > _LONGEST or behind.word in _SIGNS:
        return base
    put = step_at(stretch, "put", int(raw), at + 1)
    add = Step("add", None, put.start, put.end)
    steps = (*base.steps, step_at(stretch, "times", _THOUSAND, at), put, add)
    return Number(at + 2, steps, base.value * _THOUSAND + int(raw))
