"""What a grammar has found before anything is decided: drafts, and the page they stand on.

A *draft* is a mention to be: its place is settled, its readings are not. The *page* is all that may
bear on them: the text, the language, the day of writing, and *evidence* from outside, such as the
sums that other sources name for the same matter.

This module holds and does not decide; see :mod:`fabula.recognise.engine`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from fabula.locale.words import Lexicon
    from fabula.recognise.token import Stretch

__all__ = ["Draft", "Evidence", "Page", "draft"]


class Draft(NamedTuple):
    """Where something was found (code points, ``end`` excluded), and the grammar's own notes."""

    start: int
    end: int
    parse: Any


def draft(stretch: Stretch, first: int, after: int, parse: Any) -> Draft:
    """The draft of the tokens from one on, up to the one named after them."""
    # As with steps: the constructor itself takes twice as long.
    start, end = stretch.bounds[first] + stretch.tokens[first].before, stretch.bounds[after]
    return tuple.__new__(Draft, (start, end, parse))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value that another source gives for what this text speaks of.

    It decides between the readings of every amount of which it is a bound. Where several are given
    the first that decides holds, so give the strongest first: the same passage in a translation,
    then another spelling of the same sum, then the words of a source that is no copy.

    Attributes:
        value: the number, exact.
        unit: its unit.
        grounds: where it comes from, in words that can be printed after "because".
    """

    value: int | Fraction
    unit: str | None
    grounds: str


@dataclass(frozen=True, slots=True)
class Page:
    """A text with all that may bear on its readings.

    Attributes:
        text: the text as it was given.
        lexicon: the words of its language.
        written: the day it was written, or None if nobody knows.
        evidence: values from other sources, the strongest first.
        excerpt: whether it is a part of a text that nobody shows, such as a quotation.
    """

    text: str
    lexicon: Lexicon
    written: date | None = None
    evidence: tuple[Evidence, ...] = ()
    excerpt: bool = False
