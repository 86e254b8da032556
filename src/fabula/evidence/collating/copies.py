"""Which texts are copies of one another: the same landmarks in the same order.

Two texts on one subject share names and figures; translations and reprints of one text share them
*in order*. The *score* of a pair is the length of the longest common subsequence of their
landmarks, divided by the number of landmarks of the text that has fewer. Neither a model nor a
dictionary is needed, and a text in another language is no harder than a reprint.

The decision: a pair with a score of at least :data:`LEAST_SCORE` and at least :data:`LEAST_COMMON`
landmarks in common is one of copies. Over the first story, translations of one article score 0.57
to 0.75, and articles on the same news 0.16 to 0.23.

How it scales: only *candidates* are scored, pairs that have three times the same two landmarks close
behind one another. They come from an index of such neighbours. Neighbours that more than :data:`MOST_HOLDERS`
texts have say little about a pair; each of those texts is then joined only with the next one, by
id, so that of a dispatch printed a thousand times a chain of pairs is found, which is one group.
What is done grows with the length of all texts; nothing is done for each pair of texts.

This module does not say which of two copies came first; see :mod:`fabula.evidence.collating.descent`.

>>> from fabula.evidence.collating.witness import witness
>>> text = "Ms Roux paid 3 euros, Mr Moss 4, Ms Lamm 8 euros, Mr Zorn 12, and Ms Roux 15 more."
>>> other = "A Roux donné 3 euros, à Moss 4, à Lamm 8 euros, à Zorn 12, puis à Roux 15 de plus."
>>> pair, = copies([witness("en", text, "en"), witness("fr", other, "fr")])
>>> pair.left, pair.right, str(pair.score)
('en', 'fr', '1')
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from fabula.evidence.collating.subsequence import common
from fabula.evidence.collating.witness import by_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fabula.evidence.collating.landmarks import Sort
    from fabula.evidence.collating.witness import Witness
    from fabula.text import Span

__all__ = [
    "LEAST_COMMON",
    "LEAST_SCORE",
    "MOST_HOLDERS",
    "MOST_LANDMARKS",
    "Pair",
    "Shared",
    "copies",
    "in_order",
]

LEAST_SCORE = Fraction(2, 5)
"""The score from which on a pair is one of copies: halfway between what was measured of either."""

LEAST_COMMON = 6
"""The fewest landmarks in common: two short notices on one fire share its day and its town."""

MOST_HOLDERS = 24
"""The most texts all pairs of which are candidates for having one pair of neighbours."""

MOST_LANDMARKS = 5_000
"""The most landmarks of a text that are looked at, from its beginning: those of a long book."""

_NEAR = 3
"""How far apart neighbours may be: a translation often has a name that its sibling has not."""

_LEAST_NEIGHBOURS = 3
"""With two, five times the candidates gave not one pair more over 2,500 sources of the bench."""

_Numbers = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shared:
    """A landmark that two copies have at the same point of their order.

    Attributes:
        sort: what it is.
        left: where it stands in the one.
        right: where it stands in the other.
    """

    sort: Sort
    left: Span
    right: Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources with one text.

    Attributes:
        left: id of the one whose id comes first.
        right: id of the other.
        fewer: how many landmarks the one with fewer has.
        shared: the landmarks that speak for it, in their order.
    """

    left: str
    right: str
    fewer: int
    shared: tuple[Shared, ...]

    @property
    def score(self) -> Fraction:
        """The share of the landmarks that are in order, of the one that has fewer; at most 1."""
        return Fraction(len(self.shared), self.fewer)


def copies(witnesses: Iterable[Witness]) -> tuple[Pair, ...]:
    """The pairs of copies, sorted by their ids.

    Raises:
        RecordError: two witnesses have the same id.
    """
    ordered = by_id(witnesses)
    marks = [each.landmarks[:MOST_LANDMARKS] for each in ordered]
    found = []
    for (one, two), places in in_order([[mark.key for mark in each] for each in marks]):
        both = ((marks[one][at], marks[two][to]) for at, to in places)
        shared = tuple(Shared(left.sort, left.span, right.span) for left, right in both)
        fewer = min(len(marks[one]), len(marks[two]))
        found.append(Pair(ordered[one].id, ordered[two].id, fewer, shared))
    return tuple(found)


def in_order(
    sequences: Sequence[Sequence[str]], candidates: Iterable[_Numbers] | None = None
) -> Iterator[tuple[_Numbers, tuple[_Numbers, ...]]]:
    """The pairs of sequences that are copies, and the positions of what they share in order.

    This is all of :func:`copies` that does not depend on what the elements are.

    Args:
        sequences: what is compared.
        candidates: pairs of their numbers, the lower first; those with neighbours in common, if
            they are not given.

    >>> letters = ["abcdefgh", "stuvwxyz", "abcxefgh"]
    >>> [pair for pair, _ in in_order(letters)]
    [(0, 2)]
    """
    counts = [Counter(each) for each in sequences]
    for one, two in sorted(_candidates(sequences) if candidates is None else candidates):
        least = _least(len(sequences[one]), len(sequences[two]))
        if (counts[one] & counts[two]).total() >= least:
            places = common(sequences[one], sequences[two])
            if len(places) >= least:
                yield (one, two), places


def _least(one: int, two: int) -> Fraction:
    """How many landmarks two sequences of these lengths must have in common."""
    return max(LEAST_SCORE * min(one, two), Fraction(LEAST_COMMON))


def _candidates(sequences: Sequence[Sequence[str]]) -> Iterator[_Numbers]:
    """The pairs that have enough neighbours in common."""
    holders: dict[tuple[str, str], list[int]] = {}
    for number, sequence in enumerate(sequences):
        for near in set(_neighbours(sequence)):
            holders.setdefault(near, []).append(number)
    held: Counter[_Numbers] = Counter()
    for numbers in holders.values():
        if len(numbers) > 1:
            few = len(numbers) <= MOST_HOLDERS
            held.update(combinations(numbers, 2) if few else pairwise(numbers))
    return (pair for pair, times in held.items() if times >= _LEAST_NEIGHBOURS)


def _neighbours(sequence: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each element with each of the next few."""
    for apart in range(1, _NEAR + 1):
        yield from zip(sequence, sequence[apart:], strict=False)
