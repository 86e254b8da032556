"""Amounts written down: ``5e12..7e12 USD``, ``over 1e11 USD``, ``14 x``.

The grammar, in which SP is one or more spaces::

    measure = [approximator SP] bounds [SP unit]
    bounds  = number | number ".." | ".." number | number ".." number
    number  = [sign] digits ["." digits] ["e" [sign] digits] | [sign] digits "/" digits

A bound is as exact as :func:`fabula.value.number.exact` reads it. An end left empty is open.
``over``, ``at-least``, ``under`` and ``at-most`` open an end themselves, so their canonical form
is the word and one number, ``over 1e11 USD``; ``over 1e11.. USD`` is read as the same. Without a
word, ``1e11.. USD`` does not say whether 10¹¹ itself belongs to it, and reads as if it did.

:func:`agrees` holds an expectation in this notation against what was read from a text.

>>> format_measure(parse_measure("over 100000000000.. USD"))
'over 1e11 USD'
>>> parse_measure("5e12..7e12 $ USD")
Traceback (most recent call last):
fabula.errors.NotationError: expected nothing after the unit
  5e12..7e12 $ USD
               ^^^
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.errors import NotationError, RecordError
from fabula.value.measure import Approximator, Measure
from fabula.value.number import exact, exact_text

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["agrees", "format_measure", "parse_measure"]

_TEXT_LIMIT = 4200
_WORD = re.compile(r"[^ ]+")
_WORDS = {word.value: word for word in Approximator}
_OPENS_HIGH = frozenset({Approximator.OVER, Approximator.AT_LEAST})
_OPENS_LOW = frozenset({Approximator.UNDER, Approximator.AT_MOST})


def parse_measure(text: str) -> Measure:
    """``measure = [approximator SP] bounds [SP unit]``.

    Raises:
        NotationError: the text is no measure; the caret shows where.

    >>> parse_measure("about 1/3") == Measure.point("1/3", None, Approximator.ABOUT)
    True
    """
    if len(text) > _TEXT_LIMIT:
        raise NotationError(text, _TEXT_LIMIT, len(text), f"at most {_TEXT_LIMIT} characters")
    words = list(_WORD.finditer(text))
    word = _WORDS.get(words[0][0]) if words else None
    rest = words[word is not None :]
    if not rest:
        raise NotationError(text, len(text), len(text), "an amount such as 5e12..7e12 USD")
    if len(rest) > 2:
        raise NotationError(text, rest[2].start(), len(text), "nothing after the unit")
    low, high = _bounds(text, rest[0], word)
    unit = rest[1][0] if rest[1:] else None
    try:
        return Measure(low, high, unit, word)
    except RecordError as error:
        fault = rest[1] if error.field == "unit" else rest[0]
        raise NotationError(text, *fault.span(), error.allowed) from error


def format_measure(measure: Measure) -> str:
    """The canonical form: :func:`parse_measure` reads the same measure back from it.

    >>> format_measure(Measure(100_000_000, None, "USD", Approximator.VAGUE))
    'vague 1e8.. USD'
    """
    low = "" if measure.low is None else exact_text(measure.low)
    high = "" if measure.high is None else exact_text(measure.high)
    alone = measure.is_point or measure.approximator in _OPENS_HIGH | _OPENS_LOW
    bounds = (low or high) if alone else f"{low}..{high}"
    return " ".join(filter(None, (measure.approximator, bounds, measure.unit)))


def agrees(expected: Measure, read: Measure) -> bool:
    """Whether what was read is what was expected.

    The bounds and the unit must be the same. An expectation without an approximator says nothing
    about the hedge; one with an approximator asks for the same.

    >>> agrees(parse_measure("1e11.. USD"), parse_measure("over 1e11 USD"))
    True
    >>> agrees(parse_measure("at-least 1e11 USD"), parse_measure("over 1e11 USD"))
    False
    """
    alike = (expected.low, expected.high, expected.unit) == (read.low, read.high, read.unit)
    return alike and expected.approximator in (None, read.approximator)


def _bounds(
    text: str, found: re.Match[str], word: Approximator | None
) -> tuple[Fraction | None, Fraction | None]:
    """``bounds = number | number ".." | ".." number | number ".." number``."""
    low, dots, high = found[0].partition("..")
    if not low and not high:
        raise NotationError(text, *found.span(), "a number on at least one side of the two dots")
    first = _number(text, found.start(), low)
    last = _number(text, found.end() - len(high), high)
    if dots:
        return first, last
    return None if word in _OPENS_LOW else first, None if word in _OPENS_HIGH else first


def _number(text: str, start: int, written: str) -> Fraction | None:
    """A bound; its fault, if it has one, is shown within the whole text."""
    if not written:
        return None
    try:
        return exact(written)
    except NotationError as error:
        span = (start + error.start, start + error.end)
        raise NotationError(text, *span, error.expected) from error
    except RecordError as error:
        raise NotationError(text, start, start + len(written), error.allowed) from error
