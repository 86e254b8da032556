"""How sure each date is: what is certain, what the editors state, what rules of thumb add.

The same record is dated three times, by ever more of what may fail. Each is a *level*:

* *certain*: the words of sources that are dated themselves, and what is stated without assumption;
* *stated*: with what the editors answer for, which is how they complete words, what they assume,
  and dates of publication they mark as soft (:data:`~.rules.STATED`);
* *ruled*: with the rules of thumb about how people write.

Every bound of a level has its chain of constraints, which replays to its day, and is hard if and
only if no step of the chain rests on a rule. A level that says no more than the one below it is
left out; the certain one always stands, if only to say that nothing is certain.

This module does not word anything; see :mod:`fabula.present.chain`.

>>> from fabula.story import Source, Timeline
>>> from fabula.story.source import Dating
>>> from fabula.value import edtf
>>> dating = Dating(edtf.parse("2031-03-09"), "it shares its original's date", soft=True)
>>> story = Timeline("demo", "A demo", sources=(Source("copy", "a copy", dating=dating),))
>>> [(level.basis.value, level.when.latest_iso) for level in levels(story).source("copy")]
[('stated', '2031-03-09'), ('certain', None)]
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from fabula.errors import RecordError
from fabula.evidence.dating.chronology import dated_by
from fabula.evidence.dating.constraints import dating
from fabula.evidence.dating.network import Chain, Side, between
from fabula.evidence.dating.rules import RULES, STATED, rule_named
from fabula.evidence.dating.variables import published
from fabula.value import Bound, Shape, When
from fabula.value.bound import NO_BOUND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from fabula.errors import Finding
    from fabula.evidence.dating.chronology import Dated
    from fabula.evidence.dating.variables import Ends
    from fabula.story import Timeline

__all__ = ["Basis", "Level", "Levels", "levels"]


class Basis(StrEnum):
    """What a level rests on at most."""

    CERTAIN = "certain"
    STATED = "stated"
    RULED = "ruled"


_RULES_OF = {
    Basis.CERTAIN: frozenset[str](),
    Basis.STATED: frozenset(STATED),
    Basis.RULED: frozenset(RULES),
}


@dataclass(frozen=True, slots=True)
class Level:
    """A date as far as one basis goes.

    Attributes:
        basis: what it rests on at most.
        when: the date.
        chains: why each bound of it stands, in the order of the bounds of a
            :class:`~fabula.value.when.When`; None where there is none. An instant repeats its two.
    """

    basis: Basis
    when: When
    chains: tuple[Chain | None, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of thumb its bounds rest on, sorted; not those of what the editors state."""
        used = {rule for chain in self.chains if chain for rule in chain.rules}
        return tuple(sorted(used.difference(STATED)))

    @property
    def assuming(self) -> tuple[str, ...]:
        """What its bounds rest on beside words, as clauses that follow "if", sorted."""
        steps = (step for chain in self.chains if chain for step in chain.steps)
        return tuple(sorted({step.assuming for step in steps if step.assuming}))


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of every event and every source, the one that says most first.

    Attributes:
        rules: names of the rules that were counted, sorted.
        findings: what the record states that cannot hold.
        events: by id.
        sources: by id.
    """

    rules: tuple[str, ...]
    findings: tuple[Finding, ...]
    events: Mapping[str, tuple[Level, ...]]
    sources: Mapping[str, tuple[Level, ...]]

    def event(self, id: str) -> tuple[Level, ...]:
        """The levels of the date of an event.

        Raises:
            KeyError: there is no such event.
        """
        return self.events[id]

    def source(self, id: str) -> tuple[Level, ...]:
        """The levels of the day on which a source was published.

        Raises:
            KeyError: there is no such source.
        """
        return self.sources[id]


def levels(story: Timeline, rules: Iterable[str] = RULES) -> Levels:
    """Date a settled story at every level.

    Args:
        story: the record, settled.
        rules: names of the rules that count.

    Raises:
        UnknownIdError: there is no rule of some name.
    """
    held = {rule_named(name).name for name in rules}
    found = dated_by(story, (held & allowed for allowed in _RULES_OF.values()))
    each = dict(zip(_RULES_OF, found, strict=True))
    return Levels(
        tuple(sorted(held)),
        each[Basis.STATED].findings,
        {event.id: _rising(each, _event, event.id) for event in story.events},
        {source.id: _rising(each, _source, source.id) for source in story.sources},
    )


def _rising(
    each: Mapping[Basis, Dated], level: Callable[[Basis, Dated, str], Level], id: str
) -> tuple[Level, ...]:
    """The levels that say more than the one below, the last first."""
    every = [level(basis, found, id) for basis, found in each.items()]
    more = [above for below, above in pairwise(every) if _differ(below.when, above.when)]
    return (*reversed(more), every[0])


def _differ(one: When, other: When) -> bool:
    return not one.same_days(other) or one.mark != other.mark


def _event(basis: Basis, found: Dated, id: str) -> Level:
    when = found.story.event(id).when
    return Level(basis, when, tuple(_chains(found, when, found.ends[id])))


def _chains(found: Dated, when: When, both: Ends) -> Iterator[Chain | None]:
    bounds = (when.start_earliest, when.start_latest, when.end_earliest, when.end_latest)
    names = (both.start, both.start, both.end, both.end)
    if when.shape is Shape.INSTANT:
        names = (both.start, both.end, both.start, both.end)
    for bound, name, side in zip(bounds, names, (*Side, *Side), strict=True):
        yield _chain(found, name, side, bound, "completed")


def _chain(found: Dated, name: str, side: Side, bound: Bound, rule: str) -> Chain | None:
    """Why a bound stands: its way through the network, or its own reason where that is all.

    Args:
        found: the story dated.
        name: the variable.
        side: which bound.
        bound: the bound.
        rule: by which it stands if it has no way and is soft.
    """
    if bound.day is None:
        return None
    if name in found.solution:
        chain = found.solution.chain(name, side)
        if chain is not None and _day(found, name, side) == bound.day:
            return chain
    rule = "" if bound.hard else rule
    low, high = (bound.day, None) if side is Side.EARLIEST else (None, bound.day)
    return Chain(side, between(name, low, high, bound.because, rule))


def _day(found: Dated, name: str, side: Side) -> int | None:
    solved = found.solution
    return solved.earliest(name) if side is Side.EARLIEST else solved.latest(name)


def _source(basis: Basis, found: Dated, id: str) -> Level:
    name, source = published(id), found.story.source(id)
    counts = not source.dating.soft or "dating" in found.rules
    own = dating(source)
    when = own if counts and own.shape is Shape.INSTANT else When.unknown()
    if name in found.solution:
        low, high = (_bound(found, name, side) for side in Side)
        try:
            when = when.narrowed(low, high)
        except RecordError:  # its own date is part of a contradiction
            when = When.within(low, high) if counts else when
    bounds = (when.start_earliest, when.end_latest)
    low_chain, high_chain = (
        _chain(found, name, side, bound, "dating") for side, bound in zip(Side, bounds, strict=True)
    )
    return Level(basis, when, (low_chain, high_chain) * 2)


def _bound(found: Dated, name: str, side: Side) -> Bound:
    last = found.solution.last_step(name, side)
    if last is None:
        return NO_BOUND
    step, hard = last
    return Bound(_day(found, name, side), hard, step.because)
