r"""Tokens as a lexicon knows them: each spelling is looked up once, then shared by all its places.

A *token* is a run of digits with its separators, a run of letters, one other character, or a phrase
of the lexicon. It has no place of its own: a text is a list of shared tokens with a list of places
beside it, so that a word that comes again costs one look-up in a table.

A *spelling* is a token with the space before it, which tells whether it touches the one before it.
A token's *marks* are one byte, so that those of a text are a string which is searched in C: where
can an amount begin, where is the next digit?

The decision: spellings are kept up to a limit, since most of them come again; long digits, and all
that exceeds the limit, are looked up each time.

This module does not know the words; see :mod:`fabula.locale.words`.

>>> known = Spellings(lambda raw: (raw.lower(), {}, None), frozenset())
>>> token = known["\u00a0Word"]
>>> token.before, token.word, token.raw, known["7"].senses["digits"], known["\u00a0Word"] is token
(1, 'word', 'Word', True, True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.locale.phrase import Senses, mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.locale.phrase import Node

__all__ = [
    "CORE",
    "DATED",
    "FOLLOWS",
    "HEAD",
    "JOINT",
    "LONGEST_WORD",
    "MOST_KNOWN",
    "NOTHING",
    "OPENS",
    "OPENS_DATE",
    "ROMAN",
    "UNSEEN",
    "Spellings",
    "Token",
    "bearing",
    "marked",
]

CORE, OPENS, DATED, OPENS_DATE, JOINT, HEAD, ROMAN, FOLLOWS = (1 << bit for bit in range(8))
"""The marks: without ``CORE`` there is no amount, without ``DATED`` no date; an amount can begin
with one that ``OPENS`` it, a date with one that ``OPENS_DATE``; a ``JOINT`` can stand between the
ends of a range; a phrase can begin with a ``HEAD`` before what ``FOLLOWS``; ``ROMAN`` begins as a
Roman numeral does."""

LONGEST_WORD = 120
"""In letters: longer than any numeral below 10^12 in the seven languages."""

MOST_KNOWN = 50_000
"""How many spellings are kept."""

UNSEEN = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063"
    "\u2064\u2065\u2066\u2067\u2068\u2069\ufeff"
)
"""The characters between tokens: white space, then the marks that only direct or join."""

_SHORT_DIGITS = 5
_ROMAN = frozenset("IVX")
_CLASSES = {
    CORE: frozenset({"core"}),
    OPENS: frozenset({"opens"}),
    DATED: frozenset({"dated"}),
    OPENS_DATE: frozenset({"opens_date"}),
    JOINT: frozenset({"and", "to", "to_after_from", "to_weak"}),
}


def _marks(senses: Senses) -> int:
    """The marks that the senses of a word give it."""
    return sum(mark for mark, classes in _CLASSES.items() if not classes.isdisjoint(senses))


_DIGITS: Senses = mark({"digits": True})
_DIGIT_MARKS, _DIGIT_CLASSES = _marks(_DIGITS), tuple(_DIGITS)


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """What a lexicon says of a spelling.

    ``before`` is how many characters stand between this token and the one before it. ``phrases``
    are those that begin with it. ``word`` is it in lower case, of a phrase with single spaces;
    ``raw`` as written; ``senses`` what it can mean, by class, ``classes`` the names of these alone;
    ``marks`` the sum of its marks.
    """

    before: int
    phrases: Node | None
    word: str
    senses: Senses
    raw: str
    marks: int
    classes: tuple[str, ...] = ()


NOTHING = Token(0, None, "", {}, "", 0)
"""What stands after the last token."""


def marked(mark: int) -> bytes:
    """A table for ``bytes.translate``: a one for marks among which is this one, else a zero."""
    return bytes(bool(marks & mark) for marks in range(256))


def bearing(mark: int) -> bytes:
    """A class of characters for a pattern of bytes: all marks among which are these."""
    return b"[%b]" % re.escape(bytes(marks for marks in range(256) if marks & mark == mark))


class Spellings(dict[str, Token]):
    """For each spelling its token. Digits of any script have the class ``digits``.

    ``find`` gives the word, the senses and the phrases of a token; ``follows`` are the second words
    of phrases.
    """

    __slots__ = ("_find", "_follows")

    def __init__(
        self, find: Callable[[str], tuple[str, Senses, Node | None]], follows: frozenset[str]
    ) -> None:
        super().__init__()
        self._find, self._follows = find, follows

    def __missing__(self, spelling: str) -> Token:
        """Look a new token up."""
        raw = spelling.lstrip(UNSEEN)
        if (raw[0].isdecimal() or raw[-1].isdecimal()) and not raw[0].isalpha():
            marks = _DIGIT_MARKS | (FOLLOWS if raw in self._follows else 0)
            token = Token(len(spelling) - len(raw), None, raw, _DIGITS, raw, marks, _DIGIT_CLASSES)
            return self._kept(spelling, token, _SHORT_DIGITS)
        word, senses, phrases = self._find(raw)
        return self._worded(spelling, raw, word, senses, phrases)

    def joined(self, spelling: str, parts: list[Token], senses: Senses) -> Token:
        """The token of a phrase, from the spelling and the tokens of all its words."""
        word = " ".join([token.word for token in parts])
        return self._worded(spelling, spelling.lstrip(UNSEEN), word, senses, None)

    def _worded(
        self, spelling: str, raw: str, word: str, senses: Senses, phrases: Node | None
    ) -> Token:
        """The token of a word, a sign or a phrase."""
        marks = _marks(senses)
        marks += HEAD if phrases else 0
        marks += ROMAN if raw[:1] in _ROMAN else 0
        marks += FOLLOWS if word in self._follows else 0
        before = len(spelling) - len(raw)
        token = Token(before, phrases, word, senses, raw, marks, tuple(senses))
        return self._kept(spelling, token, LONGEST_WORD)

    def _kept(self, spelling: str, token: Token, longest: int) -> Token:
        """A token, kept for the next time if there is room."""
        if len(spelling) <= longest and len(self) < MOST_KNOWN:
            self[spelling] = token
        return token
