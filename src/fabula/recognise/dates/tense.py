"""Whether the words around a date speak of the past or of the future.

A *sign* is a word that tells the tense: a verb or an auxiliary of the lexicon (class ``tense``),
or a weaker one, a word with the ending of such verbs (flags ``past_endings``, ``future_endings``).
A *clause* is the part of a sentence between two marks or words that part it (``,``, "and", "that").

The decisions: the nearest sign of the date's own clause is believed, a verb of the lexicon before
an ending; then that of the clauses before, then that of those behind, from near to far. A participle
behind "be" is still to come ("to be held"); one after "and" shares the auxiliary of the clause before
("will be signed and published in June"). The words of a text are looked at block by block, each once,
so that dates close together cost no more.

This module does not choose days; see :mod:`fabula.recognise.dates.frame`.

>>> from fabula.locale.words import lexicon
>>> text = "Prices rose 3% in March, and they will rise further in June."
>>> tenses = Tenses(text, lexicon("en"))
>>> [tenses.around(text.index(month), text.index(month) + 4) for month in ("Marc", "June")]
[-1, 1]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.locale.words import Lexicon

__all__ = ["Around", "Tenses"]

# How far on either side a sentence is looked at, in code points.
_REACH = 160
_PIECE = re.compile(r"[^\W\d_]+|[,;:()–—„“”«»\"\n]|[.!?](?=\s)")
# The text is looked at in blocks of so many code points; no word is longer than the margin.
_BLOCK, _MARGIN = 160, 64
_ENDS = frozenset(".!?\n")
_SHORTEST = 4
# A participle beside an infinitive is to come, as sure as a verb of the lexicon.
_LONGEST_INFINITIVE, _TO_COME = 12, (1, True)
# So many words behind a date are a clause with a verb of its own, though the lexicon knows none.
_WHOLE = 4
# How much nearer, in code points, a verb before a date counts than one behind it, unless the verb
# comes last in the language ("wurde auf den 12. Juni vertagt").
_LEAD = 8
# How many words of a language are kept with what they tell.
_MOST_WORDS = 16_384
_FIRST = itemgetter(0)
_Tense = tuple[int, bool]
"""The tense a word tells, and whether the lexicon has it."""


class _Sign(NamedTuple):
    """A word that tells the tense: how far away it stands, which, and whether the lexicon has it."""

    distance: int
    tense: int
    sure: bool


class _Clause(NamedTuple):
    """The signs of a clause, and whether "and" alone parts it from the one nearer to the date."""

    signs: list[_Sign]
    joined: bool


class _Telling(NamedTuple):
    """A word or a mark that ends a sentence, parts clauses or tells the tense, and its place."""

    start: int
    end: int
    closes: bool
    parting: str
    sign: _Tense | None


class _Block(NamedTuple):
    """Where the words and marks of a block begin, and those among them that tell anything."""

    starts: list[int]
    places: list[int]
    telling: list[_Telling]


class Tenses:
    """The tenses of a text, told where they are asked for."""

    __slots__ = ("_blocks", "_lexicon", "_quiet", "_text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self._blocks: dict[int, _Block] = {}
        # Between which places all is quiet: the blocks around a date there tell nothing.
        self._quiet = 0, -1

    def around(self, start: int, end: int) -> int:
        """-1 for the past, 1 for the future, 0 if the sentence does not tell, of the date at a place."""
        if self._quiet[0] <= start and end <= self._quiet[1]:
            return 0
        low, high = max(0, start - _REACH), end + _REACH
        before = _clauses(self._before(low, start), start)
        behind = _clauses(self._behind(end, high), end)
        lead = 0 if self._lexicon.flags.get("verb_last") else _LEAD
        led = [sign._replace(distance=sign.distance - lead) for sign in next(before).signs]
        beside = next(behind).signs
        own = [*led, *beside]
        if not lead and _is_perfect(led, beside):
            return -1
        if own:
            return _shared(_believed(own), next(before, None))
        further = next((clause for clause in before if clause.signs), None)
        if further is None and self._is_short(end, high):
            further = next((clause for clause in behind if clause.signs), None)
        if further is not None:
            return _believed(further.signs).tense
        if not any(block.telling for block in self._between(low, high)):
            first, last = low // _BLOCK, (high - 1) // _BLOCK
            self._quiet = first and first * _BLOCK + _REACH, (last + 1) * _BLOCK - _REACH
        return 0

    def _is_short(self, end: int, high: int) -> bool:
        """Whether the clause goes on behind a date with a word or two."""
        ends = (piece.start for piece in self._behind(end, high) if piece.closes or piece.parting)
        stop = next(ends, None)
        return self._count(end, high) <= _WHOLE if stop is None else self._count(end, stop) < _WHOLE

    def _count(self, low: int, high: int) -> int:
        """How many words and marks begin between two places."""
        blocks = self._between(low, high)
        return sum(
            bisect_left(block.starts, high) - bisect_left(block.starts, low) for block in blocks
        )

    def _before(self, low: int, high: int) -> Iterator[_Telling]:
        """What stands between two places and tells anything, from the last on."""
        for number in range((high - 1) // _BLOCK, low // _BLOCK - 1, -1):
            _, places, telling = self._block(number)
            for at in range(bisect_left(places, high) - 1, -1, -1):
                if places[at] < low:
                    return
                if telling[at].end <= high:
                    yield telling[at]

    def _behind(self, low: int, high: int) -> Iterator[_Telling]:
        """What stands between two places and tells anything, in order."""
        for _, places, telling in self._between(low, high):
            for at in range(bisect_left(places, low), len(places)):
                if telling[at].end > high:
                    return
                yield telling[at]

    def _between(self, low: int, high: int) -> Iterator[_Block]:
        """The blocks between two places."""
        return map(self._block, range(low // _BLOCK, (high - 1) // _BLOCK + 1))

    def _block(self, number: int) -> _Block:
        """One block, looked at when it is first asked for."""
        found = self._blocks.get(number)
        if found is None:
            found = self._blocks[number] = _block(self._text, self._lexicon, number * _BLOCK)
        return found


class Around:
    """The tense around a place, told when it is first asked for: most dates need none.

    Attributes:
        tense: the tense, or None as long as nobody has asked.
    """

    __slots__ = ("_end", "_start", "_tenses", "tense")

    def __init__(self, tenses: Tenses, start: int, end: int) -> None:
        self._tenses, self._start, self._end = tenses, start, end
        self.tense: int | None = None

    def __call__(self) -> int:
        """The same as :meth:`Tenses.around`."""
        if self.tense is None:
            self.tense = self._tenses.around(self._start, self._end)
        return self.tense


def _block(text: str, lexicon: Lexicon, begin: int) -> _Block:
    """The words and marks that begin in a block."""
    end = begin + _BLOCK
    pieces = [p for p in _PIECE.finditer(text, begin, end + _MARGIN) if p.start() < end]
    if begin and pieces and pieces[0].start() == begin and text[begin - 1 : begin + 1].isalpha():
        del pieces[0]
    told = map(_words(lexicon).__getitem__, map(_FIRST, pieces))
    telling = [
        _telling(text, lexicon, piece, *found)
        for piece, found in zip(pieces, told, strict=True)
        if found is not None
    ]
    return _Block([piece.start() for piece in pieces], [*map(_FIRST, telling)], telling)


def _telling(
    text: str, lexicon: Lexicon, piece: re.Match[str], parting: str, sign: _Tense | None
) -> _Telling:
    """A word or mark that tells something, at its place."""
    start, end = piece.span()
    if sign and sign[0] < 0 and _follows_infinitive(text, lexicon, start):
        sign = _TO_COME
    return _Telling(start, end, piece[0] in _ENDS, parting, sign)


def _follows_infinitive(text: str, lexicon: Lexicon, start: int) -> bool:
    """Whether the word before a participle is the infinitive that makes it one to come."""
    least = max(0, start - _LONGEST_INFINITIVE)
    word = text[text.rfind(" ", least, start - 1) + 1 : start - 1].lower() if start else ""
    senses = lexicon.words.get(word)
    return senses is not None and "infinitive" in senses


def _clauses(telling: Iterable[_Telling], origin: int) -> Iterator[_Clause]:
    """The clauses from a place to the end of its sentence, the nearest first; at least one."""
    clause = _Clause([], joined=False)
    for start, end, closes, parting, sign in telling:
        if closes:
            break
        if parting:
            yield clause
            clause = _Clause([], joined=parting == "and")
        elif sign:
            clause.signs.append(_Sign(min(abs(start - origin), abs(end - origin)), *sign))
    yield clause


class _Words(dict[str, tuple[str, _Tense | None] | None]):
    """How each word parts clauses and which tense it tells; None for most, which do neither."""

    __slots__ = ("_lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> tuple[str, _Tense | None] | None:
        """Look a new word up; it is kept up to a limit."""
        parting = _parting(self._lexicon, word)
        sign = None if parting else _sign(self._lexicon, word)
        told = (parting, sign) if parting or sign else None
        if len(self) < _MOST_WORDS:
            self[word] = told
        return told


# The words of a language, shared by all its texts.
_words = lru_cache(maxsize=32)(_Words)


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


def _is_perfect(led: list[_Sign], beside: list[_Sign]) -> bool:
    """Whether a clause goes from an auxiliary to a perfect at its end: "soll … überfallen haben".

    So where the verb comes last, and what is told is hearsay of the past.
    """
    sure = [sign.tense for sign in beside if sign.sure]
    return bool(led and sure) and _believed(led).tense > 0 and sure[-1] < 0


def _shared(own: _Sign, before: _Clause | None) -> int:
    """The tense of a participle, which may share the auxiliary of the clause before."""
    if own.sure or own.tense > 0 or before is None or not before.joined:
        return own.tense
    shared = [sign for sign in before.signs if sign.sure]
    return _believed(shared).tense if shared else own.tense


def _sign(lexicon: Lexicon, word: str) -> _Tense | None:
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
