"""Which institutions one copy names that its sibling does not, at a place where a link was lost.

Machines that translate pages fill the gap a lost link leaves, and like to fill it with the name of
an institution. Such a name has a *head* ("Commission"; see :mod:`fabula.evidence.collating.lexis`), the
paragraph has more heads than its sibling, and close behind the name there is a joint.

The decisions. Heads are held against each other by what they mean, so that an association stays
one in translation; but what counts first is how many there are, since an agency may have become an
authority. The name reaches from its head to the next stop, and heads on the way belong to it. The
joint must lie within :data:`NEAR` code points behind it: what filled the gap stands where the link
began. Only names that the sibling has not at all are told; which name is right is not asked.

This module does not align the copies; see :mod:`fabula.evidence.collating.alignment`.

>>> from fabula.evidence.collating.joints import joints
>>> from fabula.evidence.collating.witness import Side, witness
>>> one = witness("a", "As Moss was told by the Office for Trade. Guild of BakersRoux said so.", "en")
>>> two = witness("b", "As Moss was told by the Guild of Bakers, said Roux.", "en")
>>> sides = [Side(each, each.paragraphs) for each in (one, two)]
>>> [one.text[span.slice] for span in institutions(*sides, joints(one))]
[]
>>> one = witness("a", one.text + " Roux was there.", "en")
>>> [one.text[span.slice] for span in institutions(Side(one, one.paragraphs), sides[1], joints(one))]
['Office for Trade']
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from fabula.text import Span, union

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.evidence.collating.joints import Joint
    from fabula.evidence.collating.witness import Side

__all__ = ["NEAR", "institutions"]

NEAR = 120
"""How far behind a name a joint still belongs to it, in code points: the words of a link."""

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.;:!?]\s")
# Longer than the longest of the first story by half; a name that has not ended then is cut.
_LONGEST = 160


class _Head(NamedTuple):
    """A head, and what it means."""

    span: Span
    concept: str


def institutions(side: Side, sibling: Side, joints: Sequence[Joint]) -> tuple[Span, ...]:
    """The names that the one side has, at a joint, and its sibling has not.

    Args:
        side: paragraphs in which they are sought.
        sibling: the paragraphs aligned with them.
        joints: those of the first side's text.
    """
    ours, theirs = list(_heads(side)), list(_heads(sibling))
    if len(ours) <= len(theirs):
        return ()
    names = [_name(side, head.span) for head in _surplus(ours, theirs)]
    return tuple(name for name in union(names) if _is_near(name, side, joints))


def _heads(side: Side) -> Iterator[_Head]:
    witness = side.witness
    for span in side.spans:
        for word in _WORD.finditer(witness.text, span.start, span.end):
            concept = witness.lexis.concept(word[0])
            if concept:
                yield _Head(Span(*word.span()), concept)


def _surplus(ours: list[_Head], theirs: list[_Head]) -> Iterator[_Head]:
    """Our heads beyond those of the same meaning they have."""
    left = Counter(head.concept for head in theirs)
    for head in ours:
        if left[head.concept]:
            left[head.concept] -= 1
        else:
            yield head


def _name(side: Side, head: Span) -> Span:
    """From a head to the next stop, within its paragraph."""
    (within,) = (span for span in side.spans if span.covers(head))
    end = min(within.end, head.end + _LONGEST)
    stop = _STOP.search(side.witness.text, head.end, end)
    return Span(head.start, stop.start() if stop else end)


def _is_near(name: Span, side: Side, joints: Sequence[Joint]) -> bool:
    """Whether a joint lies shortly behind a name, in its paragraphs."""
    return any(
        side.holds(joint.span) and -1 <= joint.span.start - name.end <= NEAR for joint in joints
    )
