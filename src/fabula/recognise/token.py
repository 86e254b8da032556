"""Text as a few stretches of tokens, around the places where an amount or a date may stand.

A *token* is a run of digits with its separators, a run of letters, or one other character; white
space is no token. It carries its *senses*: what the language's lexicon says of the word, by class
(``{"scale": …}``); a word may have several. A phrase of the lexicon ("more than", "per cento",
"US$") is one token.

An *anchor* is a token an amount or a date cannot do without: digits, a number word, a month. A
*part* is a piece of a line around one or more anchors, with room for the words that belong to them;
parts never overlap and never cross a line break. A *stretch* is many parts in one list of tokens,
each with a few empty tokens behind it, so that what is done for each list is not done for each part.

The decision: anchors are found without making tokens of the whole text. The text is written in an
eight-bit code page, one byte a character, lower-cased and split by tables in C; the words are then
looked up as bytes. What the code page cannot write becomes one and the same byte, so the search can
only find too much, never too little; the lexicon decides afterwards. The cost is linear.

This module does not understand anything; see :mod:`fabula.recognise.engine`.

>>> from fabula.locale.words import lexicon
>>> [stretch] = stretches("They paid 3,5 million, at least.", lexicon("en"))
>>> [token.word for token in stretch.tokens[:-LOOKAHEAD]]
['they', 'paid', '3,5', 'million', ',', 'at least', '.']
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate, islice
from operator import attrgetter
from typing import TYPE_CHECKING

from fabula.locale.token import FOLLOWS, HEAD, NOTHING, UNSEEN, Token, bearing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.locale.phrase import Node, Senses
    from fabula.locale.words import Lexicon

__all__ = ["LOOKAHEAD", "Stretch", "Token", "stretches"]

# How much of a line belongs to an anchor: the longest approximator or range word of the lexicons
# with room to spare on the left, a scale word, a unit and a second bound on the right.
_LEFT, _RIGHT = 32, 42

# A run without a space beyond this is no word, not even a German one.
_LONGEST = 120

# How far a grammar may look ahead of the last token it has accepted.
LOOKAHEAD = 6
_NOTHING = [NOTHING] * LOOKAHEAD

# How much of a text is searched at once: its words are to stay near, and be few.
_BLOCK = 1 << 15

# How many parts make a stretch: more would cost memory, and time where a phrase is joined.
_PARTS = 64

# Digits with separators: groups of three after a space, or any separators between digits; then an
# exponent, or a dash where the cents would be (DIN 5008: "12,– €"). A
# separator is never optional inside a repeat, every repeat is possessive, so a run is tried once.
_DIGITS = (
    r"(?<![\d.,])(?:\d{1,3}+(?:[ \u00a0\u2009\u202f]\d{3}+(?!\d)){1,12}+(?:[.,]\d++)?+"
    r"|\d++(?:[.,'’·٫٬،⹁]\d++)*+)(?:[eE][+-]?+\d{1,4}+(?!\w)|[.,](?:[–—]|--?+)(?![\w-]|\s\d))?+"
    r"|(?<![\w.,])[.,]\d++|\d++"
)
# An address of the web is one token without sense, whatever digits it has. A match begins with what
# stands before the token, so that matches touch and their lengths say where they are. Most of a text
# are words of Latin-1, for whose letters the engine has a table; all else takes the longer way. This
# is `re`, which finds short tokens three times as fast as `regex`.
_LATIN = "".join(char for char in map(chr, range(256)) if char.isalnum() and not char.isdecimal())
_WORD = r"(?:https?+|ftp)://\S++|www\.\S++|[^\W\d_]++"
_TOKEN = re.compile(
    rf" ?(?!http|ftp|www)[{_LATIN}]++(?![^\x00-\xff])"
    rf"|[{UNSEEN}]*+(?:{_WORD}|{_DIGITS}|[^{UNSEEN}])"
)
_MARKS = attrgetter("marks")
_HEADS = re.compile(bearing(HEAD) + b"(?=%b)" % bearing(FOLLOWS), re.DOTALL)


@dataclass(slots=True, eq=False)
class Stretch:
    """Some parts of a text, as tokens; behind each part a few are empty and stand for its end.

    A grammar may look :data:`LOOKAHEAD` tokens ahead without asking, since an empty token has no
    sense to go on; for the same reason nothing is found across two parts. Offsets are code points
    of the text, ends excluded.

    Attributes:
        text: the whole text.
        lexicon: the words of its language.
        tokens: what is known of each token, shared by all its places.
        bounds: where the first part begins, then where each token ends; the last empty token
            behind a part ends where the next part begins.
        marks: the marks of each token.
    """

    text: str
    lexicon: Lexicon
    tokens: list[Token] = field(repr=False)
    bounds: list[int] = field(repr=False)
    marks: bytes = field(repr=False)

    def start(self, at: int) -> int:
        """Where a token begins."""
        return self.bounds[at] + self.tokens[at].before

    def end(self, at: int) -> int:
        """Where a token ends, excluded."""
        return self.bounds[at + 1]

    def place(self, first: int, after: int = 0) -> tuple[int, int]:
        """Where a token begins and ends; where several do if the token after them is named."""
        bounds = self.bounds
        return bounds[first] + self.tokens[first].before, bounds[after or first + 1]

    def glued(self, at: int) -> bool:
        """Whether nothing, not even a space, stands between this token and the one before."""
        return at > 0 and not self.tokens[at].before

    def spaced(self, at: int) -> bool:
        """Whether white space, or the beginning of the text, stands before this token."""
        start = self.start(at)
        return start == 0 or self.text[start - 1].isspace()


def stretches(text: str, lexicon: Lexicon) -> Iterator[Stretch]:
    """The stretches of a text, in order.

    Only lower-casing and the lexicon decide what an anchor is, so a text without anchors costs one
    pass in C.
    """
    parts = _parts(text, _anchors(text, lexicon))
    while some := [*islice(parts, _PARTS)]:
        yield _stretch(text, some, lexicon)


def _anchors(text: str, lexicon: Lexicon) -> Iterable[int]:
    """Where the anchors begin, sorted; a long text is searched in blocks that end before a space."""
    return _block_anchors(text, lexicon) if len(text) <= _BLOCK else _by_blocks(text, lexicon)


def _by_blocks(text: str, lexicon: Lexicon) -> Iterator[int]:
    """The anchors of one block after the other, so that the words of one alone are held."""
    begin = 0
    while begin < len(text):
        end = text.find(" ", begin + _BLOCK)
        end = len(text) if end < 0 else end
        for place in _block_anchors(text[begin:end], lexicon):
            yield begin + place
        begin = end


def _block_anchors(text: str, lexicon: Lexicon) -> list[int]:
    """Where the anchors begin, sorted: digits of any script, and anchor words."""
    page = text.encode(lexicon.codepage, "replace")
    letters = page.translate(lexicon.letters)
    places = [*_figures(text, page.translate(lexicon.figures))]
    words = map(lexicon.sought.__getitem__, letters.split())
    place, letters = 0, b" %b " % letters
    for word in filter(None, words):
        place = letters.find(word, place)
        places.append(place)
        place += len(word) - 2
    places.sort()
    return places


def _figures(text: str, page: bytes) -> Iterator[int]:
    """Where runs of figures begin; the page has zeros for them and for what it cannot write."""
    last, place = -2, page.find(b"0")
    while place >= 0:
        if text[place].isnumeric():
            if place > last + 1:
                yield place
            last = place
        place = page.find(b"0", place + 1)


def _parts(text: str, anchors: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The parts of lines around the anchors; parts that touch are one.

    An anchor in the midst of a run without any space is skipped: nobody writes so, and a run of
    signs and digits would be as dear as it is meaningless.
    """
    begin = end = -1
    for anchor in anchors:
        stop = _right(text, anchor)
        if anchor >= end:
            start = _left(text, anchor)
            if stop < 0 or start < 0:
                continue
            if end < 0 or start > end or text.startswith("\n", end):
                if end >= 0:
                    yield begin, end
                begin = start
        if stop > end:
            end = stop
    if end >= 0:
        yield begin, end


def _left(text: str, anchor: int) -> int:
    """Where a part begins: with the line break, else with a space; -1 if there is none."""
    least = max(0, anchor - _LEFT)
    line = text.rfind("\n", least, anchor)
    return line if line >= 0 else text.find(" ", least, anchor) if least else 0


def _right(text: str, anchor: int) -> int:
    """Where a part ends: before the line break, else before a space; -1 if there is none."""
    most = anchor + _RIGHT
    line = text.find("\n", anchor, most)
    if line >= 0:
        return line
    if most >= len(text):
        return len(text)
    space = text.rfind(" ", anchor, most)
    if space < 0:
        space = text.find(" ", most, most + _LONGEST)
    return space if space >= 0 or most + _LONGEST < len(text) else len(text)


def _stretch(text: str, parts: list[tuple[int, int]], lexicon: Lexicon) -> Stretch:
    """Parts of the text as tokens, with phrases joined."""
    tokens: list[Token] = []
    bounds: list[int] = []
    split, known = _TOKEN.findall, lexicon.known.__getitem__
    for start, end in parts:
        spellings = split(text, start, end)
        tokens += map(known, spellings)
        tokens += _NOTHING
        bounds += accumulate(map(len, spellings), initial=start)
        bounds += bounds[-1:] * (LOOKAHEAD - 1)
    bounds += bounds[-1:]
    stretch = Stretch(text, lexicon, tokens, bounds, bytes(map(_MARKS, tokens)))
    _join_phrases(stretch)
    return stretch


def _join_phrases(stretch: Stretch) -> None:
    """Join the longest phrase of the lexicon wherever one begins, in place.

    The lists are built anew and not cut, since to cut a long line in each of its phrases would cost
    the square of its length.
    """
    text, tokens, bounds, marks = stretch.text, stretch.tokens, stretch.bounds, stretch.marks
    known = stretch.lexicon.known
    joined: list[Token] = []
    places: list[int] = []
    kept = bytearray()
    end = 0
    for found in _HEADS.finditer(marks):
        head = found.start()
        node = tokens[head].phrases
        if head < end or node is None or tokens[head + 1].word not in node.follows:
            continue
        after, senses = _longest(tokens, head, node)
        if senses is not None:
            spelling = text[bounds[head] : bounds[after]]
            phrase = known.get(spelling) or known.joined(spelling, tokens[head:after], senses)
            joined += tokens[end:head]
            joined.append(phrase)
            places += bounds[end : head + 1]
            kept += marks[end:head]
            kept.append(phrase.marks)
            end = after
    if joined:
        tokens[:end], bounds[:end], stretch.marks = joined, places, bytes(kept + marks[end:])


def _longest(tokens: list[Token], at: int, node: Node) -> tuple[int, Senses | None]:
    """The longest way through the tree of phrases; a hyphen between two words may be skipped."""
    after, senses = at, None
    while tokens[at + 1].raw:
        at += 1
        if tokens[at].word == "-" and tokens[at + 1].raw and "-" not in node.next:
            at += 1
        token = tokens[at]
        step = None if token.before else node.next.get(f"+{token.word}")
        step = step or node.next.get(token.word)
        if step is None:
            break
        node = step
        if node.senses is not None:
            after, senses = at + 1, node.senses
    return after, senses
