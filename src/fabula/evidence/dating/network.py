"""Which days points in time can fall on, given how far apart they can lie.

A *variable* is a point in time, by name: the start or the end of an event, the publication of a
source. A *constraint* says that one is at most so many days after another, and why. The *origin*
is day 0 of the count of :mod:`fabula.value.calendar`; a constraint that joins a variable to it is
a date. Together they are a simple temporal network (R. Dechter, I. Meiri, J. Pearl, *Temporal
constraint networks*, Artificial Intelligence 49, 1991): the latest day of a variable is its
distance from the origin along the constraints, the earliest its distance to it, turned round.

The decisions:

* A constraint without a *rule* is *hard*. One with a rule is *soft*: it holds if the rule of
  thumb of that name does. The network is solved with the hard ones alone, and with all.
* The constraints on the way from the origin to a bound are its :class:`Chain`: they *are* the
  explanation, and :func:`replay` reckons the bound from nothing else. Of several ways to one day
  the one with the fewest soft constraints is given, then the one with the fewest constraints.
* Constraints that lead round to a day before itself *are* the contradiction; a shortest such
  circle is the :class:`Conflict`, see :mod:`.contradiction`. If all of it is hard none of it is
  believed, and all is set aside; else the soft constraint of the lowest priority is. Then the
  network is solved again. What was set aside bounds nothing, and is told.

The order in which constraints are given never matters. Where nothing contradicts itself, the
bounds are as wide as can be and no wider: some choice of days within them satisfies everything,
and each bound is reached by one. Dates with gaps are not told here: a network knows first and
last days alone.

>>> report = between("report", 738924, 738924, "its date line")
>>> order = Constraint("report", "denial", 5, "the denial came at most five days before")
>>> solved = solve([*report, order])
>>> solved.earliest("denial"), solved.latest("denial")
(738919, None)
>>> [step.because for step in solved.chain("denial", Side.EARLIEST).steps]
['its date line', 'the denial came at most five days before']
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from fabula.errors import RecordError, UnknownIdError
from fabula.evidence.dating.contradiction import shortest_cycle
from fabula.evidence.dating.ways import shortest_ways

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fabula.evidence.dating.ways import Edge, Ways

__all__ = [
    "ORIGIN",
    "Chain",
    "Conflict",
    "Constraint",
    "Side",
    "Solution",
    "between",
    "replay",
    "solve",
]

ORIGIN = "day 0"
"""The variable whose day is 0; no slug, so no record can bear its name."""


class Side(StrEnum):
    """Which of the two bounds of a variable."""

    EARLIEST = "earliest"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Constraint:
    """``later`` is at most so many days after ``earlier``.

    Attributes:
        later: the variable on the left of ``later - earlier <= most``.
        earlier: the variable on its right.
        most: the number of days; negative if ``later`` in truth comes first.
        because: why, in words for a reader.
        rule: name of the rule of thumb it rests on; empty if it is hard.
        priority: of soft constraints that contradict each other the lowest is set aside.
        assuming: what it rests on beside the words, as a clause that follows "if"; may be empty.

    Raises:
        RecordError: it joins a variable to itself.
    """

    later: str
    earlier: str
    most: int
    because: str
    rule: str = ""
    priority: int = 0
    assuming: str = ""

    def __post_init__(self) -> None:
        if self.later == self.earlier:
            raise RecordError(
                "constraint", "later", self.later, "another variable than the earlier"
            )

    @property
    def hard(self) -> bool:
        """Whether it rests on no rule of thumb."""
        return not self.rule


_KEY = attrgetter("later", "earlier", "most", "because", "rule", "priority", "assuming")


def between(
    variable: str,
    earliest: int | None,
    latest: int | None,
    because: str,
    rule: str = "",
    priority: int = 0,
) -> tuple[Constraint, ...]:
    """A date as constraints: no day before the earliest, none after the latest.

    >>> [(one.later, one.earlier, one.most) for one in between("report", 5, None, "its date")]
    [('day 0', 'report', -5)]
    """
    ends: list[tuple[str, str, int]] = []
    if earliest is not None:
        ends.append((ORIGIN, variable, -earliest))
    if latest is not None:
        ends.append((variable, ORIGIN, latest))
    return tuple(
        Constraint(later, earlier, most, because, rule, priority) for later, earlier, most in ends
    )


@dataclass(frozen=True, slots=True)
class Chain:
    """Why a bound stands: the constraints from the origin to its variable, in that order.

    Attributes:
        side: whether it is an earliest or a latest bound.
        steps: the constraints; each begins at the variable the one before it led to.
    """

    side: Side
    steps: tuple[Constraint, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules of thumb it rests on, sorted, each once; none if it is hard."""
        return tuple(sorted({step.rule for step in self.steps if step.rule}))

    def days(self) -> Iterator[tuple[str, int]]:
        """Each variable on the way with the bound reached there.

        Raises:
            RecordError: a step does not begin where the one before it led to.
        """
        at, day = ORIGIN, 0
        for step in self.steps:
            begins, leads = step.earlier, step.later
            if self.side is Side.EARLIEST:
                begins, leads = leads, begins
            if begins != at:
                raise RecordError("chain", "step", begins, f"a constraint that begins at '{at}'")
            at, day = leads, day + (step.most if self.side is Side.LATEST else -step.most)
            yield at, day


def replay(chain: Chain) -> int:
    """The day a chain leads to, reckoned from its constraints alone.

    Raises:
        RecordError: a step does not begin where the one before it led to, or there is none.
    """
    reached = [day for _, day in chain.days()]
    if not reached:
        raise RecordError("chain", "steps", (), "one constraint or more")
    return reached[-1]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Constraints that cannot all hold, since they lead round to a day before itself.

    Attributes:
        cycle: exactly these, each beginning where the one before it led to; from the origin if
            it lies on the circle, else from the first variable by name.
        dropped: those of them that were set aside.
    """

    cycle: tuple[Constraint, ...]
    dropped: tuple[Constraint, ...]

    @property
    def hard(self) -> bool:
        """Whether no rule of thumb is part of it."""
        return all(step.hard for step in self.cycle)


class _Solved(NamedTuple):
    """The network solved once: from the origin, and back to it."""

    constraints: Sequence[Constraint]
    day: int  # what one day costs
    rule: int  # what one soft constraint costs beside that
    onward: Ways
    back: Ways


@dataclass(frozen=True, slots=True)
class Solution:
    """The bounds of every variable, with their chains, and what had to be set aside.

    Attributes:
        variables: their names, sorted, without the origin.
        conflicts: in the order in which they were met, hard ones first.
    """

    variables: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    _number: dict[str, int]
    _hard: _Solved
    _all: _Solved

    def __contains__(self, variable: object) -> bool:
        return variable in self._number

    def earliest(self, variable: str, *, soft: bool = True) -> int | None:
        """The first day it can fall on; None if nothing bounds it.

        Args:
            variable: its name.
            soft: whether rules of thumb count.

        Raises:
            UnknownIdError: no constraint names the variable.
        """
        solved = self._solved(soft)
        cost = solved.back.cost[self._at(variable)]
        return None if cost is None else -(cost // solved.day)

    def latest(self, variable: str, *, soft: bool = True) -> int | None:
        """The last day it can fall on; as :meth:`earliest`."""
        solved = self._solved(soft)
        cost = solved.onward.cost[self._at(variable)]
        return None if cost is None else cost // solved.day

    def chain(self, variable: str, side: Side, *, soft: bool = True) -> Chain | None:
        """Why a bound stands; None where there is none.

        Raises:
            UnknownIdError: no constraint names the variable.
        """
        solved = self._solved(soft)
        ways = solved.onward if side is Side.LATEST else solved.back
        at, steps = self._at(variable), list[Constraint]()
        if ways.cost[at] is None:
            return None
        while ways.via[at] >= 0:
            steps.append(solved.constraints[ways.via[at]])
            came_from = steps[-1].earlier if side is Side.LATEST else steps[-1].later
            at = self._number[came_from]
        return Chain(side, tuple(reversed(steps)))

    def last_step(self, variable: str, side: Side) -> tuple[Constraint, bool] | None:
        """The last constraint of a chain, and whether all of the chain is hard.

        Costs nothing, however long the chain is; soft constraints count. None where there is no
        chain.

        Raises:
            UnknownIdError: no constraint names the variable.
        """
        solved = self._all
        ways = solved.onward if side is Side.LATEST else solved.back
        at = self._at(variable)
        cost = ways.cost[at]
        if cost is None:
            return None
        return solved.constraints[ways.via[at]], cost % solved.day < solved.rule

    def _solved(self, soft: bool) -> _Solved:
        return self._all if soft else self._hard

    def _at(self, variable: str) -> int:
        try:
            return self._number[variable]
        except KeyError:
            raise UnknownIdError("variable", variable, self.variables) from None


def solve(constraints: Iterable[Constraint]) -> Solution:
    """The bounds that constraints give, without and with the soft ones.

    Costs a sort and, in practice, a few looks at each constraint; each contradiction asks for the
    whole once more.
    """
    sorted_, names = _in_order(constraints)
    number = {name: at for at, name in enumerate((ORIGIN, *names))}
    graph = _Graph(number, (one for one in sorted_ if not one.rule))
    graph, hard, broken = _settled(graph)
    graph.add(one for one in sorted_ if one.rule)
    _, every, bent = _settled(graph, hard)
    return Solution(tuple(names), (*broken, *bent), number, hard, every)


def _in_order(constraints: Iterable[Constraint]) -> tuple[list[Constraint], list[str]]:
    """The constraints in an order that is not that in which they came, and the names they give.

    Few share a variable, so those of each are sorted by themselves: comparing all of them with one
    another would cost more than solving them.
    """
    by_later: dict[str, list[Constraint]] = defaultdict(list)
    earlier = set()
    for one in constraints:
        by_later[one.later].append(one)
        earlier.add(one.earlier)
    for sharing in by_later.values():
        sharing.sort(key=_KEY)
    held = [one for name in sorted(by_later) for one in by_later[name]]
    return held, sorted((by_later.keys() | earlier) - {ORIGIN})


def _settled(graph: _Graph, hard: _Solved | None = None) -> tuple[_Graph, _Solved, list[Conflict]]:
    """The network solved, once enough is set aside for it to hold.

    Args:
        graph: the network.
        hard: what its hard constraints give alone; then only soft ones are set aside.
    """
    conflicts: list[Conflict] = []
    onward, back = (hard.onward, hard.back) if hard else (None, None)
    while True:
        forth = shortest_ways(graph.leaving, onward)
        if not forth.circle:
            ways = forth, shortest_ways(graph.entering, back)
            return graph, _Solved(graph.constraints, graph.day, graph.rule, *ways), conflicts
        numbers = shortest_cycle(graph.leaving, forth.circle)
        conflicts.append(_conflict([graph.constraints[at] for at in numbers]))
        graph = graph.without(conflicts[-1].dropped)


def _conflict(cycle: list[Constraint]) -> Conflict:
    first = min(range(len(cycle)), key=lambda at: (cycle[at].earlier != ORIGIN, cycle[at].earlier))
    turned = (*cycle[first:], *cycle[:first])
    soft = [one for one in turned if not one.hard]
    weakest = min(soft, key=lambda one: (one.priority, _KEY(one)), default=None)
    return Conflict(turned, turned if weakest is None else (weakest,))


class _Graph:
    """Constraints as edges between numbered variables; the origin is number 0.

    A cost holds three counts in one number, so that one comparison tells which of two ways is
    shorter: days first, then soft constraints, then constraints. A way passes each variable at
    most once, so the smaller counts never reach the weight of the greater.
    """

    def __init__(self, number: dict[str, int], known: Iterable[Constraint]) -> None:
        self.constraints: list[Constraint] = []
        self.leaving: list[list[Edge]] = [[] for _ in number]
        self.entering: list[list[Edge]] = [[] for _ in number]
        self._number = number
        self.rule = len(number) + 1
        self.day = self.rule**2
        self.add(known)

    def add(self, more: Iterable[Constraint]) -> None:
        """Add constraints; the numbers of those there are stay as they are."""
        number, leaving, entering = self._number, self.leaving, self.entering
        for at, one in enumerate(more, len(self.constraints)):
            later, earlier = number[one.later], number[one.earlier]
            cost = one.most * self.day + (self.rule if one.rule else 1)
            leaving[earlier].append((later, cost, at))
            entering[later].append((earlier, cost, at))
            self.constraints.append(one)

    def without(self, dropped: Iterable[Constraint]) -> _Graph:
        """The same without some of its constraints."""
        aside = set(dropped)
        return _Graph(self._number, [one for one in self.constraints if one not in aside])
