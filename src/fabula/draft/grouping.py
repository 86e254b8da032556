"""Which figures of several sources tell of one thing, so that their claims may be one event.

Figures belong together

* if they stand in one sentence;
* if they stand in sentences that copies of one text share, as these are aligned
  (:mod:`fabula.evidence.collating.alignment`);
* if they are the same amount with the same unit, told by texts that are no copies, and each text
  tells it at one place only. What a text tells twice could be either, and is left apart.

Dates join nothing: half of what is told of a year happened otherwise in it.

This module does not name what it finds; see :mod:`fabula.draft.proposal`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.collating.alignment import align, align_sentences
from fabula.recognise.mention import Quantity
from fabula.story.joined import Joined
from fabula.value import Approximator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fabula.draft.material import Material
    from fabula.evidence.collating.copies import Pair
    from fabula.recognise.mention import Mention
    from fabula.text import Span

__all__ = ["Cell", "grouped"]


class Cell(NamedTuple):
    """A sentence of a source that has figures.

    Attributes:
        source: number of the source, in the order given.
        span: where the sentence stands.
        mentions: its amounts and dates, in their order.
    """

    source: int
    span: Span
    mentions: tuple[Mention, ...]


def grouped(
    materials: Sequence[Material], pairs: Iterable[Pair], families: Mapping[str, str]
) -> list[list[Cell]]:
    """The sentences with figures, those together that tell of one thing; in order of their places.

    Args:
        materials: the sources.
        pairs: the copies among them, by id.
        families: which family each source is of, by id; a source may be one of its own.
    """
    cells = [cell for at, each in enumerate(materials) for cell in _cells(at, each)]
    joined = Joined(range(len(cells)))
    for one, other in _aligned(materials, pairs, cells):
        joined.join(one, other)
    for numbers in _alike(cells).values():
        _join_once(numbers, joined, [families[materials[cell.source].source.id] for cell in cells])
    return [[cells[number] for number in numbers] for numbers in joined.sets()]


def _cells(source: int, material: Material) -> Iterator[Cell]:
    """The sentences of a source that have figures outside its title and dateline."""
    told = material.witness
    free = [
        each for each in material.mentions
        if not any(span.start <= each.start and each.end <= span.end for span in material.quoted)
    ]  # fmt: skip
    waiting = list(reversed(free))
    for paragraph in told.paragraphs:
        for span in told.sentences(paragraph):
            held = []
            while waiting and waiting[-1].start < span.end:
                held.append(waiting.pop())
            if held:
                yield Cell(source, span, tuple(held))


def _aligned(
    materials: Sequence[Material], pairs: Iterable[Pair], cells: Sequence[Cell]
) -> Iterator[tuple[int, int]]:
    """The numbers of sentences that copies share."""
    witnesses = {each.source.id: (at, each.witness) for at, each in enumerate(materials)}
    numbers = {(cell.source, cell.span): number for number, cell in enumerate(cells)}
    for pair in pairs:
        (left, one), (right, other) = witnesses[pair.left], witnesses[pair.right]
        for bead in align(one, other):
            for shared in align_sentences(one, other, bead) if bead.is_shared else ():
                held = [
                    numbers[at, span]
                    for at, spans in ((left, shared.left), (right, shared.right))
                    for span in spans if (at, span) in numbers
                ]  # fmt: skip
                if shared.is_shared:
                    yield from ((held[0], each) for each in held[1:])


def _alike(cells: Sequence[Cell]) -> dict[str, list[int]]:
    """The numbers of the sentences that tell an amount with a unit, by the amount, sorted."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, cell in enumerate(cells):
        for mention in cell.mentions:
            if isinstance(mention, Quantity) and mention.approximator is not Approximator.VAGUE:
                chosen = mention.chosen
                if chosen.unit is not None:
                    found[f"{chosen.low} {chosen.high} {chosen.unit}"].append(number)
    return dict(sorted(found.items()))


def _join_once(numbers: Sequence[int], joined: Joined[int], families: Sequence[str]) -> None:
    """Join what tells one amount, if every family tells it at one place."""
    places: dict[str, set[int]] = defaultdict(set)
    for number in numbers:
        places[families[number]].add(joined.root(number))
    if all(len(roots) == 1 for roots in places.values()):
        for number in numbers[1:]:
            joined.join(numbers[0], number)
