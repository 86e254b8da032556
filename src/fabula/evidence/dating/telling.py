"""When the claims of one event say that it took place.

Every claim that gives ``when`` is a bound of its own, and names itself as the reason. What all of
them allow is taken; if they cannot all hold, what any of them allows, so that no source is silently
believed. Of something that lasts, an instant says that it went on then: it had begun by that day
and had not ended before it.

Of several dates the narrowest is the one the others narrow further, so its gaps and its marks
(``?``, ``~``) are those of the whole; the order of the claims does not matter.

>>> from fabula.story import Claim, Event, Passage
>>> from fabula.story import KINDS, Reading
>>> from fabula.value import edtf
>>> def says(id, date):
...     reading = Reading(edtf.parse(date), "dictionary", "its words")
...     return Claim(id, Passage("nl", exact=id), "when", readings=(reading,))
>>> event = Event("visit", "visit", "A visit", (says("a", "2024-02"), says("b", "2024-02-08?")))
>>> when = told(event, KINDS["visit"])
>>> when.latest, when.uncertain, when.end_latest.because
(datetime.date(2024, 2, 8), True, "claim 'visit/b' says so")
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fabula.errors import RecordError
from fabula.value import Bound, Shape, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fabula.story import Claim, Event, Kind

__all__ = ["going_on", "says_so", "told"]


def says_so(event: str, claim: Claim) -> str:
    """The reason that a claim is, as a clause; and why it is completed, if it is."""
    said = f"claim '{event}/{claim.id}' says so"
    completed = isinstance(claim.value, When) and claim.value.is_soft
    return f"{said}, as the editors complete it: {claim.because}" if completed else said


def told(event: Event, kind: Kind) -> When:
    """The bounds the claims of an event give; unknown if they give none."""
    whens = [
        _as_told(claim, claim.value, says_so(event.id, claim), lasts=kind.lasts)
        for claim in event.giving("when")
        if isinstance(claim.value, When)
    ]
    if not whens:
        return When.lasting(None, None) if kind.lasts else When.unknown()
    return _common(whens) or _covering(whens)


def going_on(when: When) -> When:
    """What an instant says of something that lasts: begun by then, and not ended before."""
    if when.shape is not Shape.INSTANT:
        return when
    span = When.lasting(When.within(None, when.end_latest), When.within(when.start_earliest, None))
    return span.qualified(uncertain=when.uncertain, approximate=when.approximate)


def _as_told(claim: Claim, when: When, because: str, *, lasts: bool) -> When:
    """A reading as the bounds of an event; each bound names the claim, and is as hard as it."""
    low, first, last, high = (
        replace(bound, hard=bound.hard and not claim.assuming, because=because)
        if bound.day is not None
        else bound
        for bound in (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
    )
    named = replace(
        when, start_earliest=low, start_latest=first, end_earliest=last, end_latest=high
    )
    return going_on(named) if lasts else named


def _common(whens: list[When]) -> When | None:
    """What all allow; None if that is nothing. Two spans must agree on their ends each."""
    try:
        if any(when.shape is not Shape.SPAN for when in whens):
            return _meeting(whens)
        start, end = _meeting(when.start for when in whens), _meeting(when.end for when in whens)
        if start is None or end is None:
            return None
        return _spanning(start, end, whens)
    except RecordError:
        return None


def _meeting(whens: Iterable[When]) -> When | None:
    """What is left of the narrowest, or of a date with gaps, once the others narrow it.

    None if that cannot hold together with one of them.
    """
    every = sorted(whens, key=_narrowness)
    gapped = {when.without_reasons(): when for when in reversed(every[1:]) if _has_gaps(when)}
    lefts = [_narrowed(base, every) for base in (every[0], *gapped.values())]
    common = min(lefts, key=_narrowness)
    return common if all(common.meets(when) for when in every) else None


def _has_gaps(when: When) -> bool:
    return when.shape is Shape.INSTANT and bool(when.dates)


def _narrowed(base: When, whens: list[When]) -> When:
    for when in whens:
        base = base.narrowed(when.start_earliest, when.end_latest)
    return base


def _narrowness(when: When) -> tuple[bool, int, str, bool, str, str]:
    """How far a date is from being one certain day; the reasons decide between equals."""
    first, *_, last = when.days
    width = 0 if first is None or last is None else last - first
    reasons = (when.start_earliest.because, when.end_latest.because)
    return (first is None or last is None, width, when.mark, not when.dates, *reasons)


def _spanning(start: When, end: When, whens: list[When]) -> When:
    """A span; an end is open if no claim bounds it and one says that it is."""
    return When.lasting(
        start,
        end,
        open_start=any(when.open_start for when in whens) and start.days == (None,) * 4,
        open_end=any(when.open_end for when in whens) and end.days == (None,) * 4,
    )


def _covering(whens: list[When]) -> When:
    """What covers every one of them: a span if all are, else an instant."""
    if any(when.shape is not Shape.SPAN for when in whens):
        return _hull(whens)
    return _spanning(
        _hull([when.start for when in whens]), _hull([when.end for when in whens]), whens
    )


def _hull(whens: list[When]) -> When:
    because = "the claims do not agree; this covers all of them"
    lows = [when.start_earliest.day for when in whens]
    highs = [when.end_latest.day for when in whens]
    low = min((day for day in lows if day is not None), default=None)
    high = max((day for day in highs if day is not None), default=None)
    return When.within(
        None if None in lows else Bound(low, because=because),
        None if None in highs else Bound(high, because=because),
    )
