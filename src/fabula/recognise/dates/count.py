"""How many, and of what unit: the numbers and units that dates reckon with.

The decision: a number of more than three digits counts nothing; "a few" and its like count, but
nobody says how many.

This module does not know directions; see :mod:`fabula.recognise.dates.deixis`.

>>> from fabula.locale.words import lexicon
>>> from fabula.recognise.token import stretches
>>> [stretch] = stretches("twelve years", lexicon("en"))
>>> counted(stretch, 0), unit_at(stretch, 1)
(Count(value=12, after=1), (<CalendarUnit.YEAR: 'year'>, 1))
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.recognise.amounts.spelt import cardinal
from fabula.recognise.dates.word import after_links
from fabula.value.calendar import CalendarUnit

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch

__all__ = ["Count", "after_abbreviation", "after_period", "counted", "unit_at"]

_LARGEST_COUNT = 999


_UNITS: dict[str, tuple[CalendarUnit, int]] = {
    **{unit.value: (unit, 1) for unit in CalendarUnit},
    "fortnight": (CalendarUnit.WEEK, 2),
}


class Count(NamedTuple):
    """How many: a number, or None for "a few"; and the index after it."""

    value: int | None
    after: int


def counted(stretch: Stretch, at: int, *, article: bool = False) -> Count | None:
    """``count = digits | cardinal | "a few" | "a couple" [| "a"]``, the last where an article counts."""
    token = stretch.tokens[at]
    senses = token.senses
    if "digits" in senses:
        plain = token.raw.isascii() and token.raw.isdecimal() and len(token.raw) < 4
        return Count(int(token.raw), at + 1) if plain and int(token.raw) else None
    if "couple_of" in senses:
        return Count(int(senses["couple_of"]), at + 1)
    if "some" in senses:
        return Count(None, at + 1)
    if "n" in senses or "compound" in senses or "mul" in senses:
        found = cardinal(stretch, at)
        return (
            Count(found.value, found.after) if found and 0 < found.value <= _LARGEST_COUNT else None
        )
    return Count(1, at + 1) if article and "art" in senses else None


def unit_at(stretch: Stretch, at: int) -> tuple[CalendarUnit, int] | None:
    """The unit a word names, and how many of it: a fortnight is two weeks."""
    return _UNITS.get(stretch.tokens[at].senses.get("span", ""))


def after_period(stretch: Stretch, at: int) -> int:
    """The index after a time of day in words."""
    after = after_links(stretch, at, 2)
    return after + 1 if "dayperiod" in stretch.tokens[after].senses else at


def after_abbreviation(stretch: Stretch, at: int) -> int:
    """The index after the dot of an abbreviation inside a sentence."""
    tokens = stretch.tokens
    if tokens[at].word == "." and "weekday" not in tokens[at - 1].senses and stretch.glued(at):
        return at + 1
    return at
