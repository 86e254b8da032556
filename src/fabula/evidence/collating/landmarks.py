"""What a translation leaves as it is: figures, dates, names, addresses.

A *landmark* is a stretch of text with a *key* that does not depend on the language:

======= ======================================== ====================================
sort    what it is                               key
======= ======================================== ====================================
figure  an amount                                its digits and its unit: ``7 USD``
date    a date of which the text says some part  EDTF: ``2024-02-09``, ``XXXX-12``
name    a word with a capital                    the word in lower case without accents
address a URL, a handle, a tag                   as written, in lower case
======= ======================================== ====================================

The decisions. Thousands are left out of the key of a figure, since scale words are what
translations get wrong: ``7 triljoen`` and ``7 billion`` pass the same landmark, and whether they
are the same sum is for :mod:`fabula.evidence.collating.variants`. A range is two landmarks. Vague amounts and
dates told by the day of writing ("last year") are none. A capital where a sentence begins makes no
name, unless the word has one elsewhere in the text too. In German every noun has a capital; that
does no harm, because a landmark counts only where another text has it too.

This module does not compare texts; see :mod:`fabula.evidence.collating.copies`.

>>> from fabula.recognise.engine import read
>>> text = "Yesterday Zoë Roux paid 3,5 miljard euro to @harbour."
>>> [mark.key for mark in landmarks(text, read(text, "nl"))]
['zoe', 'roux', '3500 EUR', '@harbour']
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from fabula.recognise.dates.mention import DateMention
from fabula.recognise.mention import Quantity
from fabula.text import Span
from fabula.value import Approximator, edtf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from fabula.recognise.mention import Mention

__all__ = ["Landmark", "Sort", "digits_key", "folded", "landmarks"]

_WORD = re.compile(r"(?P<address>https?://[^\s<>\"]+|www\.[^\s<>\"]+|(?<!\w)[@#]\w+)|[^\W\d_]\w+")
# Behind these, and at the beginning of a line, a capital says nothing.
_OPENERS = frozenset(".!?:;…\n")
_SET_OFF = " \t\u00a0\u202f\"'‘’“”„«»(-–—*"


class Sort(StrEnum):
    """What kind of landmark it is."""

    FIGURE = "figure"
    DATE = "date"
    NAME = "name"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A stretch that means the same in every language.

    Attributes:
        span: where it stands.
        sort: what it is.
        key: equal for equal landmarks of texts in any language.
    """

    span: Span
    sort: Sort
    key: str

    @property
    def is_name(self) -> bool:
        """Whether it names somebody or something, an address included."""
        return self.sort in (Sort.NAME, Sort.ADDRESS)


def landmarks(text: str, mentions: Iterable[Mention]) -> tuple[Landmark, ...]:
    """Every landmark of a text, in order.

    Args:
        text: a canonical text.
        mentions: the amounts and dates recognised in it.
    """
    read = list(mentions)
    found = [mark for mention in read for mark in _read(mention)]
    found += _named(text, [Span(mention.start, mention.end) for mention in read])
    return tuple(sorted(found, key=lambda mark: (mark.span, mark.key)))


def _read(mention: Mention) -> Iterator[Landmark]:
    """The landmarks of a mention: none, one, or the two ends of a range."""
    span = Span(mention.start, mention.end)
    if isinstance(mention, Quantity) and mention.approximator is not Approximator.VAGUE:
        chosen = mention.chosen
        for end in sorted({end for end in (chosen.low, chosen.high) if end is not None}):
            yield Landmark(span, Sort.FIGURE, digits_key(end, chosen.unit))
    elif isinstance(mention, DateMention) and not mention.weak:
        written = edtf.format(mention.when)
        if any(character.isdigit() for character in written):
            yield Landmark(span, Sort.DATE, written)


def digits_key(value: int | Fraction, unit: str | None) -> str:
    """A figure without its thousands, and its unit.

    >>> digits_key(7 * 10**12, "USD"), digits_key(70_000, None), digits_key(0, "%")
    ('7 USD', '70', '0 %')
    """
    while value and value.denominator == 1 and value.numerator % 1000 == 0:
        value = value.numerator // 1000
    return f"{value} {unit or ''}".rstrip()


def _named(text: str, taken: list[Span]) -> Iterator[Landmark]:
    """Names and addresses outside the mentions."""
    words = [word for word in _WORD.finditer(text) if word["address"] or word[0][0].isupper()]
    words = _outside(words, taken)
    inner = {folded(word[0]) for word in words if not _begins(text, word.start())}
    for word in words:
        key = folded(word[0])
        if word["address"]:
            yield Landmark(Span(*word.span()), Sort.ADDRESS, word[0].casefold())
        elif key in inner:
            yield Landmark(Span(*word.span()), Sort.NAME, key)


def _outside(words: list[re.Match[str]], taken: list[Span]) -> list[re.Match[str]]:
    """The words that begin in none of the stretches, which are in order and do not overlap."""
    kept, spans = [], iter(taken)
    span = next(spans, None)
    for word in words:
        while span is not None and span.end <= word.start():
            span = next(spans, None)
        if span is None or word.start() < span.start:
            kept.append(word)
    return kept


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, or what is quoted in one, begins at an offset."""
    before = text[max(0, at - 6) : at].rstrip(_SET_OFF)
    return before[-1:] in _OPENERS or (not before and at < 6)


def folded(word: str) -> str:
    """A word in lower case, without its accents.

    >>> folded("Émirats")
    'emirats'
    """
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
