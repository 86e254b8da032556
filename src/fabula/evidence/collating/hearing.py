"""Does the record say of each claim how its words are said: at what distance, and in whose voice?

``weigh`` recognises around the passage of every claim the hedges that govern it, the quotation it
stands in, and who is named as saying so. The record has a claim's *hedge* and *voice*, chosen by an
editor, who sees more than a recogniser does. So the two are held against each other in one
direction only: what the words carry must be in the record; what the record has beyond them is the
editor's judgement.

The decisions. It is a finding

* if words stand under a hedge and the record has none, or has one of another sentence. A mere attribution ("according to the mayor") asks for a voice, not for a hedge, and for the subjunctive of
  reported speech a voice is enough; words that tell that something "was said", and end there, are
  no hearsay themselves;
* if words stand in quotation marks and the record has no voice for them, or has one in another
  manner; a quotation of less than :data:`LEAST_QUOTED` words is a term or a title;
* if words are attributed, and neither has the claim a voice nor does a claim of the same event
  quote the naming: an event that says who speaks says it for all its claims;
* if the words that name the speaker are quoted by claims that name other agents than the voice.

A stretch that has lost one of its marks says nothing: nobody can tell what it quotes.

This module does not recognise anything; see :mod:`fabula.recognise.hedges.voice`.

>>> from fabula.evidence.collating.collated import Distance, Heard
>>> from fabula.evidence.passages import Placement
>>> from fabula.story import Claim, Event, Passage, Source, Timeline
>>> from fabula.text import digest
>>> paper = Source("nl", "the Dutch article", language="nl", fingerprints=("0" * 64,))
>>> claim = Claim("sum", Passage("nl", exact="5 miljoen euro"), "amount")
>>> event = Event("sale", "estimate", "A sale", (claim,))
>>> over = Distance(Kind.MARKER, "marker", Span(0, 13))
>>> heard = Heard("sale/sum", "nl", Span(20, 34), Manner.OWN, hedges=(over,))
>>> story = Timeline("sale", "A sale", sources=(paper,), events=(event,))
>>> weighed = {"sale/sum": Placement("nl", 20, 34, 3, 6, digest("5 miljoen euro"))}
>>> [finding.code.value for finding in hearing_findings(story, weighed, Collated(heard=(heard,)))]
['hedge-differs']
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from fabula.errors import Finding, FindingCode
from fabula.evidence.collating.collated import Collated, Point
from fabula.evidence.collating.quotations import LEAST_WORDS
from fabula.evidence.collating.witness import Place
from fabula.evidence.whereabouts import Whereabouts
from fabula.recognise.hedges.hedge import Kind
from fabula.recognise.hedges.voice import Manner
from fabula.story import Manner as Recorded
from fabula.story import SlotType
from fabula.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fabula.evidence.collating.collated import Distance, Heard
    from fabula.evidence.passages import Placement
    from fabula.story import Claim, Timeline

__all__ = ["hearing_findings"]

_HEARSAY = {
    Kind.MARKER: "words of hearsay",
    Kind.CONDITIONAL: "a conditional of hearsay",
    Kind.SUBJUNCTIVE: "a subjunctive of reported speech",
    Kind.MODAL: "a modal verb of hearsay",
}
# The slots that hold who says something, in the kinds of the closed list.
_SAYING = frozenset({"accuser", "author", "publisher", "speaker"})
_ACCEPT = "or accept this with the reason it does not count"


class _Naming(NamedTuple):
    """A claim that gives an agent, where its words stand."""

    event: str
    span: Span
    agent: str


def hearing_findings(
    story: Timeline, weighed: Mapping[str, Placement], found: Collated
) -> Iterator[Finding]:
    """Claims that do not say of their words what the words carry."""
    work = _Work(story, weighed, found)
    heard = {one.address: one for one in found.heard}
    for address, claim in story.claims():
        one, place = heard.get(address), weighed.get(address)
        if one is None or place is None or not place.attests(claim.passage):
            continue
        if (one.source, one.span) != (place.source, Span(place.start, place.end)):
            message = (
                "stands elsewhere than when it was heard; run 'fabula weigh' with the texts at hand"
            )
            yield Finding(FindingCode.UNWEIGHED, address, message)
            continue
        yield from work.hedge(claim, one)
        yield from work.voice(claim, one)


class _Work:
    """What the record says of the words of its claims, and where."""

    def __init__(self, story: Timeline, weighed: Mapping[str, Placement], found: Collated) -> None:
        self._about = Whereabouts(story, weighed, found)
        self._weighed = weighed
        self._namings: dict[str, list[_Naming]] = defaultdict(list)
        for event in story.events:
            kind = story.kind(event.kind)
            for claim in event.claims:
                place = weighed.get(f"{event.id}/{claim.id}")
                slot = kind.slot(claim.gives) if claim.gives else None
                if place and claim.states and slot and slot.type is SlotType.AGENT:
                    naming = _Naming(event.id, Span(place.start, place.end), claim.states)
                    self._namings[claim.source].append(naming)

    def hedge(self, claim: Claim, heard: Heard) -> Iterator[Finding]:
        """Whether the hedge of a claim is one that its words stand under."""
        over = [one for one in heard.hedges if _distances(one, claim, heard)]
        if not over:
            return
        told = (
            f"its words stand under {_HEARSAY[over[0].kind]} in {self._told(heard, over[0].span)}"
        )
        if not claim.hedge:
            message = f"{told}, and the claim has no hedge; quote it as the hedge, {_ACCEPT}"
            yield Finding(FindingCode.HEDGE_DIFFERS, heard.address, message)
            return
        place = self._weighed.get(f"{heard.address}/hedge")
        if place is not None and self._point(heard, place) != self._point(heard, heard.span):
            message = (
                f"{told}, and its hedge is that of another sentence: quote this one, {_ACCEPT}"
            )
            yield Finding(FindingCode.HEDGE_DIFFERS, heard.address, message)

    def voice(self, claim: Claim, heard: Heard) -> Iterator[Finding]:
        """Whether the voice of a claim is the one that its words are given in."""
        message = self._in_quotation(claim, heard) or self._attributed(claim, heard)
        if message:
            yield Finding(
                FindingCode.VOICE_DIFFERS, heard.address, f"{message}; correct it, {_ACCEPT}"
            )

    def _in_quotation(self, claim: Claim, heard: Heard) -> str:
        manner = claim.voice and claim.voice.manner
        if heard.manner is Manner.QUOTED and heard.quoted >= LEAST_WORDS:
            if manner is None:
                return "its words stand in quotation marks; say with a voice whose they are"
            if manner is not Recorded.QUOTED:
                return f"its words stand in quotation marks; their voice is recorded as {manner}"
        return ""

    def _attributed(self, claim: Claim, heard: Heard) -> str:
        if heard.manner is not Manner.ATTRIBUTED or heard.of is None:
            return ""
        event, told = heard.address.partition("/")[0], self._told(heard, heard.of)
        naming = [one for one in self._namings[heard.source] if one.span.covers(heard.of)]
        if claim.voice is None:
            if any(one.event == event for one in naming):
                return ""
            return f"its words are attributed in {told}; say with a voice to whom"
        named = {one.agent for one in naming if 2 * len(heard.of) >= len(one.span)}
        if not named or claim.voice.of in named:
            return ""
        whom = " or ".join(f"'{agent}'" for agent in sorted(named))
        return f"its words are attributed to {whom} in {told}, the claim gives them to '{claim.voice.of}'"

    def _point(self, heard: Heard, at: Span | Placement) -> Point:
        """The sentence in which something of the same source begins."""
        return self._about.point(Place(heard.source, at.start, at.start, ""))

    def _told(self, heard: Heard, span: Span) -> str:
        place = Place(heard.source, span.start, span.end, "")
        return f"{self._about.told(place)}{self._about.quoted(place)}"


def _distances(one: Distance, claim: Claim, heard: Heard) -> bool:
    """Whether a hedge asks for one in the record."""
    if one.kind is Kind.SUBJUNCTIVE:
        return claim.voice is None
    if one.kind is Kind.MARKER and (claim.gives is None or claim.gives in _SAYING):
        return one.span.end != heard.span.end
    return one.kind is not Kind.ATTRIBUTION
