r"""A text has paragraphs, and a paragraph has sentences.

*Paragraph*: a line with something to be seen on it, for articles saved as text have one a line; in
a text whose lines were broken to a width, what stands between blank lines.
*Sentence*: what ends in a stop, a question or an exclamation mark before a capital or a figure.

The decision: after an abbreviation or a single letter a stop ends nothing ("M. Dupont"); before a
small letter it ends nothing either, so a text broken there is not cut, and the break can be found.

This module does not compare texts; see :mod:`fabula.evidence.collating.alignment`.

>>> text = "M. Roux signs. \"It is late!\" he says.\n\n Then he goes."
>>> [text[span.slice] for span in paragraphs(text)]
['M. Roux signs. "It is late!" he says.', 'Then he goes.']
>>> [text[span.slice] for span in sentences(text, paragraphs(text)[0], frozenset())]
['M. Roux signs.', '"It is late!" he says.']
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["WIDEST", "paragraphs", "sentences", "stop_is_abbreviation", "unwrapped"]

WIDEST = 100
"""The longest line of a text whose lines were broken to a width."""

_ENDS = ".!?…:;,\"'»”’)"
_LINE = re.compile(r"[^\n]+")
# A stop with its closing marks, the blank after it, and the first letter or figure of what follows.
_STOP = re.compile(r"[.!?…]{1,8}[\"'»”’)\]]{0,4}(?P<blank>\s++)[\"'«“„‘(\[¿¡]{0,4}(?P<next>\w)")
_LAST_WORD = re.compile(r"\w+\Z")
_LONGEST_ABBREVIATION = 12


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The paragraphs of a text, without the blanks around them.

    These are its lines; of a wrapped text, in which no line is longer than :data:`WIDEST` and blank
    lines part others, all lines between two blank ones. A line there that is less than half as long
    as the longest and ends in no stop is a heading, and stands alone.

    >>> text = "Title\nToday\n\nThe old\nbridge stays.\n"
    >>> [text[span.slice] for span in paragraphs(text)]
    ['Title', 'Today', 'The old\nbridge stays.']
    """
    lines = [_trimmed(line) for line in _LINE.finditer(text)]
    told = [span for span in lines if len(span)]
    widest = max(map(len, told), default=0)
    if widest > WIDEST or not any(text.count("\n", *gap) > 1 for gap in _gaps(told)):
        return tuple(told)
    joined = told[:1]
    for gap, span in zip(_gaps(told), told[1:], strict=True):
        last = joined[-1]
        heading = 2 * len(last) < widest and text[last.end - 1] not in _ENDS
        if text.count("\n", *gap) > 1 or heading:
            joined.append(span)
        else:
            joined[-1] = Span(last.start, span.end)
    return tuple(joined)


def _gaps(lines: list[Span]) -> Iterator[tuple[int, int]]:
    """What stands between lines."""
    return ((one.end, two.start) for one, two in pairwise(lines))


def _trimmed(line: re.Match[str]) -> Span:
    """Where a line stands without the blanks around it; empty if there is nothing else."""
    words = line[0].strip()
    start = line.start() + (line[0].index(words[0]) if words else 0)
    return Span(start, start + len(words))


def unwrapped(text: str, within: Iterable[Span]) -> str:
    r"""The same text with blanks for the line ends within its paragraphs, offset for offset.

    >>> unwrapped("The old\nbridge.", [Span(0, 15)])
    'The old bridge.'
    """
    parts, at = [], 0
    for span in within:
        parts += [text[at : span.start], text[span.slice].replace("\n", " ")]
        at = span.end
    return "".join([*parts, text[at:]])


def sentences(text: str, within: Span, abbreviations: frozenset[str]) -> tuple[Span, ...]:
    """The sentences of a stretch, in order; they cover all of it but the blanks between.

    Args:
        text: the text.
        within: the stretch, most often a paragraph.
        abbreviations: words in lower case after which a stop ends no sentence.
    """
    found, start = [], within.start
    for blank in _ends(text, within, abbreviations):
        found.append(Span(start, blank.start))
        start = blank.end
    return (*found, Span(start, within.end))


def _ends(text: str, within: Span, abbreviations: frozenset[str]) -> Iterator[Span]:
    """The blanks between sentences."""
    for stop in _STOP.finditer(text, within.start, within.end):
        closed = stop_is_abbreviation(text, stop.start(), abbreviations)
        if not closed and not stop["next"].islower():
            yield Span(*stop.span("blank"))


def stop_is_abbreviation(text: str, at: int, abbreviations: frozenset[str]) -> bool:
    """Whether the stop at an offset belongs to an abbreviation, or to a single letter.

    >>> stop_is_abbreviation("etc. but", 3, frozenset({"etc"}))
    True
    """
    word = _LAST_WORD.search(text, max(0, at - _LONGEST_ABBREVIATION), at)
    if text[at] != "." or word is None:
        return False
    return (len(word[0]) == 1 and word[0].isalpha()) or word[0].lower() in abbreviations
