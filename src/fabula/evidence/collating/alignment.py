r"""Which paragraphs of two copies tell the same, and which sentences of these.

Two copies run in parallel, so their paragraphs are joined in order by *beads*: one to one, one to
none, none to one, two to one, one to two. A bead has a cost, and the cheapest chain of beads is
the alignment. The cost of a bead has three parts:

* how rare beads of its form are;
* how unlike in length its sides are, as Gale and Church ("A program for aligning sentences in
  bilingual corpora", Computational Linguistics 19, 1993): a character of the one gives rise to a
  character of the other, with a variance of 6.8 for each;
* less, by up to :data:`LIKENESS`, the more its sides share: landmarks, and beginnings of five
  letters, which related languages have in common ("infrastruttura", "infrastructure").

The decisions. A paragraph without partner costs the same whether long or short, since what a
publisher adds is of any length. Two paragraphs are joined to one only if each of them shares
something with it: a photographer's name between two paragraphs belongs to neither. Of chains that
cost the same, the one is taken that leaves later paragraphs alone.

Of long texts only cells near the diagonal are looked at; if the chain touches the edge of that band,
the band is doubled, up to some hundreds. So the cost grows with the number of paragraphs times how
far the copies drift apart.

This module does not ask whether two texts are copies; see :mod:`fabula.evidence.collating.copies`. Texts that
are not get beads as well, most of them with one side.

>>> from fabula.evidence.collating.witness import witness
>>> one = witness("de", "Die Brücke kostet 5 Euro.\nFoto: Moss\nRoux lehnt das ab.", "de")
>>> two = witness("nl", "De brug kost 5 euro.\nRoux wijst dat af.", "nl")
>>> [(len(bead.left), len(bead.right)) for bead in align(one, two)]
[(1, 1), (1, 0), (1, 1)]
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.collating.landmarks import folded
from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fabula.evidence.collating.witness import Witness

__all__ = ["FORMS", "LIKENESS", "Bead", "Unit", "align", "align_sentences", "chain"]

FORMS = {(1, 0): 0.05, (0, 1): 0.05, (1, 1): 0.9, (2, 1): 0.025, (1, 2): 0.025}
"""How often beads of each form are expected; cuts of news are more often dropped than joined."""

_RARE = {form: -math.log(share) for form, share in FORMS.items()}

LIKENESS = 12.0
"""What it is worth, in natural logarithms, if two sides share all they have."""

_VARIANCE = 6.8
# A table of so many cells is searched whole: that of two articles of a hundred paragraphs.
_SMALL_TABLE = 10_000
_LEAST_BAND = 16
# Wider, the chain is looked for no further: copies that drift apart by hundreds of paragraphs are none.
_WIDEST_BAND = 400
# As far as erfc is exact; beyond it, sides are as unlike as can be.
_MOST_UNLIKE = 25.0
_COGNATE = re.compile(r"[^\W\d_]{5,}")
_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Bead:
    """What belongs together in two copies.

    Attributes:
        left: paragraphs or sentences of the one, in order: none, one or two.
        right: those of the other.
    """

    left: tuple[Span, ...]
    right: tuple[Span, ...]

    @property
    def is_shared(self) -> bool:
        """Whether both have it."""
        return bool(self.left and self.right)


class Unit(NamedTuple):
    """What is compared of a paragraph or sentence: its length, and what it may share."""

    length: int
    marks: frozenset[str]


class _Best(NamedTuple):
    """The cheapest chain to a cell, and the form of its last bead."""

    cost: float
    form: tuple[int, int]


_NONE = _Best(math.inf, (0, 0))


def align(left: Witness, right: Witness) -> tuple[Bead, ...]:
    """The beads of the paragraphs of two copies; every paragraph is in exactly one of them."""
    return _aligned(left, left.paragraphs, right, right.paragraphs)


def align_sentences(left: Witness, right: Witness, bead: Bead) -> tuple[Bead, ...]:
    """The beads of the sentences within a bead of paragraphs."""
    ours = [sentence for span in bead.left for sentence in left.sentences(span)]
    theirs = [sentence for span in bead.right for sentence in right.sentences(span)]
    return _aligned(left, ours, right, theirs)


def _aligned(
    left: Witness, ours: Sequence[Span], right: Witness, theirs: Sequence[Span]
) -> tuple[Bead, ...]:
    beads, at, to = [], 0, 0
    for one, two in chain(_units(left, ours), _units(right, theirs)):
        beads.append(Bead(tuple(ours[at : at + one]), tuple(theirs[to : to + two])))
        at, to = at + one, to + two
    return tuple(beads)


def _units(witness: Witness, spans: Sequence[Span]) -> list[Unit]:
    units = []
    for span in spans:
        marks = {f"={mark.key}" for mark in witness.landmarks_in(span)}
        words = _COGNATE.findall(witness.text, span.start, span.end)
        marks.update(folded(word)[:_LETTERS] for word in words)
        units.append(Unit(len(span), frozenset(marks)))
    return units


def chain(left: Sequence[Unit], right: Sequence[Unit]) -> list[tuple[int, int]]:
    """The forms of the cheapest chain of beads, from the first to the last.

    >>> a, b = Unit(40, frozenset("ab")), Unit(400, frozenset("xyz"))
    >>> chain([a, b], [a, a, b])
    [(1, 1), (0, 1), (1, 1)]
    """
    small = len(left) * len(right) <= _SMALL_TABLE
    width = len(right) if small else _LEAST_BAND
    while True:
        forms, touched = _banded(left, right, width)
        if not touched or width > _WIDEST_BAND:
            return forms
        width *= 2


def _banded(
    left: Sequence[Unit], right: Sequence[Unit], width: int
) -> tuple[list[tuple[int, int]], bool]:
    """The cheapest chain within a band around the diagonal, and whether it touches the edge."""
    band = _Band(len(left), len(right), width)
    table: dict[tuple[int, int], _Best] = {(0, 0): _Best(0.0, (0, 0))}
    for at, to in band.cells():
        for form in FORMS:
            before = table.get((at - form[0], to - form[1]))
            if before is not None:
                limit = table.get((at, to), _NONE).cost - before.cost
                cost = _cost(left[at - form[0] : at], right[to - form[1] : to], limit)
                if cost < limit:
                    table[at, to] = _Best(before.cost + cost, form)
    forms, touched = [], False
    at, to = len(left), len(right)
    while at or to:
        touched = touched or band.ends_at(at, to)
        form = table[at, to].form
        forms.append(form)
        at, to = at - form[0], to - form[1]
    return forms[::-1], touched


class _Band(NamedTuple):
    """The cells near the diagonal of a table; each row reaches below the beginning of the next."""

    rows: int
    columns: int
    width: int

    def _reach(self, at: int) -> tuple[int, int]:
        """The first and the last column of a row."""
        middle, following = (row * self.columns // max(self.rows, 1) for row in (at, at + 1))
        return max(0, middle - self.width), min(self.columns, following + self.width)

    def cells(self) -> Iterator[tuple[int, int]]:
        """All of them but the first, row by row."""
        for at in range(self.rows + 1):
            low, high = self._reach(at)
            yield from ((at, to) for to in range(low, high + 1) if at or to)

    def ends_at(self, at: int, to: int) -> bool:
        """Whether the band ends at a cell, and the table does not."""
        low, high = self._reach(at)
        return (to == low > 0) or (to == high < self.columns)


def _cost(left: Sequence[Unit], right: Sequence[Unit], limit: float) -> float:
    """What a bead costs, see the module; infinite if it is not to be, or costs more than the limit."""
    cost = _RARE[len(left), len(right)]
    if not left or not right:
        return cost
    cost += _unlike(sum(unit.length for unit in left), sum(unit.length for unit in right))
    if cost - LIKENESS >= limit:
        return math.inf
    ours, theirs = _marks(left), _marks(right)
    if len(left) + len(right) > 2 and not _all_share(left, right, ours & theirs):
        return math.inf
    return cost - LIKENESS * _likeness(ours, theirs)


def _marks(units: Sequence[Unit]) -> frozenset[str]:
    """What one unit or two may share."""
    return units[0].marks if len(units) == 1 else units[0].marks | units[1].marks


def _all_share(left: Sequence[Unit], right: Sequence[Unit], shared: frozenset[str]) -> bool:
    """Whether each of the two units that are joined brings something of its own to what is shared."""
    joined = left if len(left) > 1 else right
    one, two = (unit.marks & shared for unit in joined)
    return bool(one - two and two - one)


def _likeness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Dice's coefficient: 1 if two sides share all they have, 0 if nothing."""
    both = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / both if both else 0.0


def _unlike(one: int, two: int) -> float:
    """How unlikely two lengths are to be of one text, as a negative logarithm.

    >>> _unlike(100, 100), round(_unlike(100, 160), 2)
    (0.0, 3.13)
    """
    mean = (one + two) / 2
    if one == two:
        return 0.0
    likely = math.erfc(abs(one - two) / math.sqrt(2 * _VARIANCE * mean))
    return -math.log(likely) if likely > math.exp(-_MOST_UNLIKE) else _MOST_UNLIKE
