"""Text as sentences, each cut into the parts between its commas, with the classes of its words.

A *sentence* ends at a full stop, an exclamation or question mark, a semicolon, or a line break. A
*part* lies between two commas, dashes, brackets, colons or quotation marks. A *clause* is a run of
parts; another begins where a part begins with a word for that ("die", "but"), or after a colon or a
quotation mark. A *word* is a run of letters, an elided one with its apostrophe ("d'"), a number, a
sign, or a phrase of the language's data; it knows its classes.

The decision: a stop ends a sentence if white space follows and then no small letter, unless the word
before it is an abbreviation or an initial, or a number that is an ordinal. In doubt a sentence is
too long rather than too short, since what forbids a hedge is sought in the sentence. A part that
begins another clause is a clause by itself if something follows it, for a relative clause may be
set into another: "the firm, which …, is …" goes on after it.

This module does not find hedges; see :mod:`fabula.recognise.hedges.hedge`.

>>> from fabula.locale.hedges import hedging
>>> german = hedging("de")
>>> [len(s.words) for s in sentences("Am 8. Mai kam Dr. Berg. Er blieb, angeblich.", german)]
[9, 5]
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.locale.hedges import Hedging

__all__ = ["Sentence", "Word", "sentences"]

_ADDRESS = r"(?:https?+|ftp)://\S++|www\.\S++"
_LETTERS = r"[^\W\d_]++(?:['’](?=[^\W\d_]))?+"
_NUMBER = r"\d++(?:[.,:]\d++)*+"
_WORD = re.compile(rf"[\n\r\v\f\x85\u2028\u2029]|{_ADDRESS}|{_LETTERS}|{_NUMBER}|[^\s]")

_LINE_ENDS = frozenset("\n\r\v\f\x85\u2028\u2029")
_STOPS = frozenset(".!?…;")
_BREAKS = frozenset(',:–—―()[]{}"“”„‟«»‹›')
_WALLS = _BREAKS - frozenset(",–—―()[]{}")
_CLOSERS = frozenset("\"“”«»›’')]")
_ORDINAL_DIGITS = 2
_MOST_CLOSERS = 5
_NO_SENSES: frozenset[str] = frozenset()


class Word(NamedTuple):
    """A word or phrase as written, where it stands (``end`` excluded), and its classes."""

    start: int
    end: int
    raw: str
    senses: frozenset[str]

    @property
    def breaks(self) -> bool:
        """Whether it is a sign that parts what stands on either side."""
        return self.raw in _BREAKS

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, as names do."""
        return self.raw[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as words.

    Attributes:
        words: its words and signs, the final stop too.
        senses: every class that a word of it has.
        cuts: the places of the signs that part it, among its words.
        wordy: the places of those that begin with a letter or a digit.
        openers: which of the parts begin with a word that begins a clause, counted from 0.
        walls: which of the parts follow a colon or a quotation mark.
    """

    words: list[Word]
    senses: frozenset[str] = field(repr=False)
    cuts: list[int] = field(repr=False)
    wordy: list[int] = field(repr=False)
    openers: list[int] = field(repr=False)
    walls: list[int] = field(repr=False)

    def trimmed(self, begin: int, end: int) -> tuple[int, int]:
        """The first and the last word between two places, signs at the ends left out."""
        first, after = bisect_left(self.wordy, begin), bisect_left(self.wordy, end)
        return (self.wordy[first], self.wordy[after - 1]) if first < after else (begin, end - 1)

    def part(self, at: int) -> tuple[int, int]:
        """The part a word stands in: the first of its words, and the first after it."""
        part = bisect_right(self.cuts, at)
        return min(self._begin(part), at), self._begin(part + 1, 0)

    def clause(self, at: int) -> tuple[int, int]:
        """The clause a word stands in: the first of its words, and the first after it."""
        part = bisect_right(self.cuts, at)
        opener, wall = bisect_right(self.openers, part), bisect_right(self.walls, part)
        before = self.openers[opener - 1] if opener else -1
        if before == part:
            return self.part(at)
        begin = max(before + 1, self.walls[wall - 1] if wall else 0)
        ends = [
            *self.openers[opener : opener + 1],
            *self.walls[wall : wall + 1],
            len(self.cuts) + 1,
        ]
        return min(self._begin(begin), at), self._begin(min(ends), 0)

    def _begin(self, part: int, beyond: int = 1) -> int:
        """The first word of a part, or with ``beyond`` 0 the sign before it."""
        if part > len(self.cuts):
            return len(self.words)
        return self.cuts[part - 1] + beyond if part else 0


def sentences(text: str, hedging: Hedging) -> Iterator[Sentence]:
    """The sentences of a text that have words in them, in order."""
    words: list[Word] = []
    for word in _joined(_words(text, hedging), hedging):
        if word.raw in _LINE_ENDS or (words and _ends(text, words, word, hedging)):
            yield from _sentence(words)
            words = []
        if word.raw not in _LINE_ENDS:
            words.append(word)
    yield from _sentence(words)


def _sentence(words: list[Word]) -> Iterator[Sentence]:
    """A sentence of these words, if there are any."""
    if words:
        senses = _NO_SENSES.union(*{word.senses for word in words})
        cuts = [at for at, word in enumerate(words) if word.breaks]
        wordy = [at for at, word in enumerate(words) if word.raw[0].isalnum()]
        openers = [n + 1 for n, at in enumerate(cuts) if _opens(words, at + 1)]
        walls = [n + 1 for n, at in enumerate(cuts) if words[at].raw in _WALLS]
        opening = [0] if _opens(words, 0) else []
        yield Sentence(words, senses, cuts, wordy, opening + openers, walls)


def _opens(words: list[Word], at: int) -> bool:
    return at < len(words) and "opener" in words[at].senses


def _words(text: str, hedging: Hedging) -> list[Word]:
    """The words of a text, one by one."""
    return [
        Word(match.start(), match.end(), match[0], hedging.senses(match[0]))
        for match in _WORD.finditer(text)
    ]


def _joined(words: list[Word], hedging: Hedging) -> Iterator[Word]:
    """The words with the phrases of the language's data as one."""
    at = 0
    while at < len(words):
        longest = hedging.longest.get(_plain(words[at]), 1)
        size = next((n for n in range(longest, 1, -1) if _phrase(words[at : at + n], hedging)), 1)
        yield words[at] if size == 1 else _one(words[at : at + size], hedging)
        at += size


def _phrase(words: list[Word], hedging: Hedging) -> frozenset[str]:
    return hedging.phrases.get(tuple(map(_plain, words)), _NO_SENSES)


def _one(words: list[Word], hedging: Hedging) -> Word:
    raw = " ".join(word.raw for word in words)
    return Word(words[0].start, words[-1].end, raw, _phrase(words, hedging))


def _plain(word: Word) -> str:
    return word.raw.lower().replace("’", "'")


def _ends(text: str, words: list[Word], after: Word, hedging: Hedging) -> bool:
    """Whether the sentence is over before a word: a stop, perhaps a closing mark, white space."""
    if after.raw[0].islower() or not text[after.start - 1].isspace():
        return False
    back = range(len(words) - 1, max(-1, len(words) - _MOST_CLOSERS), -1)
    last = next((n for n in back if words[n].raw not in _CLOSERS), 0)
    if words[last].raw not in _STOPS:
        return False
    return words[last].raw != "." or not _abbreviates(words, last, hedging)


def _abbreviates(words: list[Word], stop: int, hedging: Hedging) -> bool:
    """Whether a point belongs to the word before it."""
    if not stop or words[stop - 1].end != words[stop].start:
        return False
    before = words[stop - 1]
    if before.raw.isdecimal():
        return hedging.ordinal_point and len(before.raw) <= _ORDINAL_DIGITS
    return "abbreviation" in before.senses or (len(before.raw) == 1 and before.capital)
