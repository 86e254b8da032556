"""What the words of claims say about days, as the constraints of a network.

"This week" ties an event to the writing of its source, "last year" ties the writing to a year: see
:mod:`.writing` for the words. Here they become constraints. The hard ones: what is reckoned from
the writing lies no further from it than the words allow. The rules:

* ``bare-month``: a month named without a year is over when it is written of;
* ``this-year``: a source that speaks of a year as over, and is dated by no more than that, is
  written in the next year if it says "this year";
* ``completed``: what the editors complete such words to tells the writing as well.

What such words mean is a variable of its own, so that each step of a reason rests on one rule.

This module does not solve anything; see :mod:`.network`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fabula.evidence.dating.network import ORIGIN, Constraint, between
from fabula.evidence.dating.rules import RULES
from fabula.evidence.dating.telling import says_so
from fabula.evidence.dating.variables import published
from fabula.evidence.dating.writing import Reckoned, is_bare_month, reckoned
from fabula.story.kind import SlotType
from fabula.value import When
from fabula.value.calendar import CalendarUnit, civil, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fabula.evidence.dating.variables import Ends, Variables
    from fabula.story import Claim, Event, Source, Timeline

__all__ = ["soft", "word_bounds"]


def soft(later: str, earlier: str, most: int, because: str, rule: str) -> Constraint:
    """A constraint that rests on the rule of this name."""
    return Constraint(later, earlier, most, because, rule, RULES[rule].priority)


def word_bounds(event: Event, story: Timeline, named: Variables) -> Iterator[Constraint]:
    """What the words of a source say about its writing."""
    kind = story.kind(event.kind)
    for claim in event.claims:
        source = story.source(claim.source)
        is_date = claim.gives and kind.slot(claim.gives).type is SlotType.DATE
        words, language = claim.passage.exact, source.language
        if not is_date or not words or not language:
            continue
        if is_bare_month(claim) and not kind.ahead:
            yield from _bare_month(f"{event.id}/{claim.id}", claim)
        counted = reckoned(words, language)
        if counted is not None:
            if claim.gives == "when":
                yield from _apart(named.ends[event.id], source, counted, words)
            yield from _writing(f"{event.id}/{claim.id}", claim, source, counted)


def _bare_month(address: str, claim: Claim) -> Iterator[Constraint]:
    """A month that has no year is over when it is written of, whichever year it is of."""
    name = f"last day of the month meant by '{address}'"
    said = f"'{claim.passage.exact}' names a month without a year, so it is not that of writing"
    yield soft(name, published(claim.source), -1, said, "bare-month")
    if isinstance(claim.value, When) and claim.value.is_soft:
        yield from _completed(name, claim, address, claim.value.end_latest.day, None)


def _completed(
    name: str, claim: Claim, address: str, earliest: int | None, latest: int | None
) -> Iterator[Constraint]:
    because = says_so(address.partition("/")[0], claim)
    yield from between(name, earliest, latest, because, "completed", RULES["completed"].priority)


def _apart(both: Ends, source: Source, counted: Reckoned, words: str) -> Iterator[Constraint]:
    """How far an event can lie from the writing of the source that dates it by that."""
    least, most = counted.apart
    because = f"source '{source.id}' says '{words}'"
    yield Constraint(both.end, published(source.id), most, because)
    yield Constraint(published(source.id), both.start, -least, because)


def _writing(address: str, claim: Claim, source: Source, counted: Reckoned) -> Iterator[Constraint]:
    """The source was written in the unit its words count from."""
    first, last = (f"{end} day of writing by '{address}'" for end in ("first", "last"))
    because = f"'{claim.passage.exact}' counts from the {counted.unit} of writing"
    yield Constraint(first, published(source.id), 0, because)
    yield Constraint(published(source.id), last, 0, because)
    single = counted.low == counted.high
    ruled = tuple(_this_year(last, source, claim, counted))
    yield from ruled
    # Which year "this year" is completed to is what the rule says, and no evidence beside it.
    if isinstance(claim.value, When) and claim.value.is_soft and single and not ruled:
        low, high = claim.value.start_earliest.day, claim.value.end_latest.day
        if low is not None and high is not None:
            earliest, _ = counted.written_in(low)
            _, latest = counted.written_in(high)
            yield from _completed(first, claim, address, earliest, None)
            yield from _completed(last, claim, address, None, latest)


def _this_year(last: str, source: Source, claim: Claim, counted: Reckoned) -> Iterator[Constraint]:
    """After a year that is over, "this year" is the next."""
    day = source.dating.when.start_earliest.day
    this_year = counted == Reckoned(CalendarUnit.YEAR, 0, 0)
    if not this_year or day is None or source.dating.soft or civil(day)[1:] != (1, 1):
        return
    year = civil(day)[0]
    because = f"'{claim.passage.exact}' beside a year spoken of as over is the year after it"
    yield soft(last, ORIGIN, ordinal(year, 12, 31), because, "this-year")
