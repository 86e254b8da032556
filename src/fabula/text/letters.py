r"""Will a reader that goes by letters alone find the words of a quotation, and only them?

This package finds words between edges (:mod:`fabula.text.place`) and forgives how they are set
(:mod:`fabula.text.fold`). Those who follow an address of ours need not: a reader of Web Annotations
looks for the same code points anywhere, so "5 million" leads it to "15 million"; a browser that
opens a page at words forgives case and accents, so "in May" leads it to "In may", and takes the
first place it meets.

*Letters*: what such a reader meets. The rule is to count generously and to compare strictly. Words
stand again if they do so in any reader's eyes: without compatibility forms, marks, case and kinds
of blanks (NFKD, Unicode Standard Annex #15, of folded text). They stand otherwise if one code point
of the canonical text is not that of the quotation.

>>> text = "It paid 15 million, then 5 million in no\u00a0time."
>>> letters(text, loosened(text), "5 million", 25)
<Letters.AGAIN: 'again'>
>>> letters(text, loosened(text), "in no time", 35)
<Letters.OTHERWISE: 'otherwise'>
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from fabula.text.fold import fold

__all__ = ["Letters", "letters", "loosened"]


class Letters(StrEnum):
    """What a reader that goes by letters alone makes of words that stand at a place.

    Attributes:
        ALONE: it finds them there and nowhere else.
        AGAIN: it finds them elsewhere too, if only as part of another word.
        OTHERWISE: it may not find them, because they are set otherwise there: another dash, a
            no-break space.
    """

    ALONE = "alone"
    AGAIN = "again"
    OTHERWISE = "otherwise"


def letters(text: str, loose: str, words: str, start: int) -> Letters:
    """What the words of a quotation are to a reader that goes by letters alone.

    Args:
        text: a canonical text.
        loose: the same text, :func:`loosened`; it costs more to make than to look through.
        words: the words, canonical.
        start: where they were found.
    """
    sought = loosened(words)
    first = loose.find(sought)
    if loose.find(sought, first + 1) >= 0:
        return Letters.AGAIN
    return Letters.ALONE if text.startswith(words, start) else Letters.OTHERWISE


def loosened(text: str) -> str:
    r"""A text as the most forgiving reader compares it.

    >>> loosened("Caf\u00e9\u00a0\u2013 A\u00df")
    'cafe - ass'
    """
    bare = unicodedata.normalize("NFKD", fold(text).text)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()
