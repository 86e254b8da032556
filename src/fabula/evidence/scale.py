"""Which reading of an amount holds, by what other claims say: evidence from outside the words.

*Trillion*, *trilione* and *triljoen* are different powers of ten by language and country, and a
translation carries the English one over. The words alone allow several readings; what else is said
of the same thing decides between them. The *grounds* of a claim are ranked, strongest first:

========== ==================================================================================
sibling    a copy of the same text gives the same slot of the same event, or has, in a sentence
           aligned with that of the claim, an amount with the same digits (:mod:`.siblings`)
spelling   the same source gives the same sum in other words, anywhere in the story
group      another independent group gives the same slot of the same event
words      what the words themselves decide: another spelling beside them, a sum above what the
           world makes in a year
dictionary nothing else
========== ==================================================================================

Another claim is a ground for a reading if that is the only one of the claim's readings that shares
a bound with a reading of the other: *biljoen* can be 10^12 or 10^9, *trilioni* 10^18 or 10^12, so
that of both only 10^12 can be meant. Two words that are wrong alike decide nothing. A claim that has
been decided by another can decide a third, and then counts with the one reading that holds.

The decisions. Claims are decided rank by rank, the strongest first, and keep the grounds they were
decided on. Grounds of one rank that name different readings cancel each other, and the next rank is
asked; of several that name the same one, words with their dictionary's meaning are cited. A spelling elsewhere in the source must be telling: the dictionary's value is at least
10^15, or the bound has three digits that agree; smaller round numbers agree by chance. No order of
the record bears on the choice, and nothing is thrown away: what is not chosen stays as a reading.

>>> from fabula.evidence.reading import read_alone
>>> from fabula.value import format_measure
>>> from fabula.story import Claim, Derivation, Event, Lineage, Passage, Source, Timeline
>>> def says(source, words):
...     return Claim(source, Passage(source, exact=words), "amount")
>>> story = Timeline("demo", "A demo", sources=tuple(
...     Source(id, f"the {id} text", language=id, fingerprints=("0" * 64,)) for id in ("it", "nl")),
...     lineage=(Lineage("it", "nl", Derivation.TRANSLATION_OF, "same text"),), events=(
...     Event("e", "estimate", "An estimate", (says("it", "1,7 trilioni"), says("nl", "1,7 biljoen"))),))
>>> for ground in ranked(read_alone(story))["e/it"]:
...     print(ground.sort.value, format_measure(ground.value), "|", ground.words)
sibling 1.7e12 | the nl text, a copy of the same text, has “1,7 biljoen”
dictionary 1.7e18 | the value of the dictionary, and nothing in this text speaks against it
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from fabula.evidence.comparison import written
from fabula.story import Claim, Passage, Reading, SlotType
from fabula.value import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.evidence.collating.siblings import Sibling
    from fabula.story import Timeline
    from fabula.value import When

__all__ = ["Ground", "GroundSort", "decided", "ranked"]

_DICTIONARY = "dictionary"
_LARGE = 10**15
_PASSAGE = "source:"


class GroundSort(StrEnum):
    """Where a ground comes from, the strongest first."""

    SIBLING = "sibling"
    SPELLING = "spelling"
    GROUP = "group"
    WORDS = "words"
    DICTIONARY = "dictionary"


_OUTSIDE = (GroundSort.SIBLING, GroundSort.SPELLING, GroundSort.GROUP)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why an amount would be read so.

    Attributes:
        sort: where the ground comes from.
        value: the amount that would be read on this ground alone.
        convention: the rule under which the words have this value.
        words: the ground, as it can be printed after "because".
        claim: address of the claim that gives it; empty if the words themselves do.
    """

    sort: GroundSort
    value: Measure
    convention: str
    words: str
    claim: str = ""


def ranked(story: Timeline, siblings: Iterable[Sibling] = ()) -> Mapping[str, tuple[Ground, ...]]:
    """The grounds of every claim with several readings of an amount, by address.

    The first of them is the one on which the claim is read; what follows shows what would be read
    if it were dropped. Grounds that cancel each other are left out.

    Args:
        story: a story in which each claim has been read alone.
        siblings: what copies have at the places of claims, from the stored collation.
    """
    found = _Weighing(story, siblings).grounds
    return {
        address: tuple(_without_passage(ground) for ground in grounds)
        for address, grounds in sorted(found.items())
    }


def decided(story: Timeline, siblings: Iterable[Sibling] = ()) -> Timeline:
    """The same story with the reading first that has the strongest ground, and that ground."""
    chosen = ranked(story, siblings)
    changed = {
        address: _with(claim, chosen[address][0])
        for address, claim in story.claims()
        if address in chosen and chosen[address][0].sort in _OUTSIDE
    }
    if not changed:
        return story
    return story.with_events(
        replace(
            event, claims=tuple(changed.get(f"{event.id}/{one.id}", one) for one in event.claims)
        )
        for event in story.events
    )


def _with(claim: Claim, ground: Ground) -> Claim:
    """The claim with the reading a ground is for in front."""
    (at,) = (at for at, one in enumerate(claim.readings) if _is_for(ground, one))
    first = replace(claim.readings[at], grounds=ground.words)
    others = [_passed_over(one) for one in (*claim.readings[:at], *claim.readings[at + 1 :])]
    return replace(claim, readings=(first, *others))


def _without_passage(ground: Ground) -> Ground:
    """The ground as it is told: a passage that no claim quotes has no address to lead to."""
    return replace(ground, claim="") if ground.claim.startswith(_PASSAGE) else ground


def _is_for(ground: Ground, reading: Reading) -> bool:
    return (ground.value, ground.convention) == (reading.value, reading.convention)


def _passed_over(reading: Reading) -> Reading:
    if reading.grounds.startswith("possible"):
        return reading
    return replace(reading, grounds=f"possible by the words alone: {reading.grounds}")


class _Weighing:
    """All claims for amounts, which of their readings are left, and the grounds found so far."""

    def __init__(self, story: Timeline, siblings: Iterable[Sibling]) -> None:
        self._story = story
        self._claims = dict(sorted(_amounts(story)))
        several = [at for at, claim in self._claims.items() if len(claim.readings) > 1]
        self._aligned = self._passages(siblings)
        self._left = {address: claim.readings for address, claim in self._claims.items()}
        self._beside: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._within: dict[_Bound, dict[frozenset[When | Measure], str]] = defaultdict(dict)
        for address, claim in self._claims.items():
            if address.startswith(_PASSAGE):
                continue
            self._beside[_slot(address, claim)].append(address)
            values = frozenset(reading.value for reading in claim.readings)
            for bound in _bounds_within(claim):
                self._within[bound].setdefault(values, address)
        self.grounds: dict[str, list[Ground]] = {}
        for sorts in (_OUTSIDE[:1], _OUTSIDE[:2], _OUTSIDE):
            self._decide([address for address in several if address not in self.grounds], sorts)
        for address in several:
            self.grounds.setdefault(address, []).extend(_own(self._claims[address]))

    def _passages(self, siblings: Iterable[Sibling]) -> Mapping[str, list[str]]:
        """Amounts of copies, taken in as claims of nothing; by the claim they stand beside."""
        beside: dict[str, list[str]] = defaultdict(list)
        groups = self._story.groups
        for one in siblings:
            claim, place = self._claims.get(one.address), one.place
            joined = groups.get(place.source) == groups.get(one.source)
            if claim is None or claim.source != one.source or not joined:
                continue
            address = f"{_PASSAGE}{place.source}/{place.start}-{place.end}"
            passage = Passage(place.source, start=place.start, end=place.end, sha256=place.sha256)
            readings = tuple(Reading(each.measure, each.convention, "") for each in one.readings)
            self._claims[address] = Claim("passage", passage, readings=readings)
            beside[one.address].append(address)
        return beside

    def _decide(self, open_: list[str], sorts: tuple[GroundSort, ...]) -> None:
        """Round by round, until what has been decided decides nothing more.

        A claim keeps the grounds of the round in which it was decided, so that no ground leads back
        to the claim it is for.
        """
        while open_:
            found = {address: self._outside(address) for address in open_}
            newly = {
                address: grounds
                for address, grounds in found.items()
                if any(ground.sort in sorts for ground in grounds)
            }
            for address, grounds in newly.items():
                self.grounds[address] = grounds
                readings = self._claims[address].readings
                self._left[address] = tuple(one for one in readings if _is_for(grounds[0], one))
            open_ = [address for address in open_ if address not in newly] if newly else []

    def _outside(self, address: str) -> list[Ground]:
        """What other claims say for one reading of a claim, by rank; ranks at odds left out."""
        by_sort: dict[GroundSort, list[Ground]] = defaultdict(list)
        for other in self._others(address):
            if other != address and (ground := self._ground(address, other)):
                by_sort[ground.sort].append(ground)
        agreed = [
            by_sort[sort]
            for sort in _OUTSIDE
            if len({ground.value for ground in by_sort[sort]}) == 1
        ]
        return [min(grounds, key=self._trust) for grounds in agreed]

    def _others(self, address: str) -> list[str]:
        """The claims for the same slot, what copies have there, and what is spelt otherwise."""
        claim = self._claims[address]
        spelt = {one for bound in _bounds_within(claim) for one in self._within[bound].values()}
        aligned = self._aligned.get(address, ())
        return sorted({*self._beside[_slot(address, claim)], *spelt, *aligned})

    def _trust(self, ground: Ground) -> tuple[bool, str]:
        """Words with the meaning the dictionary gives them come first."""
        readings = self._left[ground.claim]
        held = [one for one in readings if _bounds(one) & _ends(ground.value)]
        return all(one.convention != _DICTIONARY for one in held), ground.claim

    def _ground(self, address: str, by: str) -> Ground | None:
        """What another claim decides of this one, if anything."""
        claim, sort = self._claims[address], self._sort(address, by)
        # Of a spelling, only what its own words allow: the same word again is no other spelling.
        left = self._claims[by].readings if sort is GroundSort.SPELLING else self._left[by]
        held = [one for one in claim.readings if any(_share(one, two) for two in left)]
        if len(held) != 1 or not isinstance(held[0].value, Measure):
            return None
        if sort is GroundSort.SPELLING and not _is_telling(claim.readings, held[0]):
            return None
        words = self._words(sort, by)
        return Ground(sort, held[0].value, held[0].convention, words, by)

    def _sort(self, address: str, by: str) -> GroundSort:
        """What a claim of the same source, or for the same slot, is to another."""
        claim, other = self._claims[address], self._claims[by]
        if claim.source == other.source:
            return GroundSort.SPELLING
        groups = self._story.groups
        copies = groups[claim.source] == groups[other.source]
        return GroundSort.SIBLING if copies else GroundSort.GROUP

    def _words(self, sort: GroundSort, by: str) -> str:
        """The ground in words; of a claim that was decided itself, with what it is taken as."""
        claim, left = self._claims[by], self._left[by]
        label, exact = self._story.source(claim.source).label, claim.passage.exact
        if by.startswith(_PASSAGE):
            can = " or ".join(written(one.value) for one in left)
            return f"{label}, a copy of the same text, has at the same place what can be {can}"
        quoted = "words given by their place alone" if exact is None else f"“{exact}”"
        if sort is GroundSort.SPELLING:
            return f"the same source gives the same sum as {quoted}"
        if left != claim.readings:
            quoted += f", taken as {written(left[0].value)}"
        if sort is GroundSort.SIBLING:
            return f"{label}, a copy of the same text, has {quoted}"
        return f"{label}, which is no copy of this text, has {quoted}"


def _amounts(story: Timeline) -> Iterator[tuple[str, Claim]]:
    """The claims in which an amount was read, with their addresses."""
    for event in story.events:
        kind = story.kind(event.kind)
        for claim in event.claims:
            is_amount = claim.gives and kind.slot(claim.gives).type is SlotType.AMOUNT
            if is_amount and claim.readings:
                yield f"{event.id}/{claim.id}", claim


def _slot(address: str, claim: Claim) -> tuple[str, str]:
    return address.partition("/")[0], claim.gives or ""


def _own(claim: Claim) -> Iterator[Ground]:
    """What the words decide themselves, and what the dictionary has."""
    first = claim.readings[0]
    plain = next((one for one in claim.readings if one.convention == _DICTIONARY), None)
    if first.convention != _DICTIONARY and isinstance(first.value, Measure):
        yield Ground(GroundSort.WORDS, first.value, first.convention, first.grounds)
    if plain is not None and isinstance(plain.value, Measure):
        words = plain.grounds if plain is first else "the value of the dictionary"
        yield Ground(GroundSort.DICTIONARY, plain.value, _DICTIONARY, words)


_Bound = tuple[str, str | None, Fraction]


def _bounds_within(claim: Claim) -> set[_Bound]:
    """Every bound a claim may name, with its source and unit."""
    return {
        (claim.source, one.value.unit, end)
        for one in claim.readings
        if isinstance(one.value, Measure)
        for end in _ends(one.value)
    }


def _ends(measure: Measure) -> set[Fraction]:
    return {end for end in (measure.low, measure.high) if end is not None}


def _bounds(reading: Reading) -> set[Fraction]:
    return _ends(reading.value) if isinstance(reading.value, Measure) else set()


def _share(one: Reading, other: Reading) -> bool:
    """Whether two readings name a bound in common, in one unit."""
    a, b = one.value, other.value
    alike = isinstance(a, Measure) and isinstance(b, Measure) and a.unit == b.unit
    return alike and bool(_bounds(one) & _bounds(other))


def _is_telling(readings: Iterable[Reading], reading: Reading) -> bool:
    """Whether an agreement is no chance: a very large value, or three digits that agree."""
    plain = [one for one in readings if one.convention == _DICTIONARY]
    large = any(abs(end) >= _LARGE for one in plain for end in _bounds(one))
    return large or any(len(str(end.numerator).rstrip("0")) >= 3 for end in _bounds(reading))
