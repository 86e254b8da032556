"""What value a claim's words give: the one seam between reading and recording.

A *reader* takes a claim, the slot it gives and its source, and returns every reading of the quoted
words, the chosen one first. ``settle`` asks it for each claim that gives a date or an amount, then
has the events dated; every page, check and export takes its values from there.

:func:`expected` is the reader in force: it returns what the editor expects and says so in the
grounds. A claim without expectation stays unread, which is a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from fabula.evidence.chronology import dated
from fabula.story import Claim, Reading, Slot, Source

if TYPE_CHECKING:
    from fabula.story import Event, Kind, Timeline

__all__ = ["Reader", "expected", "settle"]

Reader = Callable[[Claim, Slot, Source], tuple[Reading, ...]]
"""From a claim, its slot and its source to all readings, the chosen one first."""


def expected(claim: Claim, slot: Slot, source: Source) -> tuple[Reading, ...]:
    """What the editor expects the words to say, for a slot that is read from words.

    >>> from fabula.story import Passage, SlotType
    >>> from fabula.value import Measure
    >>> claim = Claim("n", Passage("nl", exact="7 biljoen"), "sum", expect=Measure.point(7, "USD"))
    >>> [reading.convention for reading in
    ...  expected(claim, Slot("sum", SlotType.AMOUNT), Source("nl", "the Dutch article"))]
    ['expectation']
    """
    if claim.expect is None:
        return ()
    grounds = f"the editor reads the words of '{source.id}' so, for the {slot.type} they give"
    return (Reading(claim.expect, "expectation", grounds),)


def settle(story: Timeline, reader: Reader = expected) -> Timeline:
    """The same story with every date and amount read, and every event dated.

    Settling twice changes nothing: what was derived before is derived anew.
    """
    events = (_read(event, story.kind(event.kind), story, reader) for event in story.events)
    return dated(story.with_events(events)).story


def _read(event: Event, kind: Kind, story: Timeline, reader: Reader) -> Event:
    claims = []
    for claim in event.claims:
        slot = kind.slot(claim.gives) if claim.gives else None
        readings: tuple[Reading, ...] = ()
        if slot is not None and slot.type.is_read:
            readings = reader(claim, slot, story.source(claim.source))
        claims.append(claim if readings == claim.readings else replace(claim, readings=readings))
    return replace(event, claims=tuple(claims))
