"""Which amounts stand in copies where a claim's amount stands: evidence that needs no second claim.

A claim that can be read in several ways may be the only one of its slot; the copies of its text say
the same at the same place all the same. So for every such claim the sentences that are aligned with
its own are looked through, and the amount there is kept as a *sibling*: its place and every value
it can have, and none of its words. What a sibling decides is weighed in :mod:`fabula.evidence.scale`.

The decisions. A sibling has the digits of the claim's amount, thousands apart (*7 biljoen* and *7
trillions*, *1,72* and *1.72*), and is the only amount of the aligned sentences that has. What a
claim of the same slot quotes is that claim, and no sibling. Where sentences are not aligned, nothing
is found: two paragraphs may well have two amounts with the same digits.

>>> from fabula.evidence.collating.collation import collate
>>> from fabula.evidence.collating.witness import witness
>>> nl = witness("nl", "Het plan kost 7 biljoen dollar. Roux en Moss betalen in mei 2024.", "nl")
>>> fr = witness("fr", "Le plan coûte 7 trillions de dollars. Roux et Moss paient en mai 2024.", "fr")
>>> sought = [Sought("plan/sum", "fr", Span(14, 36), frozenset())]
>>> one, = siblings(sought, [fr, nl], collate([fr, nl]).parallels)
>>> one.place.source, [str(reading.value) for reading in one.readings]
('nl', ['7e12 USD', '7e9 USD'])
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.collating.landmarks import digits_key
from fabula.recognise.mention import Quantity
from fabula.text import Span
from fabula.value import Measure, format_measure, parse_measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fabula.evidence.collating.collation import Parallel
    from fabula.evidence.collating.witness import Place, Witness

__all__ = ["Possible", "Sibling", "Sought", "siblings"]


class Possible(NamedTuple):
    """A value that words can have.

    Attributes:
        value: in the notation of the story files.
        convention: the rule under which they have it.
    """

    value: str
    convention: str

    @property
    def measure(self) -> Measure:
        """The value itself."""
        return parse_measure(self.value)


@dataclass(frozen=True, slots=True)
class Sibling:
    """An amount of a copy at the place of a claim's.

    Attributes:
        address: of the claim.
        source: id of its source.
        place: where the amount stands in the copy.
        readings: what it can be, the reading chosen in its own text first.
    """

    address: str
    source: str
    place: Place
    readings: tuple[Possible, ...]

    @property
    def order(self) -> tuple[str, Place]:
        """By what siblings are sorted."""
        return self.address, self.place


class Sought(NamedTuple):
    """A claim that can be read in several ways.

    Attributes:
        address: of the claim.
        source: id of its source.
        span: where its words stand.
        quoted: what other claims of its slot quote: ids of sources, and spans.
    """

    address: str
    source: str
    span: Span
    quoted: frozenset[tuple[str, Span]]


def siblings(
    sought: Iterable[Sought], witnesses: Iterable[Witness], parallels: Sequence[Parallel]
) -> tuple[Sibling, ...]:
    """The amounts at the places of some claims, by claim and then by place."""
    texts = {each.id: each for each in witnesses}
    found = [
        one
        for claim in sought
        if claim.source in texts
        for parallel in parallels
        for one in _in_parallel(claim, texts, parallel)
    ]
    return tuple(sorted(found, key=lambda one: one.order))


def _in_parallel(claim: Sought, texts: dict[str, Witness], parallel: Parallel) -> Iterator[Sibling]:
    """What one copy has at the place of a claim, if it has one thing there."""
    own = _amounts(texts[claim.source], [claim.span])
    if claim.source not in (parallel.left, parallel.right) or len(own) != 1:
        return
    for left, right in parallel.sentences:
        ours, theirs = (left, right) if claim.source == parallel.left else (right, left)
        if not theirs or not any(place.span.overlaps(claim.span) for place in ours):
            continue
        other = texts[theirs[0].source]
        alike = [
            one
            for one in _amounts(other, [place.span for place in theirs])
            if _digits(one) == _digits(own[0])
        ]
        if len(alike) == 1 and not _is_quoted(alike[0], other.id, claim):
            span = Span(alike[0].start, alike[0].end)
            yield Sibling(claim.address, claim.source, other.place(span), _possible(alike[0]))


def _amounts(text: Witness, spans: Iterable[Span]) -> list[Quantity]:
    """The amounts that lie in some stretches of a text, or around them."""
    found = []
    for span in spans:
        first = bisect_left(text.mentions, span.start, key=lambda mention: mention.end)
        for mention in text.mentions[first:]:
            if mention.start >= span.end:
                break
            if isinstance(mention, Quantity) and mention.end > span.start:
                found.append(mention)
    return found


def _digits(mention: Quantity) -> set[str]:
    """What a translation leaves of an amount as it is."""
    ends = (mention.chosen.low, mention.chosen.high)
    return {digits_key(end, None) for end in ends if end is not None}


def _is_quoted(mention: Quantity, source: str, claim: Sought) -> bool:
    span = Span(mention.start, mention.end)
    return any(source == id and span.overlaps(quoted) for id, quoted in claim.quoted)


def _possible(mention: Quantity) -> tuple[Possible, ...]:
    how = mention.approximator
    return tuple(
        Possible(format_measure(Measure(one.low, one.high, one.unit, how)), one.convention)
        for one in mention.readings
    )
