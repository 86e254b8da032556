"""When the events of a story took place, as far as its claims and stated orders bound it.

What the story says about days is a network (:mod:`.constraints`), and the bounds of an event are
what it allows (:mod:`.network`), each with the reason that gives it last. Rules of thumb bound as
well (:mod:`.rules`); such a bound is soft. The days of a date with gaps are passed over here, since
a network knows no gaps.

What contradicts itself bounds nothing. Hard constraints of a contradiction are set aside together,
and every event keeps what its own claims say; of rules the weakest gives way. A contradiction in
which the record has a part is a finding about it; so are stated orders that run in a circle. That
a rule of thumb about words did not hold is none.

In a story without contradiction the bounds are the only ones that satisfy everything and are as
wide as can be, whatever the order of its records; and taking away a claim, a stated order or a
date of publication can only widen them.

>>> from fabula.story import Before, Event, Timeline
>>> call = Event("call", "talks", "A call", before=(Before("visit", "it prepared the visit"),))
>>> dated(Timeline("demo", "A demo", events=(call, Event("visit", "visit", "A visit")))).findings
()
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fabula.errors import Finding, FindingCode, RecordError
from fabula.evidence.dating.constraints import constraints, counted
from fabula.evidence.dating.network import Side, between, solve
from fabula.evidence.dating.rules import RULES, STATED, Rule, rule_named
from fabula.evidence.dating.variables import Variables, published
from fabula.evidence.plain import constraint_in_words, when_in_words
from fabula.story.circle import circle, knots
from fabula.story.order import stated
from fabula.value import Bound, Shape, When
from fabula.value.bound import NO_BOUND, earlier, later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fabula.evidence.dating.network import Conflict, Constraint, Solution
    from fabula.evidence.dating.variables import Ends
    from fabula.story import Claim, Event, Timeline

__all__ = ["Dated", "dated", "dated_by"]

# Rules whose failure is a fault of the record: what its editors stated does not hold.
_STATED = frozenset({"", *STATED})


_NO_RULE = Rule("", 0, "nothing")


@dataclass(frozen=True, slots=True)
class Dated:
    """A story whose events have bounds, and what contradicts itself.

    Attributes:
        story: the same story, every event dated anew.
        findings: circles among the stated orders, and what the record states that cannot hold.
        solution: the network solved, for the reasons of each bound and the bounds of sources.
        ends: the variables of each event in it, by id.
        rules: names of the rules that were counted.
    """

    story: Timeline
    findings: tuple[Finding, ...]
    solution: Solution
    ends: Mapping[str, Ends]
    rules: frozenset[str]


def dated(story: Timeline, rules: Iterable[str] = RULES) -> Dated:
    """Date every event of a story from its claims.

    Args:
        story: the record.
        rules: names of the rules of thumb that count.

    Raises:
        UnknownIdError: there is no rule of some name.
    """
    return dated_by(story, [rules])[0]


def dated_by(story: Timeline, each: Iterable[Iterable[str]]) -> list[Dated]:
    """The same by each of several sets of rules; what two in a row have in common is done once."""
    dating = _Dating(story)
    return [dating.by(frozenset(rule_named(name).name for name in rules)) for rules in each]


class _Dating:
    """A story dated by one set of rules after another."""

    def __init__(self, story: Timeline) -> None:
        self._story = story
        self._circles = tuple(_circles(story))
        self._reads(story)

    def _reads(self, story: Timeline) -> None:
        self._read, self._named = story, Variables.of(story)
        self._known = constraints(story, self._named)
        self._last: tuple[tuple[Constraint, ...], Dated] | None = None

    def by(self, rules: frozenset[str]) -> Dated:
        """The story dated by some rules."""
        read = _as_read(self._story, rules)
        if read is not self._read:
            self._reads(read)
        known = counted(self._known, rules)
        if self._last and self._last[0] == known:
            return replace(self._last[1], rules=rules)
        found = self._solved(known, rules)
        self._last = known, found
        return found

    def _solved(self, known: tuple[Constraint, ...], rules: frozenset[str]) -> Dated:
        story, work = self._story, _Work(self._read, self._named, known)
        findings = (*self._circles, *_contradictions(story, work), *work.findings)
        events = (replace(event, when=work.whens[event.id]) for event in story.events)
        return Dated(story.with_events(events), findings, work.solution, work.ends, rules)


def _as_read(story: Timeline, rules: frozenset[str]) -> Timeline:
    """The story without dates that rules give which do not count; itself if there are none."""
    if {"assumed", "completed"} <= rules:
        return story

    def read(claim: Claim) -> Claim:
        completed = isinstance(claim.value, When) and claim.value.is_soft
        assumed = claim.gives == "when" and claim.assuming and "assumed" not in rules
        if assumed:
            return replace(claim, readings=(), expect=None, states=None)
        bare = completed and "completed" not in rules
        return replace(claim, readings=claim.readings[1:]) if bare else claim

    claims = [tuple(map(read, event.claims)) for event in story.events]
    if all(mine == event.claims for mine, event in zip(claims, story.events, strict=True)):
        return story
    return story.with_events(
        replace(event, claims=mine) for mine, event in zip(claims, story.events, strict=True)
    )


def _circles(story: Timeline) -> Iterator[Finding]:
    after = stated(story.events)
    for knot in knots(after):
        way = circle(knot, after)
        told = " before ".join(f"'{id}'" for id in (*way, way[0]))
        message = f"the stated orders run in a circle: {told}"
        yield Finding(FindingCode.DISORDER, way[0], message)


def _contradictions(story: Timeline, work: _Work) -> Iterator[Finding]:
    """What the record states that cannot hold, each told at the first record of its circle."""
    places = {published(source.id): f"source:{source.id}" for source in story.sources}
    places |= {name: id for id, both in work.ends.items() for name in both}
    for conflict in work.solution.conflicts:
        if {step.rule for step in conflict.dropped} <= _STATED:
            yield Finding(FindingCode.DISORDER, _place(conflict, places), _message(conflict))


def _place(conflict: Conflict, places: dict[str, str]) -> str:
    """The first event of the circle, or else the first source."""
    named = [places[step.later] for step in conflict.cycle if step.later in places]
    return next((place for place in named if ":" not in place), named[0])


def _message(conflict: Conflict) -> str:
    return "these cannot all hold: " + "; ".join(map(constraint_in_words, conflict.cycle))


class _Work:
    """The bounds as the network gives them, solved again where dates with gaps say more."""

    def __init__(self, story: Timeline, named: Variables, known: tuple[Constraint, ...]) -> None:
        self.findings: list[Finding] = []
        self.whens: dict[str, When] = {}
        self.ends, self._told = named.ends, named.told
        met = set(known)
        for _ in range(len(self._told) + 1):
            self.solution = solve(known)
            self.findings = []
            self.whens = {event.id: self._dated(event) for event in story.events}
            leaps = {one for id in self.whens for one in self._leaps(id)} - met
            if not leaps:
                break
            met |= leaps
            known = (*known, *leaps)

    def _dated(self, event: Event) -> When:
        """The bounds of its claims, narrowed by the network unless that leaves no day."""
        when = self._told[event.id]
        try:
            return _narrowed(when, *(self._bounds(event, side) for side in Side))
        except RecordError:
            days = when_in_words(When.within(when.start_earliest, when.end_latest))
            message = (
                f"its dates, {days} with gaps, leave no day within the bounds that other dates "
                f"and orders give"
            )
            self.findings.append(Finding(FindingCode.DISORDER, event.id, message))
            return when

    def _bounds(self, event: Event, side: Side) -> tuple[Bound, Bound]:
        """Its start and its end on one side; what only follows from the other end is left out."""
        both = self.ends[event.id]
        start, end = (self._bound(name, side, both) for name in both)
        return start, end

    def _bound(self, name: str, side: Side, both: Ends) -> Bound:
        found = self.solution.last_step(name, side) if name in self.solution else None
        if found is None:
            return NO_BOUND
        step, hard = found
        if {step.later, step.earlier} == set(both):
            return NO_BOUND
        early = side is Side.EARLIEST
        day = self.solution.earliest(name) if early else self.solution.latest(name)
        return Bound(day, hard, step.because)

    def _leaps(self, id: str) -> Iterator[Constraint]:
        """What the dates of an event say beyond the network, since they have gaps."""
        start, end = self.ends[id]
        when = self.whens[id]
        # Of several days only one may be left, and then the date has no gaps any more.
        if not self._told[id].dates or start not in self.solution:
            return
        for name, low, high in (
            (start, when.start_earliest, when.start_latest),
            (end, when.end_earliest, when.end_latest),
        ):
            first, last = self.solution.earliest(name), self.solution.latest(name)
            if low.day is not None and (first is None or low.day > first):
                because = f"{low.because}; the dates claimed of '{id}' leave no earlier day"
                rule = self._rule(name, Side.EARLIEST, low)
                yield from between(name, low.day, None, because, rule.name, rule.priority)
            if high.day is not None and (last is None or high.day < last):
                because = f"{high.because}; the dates claimed of '{id}' leave no later day"
                rule = self._rule(name, Side.LATEST, high)
                yield from between(name, None, high.day, because, rule.name, rule.priority)

    def _rule(self, name: str, side: Side, bound: Bound) -> Rule:
        """The weakest rule a bound rests on; one without a name if it is hard."""
        if bound.hard:
            return _NO_RULE
        chain = self.solution.chain(name, side)
        rules = [RULES[rule] for rule in chain.rules] if chain else []
        return min(rules, key=lambda rule: rule.priority, default=RULES["completed"])


def _narrowed(when: When, lows: tuple[Bound, Bound], highs: tuple[Bound, Bound]) -> When:
    """A date between bounds of its start and of its end; open ends close if they are bounded."""
    (start_low, end_low), (start_high, end_high) = lows, highs
    if when.shape is Shape.INSTANT:
        return when.narrowed(start_low, end_high)
    if when.shape is Shape.RECURRING:
        return replace(
            when,
            start_earliest=later(when.start_earliest, start_low),
            start_latest=earlier(when.start_latest, start_high),
            end_earliest=later(when.end_earliest, end_low),
            end_latest=earlier(when.end_latest, end_high),
        )
    return When.lasting(
        when.start.narrowed(start_low, start_high),
        when.end.narrowed(end_low, end_high),
        open_start=when.open_start and (start_low.day, start_high.day) == (None, None),
        open_end=when.open_end and (end_low.day, end_high.day) == (None, None),
    )
