r"""Will a reader that goes by letters alone find the words of a quotation, and only them?

This package finds words between edges (:mod:`fabula.text.place`) and forgives how they are set
(:mod:`fabula.text.fold`). Those who follow an address of ours need not: a reader of Web Annotations
looks for the same code points anywhere, so "5 million" leads it to "15 million"; a browser that
opens a page at words forgives case and accents, so "in May" leads it to "In may", takes the first
place it meets, and takes whole words alone.

*Letters*: what such a reader meets. The rule is to count generously and to compare strictly. Words
stand again if they do so in any reader's eyes: without compatibility forms, marks, case and kinds
of blanks (NFKD, Unicode Standard Annex #15, of folded text). They stand otherwise if one code point
of the canonical text is not that of the quotation. They are joined if either edge of them is none
between words in any reader's eyes: where two words have run together (:mod:`fabula.text.edge`), and
where Unicode Standard Annex #29, rules WB6 and WB7, sees one word in "l'analisi" and "Anna's".

>>> text = "It paid 15 million, then 5 million in no\u00a0time."
>>> letters(text, loosened(text), "5 million", Span(25, 34))
<Letters.AGAIN: 'again'>
>>> letters(text, loosened(text), "in no time", Span(35, 45))
<Letters.OTHERWISE: 'otherwise'>
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from fabula.text.edge import cuts
from fabula.text.fold import fold
from fabula.text.span import Span

__all__ = ["Letters", "letters", "loosened"]

# MidLetter, MidNumLet and Single_Quote of Annex #29, which part no word between two letters.
_MIDDLE = "[':.\u00b7\u2018\u2019\u2024\u2027]"
_ONE_WORD = (
    (re.compile(r"[^\W\d_]\Z"), re.compile(rf"{_MIDDLE}[^\W\d_]")),  # Anna|'s
    (re.compile(rf"[^\W\d_]{_MIDDLE}\Z"), re.compile(r"[^\W\d_]")),  # l'|analisi
)


class Letters(StrEnum):
    """What a reader that goes by letters alone makes of words that stand at a place.

    Attributes:
        ALONE: it finds them there and nowhere else.
        AGAIN: it finds them elsewhere too, if only as part of another word.
        OTHERWISE: it may not find them, because they are set otherwise there: another dash, a
            no-break space.
        JOINED: it finds them only if it looks within words, because they begin or end in one.
    """

    ALONE = "alone"
    AGAIN = "again"
    OTHERWISE = "otherwise"
    JOINED = "joined"


def letters(text: str, loose: str, words: str, span: Span) -> Letters:
    """What the words of a quotation are to a reader that goes by letters alone.

    Args:
        text: a canonical text.
        loose: the same text, :func:`loosened`; it costs more to make than to look through.
        words: the words, canonical.
        span: where they were found.
    """
    sought = loosened(words)
    first = loose.find(sought)
    if loose.find(sought, first + 1) >= 0:
        return Letters.AGAIN
    if text[span.slice] != words:
        return Letters.OTHERWISE
    return (
        Letters.JOINED
        if any(_joined(text, edge) for edge in (span.start, span.end))
        else Letters.ALONE
    )


def _joined(text: str, edge: int) -> bool:
    left, right = text[max(0, edge - 2) : edge], text[edge : edge + 2]
    return cuts(text, edge) or any(
        before.search(left) and after.match(right) for before, after in _ONE_WORD
    )


def loosened(text: str) -> str:
    r"""A text as the most forgiving reader compares it.

    >>> loosened("Caf\u00e9\u00a0\u2013 A\u00df")
    'cafe - ass'
    """
    bare = unicodedata.normalize("NFKD", fold(text).text)
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()
