"""At which points two copies read differently: amounts, dates, names, hedges.

Within two aligned paragraphs the amounts are put side by side in their order, and so are the dates.
Those with the same landmark belong together; between them, those left over belong together one by
one; what still has no partner stands against nothing. Two that belong together and do not say the
same are a *variant*; so is one without a partner.

The decisions. An amount is compared as it is read, with its bounds and its hedge: "almost 1.72"
and "close to 1.72" are a variant although they can both be true (``is_compatible``, which
:mod:`fabula.evidence.comparison` decides). A bare number that stands against nothing is none, since languages
count in words of their own. A date told by the day of writing is compared as it is told ("last
year"), not as it would come to. A name is a variant only if both texts have it and one of the two
paragraphs has not: a name that a language writes in its own way is none; which name it is, its
place tells. Hedges come from outside, sentence by sentence.

This module does not say which reading is right; see :mod:`fabula.evidence.collating.collation`.

>>> from fabula.evidence.collating.witness import Side, witness
>>> one = witness("a", "The bridge cost almost 3 euros in May.", "en")
>>> two = witness("b", "Le pont a coûté 3 euros en mai.", "fr")
>>> found, = told(Side(one, one.paragraphs), Side(two, two.paragraphs))
>>> [reading.value for reading in found.readings], found.is_compatible
(['almost 3 EUR', '3 EUR'], True)
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.collating.landmarks import digits_key, folded
from fabula.evidence.collating.subsequence import common
from fabula.evidence.comparison import compatible
from fabula.recognise.dates.mention import DateMention
from fabula.recognise.mention import Quantity
from fabula.text import Span
from fabula.value import Measure, When, edtf, format_measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fabula.evidence.collating.witness import Place, Side
    from fabula.recognise.mention import Mention

__all__ = ["Rendering", "Variant", "VariantSort", "hedged", "named", "told"]


class VariantSort(StrEnum):
    """What two copies read differently."""

    AMOUNT = "amount"
    DATE = "date"
    NAME = "name"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Rendering:
    """What one copy has at a point.

    Attributes:
        place: where it stands; the paragraph or sentence, if it has nothing there.
        value: what it says: an amount in our notation, EDTF, that there is a name or a hedge;
            empty if nothing.
    """

    place: Place
    value: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A point at which two copies read differently.

    Attributes:
        sort: what differs.
        readings: what each has, in the order of their ids.
        is_compatible: whether both can be true, as of two amounts that meet.
    """

    sort: VariantSort
    readings: tuple[Rendering, Rendering]
    is_compatible: bool = False

    @property
    def order(self) -> tuple[object, ...]:
        """By what variants are sorted: their places, then what differs."""
        return (*(reading.place for reading in self.readings), self.sort.value, self.values)

    @property
    def values(self) -> tuple[str, ...]:
        """What each copy has."""
        return tuple(reading.value for reading in self.readings)


class _Told(NamedTuple):
    """An amount or a date as it is compared."""

    key: str
    span: Span
    value: Measure | When
    text: str


def told(left: Side, right: Side) -> Iterator[Variant]:
    """The amounts and dates of two aligned passages that differ."""
    for sort, kind in ((VariantSort.AMOUNT, Quantity), (VariantSort.DATE, DateMention)):
        ours, theirs = list(_told(left, kind)), list(_told(right, kind))
        for one, two in _paired(ours, theirs):
            if _differ(one, two):
                readings = _rendering(left, one), _rendering(right, two)
                yield Variant(sort, readings, _meet(one, two))


def _differ(one: _Told | None, two: _Told | None) -> bool:
    """Whether what belongs together is a variant."""
    if one is not None and two is not None:
        return one.text != two.text
    lone = one or two
    return lone is not None and not (isinstance(lone.value, Measure) and lone.value.unit is None)


def _told(side: Side, kind: type[Mention]) -> Iterator[_Told]:
    mentions = side.witness.mentions
    for span in side.spans:
        first = bisect_left(mentions, span.start, key=lambda mention: mention.start)
        for mention in mentions[first:]:
            if mention.start >= span.end:
                break
            if isinstance(mention, kind):
                yield from _compared(mention)


def _compared(mention: Mention) -> Iterator[_Told]:
    """What is compared of a mention; words such as "now" and "each spring" are left out."""
    span = Span(mention.start, mention.end)
    if isinstance(mention, Quantity):
        chosen = mention.chosen
        ends = (
            digits_key(end, chosen.unit) for end in (chosen.low, chosen.high) if end is not None
        )
        text = format_measure(mention.measure)
        yield _Told(" ".join(sorted(set(ends))), span, mention.measure, text)
    elif isinstance(mention, DateMention) and not mention.weak:
        text = edtf.format(mention.when)
        if not any(map(str.isdigit, text)):
            text = " ".join(str(part) for part in mention.waits or () if part is not None)
        if text:
            yield _Told(text, span, mention.when, text)


def _paired(
    ours: Sequence[_Told], theirs: Sequence[_Told]
) -> Iterator[tuple[_Told | None, _Told | None]]:
    """What belongs together: by key in order, then one by one between."""
    at = to = 0
    same = common([each.key for each in ours], [each.key for each in theirs])
    for one, two in (*same, (len(ours), len(theirs))):
        yield from zip_longest(ours[at:one], theirs[to:two])
        if one < len(ours):
            yield ours[one], theirs[two]
        at, to = one + 1, two + 1


def _rendering(side: Side, found: _Told | None) -> Rendering:
    if found is None:
        return _nothing(side)
    return Rendering(side.witness.place(found.span), found.text)


def _nothing(side: Side) -> Rendering:
    return Rendering(side.places[0], "")


def _meet(one: _Told | None, two: _Told | None) -> bool:
    """Whether two values can both be true."""
    return one is not None and two is not None and compatible(one.value, two.value)


def named(left: Side, right: Side) -> Iterator[Variant]:
    """The names and addresses that both texts have, and one of the two passages has not."""
    both = left.witness.names & right.witness.names
    for side, other, turned in ((left, right, False), (right, left, True)):
        text = " ".join(folded(other.witness.text[span.slice]) for span in other.spans)
        for key, span in _names(side).items():
            if key in both and key not in text:
                has, lacks = Rendering(side.witness.place(span), "named"), _nothing(other)
                yield Variant(VariantSort.NAME, (lacks, has) if turned else (has, lacks))


def _names(side: Side) -> dict[str, Span]:
    """The names of a passage that are not all in capitals, and where each first stands."""
    found: dict[str, Span] = {}
    text = side.witness.text
    for mark in (mark for span in side.spans for mark in side.witness.landmarks_in(span)):
        if mark.is_name and not text[mark.span.slice].isupper():
            found.setdefault(mark.key, mark.span)
    return found


def hedged(
    left: Side, right: Side, ours: Iterable[Span], theirs: Iterable[Span]
) -> Iterator[Variant]:
    """Whether of two aligned sentences one is hedged and the other is not.

    Args:
        left: sentences of the one.
        right: those aligned with them.
        ours: where the text of the one hedges.
        theirs: where that of the other does.
    """
    one = [span for span in ours if left.holds(span)]
    two = [span for span in theirs if right.holds(span)]
    if bool(one) != bool(two):
        readings = (
            Rendering(left.witness.place(one[0]), "hedged") if one else _nothing(left),
            Rendering(right.witness.place(two[0]), "hedged") if two else _nothing(right),
        )
        yield Variant(VariantSort.HEDGE, readings)
