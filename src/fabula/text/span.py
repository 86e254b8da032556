r"""A stretch of text is a half-open range of code points, and many stretches are measured once.

*Span*: offsets into the canonical text of a source (see :func:`fabula.text.fold.canonical`),
counted in Unicode code points from 0, ``end`` excluded, as in the Web Annotation Data Model,
clause 4.2.5 (Text Position Selector). Not bytes, not UTF-16 units, not what a reader would count
as letters.

*Word*: a run of ``\w+``. That is how quotations are budgeted, so it is defined once, here. It is
no linguist's word: an apostrophe ends one, and an underscore does not.

A place covered twice counts once; a word covered in part counts whole, because whoever has the
greater part of a word has the word. An empty span covers nothing and lies wherever it fits.

This module does not say where a quotation stands; see :mod:`fabula.text.anchor`.

>>> text = "Eight words cover this hall's floor twice"
>>> words(text), covered_words(text, [Span(0, 11), Span(6, 17), Span(25, 29)])
(8, 5)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Span", "covered_words", "union", "union_length", "word_spans", "words"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of code points; spans sort by where they start, then by where they end.

    Attributes:
        start: the first code point within.
        end: the first code point after; equal to ``start`` where the span is empty.

    Raises:
        RecordError: if the start is negative or the end lies before the start.

    >>> "a fox and a hen"[Span(2, 5).slice]
    'fox'
    >>> Span(5, 2)
    Traceback (most recent call last):
      ...
    fabula.errors.RecordError: span, end: 2 is not an offset of at least 5, the start
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0:
            raise RecordError("span", "start", self.start, "an offset of at least 0")
        if self.end < self.start:
            allowed = f"an offset of at least {self.start}, the start"
            raise RecordError("span", "end", self.end, allowed)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """A span is a fact even where it is empty; ``if span`` asks whether there is one."""
        return True

    @property
    def slice(self) -> slice:
        """The same range, as Python indexes it."""
        return slice(self.start, self.end)

    def overlaps(self, other: Span) -> bool:
        """Whether at least one code point lies within both; touching is not overlapping.

        >>> Span(0, 3).overlaps(Span(3, 5)), Span(0, 3).overlaps(Span(2, 5))
        (False, True)
        """
        return max(self.start, other.start) < min(self.end, other.end)

    def covers(self, other: Span) -> bool:
        """Whether the other lies within this one, ends included.

        >>> Span(0, 5).covers(Span(2, 5)), Span(2, 5).covers(Span(0, 5))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same stretch after ``by`` code points were put before it (taken away if negative).

        >>> Span(2, 5).shifted(10)
        Span(start=12, end=15)
        """
        return Span(self.start + by, self.end + by)


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The fewest spans that cover the same code points, in order; empty spans drop out.

    >>> union([Span(6, 9), Span(0, 4), Span(2, 6), Span(12, 12)])
    (Span(start=0, end=9),)
    """
    joined: list[Span] = []
    for span in sorted(span for span in spans if len(span)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def union_length(spans: Iterable[Span]) -> int:
    """How many code points lie within at least one of the spans.

    >>> union_length([Span(0, 4), Span(2, 6)])
    6
    """
    return sum(len(span) for span in union(spans))


def word_spans(text: str) -> Iterator[Span]:
    r"""Where the words stand, in order; a word is a run of ``\w+``.

    >>> [text[span.slice] for text in ["It's 7,5 %"] for span in word_spans(text)]
    ['It', 's', '7', '5']
    """
    return (Span(*match.span()) for match in _WORD.finditer(text))


def words(text: str) -> int:
    """How many words the text has, as :func:`word_spans` finds them.

    >>> words("7,5 Mrd. Euro")
    4
    """
    return sum(1 for _ in _WORD.finditer(text))


def covered_words(text: str, spans: Iterable[Span]) -> int:
    """How many words of the text lie within at least one of the spans, wholly or in part.

    >>> covered_words("one two three", [Span(2, 5), Span(4, 7)])
    2
    """
    parts = iter(union(spans))
    part = next(parts, None)
    count = 0
    for word in word_spans(text):
        while part is not None and part.end <= word.start:
            part = next(parts, None)
        count += part is not None and part.overlaps(word)
    return count
