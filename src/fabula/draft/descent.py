"""Which of the sources come from which, as far as their texts show.

Copies are found by their landmarks (:mod:`fabula.evidence.collating.copies`), and what one copy cannot have
been made from by its damage (:mod:`fabula.evidence.collating.descent`). Copies of one text are a *family*.

The decision: if one of a family, and only one, was made from none of the others, while each of them
may have been made from it, it is proposed as what they come from. Else all of them come from an
original that is not among the texts, which is given a record of its own. Either way the reason
names what was measured; that copies are translations or reprints of one text is certain enough to
be proposed, which of them was first is not.

This module does not read texts; see :mod:`fabula.draft.material`.

>>> from fabula.draft.material import material
>>> text = b"Ms Roux paid 3 euros, Mr Moss 4, Ms Lamm 8 euros, Mr Zorn 12, and Ms Roux 15 more."
>>> copy = text.replace(b"paid", b"gave").replace(b"more", b"then")
>>> [(each.source, each.origin) for each in descent([material("a", text, "en"), material("b", copy, "en")]).edges]
[('a', 'original'), ('b', 'original')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.collating.collation import collate
from fabula.evidence.collating.copies import copies
from fabula.evidence.collating.descent import proposals
from fabula.story import Lineage, Source
from fabula.story.joined import Joined

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from fabula.draft.material import Material
    from fabula.evidence.collating.copies import Pair
    from fabula.evidence.collating.descent import Proposal
    from fabula.evidence.collating.witness import Witness

__all__ = ["Descent", "descent"]


class Descent(NamedTuple):
    """Which sources come from which.

    Attributes:
        edges: the lineage proposed.
        originals: records of the sources that are not among the texts.
        pairs: the copies, by the ids of both.
    """

    edges: tuple[Lineage, ...]
    originals: tuple[Source, ...]
    pairs: tuple[Pair, ...]


def descent(materials: Sequence[Material]) -> Descent:
    """The lineage that the texts show, family by family."""
    witnesses = {each.source.id: each.witness for each in materials}
    pairs = copies(witnesses.values())
    edges: list[Lineage] = []
    originals: list[Source] = []
    for family in _families(pairs):
        found = _proposed([witnesses[id] for id in family], pairs)
        root = _root(found)
        if root is None:
            root = _free_id({*witnesses, *(source.id for source in originals)})
            originals.append(_unseen(root, family))
        edges += [Lineage(one.source, root, one.type, one.because) for one in found if one.source != root]  # fmt: skip
    return Descent(tuple(edges), tuple(originals), pairs)


def _families(pairs: Iterable[Pair]) -> list[list[str]]:
    """The ids of copies of one text, family by family, sorted."""
    joined = Joined[str]()
    for pair in pairs:
        joined.join(pair.left, pair.right)
    return sorted(sorted(family) for family in joined.sets())


def _proposed(family: Sequence[Witness], pairs: Sequence[Pair]) -> tuple[Proposal, ...]:
    ids = {each.id for each in family}
    own = [pair for pair in pairs if pair.left in ids]
    return proposals(family, own, collate(family))


def _root(found: Sequence[Proposal]) -> str | None:
    """The one from which all others may come, and which comes from none of them."""
    roots = [one.source for one in found if not one.possible]
    if len(roots) == 1 and all(roots[0] in one.possible or one.source == roots[0] for one in found):
        return roots[0]
    return None


def _free_id(taken: Collection[str]) -> str:
    number, id = 2, "original"
    while id in taken:
        number, id = number + 1, f"original-{number}"
    return id


def _unseen(id: str, family: Sequence[str]) -> Source:
    told = ", ".join(family)
    note = f"Proposed because {told} are copies of one text, and none of them is shown to be first."
    return Source(id, f"an original of {told}"[:400], note=note[:800])
