"""What a story says about days, as the constraints of a network.

The variables are the start and the end of each event, which are one for an event of a day, and
the publication of each source. The hard constraints:

* *claims*: an event took place when the claims that give its ``when`` say. Claims that cannot all
  hold bound it by what covers them, see :mod:`.telling`. Claims that are read softly follow the
  rule ``completed``.
* *dating*: a source was published when its record says; if that is marked soft, by ``dating``.
* *publication*: nothing is told before it happened. An event had begun by the publication of each
  source that tells of it, unless its kind lies ahead. A publication is the event of its source's
  appearing, and no source appears before one that it translates, reprints, cites or quotes.
* *order*: stated orders that lie on no circle, and other stated relations; and an event given in a
  slot marked ``begun`` had begun by the end of the event that gives it. What is stated with an
  assumption follows the rule ``assumed``.
* *words*: what is reckoned from the writing lies no further from it than the words allow.

The rule ``announced`` bounds what lies ahead by the sources that tell of it. ``bare-month`` and
``this-year`` bound the writing of an undated source by what it says; see :mod:`.rules` and
:mod:`.writing`. What such words mean is a variable of its own, so that each
step of a reason rests on one rule.

This module does not solve anything; see :mod:`.network`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from fabula.evidence.network import ORIGIN, Constraint, between, solve
from fabula.evidence.rules import RULES, rule_named
from fabula.evidence.telling import told
from fabula.evidence.writing import Reckoned, is_bare_month, reckoned
from fabula.story import Derivation
from fabula.story.circle import knots
from fabula.story.kind import SlotType
from fabula.story.order import stated
from fabula.value import Shape, When
from fabula.value.calendar import CalendarUnit, civil, ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.evidence.network import Solution
    from fabula.story import Before, Claim, Event, Related, Source, Timeline
    from fabula.value import Bound

__all__ = ["Ends", "constraints", "dating", "ends", "narrow", "published"]


class Ends(NamedTuple):
    """The variables of an event.

    Attributes:
        start: its first day.
        end: its last day; the same variable for an event of a day.
    """

    start: str
    end: str


def narrow(story: Timeline, rules: Iterable[str] = RULES) -> Solution:
    """The bounds of every event and source of a settled story.

    Args:
        story: the record, settled.
        rules: names of the rules of thumb that count.

    Raises:
        UnknownIdError: there is no rule of some name.
    """
    return solve(constraints(story, rules))


def constraints(story: Timeline, rules: Iterable[str] = RULES) -> tuple[Constraint, ...]:
    """What a settled story says about days; arguments and errors as for :func:`narrow`."""
    held = {rule_named(name).name for name in rules}
    made = [
        *(one for event in story.events for one in _told(event, story)),
        *(one for source in story.sources for one in _dated(source)),
        *(one for event in story.events for one in _publication(event, story)),
        *_lineage(story),
        *_orders(story),
        *_relations(story),
        *(one for event in story.events for one in _words(event, story)),
    ]
    return tuple(one for one in made if one.hard or one.rule in held)


def ends(event: Event, story: Timeline) -> Ends:
    """The variables of an event of a settled story."""
    if told(event, story.kind(event.kind)).shape is Shape.INSTANT:
        return Ends(f"'{event.id}'", f"'{event.id}'")
    return Ends(f"start of '{event.id}'", f"end of '{event.id}'")


def published(source: str) -> str:
    """The variable of the day on which a source was published."""
    return f"publication of '{source}'"


def _soft(later: str, earlier: str, most: int, because: str, rule: str) -> Constraint:
    return Constraint(later, earlier, most, because, rule, RULES[rule].priority)


def _told(event: Event, story: Timeline) -> Iterator[Constraint]:
    """What the claims of an event say, each alone if they agree."""
    start, end = both = ends(event, story)
    if start != end:
        yield Constraint(start, end, 0, f"'{event.id}' began before it ended, or on that day")
    kind = story.kind(event.kind)
    whole = told(event, kind)
    claims = [claim for claim in event.giving("when") if isinstance(claim.value, When)]
    alone = [told(replace(event, claims=(claim,)), kind) for claim in claims]
    agreed = all(_within(whole, each) for each in alone)
    for when in alone if agreed else [whole]:
        yield from _bounds(both, when if when.shape is whole.shape else _outer(when))


def _outer(when: When) -> When:
    return When.within(when.start_earliest, when.end_latest)


def _within(inner: When, outer: When) -> bool:
    """Whether every bound of the one holds what the other's does."""
    if inner.shape is not outer.shape:
        inner, outer = _outer(inner), _outer(outer)
    (a, b, c, d), (its_a, its_b, its_c, its_d) = inner.days, outer.days
    lows, highs = ((a, its_a), (c, its_c)), ((b, its_b), (d, its_d))
    return all(its is None or (day is not None and day >= its) for day, its in lows) and all(
        its is None or (day is not None and day <= its) for day, its in highs
    )


def _bounds(both: Ends, when: When) -> Iterator[Constraint]:
    """The bounds of a when on two variables, or on the one of an event of a day."""
    start, end = both
    if start == end or when.shape is Shape.INSTANT:
        yield from _earliest(start, when.start_earliest)
        yield from _latest(end, when.end_latest)
        return
    for name, low, high in (
        (start, when.start_earliest, when.start_latest),
        (end, when.end_earliest, when.end_latest),
    ):
        yield from _earliest(name, low)
        yield from _latest(name, high)


def _earliest(name: str, bound: Bound, rule: str = "completed") -> Iterator[Constraint]:
    if bound.day is not None:
        yield _bound(ORIGIN, name, -bound.day, bound, rule)


def _latest(name: str, bound: Bound, rule: str = "completed") -> Iterator[Constraint]:
    if bound.day is not None:
        yield _bound(name, ORIGIN, bound.day, bound, rule)


def _bound(later: str, earlier: str, most: int, bound: Bound, rule: str) -> Constraint:
    if bound.hard:
        return Constraint(later, earlier, most, bound.because)
    return _soft(later, earlier, most, bound.because, rule)


def dating(source: Source) -> When:
    """When a source says, or its editors say, that it was published; each bound says why."""
    when, because = (
        source.dating.when,
        f"source '{source.id}' is dated by this: {source.dating.because}",
    )
    low, first, last, high = (
        replace(bound, hard=bound.hard and not source.dating.soft, because=because)
        if bound.day is not None
        else bound
        for bound in (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
    )
    return replace(when, start_earliest=low, start_latest=first, end_earliest=last, end_latest=high)


def _dated(source: Source) -> Iterator[Constraint]:
    when, name = dating(source), published(source.id)
    yield from _earliest(name, when.start_earliest, "dating")
    yield from _latest(name, when.end_latest, "dating")


def _publication(event: Event, story: Timeline) -> Iterator[Constraint]:
    """Nothing is told before it happened; a publication is when its source appears."""
    start, end = ends(event, story)
    ahead = story.kind(event.kind).ahead
    for id in event.sources:
        if ahead:
            because = f"source '{id}' tells of it as lying ahead"
            yield _soft(published(id), end, 0, because, "announced")
        else:
            because = f"source '{id}' tells of it and was published by then"
            yield Constraint(start, published(id), 0, because)
    if event.kind == "publication":
        for id in sorted({claim.states for claim in event.giving("work") if claim.states}):
            because = f"'{event.id}' is when source '{id}' appeared"
            yield Constraint(published(id), end, 0, because)
            yield Constraint(start, published(id), 0, because)


_DOES = {
    Derivation.TRANSLATION_OF: "translates",
    Derivation.REPUBLICATION_OF: "reprints",
    Derivation.CITES: "cites",
    Derivation.QUOTES: "quotes",
}


def _lineage(story: Timeline) -> Iterator[Constraint]:
    for edge in story.lineage:
        does = _DOES[edge.type]
        because = f"source '{edge.source}' {does} source '{edge.origin}': {edge.because}"
        yield Constraint(published(edge.origin), published(edge.source), 0, because)


def _orders(story: Timeline) -> Iterator[Constraint]:
    """Stated orders beside those on a circle, and what a report says had begun."""
    knot_of = _knot_of(story)
    both = {event.id: ends(event, story) for event in story.events}
    for event in story.events:
        for order in event.before:
            if knot_of[event.id] != knot_of[order.event]:
                because = f"'{event.id}' came before '{order.event}': {order.because}"
                yield _assumed(both[event.id].end, both[order.event].start, 0, because, order)
        kind = story.kind(event.kind)
        for claim in event.claims:
            slot = kind.slot(claim.gives) if claim.gives else None
            if slot and slot.begun and claim.states and claim.states != event.id:
                because = f"'{event.id}' tells that '{claim.states}' had begun"
                yield Constraint(both[claim.states].start, both[event.id].end, 0, because)


def _knot_of(story: Timeline) -> dict[str, str]:
    """For each event the knot of stated orders it is part of; itself if none."""
    knotted = {id: knot[0] for knot in knots(stated(story.events)) for id in knot}
    return {event.id: knotted.get(event.id, event.id) for event in story.events}


def _relations(story: Timeline) -> Iterator[Constraint]:
    """Stated relations, beside those that put one event before another on a circle."""
    knot_of = _knot_of(story)
    both = {event.id: ends(event, story) for event in story.events}
    for event in story.events:
        for other in event.related:
            orders = other.puts_first or other.puts_last
            if orders and knot_of[event.id] == knot_of[other.event]:
                continue
            days = (*both[event.id], *both[other.event])
            how = " or ".join(other.ways)
            because = f"'{event.id}' lies to '{other.event}' as {how}: {other.because}"
            for later, earlier, most in other.differences:
                yield _assumed(days[later], days[earlier], most, because, other)


def _assumed(
    later: str, earlier: str, most: int, because: str, stated: Before | Related
) -> Constraint:
    """A stated order or relation, soft if it rests on an assumption."""
    if not stated.assuming:
        return Constraint(later, earlier, most, because)
    soft = _soft(later, earlier, most, because, "assumed")
    return replace(soft, assuming=stated.assuming)


def _words(event: Event, story: Timeline) -> Iterator[Constraint]:
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
                yield from _apart(ends(event, story), source, counted, words)
            yield from _writing(f"{event.id}/{claim.id}", claim, source, counted)


def _bare_month(address: str, claim: Claim) -> Iterator[Constraint]:
    """A month that has no year is over when it is written of, whichever year it is of."""
    name = f"last day of the month meant by '{address}'"
    said = f"'{claim.passage.exact}' names a month without a year, so it is not that of writing"
    yield _soft(name, published(claim.source), -1, said, "bare-month")
    if isinstance(claim.value, When) and claim.value.is_soft:
        yield from _completed(name, claim, address, claim.value.end_latest.day, None)


def _completed(
    name: str, claim: Claim, address: str, earliest: int | None, latest: int | None
) -> Iterator[Constraint]:
    because = f"claim '{address}' is so completed by the editors: {claim.because}"
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
    yield _soft(last, ORIGIN, ordinal(year, 12, 31), because, "this-year")
