"""A change from one amount to another, of which only the second names the scale and the unit.

"Von 3,2 auf 4,5 Milliarden Euro" and "from 4.5 to 3.2 billion euros" tell two amounts, and the first
is 3.2 (4.5) billion euros too. Where the second is the larger and the words also mean a range ("from
3.2 to 4.5 billion") it is read as one; see :mod:`fabula.recognise.amounts.interval`.

The decision: a word like "from" stands before the first, a word that leads to the second between
them. The scale is carried unless the first is a whole number ten times as large as the number before
the scale: "von 500 auf 2 Millionen" begins with 500. What is carried stands behind the first amount,
and its derivation says where.

This module does not find the two; see :mod:`fabula.recognise.amounts.bound`.

>>> from fabula.recognise.engine import read
>>> [str(m.chosen.low) for m in read("Der Umsatz sank von 4,5 auf 3,2 Milliarden Euro.", "de")]
['4500000000', '3200000000']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.amounts.interval import shares_scale

if TYPE_CHECKING:
    from fabula.recognise.amounts.interval import Found
    from fabula.recognise.mention import Step
    from fabula.recognise.token import Stretch

__all__ = ["completed"]

_JOINTS = frozenset({"onto", "to", "to_weak"})


def completed(stretch: Stretch, one: Found, two: Found) -> Found | None:
    """The first of two amounts with what the second names for both; None if that is nothing."""
    tokens = stretch.tokens
    if not one.at or _JOINTS.isdisjoint(tokens[one.after].senses) or one.unit is not None:
        return None
    if "from" not in tokens[one.at - 1].senses or one.bound or len(one.steps) > 1:
        return None
    carried = _carried(one, two)
    if two.unit is None and not carried:
        return None
    return one._replace(steps=(*one.steps, *carried), unit=two.unit)


def _carried(one: Found, two: Found) -> tuple[Step, ...]:
    """The steps of scale and subunit that hold for both."""
    number, *others = two.steps
    verbs = [step.verb for step in others]
    # Both steps of a subunit stand at its word, those of a fraction at its numbers.
    if verbs == ["put", "over"] and others[0].start == others[1].start:
        return tuple(others)
    if not shares_scale(one.steps[0].operand, number.operand):
        return ()
    return tuple(step for step in others if step.verb == "times")
