"""Who says the same, who says something else, and how many voices that are: slot by slot.

The claims for one slot of an event are put in *sides*, one for each value. What comes out is a
*verdict* for the slot:

============= ====================================================================================
corroborated  two or more independent groups give the same value, and nobody an incompatible one
compatible    groups give different values that can all hold
single voice  one group alone speaks, in however many files
conflicting   two sides cannot both hold: in a *value*, a *date*, or the *identity* of who or what
============= ====================================================================================

and, beside it, what else is to be said of the slot:

============= ====================================================================================
conflicting   in *modality*: of one value, some claims are hedged and others are flat
garbled       a word was carried over from another language, or the words of another were given as
              the source's own (a voice that is *lost*)
============= ====================================================================================

An event as a whole (``slot`` None) is corroborated by two or more groups, whatever they give, or a
single voice; it is *disputed* by every event one of whose claims names it as what is denied (a slot
``denies`` or ``disputes``).

The decisions. What is compatible is decided in :mod:`.comparison`. A slot that holds many values at
once has a verdict for each of them. Texts are not compared: no two exclude each other. A claim is
*flat* if it has no hedge, and no voice but one that is lost; what is attributed is neither hedged
nor flat. Copies are one voice, so what copies of one text give differently is no corroboration,
but can be a conflict. Nothing here depends on the order of records.

This module weighs claims and believes none; how a verdict is worded is
:func:`fabula.present.agreement.agreement_words`.

>>> from fabula.story import Agent, Claim, Event, Passage, Source
>>> story = Timeline("demo", "A demo", sources=tuple(
...     Source(id, f"the {id}", language="en", fingerprints=("0" * 64,)) for id in ("gazette", "herald")),
...     agents=(Agent("mayor", "the mayor"),), events=(Event("visit", "visit", "A visit", tuple(
...         Claim(id, Passage(id, exact="she came"), "visitor", "mayor") for id in ("gazette", "herald"))),))
>>> whole, visitor = agreement(story)
>>> visitor.slot, visitor.verdict.value, len(visitor.groups)
('visitor', 'corroborated', 2)
>>> visitor.grounds
"slot 'visitor': 2 groups agree: the gazette and the herald say 'mayor'"
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.comparison import compatible, same, touching, worded
from fabula.evidence.verdict import Agreement, Point, Side, Verdict
from fabula.story import Attestation, Manner, SlotType, Timeline
from fabula.story.kind import WHEN
from fabula.value import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from fabula.story import Claim, Event, Slot
    from fabula.story.claim import Value

__all__ = ["agreement"]

_DISPUTING = frozenset({"denies", "disputes"})
_CALQUE = "calque"

# As many sources are named in a sentence; the claims name all of them.
_MOST_NAMED = 8


def agreement(story: Timeline) -> tuple[Agreement, ...]:
    """The verdicts of a settled story, by event and then by slot in the order of its kind.

    The verdict of a slot comes before what else is said of it; of a slot that holds many values
    there is one for each. A slot in which nothing was read has none. The cost grows with the claims,
    and with the pairs of different values of one slot.
    """
    disputes = _disputes(story)
    found: list[Agreement] = []
    for event in sorted(story.events, key=lambda event: event.id):
        claims = {f"{event.id}/{claim.id}": claim for claim in event.claims}
        found += [_as_a_whole(_Locus(story, event.id, None, claims))] if claims else []
        for by, denying in disputes.get(event.id, ()):
            found.append(_disputed(_Locus(story, event.id, None, denying), by))
        found += _in_slots(story, event, claims)
    return tuple(found)


class _Locus(NamedTuple):
    """The place a verdict is about, and the claims that bear on it, by address."""

    story: Timeline
    event: str
    slot: Slot | None
    claims: Mapping[str, Claim]
    lasts: bool = False

    @property
    def where(self) -> str:
        return f"slot '{self.slot.name}': " if self.slot else ""

    def side(self, value: Value, addresses: Iterable[str]) -> Side:
        claims = tuple(sorted(addresses))
        return Side(value, claims, self._attestation(claims))

    def sides(self) -> tuple[Side, ...]:
        """One for each value, in an order that is not that of the record."""
        by_value: dict[Value, list[str]] = defaultdict(list)
        for address, claim in self.claims.items():
            if (value := self._value(claim)) is not None:
                by_value[same(value)].append(address)
        sides = (self.side(value, held) for value, held in by_value.items())
        return tuple(sorted(sides, key=lambda side: side.claims))

    def excludes(self, one: Side, other: Side) -> bool:
        """Whether two sides cannot both hold; words are never held against words."""
        texts = self.slot is not None and self.slot.type is SlotType.TEXT
        return not texts and not compatible(one.value, other.value, lasts=self.lasts)

    def verdict(
        self,
        verdict: Verdict,
        grounds: str,
        sides: tuple[Side, ...],
        point: Point | None = None,
        *,
        claims: Iterable[str] | None = None,
        touches: bool = False,
    ) -> Agreement:
        """A verdict over some sides; it is about all their claims, unless some are given."""
        every = (address for side in sides for address in side.claims)
        held = tuple(sorted(every if claims is None else claims))
        slot = self.slot.name if self.slot else None
        return Agreement(
            self.event, slot, verdict, self._attestation(held), held, sides,
            f"{self.where}{grounds}", point, touches,
        )  # fmt: skip

    def named(self, sides: Iterable[Side]) -> str:
        """The sources of some sides by their labels, as a sentence names them."""
        labels = sorted(self.story.source(id).label for id in _files(sides))
        if (more := len(labels) - _MOST_NAMED) > 0:
            labels[_MOST_NAMED:] = [f"{more} more"]
        return " and ".join(filter(None, (", ".join(labels[:-1]), labels[-1])))

    def saying(self, sides: Iterable[Side], verb: str = "say") -> str:
        """Who says what, side by side."""
        return "; ".join(
            f"{self.named([side])} {_conjugated(verb, side)} {worded(side.value)}" for side in sides
        )

    def _value(self, claim: Claim) -> Value | None:
        """What a claim gives; words in which no date or amount was read give none."""
        read = self.slot is not None and self.slot.type.is_read
        return None if read and not claim.readings else claim.value

    def _attestation(self, claims: Iterable[str]) -> Attestation:
        return self.story.attestation(self.claims[address] for address in claims)


def _files(sides: Iterable[Side]) -> set[str]:
    return {file for side in sides for file in side.attestation.files}


def _groups(sides: Iterable[Side]) -> set[str]:
    return {group for side in sides for group in side.attestation.groups}


def _conjugated(verb: str, side: Side) -> str:
    return verb if len(side.attestation.files) > 1 else f"{verb}s"


def _as_a_whole(locus: _Locus) -> Agreement:
    """How many voices tell of the event at all."""
    every = locus.side(locus.event, locus.claims)
    count, files = len(every.attestation.groups), locus.named([every])
    if count > 1:
        grounds = f"{count} groups tell of it: {files}"
        return locus.verdict(Verdict.CORROBORATED, grounds, (), claims=every.claims)
    grounds = f"one group alone tells of it: {files}"
    return locus.verdict(Verdict.SINGLE_VOICE, grounds, (), claims=every.claims)


def _in_slots(story: Timeline, event: Event, every: Mapping[str, Claim]) -> Iterator[Agreement]:
    kind = story.kind(event.kind)
    giving: dict[str | None, dict[str, Claim]] = defaultdict(dict)
    for address, claim in every.items():
        giving[claim.gives][address] = claim
    for slot in kind.all_slots:
        lasts = kind.lasts and slot is WHEN
        locus = _Locus(story, event.id, slot, giving[slot.name], lasts)
        sides = locus.sides()
        for together in [(side,) for side in sides] if slot.many else [sides]:
            if together:
                yield _agreed(locus, together)
        for side in sides:
            yield from _modality(locus, side)
        yield from _garbled(locus)


def _agreed(locus: _Locus, sides: tuple[Side, ...]) -> Agreement:
    """The verdict of a slot, or of one value of many."""
    apart = [pair for pair in combinations(sides, 2) if locus.excludes(*pair)]
    if apart:
        return _conflict(locus, sides, apart)
    if len(_groups(sides)) == 1:
        grounds = f"one group alone speaks: {locus.saying(sides)}"
        return locus.verdict(Verdict.SINGLE_VOICE, grounds, sides)
    most = max(sides, key=lambda side: len(side.attestation.groups))
    if len(most.attestation.groups) > 1:
        grounds = f"{len(most.attestation.groups)} groups agree: {locus.saying([most])}"
        return locus.verdict(Verdict.CORROBORATED, grounds, sides, claims=most.claims)
    return locus.verdict(Verdict.COMPATIBLE, f"{locus.saying(sides)}; all of it can hold", sides)


_POINTS = {SlotType.AMOUNT: Point.VALUE, SlotType.DATE: Point.DATE}
_APART = {
    Point.VALUE: "no value is in all of them",
    Point.DATE: "no day is in all of them",
    Point.IDENTITY: "only one can be meant",
}


def _conflict(
    locus: _Locus, sides: tuple[Side, ...], apart: Sequence[tuple[Side, Side]]
) -> Agreement:
    """Which sides cannot all hold, and whether they are sides of one text."""
    point = _POINTS.get(locus.slot.type, Point.IDENTITY) if locus.slot else Point.IDENTITY
    touches = all(touching(one.value, other.value) for one, other in apart)
    why = "they touch, but share no value" if touches else _APART[point]
    grounds = f"{locus.saying(sides)}; {why}{_of_one_text(sides)}"
    return locus.verdict(Verdict.CONFLICTING, grounds, sides, point, touches=touches)


def _of_one_text(sides: Iterable[Side]) -> str:
    """What is said besides where no independent voices differ, but copies of one text."""
    held = list(sides)
    copies = len(_groups(held)) == 1 and len(_files(held)) > 1
    return ", and these are copies of one text" if copies else ""


def _modality(locus: _Locus, side: Side) -> Iterator[Agreement]:
    """Of one value, some who hedge it and some who state it."""
    hedged = [address for address in side.claims if locus.claims[address].hedge]
    flat = [address for address in side.claims if _is_flat(locus.claims[address])]
    if hedged and flat:
        sides = locus.side(side.value, hedged), locus.side(side.value, flat)
        stating = f"{locus.named(sides[1:])} {_conjugated('state', sides[1])} it flatly"
        grounds = f"{locus.saying(sides[:1], 'hedge')}; {stating}{_of_one_text(sides)}"
        yield locus.verdict(Verdict.CONFLICTING, grounds, sides, Point.MODALITY)


def _is_flat(claim: Claim) -> bool:
    return not claim.hedge and (claim.voice is None or claim.voice.manner is Manner.LOST)


def _garbled(locus: _Locus) -> Iterator[Agreement]:
    """What a translation got wrong, by what was wrong."""
    for is_wrong, what in _WRONGS:
        claims = {address: claim for address, claim in locus.claims.items() if is_wrong(claim)}
        if sides := locus._replace(claims=claims).sides():
            yield locus.verdict(Verdict.GARBLED, f"{what} in {locus.named(sides)}", sides)


def _is_calque(claim: Claim) -> bool:
    return bool(claim.readings) and claim.readings[0].convention == _CALQUE


def _is_lost(claim: Claim) -> bool:
    return claim.voice is not None and claim.voice.manner is Manner.LOST


_WRONGS = (
    (_is_calque, "a word was carried over from another language"),
    (_is_lost, "the words of another are given as the source's own"),
)


def _disputes(story: Timeline) -> Mapping[str, list[tuple[str, dict[str, Claim]]]]:
    """By event, the events that deny it, sorted by id, with the claims that say so."""
    found: dict[str, list[tuple[str, dict[str, Claim]]]] = defaultdict(list)
    for event in sorted(story.events, key=lambda event: event.id):
        slots = {slot.name for slot in story.kind(event.kind).slots if slot.type is SlotType.EVENT}
        denied: dict[str, dict[str, Claim]] = defaultdict(dict)
        for claim in event.claims:
            if claim.gives in _DISPUTING & slots and claim.states is not None:
                denied[claim.states][f"{event.id}/{claim.id}"] = claim
        for of, claims in denied.items():
            found[of].append((event.id, claims))
    return found


def _disputed(locus: _Locus, by: str) -> Agreement:
    """By whom and when: the agents and the date of the event that denies."""
    denial = locus.story.event(by)
    who = ", ".join(f"'{agent}'" for agent in locus.story.agents_of(denial)) or "somebody"
    day = f", {worded(denial.when)}" if denial.when != When.unknown() else ", on an unknown day"
    side = locus.side(locus.event, locus.claims)
    grounds = f"denied by {who} ('{by}'{day}): {locus.named([side])}"
    return locus.verdict(Verdict.DISPUTED, grounds, (), claims=side.claims)
