r"""A quotation begins and ends where a word or a number does, or else it quotes something else.

"5 billion" must not be found in "15 billion", nor "7" in "1.72", nor "we can" in "we can't": the
letters stand there, the words do not. An *edge* is the place between two code points. It is a
*cut* where both sides belong to one word or one number:

* letters, digits and underscores on both sides, as in Unicode Standard Annex #29, rules WB5 and
  WB8 to WB10, and a combining mark after anything but a line end (WB3a, WB4); unseen characters between them are looked
  through. Scripts that are written without blanks have no such cuts.
* a letter, an apostrophe and a letter: ``can|'t``, ``dell|'analisi``. But what follows an apostrophe
  begins a word of its own (``l'|analisi``), and a possessive 's leaves the word before it whole.
* a number goes on over a separator or a blank between groups of three, and begins with its sign;
  :data:`_NUMBER_GOES_ON` is the list.

Where a link was lost, two words run together: "semiconductorsAltman". Such a *joint* is a cut by
the rules above, but an editor who quotes up to it quotes whole words. No rule can tell the joint
from a name that is written so ("SoftBank"), so :mod:`fabula.text.place` takes a joint only for
quotations of several words, and only where there is no better place.

>>> [place for place in range(1, 8) if not cuts("on 1.72%", place)]
[2, 3, 7]
"""

from __future__ import annotations

import re
import unicodedata

from fabula.text.fold import INVISIBLE

__all__ = ["REACH", "cuts", "joins"]

REACH = 16
"""How many code points to either side of an edge decide about it."""

_UNSEEN = re.compile(f"[{''.join(map(unicodedata.lookup, INVISIBLE))}]")

# Scripts that are written without blanks between words, so that only a dictionary knows their
# words: by block, Unicode Standard 15.0.
_WITHOUT_BLANKS = re.compile(
    "["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u0f00-\u0fff"  # Tibetan
    "\u1000-\u109f"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007"  # ideographic iteration mark, closing mark and zero
    "\u3040-\u312f"  # Hiragana, Katakana, Bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # ideographs
    "]"
)

_LINE_ENDS = "\n\v\f\x85\u2028\u2029"
_SEPARATOR = r"[.,:/'’·٫٬]"
_GROUP_BLANK = r"[ \u00a0\u2007\u2009\u202f]"

_NUMBER_GOES_ON = tuple(
    (re.compile(left + r"\Z"), re.compile(right))
    for left, right in (
        (r"\d", rf"{_SEPARATOR}\d"),  # 1|.72  10|:30  8|/2
        (rf"\d{_SEPARATOR}", r"\d"),  # 1.|72
        (r"(?<!\w)\d{1,3}", rf"{_GROUP_BLANK}\d{{3}}(?!\d)"),  # 5| 000, but not 2024| 500
        (rf"(?<!\w)\d{{1,3}}{_GROUP_BLANK}", r"\d{3}(?!\d)"),  # 5 |000
        (r"(?:\A|[\s(\[])[-−–]", r"\d"),  # a sign: -|5; not a range: 5-|7, nor a name: Covid-|19
        (r"(?:\A|[\s(\[$€£¥])[.,]", r"\d"),  # .|5
    )
)
"""What stands before an edge, and what after it, where the edge lies within one number."""


def cuts(text: str, place: int) -> bool:
    """Whether the edge before ``text[place]`` lies within a word or a number.

    >>> cuts("15 billion", 1), cuts("$5 billion", 1)
    (True, False)
    """
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if (before in " \n" and after.isalpha()) or (after in " \n" and before.isalpha()):
        return False
    if before.isalpha() and before.isascii() and after.isalpha() and after.isascii():
        return True
    left, right = _sides(text, place)
    return bool(left and right) and (_one_word(left, right) or _one_number(left, right))


def joins(text: str, place: int) -> bool:
    """Whether two words may have run together at this edge: a small letter, then a capital.

    Two letters are asked for before the edge, and no second capital after it, which spares names
    like "eBook" and "OpenAI"; "SoftBank" is not spared.

    >>> joins("semiconductorsAltman", 14), joins("OpenAI", 4)
    (True, False)
    """
    left, right = _sides(text, place)
    return (
        left[-2:-1].isalpha()
        and left[-1:].islower()
        and right[:1].isupper()
        and not right[1:2].isupper()
    )


def _sides(text: str, place: int) -> tuple[str, str]:
    """What a reader sees to the left and to the right of an edge, as far as it matters."""
    left = _UNSEEN.sub("", text[max(0, place - REACH) : place])
    right = _UNSEEN.sub("", text[place : place + REACH])
    return left, right


def _one_word(left: str, right: str) -> bool:
    if _is_mark(right[0]):
        return left[-1] not in _LINE_ENDS
    base = next((c for c in reversed(left) if not _is_mark(c)), " ")
    if _is_apostrophe(right[0]):
        return base.isalpha() and right[1:2].isalpha() and not _is_possessive(right)
    if _WITHOUT_BLANKS.match(base) or _WITHOUT_BLANKS.match(right):
        return False
    return _is_wordly(base) and _is_wordly(right[0])


def _one_number(left: str, right: str) -> bool:
    return any(before.search(left) and after.match(right) for before, after in _NUMBER_GOES_ON)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _is_wordly(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_apostrophe(character: str) -> bool:
    return character in "'’"


def _is_possessive(right: str) -> bool:
    return right[1:2] == "s" and not _is_wordly(right[2:3])
