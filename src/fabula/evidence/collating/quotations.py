"""Which words a text gives as quoted, and which of its quotation marks lack their partner.

A *quotation* reaches from an opening to a closing mark of one paragraph. A mark opens if a blank
stands before it and none behind, and closes if it is the other way round; marks that tell neither
open and close by turns, as straight ones do within a word. A mark whose partner is missing is
*lone*; two lone marks in two paragraphs do not make a pair, although they are an even number.

The decision on single marks: an apostrophe looks like one, so a single mark counts only where it
opens and a mark closes before another opens. A quotation of fewer than :data:`LEAST_WORDS` words is
a term or a title, not what somebody said, and is left out.

This module does not compare texts; see :mod:`fabula.evidence.collating.collation`.

>>> text = 'It said: "The old bridge stays." Then it said: It stays".'
>>> quotations(text, Span(0, len(text)))
Quotations(whole=(Span(start=9, end=32),), lone=(Span(start=55, end=56),))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fabula.text import Span, words

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LEAST_WORDS", "Quotations", "quotations"]

LEAST_WORDS = 3
"""The fewest words that are taken for what somebody said."""

_DOUBLE = '"“”„«»'
_SINGLE = "'‘’‚‹›"
# An apostrophe before a single letter stands for letters left out ("'s avonds", "rock 'n' roll").
_MARK = re.compile(rf"[{_DOUBLE}]|[{_SINGLE}](?!\w\b)")
_ALWAYS_OPENS = "„‚"
# What may stand between a mark and a blank.
_BEFORE = " \t\n\u00a0\u202f([{—–:"
_BEHIND = " \t\n\u00a0\u202f)]}—–.,;:!?…"


@dataclass(frozen=True, slots=True)
class Quotations:
    """What a paragraph quotes.

    Attributes:
        whole: quotations with their marks.
        lone: double marks without a partner.
    """

    whole: tuple[Span, ...]
    lone: tuple[Span, ...]


def quotations(text: str, paragraph: Span) -> Quotations:
    """The quotations of a paragraph, in order, the outermost only."""
    whole: list[Span] = []
    lone: list[Span] = []
    opened: _Mark | None = None
    for mark in _marks(text, paragraph):
        if opened is None:
            if mark.opens is False and mark.is_double:
                lone.append(mark.span)
            opened = mark if _may_open(mark) else None
        elif _closes(opened, mark):
            whole.append(Span(opened.span.start, mark.span.end))
            opened = None
        elif mark.opens and (mark.is_double or not opened.is_double):
            lone += [opened.span] * opened.is_double
            opened = mark
    if opened is not None and opened.is_double:
        lone.append(opened.span)
    told = (span for span in whole if words(text[span.slice]) >= LEAST_WORDS)
    return Quotations(tuple(told), tuple(lone))


class _Mark(NamedTuple):
    """A mark, and whether it opens, closes, or does not tell."""

    span: Span
    is_double: bool
    opens: bool | None


def _may_open(mark: _Mark) -> bool:
    """Whether a mark opens if none is open."""
    return mark.opens is not False if mark.is_double else bool(mark.opens)


def _closes(opened: _Mark, mark: _Mark) -> bool:
    """Whether a mark closes the one that is open: what an apostrophe closes is single."""
    if mark.is_double:
        return not mark.opens
    return mark.opens is False and not opened.is_double


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    """The marks of a paragraph; an apostrophe within a word is none."""
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
        behind = text[mark.end()] if mark.end() < paragraph.end else " "
        opens = _opens(mark[0], before in _BEFORE, behind in _BEHIND)
        if mark[0] in _DOUBLE or opens is not None:
            yield _Mark(Span(*mark.span()), mark[0] in _DOUBLE, opens)


def _opens(mark: str, free_before: bool, free_behind: bool) -> bool | None:
    if mark in _ALWAYS_OPENS or (free_before and not free_behind):
        return True
    return False if free_behind and not free_before else None
