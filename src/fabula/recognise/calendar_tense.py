"""Whether the words around a date speak of the past or of the future.

A *sign* is a word that tells the tense: a verb or an auxiliary of the lexicon (class ``tense``),
or a weaker one, a word with the ending of such verbs (flags ``past_endings``, ``future_endings``).
A *clause* is the part of a sentence between two marks or words that part it (``,``, "and", "that").

The decisions: the nearest sign of the date's own clause is believed, a verb of the lexicon before
an ending; then that of the clauses before, then that of those behind, from near to far. A participle
after "and" shares the auxiliary of the clause before ("will be signed and published in June").

This module does not choose days; see :mod:`fabula.recognise.calendar_frame`.

>>> from fabula.locale.words import lexicon
>>> text = "Prices rose 3% in March, and they will rise further in June."
>>> [tense(text, lexicon("en"), text.index(month), text.index(month) + 4) for month in ("Marc", "June")]
[-1, 1]
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.locale.words import Lexicon

__all__ = ["Around", "tense"]

# How far on either side a sentence is looked at, in code points.
_REACH = 160
_PIECE = re.compile(r"[^\W\d_]+|[,;:()–—„“”«»\"\n]|[.!?](?=\s)")
_ENDS = frozenset(".!?\n")
_SHORTEST = 4
# So many words behind a date are a clause with a verb of its own, though the lexicon knows none.
_WHOLE = 4
# How much nearer, in code points, a verb before a date counts than one behind it, unless the verb
# comes last in the language ("wurde auf den 12. Juni vertagt").
_LEAD = 8


class _Sign(NamedTuple):
    """A word that tells the tense: how far away it stands, which, and whether the lexicon has it."""

    distance: int
    tense: int
    sure: bool


class _Clause(NamedTuple):
    """The signs of a clause, how many words it has beside the date, whether "and" alone parts it."""

    signs: list[_Sign]
    joined: bool
    words: int = 0


class Around:
    """The tense around a place, told when it is first asked for: most dates need none."""

    __slots__ = ("_end", "_lexicon", "_start", "_tense", "_text")

    def __init__(self, text: str, lexicon: Lexicon, start: int, end: int) -> None:
        self._text, self._lexicon, self._start, self._end = text, lexicon, start, end
        self._tense: int | None = None

    def __call__(self) -> int:
        """The same as :func:`tense`."""
        if self._tense is None:
            self._tense = tense(self._text, self._lexicon, self._start, self._end)
        return self._tense


def tense(text: str, lexicon: Lexicon, start: int, end: int) -> int:
    """-1 for the past, 1 for the future, 0 if the sentence does not tell, of the date at a place."""
    pieces = [*_PIECE.finditer(text, max(0, start - _REACH), start)]
    before = _clauses(lexicon, reversed(pieces), start)
    behind = _clauses(lexicon, _PIECE.finditer(text, end, end + _REACH), end)
    lead = 0 if lexicon.flags.get("verb_last") else _LEAD
    led = [sign._replace(distance=sign.distance - lead) for sign in next(before).signs]
    beside = next(behind)
    own = [*led, *beside.signs]
    if own:
        return _shared(_believed(own), next(before, None))
    for clause in chain(before, behind if beside.words < _WHOLE else ()):
        if clause.signs:
            return _believed(clause.signs).tense
    return 0


def _clauses(lexicon: Lexicon, pieces: Iterable[re.Match[str]], origin: int) -> Iterator[_Clause]:
    """The clauses from a place to the end of its sentence, the nearest first; at least one."""
    clause, words = _Clause([], joined=False), 0
    for words, piece in enumerate(pieces):
        word = piece[0]
        if (told := _told(lexicon, word)) is None:
            continue
        parting, sign = told
        if word in _ENDS:
            break
        if parting:
            yield clause._replace(words=words)
            clause = _Clause([], joined=parting == "and")
        elif sign:
            distance = min(abs(piece.start() - origin), abs(piece.end() - origin))
            clause.signs.append(_Sign(distance, *sign))
    yield clause._replace(words=words)


@lru_cache(maxsize=16_384)
def _told(lexicon: Lexicon, word: str) -> tuple[str, tuple[int, bool] | None] | None:
    """How a word parts clauses and which tense it tells; None for most, which do neither."""
    parting = _parting(lexicon, word)
    sign = None if parting else _sign(lexicon, word)
    return (parting, sign) if parting or sign else None


def _parting(lexicon: Lexicon, word: str) -> str:
    """What parts two clauses: a mark, a word like "and", or one like "that"."""
    if not word[0].isalpha():
        return "mark"
    senses = lexicon.words.get(word.lower())
    if not senses:
        return ""
    return "and" if "date_and" in senses else "that" if "clause_break" in senses else ""


def _believed(signs: list[_Sign]) -> _Sign:
    """The nearest verb of the lexicon, or the nearest ending."""
    return min(signs, key=lambda sign: (not sign.sure, sign.distance))


def _shared(own: _Sign, before: _Clause | None) -> int:
    """The tense of a participle, which may share the auxiliary of the clause before."""
    if own.sure or own.tense > 0 or before is None or not before.joined:
        return own.tense
    shared = [sign for sign in before.signs if sign.sure]
    return _believed(shared).tense if shared else own.tense


def _sign(lexicon: Lexicon, word: str) -> tuple[int, bool] | None:
    """The tense a word tells, by the lexicon or, a weaker sign, by its ending."""
    senses = lexicon.words.get(word.lower())
    if senses and "tense" in senses:
        return (1 if senses["tense"] == "future" else -1), True
    if senses or len(word) < _SHORTEST or not word.islower():
        return None
    past, future = _endings(lexicon)
    if future and word.endswith(future):
        return 1, False
    return (-1, False) if past and word.endswith(past) else None


@lru_cache(maxsize=32)
def _endings(lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The endings of verbs in the past and in the future."""
    flags = lexicon.flags
    return tuple(flags.get("past_endings", ())), tuple(flags.get("future_endings", ()))
