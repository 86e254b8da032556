"""What occurs in every way: a story with every verdict over its papers, relations with every outcome."""

from __future__ import annotations

from typing import Any

from fabula.evidence import settle
from fabula.story import (
    Agent,
    Claim,
    Derivation,
    Event,
    Kind,
    Lineage,
    Manner,
    Passage,
    Reading,
    Relation,
    RelationType,
    Slot,
    SlotType,
    Source,
    Timeline,
    Voice,
    WhatIf,
)
from fabula.value import edtf, parse_measure

__all__ = ["PAPERS", "every_outcome", "every_verdict", "read_as_expected", "says", "story_of"]

PAPERS = ("courier", "gazette", "gazette-abroad", "herald")

_HEARSAY = Voice("clerk", Manner.LOST)


def says(source: str, gives: str | None, value: str | None = None, **given: Any) -> Claim:
    """What a paper says, its id made of both; an amount or a date is what it is expected to be."""
    id = given.pop("id", f"{source}-{gives or 'whole'}")
    passage = Passage(source, exact=f"the words of the {source}")
    if gives in ("when", "period"):
        return Claim(id, passage, gives, expect=edtf.parse(value) if value else None, **given)
    if gives in ("sum", "amount"):
        return Claim(id, passage, gives, expect=parse_measure(value) if value else None, **given)
    return Claim(id, passage, gives, value, **given)


def read_as_expected(claim: Claim, slot: Slot, source: Source) -> tuple[Reading, ...]:
    """A reader that believes the editor, and takes the word of who garbles for a calque."""
    if not claim.expect or not slot.type.is_read:
        return ()
    convention = "calque" if claim.because == "a calque" else "dictionary"
    return (Reading(claim.expect, convention, "as expected"),)


def story_of(*events: Event, **given: Any) -> Timeline:
    """A settled story of the four papers; the one abroad is a translation of the gazette."""
    sources = tuple(
        Source(id, f"the {id}", language="en", fingerprints=(f"{number}" * 64,))
        for number, id in enumerate(PAPERS)
    )
    agents = tuple(Agent(id, f"the {id}") for id in ("clerk", "judge", "mayor"))
    lineage = (Lineage("gazette-abroad", "gazette", Derivation.TRANSLATION_OF, "same text"),)
    story = Timeline(
        "voices",
        "Voices",
        "en-GB",
        sources=sources,
        agents=agents,
        lineage=lineage,
        events=events,
        **given,
    )
    return settle(story, read_as_expected)


def every_verdict() -> Timeline:
    """A plan with a disputed sum, a visit nobody agrees about, and a denial."""
    plan = Event("plan", "activity", "A plan", (
        says("gazette", "actor", "mayor", hedge="it is said"), says("herald", "actor", "mayor"),
        says("gazette", "sum", "5..7 EUR"), says("herald", "sum", "over 7 EUR"),
        says("gazette-abroad", "sum", "5..7 EUR", because="a calque"),
        says("gazette", "place", "the old town"),
    ))  # fmt: skip
    visit = Event("visit", "visit", "A visit", (
        says("gazette", "visitor", "mayor", voice=_HEARSAY), says("courier", "visitor", "judge"),
        says("gazette", "when", "2024-02"), says("courier", "when", "2024-02-08"),
    ))  # fmt: skip
    paper = Event("paper", "publication", "A paper", (
        says("gazette", "work", "gazette"), says("courier", "work", "herald"),
    ))  # fmt: skip
    denial = Event("denial", "denial", "It is denied", (
        says("courier", "speaker", "mayor"), says("courier", "denies", "plan"),
        says("herald", "denies", "visit", id="herald-visit"), says("courier", "when", "2024-02-09"),
    ))  # fmt: skip
    rumour = Event("rumour", "place-told", "It is told", (
        says("gazette", "where", "at the harbour"), says("herald", "where", "in the old town"),
        says("herald", "disputes", "visit"),
    ))  # fmt: skip
    return story_of(plan, visit, paper, denial, rumour, kinds=(_PLACE_TOLD,))


_PLACE_TOLD = Kind("place-told", "somebody tells of a place", (
    Slot("where", SlotType.TEXT), Slot("disputes", SlotType.EVENT),
))  # fmt: skip


def every_outcome() -> tuple[Relation, ...]:
    """A relation for each way in which one can come out."""
    seven = ("product", _what_if("7 EUR")), ("factor", _what_if("2 x"))
    times = [
        Relation("times", RelationType.TIMES, seven, _what_if(against) if against else None)
        for against in ("", "3 EUR", "9 EUR", "7 km")
    ]
    part = (("part", _what_if("5..7 EUR")),)
    nothing = ("dividend", _what_if("7")), ("divisor", _what_if("0"))
    return (
        *times,
        Relation("sum", RelationType.SUM, part, _what_if("over 7 EUR")),
        Relation("ratio", RelationType.RATIO, nothing),
    )


def _what_if(text: str) -> WhatIf:
    return WhatIf(parse_measure(text), "as an example")
