"""Which copies can come from which, and which must share an original nobody here has seen.

That two texts are copies does not say which was first. Damage says something: what one copy has
lost, or put in, is not in a copy made from it. So a *bar* stands between a copy and a sibling that
cannot be what it was made from, because

* the sibling names an institution, put in at a joint, that the copy has not;
* the sibling has lost the marks of a quotation that the copy keeps;
* the copy has, between paragraphs they share, one with a figure, a date or an address that the
  sibling has nowhere.

A copy all of whose siblings are barred is a *sibling* of theirs: a translation, or a reprint, of an
original not among them. Where a sibling is not barred, the copy may come from it, or from the same
original as it: both stay possible, and an editor decides.

The decision: a copy is a translation if one of its siblings is in another language, and a reprint
otherwise. Nothing is recorded here; a proposal becomes lineage when an editor writes it down.

This module does not find the damage; see :mod:`fabula.evidence.collating.collation`.

>>> from fabula.evidence.collating.collation import collate
>>> from fabula.evidence.collating.copies import copies
>>> from fabula.evidence.collating.witness import witness
>>> said = "Ms Roux, Mr Moss, Ms Lamm and Mr Zorn paid 3, 4 and 12 euros. {}The bridge stays.{}"
>>> whole = witness("a", said.format('Moss said: "', '"'), "en")
>>> lost = witness("b", said.format("Moss said: ", ""), "en")
>>> found = proposals([whole, lost], copies([whole, lost]), collate([whole, lost]))
>>> [(each.source, each.type.value, each.possible) for each in found]
[('a', 'republication_of', ()), ('b', 'republication_of', ('a',))]
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fabula.errors import FindingCode
from fabula.evidence.collating.landmarks import Sort
from fabula.evidence.collating.witness import by_id
from fabula.story import Derivation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fabula.evidence.collating.collation import Collation, Parallel
    from fabula.evidence.collating.copies import Pair
    from fabula.evidence.collating.landmarks import Landmark
    from fabula.evidence.collating.witness import Place, Witness

__all__ = ["Bar", "Proposal", "proposals"]

_BARRING = {
    FindingCode.INSERTED_INSTITUTION: "names an institution it does not name",
    FindingCode.LOST_QUOTATION: "has lost quotation marks it keeps",
}
_LACKS = "lacks a dated or numbered paragraph it has"


@dataclass(frozen=True, slots=True)
class Bar:
    """Why one copy was not made from another.

    Attributes:
        copy: id of the copy.
        sibling: id of the one it was not made from.
        because: what shows it, said of the sibling.
        place: where it shows, in either of them.
    """

    copy: str
    sibling: str
    because: str
    place: Place


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may be recorded of where a copy comes from.

    Attributes:
        source: id of the copy.
        type: translation or reprint.
        possible: ids of the siblings it may come from; if there are none, it comes from an original
            that is not among them.
        bars: why it comes from none of the others.
        because: the evidence in a sentence, as a lineage wants it.
    """

    source: str
    type: Derivation
    possible: tuple[str, ...]
    bars: tuple[Bar, ...]
    because: str


def proposals(
    witnesses: Iterable[Witness], copies: Iterable[Pair], collation: Collation
) -> tuple[Proposal, ...]:
    """For each witness that is a copy, what it may come from, sorted by id.

    Args:
        witnesses: those that were compared.
        copies: the pairs of copies among them.
        collation: of the same witnesses.
    """
    ordered = {each.id: each for each in by_id(witnesses)}
    pairs = list(copies)
    bars: dict[str, list[Bar]] = defaultdict(list)
    for bar in (*_by_damage(collation), *_by_surplus(ordered, collation.parallels)):
        bars[bar.copy].append(bar)
    found = (_proposal(each, ordered, pairs, bars[each.id]) for each in ordered.values())
    return tuple(proposal for proposal in found if proposal is not None)


def _by_damage(collation: Collation) -> Iterator[Bar]:
    """What a copy has lost or put in, it has not passed on to those that differ."""
    for divergence in collation.divergences:
        because = _BARRING.get(divergence.code)
        for copy in sorted({place.source for place in divergence.beside}) if because else ():
            yield Bar(copy, divergence.place.source, because or "", divergence.place)


def _by_surplus(witnesses: dict[str, Witness], parallels: Iterable[Parallel]) -> Iterator[Bar]:
    """What stands between shared paragraphs of one copy alone, it has not from the other."""
    for parallel in parallels:
        shared = [at for at, (left, right) in enumerate(parallel.beads) if left and right]
        for left, right in parallel.beads[shared[0] : shared[-1]] if shared else ():
            if not (left and right):
                copy, sibling = (parallel.left, parallel.right)[:: 1 if left else -1]
                known = _figures(witnesses[sibling].landmarks)
                for place in left or right:
                    if _figures(witnesses[copy].landmarks_in(place.span)) - known:
                        yield Bar(copy, sibling, _LACKS, place)


def _figures(marks: Iterable[Landmark]) -> frozenset[str]:
    """Figures, dates and addresses; a name may be written otherwise in the other language."""
    return frozenset(mark.key for mark in marks if mark.sort is not Sort.NAME)


def _proposal(
    witness: Witness, among: dict[str, Witness], pairs: Sequence[Pair], bars: Sequence[Bar]
) -> Proposal | None:
    own = [pair for pair in pairs if witness.id in (pair.left, pair.right)]
    siblings = {pair.right if pair.left == witness.id else pair.left: pair for pair in own}
    if not siblings:
        return None
    bars = [bar for bar in bars if bar.sibling in siblings]
    possible = siblings.keys() - {bar.sibling for bar in bars}
    foreign = any(_language(among[id]) != _language(witness) for id in siblings)
    return Proposal(
        witness.id,
        Derivation.TRANSLATION_OF if foreign else Derivation.REPUBLICATION_OF,
        tuple(sorted(possible)),
        tuple(bars),
        _because(siblings, bars),
    )


def _language(witness: Witness) -> str:
    return witness.lang.replace("_", "-").partition("-")[0].lower()


def _because(siblings: dict[str, Pair], bars: Iterable[Bar]) -> str:
    """The evidence: what is in order, and what stands against each sibling."""
    order = (
        f"{len(pair.shared)} of {pair.fewer} names and figures stand in the order of {id!r}"
        for id, pair in sorted(siblings.items())
    )
    against = sorted({f"{bar.sibling!r} {bar.because}" for bar in bars})
    return "; ".join([*order, *against])
