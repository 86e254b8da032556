"""Who is named beside a word of attribution ("laut", "selon"), if anyone who can say something is.

A *name* runs from the word after the attribution to the last capital, number or word for a speaker
that only articles and words like "of" join to it. The word for a *speaker* ("paper", "police") or
the first capital is its anchor. What is *mute* ("plan", "law", "me") is followed, not quoted.

The decision: whichever comes first holds, a speaker or something mute; a capital holds unless the
very next word is mute ("European rules"). With no anchor there is no name, and so no attribution:
"segundo" is a second, "laut" is loud.

This module does not find the attribution; see :mod:`fabula.recognise.hedges.form`.

>>> from fabula.locale.hedges import hedging
>>> from fabula.recognise.hedges.clause import sentences
>>> [sentence] = sentences("Selon le journal La Marée, tout va.", hedging("fr"))
>>> named_after(sentence.words, 1, 9, Naming())
(1, 5)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fabula.recognise.hedges.clause import Word

__all__ = ["Naming", "named_after", "named_before"]

_REACH = 14
_BEFORE_ANCHOR = 5
_INSIDE = frozenset("-&'’./")
_LEFTWARD = frozenset({"article", "of", "inflected", "speaker"})
_MARKS = frozenset('"“”„«»‹›‘’‚')


class Naming(NamedTuple):
    """How a name is told from other words.

    Attributes:
        inflects: only an inflected word or an article may stand before the anchor.
        anyone: the first word that is no article is the anchor, as after "aux dires de".
    """

    inflects: bool = False
    anyone: bool = False


def named_after(words: list[Word], at: int, stop: int, how: Naming) -> tuple[int, int] | None:
    """The name that begins at a place, as places in the sentence, before ``stop``; or None."""
    while at < stop and (words[at].raw in _MARKS or (how.anyone and "of" in words[at].senses)):
        at += 1
    stop = min(stop, at + _REACH, len(words))
    anchor = _anchor(words, at, stop, how)
    return None if anchor is None else (at, _last(words, anchor, stop) + 1)


def named_before(words: list[Word], at: int) -> tuple[int, int] | None:
    """The name that ends right before a place, as places in the sentence; or None.

    It goes back over capitals, articles, words like "of" and inflected words ("dem neuen Bericht").
    """
    begin, found = at, False
    while begin > max(0, at - _REACH) and _leftward(words[begin - 1]):
        begin -= 1
        found = found or words[begin].capital or "speaker" in words[begin].senses
    return (begin, at) if found else None


def _anchor(words: list[Word], at: int, stop: int, how: Naming) -> int | None:
    """The place of the word that makes a name of what begins here."""
    for place in range(at, min(stop, at + _BEFORE_ANCHOR)):
        word = words[place]
        if word.breaks or "mute" in word.senses or "bar" in word.senses:
            return None
        if "speaker" in word.senses:
            return place
        if word.capital or word.raw[0].isdecimal():
            after = words[place + 1].senses if place + 1 < stop else ()
            return None if "mute" in after else place
        if how.anyone and "article" not in word.senses:
            return place
        if not _may_precede(word, how):
            return None
    return None


def _may_precede(word: Word, how: Naming) -> bool:
    """Whether a word may stand between the attribution and the anchor of the name."""
    if "article" in word.senses or "inflected" in word.senses:
        return True
    return not how.inflects and "of" not in word.senses


def _last(words: list[Word], anchor: int, stop: int) -> int:
    """The place of the last word of a name."""
    last = anchor
    for place in range(anchor + 1, stop):
        word = words[place]
        if word.capital or "speaker" in word.senses:
            last = place
        elif word.raw in _INSIDE or not word.senses.isdisjoint({"article", "of"}):
            continue
        elif word.raw in _MARKS or not word.raw[0].isdecimal():
            break
        else:
            last = place
    return last


def _leftward(word: Word) -> bool:
    if word.breaks or "bar" in word.senses:
        return False
    return word.capital or word.raw in _INSIDE or not _LEFTWARD.isdisjoint(word.senses)
