r"""A text has paragraphs, and a paragraph has sentences.

*Paragraph*: a line with something to be seen on it; articles saved as text have one a line.
*Sentence*: what ends in a stop, a question or an exclamation mark before a capital or a figure.

The decision: after an abbreviation or a single letter a stop ends nothing ("M. Dupont"); before a
small letter it ends nothing either, so a text broken there is not cut, and the break can be found.

This module does not compare texts; see :mod:`fabula.evidence.alignment`.

>>> text = "M. Roux signs. \"It is late!\" he says.\n\n Then he goes."
>>> [text[span.slice] for span in paragraphs(text)]
['M. Roux signs. "It is late!" he says.', 'Then he goes.']
>>> [text[span.slice] for span in sentences(text, paragraphs(text)[0], frozenset())]
['M. Roux signs.', '"It is late!" he says.']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["paragraphs", "sentences", "stop_is_abbreviation"]

_LINE = re.compile(r"[^\n]+")
# A stop with its closing marks, the blank after it, and the first letter or figure of what follows.
_STOP = re.compile(r"[.!?…]{1,8}[\"'»”’)\]]{0,4}(?P<blank>\s++)[\"'«“„‘(\[¿¡]{0,4}(?P<next>\w)")
_LAST_WORD = re.compile(r"\w+\Z")
_LONGEST_ABBREVIATION = 12


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of a text that are not blank, without the blanks around them."""
    found = []
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if words:
            start = line.start() + line[0].index(words[0])
            found.append(Span(start, start + len(words)))
    return tuple(found)


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
