"""A half or a quarter told behind the unit: "two hours and a half", "une heure et demie".

What is added is a part of the unit, and so "an hour and a half" is 1.5 hours. An article counts the
unit here, though alone it does not ("an hour later"), since the half shows that something is counted.

The decision: nothing is added if the half goes on to a noun of its own ("two days and half a week",
"un año y medio millón"), or is a share of something ("two hours and half of the time").

This module does not read the half; see :mod:`fabula.recognise.amounts.fraction`.

>>> from fabula.recognise.engine import read
>>> [(m.text, str(m.chosen.low)) for m in read("It took an hour and a half.", "en")]
[('an hour and a half', '3/2')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.amounts.fraction import half_after
from fabula.recognise.mention import Step

if TYPE_CHECKING:
    from fabula.recognise.amounts.measure import Amount
    from fabula.recognise.token import Stretch

__all__ = ["with_half"]

# What a half behind "and" would count itself.
_COUNTED = frozenset({"art", "cur", "digits", "dozen", "mul", "n", "rate", "scale", "sub", "unit"})


def with_half(stretch: Stretch, whole: Amount) -> Amount:
    """``amount unit "and" [article] (half | quarter)``, or the amount as it is."""
    tokens, count = stretch.tokens, whole.number
    if "and" not in tokens[whole.after].senses or count.carried or type(count.value) is not int:
        return whole
    half = half_after(stretch, whole.after + 1)
    if half is None or not _COUNTED.isdisjoint(tokens[half.after].senses):
        return whole
    if half.after == whole.after + 2 and "share" in tokens[half.after - 1].senses:
        return whole
    add = Step("add", None, half.steps[0].start, half.steps[-1].end)
    return whole._replace(after=half.after, steps=(*whole.steps, *half.steps, add))
