"""What value a claim's words give: the one seam between reading and recording.

A *reader* takes a claim, the slot it gives and its source, and returns every reading of the quoted
words, the chosen one first. ``settle`` asks it for each claim that gives a date or an amount, lets
what other claims say decide between the readings of an amount (:mod:`.scale`), and has the events
dated; every page, check and export takes its values from there.

:func:`recognised` is the reader in force. It recognises the amounts and dates of the quotation, in
the language of its source, relative to the day the source was published. The decisions:

* A quotation should hold one amount, or one date. If it holds several, the one the editor expects
  is meant; if none is expected, nothing is read, and the claim is *unread*, which is a finding.
* Words may leave a date open: a day without a year, "last year" in an undated source. Then what
  the editor expects *completes* the reading, if the words allow it and the editor says why
  (``because``). Its bounds are soft, its grounds are the editor's, and the bare reading is kept
  behind it.
* A passage given by place has no words here, and so nothing can be read from it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from fabula.evidence.dating.chronology import dated
from fabula.evidence.dating.rules import STATED, rule_named
from fabula.evidence.scale import decided, ranked
from fabula.recognise.dates.mention import DateMention
from fabula.recognise.engine import read
from fabula.recognise.mention import Quantity
from fabula.story import Claim, Reading, Slot, SlotType, Source
from fabula.value import Measure, When, agrees

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from fabula.evidence.collating.siblings import Sibling
    from fabula.evidence.scale import Ground
    from fabula.story import Event, Kind, Timeline

__all__ = ["Reader", "grounds", "meant", "read_alone", "recognised", "settle", "written_on"]

Reader = Callable[[Claim, Slot, Source], tuple[Reading, ...]]
"""From a claim, its slot and its source to all readings, the chosen one first."""


def recognised(claim: Claim, slot: Slot, source: Source) -> tuple[Reading, ...]:
    """What the quoted words say, for a slot that holds a date or an amount.

    >>> from fabula.story import Passage
    >>> claim = Claim("n", Passage("nl", exact="meer dan 7 biljoen dollar"), "sum")
    >>> source = Source("nl", "the Dutch article", language="nl", fingerprints=("0" * 64,))
    >>> reading = recognised(claim, Slot("sum", SlotType.AMOUNT), source)[0]
    >>> reading.value == Measure(7 * 10**12, None, "USD", "over")
    True
    """
    if claim.passage.exact is None or source.language is None:
        return ()
    found = read(claim.passage.exact, source.language, written_on(source), excerpt=True)
    if slot.type is SlotType.AMOUNT:
        amounts = [_amounts(mention) for mention in found if isinstance(mention, Quantity)]
        return _the_one(amounts, claim.expect)
    dates = [_dates(mention) for mention in found if isinstance(mention, DateMention)]
    return _completed(_the_one(dates, claim.expect), claim)


def meant(expect: When | Measure, read: When | Measure) -> bool:
    """Whether a reading is what the editor expects; marks and reasons of dates apart."""
    if isinstance(expect, When):
        return isinstance(read, When) and expect.same_days(read)
    return isinstance(read, Measure) and agrees(expect, read)


def settle(
    story: Timeline,
    reader: Reader = recognised,
    rules: Iterable[str] = STATED,
    siblings: Iterable[Sibling] = (),
) -> Timeline:
    """The same story with every date and amount read, and every event dated.

    Settling twice changes nothing: what was derived before is derived anew.

    Args:
        story: the record.
        reader: what reads the words.
        rules: names of rules that count. Of these only what the editors state dates an event;
            what rules of thumb add is told beside it, see :mod:`.levels`.
        siblings: what copies have at the places of claims, from the stored collation.

    Raises:
        UnknownIdError: there is no rule of some name.
    """
    held = {rule_named(name).name for name in rules}.intersection(STATED)
    return dated(decided(read_alone(story, reader), siblings), held).story


def read_alone(story: Timeline, reader: Reader = recognised) -> Timeline:
    """The same story with every date and amount read, each claim by its own words alone."""
    events = (_read(event, story.kind(event.kind), story, reader) for event in story.events)
    return story.with_events(events)


def grounds(
    story: Timeline, reader: Reader = recognised, siblings: Iterable[Sibling] = ()
) -> Mapping[str, tuple[Ground, ...]]:
    """The ranked grounds of every claim with several readings of an amount, by address.

    The first is the one on which the claim is read; each further one says what would be read if
    those before it were dropped.
    """
    return ranked(read_alone(story, reader), siblings)


def _read(event: Event, kind: Kind, story: Timeline, reader: Reader) -> Event:
    claims = []
    for claim in event.claims:
        slot = kind.slot(claim.gives) if claim.gives else None
        readings: tuple[Reading, ...] = ()
        if slot is not None and slot.type.is_read:
            readings = reader(claim, slot, story.source(claim.source))
        claims.append(claim if readings == claim.readings else replace(claim, readings=readings))
    return replace(event, claims=tuple(claims))


def written_on(source: Source) -> date | None:
    """The day the source was published, if that is known to the day and rests on its words."""
    dating = source.dating
    return dating.when.earliest if dating.when.is_day and not dating.soft else None


def _amounts(mention: Quantity) -> tuple[Reading, ...]:
    return tuple(
        Reading(
            Measure(reading.low, reading.high, reading.unit, mention.approximator),
            reading.convention,
            reading.grounds,
        )
        for reading in mention.readings
    )


def _dates(mention: DateMention) -> tuple[Reading, ...]:
    return tuple(
        Reading(reading.when, reading.convention, reading.grounds) for reading in mention.readings
    )


def _the_one(
    found: Iterable[tuple[Reading, ...]], expect: When | Measure | None
) -> tuple[Reading, ...]:
    """The readings of the only mention, or of the one that is expected."""
    mentions = list(found)
    if len(mentions) > 1 and expect is not None:
        mentions = [readings for readings in mentions if _fits(expect, readings[0].value)]
    return mentions[0] if len(mentions) == 1 else ()


def _fits(expect: When | Measure, value: When | Measure) -> bool:
    """Whether an expectation is a reading, or, of a date, what the reading leaves possible."""
    if isinstance(expect, When):
        return isinstance(value, When) and expect.meets(value)
    return meant(expect, value)


def _completed(readings: tuple[Reading, ...], claim: Claim) -> tuple[Reading, ...]:
    """The expectation before the readings, where the words leave open what it says."""
    expect = claim.expect
    if not readings or not isinstance(expect, When) or not claim.because:
        return readings
    value = readings[0].value
    if meant(expect, value) or not _leaves_open(value, expect):
        return readings
    soft = replace(
        expect,
        **{
            name: replace(getattr(expect, name), hard=False)
            for name in ("start_earliest", "start_latest", "end_earliest", "end_latest")
        },
    )
    grounds = f"the words leave it open; {claim.because}"
    return (Reading(soft, "completed by the editor", grounds), *readings)


def _leaves_open(value: When | Measure, expect: When) -> bool:
    """Whether the words bound no day on at least one side, and allow what is expected."""
    if not isinstance(value, When) or not expect.meets(value):
        return False
    return value.start_earliest.day is None or value.end_latest.day is None
