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
  slot marked ``begun`` had begun by the end of the event that gives it.
* *words*: what the words of claims say about the writing, see :mod:`.wordbound`.

What is stated, or told of an event, on an assumption follows the rule ``assumed``; the rule
``announced`` bounds what lies ahead by the sources that tell of it.

This module does not solve anything; see :mod:`.network`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fabula.evidence.dating.network import ORIGIN, Constraint, solve
from fabula.evidence.dating.rules import RULES, rule_named
from fabula.evidence.dating.telling import told
from fabula.evidence.dating.variables import Variables, published
from fabula.evidence.dating.wordbound import soft, word_bounds
from fabula.story import Derivation
from fabula.story.circle import knots
from fabula.story.order import stated
from fabula.value import Shape, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fabula.evidence.dating.network import Solution
    from fabula.evidence.dating.variables import Ends
    from fabula.story import Event, Kind, Source, Timeline
    from fabula.value import Bound

__all__ = ["constraints", "counted", "dating", "narrow"]


def narrow(story: Timeline, rules: Iterable[str] = RULES) -> Solution:
    """The bounds of every event and source of a settled story.

    Args:
        story: the record, settled.
        rules: names of the rules of thumb that count.

    Raises:
        UnknownIdError: there is no rule of some name.
    """
    return solve(counted(constraints(story, Variables.of(story)), rules))


def counted(known: Iterable[Constraint], rules: Iterable[str]) -> tuple[Constraint, ...]:
    """The hard constraints, and those of some rules.

    Raises:
        UnknownIdError: there is no rule of some name.
    """
    held = {rule_named(name).name for name in rules}
    return tuple(one for one in known if one.hard or one.rule in held)


def constraints(story: Timeline, named: Variables) -> tuple[Constraint, ...]:
    """What a settled story says about days, by whichever rule.

    Args:
        story: the record, settled.
        named: its variables.
    """
    return (
        *(one for event in story.events for one in _told(event, story, named)),
        *(one for source in story.sources for one in _dated(source)),
        *(one for event in story.events for one in _publication(event, story, named)),
        *_lineage(story),
        *_orders(story, named),
        *_relations(story, named),
        *(one for event in story.events for one in word_bounds(event, story, named)),
    )


def _told(event: Event, story: Timeline, named: Variables) -> Iterator[Constraint]:
    """What the claims of an event say, each alone if they agree."""
    start, end = both = named.ends[event.id]
    if start != end:
        yield Constraint(start, end, 0, f"'{event.id}' began before it ended, or on that day")
    whole = named.told[event.id]
    alone = list(_each_alone(event, story.kind(event.kind), whole))
    agreed = all(_within(whole, each) for each, _ in alone)
    for when, assuming in alone if agreed else [(whole, "")]:
        bounds = _bounds(both, when if when.shape is whole.shape else _outer(when))
        yield from (_on_assumption(one, assuming) for one in bounds)


def _each_alone(event: Event, kind: Kind, whole: When) -> Iterator[tuple[When, str]]:
    """What each claim says of the days of an event, and what it assumes."""
    claims = [claim for claim in event.giving("when") if isinstance(claim.value, When)]
    for claim in claims:
        only = len(claims) == 1
        yield whole if only else told(replace(event, claims=(claim,)), kind), claim.assuming


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
    return soft(later, earlier, most, bound.because, rule)


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


def _publication(event: Event, story: Timeline, named: Variables) -> Iterator[Constraint]:
    """Nothing is told before it happened; a publication is when its source appears."""
    start, end = named.ends[event.id]
    ahead = story.kind(event.kind).ahead
    for id, assuming in _sources(event).items():
        because = f"source '{id}' tells of '{event.id}'"
        if ahead:
            yield soft(published(id), end, 0, f"{because} as lying ahead", "announced")
        else:
            yield _on_assumption(Constraint(start, published(id), 0, because), assuming)
    if event.kind == "publication":
        for id in sorted({claim.states for claim in event.giving("work") if claim.states}):
            because = f"'{event.id}' is when source '{id}' appeared"
            yield Constraint(published(id), end, 0, because)
            yield Constraint(start, published(id), 0, because)


def _sources(event: Event) -> dict[str, str]:
    """The sources that tell of an event, each with what that rests on, if on anything."""
    told: dict[str, list[str]] = {id: [] for id in event.sources}
    for claim in event.claims:
        told[claim.source].append(claim.assuming)
    return {id: min(assumed) for id, assumed in told.items()}


def _on_assumption(one: Constraint, assuming: str) -> Constraint:
    """A constraint that holds if an assumption does; unchanged if there is none."""
    if not assuming:
        return one
    rule = RULES["assumed"]
    return replace(one, rule=rule.name, priority=rule.priority, assuming=assuming)


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


def _orders(story: Timeline, named: Variables) -> Iterator[Constraint]:
    """Stated orders beside those on a circle, and what a report says had begun."""
    knot_of = _knot_of(story)
    both = named.ends
    for event in story.events:
        for order in event.before:
            if knot_of[event.id] != knot_of[order.event]:
                because = f"'{event.id}' came before '{order.event}': {order.because}"
                one = Constraint(both[event.id].end, both[order.event].start, 0, because)
                yield _on_assumption(one, order.assuming)
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


# How an event lies to another, by the names of :data:`fabula.story.relation.WAYS`.
_TOLD = {
    "before": "was over before {} began",
    "meets": "ended on the day before {} began",
    "overlaps": "began before {} and ended during it",
    "starts": "began with {} and ended before it",
    "during": "was during {}",
    "finishes": "began during {} and ended with it",
    "equals": "was on the very days of {}",
    "finished-by": "began before {} and ended with it",
    "contains": "went on before and after {}",
    "started-by": "began with {} and ended after it",
    "overlapped-by": "began during {} and ended after it",
    "met-by": "began on the day after {} ended",
    "after": "began after {} was over",
    "within": "was within the time of {}",
    "not-earlier": "began no earlier than {}",
}


def _relations(story: Timeline, named: Variables) -> Iterator[Constraint]:
    """Stated relations, beside those that put one event before another on a circle."""
    knot_of = _knot_of(story)
    both = named.ends
    for event in story.events:
        for other in event.related:
            orders = other.puts_first or other.puts_last
            if orders and knot_of[event.id] == knot_of[other.event]:
                continue
            days = (*both[event.id], *both[other.event])
            how = " or ".join(_TOLD[way].format(f"'{other.event}'") for way in other.ways)
            because = f"'{event.id}' {how}: {other.because}"
            for later, earlier, most in other.differences:
                one = Constraint(days[later], days[earlier], most, because)
                yield _on_assumption(one, other.assuming)
