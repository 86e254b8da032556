"""Whether one copy denies what its sibling says.

A sentence *denies* if it has a negation ("not") or a verb of denying ("denied"). Held against the
sentence aligned with it, its denial may be *missing*, or *turned*: where one has a verb of denying,
the other has only the verb machines put in its place ("refused"), which says something else.

The decision: the number of negations is not compared, since languages double them ("ne … pas",
"non … mai"); only that one sentence has a denial and the other none. Prefixes ("un-", "in-") are no
negations, so that a sentence and its translation may say the same and differ here: whoever reads
the two side by side sees it at once.

This module does not align sentences; see :mod:`fabula.evidence.collating.alignment`.

>>> from fabula.evidence.collating.witness import Side, witness
>>> one = witness("a", "Roux does not sell the bridge.", "en")
>>> two = witness("b", "Roux vend le pont.", "fr")
>>> sides = [Side(each, each.paragraphs) for each in (one, two)]
>>> denial_lost(sides[1], sides[0]), denial_lost(sides[0], sides[1])
(True, False)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fabula.evidence.collating.witness import Side

__all__ = ["denial_lost"]

_WORD = re.compile(r"\w+")


def denial_lost(side: Side, sibling: Side) -> bool:
    """Whether the sibling denies something, and this side does not, or with a turned verb.

    Args:
        side: one or two sentences.
        sibling: the sentences aligned with them.
    """
    ours, theirs = _words(side), _words(sibling)
    lexis, others = side.witness.lexis, sibling.witness.lexis
    if ours & (lexis.negations | lexis.denials):
        return False
    if ours & lexis.refusals:
        return bool(theirs & others.denials)
    return bool(theirs & (others.negations | others.denials))


def _words(side: Side) -> frozenset[str]:
    text = side.witness.text
    return frozenset(
        word[0].lower()
        for span in side.spans
        for word in _WORD.finditer(text, span.start, span.end)
    )
