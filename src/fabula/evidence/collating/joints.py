"""Where a text breaks off because something that stood there was lost.

A page that is copied or translated by a machine often loses its links, and the words before and
behind run into each other. What is left is a *joint*:

======= ===================================================== ==========================
sort    what is seen                                          example
======= ===================================================== ==========================
fused   two words in one, the second with its capital         *in the reportRoux met*
stop    a full stop before a small letter                     *by the Office. has risen*
capital a capital within a sentence, on a word without one    *has denied He tried*
======= ===================================================== ==========================

The decisions. A word with a capital inside is a name, not a joint, if it stands in the text again
or in another copy, or if what follows the capital is no word of the text ("SoftBank"). A stop
is one only behind a word that is no abbreviation. A capital is one only between two words
without, so that headlines and surnames are none.

A *broken denial* is a verb of denying, or the verb it is mistaken for, right before a joint: what
is denied then stands there as a sentence of its own, and reads as if it were affirmed.

Two words that ran together in small letters are not found. This module does not ask what was lost;
see :mod:`fabula.evidence.collating.institutions`.

>>> from fabula.evidence.collating.witness import witness
>>> text = "Roux read the reportRoux had sent. She has since denied He tried to sell."
>>> [(joint.sort.value, text[joint.span.slice]) for joint in joints(witness("en", text, "en"))]
[('fused', 'reportRoux'), ('capital', 'denied He')]
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.evidence.collating.segments import stop_is_abbreviation
from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.evidence.collating.lexis import Lexis
    from fabula.evidence.collating.witness import Witness

__all__ = ["Joint", "JointSort", "breaks_denial", "joints", "vocabulary"]

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"(?<=[^\W\d])\.[^\S\n]+(?P<next>\w)")
# The words are possessive, so that a word of any length is passed once.
_PAIR = re.compile(r"\b(?P<before>\w++)[^\S\n](?=(?P<inside>\w++)[^\S\n]++(?P<behind>\w))")
# "AI", "In": too short to be told from the end of a brand.
_SHORTEST_TAIL = 3


class JointSort(StrEnum):
    """How a joint shows."""

    FUSED = "fused"
    STOP = "stop"
    CAPITAL = "capital"


@dataclass(frozen=True, slots=True)
class Joint:
    """A place where something was lost.

    Attributes:
        span: from the word before it, or the stop, to the word behind it or its first letter.
        sort: how it shows.
        before: the word before it in lower case, if there is one.
    """

    span: Span
    sort: JointSort
    before: str


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text as they are written."""
    return frozenset(word[0] for word in _WORD.finditer(text))


def joints(witness: Witness, known: Iterable[str] = ()) -> tuple[Joint, ...]:
    """The joints of a text, in order.

    Args:
        witness: the text.
        known: words as its copies write them, none of which is a joint.
    """
    text = witness.text
    found = [*_fused(text, frozenset(known)), *_stops(text, witness.lexis)]
    found += _capitals(text, witness.lexis)
    return tuple(sorted(found, key=lambda joint: joint.span))


def _fused(text: str, known: frozenset[str]) -> Iterator[Joint]:
    words = list(_WORD.finditer(text))
    often = Counter(word[0] for word in words)
    small = {word.lower() for word in often}
    for word in words:
        at = _capital_inside(word[0])
        tail = word[0][at:]
        if not at or often[word[0]] > 1 or word[0] in known:
            continue
        if len(tail) >= _SHORTEST_TAIL and tail.lower() in small:
            yield Joint(Span(*word.span()), JointSort.FUSED, word[0][:at].lower())


def _capital_inside(word: str) -> int:
    """Where a capital follows a small letter for the first time, or 0.

    >>> _capital_inside("reportRoux"), _capital_inside("Roux"), _capital_inside("NATO")
    (6, 0, 0)
    """
    if word.islower() or word.istitle() or word.isupper():
        return 0
    pairs = enumerate(pairwise(word), 1)
    return next((at for at, (a, b) in pairs if a.islower() and b.isupper()), 0)


def _stops(text: str, lexis: Lexis) -> Iterator[Joint]:
    for stop in _STOP.finditer(text):
        ends = not stop_is_abbreviation(text, stop.start(), lexis.abbreviations)
        if stop["next"].islower() and ends:
            yield Joint(Span(*stop.span()), JointSort.STOP, "")


def _capitals(text: str, lexis: Lexis) -> Iterator[Joint]:
    for pair in _PAIR.finditer(text):
        inside, between = pair["inside"], pair["before"][0] + pair["behind"]
        if inside.istitle() and inside.lower() in lexis.inside and between.islower():
            span = Span(pair.start(), pair.end("inside"))
            yield Joint(span, JointSort.CAPITAL, pair["before"].lower())


def breaks_denial(joint: Joint, lexis: Lexis) -> bool:
    """Whether a verb of denying, or the one it is mistaken for, stands right before a joint."""
    return joint.before in lexis.denials or joint.before in lexis.refusals
