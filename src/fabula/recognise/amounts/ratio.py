"""A share told by counting, with what is counted between: "neuf Français sur dix", "1 caso su 1.000".

The word that joins the two numbers (class ``ratio``) may follow at once or behind a noun of one or
two words. Some of these words say no more ("de cada", "em cada": class ``each``); others also mean
something else, for "un livre sur trois femmes" is no third.

The decision: where the word can mean something else, the second number must be round, or the first
a one; and an article is a one only before a noun of those that are counted by the head (class
``population``). What the second number counts or measures itself makes no share ("sur dix ans").

This module does not know fractions without a noun in words, see
:mod:`fabula.recognise.amounts.fraction`.

>>> from fabula.recognise.engine import read
>>> [str(m.chosen.low) for m in read("Neuf Français sur dix, un livre sur trois femmes.", "fr")]
['9/10', '3']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.recognise.amounts.digits import digits
from fabula.recognise.amounts.figure import Number
from fabula.recognise.amounts.spelt import cardinal
from fabula.recognise.mention import Step, quotient

if TYPE_CHECKING:
    from fabula.recognise.token import Stretch, Token

__all__ = ["counted_of"]

_MOST_NOUNS = 2
_ROUND = frozenset({*range(2, 11), 100, 1000, 10_000, 100_000})
# What makes an amount of its own of the second number.
_OWN = frozenset({"cur", "rate", "scale", "sub", "unit"})


def counted_of(stretch: Stretch, top: Number) -> Number | None:
    """``share = (digits | cardinal | article) {noun} ratio (digits | cardinal), the second larger``."""
    if top.carried or top.bare or not isinstance(top.value, int):
        return None
    at = _joint(stretch, top.after)
    if not at:
        return None
    if top.value == 1 and "pronoun_after" in stretch.tokens[at].senses and not top.plain:
        return None
    each = "each" in stretch.tokens[at].senses
    below = _below(stretch, at + 1)
    if below is None or not _is_share(stretch, top, below[0], each=each):
        return None
    value, after = below
    if not _OWN.isdisjoint(stretch.tokens[after].senses):
        return None
    start, place = top.steps[0].start, stretch.place(at + 1, after)
    steps = (*top.steps, Step("put", value, *place), Step("over", None, start, place[1]))
    return Number(after, steps, quotient(top.value, value))


def _joint(stretch: Stretch, at: int) -> int:
    """Where the word between the numbers stands, behind a noun at the most; 0 if it does not."""
    for place in range(at, at + _MOST_NOUNS + 1):
        token = stretch.tokens[place]
        if "ratio" in token.senses:
            return place
        if not _is_noun(token):
            break
    return 0


def _is_noun(token: Token) -> bool:
    """Whether a token may be a noun that is counted, or its adjective: no unit, but "un jour sur deux"."""
    if not token.raw[:1].isalpha() or "small" in token.senses:
        return False
    return "goes_on" not in token.senses or "population" in token.senses


def _below(stretch: Stretch, at: int) -> tuple[int, int] | None:
    """The second number, whole, and the token after it."""
    token, symbols = stretch.tokens[at], stretch.lexicon.symbols
    if "digits" in token.senses:
        read = digits(token.raw, symbols["decimal"], symbols["group"])
        return (read.value, at + 1) if read and isinstance(read.value, int) else None
    found = cardinal(stretch, at)
    return (found.value, found.after) if found else None


def _is_share(stretch: Stretch, top: Number, below: int, *, each: bool) -> bool:
    """Whether the first number is a part of the second, and is meant as one."""
    if below <= top.value:
        return False
    if top.article and not each:
        return "population" in stretch.tokens[top.after].senses
    return each or below in _ROUND or top.value == 1
