"""Whether two things that are said can both hold, and whether they are the same thing said twice.

Two values are the *same* if everything about them is equal but the reasons of a date. They are
*compatible* if they share something: two amounts a number, two dates a day. Two ids are compatible
only if they are the same. They *touch* if they share nothing but a boundary that one of them leaves
out: five to seven against more than seven.

How wide "about" is, is stated here and nowhere else: :data:`ABOUT`, a tenth of the number to either
side; "almost" reaches as far down, and no further up than the number. No standard gives a figure;
this one is an editorial convention, wide enough for two journalists who round one figure each in
their own way, and it only ever makes values compatible that would be kept apart without it.
Amounts in different units are never compatible: nothing is converted.

Of something that lasts, an instant says that it was going on then, so two days are compatible.

This module does not say who is right; see :mod:`.agreement`.

>>> from fabula.value import parse_measure
>>> almost, about, more = map(parse_measure, ("almost 1.72e12 USD", "about 1.7e12 USD", "over 1.72e12 USD"))
>>> compatible(almost, about), compatible(almost, more), touching(almost, more)
(True, False, True)
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from fabula.evidence.dating.telling import going_on
from fabula.evidence.plain import when_in_words
from fabula.value import Approximator, Measure, When, edtf, format_measure

if TYPE_CHECKING:
    from fabula.story.claim import Value

__all__ = ["ABOUT", "allowed", "compatible", "same", "touching", "worded", "written"]

ABOUT = Fraction(1, 10)
"""How far "about" reaches to either side of a number, as a part of it."""


def allowed(measure: Measure) -> Measure:
    """All that the words allow for comparing: "about" and "almost" as wide as they are taken.

    >>> from fabula.value import parse_measure
    >>> format_measure(allowed(parse_measure("about 80 %"))), format_measure(allowed(parse_measure("80 %")))
    ('72..88 %', '80 %')
    """
    low, high = measure.low, measure.high
    near = measure.approximator in (Approximator.ABOUT, Approximator.ALMOST)
    if not near or low is None or high is None:
        return measure
    above = abs(high) * ABOUT if measure.approximator is Approximator.ABOUT else 0
    return Measure(low - abs(low) * ABOUT, high + above, measure.unit)


def compatible(one: Value, other: Value, *, lasts: bool = False) -> bool:
    """Whether both can hold at once.

    Args:
        one: a date, an amount, or an id.
        other: another of the same type.
        lasts: whether the values are dates of something that goes on.
    """
    if isinstance(one, Measure) and isinstance(other, Measure):
        return one.unit == other.unit and allowed(one).meets(allowed(other))
    if isinstance(one, When) and isinstance(other, When):
        return going_on(one).meets(going_on(other)) if lasts else one.meets(other)
    return one == other


def same(value: Value) -> Value:
    """The value less what does not make it another: a key by which to put equals together.

    >>> when = When.within(edtf.parse("2024-02-08").start_earliest, None)
    >>> same(when) == same(When.within(when.earliest, None))
    True
    """
    return value.without_reasons() if isinstance(value, When) else value


def touching(one: Value, other: Value) -> bool:
    """Whether two amounts share nothing but a boundary that at least one of them leaves out."""
    if not isinstance(one, Measure) or not isinstance(other, Measure) or one.unit != other.unit:
        return False
    return allowed(one).touches(allowed(other))


def worded(value: Value) -> str:
    """The value for a reader: a date in plain English, all else as :func:`written`."""
    return when_in_words(value) if isinstance(value, When) else written(value)


def written(value: Value) -> str:
    """The value in the notation of the story files; an id, or words, in quotation marks."""
    if isinstance(value, When):
        return edtf.format(value)
    return format_measure(value) if isinstance(value, Measure) else f"'{value}'"
