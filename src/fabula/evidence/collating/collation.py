"""Where copies of one text differ: the readings side by side, and what only one of them has.

Copies are aligned pair by pair, paragraph by paragraph and sentence by sentence. A *variant* is a
point at which two copies read differently: an amount, a date, a name, a hedge. A *divergence* tells
of damage: an institution that one copy alone names, at a joint; a quotation that has lost its
marks, counted paragraph by paragraph; a denial that one copy has lost. Joints, and denials that
break off there, show in a text alone, and are told with the passages of the siblings.

The decision: what one copy shows against several others is one divergence, beside all of them. The
order in which the witnesses come does not matter.

This module does not find the copies; see :mod:`fabula.evidence.collating.copies`.

>>> from fabula.evidence.collating.witness import witness
>>> one = witness("a", 'Roux said: "The old bridge stays." It cost 3 euros.', "en")
>>> two = witness("b", "Roux said: The old bridge stays. It cost 4 euros.", "en")
>>> found = collate([two, one])
>>> [(each.code.value, each.place.source) for each in found.divergences]
[('lost-quotation', 'b')]
>>> [(reading.place.source, reading.value) for reading in found.variants[0].readings]
[('a', '3 EUR'), ('b', '4 EUR')]
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from fabula.errors import FindingCode
from fabula.evidence.collating.alignment import align, align_sentences
from fabula.evidence.collating.divergence import Divergence
from fabula.evidence.collating.institutions import institutions
from fabula.evidence.collating.joints import Joint, breaks_denial, joints, vocabulary
from fabula.evidence.collating.polarity import denial_lost
from fabula.evidence.collating.quotations import quotations
from fabula.evidence.collating.variants import Variant, hedged, named, told
from fabula.evidence.collating.witness import Place, Side, by_id
from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fabula.evidence.collating.alignment import Bead
    from fabula.evidence.collating.witness import Witness

__all__ = ["Beside", "Collation", "Parallel", "collate"]

Beside = tuple[tuple["Place", ...], tuple["Place", ...]]
"""What two copies have of one bead: none, one or two places each."""

_Seen = tuple[FindingCode, Place, tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two copies, aligned.

    Attributes:
        left: id of the one whose id comes first.
        right: id of the other.
        beads: for each bead of paragraphs, the places in both.
        sentences: for each bead of sentences within paragraphs that both have, the same.
    """

    left: str
    right: str
    beads: tuple[Beside, ...]
    sentences: tuple[Beside, ...]

    @property
    def shared(self) -> int:
        """How many beads have both sides."""
        return sum(1 for left, right in self.beads if left and right)


@dataclass(frozen=True, slots=True)
class Collation:
    """Copies side by side.

    Attributes:
        parallels: each pair, aligned, sorted by ids.
        variants: where two copies read differently, sorted by place.
        divergences: what tells of damage, sorted by place and code.
    """

    parallels: tuple[Parallel, ...]
    variants: tuple[Variant, ...]
    divergences: tuple[Divergence, ...]


class _Pair:
    """Two witnesses, and what their alignment makes comparable."""

    def __init__(self, left: Witness, right: Witness) -> None:
        self.left, self.right = left, right
        self.beads = align(left, right)
        shared = [bead for bead in self.beads if bead.is_shared]
        self.inner = [each for bead in shared for each in align_sentences(left, right, bead)]
        self.paragraphs = [self._sides(bead) for bead in shared]
        self.sentences = [self._sides(bead) for bead in self.inner if bead.is_shared]

    def _sides(self, bead: Bead) -> tuple[Side, Side]:
        return Side(self.left, bead.left), Side(self.right, bead.right)

    def parallel(self) -> Parallel:
        """The alignment without its words."""
        beads, sentences = (
            tuple((left.places, right.places) for left, right in map(self._sides, each))
            for each in (self.beads, self.inner)
        )
        return Parallel(self.left.id, self.right.id, beads, sentences)


def collate(
    witnesses: Iterable[Witness],
    hedges: Mapping[str, Sequence[Span]] | None = None,
    pairs: Iterable[tuple[str, str]] | None = None,
) -> Collation:
    """Compare copies of one text.

    Args:
        witnesses: copies of one text, as :func:`fabula.evidence.collating.copies.copies` finds them; a single
            text is searched for what shows without a copy.
        hedges: by id of a witness, where its text distances itself from what it says. A sentence
            that is hedged in one copy and not in another is a variant.
        pairs: which of them to hold against each other, by their ids; each against every other, if
            it is not said.

    Raises:
        RecordError: two witnesses have the same id.
    """
    ordered = by_id(witnesses)
    compared = None if pairs is None else {frozenset(pair) for pair in pairs}
    held = [
        _Pair(left, right)
        for left, right in combinations(ordered, 2)
        if compared is None or {left.id, right.id} in compared
    ]
    scars = _scars(ordered)
    beside: dict[tuple[FindingCode, Place], set[Place]] = defaultdict(set)
    for code, place, places in (
        *(seen for each in ordered for seen in _alone(each, scars[each.id])),
        *(seen for pair in held for seen in _compared(pair, scars)),
    ):
        beside[code, place].update(places)
    found = [Divergence(code, place, tuple(sorted(at))) for (code, place), at in beside.items()]
    found.sort(key=lambda each: each.order)
    differing = [variant for pair in held for variant in _variants(pair, hedges or {})]
    differing.sort(key=lambda each: each.order)
    return Collation(tuple(pair.parallel() for pair in held), tuple(differing), tuple(found))


def _scars(witnesses: Iterable[Witness]) -> dict[str, tuple[Joint, ...]]:
    """The joints of each text; a word that another text has is none."""
    words = {each: vocabulary(each.text) for each in witnesses}
    held = Counter(word for own in words.values() for word in own)
    return {
        each.id: joints(each, {word for word, count in held.items() if count > (word in own)})
        for each, own in words.items()
    }


def _variants(pair: _Pair, hedges: Mapping[str, Sequence[Span]]) -> Iterator[Variant]:
    for left, right in pair.paragraphs:
        yield from told(left, right)
        yield from named(left, right)
    ours, theirs = (hedges.get(each.id, ()) for each in (pair.left, pair.right))
    for left, right in pair.sentences:
        yield from hedged(left, right, ours, theirs)


def _alone(witness: Witness, scars: tuple[Joint, ...]) -> Iterator[_Seen]:
    """What a text shows without a sibling; a joint that breaks a denial is told as that alone."""
    for joint in scars:
        broken = breaks_denial(joint, witness.lexis)
        code = FindingCode.BROKEN_DENIAL if broken else FindingCode.LOST_LINK
        yield code, witness.place(joint.span), ()


def _compared(pair: _Pair, scars: Mapping[str, tuple[Joint, ...]]) -> Iterator[_Seen]:
    """What two copies show against each other, either way."""
    for left, right in pair.paragraphs:
        for side, sibling in ((left, right), (right, left)):
            yield from _in_paragraph(side, sibling, scars[side.witness.id])
    for left, right in pair.sentences:
        for side, sibling in ((left, right), (right, left)):
            if denial_lost(side, sibling):
                yield FindingCode.REVERSED_POLARITY, side.places[0], sibling.places


def _in_paragraph(side: Side, sibling: Side, scars: tuple[Joint, ...]) -> Iterator[_Seen]:
    here = [joint for joint in scars if side.holds(joint.span)]
    for span in institutions(side, sibling, here):
        yield FindingCode.INSERTED_INSTITUTION, side.witness.place(span), sibling.places
    for code, place, _ in _alone(side.witness, tuple(here)):
        yield code, place, sibling.places
    yield from _unmarked(side, sibling)


def _unmarked(side: Side, sibling: Side) -> Iterator[_Seen]:
    """A quotation of the sibling whose marks this side has lost, one of them or both."""
    ours, theirs = (
        [quotations(each.witness.text, span) for span in each.spans] for each in (side, sibling)
    )
    whole = [span for each in theirs for span in each.whole]
    if len(whole) > sum(len(each.whole) for each in ours):
        lone = [span for each in ours for span in each.lone]
        place = side.witness.place((lone or side.spans)[0])
        yield FindingCode.LOST_QUOTATION, place, tuple(map(sibling.witness.place, whole))
