r"""Tokens as a lexicon knows them: each spelling is looked up once, then shared by all its places.

A *token* is a run of digits with its separators, a run of letters, one other character, or a phrase
of the lexicon. It has no place of its own: a text is a list of shared tokens with a list of places
beside it, so that a word that comes again costs one look-up in a table.

A *spelling* is a token with the space before it, which tells whether it touches the one before it.
The decision: spellings are kept up to a limit, since most of them come again; long digits, and all
that exceeds the limit, are looked up each time.

This module does not know the words; see :mod:`fabula.locale.words`.

>>> known = Spellings(lambda raw: (raw.lower(), {}, None))
>>> token = known["\u00a0Word"]
>>> token.before, token.word, token.raw, known["7"].senses["digits"], known["\u00a0Word"] is token
(1, 'word', 'Word', True, True)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.locale.phrase import Senses, mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from fabula.locale.phrase import Node

__all__ = ["LONGEST_WORD", "MOST_KNOWN", "NOTHING", "UNSEEN", "Spellings", "Token"]

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
_JOINTS = frozenset({"and", "to", "to_weak"})
_DIGITS: Senses = mark({"digits": True})


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """What a lexicon says of a spelling.

    ``before`` is how many characters stand between this token and the one before it. ``phrases``
    are those that begin with it. ``word`` is it in lower case, of a phrase with single spaces;
    ``raw`` as written; ``senses`` what it can mean, by class. Without a ``core`` token there is no
    amount, without a ``dated`` one no date; an amount can begin with one that ``opens`` it; a
    ``joint`` can stand between the ends of a range.
    """

    before: int
    phrases: Node | None
    word: str
    senses: Senses
    raw: str
    core: bool
    opens: bool
    dated: bool
    joint: bool


NOTHING = Token(0, None, "", {}, "", core=False, opens=False, dated=False, joint=False)
"""What stands after the last token."""


class Spellings(dict[str, Token]):
    """For each spelling its token. Digits of any script have the class ``digits``."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[str], tuple[str, Senses, Node | None]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, spelling: str) -> Token:
        """Look a new token up."""
        raw = spelling.lstrip(UNSEEN)
        if raw[-1].isdecimal() and not raw[0].isalpha():
            return self._kept(spelling, raw, raw, _DIGITS, None, _SHORT_DIGITS)
        word, senses, phrases = self._find(raw)
        return self._kept(spelling, raw, word, senses, phrases, LONGEST_WORD)

    def joined(self, parts: list[str], word: str, senses: Senses) -> Token:
        """The token of a phrase, from the spellings of its words."""
        spelling = "".join(parts)
        known = self.get(spelling)
        if known is not None:
            return known
        raw = spelling.lstrip(UNSEEN)
        return self._kept(spelling, raw, word, senses, None, LONGEST_WORD)

    def _kept(
        self, spelling: str, raw: str, word: str, senses: Senses, phrases: Node | None, longest: int
    ) -> Token:
        """A token, kept for the next time if there is room."""
        before = len(spelling) - len(raw)
        token = Token(
            before, phrases, word, senses, raw,
            core="core" in senses, opens="opens" in senses, dated="dated" in senses,
            joint=not _JOINTS.isdisjoint(senses),
        )  # fmt: skip
        if len(spelling) <= longest and len(self) < MOST_KNOWN:
            self[spelling] = token
        return token
