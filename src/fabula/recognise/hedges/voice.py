"""Whose voice a passage is in: the source's own, one it names, one it quotes, or nobody can tell.

A passage is *quoted* if it lies within quotation marks, nested ones too; *lost* if it meets a
stretch where a mark is missing (parity by paragraph); *attributed* if it lies in the clause that an
attribution governs, of which the name is given; else it is the source's *own*. A hedge that names
nobody leaves the voice as it is: the source itself reports, from a distance.

The decision: of several that hold, the first of this order: quoted, lost, attributed. What is quoted
is in another's words even inside an attribution. Of several attributions the one that governs the
least text holds, and of these the nearest.

This module does not find names outside of attributions: who speaks a quotation is for an editor. A
quotation that lost both its marks looks like the source's own; only a sibling copy can show it.

>>> text = 'Laut Polizei floh er. Er rief: „Halt!“'
>>> mark = voice_at(text, "de", 13, 20)
>>> mark.manner.value, text[slice(*mark.of)]
('attributed', 'Polizei')
>>> voice_at(text, "de", 32, 36).manner.value
'quoted'
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fabula.locale.hedges import hedging
from fabula.recognise.hedges.hedge import hedges
from fabula.recognise.hedges.quotation import quotations

if TYPE_CHECKING:
    from fabula.recognise.hedges.hedge import Hedge
    from fabula.recognise.hedges.quotation import Lost, Quoted, Quoting

__all__ = ["Manner", "VoiceMark", "voice_at"]


class Manner(StrEnum):
    """In what manner a passage is somebody's word."""

    OWN = "own"
    ATTRIBUTED = "attributed"
    QUOTED = "quoted"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class VoiceMark:
    """Whose voice a passage is in, and the marks that say so; ends are excluded.

    Attributes:
        manner: in what manner.
        of: where the one who is attributed is named, or None.
        marks: the innermost quotation with its marks, or the stretch that is lost, or None.
        depth: in how many quotations the passage lies.
        hedges: every hedge that governs the passage, in order.
    """

    manner: Manner
    of: tuple[int, int] | None = None
    marks: tuple[int, int] | None = None
    depth: int = 0
    hedges: tuple[Hedge, ...] = ()


class _Heard(NamedTuple):
    """A text with what has been found in it; of the hedges, the most text one governs."""

    hedges: tuple[Hedge, ...]
    quoting: Quoting
    starts: list[int]
    reach: int


def voice_at(text: str, lang: str, start: int, end: int) -> VoiceMark:
    """The voice of the passage ``text[start:end]``.

    A text is read once, however many of its passages are asked for. Nothing in it raises, and
    offsets beyond it are taken as its ends.

    Raises:
        UnknownLanguageError: nothing is on file about how the language hedges.
    """
    start = min(max(start, 0), len(text))
    end = min(max(end, start), len(text))
    heard = _heard(text, lang)
    over = _governing(heard, start, end)
    quotation = _around(heard.quoting.quoted, start, end)
    if quotation is not None:
        return VoiceMark(Manner.QUOTED, None, quotation[:2], quotation.depth, over)
    lost = _met(heard.quoting.lost, start, end)
    if lost is not None:
        return VoiceMark(Manner.LOST, None, (lost.start, lost.end), 0, over)
    named = [hedge for hedge in over if hedge.speaker is not None]
    if named:
        nearest = min(named, key=lambda hedge: (_size(hedge), _distance(hedge, start, end)))
        return VoiceMark(Manner.ATTRIBUTED, nearest.speaker, hedges=over)
    return VoiceMark(Manner.OWN, hedges=over)


@lru_cache(maxsize=16)
def _heard(text: str, lang: str) -> _Heard:
    found = hedges(text, lang)
    reach = max((_size(hedge) for hedge in found), default=0)
    starts = [hedge.start for hedge in found]
    return _Heard(found, quotations(text, hedging(lang).quotes), starts, reach)


def _governing(heard: _Heard, start: int, end: int) -> tuple[Hedge, ...]:
    """The hedges in whose clauses a passage lies, sought no further away than clauses are long."""
    first = bisect_right(heard.starts, start - heard.reach - 1)
    after = bisect_right(heard.starts, end + heard.reach)
    near = heard.hedges[first:after]
    return tuple(hedge for hedge in near if hedge.clause[0] <= start and end <= hedge.clause[1])


def _around(quoted: tuple[Quoted, ...], start: int, end: int) -> Quoted | None:
    """The innermost quotation in which a passage lies, marks left out or not."""
    at = bisect_right(quoted, start, key=lambda quotation: quotation.start) - 1
    while at >= 0:
        if end <= quoted[at].end:
            return quoted[at]
        if quoted[at].depth == 1:
            return None
        at -= 1
    return None


def _met(lost: tuple[Lost, ...], start: int, end: int) -> Lost | None:
    """The first lost stretch that a passage meets."""
    return next((one for one in lost if one.start < end and start < one.end), None)


def _size(hedge: Hedge) -> int:
    return hedge.clause[1] - hedge.clause[0]


def _distance(hedge: Hedge, start: int, end: int) -> int:
    return max(hedge.start - end, start - hedge.end, 0)
