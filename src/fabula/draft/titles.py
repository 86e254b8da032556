"""What a drafted event is called until an editor says what happened.

No machine knows what a sentence tells, so the title is no sentence: it is the day, two names and the
first amount with a unit, which is what an editor looks for in a list of drafts. Of the names, those
that another text has too are meant, if there is another: what one text alone writes with a capital
is often no name. Those of several words come first. Where there is nothing of it all, the title says
where to read.

>>> from fabula.draft.grouping import Cell
>>> from fabula.draft.material import material
>>> from fabula.story import Claim, Passage
>>> from fabula.value import parse_measure
>>> made = material("a.txt", b"Then Ada Roux met Ben Moss. In Kiel, Roux gave Moss 7 trillion dollars.", "en")
>>> amount = Claim("a", Passage("a", exact="x"), "amount", expect=parse_measure("7e12 USD"))
>>> placeholder(Cell(0, Span(28, 71), ()), made, [amount])
'Kiel, Roux, 7 trillion US dollars'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.evidence.collating.landmarks import Sort
from fabula.evidence.plain import when_in_words
from fabula.present.measure import amount_words
from fabula.present.wording import sentence_start
from fabula.text import Span
from fabula.value import Measure, When

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fabula.draft.grouping import Cell
    from fabula.draft.material import Material
    from fabula.story import Claim

__all__ = ["placeholder"]

_MOST_NAMES = 2


def placeholder(
    cell: Cell, of: Material, claims: Sequence[Claim], known: Collection[str] | None = None
) -> str:
    """A name for what one sentence, and others that seem to tell of the same, tell.

    Args:
        cell: the first sentence.
        of: the source it stands in.
        claims: what all of them give.
        known: keys of the names that other texts have; None if there is no other text.
    """
    values = [claim.expect for claim in claims]
    days = [
        one for one in values if isinstance(one, When) and None not in (one.earliest, one.latest)
    ]
    amounts = [amount_words(one, "en") for one in values if isinstance(one, Measure) and one.unit]
    told = ", ".join([*_names(cell, of, known)[:_MOST_NAMES], *amounts[:1]])
    day = when_in_words(days[0]) if days else ""
    if told or day:
        return sentence_start(": ".join(filter(None, (day, told))))
    number = sum(span.start <= cell.span.start for span in of.witness.paragraphs)
    return f"What paragraph {number} of {of.source.label} tells"


def _names(cell: Cell, of: Material, known: Collection[str] | None) -> list[str]:
    """The names of a sentence, words that follow each other as one; those of most words first."""
    found: list[Span] = []
    for mark in of.witness.landmarks_in(cell.span):
        if mark.sort is not Sort.NAME or (known is not None and mark.key not in known):
            continue
        if found and not of.text[found[-1].end : mark.span.start].strip(" "):
            found[-1] = Span(found[-1].start, mark.span.end)
        else:
            found.append(mark.span)
    names = dict.fromkeys(" ".join(of.text[span.slice].split()) for span in found)
    return sorted(names, key=lambda name: -len(name.split()))
