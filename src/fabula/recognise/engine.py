"""Read a text: every amount and date in it, in order, none overlapping.

The pass is made once (:func:`fabula.recognise.token.stretches`) and shared by all *grammars*. A
grammar is a pair of functions:

``find(stretch) -> list[Draft]``
    reads one stretch of tokens from the left and returns what it found, in order, none
    overlapping. A :class:`Draft` says where it stands (code points) and keeps, under ``parse``,
    whatever the grammar needs later; it is not yet decided between readings.
``settle(drafts, page) -> list[Mention]``
    turns the drafts that remain, those of the whole text, into mentions with readings and grounds.
    Here, and only here, may one part of a text bear on the reading of another; ``page`` has the
    text, its lexicon, the day it was written, and evidence from outside.

How a grammar plugs in: write the two functions, add them to ``GRAMMARS``; put its words into
``_data/own/*.toml`` under ``[words.<class>]`` and name, in ``[anchors]``, the classes around which
its mentions stand. Digits always are anchors. Nothing else here changes.

The decision where drafts of two grammars overlap: the one that reaches further to the right holds,
since the head of a phrase comes last ("3 years ago", "10 May", "about 2000 dollars"); if they end
together, the one that begins earlier; if they are equal, the grammar named first in ``GRAMMARS``.
So a day or a year inside a date is no amount, and "1995 dollars" is no year. A draft that comes to
nothing when it is settled holds nothing back from the grammars named after its own: "in two years"
is no date after a verb in the past, but a length of time.

This module does not know what an amount or a date is; see :mod:`fabula.recognise.amounts.bound`.

>>> [(m.text, str(m.chosen.low), m.chosen.unit) for m in read("It cost 3 bn euros.", "en")]
[('3 bn euros', '3000000000', 'EUR')]
"""

from __future__ import annotations

from itertools import chain
from operator import attrgetter, gt, itemgetter
from typing import TYPE_CHECKING

from fabula.locale.words import lexicon
from fabula.recognise.amounts import bound, choice
from fabula.recognise.dates import grammar as dates
from fabula.recognise.draft import Draft, Evidence, Page
from fabula.recognise.token import stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from fabula.recognise.mention import Mention
    from fabula.recognise.token import Stretch

    Find = Callable[[Stretch], list[Draft]]
    Settle = Callable[[list[Draft], Page], list[Mention]]

__all__ = ["GRAMMARS", "read"]

_START = attrgetter("start")
_BEGIN, _END = itemgetter(0), itemgetter(1)

# In the order of precedence where two drafts are equal.
GRAMMARS: tuple[tuple[Find, Settle], ...] = (
    (dates.find, dates.settle),
    (bound.find, choice.settle),
)


def read(
    text: str,
    lang: str,
    written: date | None = None,
    evidence: Iterable[Evidence] = (),
    grammars: tuple[tuple[Find, Settle], ...] = GRAMMARS,
    *,
    excerpt: bool = False,
) -> tuple[Mention, ...]:
    """Every amount and date of a text, in order, none overlapping.

    Offsets are code points of the text as given. Nothing in the text raises: what cannot be read is
    not found.

    Args:
        text: running text; normalise it to NFC if accents matter.
        lang: its language, a BCP 47 tag; the region may matter (``pt-PT``).
        written: the day it was written, to which its relative dates refer.
        evidence: values other sources give, which may decide between readings.
        grammars: what is read, in the order of precedence; the amounts and the dates.
        excerpt: whether the text is a part of a longer one, such as a quotation: then nothing
            follows from its saying no more than a date.

    Raises:
        UnknownLanguageError: nothing is on file about the language.
    """
    page = Page(text, lexicon(lang), written, tuple(evidence), excerpt)
    drafts: list[list[Draft]] = [[] for _ in grammars]
    for stretch in stretches(text, page.lexicon):
        for found, (find, _) in zip(drafts, grammars, strict=True):
            found.extend(find(stretch))
    kept = _undisputed(drafts)
    mentions: list[Mention] = []
    for rank, (_, settle) in enumerate(grammars):
        if found := kept[rank]:
            told = settle(found, page)
            mentions += told
            if len(told) < len(found):
                drafts[rank] = _told(found, told)
                kept = _undisputed(drafts)
    return tuple(sorted(mentions, key=_START))


def _told(drafts: list[Draft], mentions: list[Mention]) -> list[Draft]:
    """The drafts that have become mentions; what the others stood on is free again."""
    starts = set(map(_START, mentions))
    return [draft for draft in drafts if draft.start in starts]


def _undisputed(drafts: list[list[Draft]]) -> list[list[Draft]]:
    """The drafts of each grammar that no better draft of another overlaps: most often all."""
    in_order = sorted(chain.from_iterable(drafts), key=_BEGIN)
    if not any(map(gt, map(_END, in_order), map(_BEGIN, in_order[1:]))):
        return drafts
    ranked = sorted(
        [(-draft[1], draft[0], rank, draft) for rank, found in enumerate(drafts) for draft in found]
    )
    kept: list[list[Draft]] = [[] for _ in drafts]
    free = -ranked[0][0]
    for end, start, rank, draft in ranked:
        if -end <= free:
            kept[rank].append(draft)
            free = start
    return [found[::-1] for found in kept]
