"""How the claims for a slot agree, in words for a reader.

*Corroborated, in three files, from two independent groups, naming one origin*; *a single voice, …*;
*in conflict: 5 to 7 trillion US dollars (the Dutch article and the German article); more than 7
trillion US dollars (the later article)*; *disputed by the mayor, on 9 February 2024*. Whoever
corroborates is counted in files, groups and origins, always; values that differ stand side by side,
each with all who give it.

This module words verdicts and reaches none; see :mod:`fabula.evidence.agreement`.

>>> from fabula.evidence import agreement
>>> from fabula.story import Agent, Claim, Event, Passage, Source, Timeline
>>> def says(source, who):
...     return Claim(source, Passage(source, exact="she came"), "visitor", who)
>>> story = Timeline("demo", "A demo", sources=tuple(
...     Source(id, f"the {id}", language="en", fingerprints=("0" * 64,)) for id in ("gazette", "herald")),
...     agents=(Agent("mayor", "the mayor"), Agent("judge", "the judge")), events=(
...         Event("visit", "visit", "A visit", (says("gazette", "mayor"), says("herald", "judge"))),))
>>> agreement_words(agreement(story)[1], story)
'in conflict: the mayor (the gazette); the judge (the herald)'
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from fabula.evidence.verdict import Point, Verdict
from fabula.present.citation import quote_marks
from fabula.present.measure import amount_words
from fabula.present.phrase import phrases
from fabula.present.when import date_words
from fabula.present.wording import attestation_words, list_words
from fabula.story import SlotType
from fabula.value import Measure, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.evidence.verdict import Agreement, Side
    from fabula.story import Timeline
    from fabula.story.claim import Value

__all__ = ["agreement_words"]


def agreement_words(agreement: Agreement, story: Timeline, language: str | None = None) -> str:
    """The verdict in words.

    Args:
        agreement: a verdict over claims of the story.
        story: tells what sources, agents and events are called.
        language: of the words, a BCP 47 tag; that of the story by default.

    Raises:
        UnknownIdError: the verdict is about another story.
        UnknownLanguageError: no data file describes the language.
    """
    return _Wording(story, language or story.language, agreement).words()


class _Wording:
    """One verdict, and what its words are made of."""

    def __init__(self, story: Timeline, language: str, agreement: Agreement) -> None:
        self._story = story
        self._language = language
        self._agreement = agreement
        self._say = phrases(language)

    def words(self) -> str:
        """The phrase of the verdict with its parts."""
        one = self._agreement
        if one.verdict in (Verdict.CORROBORATED, Verdict.SINGLE_VOICE):
            voices = attestation_words(one.attestation, self._language)
            return self._say.say(one.verdict.replace("-", "_"), voices=voices)
        if one.verdict is Verdict.DISPUTED:
            return self._disputed()
        if one.verdict is Verdict.GARBLED:
            return self._say.say("garbled", sources=self._sources(one.attestation.files))
        if one.point is Point.MODALITY:
            hedged, flat = (self._sources(side.attestation.files) for side in one.sides)
            return self._say.say("modality", hedged=hedged, flat=flat)
        name = "touching" if one.touching else one.verdict.value
        return self._say.say(name, sides=reduce(self._beside, map(self._side, one.sides)))

    def _beside(self, one: str, other: str) -> str:
        return self._say.say("beside", one=one, other=other)

    def _side(self, side: Side) -> str:
        sources = self._sources(side.attestation.files)
        return self._say.say("side", what=self._value(side.value), sources=sources)

    def _sources(self, ids: Iterable[str]) -> str:
        labels = sorted(self._story.source(id).label for id in ids)
        return list_words(labels, self._language)

    def _disputed(self) -> str:
        """By the agents of the event that denies, or by its name if it has none, and when."""
        (by,) = {address.partition("/")[0] for address in self._agreement.claims}
        denial = self._story.event(by)
        names = [self._name(agent) for agent in self._story.agents_of(denial)]
        when = date_words(denial.when, self._language, prepositional=True)
        who = list_words(names or [denial.title], self._language)
        return self._say.say("disputed", by=who, when=when)

    def _value(self, value: Value) -> str:
        """An amount, a date, the name behind an id, or words in quotation marks."""
        if isinstance(value, Measure):
            return amount_words(value, self._language)
        if isinstance(value, When):
            return date_words(value, self._language)
        kind = self._story.kind(self._story.event(self._agreement.event).kind)
        type_ = kind.slot(self._agreement.slot or "").type
        if type_ is SlotType.AGENT:
            return self._name(value)
        if type_ is SlotType.EVENT:
            return self._story.event(value).title
        if type_ is SlotType.SOURCE:
            return self._story.source(value).label
        return quote_marks(value, self._language)

    def _name(self, agent: str) -> str:
        return self._story.agent(agent).named(self._language)
